"""What a timetable for an item could consist of: guesses, made into timetables by listing.

A sketch *joined* from the known timetables of supports is good where those get along. One *guided*
by labels (`graph.planning.bounds.arrivals`) chooses supports that are there in time beside the
work that is to be done, and shares them where it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.planning.answer import Mode
from graph.planning.bounds.arrivals import NEVER, Arrivals
from graph.planning.candidates.choice import Choice
from graph.planning.candidates.listed import listed
from graph.planning.candidates.local_search import stripped
from graph.planning.candidates.timetable import Timetable, is_plan
from graph.planning.instance.values import Group, Instance, Need

Modes = Mapping[str, Mode | None]


@dataclass(slots=True)
class Sketch:
    """Items in the order of when they are wanted, with months of work and modes of study."""

    wanted: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    modes: dict[str, Mode | None] = field(default_factory=dict)

    def add(self, thing: str, start: int, mode: Mode | None = None) -> None:
        """Add an item that is wanted by an instant."""
        if start < self.wanted.get(thing, NEVER):
            self.wanted[thing], self.modes[thing] = start, mode

    def work(self, role: str, months: int) -> None:
        """Have a role worked for at least some months."""
        self.months[role] = max(months, self.months.get(role, 0))

    def add_table(self, instance: Instance, table: Timetable) -> None:
        """Add what a timetable consists of."""
        for thing, block in table.things.items():
            self.add(thing, block.start, block.mode)
        for role, job in table.jobs.items():
            self.work(role, job.months)
            if instance.items[role].held:
                self.add(role, job.start)


def joined(
    arrivals: Arrivals, thing: str, tables: Mapping[str, Timetable], ends: Mapping[str, int]
) -> Iterator[Sketch]:
    """Yield for each pathway the timetables of its earliest supports put together.

    Parameters
    ----------
    arrivals
        Labels of the field.
    thing
        The item.
    tables, ends
        Known timetables of items, and when those are achieved.
    """
    instance = arrivals.field

    def ways(need: Need) -> Iterator[tuple[int, str, int]]:
        for each in need.options:
            if each in tables or (each in instance.items and instance.items[each].held):
                item = instance.items[each]
                enough = max(need.months - item.prior, item.min_months, 0) if item.role else 0
                yield ends.get(each, 0) + enough, each, enough

    for groups in instance.pathways[thing].values():
        chosen: list[tuple[int, str, int]] = []
        for group in groups:
            best = sorted(min(ways(need), default=(NEVER, "", 0)) for need in group.needs)
            chosen += best[: group.number] if len(best) >= group.number else [(NEVER, "", 0)]
        if any(at >= NEVER for at, _, _ in chosen):
            continue
        sketch = Sketch()
        for _, each, months in sorted(chosen, reverse=True):
            if each in tables:
                sketch.add_table(instance, tables[each])
            if months:
                sketch.work(each, months)
                if instance.items[each].held:
                    sketch.add(each, 0)
        sketch.wanted[thing] = NEVER
        yield sketch


def guided(arrivals: Arrivals, thing: str) -> Sketch:
    """Return what the labels say an item rests on if it is there at its earliest instant."""
    guide = _Guide(arrivals)
    guide.visit(thing, 0, arrivals.earliest(thing))
    guide.sketch.wanted[thing] = NEVER
    return guide.sketch


@dataclass(frozen=True, slots=True)
class _Way:
    """A pathway and a mode: when it starts at the earliest, and with how much work before."""

    groups: Sequence[Group]
    mode: Mode | None
    length: int
    start: int
    work: int


class _Guide:
    """Chooses supports from the target down."""

    def __init__(self, arrivals: Arrivals) -> None:
        self.arrivals = arrivals
        self.items = arrivals.field.items
        self.sketch = Sketch()

    def visit(self, thing: str, work: int, until: int) -> None:
        """Add an item that is wanted by an instant, with so much work by then, and its supports."""
        if thing in self.sketch.wanted:
            return
        ways = list(self._ways(thing, work))
        if not ways:
            return
        best = min(ways, key=lambda way: (max(0, way.start + way.length - until), way.start))
        start = max(until - best.length, best.start)
        self.sketch.add(thing, self.arrivals.earliest(thing) - self.items[thing].study, best.mode)
        todo: list[tuple[int, str, int]] = []
        for group in best.groups:
            met = sorted(
                each
                for need in group.needs
                if (each := self._support(thing, need, best.work, start)) is not None
            )
            todo += [each[2:] for each in met[: group.number]]
        for _, support, months in sorted(todo, reverse=True):
            if months:
                self.sketch.work(support, months)
            if not self.items[support].held:
                self.visit(support, max(0, best.work - months), start - months)
            elif months:
                self.sketch.add(support, 0)

    def _ways(self, thing: str, work: int) -> Iterator[_Way]:
        """Yield the pathways of an item with the modes in which it can be studied."""
        item = self.items[thing]
        modes: dict[Mode | None, int | None] = {None: 0}
        if not item.role:
            modes = {"full-time": item.full, "part-time": item.part}
        for groups in self.arrivals.field.pathways[thing].values():
            least = [self._least_work(thing, group) for group in groups]
            if any(each >= NEVER for each in least):
                continue
            before = max(least, default=0)
            for mode, length in modes.items():
                if length is not None:
                    rest = max(work, before) - (length if mode == "part-time" else 0)
                    rest = max(rest, before)
                    start = max((self._met(thing, each, rest) for each in groups), default=0)
                    if start < NEVER:
                        yield _Way(groups, mode, length, start, rest)

    def _least_work(self, thing: str, group: Group) -> int:
        """Return the fewest months worked before a group is met."""
        arrivals = self.arrivals
        met = sorted(
            min(
                (arrivals.worked[each] + months for each, months in self._options(thing, need)),
                default=NEVER,
            )
            for need in group.needs
        )
        return _nth(met, group.number)

    def _met(self, thing: str, group: Group, work: int) -> int:
        """Return when a group is met at the earliest beside some work."""
        met = sorted(
            min((at for at, _, _ in self._arriving(thing, need, work)), default=NEVER)
            for need in group.needs
        )
        return _nth(met, group.number)

    def _support(
        self, thing: str, need: Need, work: int, until: int
    ) -> tuple[int, bool, int, str, int] | None:
        """Return the best option of a need: in time, then already there, then the earliest."""
        return min(
            (
                (max(0, at - until), not self._there(each, months), at, each, months)
                for at, each, months in self._arriving(thing, need, work)
            ),
            default=None,
        )

    def _there(self, thing: str, months: int) -> bool:
        known = self.items[thing].held or thing in self.sketch.wanted
        return known and (not months or thing in self.sketch.months)

    def _arriving(self, thing: str, need: Need, work: int) -> Iterator[tuple[int, str, int]]:
        for each, months in self._options(thing, need):
            yield self.arrivals.at(each, work - months) + months, each, months

    def _options(self, thing: str, need: Need) -> Iterable[tuple[str, int]]:
        return (
            (each, self.arrivals.months_in(each, need))
            for each in need.options
            if each != thing and each in self.arrivals.levels
        )


def _nth(values: Sequence[int], number: int) -> int:
    if not number:
        return 0
    return values[number - 1] if len(values) >= number else NEVER


def best_table(instance: Instance, thing: str, sketch: Sketch, low: int) -> Timetable | None:
    """Return the earliest timetable that listing finds for a sketch, as it is or stripped.

    Parameters
    ----------
    instance
        Where the items are from.
    thing
        The item to reach.
    sketch
        What the timetable could consist of.
    low
        A timetable that ends by then is good enough.
    """
    aim = replace(instance, goals=(thing,))
    best = _earliest(aim, sketch, low, None)
    if best is not None and best.reached(aim) <= low:
        return best
    new = (each for each in sketch.wanted if not instance.items[each].held)
    months = {role: months for role, months in sketch.months.items() if months}
    choice = stripped(aim, Choice(frozenset(new), months))
    kept = choice.things | {role for role, months in choice.months.items() if months}
    less = Sketch(
        {each: start for each, start in sketch.wanted.items() if each in kept},
        dict(choice.months),
        sketch.modes,
    )
    return _earliest(aim, less, low, best)


def _earliest(aim: Instance, sketch: Sketch, low: int, best: Timetable | None) -> Timetable | None:
    """Return the better of a timetable and those listed, with the modes of the sketch or free."""
    order = sorted(sketch.wanted, key=lambda each: (sketch.wanted[each], each))
    modes: Modes = sketch.modes
    for given in (modes, {}):
        table = listed(aim, order, sketch.months, given)
        if table is None or (best is not None and table.reached(aim) >= best.reached(aim)):
            continue
        if _sound(aim, table):
            best = table
        if best is not None and best.reached(aim) <= low:
            break
    return best


def _sound(aim: Instance, table: Timetable) -> bool:
    """Tell whether a timetable is a plan; only where things contest places may it be none."""
    routes = (aim.pathways[each].values() for each in table.things)
    groups = (group for each in routes for groups in each for group in groups)
    return not any(group.number > 1 and group.contested() for group in groups) or is_plan(
        aim, table
    )
