"""The exact sequential search: one CP-SAT model, minimised lexicographically."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.bounds.labels import least_with
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.bounds.reduction import within
from graph.planning.candidates.choice import Choice, value
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.models import cp_model
from graph.planning.models.lexicographic import together
from graph.planning.models.sequential import SequentialModel
from graph.planning.problem import LEXICOGRAPHIC, MEASURES

_TIE_EFFORT = 2.0
"""Deterministic seconds (of CP-SAT) for settling ties: same input, same answer."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What the search found; `bound` is a lower bound of the first measure."""

    choice: Choice | None
    proved: bool
    bound: int | None


def solve(
    instance: Instance,
    objective: Measure,
    *,
    caps: Caps | None = None,
    hint: Choice | None = None,
    time_limit: float = 10.0,
    stages: int = 3,
) -> Solution:
    """Find the best plan.

    Parameters
    ----------
    instance
        A restricted instance.
    objective
        What is minimised first; see `LEXICOGRAPHIC` for second and third.
    caps
        Limits that a plan must keep.
    hint
        A plan for the warm start.
    time_limit
        Seconds for all measures together.
    stages
        How many of the three measures are minimised.

    Returns
    -------
    Solution
        ``proved`` with a choice: optimal in those measures; ``proved`` without a choice: no
        plan exists.
    """
    deadline = now() + time_limit
    limits = (caps or Caps()).limits()
    names = list(LEXICOGRAPHIC[objective][:stages])
    if hint is not None:
        limits[objective] = value(instance, hint, objective)
    whole, tightened, bound = instance, dict(limits), None
    while names:
        # Known values of the best plan shrink the instance.
        instance = within(instance, tightened)
        known = least_with(instance, names[0])
        floor = min((known[goal] for goal in instance.goals if goal in known), default=None)
        if floor is None:
            return Solution(None, proved=True, bound=None)
        bound = floor if bound is None else bound
        if hint is None or value(whole, hint, names[0]) > floor:
            break
        # The hint already attains the lower bound of this measure.
        limits[names[0]] = floor
        tightened = {names.pop(0): floor}
    else:
        return Solution(hint, proved=True, bound=bound)
    model = SequentialModel(instance, Caps(**limits))
    model.add_landmarks(landmark_groups(instance))
    model.cp.add(model.measures[names[0]] >= floor)
    found = _minimised(model, names, hint, deadline)
    if names[0] == objective:
        bound = max(bound, found.bound or 0)
    return found if found.choice is None and found.proved else replace(found, bound=bound)


def _minimised(
    model: SequentialModel, names: Sequence[Measure], choice: Choice | None, deadline: float
) -> Solution:
    """Minimise measures in their order; `bound` is one of the first of them."""
    bound = None
    for part in together({name: model.total(name) for name in names}):
        left = deadline - now()
        if left <= 0:
            return Solution(choice, proved=False, bound=bound)
        status, found, least = model.minimise(part.expression, choice, seconds=left)
        if status == cp_model.INFEASIBLE:
            return Solution(None, proved=True, bound=None)
        choice = found or choice
        if part.names[0] == names[0]:
            bound = part.first(least)
        if status != cp_model.OPTIMAL or found is None:
            return Solution(choice, proved=False, bound=bound)
        for name in part.names:
            model.fix(model.measures[name], value(model.instance, found, name))
    return Solution(choice, proved=True, bound=bound)


def settle_ties(
    instance: Instance, best: Choice, taste: Taste, *, seconds: float | None = None
) -> Choice:
    """Choose among plans of equal values by the ties of docs/semantics.md, rule 17.

    Parameters
    ----------
    instance
        The instance, reduced at most with the taste.
    best
        A plan of the best values.
    taste
        What is preferred.
    seconds
        Time limit, after which the best plan so far is returned; None for no limit.
    """
    deadline = None if seconds is None else now() + seconds
    limits = {measure: value(instance, best, measure) for measure in MEASURES}
    instance = within(instance, limits)
    model = SequentialModel(instance, Caps(**limits))
    model.add_landmarks(landmark_groups(instance))
    strays, rest = model.tastes(taste)
    if not best.things & taste.detours:
        model.fix(strays, 0)
        wishes = [rest]
    else:
        wishes = [strays, rest]
    for expression in wishes:
        left = None if deadline is None else max(0.0, deadline - now())
        status, found, least = model.minimise(expression, best, seconds=left, effort=_TIE_EFFORT)
        best = found or best
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return best
