"""What credentials open together and alone: a row for each set of them that is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.compare.marks import SMALL, dot
from graph.drawing.decks.sheet import Sheet, wrapped
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Panel, Stroke
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.queries.comparison import Overlap
from graph.words import accepted, amount, some

_SIZE: Final = 12.5
_ROW: Final = 32.0
_ROW_NARROW: Final = 66.0
_NARROW: Final = 600.0
_BAR: Final = 110.0
_HEADS: Final = 3
"""Most lines of a heading."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things are: the width of a column of dots, and where bars, words and names begin."""

    sheet: Sheet
    names: Sequence[str]
    most: int

    @property
    def narrow(self) -> bool:
        return self.sheet.width < _NARROW

    @property
    def column(self) -> float:
        room = 190.0 if self.narrow else 340.0
        widest = max(spare_width(each, SMALL, bold=True) for each in self.names) + 16
        return min(max(56.0, widest), 84.0, room / len(self.names))

    @property
    def row(self) -> float:
        return _ROW_NARROW if self.narrow else _ROW

    @property
    def bar(self) -> float:
        return self.sheet.left + len(self.names) * self.column + 16

    @property
    def longest(self) -> float:
        """Return how long the longest bar is, its number beside it."""
        return min(_BAR, self.sheet.right - self.bar - 36)


def draw_overlap(G: Graph, sheet: Sheet, names: Sequence[str], found: Sequence[Overlap]) -> None:
    """Draw which of some credentials are accepted, by how many, and by what."""
    frame = _Frame(sheet, names, max((len(each.ids) for each in found), default=1))
    heads = [wrapped(each, frame.column - 6, SMALL, _HEADS, bold=True) for each in names]
    head = max(map(len, heads)) * SMALL * LEADING + 8
    height = head + len(found) * frame.row
    sheet.grow(0.0, height, proportional=not sheet.bare)
    for place, words in enumerate(heads):
        x = sheet.left + (place + 0.5) * frame.column
        sheet.say(x, sheet.top, words, SMALL, bold=True, anchor="middle")
    top = sheet.top + head
    for number, each in enumerate(found):
        _row(G, frame, each, top, shaded=number % 2 == 0)
        top += frame.row
    sheet.crop(height)


def _row(G: Graph, frame: _Frame, found: Overlap, top: float, *, shaded: bool) -> None:
    sheet, theme = frame.sheet, frame.sheet.look.theme
    if shaded:
        sheet.panels.append(
            Panel(sheet.left, top, sheet.right - sheet.left, frame.row, theme.panel)
        )
    middle = round(top + _ROW / 2, 2)
    _dots(frame, found, middle)
    length = round(max(3.0, frame.longest * len(found.ids) / frame.most), 2)
    bar = Panel(frame.bar, middle - 7, length, 14, theme.study_soft, 2.0, theme.study, 0.8)
    sheet.panels.append(bar)
    line = middle - _SIZE * LEADING / 2
    sheet.say(frame.bar + length + 7, line, (amount(len(found.ids)),), _SIZE, bold=True)
    which = accepted([frame.names[n] for n in found.columns], len(frame.names))
    who = some([display_name(G, each) for each in found.ids], "more", "and", named=5)
    if frame.narrow:
        room = sheet.right - sheet.left - 12
        said = wrapped(f"{which}: {who}", room, SMALL, 2)
        sheet.say(sheet.left + 6, top + _ROW - 1, said, SMALL, theme.quiet)
        return
    words = frame.bar + _BAR + 44
    sheet.say(words, line, wrapped(which, 150, _SIZE, 1), _SIZE)
    names = words + 160
    said = wrapped(who, sheet.right - names - 8, SMALL, 1)
    sheet.say(names, middle - SMALL * LEADING / 2, said, SMALL, theme.quiet)


def _dots(frame: _Frame, found: Overlap, middle: float) -> None:
    """Draw a dot a column, full where the credential is accepted, and join the full ones."""
    sheet, theme = frame.sheet, frame.sheet.look.theme
    places = [round(sheet.left + (n + 0.5) * frame.column, 2) for n in range(len(frame.names))]
    full = [places[n] for n in found.columns]
    if len(full) > 1:
        sheet.strokes.append(Stroke((full[0], middle), (full[-1], middle), theme.study, 2.2))
    for n, x in enumerate(places):
        said = f"{frame.names[n]}: {'yes' if n in found.columns else 'no'}"
        sheet.badges.append(dot(theme, x, middle, full=n in found.columns, name=said))
