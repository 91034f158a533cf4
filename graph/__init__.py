"""careergraph: career paths in health information, with every requirement honoured."""

from graph.errors import (
    DataError,
    Finding,
    GraphError,
    NoRouteError,
    Report,
    RequestError,
    UnknownNodeError,
)
from graph.io.tables import check_folder, load_graph
from graph.model.condition import Condition, all_of, any_of, at_least, holds, missing
from graph.model.names import resolve
from graph.model.requirements import requirements
from graph.planning.plan import plan
from graph.planning.problem import Answer, Difference, Missing, Plan, Problem, Step
from graph.planning.reach.opening import Opening, opening
from graph.planning.reach.survey import reach
from graph.planning.reach.values import Attainable, Reach
from graph.planning.verify.plan import verify
from graph.queries.routing import Route, k_shortest_paths, shortest_path
from graph.queries.stats import Stats, stats

__all__ = [
    "Answer",
    "Attainable",
    "Condition",
    "DataError",
    "Difference",
    "Finding",
    "GraphError",
    "Missing",
    "NoRouteError",
    "Opening",
    "Plan",
    "Problem",
    "Reach",
    "Report",
    "RequestError",
    "Route",
    "Stats",
    "Step",
    "UnknownNodeError",
    "all_of",
    "any_of",
    "at_least",
    "check_folder",
    "holds",
    "k_shortest_paths",
    "load_graph",
    "missing",
    "opening",
    "plan",
    "reach",
    "requirements",
    "resolve",
    "shortest_path",
    "stats",
    "verify",
]
