"""What each thing of a scene is drawn with: filled and stroked paths, and lines of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.drawing.fonts import text_width
from graph.drawing.scene import (
    ASCENT,
    LEADING,
    Anchor,
    Area,
    Badge,
    Box,
    Line,
    Panel,
    Scene,
    Strip,
    Stroke,
    Table,
    Text,
)
from graph.drawing.style import Theme
from graph.export.shapes import (
    Path,
    arrow,
    line,
    outline,
    polygon,
    polyline,
    rounded,
    sides,
    within,
)
from graph.export.text import xml_text


@dataclass(frozen=True, slots=True)
class Ink:
    """A path with its colours, ``#RRGGBB`` or empty for none.

    Width of the stroke, dash and gap are in points; without a dash it is solid.
    """

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[int, ...] = ()


Part: TypeAlias = Ink | Text

GAP: Final = 3.0
"""From a form to the middle of its second outline, in points."""

_APART: Final = 7.0
"""From one line of a hatched box to the next, along its edge."""

HALO: Final = 5.0
"""Width of a soft ring, in points."""

RING: Final = 1.5
"""Width of a second outline, in points."""


def baselines(text: Text) -> Iterator[tuple[float, str]]:
    """Yield the height of the baseline in points, and the words, of each line that has any.

    Several spaces are one, as every program shows them in SVG.
    """
    for number, words in enumerate(text.lines):
        shown = re.sub(" +", " ", xml_text(words)).strip(" ")
        if shown:
            yield text.y + text.size * (ASCENT + number * LEADING), shown


def drawn(scene: Scene) -> Iterator[tuple[Line | Box | Table | None, Sequence[Part]]]:
    """Yield everything in the order in which it is drawn, lines, boxes and tables with names."""
    ringed = {box.id for box in scene.boxes if box.emphasis and box.id}
    page = Ink(rounded(0.0, 0.0, scene.width, scene.height, 0.0), scene.theme.background)
    yield None, [page, *map(_panel, scene.panels), *map(_area, scene.areas)]
    for stroke in scene.strokes:
        points = (stroke.start, stroke.end)
        path, head = arrow(points, stroke.width) if stroke.arrow else (line(points), ())
        yield None, _stroked(path, head, stroke)
    for each in scene.lines:
        # An arrow head stays outside of the second outline of a box.
        back = GAP + RING / 2 if each.target in ringed else 0.0
        tipped = arrow(each.points, each.width, curved=each.curved, back=back)
        yield each, _stroked(*(tipped if each.head else (line(each.points), ())), each)
    for box in scene.boxes:
        yield box, _box(box, scene.theme)
    for table in scene.tables:
        yield table, _table(table, scene.theme)
    yield None, [part for badge in scene.badges for part in _badge(badge)]
    yield None, scene.texts


def _panel(panel: Panel) -> Ink:
    path = rounded(panel.x, panel.y, panel.width, panel.height, panel.radius)
    return Ink(path, panel.fill, panel.edge, panel.line)


def _area(area: Area) -> Ink:
    draw = polygon if area.fill else polyline
    pieces = (line(piece) if area.bent else draw(*piece) for piece in area.pieces)
    path = tuple(command for piece in pieces for command in piece)
    return Ink(path, area.fill, area.colour, area.width, area.dash)


def _badge(badge: Badge) -> tuple[Part, ...]:
    """Return the form of a badge and its letters in the middle."""
    form = rounded(badge.x, badge.y, badge.width, badge.height, badge.radius)
    x, top = badge.x + badge.width / 2, badge.y + badge.height / 2 - badge.size * LEADING / 2
    words = Text(x, top, (badge.text,), badge.size, badge.colour, bold=True, anchor="middle")
    return Ink(form, badge.fill, badge.edge, 1.25 if badge.edge else 0.0), words


def _strip(box: Box, strip: Strip) -> Iterator[Ink]:
    """Yield the band of a box, just inside of its edge; hatching is drawn as slanted stripes."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if strip.side == "foot":
        top = bottom - strip.width
    else:
        right = left + strip.width
    if strip.short and strip.side == "left":
        top, bottom = top + strip.short, bottom - strip.short
    if not strip.hatched:
        round_ = strip.width / 2 if strip.short else 0.0
        yield Ink(rounded(left, top, right - left, bottom - top, round_), strip.colour)
        return
    if strip.side == "left" and strip.width >= box.width:
        # All over the box: thin lines, on which words are still read.
        yield Ink(_hatch(left, top, right, bottom), stroke=strip.colour, width=1.0)
        return
    # Along the longer side, one stripe after the other, each as high as the band is wide.
    slant, step = strip.width, 0.9 * strip.width
    long = right - left if strip.side == "foot" else bottom - top
    for number in range(int((long + slant) / step) + 1):
        near, far = number * step - slant, (number + 0.5) * step - slant
        corners = [(near, 0.0), (far, 0.0), (far + slant, slant), (near + slant, slant)]
        clipped = within(corners, long)
        if len(clipped) > 2:  # noqa: PLR2004 - a form needs three corners
            turned = [
                (left + along, bottom - across)
                if strip.side == "foot"
                else (left + across, top + along)
                for along, across in clipped
            ]
            yield Ink(polygon(*turned), strip.colour)


