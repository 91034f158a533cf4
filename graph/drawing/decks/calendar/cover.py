"""The first page of a plan: what it comes to in large figures, and its months in small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.calendar.badges import step_badge
from graph.drawing.decks.calendar.facts import Bar, Course
from graph.drawing.decks.calendar.labels import Sizes, whole
from graph.drawing.decks.calendar.scale import Scale
from graph.drawing.decks.calendar.wide import bar_extents
from graph.drawing.decks.sheet import SMALL, Sheet, wrapped
from graph.drawing.fonts import spare_width, widest_width
from graph.drawing.scene import LEADING, Area, Box, Strip

_LARGE: Final = 34.0
_CAPTION: Final = 13.0
_GAP: Final = 22.0
_SIZES: Final = Sizes(SMALL, SMALL, 16.0)
_BAR: Final = 24.0
_STRIP: Final = 5.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it is above it, and a note below."""

    what: str
    figure: str
    note: str


def draw_cover(course: Course | None, figures: Sequence[Figure], words: str, sheet: Sheet) -> None:
    """Draw figures, a sentence and, of a plan that takes time, its bars on one scale."""
    theme = sheet.look.theme
    room = sheet.right - sheet.left
    sheet.say(sheet.left, 30, ("careergraph",), _CAPTION, theme.study, bold=True)
    y = sheet.top + 0.05 * (sheet.bottom - sheet.top)
    said = wrapped(words, 0.75 * room, _CAPTION, 4)
    sheet.say(sheet.left, y, said, _CAPTION, theme.quiet)
    y += len(said) * _CAPTION * LEADING + 0.06 * (sheet.bottom - sheet.top)
    y = _draw_figures(figures, sheet, y)
    if course is None:
        return
    high = 2 * _BAR + 4 + SMALL * LEADING + 6
    _draw_bars(course, sheet, max(y + 14, sheet.bottom - high - 10))


def _draw_figures(figures: Sequence[Figure], sheet: Sheet, y: float) -> float:
    """Write the figures side by side, divided by thin lines; return where they end."""
    theme = sheet.look.theme
    wide = [
        max(widest_width(each.figure, _LARGE, bold=True), spare_width(each.note, _CAPTION))
        for each in figures
    ]
    room = sheet.right - sheet.left - 2 * _GAP * (len(figures) - 1)
    share = min(1.0, room / sum(wide))
    large, small = _LARGE * share, max(_CAPTION * share, SMALL)
    x = sheet.left
    bottom = y + (small + large) * LEADING + 2 * small * LEADING
    for place, (each, width) in enumerate(zip(figures, wide, strict=True)):
        if place:
            line = ((x - _GAP, y), (x - _GAP, bottom))
            sheet.areas.append(Area((line,), colour=theme.border, width=1.0))
        sheet.say(x, y, (each.what,), small, theme.quiet)
        sheet.say(x, y + small * LEADING, (each.figure,), large, bold=True)
        lines = wrapped(each.note, max(width * share, 80), small, 2)
        sheet.say(x, y + (small + large) * LEADING, lines, small, theme.quiet)
        x += width * share + 2 * _GAP
    return bottom


def _draw_bars(course: Course, sheet: Sheet, y: float) -> None:
    theme = sheet.look.theme
    scale = Scale(course.months, sheet.left, sheet.right - 120, sheet.look.date)
    low = y + 2 * _BAR + 4
    for month, count, date in scale.ticks(60.0):
        x = scale.at(month)
        line = ((x, y - 3), (x, low + 3))
        sheet.areas.append(Area((line,), colour=theme.border, width=1.0))
        word = count if month else date
        anchor = "middle" if month else "start"
        sheet.say(x, low + 5, (word,), SMALL, theme.quiet, anchor=anchor)  # type: ignore[arg-type]
    extents = bar_extents(course, scale)
    for bar in course.bars:
        _draw_bar(bar, extents[bar.number], y, sheet)
    _, name, node = course.goal
    left = scale.end + 4
    lines = wrapped(name, sheet.right - left - 8, SMALL, 3, bold=True)
    sheet.boxes.append(
        Box(
            id=node,
            x=round(left, 2),
            y=round(y, 2),
            width=round(sheet.right - left, 2),
            height=2 * _BAR + 4,
            shape="rounded",
            fill=theme.work if course.goal_lane == "work" else theme.study,
            colour=theme.background,
            label=lines,
            size=SMALL,
            name=f"goal: {name}",
            bold=True,
        )
    )


def _draw_bar(bar: Bar, extent: tuple[float, float], y: float, sheet: Sheet) -> None:
    """Draw a bar with its number and name in one line, as far as there is room for them."""
    theme, (x, width) = sheet.look.theme, extent
    study = bar.lane == "study"
    edge, tint = (theme.study, theme.study_soft) if study else (theme.work, theme.work_soft)
    top = y + (_BAR + 4) * study
    foot = _STRIP if study else 0.0
    inset = _SIZES.badge + 8
    names = (whole(each, width - inset - 4, SMALL, 1, bold=False) for each in bar.names)
    label = next(filter(None, names), ())
    badge = None
    if width >= _SIZES.badge + 2:
        across = 4 if label else (width - _SIZES.badge) / 2
        down = (_BAR - foot - _SIZES.badge) / 2
        badge = step_badge(bar.number, bar.lane, (x + across, top + down), _SIZES, theme)
    sheet.boxes.append(
        Box(
            id=bar.key,
            x=round(x, 2),
            y=round(top, 2),
            width=round(width, 2),
            height=_BAR,
            shape="rectangle" if study else "rounded",
            fill=tint,
            colour=theme.text,
            label=label,
            size=SMALL,
            name=bar.said,
            detail=bar.detail,
            stroke=edge,
            inset=inset if label else 0.0,
            badge=badge,
            strip=Strip(edge, _STRIP, hatched=bool(bar.beside)) if study else None,
        )
    )
