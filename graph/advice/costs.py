"""What a constraint costs: the plan without it, and the plan with one more step forbidden.

Each line is the difference of two exact answers of the planner. A step that has an
interchangeable alternative needs no search: forbidding it changes no value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from graph.advice.limits import given_up, limits, member_words, sets, with_limit, without
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.options import options
from graph.planning.answer import Plan, Status
from graph.planning.effort import now
from graph.planning.plan import solve_problem
from graph.planning.problem import LEXICOGRAPHIC, Problem
from graph.words import change, counted, listed

_LEAST = 0.05
"""Seconds below which a search is not begun."""

_VALUES = ("time", "cost", "steps", "calendar", "earnings")

_SHOWN = 2
"""So many other things are named in a sentence."""


@dataclass(frozen=True, slots=True)
class ConstraintCost:
    """What giving up a constraint, or adding one, changes.

    Parameters
    ----------
    action
        ``drop`` a constraint of the question, or ``forbid`` a thing of the plan.
    constraint
        Name of the option: ``avoid`` (also of what is forbidden), ``max_cost`` and so on.
    id
        What is avoided or forbidden, an id or a kind; None for a limit.
    status
        ``optimal``: both plans are proved; ``feasible``: at least one is only the best found;
        ``infeasible``: no plan without this; ``unknown``: not found out in the time given.
    time, cost, steps, calendar, earnings
        The change of each value of the plan; None without a plan to compare with, or without
        the value.
    instead
        What the other plan achieves that this one does not.
    sentence
        All of it in words.
    """

    action: Literal["drop", "forbid"]
    constraint: str
    id: str | None
    status: Status = "unknown"
    time: int | None = None
    cost: float | None = None
    steps: int | None = None
    calendar: int | None = None
    earnings: float | None = None
    instead: tuple[str, ...] = ()
    sentence: str = ""


_Question: TypeAlias = tuple[ConstraintCost, Problem, tuple[str, ...]]
"""A line whose sentence says what changes, the changed question, and what is interchangeable."""


def constraint_costs(
    G: Graph,
    problem: Problem,
    plan: Plan,
    *,
    proved: bool = True,
    time_limit: float | None = None,
) -> tuple[ConstraintCost, ...]:
    """Return what each constraint of a question costs, and each thing of its plan saves.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The question.
    plan
        Its best plan.
    proved
        Whether the plan is proved best.
    time_limit
        Seconds for all lines together; the question's own by default. A line that needs less
        than its share leaves the rest to the others.

    Returns
    -------
    tuple of ConstraintCost
        First the constraints of the question, then the things of the plan in its order.
    """
    seconds = problem.time_limit if time_limit is None else time_limit
    deadline = now() + seconds
    questions = [*_dropped(G, problem), *_forbidden(G, problem, plan)]
    found = []
    for place, question in enumerate(questions):
        left = deadline - now()
        share = left / (len(questions) - place)
        found.append(_line(G, question, plan, proved=proved, seconds=share))
    return tuple(found)


def _dropped(G: Graph, problem: Problem) -> Iterator[_Question]:
    for name in sets(problem):
        known = options(problem)[name]
        for each in sorted(getattr(problem, name)):
            if known.kind == "nodes" and each in problem.hold:
                continue
            words = f"with {member_words(G, known, each)} allowed"
            line = ConstraintCost("drop", name, each, sentence=words)
            yield line, without(problem, name, each), ()
    for limit, value in limits(problem).items():
        if limit != "horizon":
            words = given_up(options(problem)[limit], value)
            line = ConstraintCost("drop", limit, None, sentence=words)
            yield line, with_limit(problem, limit, None), ()


def _forbidden(G: Graph, problem: Problem, plan: Plan) -> Iterator[_Question]:
    # On a calendar a role can have two lines: its entry and its work.
    for step in {step.id: step for step in plan.schedule}.values():
        if step.id in plan.achieved and step.id != problem.target:
            words = f"without {display_name(G, step.id)}"
            line = ConstraintCost("forbid", "avoid", step.id, sentence=words)
            yield line, replace(problem, avoid=problem.avoid | {step.id}), step.interchangeable


def _line(
    G: Graph, question: _Question, plan: Plan, *, proved: bool, seconds: float
) -> ConstraintCost:
    line, problem, twins = question
    if twins:
        return _compared(G, line, plan, plan, twins[:1], proved=proved)
    if seconds < _LEAST:
        return _without_plan(line, "unknown")
    answer = solve_problem(G, replace(problem, time_limit=seconds))
    if answer.best is None:
        return _without_plan(line, answer.status)
    other = answer.best
    if line.action == "drop" and _worth(problem, plan) < _worth(problem, other):
        # The search was cut short: the plan that is there is still one without the constraint.
        other = plan
    instead = tuple(sorted(set(other.achieved) - set(plan.achieved)))
    both = proved and answer.status == "optimal"
    return _compared(G, line, plan, other, instead, proved=both)


def _worth(problem: Problem, plan: Plan) -> list[float]:
    """Return what is to be small, first things first; ties in earnings are left aside."""
    if problem.objective == "earnings":
        return [-(plan.earnings or 0)]
    order = LEXICOGRAPHIC[problem.measure]
    return [float(plan.months if each == "time" else getattr(plan, each)) for each in order]


def _without_plan(line: ConstraintCost, status: Status) -> ConstraintCost:
    words = "no plan" if status == "infeasible" else "unknown within the time limit"
    return replace(line, status=status, sentence=f"{line.sentence}: {words}")


def _compared(
    G: Graph,
    line: ConstraintCost,
    plan: Plan,
    other: Plan,
    instead: tuple[str, ...],
    *,
    proved: bool,
) -> ConstraintCost:
    changed = {each: _difference(plan, other, each) for each in _VALUES}
    months = changed["time"] if changed["calendar"] is None else changed["calendar"]
    words = change(months, changed["cost"], changed["steps"], changed["earnings"] or 0)
    if instead:
        names = [display_name(G, each) for each in instead]
        shown = listed(names) if len(names) <= _SHOWN else counted(len(names), "other step")
        words += f" ({shown} instead)"
    if not proved:
        words += " (best found, not proved)"
    sentence = f"{line.sentence}: {words}"
    status: Status = "optimal" if proved else "feasible"
    return replace(line, status=status, instead=instead, sentence=sentence, **changed)


def _difference(plan: Plan, other: Plan, name: str) -> Any:
    """Return the change of a value, of money to the cent; None if one plan has no such value."""
    before, after = getattr(plan, name), getattr(other, name)
    if before is None or after is None:
        return None
    if name in {"cost", "earnings"}:
        return (round(100 * after) - round(100 * before)) / 100
    return after - before
