"""What the goal asks for, in few words, and which steps of a plan meet it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.model.condition import AtLeast, Condition, Hold, Months, holds, leaves, meeting
from graph.model.graph import Graph
from graph.model.names import display_name, level_name
from graph.model.requirements import requirement_groups
from graph.person.profile import held_at_start
from graph.planning.answer import Answer, Plan
from graph.words import counted, duration, listed, some

Lane: TypeAlias = Literal["study", "work"]

Numbers: TypeAlias = dict[str, int]
"""Id of a step -> its number."""


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement of the goal and the steps that meet it; none: it is met from the start."""

    text: str
    numbers: tuple[int, ...]
    lane: Lane


def needs_of(G: Graph, answer: Answer, plan: Plan, numbers: Numbers) -> Iterator[Need]:
    """Yield the requirements of the pathway of the goal that the plan meets."""
    target = answer.problem.target
    before = held_at_start(G, answer.problem)
    months = dict(answer.problem.experience)
    for step in plan.schedule:
        if step.action == "work":
            months[step.id] = months.get(step.id, 0) + step.months
    have = {*before, *answer.implied.held, *(each for each in plan.achieved if each != target)}
    proved = [set(each) for each in answer.implied.one_of]

    def met(part: Condition) -> bool:
        return holds(part, have, months) or any(each <= meeting(part) for each in proved)

    ways = list(requirement_groups(G, target).values())
    best = max(ways, key=lambda way: (all(met(part) for _, part in way), -len(way)), default=())
    for _, part in best:
        by = _meeting(part, numbers) - {numbers.get(target, 0)}
        yield Need(_asked(G, part, have), tuple(sorted(by)), _lane(part))


def _lane(part: Condition) -> Lane:
    return "work" if all(isinstance(each, Months) for each in leaves(part)) else "study"


def _meeting(part: Condition, numbers: Numbers) -> set[int]:
    """Return the steps that help to meet a requirement."""
    sets = (each.met_by if isinstance(each, Hold) else each.roles for each in leaves(part))
    return {numbers[node] for each in sets for node in each if node in numbers}


def _asked(G: Graph, part: Condition, have: set[str]) -> str:
    """Write a requirement; of alternatives, first the one that is met."""
    match part:
        case Hold():
            return display_name(G, part.node)
        case Months():
            places = [
                display_name(G, each) + (f", {level_name(level)} or higher" if level else "")
                for each, level in part.sources
            ]
            career = G.nodes[part.sources[0][0]]["type"] == "career"
            where = "in" if career else "as"
            return f"{duration(part.months)} {where} {some(places, 'other roles')}"
        case AtLeast(number=1):
            met = {each: not holds(each, have, {}) for each in part.parts}
            options = sorted(part.parts, key=lambda each: met[each])
            names = [_asked(G, each, have) for each in options]
            return some(names, "others", named=2)
        case AtLeast():
            names = [_asked(G, each, have) for each in part.parts]
            if part.number == len(names):
                return listed(names)
            return f"{part.number} of {counted(len(names), 'thing')}: {listed(names, 'or')}"
