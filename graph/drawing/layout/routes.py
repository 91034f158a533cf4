"""Lines: from the side of one box to the side of another, around the boxes between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.drawing.layout.layers import Grid
from graph.drawing.layout.ranked import Ranked
from graph.drawing.layout.values import Pair, Point, Sizes


def lead(
    frame: Ranked, grid: Grid, cells: Mapping[str, Point], positions: Mapping[str, Point]
) -> dict[Pair, tuple[Point, ...]]:
    """Return the points of each line, from the side of one box to the side of the other."""
    half = frame.along[0] / 2
    forward = -1 if frame.rows else 1
    found: dict[Pair, tuple[Point, ...]] = {}
    for pair in frame.pairs:
        if pair not in grid.chains and not frame.rows and positions.keys() >= {*pair}:
            found[pair] = around(positions, pair, frame.sizes)
    ports = _ports(frame, grid, cells)
    for pair, way in grid.chains.items():
        points: list[Point] = []
        for number, cell in enumerate(way):
            near = way[number + 1] if number == 0 else way[number - 1]
            side = _side(grid, cell, near) * forward
            at, across = frame.turned(cells[cell])
            if cell in positions:
                ends = [(at + side * half, across + ports[cell, near])]
            else:
                ends = [(at + side * half, across), (at - side * half, across)]
            points += map(frame.turned, ends)
        found[pair] = tuple(points)
    return found


def _side(grid: Grid, cell: str, other: str) -> int:
    """Return the side on which `other` lies: 1 ahead (or in the same layer), -1 behind."""
    return -1 if grid.layer_of[other] < grid.layer_of[cell] else 1


def _ports(frame: Ranked, grid: Grid, cells: Mapping[str, Point]) -> dict[Pair, float]:
    """Return how far from the middle of its side a line meets a box."""
    ends: dict[tuple[str, int], set[str]] = defaultdict(set)
    for way in grid.chains.values():
        for cell, near in ((way[0], way[1]), (way[-1], way[-2])):
            ends[cell, _side(grid, cell, near)].add(near)
    room = 0.72 * frame.across[0]
    found: dict[Pair, float] = {}
    for (cell, _), others in ends.items():
        ordered = sorted(others, key=lambda other: (frame.turned(cells[other])[1], other))
        step = min(12.0, room / len(ordered))
        for number, other in enumerate(ordered):
            found[cell, other] = (number - (len(ordered) - 1) / 2) * step
    return found


def facing(
    positions: Mapping[str, Point], pair: Pair, sizes: Sizes, *, rows: bool
) -> tuple[Point, Point]:
    """Return a straight line between two boxes, from the sides (in rows: edges) that face."""
    (x, y), (u, v) = (positions[each] for each in pair)
    half_x, half_y = sizes.width / 2, sizes.height / 2
    if rows:
        side = 1 if v > y else -1
        back = side if v == y else -side
        return (x, y + side * half_y), (u, v + back * half_y)
    side = -1 if u < x else 1
    back = side if u == x else -side
    return (x + side * half_x, y), (u + back * half_x, v)


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
