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
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from graph.planning.instance import Group, Instance, Item, Weighing
from graph.planning.problem import Measure


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


class _Part:
    """A group or a pathway on its way to being closed: what is missing, its value, its support."""

    __slots__ = ("missing", "support", "value", "whole")

    def __init__(self, missing: int, whole: _Part | str) -> None:
        self.missing = missing
        self.whole = whole
        self.value = 0
        self.support: tuple[Support, ...] = ()


class _Pool:
    """What waits for the same options: groups by the months they need (0: to be held)."""

    __slots__ = ("prior", "served", "waiting")

    def __init__(self, prior: int) -> None:
        self.prior = prior
        self.waiting: dict[int, list[_Part]] = {}
        self.served: list[tuple[int, int]] = []

    def serve(self, item: Item) -> bool:
        """Note that an item serves; tell whether anything earlier counts as soon and as much."""
        if any(least <= item.min_months and item.prior <= prior for least, prior in self.served):
            return False
        self.served.append((item.min_months, item.prior))
        return True


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
        self.prior = {each: item.prior for each, item in instance.items.items() if item.prior}
        self.value: dict[str, int] = {}
        self.support: dict[str, tuple[Support, ...]] = {}
        self.heap: list[tuple[int, int, _Part | _Pool | None, int, str, int]] = []
        self.serial = count()
        self.pools: dict[tuple[str, ...], _Pool] = {}
        self.waiting: dict[str, list[_Pool]] = defaultdict(list)

    def run(self) -> Labels:
        for node, item in self.instance.items.items():
            if item.held:
                self._push(0, None, 0, node, 0)
        for node, routes in self.instance.pathways.items():
            for groups in routes.values():
                self._expect(node, groups)
        last = frozenset() if self.instance.goes_on else frozenset(self.instance.goals)
        while self.heap:
            now, _, event, months, node, work = heapq.heappop(self.heap)
            if isinstance(event, _Pool):
                by = (Support(node, work),)
                for part in event.waiting.pop(months, ()):
                    self._close(part, now, by)
            elif node not in self.value:
                self.value[node] = now
                self.support[node] = event.support if event else ()
                # A plan is over once a goal is reached: what only a goal serves is no use.
                if node not in last:
                    self._serve(node, now)
        return Labels(self.value, self.support)

    def _expect(self, node: str, groups: tuple[Group, ...]) -> None:
        """Note which needs a pathway waits for; announce the item when there is none."""
        asking = [group for group in groups if group.number]
        pathway = _Part(len(asking), node)
        if not asking:
            self._announce(pathway)
        for group in asking:
            part = _Part(group.number, pathway)
            for need in group.needs:
                pool = self.pools.get(need.options)
                if pool is None:
                    prior = sum(self.prior.get(each, 0) for each in need.options if self.prior)
                    pool = self.pools[need.options] = _Pool(prior)
                    for option in need.options:
                        self.waiting[option].append(pool)
                pool.waiting.setdefault(need.months, []).append(part)

    def _push(
        self, value: int, event: _Part | _Pool | None, months: int, node: str, work: int
    ) -> None:
        heapq.heappush(self.heap, (value, next(self.serial), event, months, node, work))

    def _serve(self, node: str, now: int) -> None:
        """Meet the needs that wait for an item, once it is worked in for long enough."""
        item = self.instance.items[node]
        per_month = 1 if self.measure in {"time", "work"} else 0
        for pool in self.waiting[node]:
            if pool.serve(item):
                for months in pool.waiting:
                    work = self._work(item, months, pool)
                    self._push(now + per_month * work, pool, months, node, work)

    def _work(self, item: Item, months: int, pool: _Pool) -> int:
        """Return the months to work in a role that is the first to serve a pool.

        For the lower bound, months worked before the start in every other role of the pool are
        taken as there already; a plan can only be sure of the role itself.
        """
        if not item.role:
            return 0
        return max(months - (pool.prior if self.lower else item.prior), item.min_months, 0)

    def _close(self, part: _Part, now: int, rests_on: tuple[Support, ...]) -> None:
        """Count a met need or a closed group; parts are met in order of value."""
        if part.missing == 0:
            return
        part.missing -= 1
        part.value = max(part.value, now) if self.lower else part.value + now
        part.support += rests_on
        if part.missing:
            return
        if isinstance(part.whole, _Part):
            self._close(part.whole, part.value, part.support)
        else:
            self._announce(part)

    def _announce(self, pathway: _Part) -> None:
        node = str(pathway.whole)
        total = pathway.value + self.instance.items[node].weight(self.measure)
        self._push(max(total, self.floors.get(node, 0)), pathway, 0, node, 0)
