"""What colours, strips and lines mean, in rows below the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.calendar.facts import Course
from graph.drawing.decks.calendar.labels import Sizes
from graph.drawing.decks.calendar.rows import STRIP, Frame
from graph.drawing.fonts import spare_width
from graph.drawing.scene import Box, Strip, Stroke

_SAMPLE: Final = 24.0
_APART: Final = 18.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample and its words: a box with or without a strip, or a line with or without spare."""

    words: str
    lane: str = ""
    hatched: bool | None = None
    sure: bool | None = None


def _entries(course: Course) -> Iterator[_Entry]:
    """Yield what there is in the picture, and nothing else."""
    modes = {bar.beside for bar in course.bars if bar.lane == "study"}
    if False in modes:
        yield _Entry("study, full-time", "study", hatched=False)
    if True in modes:
        yield _Entry("study beside work", "study", hatched=True)
    if any(bar.lane == "work" for bar in course.bars):
        yield _Entry("work", "work")
    if any(tie.spare == 0 for tie in course.ties):
        yield _Entry("must come first, sets the date", sure=True)
    if any(tie.spare for tie in course.ties):
        yield _Entry("must come first, time to spare", sure=False)


def draw_legend(frame: Frame) -> None:
    """Explain the picture below the dates; a row that is full is followed by another one."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    top = frame.rows.bottom + sizes.line + 10
    for entry, x, row in _places(frame.course, sizes, sheet.right - sheet.left):
        y = top + row * (sizes.line + 4)
        _sample(frame, entry, sheet.left + x, y)
        words = (sheet.left + x + _SAMPLE + 6, y, (entry.words,))
        sheet.say(*words, sizes.detail, theme.quiet)


def legend_height(course: Course, sizes: Sizes, width: float) -> float:
    """Return the height of the rows it takes."""
    rows = max((row for *_, row in _places(course, sizes, width)), default=-1) + 1
    return rows * (sizes.line + 4)


def _places(course: Course, sizes: Sizes, width: float) -> Iterator[tuple[_Entry, float, int]]:
    """Yield each entry with its left edge and its row."""
    x, row = 0.0, 0
    for entry in _entries(course):
        wide = _SAMPLE + 6 + spare_width(entry.words, sizes.detail)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        yield entry, x, row
        x += wide + _APART


def _sample(frame: Frame, entry: _Entry, x: float, y: float) -> None:
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    if entry.sure is not None:
        colour, width, dash = (theme.text, 2.0, ()) if entry.sure else (theme.line, 1.5, (2, 3))
        ends = (x, y + sizes.line / 2), (x + _SAMPLE, y + sizes.line / 2)
        sheet.strokes.append(Stroke(*ends, colour, width, dash, arrow=True))
        return
    edge, tint = frame.colours("study" if entry.lane == "study" else "work")
    high = sizes.line - 2
    band = None
    if entry.hatched is not None:
        band = Strip(edge, min(STRIP, high / 2), hatched=entry.hatched)
    place = (round(x, 2), round(y + 1, 2), _SAMPLE, round(high, 2))
    form = "rectangle" if band else "rounded"
    box = Box("", *place, form, tint, theme.text, (), sizes.detail, stroke=edge, strip=band)  # type: ignore[arg-type]
    sheet.boxes.append(box)
