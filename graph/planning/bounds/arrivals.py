"""Lower bounds on the calendar that know how study and work get into each other's way (rule 14).

A label says when an item is there at the earliest, and takes the latest of what it rests on. So a
degree of 48 months beside 24 months of work still counts as 48, though nobody works while they
study full-time. Here an item has a label for each number of months that are worked as well, by
anybody's choice of jobs: the earliest instant at which the item is achieved *and* that many months
are worked.

- A study full-time shares its months with nothing: without them, the rest of the timetable still
  stands. So its label is its length plus the label of what it rests on, with as much work.
- A study part-time, and months in a job, take at most their own length off the work.
- Months in several jobs that one pathway asks for add up, apart from roles that serve two of the
  needs. If all is over by an instant, such a role is worked at most from its label until then.

Each is true of every timetable, so labels may be raised in any order, any number of times. Cost of
one sweep: O(E x levels) for E options of needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Final

from graph.planning.bounds.labels import lower_labels
from graph.planning.instance.values import Group, Instance, Need

Level = list[int]
"""An instant for each number of months worked."""

NEVER: Final = 1_000_000_000
"""Later than any instant."""

_STEPS: Final = (1, 2, 3, 4, 6, 12)
_LEVELS: Final = 36
"""About how many numbers of months worked have a label."""

_ORDERS: Final = 3
"""Most needs of one pathway whose orders are all tried."""

_SWEEPS: Final = 2
"""A third sweep raised nothing on the shipped data."""


class Arrivals:
    """Labels by months worked, of all items that can be reached.

    Parameters
    ----------
    field
        Everything that may be achieved.

    Attributes
    ----------
    levels
        Per item, the earliest instants; the first is that with no work but its own.
    worked
        Per item, the fewest months worked before it starts.
    step
        Months between two levels.
    """

    def __init__(self, field: Instance) -> None:
        self.field = field
        soon = lower_labels(field, "time").value
        self.worked = dict(lower_labels(field, "work").value)
        most = max(soon.values(), default=0)
        wide = (each for each in _STEPS if most <= each * _LEVELS)
        self.step = next(wide, max(1, -(-most // _LEVELS)))
        self.idle = list(range(0, most + self.step, self.step))
        self.levels: dict[str, Level] = {
            thing: self.idle if field.items[thing].held else [max(at, w) for w in self.idle]
            for thing, at in soon.items()
        }
        self.prior: dict[tuple[str, ...], int] = {}
        order = sorted(soon, key=lambda each: (soon[each], each))
        for _ in range(_SWEEPS):
            for thing in order:
                if not field.items[thing].held:
                    self.update(thing)

    def earliest(self, thing: str) -> int:
        """Return the earliest instant of an item."""
        return self.levels[thing][0]

    def at(self, thing: str, work: int) -> int:
        """Return the earliest instant of an item with some months worked."""
        level = self.levels[thing]
        return level[min(max(0, work) // self.step, len(level) - 1)]

    def raise_to(self, thing: str, instant: int) -> None:
        """Take note that an item is there no earlier than an instant."""
        self.levels[thing] = [max(each, instant) for each in self.levels[thing]]

    def drop(self, thing: str) -> None:
        """Take note that an item cannot be had."""
        self.levels.pop(thing, None)

    def update(self, thing: str) -> None:
        """Raise the label of an item by those of its supports."""
        level, work = self._by_supports(thing, None)
        if level is None:
            return
        self.levels[thing] = list(map(max, self.levels[thing], level))
        self.worked[thing] = max(self.worked[thing], work)

    def settle(self, thing: str, known: int) -> None:
        """Raise the label of an item for which a plan is known, by needs that add up.

        If it were there by an instant, the needs would add up to an instant. The least that is no
        contradiction is a bound, found by bisection.
        """
        low, high = self.earliest(thing), known
        routes = self.field.pathways[thing].values()
        if not any(self._pools(thing, groups)[1:] for groups in routes):
            return
        while low < high:
            by = (low + high) // 2
            level, _ = self._by_supports(thing, by - self.field.items[thing].study)
            if level is not None and level[0] <= by:
                high = by
            else:
                low = by + 1
        self.raise_to(thing, low)

    def months_in(self, role: str, need: Need) -> int:
        """Return the months to work in a role so that it serves a need alone or first."""
        item = self.field.items[role]
        if not item.role:
            return 0
        return max(need.months - self.known(need.options), item.min_months, 0)

    def known(self, options: tuple[str, ...]) -> int:
        """Return the months worked before the start in any of some roles."""
        if options not in self.prior:
            items = self.field.items
            self.prior[options] = sum(items[each].prior for each in options if each in items)
        return self.prior[options]

    def _by_supports(self, thing: str, until: int | None) -> tuple[Level | None, int]:
        """Return the labels that an item has by its supports, and the fewest months before it.

        `until` is when the item starts at the latest; None if nothing is known.
        """
        item = self.field.items[thing]
        found: list[Level] = []
        least = NEVER
        for groups in self.field.pathways[thing].values():
            start = self._start(thing, groups, until)
            if start is None:
                continue
            level, work = start
            least = min(least, work)
            found += [level] if item.role else []
            if not item.role and item.full is not None:
                found.append([each + item.full for each in level])
            if not item.role and item.part is not None:
                found.append(self._after(level, item.part))
        return (_least(found), least) if found else (None, NEVER)

    def _start(
        self, thing: str, groups: Iterable[Group], until: int | None
    ) -> tuple[Level, int] | None:
        """Return when a pathway is met, by months worked, and how many there are at least."""
        levels, work = [self.idle], 0
        for group in groups:
            met = [each for need in group.needs if (each := self._need(thing, need)) is not None]
            if len(met) < group.number:
                return None
            if group.number:
                nth = group.number - 1
                levels.append(
                    [sorted(each)[nth] for each in zip(*(n[0] for n in met), strict=True)]
                )
                work = max(work, sorted(each[1] for each in met)[nth])
        pools = self._pools(thing, groups)
        if until is not None and pools[1:]:
            level, months = self._together(pools, until)
            levels.append(level)
            work = max(work, months)
        both = [max(each) for each in zip(*levels, strict=True)]
        # So many months are worked anyhow.
        first = min(work // self.step, len(both) - 1)
        return [both[max(first, place)] for place in range(len(both))], work

    def _need(self, thing: str, need: Need) -> tuple[Level, int] | None:
        """Return when a need is met, by months worked, and how many there are at least."""
        ways: dict[int, list[Level]] = {}
        least = NEVER
        for each in need.options:
            if each != thing and each in self.levels:
                months = self.months_in(each, need)
                ways.setdefault(months, []).append(self.levels[each])
                least = min(least, self.worked[each] + months)
        if not ways:
            return None
        return _least([self._after(_least(alike), months) for months, alike in ways.items()]), least

    def _after(self, level: Level, months: int) -> Level:
        """Return the labels of something that takes months after something else."""
        if not months:
            return level
        # Fewer months worked than the level says are a lower bound too.
        return [level[max(0, work - months) // self.step] + months for work in self.idle]

    def _pools(self, thing: str, groups: Iterable[Group]) -> list[tuple[int, list[str]]]:
        """Return the months that a pathway asks for in any case, with the roles to work in."""
        alone = [group.needs[0] for group in groups if group.number == len(group.needs) == 1]
        pools = (
            (
                need.months - self.known(need.options),
                [each for each in need.options if each != thing and each in self.levels],
            )
            for need in alone
            if need.months
        )
        return [(months, roles) for months, roles in pools if months > 0 and roles]

    def _together(self, pools: Sequence[tuple[int, list[str]]], until: int) -> tuple[Level, int]:
        """Return when several pools are worked, at the latest by an instant, and their months."""
        orders: Iterable[Sequence[tuple[int, list[str]]]] = [sorted(pools, reverse=True)]
        if len(pools) <= _ORDERS:
            orders = permutations(pools)
        months = max(self._sum(order, until) for order in orders)
        roles = sorted({each for _, some in pools for each in some})
        level = self._after(_least([self.levels[each] for each in roles]), months)
        return level, min(self.worked[each] for each in roles) + months

    def _sum(self, pools: Iterable[tuple[int, list[str]]], until: int) -> int:
        """Return the fewest months in pools: roles of two count twice, from when they are there."""
        total, seen = 0, set[str]()
        for months, roles in pools:
            twice = [self.earliest(each) for each in roles if each in seen]
            total += max(0, months - max(0, until - min(twice, default=until)))
            seen.update(roles)
        return total


def _least(levels: Sequence[Level]) -> Level:
    return levels[0] if len(levels) == 1 else [min(each) for each in zip(*levels, strict=True)]
