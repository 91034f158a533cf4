"""A plan from top to bottom, for telephones and upright paper: study, work and pay side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from graph.drawing.decks.calendar.bars import Upright, draw_bars, needed
from graph.drawing.decks.calendar.chart import draw_spent
from graph.drawing.decks.calendar.elastic import Elastic, elastic
from graph.drawing.decks.calendar.facts import Course
from graph.drawing.decks.calendar.goal import draw_goal, goal_panel
from graph.drawing.decks.calendar.icons import Icon, icon
from graph.drawing.decks.calendar.labels import PAD, Sizes
from graph.drawing.decks.calendar.legend import draw_legend, legend_height
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.decks.calendar.rows import Frame, Heights, Rows
from graph.drawing.decks.calendar.scale import Scale, month_of, when
from graph.drawing.decks.sheet import Sheet, wrapped
from graph.drawing.scene import LEADING, Area, Panel, Point
from graph.words import dollars

_MONTH: Final = 7.0
_LEAST: Final = 1.5
_LONG: Final = 1100.0
"""Height of a month; less where a plan would be longer than so much, but never the least."""

_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width of each column."""

    years: tuple[float, float]
    study: tuple[float, float]
    work: tuple[float, float]
    pay: tuple[float, float]

    def lane(self, lane: Lane) -> tuple[float, float]:
        """Return the column of a lane."""
        return self.work if lane == "work" else self.study


def draw_upright(course: Course, sheet: Sheet, sizes: Sizes, *, fixed: bool) -> None:
    """Draw a plan on a sheet; a `fixed` one is filled, any other becomes as high as it needs."""
    months = max(1, course.months)
    each = min(_MONTH, max(2 * _LEAST, _LONG / months))
    if fixed:
        for _ in range(2):  # a larger sheet is wider, and so needs fewer lines
            need = _draw(course, sheet.blank(), sizes, _LEAST) - sheet.top
            if need > sheet.bottom - sheet.top:
                sheet.grow(0, need)
        free = sheet.bottom - _draw(course, sheet.blank(), sizes, _LEAST)
        each = min(_LEAST + max(0.0, free) / months, 2 * _MONTH)
    bottom = _draw(course, sheet, sizes, each)
    if not fixed:
        sheet.height += bottom - sheet.bottom


def _draw(course: Course, sheet: Sheet, sizes: Sizes, each: float) -> float:
    """Draw everything, a month at least so high; return where it ends."""
    left, wide = sheet.left, sheet.right - sheet.left
    columns = Columns(
        (left, 0.12 * wide),
        (left + 0.12 * wide, 0.32 * wide),
        (left + 0.49 * wide, 0.32 * wide),
        (left + 0.85 * wide, 0.15 * wide),
    )
    top = _head(course, sheet, sizes, columns)
    panel = goal_panel(course, wide, sizes)
    asked = [
        (bar.start, bar.end, needed(bar, columns.lane(bar.lane)[1], sizes)) for bar in course.bars
    ]
    scale = elastic(asked, course.months, each, top)
    dates = Scale(course.months, left, sheet.right, sheet.look.date)
    rows = _goal_rows(scale.heights[-1] + 1.5 * sizes.line + 5, panel.heights)
    frame = Frame(course, sheet, sizes, dates, rows, (left, 0.0), (left, wide))
    _years(frame, scale, columns)
    _pay(frame, scale, columns.pay)
    draw_bars(Upright(frame, scale, columns.study, columns.work, rows.pay))
    draw_goal(frame, panel)
    return _spent(frame, rows.bottom + _GAP)


def _head(course: Course, sheet: Sheet, sizes: Sizes, columns: Columns) -> float:
    """Draw what the person has and the names of the columns; return where the chart begins."""
    theme = sheet.look.theme
    left, right = sheet.left, sheet.right
    y = sheet.top + 8
    at = len(sheet.panels)
    sheet.say(left + PAD, y, ("You today",), sizes.name, bold=True)
    today = month_of(sheet.look.date)
    sheet.say(right - PAD, y, (today,), sizes.detail, theme.quiet, anchor="end")
    y += sizes.name * LEADING + 5
    x = left + PAD + sizes.detail + 6
    for name, used, _ in course.held:
        note = "" if used else "not needed"
        room = right - PAD - x - (5.5 * sizes.detail if note else 0)
        lines = wrapped(name, room, sizes.detail, bold=used)
        colour = theme.good if used else theme.line
        sheet.areas.append(icon("tick", (left + PAD, y + 1), sizes.detail, colour, 2.0))
        sheet.say(x, y, lines, sizes.detail, theme.text if used else theme.quiet, bold=used)
        if note:
            sheet.say(right - PAD, y, (note,), sizes.detail, theme.quiet, anchor="end")
        y += len(lines) * sizes.line + 3
    if not course.held:
        sheet.say(left + PAD, y, ("Nothing that counts yet",), sizes.detail, theme.quiet)
        y += sizes.line
    y += 6
    panel = Panel(left, sheet.top, right - left, y - sheet.top, theme.panel, 6.0, theme.border, 1.0)
    sheet.panels.insert(at, panel)
    y += _GAP
    named: tuple[tuple[Icon, str, str, float], ...] = (
        ("study", "Study", theme.study, columns.study[0]),
        ("work", "Work", theme.work, columns.work[0]),
        ("pay", "Pay", theme.work, columns.pay[0]),
    )
    side = 1.2 * sizes.name
    sheet.say(left, y, ("Year",), sizes.detail, theme.quiet, bold=True)
    for sign, word, colour, column in named:
        sheet.areas.append(icon(sign, (column, y), side, colour))
        sheet.say(column + side + 5, y, (word,), sizes.name, bold=True)
    return y + sizes.name * LEADING + 8


