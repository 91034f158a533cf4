"""One label-setting pass over AND/OR requirements (Knuth 1977; hyperpaths, Gallo et al. 1993).

Two kinds of event are taken from one heap in order of value: an item is entered, or a need is
met. A group is met at its n-th met need, a pathway when all its groups are, an item at its
first met pathway plus its own weight. Combining with ``max`` gives a lower bound of the
objective; combining with ``sum`` gives the value of a plan in which shared supports are counted
twice. An item without a label cannot be reached. Cost: O(E + N log N) for N needs and E options,
each distinct list of options counted once.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from graph.person.options import Measure
from graph.planning.bounds.and_or import ITEM, network
from graph.planning.instance.values import Instance, Weighing

Support = tuple[str, int]
"""A supporting item, and the months to work in it."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Per reachable item, the value of entering it and the supports of its cheapest pathway."""

    value: Mapping[str, int]
    support: Mapping[str, tuple[Support, ...]]


def lower_labels(
    instance: Instance, measure: Weighing, floors: Mapping[str, int] | None = None
) -> Labels:
    """Return a lower bound on the value of any plan for each reachable item.

    Parameters
    ----------
    instance
        The problem.
    measure
        ``time`` in months, ``cost`` in cents, ``steps``, or the study or work part of the time.
    floors
        Lower bounds known from elsewhere.
    """
    return _Pass(instance, measure, lower=True, floors=floors).run()


def least_with(instance: Instance, measure: Measure) -> dict[str, int]:
    """Return a lower bound on the value of any plan that includes each reachable item.

    Such a plan also reaches a goal. Study and work take different months, so its time is at
    least the larger bound (of the item and of the goal) for study plus the larger one for work.
    """
    if not any(goal in instance.items for goal in instance.goals):
        return {}
    parts: tuple[Weighing, ...] = ("study", "work") if measure == "time" else (measure,)
    whole = lower_labels(instance, measure).value
    total = dict.fromkeys(whole, 0)
    for part in parts:
        labels = lower_labels(instance, part).value if part != measure else whole
        aim = min((labels[goal] for goal in instance.goals if goal in labels), default=0)
        for thing in total:
            total[thing] += max(labels[thing], aim)
    return {thing: max(value, whole[thing]) for thing, value in total.items()}


def upper_labels(instance: Instance, measure: Measure) -> Labels:
    """Return the value of a plan for each reachable item, shared supports counted twice."""
    return _Pass(instance, measure, lower=False).run()


_OPENED = -1
"""In place of a pool: the event is that an item can be entered."""


class _Pass:
    def __init__(
        self,
        instance: Instance,
        measure: Weighing,
        *,
        lower: bool,
        floors: Mapping[str, int] | None = None,
    ) -> None:
        self.instance = instance
        self.measure = measure
        self.lower = lower
        self.floors = floors or {}
        self.network = known = network(instance)
        self.missing = list(known.missing)
        self.sums = [0] * len(known.missing)
        self.rests_on: list[tuple[Support, ...]] = [()] * len(known.missing)
        self.served: list[list[tuple[int, int]]] = [[] for _ in known.pools]
        self.met: set[tuple[int, int]] = set()
        self.value: dict[str, int] = {}
        self.support: dict[str, tuple[Support, ...]] = {}
        self.heap: list[tuple[int, int, int, int, str, int]] = []
        self.serial = count()

    def run(self) -> Labels:
        for node, item in self.instance.items.items():
            if item.held:
                self._open(node, 0, _OPENED)
        for pathway in self.network.open:
            self._announce(pathway)
        last = frozenset() if self.instance.goes_on else frozenset(self.instance.goals)
        while self.heap:
            now, _, pool, months, node, work = heapq.heappop(self.heap)
            if pool != _OPENED:
                self._meet(pool, months, now, node, work)
            elif node not in self.value and node not in self.network.barred:
                pathway = months
                self.value[node] = now
                self.support[node] = self.rests_on[pathway] if pathway != _OPENED else ()
                # A plan ends when a goal is reached, so a goal supports nothing.
                if node not in last:
                    self._serve(node, now)
        return Labels(self.value, self.support)

    def _open(self, node: str, now: int, pathway: int) -> None:
        heapq.heappush(self.heap, (now, next(self.serial), _OPENED, pathway, node, 0))

    def _serve(self, node: str, now: int) -> None:
        """Queue the needs that an item meets, at the time it has been worked for long enough."""
        item = self.instance.items[node]
        mine = least, prior = item.min_months, item.prior
        per_month = 1 if self.measure in {"time", "work"} else 0
        for place in self.network.waiting.get(node, ()):
            served = self.served[place]
            # An earlier option that dominates this one already queued these needs.
            if mine in served or any(soon <= least and prior <= much for soon, much in served):
                continue
            served.append(mine)
            pool = self.network.pools[place]
            # The lower bound assumes that prior months in all roles of the pool count; the plan
            # behind an upper label may rely only on those in the role itself.
            there = pool.prior if self.lower else prior
            for months in pool.parts:
                work = max(months - there, least, 0) if item.role else 0
                event = now + per_month * work, next(self.serial), place, months, node, work
                heapq.heappush(self.heap, event)

    def _meet(self, pool: int, months: int, now: int, node: str, work: int) -> None:
        if (pool, months) not in self.met:
            self.met.add((pool, months))
            by = ((node, work),)
            for part in self.network.pools[pool].parts[months]:
                self._close(part, now, by)

    def _close(self, part: int, now: int, by: tuple[Support, ...]) -> None:
        """Count a met need or group; parts are met in increasing order of value."""
        missing, sums = self.missing, self.sums
        while missing[part]:
            missing[part] -= 1
            # Events come in increasing order, so the latest is the maximum.
            sums[part] = now if self.lower else sums[part] + now
            self.rests_on[part] += by
            if missing[part]:
                return
            if self.network.whole[part] == ITEM:
                self._announce(part)
                return
            now, by, part = sums[part], self.rests_on[part], self.network.whole[part]

    def _announce(self, pathway: int) -> None:
        node = self.network.node[pathway]
        total = self.sums[pathway] + self.instance.items[node].weight(self.measure)
        self._open(node, max(total, self.floors.get(node, 0)), pathway)
