"""The instance that bounds and models work on, and its restriction to what can matter.

Restriction drops items that cannot be reached and items that no requirement mentions. No plan
needs them, so no value changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Literal, NamedTuple

from graph.model.matching import matched, shared
from graph.model.requirements import RequirementGroup
from graph.person.options import Measure

Weighing = Measure | Literal["study", "work"]
"""What a label adds up: a measure, or the study or the work part of the time."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that may be newly achieved, or a held role that may be worked further.

    Parameters
    ----------
    id
        Node id.
    study
        Fewest study months of a credential on the clock of the question.
    min_months
        Role: months that must still be worked before it counts as achieved.
    prior
        Role: months worked before the start; they count once the role is achieved.
    price
        Cents.
    role, held
        Whether it is a role, and whether it is held at the start.
    level
        0 to 7, for reading order only.
    full, part
        Study months full-time and part-time; None when it cannot be studied so.
    """

    id: str
    study: int
    min_months: int
    prior: int
    price: int
    role: bool
    held: bool
    level: int
    full: int | None = None
    part: int | None = None

    def weight(self, measure: Weighing) -> int:
        """Return what newly achieving this adds to a measure, months worked excluded."""
        match measure:
            case "time" | "study":
                return self.study
            case "cost":
                return self.price
            case "steps":
                return 1
            case "work":
                return 0


class Need(NamedTuple):
    """One alternative of a group: hold one of `options`, or `months` in `options` together.

    `months` is 0 for a hold. Options are ids of items. Experience in held roles is already
    subtracted from `months`.
    """

    months: int
    options: tuple[str, ...]


NOTHING_ASKED = RequirementGroup("", 0, ())


@dataclass(frozen=True, slots=True)
class Group:
    """At least `number` of `needs`; `asked` is the group as the data has it."""

    number: int
    needs: tuple[Need, ...]
    name: str = ""
    asked: RequirementGroup = field(default=NOTHING_ASKED, compare=False)

    def contested(self) -> frozenset[str]:
        """Return what could fill several places but fills only one (docs/semantics.md, rule 3)."""
        if self.number == 1:
            return frozenset()
        return shared(need.options for need in self.needs if not need.months)

    def is_met(self, counts: Mapping[str, int]) -> bool:
        """Tell whether what is achieved, with its months, meets the group."""
        # Called very often: plain loops take half the time of nested generators.
        met = 0
        several = self.number > 1
        for months, options in self.needs:
            if months:
                met += sum(counts[role] for role in counts.keys() & options) >= months
            else:
                met += not counts.keys().isdisjoint(options)
            if met >= self.number and not several:
                return True
        return met >= self.number and (
            not self.contested() or len(self.filled(list(counts), counts)) >= self.number
        )

    def filled(self, there: Sequence[str], counts: Mapping[str, int]) -> dict[int, str]:
        """Return the places that things fill, each hold by another one; "" for months."""
        found = {}
        holds: dict[int, list[str]] = {}
        for place, (months, options) in enumerate(self.needs):
            if not months:
                holds[place] = [each for each in there if each in options]
            elif sum(counts.get(role, 0) for role in options) >= months:
                found[place] = ""
        places = list(holds)
        return found | {places[n]: each for each, n in matched(list(holds.values())).items()}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Instance:
    """A compiled problem.

    `pathways` maps an item to its alternatives, each a tuple of groups needed together; an item
    with an empty pathway is open. `goals` are the items that reach the target. `done`: the
    target is held at the start. `goes_on`: work continues after the target is reached, in any
    role, for its pay. `keeps`: once a job has begun, every month until the target has one;
    `fillers` are the held roles when that is so from month 0. `held` are the items of the start
    that can still serve. An instance is equal to itself
    only, so that results can be cached for it.
    """

    items: Mapping[str, Item]
    pathways: Mapping[str, Mapping[str, tuple[Group, ...]]]
    goals: tuple[str, ...]
    done: bool
    goes_on: bool = False
    keeps: bool = False
    fillers: tuple[str, ...] = ()
    held: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        held = tuple(node for node, item in self.items.items() if item.held)
        object.__setattr__(self, "held", held)


def restrict(instance: Instance, keep: Iterable[str]) -> Instance:
    """Return the instance without the items outside `keep` and without useless supports.

    A goal supports nothing, because a plan ends when a goal is reached (unless it goes on), and
    nothing supports itself. Items that no need mentions any more are dropped too.
    """
    kept = set(keep) & instance.items.keys()
    goals = tuple(goal for goal in instance.goals if goal in kept)
    suppliers = kept if instance.goes_on else kept - set(goals)
    useful = _Useful(suppliers)
    visited: set[tuple[str, ...]] = set()
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
        pathways[node] = useful.routes(node, instance.pathways[node])
        for options in _asked(instance.pathways[node][name] for name in pathways[node]):
            if options not in visited:
                visited.add(options)
                todo += useful.options(options)
    items |= {role: instance.items[role] for role in instance.fillers}
    ordered = sorted(items)
    return replace(
        instance,
        items={node: items[node] for node in ordered},
        pathways={node: pathways[node] for node in ordered if node in pathways},
        goals=goals,
    )


def among(instance: Instance, keep: Iterable[str]) -> Instance:
    """Return the instance with only some items, whether anything mentions them or not."""
    kept = set(keep) & instance.items.keys()
    useful = _Useful(kept)
    return replace(
        instance,
        items={node: item for node, item in instance.items.items() if node in kept},
        pathways={
            node: useful.routes(node, routes)
            for node, routes in instance.pathways.items()
            if node in kept
        },
    )


def _asked(routes: Iterable[Iterable[Group]]) -> Iterator[tuple[str, ...]]:
    for groups in routes:
        for group in groups:
            if group.number > 0:
                yield from (need.options for need in group.needs)


def most_months(instance: Instance) -> dict[str, int]:
    """Return per role that can support anything the most months a need can ask of it."""
    most: dict[str, int] = {}
    for routes in instance.pathways.values():
        for groups in routes.values():
            for group in groups:
                for need in group.needs:
                    for option in need.options:
                        least = most.get(option, instance.items[option].min_months)
                        most[option] = max(least, need.months)
    return {node: months for node, months in most.items() if instance.items[node].role}


class _Useful:
    """Options restricted to suppliers, cached, because many needs share the same options."""

    def __init__(self, suppliers: AbstractSet[str]) -> None:
        self.suppliers = suppliers
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def options(self, options: tuple[str, ...]) -> tuple[str, ...]:
        if options not in self.known:
            self.known[options] = tuple(filter(self.suppliers.__contains__, options))
        return self.known[options]

    def routes(
        self, node: str, routes: Mapping[str, Iterable[Group]]
    ) -> dict[str, tuple[Group, ...]]:
        """Return the pathways of a node with useful options only, if they can be met at all."""
        left = {
            name: tuple(self.of(group, node) for group in groups if group.number > 0)
            for name, groups in routes.items()
        }
        # A pathway with fewer needs than a group requires can never be met.
        return {
            name: groups
            for name, groups in left.items()
            if all(group.number <= len(group.needs) for group in groups)
        }

    def of(self, group: Group, node: str) -> Group:
        """Return a group of a node restricted to useful options; unchanged, the same object."""
        needs: list[Need] = []
        for need in group.needs:
            options = self.options(need.options)
            if node in options:
                options = tuple(each for each in options if each != node)
            if options:
                same = len(options) == len(need.options)
                needs.append(need if same else Need(need.months, options))
        if len(needs) == len(group.needs) and all(map(is_, needs, group.needs)):
            return group
        return Group(group.number, tuple(needs), group.name, group.asked)