def _years(frame: Frame, scale: Elastic, columns: Columns) -> None:
    """Draw a line and a date for each year that has room for its words."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    left, last = columns.years[0], float("-inf")
    short = frame.course.months < 2 * 12
    for month in range(0, frame.course.months + 1, 3 if short else 12):
        y = scale.at(month) if month else scale.heights[0]
        if y - last < 2 * sizes.line + 2:
            continue
        last = y
        line = ((columns.study[0] - 4, y), (columns.pay[0], y))
        sheet.areas.append(Area((line,), colour=theme.border, width=1.0))
        word = str(month // 12) if month % 12 == 0 else f"{month} mo"
        sheet.say(left, y - sizes.line / 2, (word if month else "Start",), sizes.detail, bold=True)
        date = when(sheet.look.date, month)
        words = date.split()[0 if short else 1]
        sheet.say(left, y + sizes.line / 2, (words,), sizes.detail, theme.quiet)


def _pay(frame: Frame, scale: Elastic, column: tuple[float, float]) -> None:
    """Draw pay a year as steps to the right; the amounts stand in the bars."""
    course, theme, areas = frame.course, frame.theme, frame.sheet.areas
    left, width = column
    most = max([each.pay or 0.0 for each in course.treads] + [course.goal_pay or 0.0]) or 1.0
    line: list[Point] = []
    for tread in course.treads:
        top, bottom = scale.extent(tread.start, tread.end)
        x = round(left + width * (tread.pay or 0.0) / most, 2)
        if tread.pay:
            form = ((left, top), (x, top), (x, bottom), (left, bottom))
            areas.append(Area((form,), theme.work_soft))
            # Between two jobs there may be an instant that takes room on the scale.
            line += [(line[-1][0], top) if line else (left, top), (x, top), (x, bottom)]
            continue
        areas.append(
            Area((((left, top), (left, bottom)),), colour=theme.work, width=1.5, dash=(2, 3))
        )
        if line:
            areas.append(Area(((*line, (left, top)),), colour=theme.work, width=2.0))
            line = []
        if bottom - top > 2 * frame.sizes.line:
            middle = (top + bottom - frame.sizes.line) / 2
            word = "no pay" if tread.pay is None else "pay unknown"
            lines = wrapped(word, width, frame.sizes.detail)
            frame.sheet.say(left + 5, middle, lines, frame.sizes.detail, theme.quiet)
    if line:
        areas.append(Area((tuple(line),), colour=theme.work, width=2.0))


def _goal_rows(top: float, needs: Heights) -> Rows:
    """Return rows of no height, so that the panel of the goal is one list."""
    high = needs.head + 6
    work = top + high + 8
    study = work + needs.work
    spent = study + needs.study + 2
    return Rows(top, top, high, work, 0.0, study, 0.0, spent, 0.0)


def _spent(frame: Frame, top: float) -> float:
    """Draw the money spent over the months, and the legend below; return where that ends."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    left, right = sheet.left, sheet.right
    sheet.say(left, top, ("Spent so far",), sizes.name, bold=True)
    total = f"{dollars(frame.course.cost)} in all"
    sheet.say(right, top, (total,), sizes.name, theme.money, bold=True, anchor="end")
    y = top + sizes.name * LEADING + 2
    rows = replace(frame.rows, spent=y, spent_high=2.9 * sizes.name)
    shown = replace(frame, rows=rows, goal=(right, 0.0))
    draw_spent(shown)
    end = Scale.count(12 * (frame.course.months // 12)) if frame.course.months >= 24 else ""  # noqa: PLR2004
    sheet.say(left, rows.bottom + 4, ("Start",), sizes.detail, theme.quiet)
    if end:
        x = frame.scale.at(12 * (frame.course.months // 12))
        anchor = "end" if x > right - 4 * sizes.detail else "middle"
        sheet.say(x, rows.bottom + 4, (end,), sizes.detail, theme.quiet, anchor=anchor)  # type: ignore[arg-type]
    draw_legend(shown)
    legend = legend_height(frame.course, sizes, right - left)
    return rows.bottom + sizes.line + 10 + legend
