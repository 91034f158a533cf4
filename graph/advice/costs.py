"""What a constraint costs: the plan without it, and the plan with one more step forbidden.

Each line is the difference of two exact answers of the planner. A step that has an
interchangeable alternative needs no search: forbidding it changes no value.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from graph.advice.limits import limit_words, limits, sets, with_limit, without
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.options import options
from graph.planning.answer import Plan, Status
from graph.planning.plan import solve_problem
from graph.planning.problem import LEXICOGRAPHIC, OBJECTIVES, Problem
from graph.words import change, counted, listed

_LEAST = 0.05
"""Seconds below which a search is not begun."""

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
        What is avoided or forbidden; None for a limit.
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
    status: Status
    time: int | None
    cost: float | None
    steps: int | None
    calendar: int | None
    earnings: float | None
    instead: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class _Question:
    """A changed question: what changes, its wording, and interchangeable steps (no search)."""

    action: Literal["drop", "forbid"]
    constraint: str
    id: str | None
    words: str
    problem: Problem
    twins: tuple[str, ...] = ()


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
    deadline = time.monotonic() + seconds
    questions = [*_dropped(G, problem), *_forbidden(G, problem, plan)]
    found = []
    for place, question in enumerate(questions):
        left = deadline - time.monotonic()
        share = left / (len(questions) - place)
        found.append(_line(G, question, plan, proved=proved, seconds=share))
    return tuple(found)


def _dropped(G: Graph, problem: Problem) -> Iterator[_Question]:
    for name in sets(problem):
        for each in sorted(getattr(problem, name) - problem.hold):
            words = f"with {display_name(G, each)} allowed"
            yield _Question("drop", name, each, words, without(problem, name, each))
    for limit, value in limits(problem).items():
        if limit != "horizon":
            words = f"without {limit_words(options(problem)[limit], value)}"
            yield _Question("drop", limit, None, words, with_limit(problem, limit, None))


def _forbidden(G: Graph, problem: Problem, plan: Plan) -> Iterator[_Question]:
    # On a calendar a role can have two lines: its entry and its work.
    for step in {step.id: step for step in plan.schedule}.values():
        if step.id in plan.achieved and step.id != problem.target:
            changed = replace(problem, avoid=problem.avoid | {step.id})
            words = f"without {display_name(G, step.id)}"
            yield _Question("forbid", "avoid", step.id, words, changed, step.interchangeable)


def _line(
    G: Graph, question: _Question, plan: Plan, *, proved: bool, seconds: float
) -> ConstraintCost:
    if question.twins:
        status: Status = "optimal" if proved else "feasible"
        return _compared(G, question, status, (plan, plan), question.twins[:1])
    if seconds < _LEAST:
        return _without_plan(question, "unknown")
    answer = solve_problem(G, replace(question.problem, time_limit=seconds))
    if answer.best is None:
        return _without_plan(question, answer.status)
    other = answer.best
    if question.action == "drop" and _worth(question, plan) < _worth(question, other):
        # The search was cut short: the plan that is there is still one without the constraint.
        other = plan
    both = proved and answer.status == "optimal"
    instead = tuple(sorted(set(other.achieved) - set(plan.achieved)))
    return _compared(G, question, "optimal" if both else "feasible", (plan, other), instead)


def _worth(question: _Question, plan: Plan) -> list[float]:
    """Return what is to be small, first things first; ties in earnings are left aside."""
    objective = question.problem.objective
    if objective == "earnings":
        return [-(plan.earnings or 0)]
    months = plan.time if plan.calendar is None else plan.calendar
    order = LEXICOGRAPHIC[OBJECTIVES[objective].first]
    return [float(months if each == "time" else getattr(plan, each)) for each in order]


def _without_plan(question: _Question, status: Status) -> ConstraintCost:
    words = {"infeasible": "no plan", "unknown": "unknown within the time limit"}[status]
    return ConstraintCost(
        question.action,
        question.constraint,
        question.id,
        status,
        time=None,
        cost=None,
        steps=None,
        calendar=None,
        earnings=None,
        instead=(),
        sentence=f"{question.words}: {words}",
    )


def _compared(
    G: Graph,
    question: _Question,
    status: Status,
    plans: tuple[Plan, Plan],
    instead: tuple[str, ...],
) -> ConstraintCost:
    plan, other = plans
    time, steps = other.time - plan.time, other.steps - plan.steps
    cost = _dollars(other.cost, plan.cost)
    calendar = earnings = None
    if plan.calendar is not None and other.calendar is not None:
        calendar = other.calendar - plan.calendar
    if plan.earnings is not None and other.earnings is not None:
        earnings = _dollars(other.earnings, plan.earnings)
    words = change(time if calendar is None else calendar, cost, steps, earnings or 0)
    words = f"{question.words}: {words}"
    if instead:
        names = [display_name(G, each) for each in instead]
        shown = listed(names) if len(names) <= _SHOWN else counted(len(names), "other step")
        words += f" ({shown} instead)"
    if status == "feasible":
        words += " (best found, not proved)"
    return ConstraintCost(
        question.action,
        question.constraint,
        question.id,
        status,
        time=time,
        cost=cost,
        steps=steps,
        calendar=calendar,
        earnings=earnings,
        instead=instead,
        sentence=words,
    )


def _dollars(amount: float, less: float) -> float:
    """Return a difference to the cent."""
    return (round(100 * amount) - round(100 * less)) / 100
