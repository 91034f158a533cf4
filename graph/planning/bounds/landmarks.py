"""Landmarks: facts that hold before an item is achieved, in every plan (Zhu and Givan 2003).

A *fact* is that a group of requirements is met ("holds RHIA or RHIT", "60 months in
management"). A fixpoint over sets of facts gives the landmarks of each item: the sets start full
and shrink. Sets of facts are bit sets in Python integers, so that a union is one operation.

Why it is sound: order the items of a plan by achievement and argue by induction. The facts of a
pathway are the union over its groups; those of a group are common to all ways to meet it; those
of an item are common to all its pathways. Every solution of these equations is sound, and the
greatest one is computed. Cost: O(sweeps x options of needs).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from graph.planning.instance.values import Group, Instance, Need

NeedKey = tuple[int, tuple[str, ...]]
GroupKey = tuple[int, tuple[NeedKey, ...]]


def group_key(group: Group) -> GroupKey:
    """Return a key that is equal for groups that are the same fact; names do not matter."""
    return group.number, tuple(sorted((need.months, need.options) for need in group.needs))


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Landmarks of the items of an instance; a set of facts is an int with one bit per fact.

    Parameters
    ----------
    facts
        The distinct groups of an instance; fact number i is ``facts[i]``.
    number
        Group key -> number of the fact.
    before
        Item -> the facts that hold before it is achieved, in every plan that includes it.
    given
        Per fact, the facts that hold whenever it does, itself included.
    """

    facts: tuple[Group, ...]
    number: Mapping[GroupKey, int]
    before: Mapping[str, int]
    given: Sequence[int]

    def bit(self, group: Group) -> int:
        """Return the set with only the fact of a group."""
        return 1 << self.number[group_key(group)]

    def facts_of(self, groups: Iterable[Group]) -> int:
        """Return the set of the facts of some groups."""
        return reduce(or_, map(self.bit, groups), 0)

    def implied(self, facts: int) -> int:
        """Return the facts that hold when the given ones do, those included."""
        return reduce(or_, (self.given[bit.bit_length() - 1] for bit in _bits(facts)), 0)

    def common(self, *things: str) -> Iterator[Group]:
        """Yield the groups that every plan for any of some items meets before it."""
        common = reduce(and_, (self.before[thing] for thing in things)) if things else 0
        for number, group in enumerate(self.facts):
            if common >> number & 1:
                yield group

    def timely(self, group: Group) -> Group:
        """Return a group without late options: those that can only be had after it is met."""
        fact = self.bit(group)
        late = {each for need in group.needs for each in need.options if self.before[each] & fact}
        if not late:
            return group
        needs = (
            Need(need.months, tuple(each for each in need.options if each not in late))
            for need in group.needs
        )
        return Group(group.number, tuple(needs), group.name, group.asked)


def find_landmarks(instance: Instance) -> Landmarks:
    """Return the landmarks of an instance."""
    return _Fixpoint(instance).run()


def landmark_groups(instance: Instance) -> list[Group]:
    """Return the groups that every plan of an instance meets, without their late options."""
    if instance.done:
        return []
    known = find_landmarks(instance)
    return [known.timely(group) for group in known.common(*instance.goals)]


class _Fixpoint:
    """Sets of facts that only shrink; a change is propagated by intersection."""

    def __init__(self, instance: Instance) -> None:
        self.number: dict[GroupKey, int] = {}
        self.facts: list[Group] = []
        self.asked_by: dict[int, set[str]] = defaultdict(set)
        self.routes = {
            thing: [[self._number(group, thing) for group in groups] for groups in routes.values()]
            for thing, routes in instance.pathways.items()
        }
        self.in_facts: dict[NeedKey, list[int]] = defaultdict(list)
        self.in_needs: dict[str, list[NeedKey]] = defaultdict(list)
        for n, fact in enumerate(self.facts):
            for need in fact.needs:
                self.in_facts[need.months, need.options].append(n)
        for key in self.in_facts:
            for each in key[1]:
                self.in_needs[each].append(key)
        self.holding = _by_holding(instance, self.facts)
        self.working = _by_working(self.facts, self.in_facts)
        self.every = (1 << len(self.facts)) - 1
        self.before = dict.fromkeys(instance.items, self.every)
        self.common = dict.fromkeys(self.in_facts, self.every)
        self.given = [self.every] * len(self.facts)

    def _number(self, group: Group, asking: str) -> int:
        n = self.number.setdefault(group_key(group), len(self.facts))
        if n == len(self.facts):
            self.facts.append(group)
        self.asked_by[n].add(asking)
        return n

    def run(self) -> Landmarks:
        changed = deque(
            thing for thing in self.before if thing not in self.routes or [] in self.routes[thing]
        )
        self.before.update(dict.fromkeys(changed, 0))
        while changed:
            for thing in sorted(self._pass_on(changed.popleft())):
                sets = (self._all(numbers) for numbers in self.routes[thing])
                now = reduce(and_, sets, self.every)
                if now != self.before[thing]:
                    self.before[thing] = now
                    changed.append(thing)
        return Landmarks(tuple(self.facts), self.number, self.before, self.given)

    def _all(self, numbers: Iterable[int]) -> int:
        return reduce(or_, (self.given[n] for n in numbers), 0)

    def _pass_on(self, thing: str) -> set[str]:
        """Propagate a change to needs and facts; return the items whose sets may shrink."""
        known = self.before[thing] | self.holding[thing]
        stale: set[int] = set()
        for key in self.in_needs[thing]:
            if self.common[key] & ~known:
                self.common[key] &= known
                stale.update(self.in_facts[key])
        touched: set[str] = set()
        for n in stale:
            keys = [(need.months, need.options) for need in self.facts[n].needs]
            met = [self.working[key] | self.common[key] for key in keys]
            now = 1 << n | _common(met, self.facts[n].number, self.every)
            if now != self.given[n]:
                self.given[n] = now
                touched |= self.asked_by[n]
        return touched


def _by_holding(instance: Instance, facts: Sequence[Group]) -> dict[str, int]:
    """Return per item the facts that holding it makes true."""
    holding = dict.fromkeys(instance.items, 0)
    for n, fact in enumerate(facts):
        if fact.number == 1:
            for each in {each for need in fact.needs if not need.months for each in need.options}:
                holding[each] |= 1 << n
    return holding


def _by_working(facts: Sequence[Group], needs: Iterable[NeedKey]) -> dict[NeedKey, int]:
    """Return per need of months the facts it implies: fewer months in a superset of its roles."""
    asking: dict[str, list[tuple[int, frozenset[str], int]]] = defaultdict(list)
    for n, fact in enumerate(facts):
        if fact.number == 1:
            for need in fact.needs:
                if need.months:
                    wider = (need.months, frozenset(need.options), 1 << n)
                    for each in need.options:
                        asking[each].append(wider)
    return {
        (months, options): reduce(
            or_,
            (
                bit
                for least, wider, bit in asking[options[0]]
                if least <= months and wider.issuperset(options)
            ),
            0,
        )
        if months and options
        else 0
        for months, options in needs
    }


def _common(sets: Sequence[int], number: int, every: int) -> int:
    """Return the facts that hold whichever `number` of the needs with these sets are met."""
    if number == 1:
        return reduce(and_, sets, every)
    if number == len(sets):
        return reduce(or_, sets, 0)
    found = 0
    for bit in _bits(reduce(or_, sets, 0)):
        if sum(not each & bit for each in sets) < number:
            found |= bit
    return found


def _bits(numbers: int) -> Iterator[int]:
    while numbers:
        lowest = numbers & -numbers
        yield lowest
        numbers ^= lowest
