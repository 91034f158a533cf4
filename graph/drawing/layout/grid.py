"""Many boxes on an even grid: as wide and as high as a screen, in the order of another layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf, log
from typing import Final

from graph.drawing.layout.bands import bands
from graph.drawing.layout.frame import framed, headers
from graph.drawing.layout.ranked import Ranked, ranked
from graph.drawing.layout.routes import around
from graph.drawing.layout.values import Item, Layout, Pair, Point, Sizes

SHAPE: Final = 1.6
"""Width of a screen, in heights."""


def on_grid(items: Iterable[Item], links: Iterable[Pair], order: Layout) -> Layout:
    """Place items on an even grid in the order in which they stand in a layout.

    Long columns are split, so that the picture takes the shape of a screen; rows are split at
    `Sizes.most`. What follows each other stands side by side, so that the order from top to
    bottom (in rows: from left to right) stays. Lines are straight and may pass behind boxes.

    Parameters
    ----------
    items, links
        Those of the layout.
    order
        Its orders inside columns, its sizes, columns or rows.
    """
    rows, sizes = order.rows, order.sizes
    frame = ranked(items, links, sizes, rows=rows)
    places = [order.positions[name][0 if rows else 1] for name in frame.names]
    ranks = [sorted(rank, key=places.__getitem__) for rank in frame.ranks]
    most = sizes.most if rows else _most([len(rank) for rank in ranks], sizes)
    positions, keys, centres = _spread(frame, ranks, most)
    if not rows:
        positions |= bands(frame.items, positions, frame.pairs, sizes)
    routes = {pair: _line(positions, pair, frame) for pair in frame.pairs}
    return framed(positions, routes, headers(keys, centres, sizes, rows=rows), sizes, rows=rows)


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
) -> tuple[dict[str, Point], list[int | None], list[float]]:
    """Return centres, and the key and the place of each column after splitting."""
    sizes, rows = frame.sizes, frame.rows
    pitch, step = sizes.width + sizes.gap_x, sizes.height + sizes.gap_y
    if rows:
        pitch, step = -step, pitch
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
            positions[frame.names[number]] = (across, along) if rows else (along, across)
        keys += [key] * parts
    return positions, keys, [at * pitch for at in range(len(keys))]


def _line(positions: Mapping[str, Point], pair: Pair, frame: Ranked) -> tuple[Point, ...]:
    (x, y), (u, v) = (positions[each] for each in pair)
    half_x, half_y = frame.sizes.width / 2, frame.sizes.height / 2
    if frame.rows:
        side = -1 if v <= y else 1
        back = side if v == y else -side
        return (x, y + side * half_y), (u, v + back * half_y)
    if any(frame.items[each].column is None for each in pair):
        return around(positions, pair, frame.sizes)
    side = -1 if u < x else 1
    back = side if u == x else -side
    return (x + side * half_x, y), (u + back * half_x, v)
