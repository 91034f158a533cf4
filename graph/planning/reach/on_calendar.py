"""Reach on the calendar: the earliest month and the least cost with study beside work.

Labels say what is beyond the limits. What is left is asked of the planner, the nearest first: one
question for the months and one for the dollars.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from graph.model.graph import Graph
from graph.person.options import Measure, options
from graph.planning.answer import Answer, Plan
from graph.planning.bounds.labels import lower_labels
from graph.planning.effort import now
from graph.planning.instance.caps import SCALE, caps_of
from graph.planning.instance.compile import build_field
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem, Question
from graph.planning.reach.values import Attainable
from graph.planning.reach.ways import ways_to

_SHARE = 5
"""No single search takes more than one part in this many of all seconds."""

_BOTH: tuple[Measure, ...] = ("time", "cost")


def survey_on_calendar(
    G: Graph, question: Question, wanted: Collection[str] | None = None
) -> list[Attainable]:
    """Return everything attainable, or the wanted nodes of it, unsorted."""
    deadline = now() + question.time_limit
    field, caps = build_field(G, question), caps_of(question).limits()
    labels = {measure: lower_labels(field, measure).value for measure in _BOTH}
    least = {
        node: {measure: min(labels[measure][way] for way in known) for measure in _BOTH}
        for node, ways in ways_to(G, question).items()
        if wanted is None or node in wanted
        if (known := ways & labels["time"].keys())
    }
    found = []
    for node in sorted(least, key=lambda each: (*least[each].values(), each)):
        low = least[node]
        if any(low[measure] > cap for measure, cap in caps.items()):
            found.append(_described(G, node, low, None, None))
            continue
        left = max(0.0, deadline - now())
        asked = _asked(question, node, min(left, question.time_limit / _SHARE))
        first = solve_problem(G, asked)
        second = replace(first, plans=()) if first.status == "infeasible" else None
        if second is None:
            second = solve_problem(G, replace(asked, objective="cost"))
        found.append(_described(G, node, low, first, second))
    return found


def _asked(question: Question, target: str, seconds: float) -> Problem:
    """Return the question about one target."""
    same = options(question).keys() & options(Problem).keys() - {"time_limit"}
    given = {name: getattr(question, name) for name in same}
    return Problem(target, objective="time", time_limit=seconds, **given)


def _described(
    G: Graph, node: str, low: dict[Measure, int], first: Answer | None, second: Answer | None
) -> Attainable:
    """Return what is known of a node; without answers it is beyond the limits."""
    data = G.nodes[node]
    plans = [each for answer in (first, second) if answer for each in answer.plans]
    fastest = min(plans, key=lambda plan: plan.months, default=None)
    cheapest = min(plans, key=lambda plan: plan.cost, default=None)
    beyond = first is None or first.status == "infeasible"
    months = max(low["time"], round(_bound(first)))
    cost = max(low["cost"] / SCALE["cost"], _bound(second))
    return Attainable(
        node,
        data["name"],
        data["type"],
        data.get("level"),
        None if fastest is None else fastest.months,
        months,
        None if cheapest is None else cheapest.cost,
        cost,
        within=True if plans else False if beyond else None,
        unknown_prices=_named(second, cheapest, "unknown_prices"),
        unknown_durations=_named(first, fastest, "unknown_durations"),
    )


def _bound(answer: Answer | None) -> float:
    return 0.0 if answer is None or answer.bound is None else answer.bound


def _named(answer: Answer | None, plan: Plan | None, name: str) -> tuple[str, ...]:
    known = () if answer is None or plan is None else getattr(answer, name)
    return tuple(each for each in known if plan is not None and each in plan.achieved)
