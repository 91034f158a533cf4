"""The sheet a scene is put on: paper, title, subtitle, legend, footer, and room for the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from graph.drawing.fonts import spare_width, widest_width
from graph.drawing.scene import (
    LEADING,
    Anchor,
    Area,
    Badge,
    Box,
    Line,
    Panel,
    Scene,
    Stroke,
    Table,
    Text,
    View,
)
from graph.drawing.style import DARK, LIGHT, NODE_STYLES, NodeStyle, Theme, legend
from graph.drawing.wrapping import wrap
from graph.model.relations import LineStyle

PAPERS: Final = {
    "wide": (960.0, 540.0),
    "a4": (841.89, 595.28),
    "letter": (792.0, 612.0),
    "a4-upright": (595.28, 841.89),
    "letter-upright": (612.0, 792.0),
}
"""Name -> width and height in points: a 16:9 slide, and paper on its side or upright."""

SCREENS: Final = {
    "screen": (980.0, 640.0),
    "focus": (1028.0, 640.0),
    "page": (1128.0, 640.0),
    "half": (700.0, 640.0),
    "phone": (358.0, 640.0),
}
"""The same for a picture inside a page, which says title and sources around it."""

_SIZES: Final = {**PAPERS, **SCREENS}

MARGIN: Final = 28.0
_SCREEN_MARGIN: Final = 6.0
SMALL: Final = 11.0
"""Size of the smallest letters, in points."""

_TITLE: Final = 25.0
_COVER: Final = 38.0
_HIGH: Final = 70.0
"""Size of the title of a first page, and where it begins."""

_SUBTITLE: Final = 13.5
_GAP: Final = 8.0
_SAMPLE: Final = 22.0


@dataclass(frozen=True, slots=True)
class Look:
    """What a scene looks like whatever it shows.

    The ISO `date` is printed at the bottom, `size` is a name of `PAPERS` or `SCREENS`, `dark`
    means light letters on a dark page, and `title` stands in place of the one the view would have.
    """

    date: str
    size: str = "wide"
    dark: bool = False
    title: str = ""

    @property
    def theme(self) -> Theme:
        """Colours of the page."""
        return DARK if self.dark else LIGHT


def wrapped(
    text: str, width: float, size: float, lines: int = 99, *, bold: bool = False
) -> tuple[str, ...]:
    """Break a text into lines that fit a width, whichever typeface sets it."""
    measure = partial(spare_width, bold=bold)
    return tuple(wrap(text, width, size=size, lines=lines, measure=measure)[0])


@dataclass(slots=True)
class Sheet:
    """A scene that is being put together; all lengths in points.

    The legend explains the node types and line styles of `kinds` and `lines_shown`; `footer` is one
    line at the bottom, before the date. The rest is as in `graph.drawing.scene.Scene`.
    """

    view: View
    title: str
    subtitle: str
    description: str
    look: Look
    kinds: Collection[str] = ()
    lines_shown: Collection[LineStyle] = ()
    footer: str = ""
    notes: tuple[str, ...] = ()
    width: float = 0.0
    height: float = 0.0
    panels: list[Panel] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.width:
            self.width, self.height = _SIZES[self.look.size]

    @property
    def bare(self) -> bool:
        """Whether there is no title and no footer, as inside a page that has both."""
        return self.look.size in SCREENS

    @property
    def left(self) -> float:
        """Where the room for the picture begins."""
        return _SCREEN_MARGIN if self.bare else MARGIN

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.width - self.left

    @property
    def upright(self) -> bool:
        """Whether levels are rows from bottom to top, as on the paper asked for."""
        width, height = _SIZES[self.look.size]
        return width < height

    @property
    def top(self) -> float:
        """Below title and subtitle."""
        if self.bare:
            return _SCREEN_MARGIN
        words = len(self._title()) * self._size + len(self._subtitle()) * _SUBTITLE
        return self._start + words * LEADING + 10

    @property
    def bottom(self) -> float:
        """Above legend and footer."""
        rows = max((row + 1 for *_, row in self._places()), default=0)
        legend = rows * (SMALL * LEADING + 4)
        below = 2.0 if self.bare else 20.0 + len(self._footer()) * SMALL * LEADING
        return self.height - below - legend - _GAP

    def grow(self, width: float, height: float, *, proportional: bool = True) -> None:
        """Make the page larger, if asked in its proportions, until the room is large enough."""
        proportion = self.width / self.height
        for _ in range(4):  # a wider page needs fewer lines for its words, so once is not enough
            wide = self.width + max(0.0, width - (self.right - self.left))
            high = self.height + max(0.0, height - (self.bottom - self.top))
            if proportional:
                wide, high = max(wide, high * proportion), max(high, wide / proportion)
            self.width, self.height = wide, high

    def blank(self) -> Sheet:
        """Return the same sheet with nothing on it yet."""
        lists = ("panels", "areas", "strokes", "lines", "boxes", "tables", "badges", "texts")
        empty: dict[str, Any] = {name: [] for name in lists}
        return replace(self, **empty)

    def crop(self, height: float) -> None:
        """Make a picture inside a page no higher than its room must be."""
        if self.bare:
            self.height -= max(0.0, self.bottom - self.top - height)

    def say(
        self,
        x: float,
        y: float,
        lines: tuple[str, ...],
        size: float,
        colour: str = "",
        *,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> None:
        """Write lines of words, in the colour of text unless another is given."""
        colour = colour or self.look.theme.text
        self.texts.append(Text(round(x, 2), round(y, 2), lines, size, colour, bold, anchor))

    def lay(self, x: float, y: float, width: float, height: float) -> None:
        """Lay a panel."""
        x, y, width, height = (round(each, 2) for each in (x, y, width, height))
        self.panels.append(Panel(x, y, width, height, self.look.theme.panel, 6.0))

    def scene(self) -> Scene:
        """Return the finished scene."""
        if not self.bare:
            self._write_edges()
        self._draw_legend()
        return Scene(
            self.view,
            self.title,
            self.description,
            round(self.width, 1),
            round(self.height, 1),
            tuple(self.panels),
            tuple(self.areas),
            tuple(self.strokes),
            tuple(self.lines),
            tuple(self.boxes),
            tuple(self.tables),
            tuple(self.badges),
            tuple(self.texts),
            self.look.theme,
            self.notes,
            self.look.dark,
        )

    def _write_edges(self) -> None:
        """Write title, subtitle and footer."""
        title, subtitle, footer = self._title(), self._subtitle(), self._footer()
        low = self.height - 20.0 - len(footer) * SMALL * LEADING
        below = self._start + len(title) * self._size * LEADING
        self._write(self._start, title, self._size, role="title")
        self._write(below, subtitle, _SUBTITLE, role="subtitle")
        self._write(low, footer, SMALL, role="footer")

    def _write(self, y: float, lines: tuple[str, ...], size: float, *, role: str) -> None:
        theme = self.look.theme
        colour = theme.text if role == "title" else theme.quiet
        if any(lines):
            text = Text(MARGIN, y, lines, size, colour, bold=role == "title", role=role)  # type: ignore[arg-type]
            self.texts.append(text)

    @property
    def _size(self) -> float:
        """Size of the title: a little smaller where that saves a line in the widest typeface."""
        full = _COVER if self.view == "title" else _TITLE
        sizes = [full * share for share in (1.0, 0.92, 0.84)]
        lines = [len(self._broken(size)) for size in sizes]
        return sizes[lines.index(min(lines))]

    @property
    def _start(self) -> float:
        return _HIGH if self.view == "title" else 24.0

    def _title(self) -> tuple[str, ...]:
        return self._broken(self._size)

    def _broken(self, size: float) -> tuple[str, ...]:
        """Break the title: slides have its words in one, to be broken in any usual typeface."""
        measure = partial(widest_width, bold=True)
        width = self.right - self.left
        return tuple(wrap(self.title, width, size=size, lines=3, measure=measure)[0])

    def _subtitle(self) -> tuple[str, ...]:
        words = self.subtitle
        return wrapped(words, self.right - self.left, _SUBTITLE, 2) if words else ()

    def _footer(self) -> tuple[str, ...]:
        words = " · ".join(filter(None, (self.footer, "careergraph", self.look.date)))
        return wrapped(words, self.right - self.left, SMALL, 2)

    def _places(self) -> Iterable[tuple[NodeStyle | LineStyle, float, int]]:
        """Yield the entries of the legend, each with its left edge and its row."""
        kinds = [style for kind, style in NODE_STYLES.items() if kind in self.kinds]
        styles: list[NodeStyle | LineStyle] = [*kinds, *legend(self.lines_shown)]
        x, row = self.left, 0
        for style in styles:
            width = _SAMPLE + 6 + spare_width(style.word, SMALL) + 18
            if x > self.left and x + width > self.right:
                x, row = self.left, row + 1
            yield style, x, row
            x += width

    def _draw_legend(self) -> None:
        theme = self.look.theme
        height = SMALL * LEADING
        kind_of = {style: kind for kind, style in NODE_STYLES.items()}
        for style, x, row in self._places():
            y = self.bottom + _GAP / 2 + row * (height + 4)
            if isinstance(style, NodeStyle):
                edge, tint = theme.tints[kind_of[style]]
                form = (x, y + 1, _SAMPLE, height - 2, style.shape, tint, theme.text)
                box = Box("", *form, (), SMALL, stroke=edge)
                self.boxes.append(box)
            else:
                ends = (x, y + height / 2), (x + _SAMPLE, y + height / 2)
                sample = Stroke(*ends, theme.line, style.width, style.dash, arrow=True)
                self.strokes.append(sample)
            self.texts.append(Text(x + _SAMPLE + 6, y, (style.word,), SMALL, theme.text))
