"""A timetable from a list: each item in turn as early as it can be, in milliseconds (rule 14).

List scheduling: a study or a job takes the first gap that is long enough, a study in the mode in
which it ends first unless one is given. The timetable need not be the best one of its items.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graph.planning.answer import Mode
from graph.planning.candidates.timetable import Block, Timetable
from graph.planning.instance.values import Group, Instance, Need

_NEVER: Final = 1_000_000_000

Busy = list[tuple[int, int]]
"""Months that are taken, in order: from, up to."""


def listed(
    instance: Instance,
    order: Iterable[str],
    months: Mapping[str, int],
    modes: Mapping[str, Mode | None],
) -> Timetable | None:
    """Return the timetable of items done in an order; None if some can never be started.

    Parameters
    ----------
    instance
        Where the items are from.
    order
        New items, and held roles that are worked further. What cannot be started yet waits.
    months
        Months to work per role.
    modes
        How things are studied, as far as that is given.
    """
    table = _Listing(instance)
    waiting = list(order)
    while waiting:
        left = [each for each in waiting if not table.put(each, months.get(each, 0), modes)]
        if len(left) == len(waiting):
            return None
        waiting = left
    return Timetable(table.things, table.jobs)


class _Listing:
    """A timetable that grows."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.things: dict[str, Block] = {}
        self.jobs: dict[str, Block] = {}
        self.work: Busy = []
        self.study: Busy = []

    def put(self, thing: str, months: int, modes: Mapping[str, Mode | None]) -> bool:
        """Add an item as early as possible; False if its requirements are not met."""
        item = self.instance.items[thing]
        start = 0 if item.held else self._ready(thing)
        if start == _NEVER:
            return False
        if not item.role:
            self._put_study(thing, start, modes.get(thing))
            return True
        if not item.held:
            self.things[thing] = Block(start, start)
        if months:
            begin = _gap((self.work,), start, months)
            self.jobs[thing] = Block(begin, begin + months)
            insort(self.work, (begin, begin + months))
        return True

    def _put_study(self, thing: str, start: int, mode: Mode | None) -> None:
        item = self.instance.items[thing]
        ways: list[Block] = []
        if item.full is not None and (mode != "part-time" or item.part is None):
            begin = _gap((self.study, self.work), start, item.full)
            ways.append(Block(begin, begin + item.full, "full-time"))
        if item.part is not None and (mode != "full-time" or item.full is None):
            begin = _gap((self.study,), start, item.part)
            ways.append(Block(begin, begin + item.part, "part-time"))
        block = self.things[thing] = min(ways, key=lambda each: each.end)
        if block.months:
            insort(self.study, (block.start, block.end))
            if block.mode == "full-time":
                insort(self.work, (block.start, block.end))

    def _ready(self, thing: str) -> int:
        """Return the instant at which the first pathway of an item is met."""
        routes = self.instance.pathways[thing].values()
        return min((self._met(groups) for groups in routes), default=_NEVER)

    def _met(self, groups: Sequence[Group]) -> int:
        latest = 0
        for group in groups:
            if group.number:
                met = sorted(map(self._served, group.needs))
                if len(met) < group.number:
                    return _NEVER
                latest = max(latest, met[group.number - 1])
        return latest

    def _served(self, need: Need) -> int:
        """Return the instant at which a need is met."""
        there = {each: at for each in need.options if (at := self._achieved(each)) is not None}
        if not need.months:
            return min(there.values(), default=_NEVER)
        items = self.instance.items
        early = {each: at for each, at in there.items() if items[each].prior}
        total, latest = sum(items[each].prior for each in early), max(early.values(), default=0)
        if total >= need.months:
            return latest
        jobs = sorted((job.start, each) for each in there if (job := self.jobs.get(each)))
        for start, role in jobs:
            months = self.jobs[role].months
            if total + months >= need.months:
                return max(start + need.months - total, there[role], latest)
            total += months
        return _NEVER

    def _achieved(self, thing: str) -> int | None:
        """Return the instant at which an item is achieved; None if it is not in the timetable."""
        item = self.instance.items.get(thing)
        if item is None or item.held:
            return None if item is None else 0
        if thing not in self.things:
            return None
        if not item.min_months:
            return self.things[thing].end
        job = self.jobs.get(thing)
        enough = job is not None and job.months >= item.min_months
        return job.start + item.min_months if job is not None and enough else None


def _gap(busy: Sequence[Busy], start: int, months: int) -> int:
    """Return the first instant from which so many months are free."""
    begin, moved = start, bool(months)
    while moved:
        moved = False
        for taken in busy:
            for first, last in taken:
                if first >= begin + months:
                    break
                if last > begin:
                    begin, moved = last, True
    return begin
