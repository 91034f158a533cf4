"""An answer -> the picture of its plan, the bars of its timeline, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.facts import Source, cell_source, dossier
from graph.layout import Pair, ranks, reduced
from graph.model import Graph, counting_as, display_name
from graph.planning.problem import Answer, Plan, Step
from graph.style import NODE_STYLES
from graph.ui.components.bars import Bar
from graph.ui.drawing import Picture
from graph.ui.views import relations
from graph.ui.words import counted, duration, money

NOT_A_ROUTE: Final = (
    "A plan is not a route: a route is any chain of links, a plan meets every requirement "
    "of every step."
)

_WORDS: Final = {
    "time": ("fastest", "no plan is faster"),
    "cost": ("cheapest", "no plan is cheaper"),
    "steps": ("shortest", "no plan has fewer steps"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How good an answer is, in words, and whether that is proved."""

    text: str
    proved: bool


def verdict(answer: Answer) -> Verdict:
    """Return the status of an answer in words."""
    best, least = _WORDS[answer.problem.objective]
    if answer.status == "optimal":
        return Verdict(f"Proved: {least}", proved=True)
    if answer.status == "infeasible":
        return Verdict("Proved: no plan exists", proved=True)
    if answer.best is None:
        return Verdict("No plan found in the time given; there may be one", proved=False)
    return Verdict(
        f"Best found; at most {answer.gap_pct:g} % from the {best} possible", proved=False
    )


def headline(G: Graph, answer: Answer) -> str:
    """Return the answer as one line."""
    name = str(G.nodes[answer.problem.target]["name"])
    best = answer.best
    if best is None:
        return f"No plan leads to {name}"
    if not best.schedule:
        return f"You are there: {name} needs nothing more"
    if best.time == 0:
        return f"{name}: open to you now"
    return f"{name} in {duration(best.time)}"


def action(G: Graph, step: Step) -> str:
    """Return what to do in a step."""
    name = display_name(G, step.id)
    if step.action == "study":
        exam = G.nodes[step.id].get("kind") in {"certification", "license"}
        return f"Pass {name}" if exam else f"Study: {name}"
    return f"Work as {name}" if step.action == "work" else f"Start as {name}"


def effort(step: Step) -> str:
    """Return months and dollars of a step for Markdown."""
    parts = [duration(step.months)] if step.months else []
    parts += [money(step.cost_usd)] if step.cost_usd else []
    return " · ".join(parts) or "no time, no cost"


def step_sources(G: Graph, step: Step) -> list[Source]:
    """Return where months, price and requirements of a step are from."""
    fields = ("duration_months", "cost_usd", "fee_usd") if step.action == "study" else ()
    found = [source for each in fields if (source := cell_source(G, step.id, each))]
    found += [
        source
        for group in dossier(G, step.id).requirements
        if {*group.ids} & {*step.unlocked_by}
        for source in group.sources
    ]
    return list({(each.id, each.as_of, each.confidence): each for each in found}.values())


def held_links(G: Graph, answer: Answer, plan: Plan) -> set[Pair]:
    """Return what is held and a step asks for."""
    held = answer.problem.hold | {role for role, n in answer.problem.experience.items() if n}
    return {
        (each, step.id)
        for step in plan.schedule
        for group in dossier(G, step.id).requirements
        for asked in group.ids
        for each in held & counting_as(G, asked)
        if each != step.id
    }


def plan_picture(G: Graph, answer: Answer, plan: Plan) -> Picture:
    """Return the plan as a picture: what is held, then each step after what unlocks it."""
    steps = {step.id: number for number, step in enumerate(plan.schedule, start=1)}
    held = answer.problem.hold | {role for role, n in answer.problem.experience.items() if n}
    held -= steps.keys()
    links = {(each, step.id) for step in plan.schedule for each in step.unlocked_by}
    links |= held_links(G, answer, plan)
    nodes = {*steps, *held}
    first = {step for step in steps if not any(to == step for _, to in links)}
    place = ranks(links | {(each, step) for each in held for step in first}, nodes)
    main = reduced(links)
    last = max(place.values(), default=0)
    start = 1 if held else 0
    headers = {rank: f"Stage {rank - start + 1}" for rank in range(start, last + 1)}
    headers |= {last: "Goal"} | ({0: "You hold"} if held else {})
    known = relations(G, nodes)
    return Picture(
        place,
        {pair: known.get(pair, ("required_for",)) for pair in sorted(links)},
        main,
        headers,
        focus=answer.problem.target,
        marks={each: str(number) for each, number in steps.items()} | dict.fromkeys(held, "✓"),
        name=f"Plan to {G.nodes[answer.problem.target]['name']}, {counted(plan.steps, 'step')}",
        airy=True,
    )


def timeline(G: Graph, plan: Plan) -> list[Bar]:
    """Return one bar for each step, over the months of the plan."""
    return [
        Bar(
            f"{number}  {display_name(G, step.id)}",
            step.start_month,
            step.end_month,
            duration(step.months) if step.months else "",
            NODE_STYLES[G.nodes[step.id]["type"]].fill,
            id=step.id,
        )
        for number, step in enumerate(plan.schedule, start=1)
    ]


def missing_lines(G: Graph, answer: Answer) -> list[str]:
    """Return why there is no plan: who asks for what, one sentence each, not yet escaped."""
    found = []
    for each in answer.missing:
        name = display_name(G, each.node)
        if each.pathway:
            found.append(f"{name} asks for: {each.needs}.")
        elif each.group:
            found.append(f"The limit on {each.group} is too tight: it takes {each.needs}.")
        else:
            found.append(f"{each.needs[:1].upper()}{each.needs[1:]}.")
    return found
