"""The goal: its pay and name, and its requirements beside the lanes that meet them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.calendar.badges import step_badge
from graph.drawing.decks.calendar.facts import Course
from graph.drawing.decks.calendar.icons import icon
from graph.drawing.decks.calendar.labels import PAD, Sizes, whole
from graph.drawing.decks.calendar.needs import Need
from graph.drawing.decks.calendar.rows import Frame, Heights
from graph.drawing.decks.sheet import wrapped
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Badge, Box, Panel, Stroke
from graph.words import dollars

_MOST_BADGES: Final = 3
_ALL: Final = ("", "", "both", "all three", "all four", "all five", "all six", "all seven")
_BESIDE: Final = 2
"""Lines as high as a number."""

_GAP: Final = 0.3
"""Between requirements, in sides of a badge."""


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement in lines, with the steps that meet it."""

    need: Need
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panelled:
    """What stands in the panel of the goal, and how high that is."""

    title: tuple[str, ...]
    rows: tuple[Row, ...]
    heights: Heights


def goal_panel(course: Course, width: float, sizes: Sizes) -> Panelled:
    """Return the words of the goal and of its requirements in lines that fit a width."""
    room = width - 2 * PAD
    beside = room - sizes.badge - PAD
    name = course.goal[1]
    title = whole(name, beside, sizes.name, 3, bold=True)
    title = title or wrapped(name, beside, sizes.name, bold=True)
    rows = []
    for need in course.needs:
        badges = min(len(need.numbers), _MOST_BADGES) * (sizes.badge + 3)
        wide = room - sizes.detail - 6
        lines = _hanging(need.text, wide - badges - 4, wide, sizes.detail)
        rows.append(Row(need, lines))
    work, study = (
        sum(_height(row, sizes) + _GAP * sizes.badge for row in rows if row.need.lane == lane)
        for lane in ("work", "study")
    )
    work = work if rows else sizes.line
    pill = (1 + _GAP) * sizes.badge if len(rows) > 1 else 0.0
    head = _above(course, sizes) + max(len(title) * sizes.name * LEADING, sizes.badge) + PAD
    foot = sizes.name * LEADING + sizes.line
    return Panelled(title, tuple(rows), Heights(head, work + pill, study, foot))


def _hanging(text: str, narrow: float, wide: float, size: float) -> tuple[str, ...]:
    """Return a text in lines; the first two are narrower, as the numbers stand beside them."""
    first = wrapped(text, narrow, size)
    if len(first) <= _BESIDE:
        return first
    rest = " ".join(first[_BESIDE:])
    return (*first[:_BESIDE], *wrapped(rest, wide, size))


def _above(course: Course, sizes: Sizes) -> float:
    """Return the height of the pay above the name."""
    return sizes.name * LEADING + 6 if course.goal_pay else 0.0


def _height(row: Row, sizes: Sizes) -> float:
    return max(len(row.lines) * sizes.line, sizes.badge)


def draw_goal(frame: Frame, panel: Panelled) -> None:
    """Draw the panel of the goal."""
    course, sheet, rows, sizes, theme = (
        *(frame.course, frame.sheet, frame.rows, frame.sizes, frame.theme),
    )
    left, width = frame.goal
    edge, _ = frame.colours(course.goal_lane)
    high = rows.bottom - rows.pay
    sheet.panels.append(Panel(left, rows.pay, width, high, theme.panel, 6.0, edge, 1.5))
    _head(frame, panel)
    y = rows.work
    for row in (each for each in panel.rows if each.need.lane == "work"):
        y = _row(frame, row, y)
    if len(panel.rows) > 1:
        gap = (rows.work + rows.work_high + rows.study) / 2
        middle = max(gap, y + sizes.badge / 2)
        _joined(frame, len(panel.rows), middle)
        y = middle + sizes.badge / 2 + 2
    y = max(rows.study, y)
    for row in (each for each in panel.rows if each.need.lane == "study"):
        y = _row(frame, row, y)
    if not panel.rows:
        words = ("Nothing is asked for.",)
        sheet.say(left + PAD, rows.work, words, sizes.detail, theme.quiet)
    if not rows.spent_high:
        return
    low = rows.bottom - sizes.name * LEADING - sizes.line - 4
    sheet.say(left + PAD, low, (dollars(course.cost),), sizes.name, theme.money, bold=True)
    sheet.say(left + PAD, low + sizes.name * LEADING, ("in all",), sizes.detail, theme.quiet)


