"""One label-setting pass over AND/OR requirements (Knuth 1977; hyperpaths, Gallo et al. 1993).

Two kinds of event wait in one heap, in order of value: an item can be entered, or a need is
met. A group closes at its n-th met need, a pathway when its groups are closed, an item at its
first closed pathway plus its own weight. Combining with ``max`` bounds the objective from
below; combining with ``sum`` counts shared things twice and has a plan behind every label. An
item without a label cannot be reached. Needs of the same options wait together. Cost:
O(E + N log N) for N needs and E options, each list of options counted once.
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
"""One thing a way rests on, and the months to be worked in it for that."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Value of entering each reachable item, and what its cheapest way rests on."""

    value: Mapping[str, int]
    support: Mapping[str, tuple[Support, ...]]


def lower_labels(
    instance: Instance, measure: Weighing, floors: Mapping[str, int] | None = None
) -> Labels:
    """Return for each reachable item a value no plan for it can be below.

    Parameters
    ----------
    instance
        The problem.
    measure
        ``time`` in months, ``cost`` in cents, ``steps``, or a part of the time alone.
    floors
        Values of things known to be no lower than this from elsewhere.
    """
    return _Pass(instance, measure, lower=True, floors=floors).run()


def least_with(instance: Instance, measure: Measure) -> dict[str, int]:
    """Return for each reachable item a value no plan that has it is below.

    Such a plan reaches a goal too. Study and work are different months, so the time is at least
    the most that either the item or the goal asks of each.
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
    """Return for each reachable item the value of a plan, shared things counted twice."""
    return _Pass(instance, measure, lower=False).run()


_OPENED = -1
"""In place of a pool: the event that an item is opened."""


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
            elif node not in self.value:
                pathway = months
                self.value[node] = now
                self.support[node] = self.rests_on[pathway] if pathway != _OPENED else ()
                # A plan is over once a goal is reached: what only a goal serves is no use.
                if node not in last:
                    self._serve(node, now)
        return Labels(self.value, self.support)

    def _open(self, node: str, now: int, pathway: int) -> None:
        heapq.heappush(self.heap, (now, next(self.serial), _OPENED, pathway, node, 0))

    def _serve(self, node: str, now: int) -> None:
        """Announce the needs an item meets, once it is worked in for long enough."""
        item = self.instance.items[node]
        mine = least, prior = item.min_months, item.prior
        per_month = 1 if self.measure in {"time", "work"} else 0
        for place in self.network.waiting.get(node, ()):
            served = self.served[place]
            # Who came earlier and counts as soon and as much has announced these needs for less.
            if mine in served or any(soon <= least and prior <= much for soon, much in served):
                continue
            served.append(mine)
            pool = self.network.pools[place]
            # For the lower bound, months worked before the start in every other role of the
            # pool are taken as there already; a plan can only be sure of the role itself.
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
        """Count a met need or a closed group; parts are met in order of value."""
        missing, sums = self.missing, self.sums
        while missing[part]:
            missing[part] -= 1
            # Whatever is met now is met no sooner than what was met before.
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
