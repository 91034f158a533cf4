"""Advice around a plan as readable text on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from graph.advice import Advice, Confidence, Relaxations
from graph.cli.text import new_console, obstacle, put
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Plan
from graph.words import counted, values, yearly


def advice(G: Graph, found: Advice) -> None:
    """Print advice, if there is any."""
    console = new_console()
    for line in lines(G, found):
        put(console, line, None if line.startswith(" ") else "bold")


def lines(G: Graph, found: Advice) -> Iterator[str]:
    """Yield the lines of advice; lines under a heading are indented."""
    if found.relaxations is not None:
        yield from _possible(G, found.relaxations)
    if found.landmarks:
        yield "Every plan needs"
        yield from (f"  - {each.sentence}" for each in found.landmarks)
    if found.reasons:
        yield "Why each step"
        for number, reason in enumerate(found.reasons, start=1):
            asked = [each.sentence for each in reason.asked_by] or [reason.sentence]
            yield f"  {number}. {display_name(G, reason.id)}"
            yield from (f"     {each}" for each in asked)
    for action, heading in (
        ("drop", "What your constraints cost"),
        ("forbid", "What avoiding a step costs"),
    ):
        costs = [each for each in found.constraint_costs if each.action == action]
        if costs:
            yield heading
            yield from (f"  - {each.sentence}" for each in costs)
    if found.confidence is not None:
        yield from _sure(found.confidence)


def _sure(found: Confidence) -> Iterator[str]:
    yield "How sure"
    yield from (f"  - {each}" for each in found.sentences)
    weighty = [each for each in found.facts if each.status != "unknown" and each.matters]
    if weighty:
        yield "What a single estimate of the plan costs"
        yield from (f"  - {each.sentence}" for each in weighty)
    if left := [each for each in found.facts if each.status == "unknown"]:
        yield f"  {counted(len(left), 'more estimate')} not asked about within the time limit"


def _possible(G: Graph, found: Relaxations) -> Iterator[str]:
    if found.blocked:
        yield "No change to the constraints makes a plan possible"
        # What can never be achieved is the cause; who requires it was printed with the answer.
        roots = [each for each in found.blocked if not each.pathway]
        yield from (f"  - {obstacle(G, each)}" for each in roots or found.blocked)
        return
    changes = counted(len(found.sets[0].changes), "change")
    one = "" if len(found.sets) == 1 else ", any of these lines"
    least = "" if found.proved else "; the time limit was reached, so fewer may be enough"
    yield f"Possible with {changes}{one}{least}"
    for each in found.sets:
        then = f" ({_values(each.plan)})" if each.plan is not None else ""
        yield f"  - {each.sentence}{then}"
    if found.allowed:
        yield "Within your constraints you can become"
        for role in found.allowed:
            name = display_name(G, role.id)
            yield f"  - {name}: {_values(role.plan)}, then {yearly(role.pay_usd)}"


def _values(plan: Plan) -> str:
    return values(plan.months, plan.cost, plan.steps)
