"""The small instance that bounds and solver work on, and what may be dropped from it.

What nobody can reach or nobody needs is dropped. None of it changes a value: unreachable things
can be in no plan, and a thing no requirement mentions helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import is_
from typing import Literal, NamedTuple

from graph.model.requirements import RequirementGroup
from graph.person.options import Measure

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


class Need(NamedTuple):
    """One alternative of a group: hold one of `options`, or `months` in `options` together.

    `months` is 0 for a hold. Options are ids of items; a months need is already lowered by the
    start experience in held roles.
    """

    months: int
    options: tuple[str, ...]


NOTHING_ASKED = RequirementGroup("", 0, ())


@dataclass(frozen=True, slots=True)
class Group:
    """At least `number` of `needs`; `asked` is what the data says."""

    number: int
    needs: tuple[Need, ...]
    name: str = ""
    asked: RequirementGroup = field(default=NOTHING_ASKED, compare=False)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Instance:
    """The shrunken problem.

    `pathways` maps an item to its alternatives, each a tuple of groups needed together; an item
    with an empty pathway is open. `goals` are the items that reach the target; `done` says the
    target is reached at the start; `goes_on` says that life goes on after that: every role may
    be worked for its pay. An instance is equal to itself only, so that what has been worked out
    about it can be kept beside it.
    """

    items: Mapping[str, Item]
    pathways: Mapping[str, Mapping[str, tuple[Group, ...]]]
    goals: tuple[str, ...]
    done: bool
    goes_on: bool = False


def restrict(instance: Instance, keep: Iterable[str]) -> Instance:
    """Return the instance without the items outside `keep` and without useless supports.

    A goal supports nothing, since a plan is over as soon as a goal is reached (unless it goes
    on), and nothing supports itself. What no need mentions any more is dropped too.
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
        routes = {
            name: tuple(useful.of(group, node) for group in groups if group.number > 0)
            for name, groups in instance.pathways[node].items()
        }
        # A pathway with a group too small for its number leads nowhere.
        pathways[node] = {
            name: groups
            for name, groups in routes.items()
            if all(group.number <= len(group.needs) for group in groups)
        }
        for options in _asked(instance.pathways[node][name] for name in pathways[node]):
            if options not in visited:
                visited.add(options)
                todo += useful.options(options)
    ordered = sorted(items)
    return Instance(
        {node: items[node] for node in ordered},
        {node: pathways[node] for node in ordered if node in pathways},
        goals,
        instance.done,
        instance.goes_on,
    )


def _asked(routes: Iterable[Iterable[Group]]) -> Iterator[tuple[str, ...]]:
    for groups in routes:
        for group in groups:
            if group.number > 0:
                yield from (need.options for need in group.needs)


class _Useful:
    """What suppliers leave of options: many needs share theirs, which are looked at once."""

    def __init__(self, suppliers: AbstractSet[str]) -> None:
        self.suppliers = suppliers
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def options(self, options: tuple[str, ...]) -> tuple[str, ...]:
        if options not in self.known:
            self.known[options] = tuple(filter(self.suppliers.__contains__, options))
        return self.known[options]

    def of(self, group: Group, node: str) -> Group:
        """Return what is left of a group of a node; the group itself when that is all."""
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
