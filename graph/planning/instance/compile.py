"""Graph and problem -> instance: what the start leaves of the requirements that can matter.

What is held is taken out, what nobody needs is dropped (backward relevance), and money becomes
whole cents. The pathways of a node are compiled once per graph; a question only compiles again
those that mention something held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.model.frozen import once
from graph.model.graph import TARGET_TYPES, Graph, counting_as, is_active
from graph.model.requirements import Asked, asked_groups
from graph.planning.instance.values import Group, Instance, Item, Need
from graph.planning.problem import Problem
from graph.profile import held_at_start


def start_held(G: Graph, problem: Problem) -> frozenset[str]:
    """Return what is held at the start: named, or a role worked for at least its min_months."""
    return held_at_start(G, problem.hold, problem.experience)


def build_instance(G: Graph, problem: Problem, *, goes_on: bool = False) -> Instance:
    """Compile the part of the graph that can matter for a problem.

    With `goes_on` that is every role and what it asks for, and the target may be held.
    """
    held = start_held(G, problem)
    reaching = counting_as(G, problem.target)
    done = bool(reaching & held)
    todo = [] if done else sorted(reaching)
    if goes_on:
        todo += sorted(node for node, data in G.nodes(data=True) if data["type"] == "role")
    items, pathways = _compiled(G, problem, todo)
    goals = tuple(sorted(reaching & items.keys()))
    return Instance(items, pathways, goals, done=done, goes_on=goes_on)


def build_field(G: Graph, problem: Problem) -> Instance:
    """Compile everything that may be achieved, without goals; the target is not looked at."""
    things = (node for node, data in G.nodes(data=True) if data["type"] in TARGET_TYPES)
    items, pathways = _compiled(G, problem, sorted(things))
    return Instance(items, pathways, (), done=False)


def _compiled(
    G: Graph, problem: Problem, todo: Iterable[str]
) -> tuple[dict[str, Item], dict[str, Mapping[str, tuple[Group, ...]]]]:
    """Return the items and pathways of some nodes and of all they rest on."""
    held = start_held(G, problem)
    items: dict[str, Item] = {}
    pathways: dict[str, Mapping[str, tuple[Group, ...]]] = {}
    todo = list(todo)
    seen = set(todo)
    while todo:
        node = todo.pop()
        item = _item(G, problem, node, held=node in held)
        if item is None:
            continue
        items[node] = item
        if item.held:
            continue
        routes = _routes_after(G, node, held, problem.experience)
        pathways[node] = routes.groups
        new = routes.mentioned - seen
        todo += new
        seen |= new
    ordered = sorted(items)
    return (
        {node: items[node] for node in ordered},
        {node: pathways[node] for node in ordered if node in pathways},
    )


def _item(G: Graph, problem: Problem, node: str, *, held: bool) -> Item | None:
    """Return the item of a node, or None when it can be neither achieved nor worked in."""
    data = G.nodes[node]
    role = data["type"] == "role"
    if held:
        return Item(node, 0, 0, 0, 0, role, held, data.get("level", 0)) if role else None
    too_high = (
        problem.max_credential_level is not None
        and not role
        and data.get("level", 0) > problem.max_credential_level
    )
    if node in problem.avoid or too_high or not is_active(G, node):
        return None
    prior = problem.experience.get(node, 0)
    return Item(
        node,
        0 if role else data.get("duration_months", 0),
        max(0, data.get("min_months", 0) - prior) if role else 0,
        prior,
        round(100 * data.get("cost_usd", 0)) + round(100 * data.get("fee_usd", 0)),
        role,
        held,
        data.get("level", 0),
    )


@dataclass(frozen=True, slots=True)
class _Routes:
    """The pathways of a node, and everything they mention."""

    groups: Mapping[str, tuple[Group, ...]]
    mentioned: frozenset[str]


def _options(G: Graph, meeting: frozenset[str]) -> tuple[str, ...]:
    return _in_order(G, meeting) if len(meeting) > 1 else tuple(meeting)


@once
def _in_order(_: Graph, options: frozenset[str]) -> tuple[str, ...]:
    """Return options in order of ids; the same options are the same object."""
    return tuple(sorted(options))


@once
def _routes(G: Graph, node: str) -> _Routes:
    """Return the pathways of a node, worked out once for all questions."""
    routes = {
        name: tuple(_group(G, asked) for asked in groups)
        for name, groups in asked_groups(G, node).items()
    }
    return _Routes(routes or {"": ()}, _mentioned(routes))


def _group(G: Graph, asked: Asked) -> Group:
    needs = (Need(each.months, _options(G, each.meeting)) for each in asked.alternatives)
    return Group(asked.number, tuple(needs), asked.name, asked)


def _mentioned(routes: Mapping[str, tuple[Group, ...]]) -> frozenset[str]:
    needs = (need.options for groups in routes.values() for group in groups for need in group.needs)
    return frozenset().union(*needs)


def _routes_after(
    G: Graph, node: str, held: frozenset[str], experience: Mapping[str, int]
) -> _Routes:
    """Return what the start leaves of the pathways of a node."""
    whole = _routes(G, node)
    if whole.mentioned.isdisjoint(held):
        return whole

    def left(need: Need) -> Need | None:
        known = [each for each in need.options if each in held]
        if not need.months:
            return None if known else need
        months = need.months - sum(experience.get(each, 0) for each in known)
        return Need(months, need.options) if months > 0 else None

    routes = {
        name: tuple(_left(group, left) for group in groups) for name, groups in whole.groups.items()
    }
    return _Routes(routes, _mentioned(routes))


def _left(group: Group, left: Callable[[Need], Need | None]) -> Group:
    needs = tuple(need for each in group.needs if (need := left(each)) is not None)
    met = len(group.needs) - len(needs)
    return Group(max(0, group.number - met), needs, group.name, group.asked)
