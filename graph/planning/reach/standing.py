"""Nodes side by side from where a person stands: what the best plans for each take from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import display_name
from graph.person.options import options as options_of
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.answer import Answer, Plan
from graph.planning.effort import now
from graph.planning.plan import solve_problem
from graph.planning.problem import OBJECTIVES, Objective, Problem, Survey
from graph.queries.comparison import Comparison, Line, side_by_side
from graph.words import counted, dollars, listed, months_and_years

_ASKED: Final[tuple[Objective, ...]] = ("calendar", "time", "cost", "steps")

_WITHOUT: Final = {"infeasible": "no plan", "unknown": "not found within the time limit"}

_SURE: Final = {
    (False, False): "",
    (False, True): "at least ",
    (True, False): "at most ",
    (True, True): "about ",
}
"""Whether the search was cut short, and whether something unknown counts as 0 -> what is said."""


def all_facts(
    G: Graph, nodes: Sequence[str], profile: Profile | None = None, **options: Any
) -> Comparison:
    """Return every fact of some nodes side by side; see `graph.compare`."""
    facts = side_by_side(G, nodes)
    if profile is None and not options:
        return facts
    plans = _plans(G, posed(G, Survey, options, profile), facts.nodes)
    lines = (
        Line(
            f"from here: {OBJECTIVES[objective].name}",
            tuple(
                _words(G, plans[node, objective]) if node in aims else "" for node in facts.nodes
            ),
        )
        for aims in [{node for node, _ in plans}]
        for objective in dict.fromkeys(objective for _, objective in plans)
        if aims
    )
    name, kind, *rest = facts.lines
    return replace(facts, lines=(name, kind, *lines, *rest))


def _plans(G: Graph, question: Survey, nodes: Iterable[str]) -> dict[tuple[str, Objective], Answer]:
    """Return the best plans for each node that can be achieved; they share the time."""
    end = now() + question.time_limit
    given = {name: getattr(question, name) for name in options_of(Survey)}
    aims = [node for node in nodes if G.nodes[node]["type"] in TARGET_TYPES]
    # On the calendar, nothing is counted one thing at a time.
    objectives = [each for each in _ASKED if each != "time" or not question.on_calendar]
    asked = [(node, objective) for node in aims for objective in objectives]
    found = {}
    for place, (node, objective) in enumerate(asked):
        given["time_limit"] = max(0.0, end - now()) / (len(asked) - place)
        problem = Problem(node, objective=objective, **given)
        found[node, objective] = solve_problem(G, problem)
    return found


def _words(G: Graph, answer: Answer) -> str:
    best = answer.best
    if best is None:
        return _WITHOUT[answer.status]
    if not best.steps:
        return "reached already"
    objective = answer.problem.objective
    unknown = {"cost": answer.unknown_prices, "steps": ()}.get(objective, answer.unknown_durations)
    return sure_word(answer, unknown=bool(unknown)) + _value(G, objective, best)


def sure_word(answer: Answer, *, unknown: bool) -> str:
    """Return what is said before a value of an answer, one with something unknown in it or not."""
    return _SURE[answer.status == "feasible" and bool(answer.gap_pct), unknown]


def _value(G: Graph, objective: Objective, plan: Plan) -> str:
    match objective:
        case "cost":
            return dollars(plan.cost)
        case "steps":
            new = dict.fromkeys(step.id for step in plan.schedule if step.id in plan.achieved)
            names = listed(display_name(G, node) for node in new)
            return f"{counted(plan.steps, 'step')}: {names}"
        case _:
            return months_and_years(plan.months)
