"""Graph and problem -> the small instance that bounds and solver work on.

What is held is taken out, what nobody can reach or nobody needs is dropped (backward
relevance), and money becomes whole cents. None of it changes a value: held things are free,
unreachable ones can be in no plan, and a thing no requirement mentions helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.condition import AtLeast, Condition, Hold, Months
from graph.model import TARGET_TYPES, Graph, counting_as, is_active, requirement_groups
from graph.planning.problem import Measure, Problem

Weighing = Measure | Literal["study", "work"]
"""What can be added up: a measure, or study and work each for itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that may be newly achieved, or a held role that may be worked further.

    Parameters
    ----------
    id
        Node id.
    study
        Study months of a credential.
    min_months
        Role: months that must still be worked before it counts as achieved.
    prior
        Role: months worked before the start; they count once the role is achieved.
    price
        Cents.
    role, held
        What it is.
    level
        0 to 7, for reading order only.
    """

    id: str
    study: int
    min_months: int
    prior: int
    price: int
    role: bool
    held: bool
    level: int

    def weight(self, measure: Weighing) -> int:
        """Return what newly achieving this adds to a measure, months worked left aside."""
        match measure:
            case "time" | "study":
                return self.study
            case "cost":
                return self.price
            case "steps":
                return 1
            case "work":
                return 0


@dataclass(frozen=True, slots=True)
class Need:
    """One alternative of a group: hold one of `options`, or `months` in `options` together.

    `months` is 0 for a hold. Options are ids of items; a months need is already lowered by the
    start experience in held roles.
    """

    months: int
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """At least `number` of `needs`."""

    number: int
    needs: tuple[Need, ...]
    name: str = ""
    condition: Condition | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Instance:
    """The shrunken problem.

    `pathways` maps an item to its alternatives, each a tuple of groups needed together; an item
    with an empty pathway is open. `goals` are the items that reach the target; `done` says the
    target is reached at the start; `goes_on` says that life goes on after that: every role may
    be worked for its pay.
    """

    items: Mapping[str, Item]
    pathways: Mapping[str, Mapping[str, tuple[Group, ...]]]
    goals: tuple[str, ...]
    done: bool
    goes_on: bool = False


def start_held(G: Graph, problem: Problem) -> frozenset[str]:
    """Return what is held at the start: named, or a role worked for at least its min_months."""
    worked = {
        role
        for role, months in problem.experience.items()
        if 0 < months >= G.nodes[role].get("min_months", 0)
    }
    return problem.hold | worked


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
    G: Graph, problem: Problem, todo: list[str]
) -> tuple[dict[str, Item], dict[str, dict[str, tuple[Group, ...]]]]:
    """Return the items and pathways of some nodes and of all they rest on."""
    held = start_held(G, problem)
    items: dict[str, Item] = {}
    pathways: dict[str, dict[str, tuple[Group, ...]]] = {}
    while todo:
        node = todo.pop()
        if node in items:
            continue
        item = _item(G, problem, node, held=node in held)
        if item is None:
            continue
        items[node] = item
        if item.held:
            continue
        pathways[node] = {
            name: tuple(_group(problem, held, group, part) for group, part in groups)
            for name, groups in requirement_groups(G, node).items()
        }
        for groups in pathways[node].values():
            todo += [each for group in groups for need in group.needs for each in need.options]
    return items, {node: routes or {"": ()} for node, routes in pathways.items()}


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


def _group(problem: Problem, held: frozenset[str], name: str, part: Condition) -> Group:
    number, parts = (part.number, part.parts) if isinstance(part, AtLeast) else (1, (part,))
    needs: list[Need] = []
    for each in parts:
        need = _need(problem, held, each)
        if need is None:
            number -= 1
        else:
            needs.append(need)
    return Group(max(0, number), tuple(needs), name, part)


def _need(problem: Problem, held: frozenset[str], leaf: Condition) -> Need | None:
    """Return what is left of a leaf after the start, or None when it holds."""
    match leaf:
        case Hold():
            return None if leaf.met_by & held else Need(0, tuple(sorted(leaf.met_by)))
        case Months():
            left = leaf.months - sum(problem.experience.get(role, 0) for role in leaf.roles & held)
            return Need(left, tuple(sorted(leaf.roles))) if left > 0 else None
        case AtLeast():
            msg = "a group holds leaves only"
            raise TypeError(msg)


def restrict(instance: Instance, keep: Iterable[str]) -> Instance:
    """Return the instance without the items outside `keep` and without useless supports.

    A goal supports nothing, since a plan is over as soon as a goal is reached (unless it goes
    on), and nothing supports itself. What no need mentions any more is dropped too.
    """
    kept = set(keep) & instance.items.keys()
    goals = tuple(goal for goal in instance.goals if goal in kept)
    suppliers = kept if instance.goes_on else kept - set(goals)

    def cut(node: str, group: Group) -> Group:
        useful_to = suppliers - {node}
        needs = (
            Need(need.months, tuple(each for each in need.options if each in useful_to))
            for need in group.needs
        )
        useful = tuple(need for need in needs if need.options)
        return Group(group.number, useful, group.name, group.condition)

    items: dict[str, Item] = {}
    pathways: dict[str, dict[str, tuple[Group, ...]]] = {}
    todo = list(goals)
    if instance.goes_on:
        todo += (node for node in kept if instance.items[node].role)
    while todo:
        node = todo.pop()
        if node in items:
            continue
        items[node] = instance.items[node]
        if items[node].held:
            continue
        routes = {
            name: tuple(cut(node, group) for group in groups if group.number > 0)
            for name, groups in instance.pathways[node].items()
        }
        # A pathway with a group too small for its number leads nowhere.
        pathways[node] = {
            name: groups
            for name, groups in routes.items()
            if all(group.number <= len(group.needs) for group in groups)
        }
        for groups in pathways[node].values():
            todo += [each for group in groups for need in group.needs for each in need.options]
    ordered = sorted(items)
    return Instance(
        {node: items[node] for node in ordered},
        {node: pathways[node] for node in ordered if node in pathways},
        goals,
        instance.done,
        instance.goes_on,
    )
