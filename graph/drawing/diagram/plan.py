"""An answer -> the picture of what rests on what in its plan, and its sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.drawing.diagram.diagram import Diagram
from graph.drawing.diagram.selection import relations
from graph.drawing.layout.order import ranks, reduced
from graph.model.condition import Hold, leaves
from graph.model.graph import Graph, counting_as
from graph.model.names import display_name
from graph.model.requirements import requirement_groups
from graph.person.profile import held_at_start
from graph.planning.answer import Answer, Plan, Step
from graph.planning.problem import OBJECTIVES
from graph.queries.facts import show
from graph.queries.provenance import Source, cell_source
from graph.words import (
    CUT_SHORT,
    ONE_THING,
    counted,
    duration,
    percent,
    sentence_case,
    times_as_long,
    unpriced,
    untimed,
)

NOT_A_ROUTE: Final = (
    "A plan is not a route: a route follows links, while a plan meets every requirement of "
    "every step."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How good an answer is, in words, and whether that is proved."""

    text: str
    proved: bool


def verdict(answer: Answer) -> Verdict:
    """Return the status of an answer in words."""
    goal = OBJECTIVES[answer.problem.value]
    if answer.status == "optimal":
        return Verdict(f"Proved: {goal.proof}", proved=True)
    if answer.status == "infeasible":
        return Verdict("Proved: no plan exists", proved=True)
    if answer.best is None:
        return Verdict("No plan found within the time limit; one may exist", proved=False)
    if answer.unknown_durations:
        return Verdict("Best known: some durations are unknown", proved=False)
    if not answer.gap_pct:
        return Verdict(f"Proved: {goal.proof}; {goal.rest}", proved=True)
    return Verdict(
        f"Best found: at most {percent(answer.gap_pct)} from the {goal.best} possible", proved=False
    )


def span(answer: Answer, plan: Plan) -> str:
    """Return how long a plan takes, at least so long when a duration is unknown."""
    words = duration(plan.months)
    return words if set(answer.unknown_durations).isdisjoint(plan.achieved) else f"at least {words}"


def how_counted(answer: Answer) -> str:
    """Return how the months of a plan are counted, as a sentence."""
    if answer.best is None or answer.best.calendar is None:
        return f"Months are counted {ONE_THING}."
    longer = times_as_long(answer.problem.part_time_factor)
    return (
        "At most one course of study and one job at a time. Full-time study leaves no room for "
        f"a job; part-time study takes {longer}."
    )


def headline(G: Graph, answer: Answer) -> str:
    """Return the answer as one line."""
    name = str(G.nodes[answer.problem.target]["name"])
    best = answer.best
    if best is None:
        return f"No plan leads to {name}"
    if not best.schedule:
        return f"You have reached {name}: nothing more is needed"
    if best.months == 0 and not answer.unknown_durations:
        return f"{name}: open to you now"
    return f"{name} in {span(answer, best)}"


def action(G: Graph, step: Step) -> str:
    """Return what to do in a step."""
    name = display_name(G, step.id)
    if step.action == "study":
        exam = G.nodes[step.id].get("kind") in {"certification", "license"}
        return f"Pass {name}" if exam else f"Study: {name}"
    return f"Work as {name}" if step.action == "work" else f"Start as {name}"


def pace(plan: Plan, step: Step) -> str:
    """Return how long a step takes, on the calendar also how it is studied."""
    parts = [duration(step.months)] if step.months else []
    if plan.calendar is not None and step.mode and step.months:
        parts.append(step.mode)
        parts += ["beside work"] if beside_work(plan, step) else []
    return " ".join(parts)


def beside_work(plan: Plan, step: Step) -> bool:
    """Tell whether there is a job in a month of a step."""
    return any(
        each.action == "work"
        and each.start_month < step.end_month
        and step.start_month < each.end_month
        for each in plan.schedule
    )


def step_sources(G: Graph, answer: Answer, step: Step) -> list[Source]:
    """Return where months, price and requirements of a step are from.

    Requirements are those met by what unlocked the step, or by what is held.
    """
    fields = ("duration_months", "cost_usd", "fee_usd") if step.action == "study" else ()
    found = [source for each in fields if (source := cell_source(G, step.id, each))]
    parts = [part for groups in requirement_groups(G, step.id).values() for _, part in groups]
    by = {*step.unlocked_by, *held_at_start(G, answer.problem)}
    for part, group in zip(parts, show(G, step.id).requirements, strict=True):
        if any(
            by & (leaf.met_by if isinstance(leaf, Hold) else leaf.roles) for leaf in leaves(part)
        ):
            found += group.sources
    return list({(each.id, each.as_of, each.confidence): each for each in found}.values())


def plan_diagram(G: Graph, answer: Answer, plan: Plan) -> Diagram:
    """Return the plan as a picture: what is held, then each step after what unlocks it."""
    numbers: dict[str, list[str]] = {}
    for number, step in enumerate(plan.schedule, start=1):
        numbers.setdefault(step.id, []).append(str(number))
    steps = numbers.keys()
    held_before = held_at_start(G, answer.problem)
    held = held_before - steps
    links = {(each, step.id) for step in plan.schedule for each in step.unlocked_by}
    # What is held and a step asks for.
    links |= {
        (each, step.id)
        for step in plan.schedule
        for group in show(G, step.id).requirements
        for asked in group.ids
        for each in held_before & counting_as(G, asked)
        if each != step.id
    }
    nodes = {*steps, *held}
    first = {step for step in steps if not any(to == step for _, to in links)}
    place = ranks(links | {(each, step) for each in held for step in first}, nodes)
    main = reduced(links)
    last = max(place.values(), default=0)
    start = 1 if held else 0
    headers = {rank: f"Stage {rank - start + 1}" for rank in range(start, last + 1)}
    headers |= {last: "Goal"} | ({0: "You hold"} if held else {})
    known = relations(G, nodes)
    return Diagram(
        place,
        {pair: known.get(pair, ("required_for",)) for pair in sorted(links)},
        main,
        headers,
        focus=answer.problem.target,
        marks={each: found[0] for each, found in numbers.items()} | dict.fromkeys(held, "✓"),
        name=f"Plan to {G.nodes[answer.problem.target]['name']}, {counted(plan.steps, 'step')}",
    )


def unknowns(answer: Answer, name: Callable[[str], str]) -> list[str]:
    """Return what is not known about an answer, in one line each, not yet escaped.

    That is which prices and durations are unknown, and whether the search was cut short.
    """
    found = ((unpriced, answer.unknown_prices), (untimed, answer.unknown_durations))
    lines = [sentence_case(write(map(name, nodes))) for write, nodes in found if nodes]
    return [*lines, CUT_SHORT] if answer.cut_short else lines


def missing_lines(G: Graph, answer: Answer) -> list[str]:
    """Return why there is no plan: who asks for what, one sentence each, not yet escaped."""
    found = []
    for each in answer.missing:
        name = display_name(G, each.node)
        if each.pathway:
            found.append(f"{name} requires {each.needs}.")
        elif each.group:
            found.append(f"The limit on {each.group} is too low: a plan needs {each.needs}.")
        else:
            found.append(f"{sentence_case(each.needs)}.")
    return found
