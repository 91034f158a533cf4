"""careergraph: career paths in health information, with every requirement honoured.

Every command of the command line has a function here: ``validate``, ``find``, ``show``,
``route``, ``plan`` (with ``advise`` for ``--explain``, ``confidence_of`` for ``--sure``), ``gap``,
``reach`` (with ``opening`` for ``--opens``), ``compare``, ``export_files``, ``datapackage`` and
``stats``; `pay_by` is a part of ``show``, `to_json` gives what ``--json`` prints, and
`picture` shows any view in a notebook.
"""

from graph.advice import Advice, Confidence, advise, confidence_of
from graph.advice.comparing.compare import compare
from graph.drawing.diagram.choice import ExploreChoice
from graph.errors import (
    DataError,
    Finding,
    GraphError,
    NoRouteError,
    Report,
    RequestError,
    UnknownNodeError,
)
from graph.export.publish.picture import Picture, picture
from graph.export.publish.write import export_files
from graph.io.datapackage import datapackage
from graph.io.encode import to_json
from graph.io.tables import check_folder, load_graph, validate
from graph.io.version import __version__
from graph.model.condition import Condition, all_of, any_of, at_least, holds, missing
from graph.model.names import resolve
from graph.model.requirements import requirements
from graph.person.file import read_profile, write_profile
from graph.person.profile import Profile
from graph.planning.answer import Answer, Difference, Missing, Plan, Step
from graph.planning.plan import plan
from graph.planning.problem import Problem
from graph.planning.reach.opening import Opening, opening
from graph.planning.reach.survey import reach
from graph.planning.reach.values import Attainable, Reach
from graph.planning.verify.plan import verify
from graph.queries.comparison import Comparison
from graph.queries.facts import Dossier, show
from graph.queries.find import Found, Match, find
from graph.queries.gap import Gap, gap
from graph.queries.pay import PlacePay, pay_by
from graph.queries.routing import Route, Routes, k_shortest_paths, route, shortest_path
from graph.queries.stats import Stats, stats

__all__ = [
    "Advice",
    "Answer",
    "Attainable",
    "Comparison",
    "Condition",
    "Confidence",
    "DataError",
    "Difference",
    "Dossier",
    "ExploreChoice",
    "Finding",
    "Found",
    "Gap",
    "GraphError",
    "Match",
    "Missing",
    "NoRouteError",
    "Opening",
    "Picture",
    "PlacePay",
    "Plan",
    "Problem",
    "Profile",
    "Reach",
    "Report",
    "RequestError",
    "Route",
    "Routes",
    "Stats",
    "Step",
    "UnknownNodeError",
    "__version__",
    "advise",
    "all_of",
    "any_of",
    "at_least",
    "check_folder",
    "compare",
    "confidence_of",
    "datapackage",
    "export_files",
    "find",
    "gap",
    "holds",
    "k_shortest_paths",
    "load_graph",
    "missing",
    "opening",
    "pay_by",
    "picture",
    "plan",
    "reach",
    "read_profile",
    "requirements",
    "resolve",
    "route",
    "shortest_path",
    "show",
    "stats",
    "to_json",
    "validate",
    "verify",
    "write_profile",
]
