"""Reduction: a smaller instance with the same best plans, before the search.

Steps 1 to 3 keep exactly the same plans and run once; step 4 runs until nothing changes. All use
`graph.planning.bounds.landmarks`. A second round found nothing more on the shipped data. A fifth
step, `within`, applies when limits are known.

1. *Late options*: when a group is met before `b` in every plan, `b` is no option of it: by the
   time `b` is there, the group has been met by others.
2. *Implied groups*: a group that the other groups of its pathway imply asks for nothing.
3. *Dominated pathways*: a pathway that is met whenever another one of the same thing is met
   (its groups are implied) opens nothing more than that one.
4. *Dominated things*: `a` can stand wherever `b` stands when, whenever `b` can be started, so
   can `a`; every need `b` serves is served by `a`; and `a` is no longer, no dearer, no later
   to count. Then `b` goes: in any plan put `a` in the place of `b` and let it take over the
   months worked. With a taste, `a` must also be no worse in it, so that ties between
   equal plans come out the same; without one only the values stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from weakref import WeakKeyDictionary

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.bounds.labels import least_with
from graph.planning.bounds.landmarks import Landmarks, find_landmarks
from graph.planning.instance.values import Group, Instance, Item, restrict

Reasons = dict[tuple[str, str], tuple[int, int]]
"""Per item and pathway: the facts that hold when it is met, and the facts it asks for."""

_REASONS: WeakKeyDictionary[Instance, Reasons] = WeakKeyDictionary()
"""What is known of instances, and of smaller ones with the same plans."""

Place = tuple[str, str, int, int]
"""Where an item serves: item, pathway, group, need (-1: any hold of a group of one)."""


def reduced(instance: Instance, taste: Taste | None = None) -> Instance:
    """Return an instance with the same values and, given a taste, the same ties.

    Parameters
    ----------
    instance
        A restricted instance: every item can be reached and serves some need.
    taste
        What decides between equal plans; None to keep only the values.
    """
    return without_dominated(without_idle(instance), taste)


def within(instance: Instance, limits: Mapping[Measure, int]) -> Instance:
    """Drop the items that no plan within the limits includes, by their lower bounds."""
    kept = set(instance.items)
    for measure, limit in limits.items():
        kept &= {thing for thing, value in least_with(instance, measure).items() if value <= limit}
    return restrict(instance, kept)


def without_idle(instance: Instance) -> Instance:
    """Drop late options, implied groups and dominated pathways: the same plans stay."""
    timely = with_timely_pathways(instance)
    small = restrict(timely, instance.items)
    _REASONS[small] = _REASONS[timely]
    return small


def with_timely_pathways(instance: Instance, known: Landmarks | None = None) -> Instance:
    """Drop late options, implied groups and dominated pathways, of all items: those stay.

    `known` are the landmarks of the instance, where they are at hand.
    """
    known = known or find_landmarks(instance)
    pathways: dict[str, dict[str, tuple[Group, ...]]] = {}
    reasons: Reasons = {}
    for thing, routes in instance.pathways.items():
        facts = {name: {known.bit(each): each for each in routes[name]} for name in routes}
        asked = {name: _independent(known, facts[name]) for name in routes}
        given = {name: known.implied(asked[name]) for name in routes}
        for name in routes:
            if any(not asked[other] & ~given[name] for other in asked if other != name):
                del asked[name]
        reasons |= {(thing, name): (given[name], asked[name]) for name in asked}
        pathways[thing] = {
            name: tuple(known.timely(group) for fact, group in facts[name].items() if fact & left)
            for name, left in asked.items()
        }
    timely = replace(instance, pathways=pathways)
    _REASONS[timely] = reasons
    return timely


def _independent(known: Landmarks, facts: Mapping[int, Group]) -> int:
    """Return the facts without those that others imply; groups with most options go first."""
    left = sum(facts)
    for fact in sorted(facts, key=lambda each: -sum(len(n.options) for n in facts[each].needs)):
        if known.implied(left - fact) & fact:
            left -= fact
    return left


def _reasons(instance: Instance) -> Reasons:
    """Return the reasons of an instance, or those kept from the larger one it was reduced from.

    They stay valid: the reduced instance has fewer plans, and its pathways open as before.
    """
    if instance not in _REASONS:
        known = find_landmarks(instance)
        asked = {
            (thing, name): known.facts_of(groups)
            for thing, routes in instance.pathways.items()
            for name, groups in routes.items()
        }
        _REASONS[instance] = {
            place: (known.implied(facts), facts) for place, facts in asked.items()
        }
    return _REASONS[instance]


def without_dominated(
    instance: Instance,
    taste: Taste | None,
    *,
    roles: bool = True,
    source: Instance | None = None,
) -> Instance:
    """Drop dominated items; with a taste, only where ties stay the same.

    On a calendar roles stay (`roles` false): a role is worked in one stretch, so a plan may use
    two equal roles, one before and one after a pause. `source` is a larger instance that this one
    was restricted from: what is known of its pathways is not found out again.
    """
    if source is not None:
        _REASONS[instance] = _reasons(source)
    small = restrict(instance, _Standing(instance, taste).left(roles=roles))
    _REASONS[small] = _reasons(instance)
    return small


class _Standing:
    """The dominance test, while items are dropped one after another.

    Places are numbered, those with the fewest items first; sets of places are bit sets.
    """

    def __init__(self, instance: Instance, taste: Taste | None) -> None:
        self.items = instance.items
        self.goals = set(instance.goals)
        reasons = _reasons(instance)
        self.reasons = {
            thing: [reasons[thing, name] for name in routes]
            for thing, routes in instance.pathways.items()
        }
        likes = taste or Taste(frozenset(), {})
        self.rank = {
            thing: (thing in likes.detours, -likes.pay.get(thing, 0), thing) for thing in self.items
        }
        self.ranked = taste is not None
        self.serves = dict.fromkeys(self.items, 0)
        self.asks = dict.fromkeys(self.items, 0)
        places = sorted(_places(instance).items(), key=lambda place: (len(place[1]), place[0]))
        self.served_by = [(place[0], servants) for place, servants in places]
        self.contested = _contested(instance)
        for number, (asking, servants) in enumerate(self.served_by):
            self.asks[asking] |= 1 << number
            for each in servants:
                self.serves[each] |= 1 << number

    def left(self, *, roles: bool) -> AbstractSet[str]:
        """Return the items that stay after all dominated ones are dropped, worst first."""
        left = self.goals | self.items.keys()
        kept = {each for each, item in self.items.items() if item.role} if not roles else set()
        order = sorted(left - kept - self.goals, key=self.rank.__getitem__, reverse=True)
        asking = (1 << len(self.served_by)) - 1
        dropped = True
        while dropped:
            dropped = False
            for worse in order:
                if worse in left and self._replaceable(worse, left, self.serves[worse] & asking):
                    left.remove(worse)
                    # A dropped item has no requirements any more.
                    asking &= ~self.asks[worse]
                    dropped = True
        return left

    def _replaceable(self, worse: str, left: AbstractSet[str], places: int) -> bool:
        item = self.items[worse]
        # Another role cannot take over months worked before the start.
        if item.held or item.prior:
            return False
        if not places:
            return True
        asking, servants = self.served_by[(places & -places).bit_length() - 1]
        rivals = (each for each in (*servants, asking) if each in left and each != worse)
        return any(
            self._stands_for(each, worse, places) for each in rivals if each not in self.goals
        )

    def _stands_for(self, better: str, worse: str, places: int) -> bool:
        if places & ~(self.serves[better] | self.asks[better]):
            return False
        one, other = self.items[better], self.items[worse]
        if not _no_heavier(one, other):
            return False
        if self.ranked and self.rank[better] > self.rank[worse]:
            return False
        if any(worse in each for each in self.contested.get(better, ())):
            return False
        return one.held or all(
            any(not asked & ~given for _, asked in self.reasons[better])
            for given, _ in self.reasons[worse]
        )


def _no_heavier(one: Item, other: Item) -> bool:
    # They may be of two kinds: where a hold is asked for, a role without least months is entered
    # and held in no time, as a credential without length is; only roles serve where months count.
    return (
        one.study <= other.study
        and _no_longer(one.full, other.full)
        and _no_longer(one.part, other.part)
        and one.price <= other.price
        and one.min_months <= other.min_months
    )


def _no_longer(one: int | None, other: int | None) -> bool:
    """Tell whether a length is there where the other is, and no longer."""
    return other is None or (one is not None and one <= other)


def _places(instance: Instance) -> dict[Place, set[str]]:
    """Return the items that serve each place; all holds of a group of one are one place."""
    places: dict[Place, set[str]] = defaultdict(set)
    for thing, routes in instance.pathways.items():
        for name, groups in routes.items():
            for g, group in enumerate(groups):
                for n, need in enumerate(group.needs):
                    place = (thing, name, g, n if need.months or group.number > 1 else -1)
                    places[place].update(need.options)
    return places


def _contested(instance: Instance) -> dict[str, list[set[str]]]:
    """Return per item the holds of each group in which it could fill several places.

    It fills only one, so it cannot also take over the place of another item there.
    """
    found: dict[str, list[set[str]]] = defaultdict(list)
    for routes in instance.pathways.values():
        for group in (group for groups in routes.values() for group in groups):
            holds = {each for need in group.needs if not need.months for each in need.options}
            for each in group.contested():
                found[each].append(holds)
    return found
