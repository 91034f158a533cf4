"""How tangled a picture is, for every layout by the same measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from graph.drawing.layout.curves import sampled
from graph.drawing.layout.values import Layout, Pair, Point, Sizes

Lines = Mapping[Pair, Sequence[Point]]
GRAZE = 1.0
"""A line that comes less than this far into a box only grazes it."""


def straight(positions: Mapping[str, Point], links: Iterable[Pair]) -> dict[Pair, list[Point]]:
    """Return lines from centre to centre."""
    pairs = {(min(pair), max(pair)) for pair in links}
    return {(a, b): [positions[a], positions[b]] for a, b in sorted(pairs)}


def drawn(layout: Layout) -> dict[Pair, list[Point]]:
    """Return the lines of a layout as it draws them; one for links in both directions."""
    found: dict[Pair, list[Point]] = {}
    for (one, other), points in sorted(layout.routes.items()):
        pair = min(one, other), max(one, other)
        if pair in found:
            continue
        if layout.curved:
            found[pair] = sampled(points)
        elif len(points) == 2 and points[0][0] == points[1][0]:
            # A line inside a column swings out beside it.
            (x, y), (_, v) = points
            out = x + layout.sizes.gap_x
            found[pair] = sampled([(x, y), (out, y), (out, v), (x, v)])
        else:
            found[pair] = list(points)
    return found


def over_boxes(lines: Lines, positions: Mapping[str, Point], sizes: Sizes) -> int:
    """Count how often a line passes over a box that it does not belong to."""
    half_x, half_y = sizes.width / 2 - GRAZE, sizes.height / 2 - GRAZE
    found = 0
    for pair, points in lines.items():
        for box, (x, y) in positions.items():
            found += box not in pair and any(
                _enters(one, other, (x - half_x, x + half_x), (y - half_y, y + half_y))
                for one, other in pairwise(points)
            )
    return found


def _enters(one: Point, other: Point, across: Point, down: Point) -> bool:
    """Tell whether a straight piece passes through a rectangle."""
    first, last = 0.0, 1.0
    for start, end, (low, high) in zip(one, other, (across, down), strict=True):
        if max(start, end) <= low or min(start, end) >= high:
            return False
        if start != end:
            begin, stop = sorted(((low - start) / (end - start), (high - start) / (end - start)))
            first, last = max(first, begin), min(last, stop)
    return first < last
