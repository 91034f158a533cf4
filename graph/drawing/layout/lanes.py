"""Long lines with fewer bends: each keeps its place among boxes and lines of every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graph.drawing.layout.values import Pair, Point

APART: Final = 7.0
"""Between lines, and between a line and a box, in units of the drawing."""

_PASSES: Final = 3


def straightened(
    lanes: Mapping[Pair, Sequence[Point]],
    boxes: Mapping[float, Sequence[float]],
    ends: Mapping[Pair, Point],
    half: float,
) -> dict[Pair, list[Point]]:
    """Return lanes that go straight on where they can.

    In every column the order of lanes and boxes stays, so that no new crossings arise.

    Parameters
    ----------
    lanes
        Where each line passes columns: (along, across) for each column, in its direction.
    boxes
        For each column (its along) the across of its boxes.
    ends
        Across where each line leaves its first box, and where it reaches the last.
    half
        Half the size of a box across.
    """
    # A link and its reverse take one way.
    single = {
        pair: way for pair, way in lanes.items() if pair[::-1] not in lanes or pair < pair[::-1]
    }
    ways: dict[float, dict[Pair, float]] = {at: {} for at in boxes}
    for pair, way in single.items():
        for at, across in way:
            ways[at][pair] = across
    things = [y + side * half for column in boxes.values() for y in column for side in (-1, 1)]
    things += [y for column in ways.values() for y in column.values()]
    limits = min(things, default=0.0), max(things, default=0.0)
    for _ in range(_PASSES):
        for pair in sorted(single, key=lambda pair: (-len(single[pair]), pair)):
            free = [_free(pair, ways[at], boxes[at], half, limits) for at, _ in single[pair]]
            old = [ways[at][pair] for at, _ in single[pair]]
            for (at, _), across in zip(single[pair], _pulled(old, free, *ends[pair]), strict=True):
                ways[at][pair] = across
    return {
        pair: [(at, ways[at][pair if pair in single else pair[::-1]]) for at, _ in way]
        for pair, way in lanes.items()
    }


def _free(
    pair: Pair,
    lines: Mapping[Pair, float],
    boxes: Sequence[float],
    half: float,
    limits: tuple[float, float],
) -> tuple[float, float]:
    """Return the stretch of a column in which a line may run."""
    y = lines[pair]
    low, high = limits
    for other in boxes:
        if other < y:
            low = max(low, other + half + APART)
        else:
            high = min(high, other - half - APART)
    for each, other in lines.items():
        if other < y:
            low = max(low, other + APART)
        elif other > y:
            high = min(high, other - APART)
        elif each != pair:
            return y, y
    return min(low, y), max(high, y)


def _pulled(
    old: Sequence[float], free: Sequence[tuple[float, float]], start: float, end: float
) -> list[float]:
    """Return places inside the free stretches: straight from both ends as far as it goes."""
    places = list(old)
    first, last = 0, len(old)
    while first < last and free[first][0] <= start <= free[first][1]:
        places[first] = start
        first += 1
    while last > first and free[last - 1][0] <= end <= free[last - 1][1]:
        places[last - 1] = end
        last -= 1
    before = start
    while first < last:
        low, high = free[first]
        stop = first + 1
        while stop < last and max(low, free[stop][0]) <= min(high, free[stop][1]):
            low, high = max(low, free[stop][0]), min(high, free[stop][1])
            stop += 1
        before = min(max(before, low), high)
        places[first:stop] = [before] * (stop - first)
        first = stop
    return places
