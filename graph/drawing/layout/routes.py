"""Lines: from the side of one box to the side of another, around the boxes between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.drawing.layout.layers import Grid
from graph.drawing.layout.values import Pair, Point, Sizes


def lead(
    grid: Grid,
    cells: Mapping[str, Point],
    positions: Mapping[str, Point],
    pairs: Sequence[Pair],
    sizes: Sizes,
    *,
    rows: bool,
) -> dict[Pair, tuple[Point, ...]]:
    """Return the points of each line, from the side of one box to the side of the other."""
    half = (sizes.height if rows else sizes.width) / 2
    forward = -1 if rows else 1
    found: dict[Pair, tuple[Point, ...]] = {}
    ways: dict[Pair, list[str]] = {}
    for pair in pairs:
        if pair in grid.chains:
            ways[pair] = grid.chains[pair]
        elif rows or pair[0] not in positions or pair[1] not in positions:
            continue
        else:
            found[pair] = around(positions, pair, sizes)
    ports = _ports(grid, ways, cells, sizes, rows=rows)
    for pair, way in ways.items():
        points: list[Point] = []
        for number, cell in enumerate(way):
            near = way[number + 1] if number == 0 else way[number - 1]
            side = _side(grid, cell, near) * forward
            at, across = cells[cell][::-1] if rows else cells[cell]
            if cell in positions:
                ends = [(at + side * half, across + ports[cell, near])]
            else:
                ends = [(at + side * half, across), (at - side * half, across)]
            points += [(b, a) if rows else (a, b) for a, b in ends]
        found[pair] = tuple(points)
    return found


def _side(grid: Grid, cell: str, other: str) -> int:
    """Return the side on which `other` lies: 1 ahead (or in the same layer), -1 behind."""
    return -1 if grid.layer_of[other] < grid.layer_of[cell] else 1


def _ports(
    grid: Grid,
    ways: Mapping[Pair, list[str]],
    cells: Mapping[str, Point],
    sizes: Sizes,
    *,
    rows: bool,
) -> dict[Pair, float]:
    """Return how far from the middle of its side a line meets a box."""
    ends: dict[tuple[str, int], set[str]] = defaultdict(set)
    for way in ways.values():
        for cell, near in ((way[0], way[1]), (way[-1], way[-2])):
            ends[cell, _side(grid, cell, near)].add(near)
    room = 0.72 * (sizes.width if rows else sizes.height)
    found: dict[Pair, float] = {}
    for (cell, _), others in ends.items():
        ordered = sorted(others, key=lambda other: (cells[other][0 if rows else 1], other))
        step = min(12.0, room / len(ordered))
        for number, other in enumerate(ordered):
            found[cell, other] = (number - (len(ordered) - 1) / 2) * step
    return found


def around(positions: Mapping[str, Point], pair: Pair, sizes: Sizes) -> tuple[Point, ...]:
    """Lead a line between a band and a column through the free space beside the column."""
    levels = [positions[each][1] for each in pair]
    outer = 0 if abs(levels[0]) >= abs(levels[1]) else 1
    (x, y), (to_x, to_y) = positions[pair[outer]], positions[pair[1 - outer]]
    side = 1 if to_y > y else -1
    gutter = to_x - sizes.width / 2 - sizes.gap_x / 2
    edge = y + side * sizes.height / 2
    turn = edge + side * sizes.gap_y
    points = [(x, edge), (x, turn), (gutter, turn), (gutter, to_y), (to_x - sizes.width / 2, to_y)]
    return tuple(points if outer == 0 else reversed(points))