def _head(frame: Frame, panel: Panelled) -> None:
    """Draw pay and name of the goal."""
    course, rows, sizes, theme = frame.course, frame.rows, frame.sizes, frame.theme
    left, width = frame.goal
    step, name, node = course.goal
    edge, tint = frame.colours(course.goal_lane)
    pay = f"{dollars(course.goal_pay)} a year" if course.goal_pay else ""
    top = rows.pay + _above(course, sizes)
    if pay:
        frame.sheet.say(left + PAD, rows.pay + 3, (pay,), sizes.name, edge, bold=True)
    high = rows.pay + rows.pay_high - top
    down = (high - len(panel.title) * sizes.name * LEADING + sizes.name * LEADING - sizes.badge) / 2
    frame.sheet.boxes.append(
        Box(
            id=node,
            x=round(left + 1, 2),
            y=round(top, 2),
            width=round(width - 2, 2),
            height=round(high, 2),
            shape="rectangle",
            fill=tint,
            colour=theme.text,
            label=panel.title,
            size=sizes.name,
            name=", ".join(filter(None, (f"Step {step}, goal: {name}", pay))),
            detail=course.goal_detail,
            bold=True,
            inset=2 * PAD + sizes.badge,
            badge=step_badge(step, course.goal_lane, (left + PAD, top + down), sizes, theme),
        )
    )


def _row(frame: Frame, row: Row, y: float) -> float:
    """Write one requirement with its tick and badges; return where the next one begins."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    left, width = frame.goal
    first = y + max(0.0, (sizes.badge - sizes.line) / 2)
    tick = icon("tick", (left + PAD, first + 1), sizes.detail, theme.good, 2.0)
    sheet.areas.append(tick)
    sheet.say(left + PAD + sizes.detail + 6, first, row.lines, sizes.detail)
    numbers = row.need.numbers
    shown = numbers if len(numbers) <= _MOST_BADGES else numbers[: _MOST_BADGES - 1]
    x = left + width - PAD - sizes.badge
    if len(shown) < len(numbers):
        place = (round(x, 2), round(y, 2), sizes.badge, sizes.badge)
        more = f"+{len(numbers) - len(shown)}"
        size = 0.9 * sizes.detail
        sheet.badges.append(Badge(*place, more, size, theme.panel, theme.quiet, theme.outline, 3.0))
        x -= sizes.badge + 3
    for each in reversed(shown):
        lane = frame.course.lane_of(each)
        sheet.badges.append(step_badge(each, lane, (x, y), sizes, theme))
        x -= sizes.badge + 3
    return max(y + sizes.badge, first + len(row.lines) * sizes.line) + _GAP * sizes.badge


def _joined(frame: Frame, number: int, y: float) -> None:
    """Say on a line between the lanes that all requirements are needed."""
    sizes, theme = frame.sizes, frame.theme
    left, width = frame.goal
    words = _ALL[number] if number < len(_ALL) else f"all {number}"
    wide = spare_width(words, sizes.detail, bold=True) + 2 * PAD
    high = sizes.line + 4
    line = Stroke((left + 1, y), (left + width - 1, y), theme.border, 1.0)
    frame.sheet.strokes.append(line)
    place = (round(left + (width - wide) / 2, 2), round(y - high / 2, 2), round(wide, 2), high)
    colours = (theme.background, theme.quiet, theme.outline)
    badge = Badge(*place, words, sizes.detail, *colours, radius=high / 2)
    frame.sheet.badges.append(badge)
