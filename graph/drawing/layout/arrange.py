"""Place items in columns or rows, and what has no level in bands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.drawing.layout.bands import bands
from graph.drawing.layout.frame import framed, headers
from graph.drawing.layout.layers import build_grid, sort_layers, spread
from graph.drawing.layout.routes import lead
from graph.drawing.layout.values import COLUMNS, ROWS, Item, Layout, Pair, Point, Sizes


def arrange(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes.

    Parameters
    ----------
    items
        What to place; their order does not matter.
    links
        Pairs of ids.
    rows
        Levels as rows from bottom to top instead of columns from left to right.
    sizes
        Default: `ROWS` or `COLUMNS`.

    Returns
    -------
    Layout
        The same for the same input; boxes never overlap.
    """
    sizes = sizes or (ROWS if rows else COLUMNS)
    by_id = {item.id: item for item in sorted(items, key=lambda item: (item.kind, item.id))}
    pairs = sorted({pair for pair in links if pair[0] != pair[1] and by_id.keys() >= {*pair}})
    layers, keys = _layers(by_id, sizes, rows=rows)
    grid = build_grid(layers, pairs)
    sort_layers(grid)
    box = sizes.width if rows else sizes.height
    gap = sizes.gap_x if rows else sizes.gap_y
    across = spread(grid, lambda cell: box if cell in by_id else sizes.lane, gap)
    pitch = sizes.height + sizes.gap_y if rows else sizes.width + sizes.gap_x
    along = {cell: grid.layer_of[cell] * pitch for cell in grid.layer_of}
    cells: dict[str, Point] = {
        cell: (across[cell], -along[cell]) if rows else (along[cell], across[cell])
        for cell in grid.layer_of
    }
    positions = {each: cells[each] for each in by_id if each in cells}
    if not rows:
        positions |= bands(by_id, positions, pairs, sizes)
    routes = lead(grid, cells, positions, pairs, sizes, rows=rows)
    centres = [(-number if rows else number) * pitch for number in range(len(keys))]
    stretches = headers(keys, centres, sizes, rows=rows)
    return framed(positions, routes, stretches, sizes, rows=rows)


def _layers(
    by_id: Mapping[str, Item], sizes: Sizes, *, rows: bool
) -> tuple[list[list[str]], list[int | None]]:
    """Return the layers (empty levels are left out, long ones split) and their keys."""
    found: list[tuple[int | None, list[str]]] = []

    def add(key: int | None, members: list[str]) -> None:
        parts = -(-len(members) // sizes.most)
        size = -(-len(members) // parts) if parts else 0
        found.extend((key, members[at : at + size]) for at in range(0, len(members), size or 1))

    if rows:
        add(None, [each for each, item in by_id.items() if item.band == "bottom"])
    places = {(i.column, i.part) for i in by_id.values() if i.column is not None}
    for key, part in sorted(places):
        add(key, [each for each, i in by_id.items() if (i.column, i.part) == (key, part)])
    if rows:
        add(None, [each for each, item in by_id.items() if item.band == "top"])
    return [members for _, members in found], [key for key, _ in found]