def _hatch(left: float, top: float, right: float, bottom: float) -> Path:
    """Return thin slanted lines all over a rectangle, not quite up to its edge."""
    left, top, right, bottom = left + 3, top + 3, right - 3, bottom - 3
    path: Path = ()
    at = left + _APART
    while at < right + bottom - top - _APART:
        start = (at, top) if at < right else (right, top + at - right)
        foot = at - (bottom - top)
        end = (foot, bottom) if foot > left else (left, top + at - left)
        path += polyline(start, end)
        at += _APART
    return path


def _stroked(path: Path, head: Path, drawn: Line | Stroke) -> list[Part]:
    """Return a line and its arrow head, as far as there are any."""
    ink = Ink(path, stroke=drawn.colour, width=drawn.width, dash=drawn.dash)
    return [part for part in (ink, Ink(head, drawn.colour)) if part.path]


def _box(box: Box, theme: Theme) -> tuple[Part, ...]:
    """Return the form of a box, its edges, its label and its mark."""
    place = (box.shape, box.x, box.y, box.width, box.height)
    parts: list[Part] = []
    if box.emphasis:
        ring = Ink(outline(*place, grow=GAP), theme.background, theme.text, RING)
        parts += [] if box.halo else [ring]
    parts.append(Ink(outline(*place), box.fill, box.stroke, 1.25 if box.stroke else 0.0))
    if box.halo:
        parts.append(Ink(outline(*place, grow=HALO / 2), stroke=box.halo, width=HALO - 1))
    inner = sides(*place)
    if inner:
        parts.append(Ink(inner, stroke=box.colour, width=1.0))
    x, y = box.centre
    if box.strip:
        parts += _strip(box, box.strip)
    foot = box.strip.width if box.strip and box.strip.side == "foot" else 0.0
    high = (len(box.label) * box.size + len(box.note) * box.note_size) * LEADING
    top = y + (box.drop - foot - high) / 2
    anchor: Anchor = "start" if box.inset else "middle"
    x = box.x + box.inset if box.inset else x
    parts.append(Text(x, top, box.label, box.size, box.colour, box.bold, anchor))
    if box.note:
        below = top + len(box.label) * box.size * LEADING
        colour = box.note_colour or box.colour
        parts.append(Text(x, below, box.note, box.note_size, colour, anchor=anchor))
    badge = _badge(box.badge) if box.badge else ()
    signs = map(_area, box.signs)
    return (*parts, *signs, *badge, *box.words, *_mark(box, theme))


def _mark(box: Box, theme: Theme) -> tuple[Part, ...]:
    """Return a disc with a short text; a longer one makes it wider."""
    mark = xml_text(box.mark).strip()
    if not mark:
        return ()
    size = 0.85 * box.size
    radius = 0.9 * size
    width = max(2 * radius, text_width(mark, size, bold=True) + radius)
    left, middle = box.x + 2 - radius, box.y + 2
    disc = rounded(left, middle - radius, width, 2 * radius, radius)
    top = middle - size * LEADING / 2
    words = Text(left + width / 2, top, (mark,), size, theme.background, bold=True, anchor="middle")
    return Ink(disc, theme.text, theme.background, 1.25), words


def _table(table: Table, theme: Theme) -> tuple[Part, ...]:
    """Return the filled header, the words of all cells and a rule under each row."""
    parts: list[Part] = []
    wide = sum(table.columns)
    y = table.y
    for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True)):
        if number == 0:
            parts.append(Ink(rounded(table.x, y, wide, height, 0.0), theme.panel))
        x = table.x
        for cell, column in zip(row, table.columns, strict=True):
            colour = cell.colour or theme.text
            left, top = x + table.padding, y + table.padding
            parts.append(Text(left, top, cell.lines, table.size, colour, cell.bold))
            x += column
        y += height
        rule = line(((table.x, y), (table.x + wide, y)))
        parts.append(Ink(rule, stroke=theme.border, width=1.5 if number == 0 else 0.75))
    return tuple(parts)
