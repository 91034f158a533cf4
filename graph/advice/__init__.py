"""Advice on a plan: what every plan needs, why each step, what constraints cost, how sure it is.

What each key means in JSON stands in docs/command-line.md, under "careergraph plan".
"""

from graph.advice.changes import Change, Conflict, Relaxation, Relaxations
from graph.advice.confidence import Confidence
from graph.advice.costs import ConstraintCost, constraint_costs
from graph.advice.landmarks import Landmark, landmarks
from graph.advice.relax import relaxations
from graph.advice.report import Advice, advise
from graph.advice.sure import confidence_of
from graph.advice.why import Reason, RequirementUse, reasons

__all__ = [
    "Advice",
    "Change",
    "Confidence",
    "Conflict",
    "ConstraintCost",
    "Landmark",
    "Reason",
    "Relaxation",
    "Relaxations",
    "RequirementUse",
    "advise",
    "confidence_of",
    "constraint_costs",
    "landmarks",
    "reasons",
    "relaxations",
]
