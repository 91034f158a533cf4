"""Why each step is in a plan: replay the plan and find the requirements that each step meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.model.condition import Condition, Hold, holds, serving
from graph.model.graph import Graph, counting_as
from graph.model.names import display_name, sentence, short
from graph.model.requirements import requirement_groups
from graph.person.profile import held_at_start
from graph.person.proved import Past, past
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem

_Group: TypeAlias = tuple[str, str, Condition]
"""Pathway, name and condition."""


@dataclass(frozen=True, slots=True)
class RequirementUse:
    """One requirement that a step meets: of which node, pathway and group, and what it needs."""

    node: str
    pathway: str
    group: str
    needs: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is in the plan.

    Parameters
    ----------
    id
        What the step achieves or works in.
    sentence
        All of it in words.
    asked_by
        The requirements it meets; empty for the target itself.
    """

    id: str
    sentence: str
    asked_by: tuple[RequirementUse, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What is achieved at some moment, and the months that count then and at the start."""

    held: frozenset[str]
    months: Mapping[str, int]
    start: Mapping[str, int]
    proved: Past

    def meets(self, part: Condition) -> bool:
        """Tell whether a requirement is met now."""
        return holds(self.proved.unproved(part), self.held, self.months)

    def without(self, node: str) -> State:
        """Return the state without the steps of a thing; what the start has of it stays."""
        if node in self.start:
            return State(
                self.held, {**self.months, node: self.start[node]}, self.start, self.proved
            )
        rest = {role: months for role, months in self.months.items() if role != node}
        return State(self.held - {node}, rest, self.start, self.proved)


def reasons(G: Graph, problem: Problem, plan: Plan) -> tuple[Reason, ...]:
    """Return for each step of a plan the requirements it meets.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The question.
    plan
        An answer to it.

    Returns
    -------
    tuple of Reason
        In the order of the schedule. A step answers a requirement when it would not be met
        without the step; when several steps meet it together or each of them alone, those that
        the plan itself says it rests on.
    """
    asked: dict[str, list[RequirementUse]] = {step.id: [] for step in plan.schedule}
    for step, state in replayed(G, problem, plan):
        opening = opening_groups(G, step, state)
        for node, answered in asked.items():
            for pathway, group, part in _answered(node, step, state, opening):
                answered.append(_asked(G, (step.id, pathway, group), part, node))
    return tuple(
        Reason(step.id, _why(G, problem, step, asked[step.id]), tuple(asked[step.id]))
        for step in plan.schedule
    )


def replayed(G: Graph, problem: Problem, plan: Plan) -> list[tuple[Step, State]]:
    """Return each step that achieves something new, with the state when it starts."""
    start = held_at_start(G, problem)
    found: list[tuple[Step, State]] = []
    seen = set(start)
    for place, step in enumerate(plan.schedule):
        if step.id not in seen:
            done = [
                each
                for n, each in enumerate(plan.schedule)
                if n < place
                or (each.id in step.unlocked_by and each.start_month <= step.start_month)
            ]
            found.append((step, _state(G, problem, start, done, step.start_month)))
        seen.add(step.id)
    return found


def _state(
    G: Graph, problem: Problem, start: frozenset[str], done: list[Step], month: int
) -> State:
    """Return what some steps have brought by a month: whole studies, roles as far as worked."""
    roles = [step for step in done if G.nodes[step.id]["type"] == "role"]
    worked = Counter(problem.experience)
    for step in roles:
        worked[step.id] += max(0, min(step.end_month, month) - step.start_month)
    held = {*start, *(step.id for step in done if step not in roles and step.end_month <= month)}
    for step in roles:
        if worked[step.id] >= G.nodes[step.id].get("min_months", 0):
            held.add(step.id)
    counted = {role: months for role, months in worked.items() if role in held}
    given = {node: problem.experience.get(node, 0) for node in start}
    return State(frozenset(held), counted, given, past(G, problem))


def opening_groups(G: Graph, step: Step, state: State) -> list[_Group]:
    """Return the groups of the pathway that opens a step; the one the plan rests on, if met."""
    met = {
        pathway: groups
        for pathway, groups in requirement_groups(G, step.id).items()
        if all(state.meets(part) for _, part in groups)
    }
    if not met:
        return []

    def unused(pathway: str) -> int:
        parts = [part for _, part in met[pathway]]
        return sum(all(serving(part, each) is None for part in parts) for each in step.unlocked_by)

    chosen = min(met, key=unused)
    return [(chosen, group, part) for group, part in met[chosen]]


def _answered(node: str, step: Step, state: State, opening: list[_Group]) -> list[_Group]:
    """Return the groups of a step that a node meets: those not met without it, if there are any.

    Otherwise, when the plan says that the step rests on the node, all it helps to meet.
    """
    before = state.without(node)
    if before == state:
        return []
    needed = [each for each in opening if not before.meets(each[2])]
    if needed or node not in step.unlocked_by:
        return needed
    return [each for each in opening if serving(each[2], node) is not None]


def _asked(G: Graph, place: tuple[str, str, str], part: Condition, node: str) -> RequirementUse:
    asking, pathway, group = place
    where = f"pathway {pathway}, {group}" if group else f"pathway {pathway}"
    own = serving(part, node)
    note = ""
    if isinstance(own, Hold) and own.node != node:
        note = f"; {display_name(G, node)} counts as {display_name(G, own.node)}"
    words = f"{display_name(G, asking)} requires {short(G, part, node)} ({where}{note})"
    return RequirementUse(asking, pathway, group, sentence(G, part), words)


def _why(G: Graph, problem: Problem, step: Step, asked: list[RequirementUse]) -> str:
    if asked:
        return "; ".join(each.sentence for each in asked)
    if step.id == problem.target:
        return "the target"
    name = display_name(G, problem.target)
    if step.id in counting_as(G, problem.target):
        return f"counts as {name}, the target"
    if problem.objective == "earnings" and step.action == "work":
        return "for its pay"
    return "no requirement of the plan needs it"
