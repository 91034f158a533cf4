"""Pay above and money spent below, as steps over the months on scales that begin at zero."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.drawing.decks.calendar.facts import Due, Tread
from graph.drawing.decks.calendar.rows import Frame
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Area, Point
from graph.words import dollars

_TOLD: Final = 0.04
"""Share of all money from which a payment is told."""


@dataclass(frozen=True, slots=True)
class _Level:
    """Heights of amounts above a base line, on a scale that begins at zero."""

    base: float
    high: float
    most: float

    def __call__(self, amount: float) -> float:
        return round(self.base - self.high * amount / (self.most or 1.0), 2)


def draw_pay(frame: Frame) -> None:
    """Draw pay a year over the months; the last riser leads into the goal."""
    course, rows, theme = frame.course, frame.rows, frame.theme
    at = frame.scale.at
    head = frame.sizes.name * LEADING + 6
    most = max([each.pay or 0.0 for each in course.treads] + [course.goal_pay or 0.0])
    base = rows.pay + rows.pay_high
    level = _Level(base, rows.pay_high - head, most)
    areas = frame.sheet.areas
    for tread in course.treads:
        if tread.pay:
            areas.append(
                Area((_form(tread, at(tread.start), at(tread.end), level),), theme.work_soft)
            )
    free = [tread for tread in course.treads if not tread.pay]
    if free:
        lines = tuple(((at(each.start), base), (at(each.end), base)) for each in free)
        areas.append(Area(lines, colour=theme.work, width=1.5, dash=(2, 3)))
    if course.goal_pay:
        last = Tread(course.months, course.months, course.goal_pay)
        ends = at(course.months), frame.goal[0]
        areas.append(Area((_form(last, *ends, level),), theme.work_soft))
    areas += [Area((line,), colour=theme.work, width=2.0) for line in _stairs(frame, level)]
    for before, tread in pairwise((Tread(0, 0, -1.0), *course.treads)):
        if tread.pay is None or tread.pay != before.pay:
            _say_pay(frame, tread, level)


def _form(tread: Tread, start: float, end: float, level: _Level) -> tuple[Point, ...]:
    y = level(tread.pay or 0.0)
    return (start, level.base), (start, y), (end, y), (end, level.base)


def _stairs(frame: Frame, level: _Level) -> list[tuple[Point, ...]]:
    """Return the lines of unbroken stretches with pay, each from its first riser on."""
    at, base = frame.scale.at, level.base
    steps = [(at(each.start), at(each.end), each.pay) for each in frame.course.treads]
    if frame.course.goal_pay:
        steps.append((at(frame.course.months), frame.goal[0], frame.course.goal_pay))
    found: list[tuple[Point, ...]] = []
    line: list[Point] = []
    for start, end, pay in (*steps, (0.0, 0.0, None)):
        if pay:
            line += [*([] if line else [(start, base)]), (start, level(pay)), (end, level(pay))]
        elif line:
            ends = [] if line[-1][0] == frame.goal[0] else [(line[-1][0], base)]
            found.append((*line, *ends))
            line = []
    return found


def _say_pay(frame: Frame, tread: Tread, level: _Level) -> None:
    """Write an amount above the left end of its tread, or why there is none, if there is room."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    x = frame.scale.at(tread.start)
    room = frame.scale.at(tread.end) - x - 6
    if tread.pay:
        words = dollars(tread.pay)
        if spare_width(words, sizes.detail, bold=True) <= room:
            y = level(tread.pay) - sizes.line - 2
            sheet.say(x + 5, y, (words,), sizes.detail, theme.work, bold=True)
        return
    studies = any(
        bar.lane == "study" and not bar.beside and bar.start < tread.end and tread.start < bar.end
        for bar in frame.course.bars
    )
    tries = ["no pay: full-time study", "no pay"] if studies else ["no job", "no pay"]
    for words in tries if tread.pay is None else ["pay unknown"]:
        if spare_width(words, sizes.detail) <= room:
            y = level.base - sizes.line - 3
            sheet.say(x + 5, y, (words,), sizes.detail, theme.quiet)
            return


def draw_spent(frame: Frame) -> None:
    """Draw the money spent so far; a payment of some weight is told on its tread."""
    course, rows, theme, sheet = frame.course, frame.rows, frame.theme, frame.sheet
    start, goal, at = frame.scale.start, frame.goal[0], frame.scale.at
    base = rows.bottom
    level = _Level(base, rows.spent_high - frame.sizes.name * LEADING, course.cost)
    sheet.areas.append(Area((((start, base), (goal, base)),), colour=theme.money, width=1.0))
    if not course.dues:
        y = base - frame.sizes.line - 3
        sheet.say(start + 5, y, ("nothing to pay",), frame.sizes.detail, theme.quiet)
        return
    months = _monthly(course.dues)
    line: list[Point] = [(at(months[0].month), base)]
    for due, following in pairwise((*months, None)):
        if due is not None:
            end = at(following.month) if following else goal
            line += [(at(due.month), level(due.total)), (end, level(due.total))]
    sheet.areas.append(Area(((*line, (goal, base)),), theme.money_soft))
    sheet.areas.append(Area((tuple(line),), colour=theme.money, width=2.0))
    _say_spent(frame, months, level)


def _monthly(dues: tuple[Due, ...]) -> list[Due]:
    """Return one payment a month: of several, the sum and the step of the last one."""
    found: dict[int, Due] = {}
    for due in dues:
        before = found.get(due.month)
        price = due.price + (before.price if before else 0.0)
        found[due.month] = Due(due.month, due.total, price, 0 if before else due.number)
    return list(found.values())


def _say_spent(frame: Frame, months: list[Due], level: _Level) -> None:
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    told = [due for due in months if due.price > _TOLD * frame.course.cost]
    for due, following in pairwise((*told, None)):
        if due is None:
            continue
        x = frame.scale.at(due.month) + 5
        end = frame.scale.at(following.month) if following else frame.goal[0]
        words, room = dollars(due.total), end - x - 3
        wide = spare_width(words, sizes.detail, bold=True)
        inside = level.base - level(due.total) > sizes.line + 4
        if wide > room:
            continue
        y = level(due.total) + (3 if inside else -sizes.line - 1)
        sheet.say(x, y, (words,), sizes.detail, theme.money, bold=True)
        note = f"after {dollars(due.price)} for step {due.number}" if due.number else ""
        fits = wide + 6 + spare_width(note, sizes.detail) <= room
        if note and fits and due.total != due.price:
            sheet.say(x + 6 + wide, y, (note,), sizes.detail, theme.quiet)
