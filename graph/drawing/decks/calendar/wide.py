"""A plan from left to right: pay above, work and study, money spent below, the goal last."""

from __future__ import annotations

from typing import Final, TypeAlias

from graph.drawing.decks.calendar import labels
from graph.drawing.decks.calendar.badges import step_badge
from graph.drawing.decks.calendar.chart import draw_pay, draw_spent
from graph.drawing.decks.calendar.facts import Bar, Course
from graph.drawing.decks.calendar.goal import draw_goal, goal_panel
from graph.drawing.decks.calendar.icons import Icon, icon
from graph.drawing.decks.calendar.labels import PAD, Fit, Outside, Sizes
from graph.drawing.decks.calendar.legend import draw_legend, legend_height
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.decks.calendar.rows import STRIP, Frame, lane_height, placed, wants
from graph.drawing.decks.calendar.scale import Scale
from graph.drawing.decks.calendar.ties import Rectangle, draw_ties
from graph.drawing.decks.calendar.you import draw_you
from graph.drawing.decks.sheet import Sheet
from graph.drawing.scene import LEADING, Area, Box, Strip, Stroke, Text

_LEAST: Final = 6.0
"""Width of a bar of no length."""

_TRIES: Final = 5
_GOAL: Final = 226.0
"""Width of the panel of the goal, where letters are 14 high."""

_WIDER: Final = 1.25
"""How much wider it is where that saves height."""

_LANES: Final[tuple[Lane, ...]] = ("work", "study")

Extents: TypeAlias = dict[int, tuple[float, float]]
"""Number of a bar -> its left edge and width."""


def draw_wide(course: Course, sheet: Sheet, sizes: Sizes, *, fixed: bool) -> None:
    """Draw a plan on a sheet; a `fixed` one is filled, any other becomes as high as it needs."""
    unit = sizes.name / 14
    wide = _GOAL * unit
    for _ in range(_TRIES):  # a wider sheet needs fewer lines, and so less height
        you = (sheet.left + 60 * unit, 144 * unit)
        goal = (sheet.right - wide, wide)
        panel = goal_panel(course, wide, sizes)
        scale = Scale(course.months, sum(you) + 20 * unit, goal[0] - 26 * unit, sheet.look.date)
        extents = bar_extents(course, scale)
        fits, outside = _words(course, extents, scale, sizes)
        legend = legend_height(course, sizes, sheet.right - sheet.left)
        least = wants(course, sizes, outside, panel.heights, legend)
        room = sheet.bottom - sheet.top
        if not fixed:
            sheet.height += least.total - room
        elif least.total > room and wide == _GOAL * unit:
            wide *= _WIDER
        elif least.total > room:
            sheet.grow(0, least.total)
        else:
            break
    rows = placed(least, sheet.top, sheet.bottom - sheet.top)
    frame = Frame(course, sheet, sizes, scale, rows, you, goal)
    _axis(frame)
    _lane_names(frame)
    draw_you(frame)
    draw_pay(frame)
    draw_spent(frame)
    places = {
        bar.number: _bar(frame, bar, fits[bar.number], extents[bar.number]) for bar in course.bars
    }
    for lane in _LANES:
        _outside(frame, outside[lane], lane)
    draw_goal(frame, panel)
    draw_legend(frame)
    draw_ties(frame, places)


def _words(
    course: Course, extents: Extents, scale: Scale, sizes: Sizes
) -> tuple[dict[int, Fit], dict[Lane, list[Outside]]]:
    """Return how the words of each bar are placed, and what stands outside of the bars."""
    high = lane_height(sizes) - STRIP
    fits = {}
    asked: dict[Lane, list[tuple[Bar, Fit, float]]] = {"work": [], "study": []}
    for bar in course.bars:
        x, width = extents[bar.number]
        fit = labels.fitted(bar, width, high, sizes)
        fits[bar.number] = fit
        if fit.outside:
            asked[bar.lane].append((bar, fit, x + width / 2))
    bounds = scale.start, scale.end + 16
    return fits, {lane: labels.stacked(each, bounds, sizes) for lane, each in asked.items()}


def bar_extents(course: Course, scale: Scale) -> Extents:
    """Return left edge and width of each bar: its months, short ones at the cost of others."""
    found: Extents = {}
    for lane in _LANES:
        bars = sorted(
            (bar for bar in course.bars if bar.lane == lane), key=lambda bar: (bar.start, bar.end)
        )
        edges = [[scale.at(bar.start) + 1, scale.at(bar.end) - 1] for bar in bars]
        low = scale.start
        for edge in edges:
            edge[0] = max(edge[0], low)
            edge[1] = max(edge[1], edge[0] + _LEAST)
            low = edge[1] + 2
        high = scale.end - 1
        for edge in reversed(edges):
            edge[1] = min(edge[1], high)
            edge[0] = min(edge[0], edge[1] - _LEAST)
            high = edge[0] - 2
        found |= {
            bar.number: (left, right - left) for bar, (left, right) in zip(bars, edges, strict=True)
        }
    return found


