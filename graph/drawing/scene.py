"""What a picture is made of, once everything is decided: boxes, lines, words, tables.

A scene is plain values in points (1/72 inch), the origin in the upper left corner, y downwards.
Whoever builds a scene places and wraps everything; whoever writes one (`graph.export`) only
draws. Colours are ``#RRGGBB``; texts are as they are in the data and not escaped.

Things are drawn in this order: background, panels, areas, strokes, lines, boxes, tables, badges,
texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from graph.drawing.style import LIGHT, Shape, Theme

Point: TypeAlias = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
View = Literal["title", "map", "focus", "route", "graph", "timeline", "steps", "table"]

LEADING: Final = 1.26
"""Height of a line of text, in sizes of its letters."""

ASCENT: Final = 0.98
"""From the top of a line down to its baseline, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of words, already wrapped, in letters of a size in points; semibold if `bold`.

    `y` is the top of the first line, `x` the start, middle or end of each line, as `anchor` says.
    `role` is what the text is for, so that a slide can use its own title.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    role: Literal["", "title", "subtitle", "footer"] = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A few letters on a small form: the number of a step, a sign where bars meet, a count.

    `radius` rounds its corners, half of the height makes it a disc; `edge` is the colour of an
    outline, empty for none. `name` is what it says, for screen readers.
    """

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    fill: str
    colour: str
    edge: str = ""
    radius: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band along the foot or left side of a box, or all over, `short` of its corners by a bit."""

    colour: str
    width: float
    hatched: bool = False
    side: Literal["foot", "left"] = "foot"
    short: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """Straight pieces through points: filled forms, or open lines when there is no `fill`.

    Each piece is at least two points; `fill` is the colour inside, the others are of the line,
    which is round where it bends if it is `bent`.
    """

    pieces: tuple[tuple[Point, ...], ...]
    fill: str = ""
    colour: str = ""
    width: float = 0.0
    dash: tuple[int, ...] = ()
    bent: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A shape with a label in its middle.

    Parameters
    ----------
    id
        Unique in a scene; lines refer to it. Empty for a box of the legend.
    x, y, width, height
        Left upper corner and size.
    shape, fill, colour, label, size
        Form and its colour; colour, lines and size of the label, centred in both directions.
    mark
        A short text on a disc at the left upper corner: number of a step, a tick. May be empty.
    name
        All of what the label may have shortened, for screen readers and the alternative text.
    detail
        Pairs of a word and its text, shown when somebody asks for the box.
    stroke, halo
        Colours of an edge and of a soft ring around the form; empty for none.
    emphasis
        The focus of the picture or its goal: a second edge around the form, without a halo.
    note, note_size, note_colour
        Lines under the label, the size and the colour of their letters.
    inset
        Room on the left that the label leaves free; more than 0 sets its lines from there on.
    drop
        Room above the label and the note.
    badge, strip, words, signs
        What else belongs to the box.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    shape: Shape
    fill: str
    colour: str
    label: tuple[str, ...]
    size: float
    mark: str = ""
    name: str = ""
    detail: tuple[tuple[str, str], ...] = ()
    stroke: str = ""
    emphasis: bool = False
    bold: bool = False
    note: tuple[str, ...] = ()
    note_size: float = 0.0
    note_colour: str = ""
    inset: float = 0.0
    drop: float = 0.0
    badge: Badge | None = None
    strip: Strip | None = None
    words: tuple[Text, ...] = ()
    signs: tuple[Area, ...] = ()
    halo: str = ""

    @property
    def centre(self) -> Point:
        """The middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes (by id), with an arrow `head` at its end.

    Its points lead from the edge of one box to the edge of the other: corners of a bent line, or,
    when `curved`, a start followed by three points for each cubic Bezier curve. `dash` has the
    lengths of dash and gap in points, empty for a solid line. `name` is what it says, for screen
    readers: ``RHIT required for HIM supervisor``. A `glued` line is straight on a slide and follows
    its boxes there; any other keeps its bends.
    """

    source: str
    target: str
    points: tuple[Point, ...]
    colour: str
    width: float
    dash: tuple[int, ...] = ()
    curved: bool = False
    name: str = ""
    glued: bool = True
    head: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line that joins nothing: an axis, a sample in the legend."""

    start: Point
    end: Point
    colour: str
    width: float
    dash: tuple[int, ...] = ()
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A coloured rectangle behind things; `edge` and `line` are colour and width of an outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0
    edge: str = ""
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of one cell of a table; `text` is all of it, where the lines are broken by width."""

    lines: tuple[str, ...]
    bold: bool = False
    colour: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, as many in each as there are columns; the first row is the header.

    `columns` are widths, `padding` is between the edge of a cell and its words, and `name` is what
    the table shows, for screen readers.
    """

    x: float
    y: float
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float
    padding: float = 4.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, ready to be drawn.

    Width and height are in points; `theme` has the colours, and `dark` says whether they are those
    of a dark page. The `description` is for people who cannot see the picture, the `notes` are for
    a speaker, one paragraph each.
    """

    view: View
    title: str
    description: str
    width: float
    height: float
    panels: tuple[Panel, ...] = ()
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    tables: tuple[Table, ...] = ()
    badges: tuple[Badge, ...] = ()
    texts: tuple[Text, ...] = ()
    theme: Theme = LIGHT
    notes: tuple[str, ...] = ()
    dark: bool = False

    @property
    def slide(self) -> bool:
        """Whether each box can be a shape of its own on a slide that is still readable."""
        return sum(bool(box.id) for box in self.boxes) <= MOST_SHAPES


MOST_SHAPES: Final = 25
"""Boxes on one slide as shapes; with more a slide shows the picture instead."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The scenes of one view, in order, under one title.

    Parameters
    ----------
    title, subtitle
        What it is about, and the answer in one line.
    date
        ISO date of the making; part of the files, so that they are the same for the same date.
    scenes
        At least one.
    cover
        A first page for formats of several pages.
    """

    title: str
    subtitle: str
    date: str
    scenes: tuple[Scene, ...] = ()
    cover: Scene | None = None

    @property
    def pages(self) -> tuple[Scene, ...]:
        """The cover, if there is one, and the scenes."""
        return self.scenes if self.cover is None else (self.cover, *self.scenes)
