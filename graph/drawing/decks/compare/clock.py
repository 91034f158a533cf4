"""Plans on one clock: study, work, and pay as steps, one plan below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.compare.marks import LETTERS, SMALL, letter_badge
from graph.drawing.decks.sheet import Sheet, wrapped
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Area, Box, Stroke
from graph.queries.comparison import Bar, Track
from graph.words import duration, thousands

_NAME: Final = 13.5
_HEAD: Final = 26.0
_AXIS: Final = 34.0
_LANE: Final = 30.0
_PAY: Final = 54.0
_BETWEEN: Final = 18.0
_BLOCK: Final = _HEAD + _AXIS + 2 * _LANE + _PAY
_LABELS: Final = 48.0
_CLOSE: Final = 54.0
"""Years are named at least so far from each other."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """Where months and pay are on a sheet."""

    sheet: Sheet
    months: int
    least: float
    most: float

    @property
    def left(self) -> float:
        return self.sheet.left + _LABELS

    @property
    def right(self) -> float:
        return self.sheet.right - 6.0

    def at(self, month: float) -> float:
        """Return where a month is."""
        return round(self.left + (self.right - self.left) * month / self.months, 2)

    def high(self, pay: float) -> float:
        """Return how high above the foot of its lane a pay is."""
        share = (pay - self.least) / (self.most - self.least) if self.most > self.least else 0.5
        return round(6.0 + share * (_PAY - 26.0), 2)


def draw_clock(sheet: Sheet, names: Sequence[str], tracks: Sequence[Track | None]) -> None:
    """Draw plans below each other on one clock; a column without a plan is left out."""
    shown = [(n, name, each) for n, (name, each) in enumerate(zip(names, tracks, strict=True))]
    known = [(n, name, each) for n, name, each in shown if each is not None]
    pays = [bar.pay for *_, each in known for bar in each.bars if bar.pay is not None] or [0.0]
    months = max((bar.end for *_, each in known for bar in each.bars), default=12)
    height = len(known) * (_BLOCK + _BETWEEN) - _BETWEEN
    sheet.grow(0.0, height, proportional=not sheet.bare)
    clock = _Clock(sheet, months, min(pays), max(pays))
    top = sheet.top
    for n, name, track in known:
        _draw(clock, top, LETTERS[n], name, track)
        top += _BLOCK + _BETWEEN
    sheet.crop(height)


def _draw(clock: _Clock, top: float, letter: str, name: str, track: Track) -> None:
    sheet, theme = clock.sheet, clock.sheet.look.theme
    sheet.badges.append(letter_badge(theme, sheet.left, top, letter, name))
    said = wrapped(name, sheet.right - sheet.left - 32, _NAME, 1, bold=True)
    sheet.say(sheet.left + 28, top + 1.5, said, _NAME, bold=True)
    axis = top + _HEAD
    study = axis + _AXIS
    work, pay = study + _LANE, study + 2 * _LANE
    foot = pay + _PAY
    _years(clock, axis, foot)
    for lane, y in (("Study", study + 5), ("Work", work + 5), ("Pay", pay + 20)):
        sheet.say(sheet.left, y, (lane,), SMALL, theme.quiet)
    for bar in track.bars:
        _bar(clock, bar, study if bar.lane == "study" else work)
    _steps(clock, [bar for bar in track.bars if bar.lane == "work"], foot)
    _goal(clock, track, axis + 16, foot)


def _years(clock: _Clock, top: float, foot: float) -> None:
    """Draw a line for each year and name as many as there is room for."""
    sheet, theme = clock.sheet, clock.sheet.look.theme
    last = clock.months // 12
    wide = clock.at(12) - clock.at(0)
    every = next((each for each in (1, 2, 5, 10, 20) if each * wide >= _CLOSE), 50)
    for year in range(last + 1):
        x, words = clock.at(12 * year), duration(12 * year) if year else "now"
        sheet.strokes.append(Stroke((x, top + 17), (x, foot), theme.border, 0.8))
        if year % every == 0:
            over = x + spare_width(words, SMALL) / 2 - sheet.right
            sheet.say(x - max(0.0, over), top, (words,), SMALL, theme.quiet, anchor="middle")


def _bar(clock: _Clock, bar: Bar, top: float) -> None:
    theme = clock.sheet.look.theme
    edge, tint = {
        "study": (theme.study, theme.study_soft),
        "work": (theme.work, theme.work_soft),
    }[bar.lane]
    x, end = clock.at(bar.start) + 0.5, clock.at(bar.end) - 0.5
    room = end - x - 12
    label = wrapped(bar.name, room, SMALL, 1) if room > _LANE else ()
    clock.sheet.boxes.append(
        Box(
            "",
            round(x, 2),
            round(top, 2),
            round(end - x, 2),
            _LANE - 5,
            "rounded",
            tint,
            theme.text,
            label,
            SMALL,
            name=f"{bar.name}: {duration(bar.end - bar.start)}",
            stroke=edge,
            inset=6.0,
        )
    )


def _steps(clock: _Clock, bars: Sequence[Bar], foot: float) -> None:
    """Draw what is earned as steps, each named above its start where there is room."""
    sheet, theme = clock.sheet, clock.sheet.look.theme
    for piece in _pieces(bars):
        points = []
        for bar in piece:
            y = foot - clock.high(bar.pay or 0.0)
            points += [(clock.at(bar.start), y), (clock.at(bar.end), y)]
            words = thousands(bar.pay or 0.0)
            if clock.at(bar.end) - clock.at(bar.start) > spare_width(words, SMALL) + 8:
                at = y - SMALL * LEADING - 2
                sheet.say(clock.at(bar.start) + 4, at, (words,), SMALL, theme.quiet)
        sheet.areas.append(Area((tuple(points),), colour=theme.money, width=1.8))


def _pieces(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """Yield bars whose pay is known and that follow each other without a gap."""
    piece: list[Bar] = []
    for bar in sorted(bars, key=lambda each: each.start):
        if piece and (bar.pay is None or piece[-1].end != bar.start):
            yield piece
            piece = []
        if bar.pay is not None:
            piece.append(bar)
    if piece:
        yield piece


def _goal(clock: _Clock, track: Track, top: float, foot: float) -> None:
    """Draw when the goal is reached, with its name beside the line."""
    sheet, theme = clock.sheet, clock.sheet.look.theme
    x = clock.at(track.months)
    sheet.strokes.append(Stroke((x, top + 4), (x, foot), theme.primary, 2.0))
    right = sheet.right - x
    left = x - clock.left
    room = max(right, left) - 12
    said = wrapped(track.goal, room, SMALL, 1, bold=True)
    before = left > right
    place, anchor = (x - 8, "end") if before else (x + 8, "start")
    sheet.say(place, top + 1.5, said, SMALL, theme.primary, bold=True, anchor=anchor)  # type: ignore[arg-type]