def _axis(frame: Frame) -> None:
    sheet, rows, theme = frame.sheet, frame.rows, frame.theme
    size = frame.sizes.detail
    for month, count, date in frame.scale.ticks(5.2 * size):
        x = frame.scale.at(month)
        line = ((x, rows.pay - 4), (x, rows.bottom))
        sheet.areas.append(Area((line,), colour=theme.border, width=1.0))
        sheet.say(x, rows.axis, (count,), size, theme.quiet, bold=True, anchor="middle")
        sheet.say(x, rows.bottom + 5, (date,), size, theme.quiet, anchor="middle")


def _lane_names(frame: Frame) -> None:
    sheet, rows, theme, sizes = frame.sheet, frame.rows, frame.theme, frame.sizes
    named: tuple[tuple[Icon, str, str, str, float], ...] = (
        ("pay", "Pay", "a year", theme.work, rows.pay + rows.pay_high / 2),
        ("work", "Work", "", theme.work, rows.work + rows.work_high / 2),
        ("study", "Study", "", theme.study, rows.study + rows.study_high / 2),
        ("spent", "Spent", "so far", theme.money, rows.spent + rows.spent_high / 2),
    )
    side = 1.3 * sizes.name
    for sign, word, under, colour, middle in named:
        high = side + 2 + sizes.name * LEADING + (sizes.line if under else 0)
        y = middle - high / 2
        sheet.areas.append(icon(sign, (sheet.left, y), side, colour))
        sheet.say(sheet.left, y + side + 2, (word,), sizes.name, bold=True)
        if under:
            below = y + side + 2 + sizes.name * LEADING
            sheet.say(sheet.left, below, (under,), sizes.detail, theme.quiet)


def _bar(frame: Frame, bar: Bar, fit: Fit, extent: tuple[float, float]) -> Rectangle:
    """Draw a bar with what stands inside of it; return its place."""
    sizes, theme, side = frame.sizes, frame.theme, frame.sizes.badge
    study = bar.lane == "study"
    edge, tint = frame.colours(bar.lane)
    x, width = extent
    y, height = frame.rows.lane(bar.lane)
    inner = height - (STRIP if study else 0.0)
    inset, drop, across = 0.0, 0.0, x + (width - side) / 2
    beside: tuple[Text, ...] = ()
    name_high = len(fit.label) * sizes.name * LEADING
    if fit.place == "beside":
        inset, across = 2 * PAD + side, x + PAD
        high = name_high + len(fit.note) * sizes.line
        down = (inner - high + sizes.name * LEADING - side) / 2
    else:
        drop = side + 4 if fit.label else 0.0
        down = (inner - name_high - (drop or side)) / 2
    if fit.place == "under number":
        inset, across = PAD - 3, x + PAD - 3
        words = y + down + (side - sizes.line) / 2
        beside = (Text(x + 2 * PAD - 3 + side, words, (fit.beside,), sizes.detail, theme.quiet),)
    badge = step_badge(bar.number, bar.lane, (across, y + down), sizes, theme)
    frame.sheet.boxes.append(
        Box(
            id=bar.key,
            x=round(x, 2),
            y=round(y, 2),
            width=round(width, 2),
            height=round(height, 2),
            shape="rectangle" if study else "rounded",
            fill=tint,
            colour=theme.text,
            label=fit.label,
            size=sizes.name,
            name=bar.said,
            detail=bar.detail,
            stroke=edge,
            bold=True,
            note=fit.note,
            note_size=sizes.detail,
            note_colour=theme.quiet,
            inset=inset,
            drop=drop,
            badge=None if fit.place == "outside" else badge,
            strip=Strip(edge, STRIP, hatched=bool(bar.beside)) if study else None,
            words=beside,
        )
    )
    return Rectangle(x, y, width, height, fit.place != "under number" and width > 3 * side)


def _outside(frame: Frame, placed: list[Outside], lane: Lane) -> None:
    """Write what stands outside of the bars of a lane, above those of work, below the others."""
    sizes, theme, sheet = frame.sizes, frame.theme, frame.sheet
    y, height = frame.rows.lane(lane)
    for each in placed:
        if lane == "study":
            top = y + height + 8 + each.first * sizes.line
            leader = ((each.at, y + height + 1), (each.at, top + 1))
        else:
            top = y - 6 - (each.first + each.high) * sizes.line
            leader = ((each.at, y - 1), (each.at, top + each.high * sizes.line))
        sheet.strokes.append(Stroke(*leader, theme.line, 1.0))
        left = each.left
        if each.numbered:
            badge = step_badge(each.bar.number, lane, (left, top + 2), sizes, theme)
            sheet.badges.append(badge)
            left += sizes.badge + 5
            top += max(0.0, (sizes.badge + 4 - len(each.lines) * sizes.line) / 2)
        sheet.say(left, top, each.lines, sizes.detail, theme.quiet)
