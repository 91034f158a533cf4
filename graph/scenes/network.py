"""A picture of nodes and links on a sheet: boxes in columns, lines around them, headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.layout import Item, Layout, Pair, Point, Sizes, arrange
from graph.model import Graph, display_name
from graph.scene import LEADING, MOST_SHAPES, Line, Panel, Text
from graph.scenes.nodes import BELOW, HEIGHT, WIDTH, node_box
from graph.scenes.sheet import SMALL, Sheet, wrapped
from graph.style import LINE_OF, LINE_STYLES
from graph.view.picture import Picture

TRIES: Final = (
    *((size, WIDTH, 2.6) for size in (16.0, 15.0, 14.0, 13.0, 12.0, SMALL)),
    *((SMALL, width, gap) for width, gap in ((8.5, 2.3), (7.7, 2.0), (7.0, 1.7), (6.4, 1.5))),
)
"""Size of the letters, width of a box and gap between columns (in letters), best first."""

_BANDS: Final[Mapping[str, str]] = {
    "career": "top",
    "certifying_body": "top",
    "employer": "bottom",
}
_WIDEST_GAP: Final = 6.5
_COLUMN: Final = 0.55
"""By how much the panel of a column is wider than its boxes, on each side, in letters."""


def draw_network(
    G: Graph,
    picture: Picture,
    sheet: Sheet,
    *,
    every_link: bool = False,
    below: Mapping[str, str] | None = None,
) -> None:
    """Draw nodes and links into the room of a sheet, in the largest letters that fit.

    Where not even the smallest letters fit, the page grows.

    Parameters
    ----------
    G
        The graph.
    picture
        Columns, links, marks, headers.
    sheet
        Gets boxes, lines, panels and texts, and a legend for them.
    every_link
        Also the links that are not main ("shortcuts").
    below
        Node -> a line below its label.
    """
    links = [pair for pair in picture.links if every_link or pair in picture.main]
    sheet.kinds = {G.nodes[node]["type"] for node in picture.columns}
    sheet.lines_shown = {LINE_OF[picture.links[pair][0]] for pair in links}
    size, layout = _fitted(G, picture, links, sheet, more=BELOW if below else 0)
    x, y = _corner(picture, sheet, layout, size)
    _headers(picture, sheet, layout, size, (x, y))
    for node, (at_x, at_y) in sorted(layout.positions.items()):
        box = layout.sizes.width, layout.sizes.height
        corner = x + at_x - box[0] / 2, y + at_y - box[1] / 2
        sheet.boxes.append(
            node_box(
                G,
                node,
                corner,
                box,
                size,
                mark=picture.marks.get(node, ""),
                below=(below or {}).get(node, ""),
                emphasis=node == picture.focus,
            )
        )
    theme = sheet.look.theme
    for pair in links:
        if pair in layout.routes:
            line = LINE_STYLES[LINE_OF[picture.links[pair][0]]]
            route = _beside(layout.routes[pair], layout.sizes)
            points = tuple((round(x + a, 2), round(y + b, 2)) for a, b in route)
            words = ", ".join(name.replace("_", " ") for name in picture.links[pair])
            name = f"{display_name(G, pair[0])} {words} {display_name(G, pair[1])}"
            sheet.lines.append(Line(*pair, points, theme.line, line.width, line.dash, name=name))


def _beside(route: Sequence[Point], sizes: Sizes) -> Sequence[Point]:
    """Lead a line between two boxes of one column around through the gap beside it."""
    if len(route) != len(("start", "end")) or route[0][0] != route[1][0]:
        return route
    x = route[0][0] + 0.45 * sizes.gap_x
    return route[0], (x, route[0][1]), (x, route[1][1]), route[1]


def _fitted(
    G: Graph, picture: Picture, links: list[Pair], sheet: Sheet, *, more: int
) -> tuple[float, Layout]:
    """Return the size of the letters and the layout; the sheet may have grown."""
    items = [
        Item(
            node,
            column,
            G.nodes[node]["type"],
            _BANDS.get(G.nodes[node]["type"]) if column is None else None,  # type: ignore[arg-type]
            picture.parts.get(node, 0),
        )
        for node, column in picture.columns.items()
    ]
    width = sheet.right - sheet.left
    for size, wide, gap in TRIES:
        layout = arrange(items, links, sizes=_sizes(size, wide, gap, more))
        high = sheet.bottom - sheet.top - _head(picture, size)
        if layout.width + 2 * _COLUMN * size <= width and layout.height + size <= high:
            return size, _widened(items, links, layout, width, size)
    layout = arrange(items, links, sizes=_sizes(SMALL, WIDTH, 2.6, more))
    # What is no slide any more need not have the proportions of one.
    sheet.grow(
        layout.width + 2 * _COLUMN * SMALL,
        layout.height + SMALL + _head(picture, SMALL),
        proportional=len(items) <= MOST_SHAPES,
    )
    return SMALL, layout


def _sizes(size: float, width: float, gap: float, more: int) -> Sizes:
    height = (HEIGHT + more * LEADING) * size
    return Sizes(width * size, height, gap * size, 1.3 * size, 0.9 * size)


def _widened(
    items: list[Item], links: list[Pair], layout: Layout, width: float, size: float
) -> Layout:
    """Give the columns the room there is."""
    gaps = round((layout.width - layout.sizes.width) / (layout.sizes.width + layout.sizes.gap_x))
    if gaps < 1:
        return layout
    spare = (width - 2 * _COLUMN * size - layout.width) / gaps
    gap = min(layout.sizes.gap_x + spare, _WIDEST_GAP * size)
    wider = arrange(items, links, sizes=replace(layout.sizes, gap_x=gap))
    return wider if wider.width <= width else layout


def _head(picture: Picture, size: float) -> float:
    """Return the height of the words over the columns."""
    return size * (LEADING + 1.1) if any(picture.headers.values()) else 0.6 * size


def _corner(picture: Picture, sheet: Sheet, layout: Layout, size: float) -> tuple[float, float]:
    """Return where the layout begins: in the middle of the room."""
    room = sheet.right - sheet.left, sheet.bottom - sheet.top - _head(picture, size)
    x = sheet.left + (room[0] - layout.width) / 2
    y = sheet.top + _head(picture, size) + max(0.0, room[1] - layout.height) / 2
    return x, y


def _headers(
    picture: Picture, sheet: Sheet, layout: Layout, size: float, corner: tuple[float, float]
) -> None:
    theme = sheet.look.theme
    if not any(picture.headers.get(each.key) for each in layout.headers):
        return
    for header in layout.headers:
        words = picture.headers.get(header.key, "")
        start, end = (corner[0] + at for at in (header.start, header.end))
        wide = _COLUMN * size
        sheet.panels.append(
            Panel(
                round(start - wide, 2),
                round(sheet.top, 2),
                round(end - start + 2 * wide, 2),
                round(sheet.bottom - sheet.top, 2),
                theme.panel,
                6.0,
            )
        )
        lines = wrapped(words, end - start + wide, size, 1, bold=True)
        sheet.texts.append(
            Text(
                round((start + end) / 2, 2),
                round(sheet.top + 0.35 * size, 2),
                lines,
                size,
                theme.text,
                bold=True,
                anchor="middle",
            )
        )
