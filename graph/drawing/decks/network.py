"""A picture of nodes and links on a sheet: boxes in columns, lines around them, headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from graph.drawing.decks.nodes import BELOW, HEIGHT, WIDTH, node_box
from graph.drawing.decks.sheet import SMALL, Sheet, wrapped
from graph.drawing.diagram.diagram import Diagram, items
from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.place import LARGE, place
from graph.drawing.layout.values import Item, Layout, Pair, Point, Sizes
from graph.drawing.scene import LEADING, MOST_SHAPES, Anchor, Line
from graph.drawing.style import line_of, phrase
from graph.model.graph import Graph
from graph.model.names import display_name

TRIES: Final = (
    *((size, WIDTH, 2.6) for size in (16.0, 15.0, 14.0, 13.0, 12.0, SMALL)),
    *((SMALL, width, gap) for width, gap in ((8.5, 2.3), (7.7, 2.0), (7.0, 1.7), (6.4, 1.5))),
)
"""Size of the letters, width of a box and gap between columns (in letters), best first."""

_WIDEST_GAP: Final = 6.5
_EDGE: Final = 0.55
"""By how much the panel of a level is wider than its boxes, on each side, in letters."""

_LARGE_ENOUGH: Final = 0.8
"""Fewer crossings are worth letters so much smaller, on a picture made to fit a page."""

_STRIP: Final = 6.6
"""Room at the left of rows for the words of their levels, in letters."""


def draw_network(
    G: Graph,
    diagram: Diagram,
    sheet: Sheet,
    *,
    every_link: bool = False,
    below: Mapping[str, str] | None = None,
) -> None:
    """Draw nodes and links into the room of a sheet, in the largest letters that fit.

    Where not even the smallest letters fit, the page grows. `every_link` also draws the links that
    are not main ("shortcuts"); `below` has for a node the line below its label.
    """
    links = [pair for pair in diagram.links if every_link or pair in diagram.main]
    sheet.kinds = {G.nodes[node]["type"] for node in diagram.columns}
    sheet.lines_shown = {line_of(diagram.links[pair]) for pair in links}
    size, layout = _fitted(G, diagram, links, sheet, more=BELOW if below else 0)
    room = _room(diagram, sheet, size)
    sheet.crop(layout.height + sheet.bottom - sheet.top - room.height)
    room = _room(diagram, sheet, size)
    x = room.x + max(0.0, room.width - layout.width) / 2
    y = room.y + max(0.0, room.height - layout.height) / 2
    _headers(diagram, sheet, layout, size, (x, y))
    width, height = layout.sizes.width, layout.sizes.height
    for node, (at_x, at_y) in sorted(layout.positions.items()):
        box = node_box(
            G,
            node,
            (x + at_x - width / 2, y + at_y - height / 2, width, height),
            size,
            mark=diagram.marks.get(node, ""),
            below=(below or {}).get(node, ""),
            emphasis=node == diagram.focus,
            theme=sheet.look.theme,
        )
        sheet.boxes.append(box)
    theme = sheet.look.theme
    for pair in links:
        if pair in layout.routes:
            line = line_of(diagram.links[pair])
            route = _beside(layout.routes[pair], layout)
            points = tuple((round(x + a, 2), round(y + b, 2)) for a, b in route)
            words = phrase(diagram.links[pair])
            name = f"{display_name(G, pair[0])} {words} {display_name(G, pair[1])}"
            drawn = Line(*pair, points, theme.line, line.width, line.dash, layout.curved, name)
            sheet.lines.append(drawn)


def _beside(route: Sequence[Point], layout: Layout) -> Sequence[Point]:
    """Lead a line between two boxes of one level around through the gap beside it."""
    if layout.curved or len(route) != len(("start", "end")):
        return route
    (x, y), (to_x, to_y) = route
    if layout.rows and y == to_y:
        beside = y - 0.45 * layout.sizes.gap_y
        return route[0], (x, beside), (to_x, beside), route[1]
    if not layout.rows and x == to_x:
        beside = x + 0.45 * layout.sizes.gap_x
        return route[0], (beside, y), (beside, to_y), route[1]
    return route


def _fitted(
    G: Graph, diagram: Diagram, links: list[Pair], sheet: Sheet, *, more: int
) -> tuple[float, Layout]:
    """Return the size of the letters and the layout; the sheet may have grown."""
    things = tuple(items(G, diagram))
    # Our own layout is quick: it tells which sizes fit.
    quick = partial(_laid_out, arrange, things, tuple(links), rows=sheet.upright)
    for size, wide, gap in TRIES:
        room = _room(diagram, sheet, size)
        if len(things) * wide * HEIGHT * size * size > room.width * room.height:
            continue
        layout = quick(sizes=_sizes(size, wide, gap, more, room if sheet.upright else None))
        if room.holds(layout):
            layout = _widened(quick, layout, room, size)
            best = _laid_out(place, things, tuple(links), rows=sheet.upright, sizes=layout.sizes)
            return size, best if room.holds(best) else layout
    room = _room(diagram, sheet, SMALL)
    if sheet.bare and not sheet.upright and len(things) <= LARGE:
        # A page may scroll down along a picture, but not aside.
        for wide, gap in (each[1:] for each in TRIES if each[0] == SMALL):
            sizes = _sizes(SMALL, wide, gap, more, None)
            best = _laid_out(place, things, tuple(links), rows=False, sizes=sizes)
            if best.width <= room.width:
                over = best.height + sheet.bottom - sheet.top - room.height
                sheet.grow(0, over, proportional=False)
                return SMALL, best
    sizes = _sizes(SMALL, WIDTH, 2.6, more, room if sheet.upright else None)
    ways = [
        _laid_out(each, things, tuple(links), rows=sheet.upright, sizes=sizes)
        for each in (place, arrange)
    ]
    layout = ways[_scale(ways[0], room) < _LARGE_ENOUGH * _scale(ways[1], room)]
    # What is no slide any more need not have the proportions of one.
    sheet.grow(
        layout.width + sheet.right - sheet.left - room.width,
        layout.height + sheet.bottom - sheet.top - room.height,
        proportional=len(things) <= MOST_SHAPES and not sheet.bare,
    )
    return SMALL, layout


@lru_cache(maxsize=256)
def _laid_out(
    way: Callable[..., Layout],
    things: tuple[Item, ...],
    links: tuple[Pair, ...],
    *,
    rows: bool,
    sizes: Sizes,
) -> Layout:
    """Return a layout, kept: the same picture is often drawn again in other colours."""
    return way(things, links, rows=rows, sizes=sizes)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where the layout may stand: beside or below the words of its levels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, layout: Layout) -> bool:
        """Tell whether a layout fits."""
        return layout.width <= self.width and layout.height <= self.height


def _room(diagram: Diagram, sheet: Sheet, size: float) -> _Room:
    words = any(diagram.headers.values())
    edge = _EDGE * size
    head, strip = size * (LEADING + 1.1) if words else 0.6 * size, 0.0
    if sheet.upright:
        head, strip = edge, _STRIP * size if words else 0.0
    x, y = sheet.left + strip + edge, sheet.top + head
    return _Room(x, y, sheet.right - edge - x, sheet.bottom - 0.5 * size - y)


def _scale(layout: Layout, room: _Room) -> float:
    """Return how much of its size a layout keeps when it is made to fit a room."""
    return min(room.width / layout.width, room.height / layout.height)


def _sizes(size: float, width: float, gap: float, more: int, room: _Room | None) -> Sizes:
    """Return the lengths of a layout; in rows (within a room) as many boxes as fit side by side."""
    height = (HEIGHT + more * LEADING) * size
    if room is None:
        return Sizes(width * size, height, gap * size, 1.3 * size, 0.9 * size)
    across = 1.1 * size
    most = max(1, int((room.width + across) / (width * size + across)))
    return Sizes(width * size, height, across, gap * size, 0.7 * size, most)


def _widened(quick: Callable[..., Layout], layout: Layout, room: _Room, size: float) -> Layout:
    """Give the gaps between levels the room there is."""
    sizes = layout.sizes
    if layout.rows:
        gaps = round((layout.height - sizes.height) / (sizes.height + sizes.gap_y))
        spare = room.height - layout.height
    else:
        gaps = round((layout.width - sizes.width) / (sizes.width + sizes.gap_x))
        spare = room.width - layout.width
    if gaps < 1:
        return layout
    name = "gap_y" if layout.rows else "gap_x"
    gap = min(getattr(sizes, name) + spare / gaps, _WIDEST_GAP * size)
    wider = quick(sizes=replace(sizes, **{name: gap}))
    return wider if room.holds(wider) else layout


def _headers(
    diagram: Diagram, sheet: Sheet, layout: Layout, size: float, corner: tuple[float, float]
) -> None:
    """Draw the stretch of each level and its word: above a column, at the left of a row."""
    if not any(diagram.headers.get(each.key) for each in layout.headers):
        return
    edge = _EDGE * size
    for header in layout.headers:
        at = corner[1] if layout.rows else corner[0]
        start, long = at + header.start - edge, header.end - header.start + 2 * edge
        room = (_STRIP - 0.8) * size if layout.rows else long - edge
        lines = wrapped(diagram.headers.get(header.key, ""), room, size, 1, bold=True)
        if layout.rows:
            place = sheet.left, start, sheet.right - sheet.left, long
            text = sheet.left + 0.8 * size, start + (long - size * LEADING) / 2
        else:
            place = start, sheet.top, long, sheet.bottom - sheet.top
            text = start + long / 2, sheet.top + 0.35 * size
        sheet.lay(*place)
        anchor: Anchor = "start" if layout.rows else "middle"
        sheet.say(*text, lines, size, bold=True, anchor=anchor)
