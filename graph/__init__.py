"""careergraph: career paths in health information, with every requirement honoured."""

from graph.attainable import Attainable, Reach
from graph.condition import Condition, all_of, any_of, at_least, holds, missing
from graph.counts import Stats, stats
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
from graph.model import resolve
from graph.opening import Opening, opening
from graph.planning.planner import plan
from graph.planning.problem import Answer, Difference, Missing, Plan, Problem, Step
from graph.planning.verify import verify
from graph.reach import reach
from graph.requirements import requirements
from graph.routing import Route, k_shortest_paths, shortest_path

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
