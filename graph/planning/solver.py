"""The exact sequential search: one CP-SAT model, minimised measure by measure."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ortools.sat.python import cp_model

from graph.planning.cpsat import Caps, SequentialModel
from graph.planning.instance import Instance
from graph.planning.labels import least_with
from graph.planning.problem import LEXICOGRAPHIC, MEASURES, Measure, Taste
from graph.planning.reduction import within
from graph.planning.simulate import Choice, value

_TIE_EFFORT = 2.0
"""Deterministic seconds (of CP-SAT) for settling ties: same input, same answer."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What the search found: `bound` is a value of the first measure no plan is below."""

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
    """Find a plan of the least values.

    Parameters
    ----------
    instance
        The restricted problem.
    objective
        What is minimised first; see `LEXICOGRAPHIC` for second and third.
    caps
        Limits a plan must keep.
    hint
        A plan to start from.
    time_limit
        Seconds for the measures together.
    stages
        How many of the three measures, in their order, are minimised.

    Returns
    -------
    Solution
        ``proved`` with a choice: optimal in those measures; ``proved`` without: no plan
        exists.
    """
    choice = hint
    bound: int | None = None
    deadline = time.monotonic() + time_limit
    limits = (caps or Caps()).limits()
    whole, tightened = instance, dict(limits)
    if hint is not None:
        limits[objective] = tightened[objective] = value(whole, hint, objective)
    for measure in LEXICOGRAPHIC[objective][:stages]:
        # What is known of the best plan makes the next search a smaller one.
        instance = within(instance, tightened)
        known = least_with(instance, measure)
        floor = min((known[goal] for goal in instance.goals if goal in known), default=None)
        if floor is None:
            return Solution(None, proved=True, bound=None)
        if choice is not None and value(whole, choice, measure) <= floor:
            limits[measure] = floor
            tightened = {measure: floor}
            bound = floor if measure == objective else bound
            continue
        left = deadline - time.monotonic()
        if left <= 0:
            return Solution(choice, proved=False, bound=bound)
        model = SequentialModel(instance, Caps(**limits))
        model.cp.add(model.measures[measure] >= floor)
        status, found, least = model.minimise(model.measures[measure], choice, seconds=left)
        if status == cp_model.INFEASIBLE:
            return Solution(None, proved=True, bound=None)
        if measure == objective:
            bound = least
        choice = found or choice
        if status != cp_model.OPTIMAL or found is None:
            return Solution(choice, proved=False, bound=bound)
        limits[measure] = least
        tightened = {measure: least}
    return Solution(choice, proved=True, bound=bound)


def settle_ties(
    instance: Instance, best: Choice, taste: Taste, *, seconds: float | None = None
) -> Choice:
    """Choose among the plans of the same three values: no detours, better pay, then ids.

    Parameters
    ----------
    instance
        The problem, reduced with the taste at most.
    best
        A plan of the least values.
    taste
        What is preferred.
    seconds
        Time for it, if not as much as it takes; what is best so far is returned after that.
    """
    limits = {measure: value(instance, best, measure) for measure in MEASURES}
    model = SequentialModel(within(instance, limits), Caps(**limits))
    strays, rest = model.tastes(taste)
    if not best.things & taste.detours:
        model.fix(strays, 0)
        wishes = [rest]
    else:
        wishes = [strays, rest]
    for expression in wishes:
        status, found, least = model.minimise(expression, best, seconds=seconds, effort=_TIE_EFFORT)
        best = found or best
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return best
