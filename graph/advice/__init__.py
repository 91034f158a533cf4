"""Advice on a plan: what every plan needs, why each step, what constraints cost, what to relax.

``plan --json --explain`` adds these keys to an answer:

``landmarks``
    What every plan needs, nearest to the target first: ``{"sentence", "ids", "months"}``. Every
    plan has one of ``ids``; with ``months`` above 0, so many months are worked in them together.
``reasons``
    Per line of the schedule ``{"id", "sentence", "asked_by"}``; ``asked_by`` lists the
    requirements that the step meets: ``{"node", "pathway", "group", "needs", "sentence"}``.
``constraint_costs``
    ``{"action", "constraint", "id", "status", "time", "cost", "steps", "calendar", "earnings",
    "instead", "sentence"}``:
    ``action`` is ``drop`` (a constraint of the question is given up) or ``forbid`` (a thing of
    the plan is avoided); ``constraint`` is ``avoid``, ``max_credential_level``, ``max_months``,
    ``max_cost`` or ``max_steps``; ``time`` to ``earnings`` are differences to the plan (null
    without another plan, or where plans of this objective have no such value), ``instead`` what
    the other plan newly achieves. ``status`` is ``optimal`` (both plans proved), ``feasible``
    (one is the best found), ``infeasible`` (no plan without it) or ``unknown`` (not found out in
    the time given).

An infeasible answer always has the key ``relaxations``: ``{"proved", "sets", "blocked"}``.
``sets`` are the smallest sets of changes that make it feasible, ``{"sentence", "changes"}``
each, a change ``{"constraint", "id", "was", "value", "proved", "sentence"}`` with the least value
that will do (``constraint`` as above; for earnings also ``horizon``). ``blocked`` lists, in the
form of ``missing``, what stands in the way whatever is changed. ``proved`` says that no smaller
set will do, and that all of this size are listed unless there are ten.
"""

from graph.advice.changes import Change, Relaxation, Relaxations
from graph.advice.costs import ConstraintCost, constraint_costs
from graph.advice.landmarks import Landmark, landmarks
from graph.advice.relax import relaxations
from graph.advice.report import Advice, advise
from graph.advice.why import Reason, RequirementUse, reasons

__all__ = [
    "Advice",
    "Change",
    "ConstraintCost",
    "Landmark",
    "Reason",
    "Relaxation",
    "Relaxations",
    "RequirementUse",
    "advise",
    "constraint_costs",
    "landmarks",
    "reasons",
    "relaxations",
]
