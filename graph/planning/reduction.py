"""A smaller instance with the same best plans: what cannot matter goes before the search.

The first three steps keep exactly the same set of plans and are taken at once; the fourth goes
on until nothing changes. All rest on `graph.planning.landmarks`; going round again found
nothing more on the shipped data. A fifth, `within`, is for when limits are known.

1. *Late options*: when a group is met before `b` in every plan, `b` is no option of it: by the
   time `b` is there, the group has been met by others.
2. *Implied groups*: a group that the other groups of its pathway imply asks for nothing.
3. *Dominated pathways*: a pathway that is met whenever another one of the same thing is met
   (its groups are implied) opens nothing more than that one.
4. *Dominated things*: `a` can stand wherever `b` stands when, whenever `b` can be started, so
   can `a`; every need `b` serves is served by `a`; and `a` is no longer, no dearer, no later
   to count. Then `b` goes: in any plan put `a` in the place of `b` and let it take over the
   months worked. With a taste, `a` must also be no worse in it, so that the ties of DESIGN
   section 4, 10 come out the same; without one only the values stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial, reduce
from operator import or_

from graph.planning.instance import Group, Instance, Item, Need, restrict
from graph.planning.labels import least_with
from graph.planning.landmarks import Landmarks, landmarks
from graph.planning.problem import Measure, Taste

Place = tuple[str, str, int, int]
"""Where a thing serves: item, pathway, group, need (-1 for "hold one of" in a group of one)."""


def reduced(instance: Instance, taste: Taste | None = None) -> Instance:
    """Return an instance with the same values and, given a taste, the same ties.

    Parameters
    ----------
    instance
        A restricted instance: every item can be reached and serves somebody.
    taste
        What decides between equal plans; None to keep only the values.
    """
    return without_dominated(without_idle(instance), taste)


def within(instance: Instance, limits: Mapping[Measure, int]) -> Instance:
    """Drop what no plan within limits can have: it costs too much of one of them."""
    kept = set(instance.items)
    for measure, limit in limits.items():
        kept &= {thing for thing, value in least_with(instance, measure).items() if value <= limit}
    return restrict(instance, kept)


def without_idle(instance: Instance) -> Instance:
    """Drop late options, implied groups and dominated pathways: the same plans stay."""
    known = landmarks(instance)

    def cut(group: Group) -> Group:
        bit = known.bit(group)
        needs = (
            Need(need.months, tuple(each for each in need.options if not known.before[each] & bit))
            for need in group.needs
        )
        return Group(group.number, tuple(needs), group.name, group.condition)

    pathways: dict[str, dict[str, tuple[Group, ...]]] = {}
    for thing, routes in instance.pathways.items():
        left = {name: _independent(known, groups) for name, groups in routes.items()}
        for name, groups in routes.items():
            facts = known.of_all(groups)
            others = (left[other] for other in left if other != name)
            if any(not _asked(known, each) & ~facts for each in others):
                del left[name]
        pathways[thing] = {name: tuple(map(cut, groups)) for name, groups in left.items()}
    changed = replace(instance, pathways=pathways)
    return restrict(changed, instance.items)


def _asked(known: Landmarks, groups: Iterable[Group]) -> int:
    """Return the set of the facts that some groups are."""
    return reduce(or_, (known.bit(group) for group in groups), 0)


def _independent(known: Landmarks, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups without those the others imply; the widest are tried first."""
    left = list(groups)
    for group in sorted(groups, key=lambda each: -sum(len(n.options) for n in each.needs)):
        rest = [each for each in left if each is not group]
        if known.of_all(rest) & known.bit(group):
            left = rest
    return tuple(left)


def without_dominated(instance: Instance, taste: Taste | None, *, roles: bool = True) -> Instance:
    """Drop the things another one can stand for; with a taste, only where ties stay the same.

    On a calendar roles must stay (`roles` false): each is worked in one stretch, so that two of
    the same worth can be worked before and after a pause.
    """
    goals = set(instance.goals)
    standing = _Standing(instance, taste)
    left = instance.items.keys() - goals
    kept = set() if roles else {thing for thing in left if instance.items[thing].role}
    dropped = True
    while dropped:
        dropped = False
        for worse in sorted(left, key=standing.rank, reverse=True):
            if worse not in kept and standing.replaceable(worse, left, goals):
                left.remove(worse)
                dropped = True
    return restrict(instance, left | goals)


class _Standing:
    """Who can stand for whom, while things are dropped one after another."""

    def __init__(self, instance: Instance, taste: Taste | None) -> None:
        known = landmarks(instance)
        self.items = instance.items
        self.taste = taste
        self.facts, self.asked = (
            {
                thing: [each(groups) for groups in routes.values()]
                for thing, routes in instance.pathways.items()
            }
            for each in (known.of_all, partial(_asked, known))
        )
        self.serves = _serves(instance)
        self.served_by: dict[Place, list[str]] = defaultdict(list)
        for thing, places in self.serves.items():
            for place in places:
                self.served_by[place].append(thing)

    def rank(self, thing: str) -> tuple[bool, int, str]:
        """Return what is to be small by the taste."""
        if self.taste is None:
            return False, 0, thing
        return thing in self.taste.detours, -self.taste.pay.get(thing, 0), thing

    def replaceable(self, worse: str, left: AbstractSet[str], goals: AbstractSet[str]) -> bool:
        item = self.items[worse]
        # Months worked before the start cannot be taken over by another role.
        if item.held or item.prior:
            return False
        # Who is gone asks for nothing any more.
        places = {place for place in self.serves[worse] if place[0] in left or place[0] in goals}
        if not places:
            return True
        rarest = min(places, key=lambda place: (len(self.served_by[place]), place))
        rivals = {rarest[0], *self.served_by[rarest]} & left
        return any(self._stands_for(each, worse, places) for each in rivals - {worse})

    def _stands_for(self, better: str, worse: str, places: AbstractSet[Place]) -> bool:
        one, other = self.items[better], self.items[worse]
        if not _no_heavier(one, other):
            return False
        if self.taste is not None and self.rank(better) > self.rank(worse):
            return False
        if not all(place in self.serves[better] or place[0] == better for place in places):
            return False
        return one.held or all(
            any(not needed & ~given for needed in self.asked[better]) for given in self.facts[worse]
        )


def _no_heavier(one: Item, other: Item) -> bool:
    return (
        one.role == other.role
        and one.study <= other.study
        and one.price <= other.price
        and one.min_months <= other.min_months
    )


def _serves(instance: Instance) -> dict[str, set[Place]]:
    """Return per item where it serves; the holds of a group of one are one place."""
    serves: dict[str, set[Place]] = {thing: set() for thing in instance.items}
    for thing, routes in instance.pathways.items():
        for name, groups in routes.items():
            for g, group in enumerate(groups):
                for n, need in enumerate(group.needs):
                    place = (thing, name, g, n if need.months or group.number > 1 else -1)
                    for each in need.options:
                        serves[each].add(place)
    return serves
