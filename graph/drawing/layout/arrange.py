"""Place items in columns or rows, and what has no level in bands beside them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.drawing.layout.frame import bands, framed
from graph.drawing.layout.layers import build_grid, sort_layers, spread
from graph.drawing.layout.ranked import Ranked, ranked
from graph.drawing.layout.routes import lead
from graph.drawing.layout.values import COLUMNS, ROWS, Item, Layout, Pair, Sizes


def arrange(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes; the same for the same input, boxes never overlap.

    The order of the items does not matter. `rows` makes the levels rows from bottom to top
    instead of columns from left to right; the sizes are `ROWS` or `COLUMNS` if none are given.
    """
    frame = ranked(items, links, sizes or (ROWS if rows else COLUMNS), rows=rows)
    layers, keys = _layers(frame)
    grid = build_grid(layers, frame.pairs)
    sort_layers(grid)
    (box, gap), (depth, between) = frame.across, frame.along
    across = spread(grid, lambda cell: box if cell in frame.items else frame.sizes.lane, gap)
    pitch = (depth + between) * (-1 if rows else 1)
    cells = {
        cell: frame.turned((layer * pitch, across[cell])) for cell, layer in grid.layer_of.items()
    }
    positions = {each: cells[each] for each in frame.items if each in cells}
    if not rows:
        positions |= bands(frame, positions)
    routes = lead(frame, grid, cells, positions)
    columns = [(key, number * pitch) for number, key in enumerate(keys)]
    return framed(frame, positions, routes, columns)


def _layers(frame: Ranked) -> tuple[list[list[str]], list[int | None]]:
    """Return the layers (long ranks are split) and their keys."""
    layers: list[list[str]] = []
    keys: list[int | None] = []
    for key, rank in zip(frame.keys, frame.ranks, strict=True):
        parts = -(-len(rank) // frame.sizes.most)
        size = -(-len(rank) // parts)
        for at in range(0, len(rank), size):
            layers.append([frame.names[number] for number in rank[at : at + size]])
            keys.append(key)
    return layers, keys
