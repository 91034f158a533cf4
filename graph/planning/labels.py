"""One label-setting pass over AND/OR requirements (Knuth 1977; hyperpaths, Gallo et al. 1993).

Two kinds of event wait in one heap, in order of value: an item can be entered, or a need is
met. A group closes at its n-th met need, a pathway when its groups are closed, an item at its
first closed pathway plus its own weight. Combining with ``max`` bounds the objective from
below; combining with ``sum`` counts shared things twice and has a plan behind every label. An
item without a label cannot be reached. Cost: O(E log E) for E options of needs.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from graph.planning.instance import Instance, Item, Need
from graph.planning.problem import Objective


@dataclass(frozen=True, slots=True)
class Support:
    """One thing a way rests on, and the months to be worked in it for that."""

    id: str
    months: int


@dataclass(frozen=True, slots=True)
class Labels:
    """Value of entering each reachable item, and what its cheapest way rests on."""

    value: Mapping[str, int]
    support: Mapping[str, tuple[Support, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a need stands."""

    item: str
    pathway: str
    group: int
    need: int


def lower_labels(instance: Instance, measure: Objective) -> Labels:
    """Return for each reachable item a value no plan for it can be below.

    Parameters
    ----------
    instance
        The problem.
    measure
        ``time`` in months, ``cost`` in cents or ``steps``.
    """
    return _Pass(instance, measure, lower=True).run()


def upper_labels(instance: Instance, measure: Objective) -> Labels:
    """Return for each reachable item the value of a plan, shared things counted twice."""
    return _Pass(instance, measure, lower=False).run()


@dataclass(slots=True)
class _Pass:
    instance: Instance
    measure: Objective
    lower: bool
    value: dict[str, int] = field(default_factory=dict)
    support: dict[str, tuple[Support, ...]] = field(default_factory=dict)
    heap: list[tuple[int, int, str | _Place, tuple[Support, ...]]] = field(default_factory=list)
    met: dict[_Place, tuple[int, Support]] = field(default_factory=dict)
    closed: set[tuple[str, str]] = field(default_factory=set)
    serial: Iterator[int] = field(default_factory=count)

    def run(self) -> Labels:
        waiting = self._waiting()
        for node, item in self.instance.items.items():
            if item.held:
                self._push(0, node, ())
            for pathway in self.instance.pathways.get(node, ()):
                self._close_pathway(item, pathway)
        while self.heap:
            now, _, event, rests_on = heapq.heappop(self.heap)
            if isinstance(event, _Place):
                self._meet(event, now, rests_on[0])
            elif event not in self.value:
                self.value[event], self.support[event] = now, rests_on
                item = self.instance.items[event]
                for place in waiting[event]:
                    work = self._work(item, self._need(place))
                    per_month = 1 if self.measure == "time" else 0
                    self._push(now + per_month * work, place, (Support(event, work),))
        return Labels(self.value, self.support)

    def _waiting(self) -> dict[str, list[_Place]]:
        """Return where each option is waited for."""
        waiting: dict[str, list[_Place]] = defaultdict(list)
        for node, routes in self.instance.pathways.items():
            for pathway, groups in routes.items():
                for g, group in enumerate(groups):
                    for n, need in enumerate(group.needs):
                        for option in need.options:
                            waiting[option].append(_Place(node, pathway, g, n))
        return waiting

    def _push(self, value: int, event: str | _Place, rests_on: tuple[Support, ...]) -> None:
        heapq.heappush(self.heap, (value, next(self.serial), event, rests_on))

    def _need(self, place: _Place) -> Need:
        return self.instance.pathways[place.item][place.pathway][place.group].needs[place.need]

    def _work(self, item: Item, need: Need) -> int:
        """Return the months to work in a role that is the first to serve a need.

        For the lower bound, months worked before the start in every other role of the need are
        taken as there already; a plan can only be sure of the role itself.
        """
        if not item.role:
            return 0
        options = need.options if self.lower else (item.id,)
        prior = sum(
            self.instance.items[each].prior for each in options if each in self.instance.items
        )
        return max(need.months - prior, item.min_months, 0)

    def _meet(self, place: _Place, now: int, by: Support) -> None:
        if place.item in self.value or place in self.met:
            return
        self.met[place] = (now, by)
        self._close_pathway(self.instance.items[place.item], place.pathway)

    def _close_pathway(self, item: Item, pathway: str) -> None:
        """Announce an item when every group of a pathway has as many met needs as it asks for.

        Needs are met in order of value, so the first ones are the cheapest.
        """
        if (item.id, pathway) in self.closed:
            return
        totals: list[int] = []
        rests_on: list[Support] = []
        for g, group in enumerate(self.instance.pathways[item.id][pathway]):
            done = [
                self.met[place]
                for n in range(len(group.needs))
                if (place := _Place(item.id, pathway, g, n)) in self.met
            ]
            if len(done) < group.number:
                return
            cheapest = sorted(done, key=lambda each: each[0])[: group.number]
            totals.append(self._combine(value for value, _ in cheapest))
            rests_on += [by for _, by in cheapest]
        self.closed.add((item.id, pathway))
        total = self._combine(totals) + item.weight(self.measure)
        self._push(total, item.id, tuple(rests_on))

    def _combine(self, values: Iterable[int]) -> int:
        return max(values, default=0) if self.lower else sum(values)
