"""The best layout there is for a picture: Graphviz where it helps, our own otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf, log
from typing import Final

from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.dot import dot
from graph.drawing.layout.frame import bands, framed
from graph.drawing.layout.ranked import Ranked, ranked
from graph.drawing.layout.routes import around, facing
from graph.drawing.layout.values import Item, Layout, Pair, Point, Sizes

LARGE: Final = 60
"""With more boxes, the curves of Graphviz make a picture many screens high."""

SHAPE: Final = 1.6
"""Width of a screen, in heights."""

STRETCH: Final = 1.25
"""Rows may be this much wider than our own, which are split at `Sizes.most`."""


def place(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes; the parameters are those of `arrange`.

    The layout is that of `dot`, for more than `LARGE` items its order on an even grid; that of
    `arrange` where Graphviz gives none, or rows that are too wide for a narrow screen.
    """
    items, links = list(items), list(links)
    found = dot(items, links, rows=rows, sizes=sizes)
    if found and len(items) > LARGE:
        return _on_grid(items, links, found)
    if found and not rows:
        return found
    own = arrange(items, links, rows=rows, sizes=sizes)
    return found if found and found.width <= STRETCH * own.width else own


def _on_grid(items: Iterable[Item], links: Iterable[Pair], order: Layout) -> Layout:
    """Place items on an even grid in the order in which they stand in a layout.

    Long columns are split, so that the picture takes the shape of a screen; rows are split at
    `Sizes.most`. What follows each other stands side by side, so that the order from top to
    bottom (in rows: from left to right) stays. Lines are straight and may pass behind boxes.
    """
    rows, sizes = order.rows, order.sizes
    frame = ranked(items, links, sizes, rows=rows)
    places = [frame.turned(order.positions[name])[1] for name in frame.names]
    ranks = [sorted(rank, key=places.__getitem__) for rank in frame.ranks]
    most = sizes.most if rows else _most([len(rank) for rank in ranks], sizes)
    positions, columns = _spread(frame, ranks, most)
    if not rows:
        positions |= bands(frame, positions)
    level = {name for name, item in frame.items.items() if item.column is not None}
    routes = {
        pair: facing(positions, pair, sizes, rows=rows)
        if rows or level >= {*pair}
        else around(positions, pair, sizes)
        for pair in frame.pairs
    }
    return framed(frame, positions, routes, columns)


def _most(lengths: Sequence[int], sizes: Sizes) -> int:
    """Return the boxes of a column that make the picture most like a screen."""
    best, nearest = 1, inf
    for most in range(1, max(lengths, default=1) + 1):
        parts = [-(-length // most) for length in lengths]
        high = max(-(-length // part) for length, part in zip(lengths, parts, strict=True))
        width = sum(parts) * (sizes.width + sizes.gap_x)
        away = abs(log(width / (high * (sizes.height + sizes.gap_y)) / SHAPE))
        if away < nearest:
            best, nearest = most, away
    return best


def _spread(
    frame: Ranked, ranks: Sequence[Sequence[int]], most: int
) -> tuple[dict[str, Point], list[tuple[int | None, float]]]:
    """Return centres, and the key and the place of each column after splitting."""
    pitch, step = sum(frame.along) * (-1 if frame.rows else 1), sum(frame.across)
    positions: dict[str, Point] = {}
    keys: list[int | None] = []
    for key, rank in zip(frame.keys, ranks, strict=True):
        parts = -(-len(rank) // most)
        for at, number in enumerate(rank):
            column, place = divmod(at, parts)[::-1]
            high = -(-len(rank) // parts)
            # Side by side boxes stand a little lower each, and lines find a way between them.
            across = (place + (column / parts if parts > 1 else 0) - (high - 1) / 2) * step
            along = (len(keys) + column) * pitch
            positions[frame.names[number]] = frame.turned((along, across))
        keys += [key] * parts
    return positions, [(key, at * pitch) for at, key in enumerate(keys)]
