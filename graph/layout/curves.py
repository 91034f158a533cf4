"""Lines as cubic Bezier curves: a start, then three points for each curve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from graph.layout.values import Pair, Point, Sizes

_LEAST: Final = 4
"""Points of one curve."""

_ROOM: Final = 0.6
_STEP: Final = 9.0
"""Lines meet a box on this share of its side, at most so far from each other."""


def arc(
    positions: Mapping[str, Point], pair: Pair, sizes: Sizes, *, rows: bool
) -> tuple[Point, ...]:
    """Return a line between two boxes of one column (row) that swings out beside it."""
    (x, y), (u, v) = (positions[each] for each in pair)
    if rows:
        top, out = y - sizes.height / 2, sizes.gap_y
        return (x, top), (x, top - out), (u, v - sizes.height / 2 - out), (u, v - sizes.height / 2)
    side, out = x + sizes.width / 2, sizes.gap_x
    return (side, y), (side + out, y), (u + sizes.width / 2 + out, v), (u + sizes.width / 2, v)


def bent(points: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """Return a bent line as curves; its corners are rounded by at most `radius` units."""
    curves: list[Point] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _toward(corner, before, radius), _toward(corner, after, radius)
        curves += [*_straight(curves[-1], start), corner, corner, end]
    curves += _straight(curves[-1], points[-1])
    return tuple(curves)


def _toward(corner: Point, other: Point, radius: float) -> Point:
    """Return the point at `radius` from the corner, or in the middle if that is nearer."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(0.5, radius / length) if length else 0.0
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )


def _straight(start: Point, end: Point) -> list[Point]:
    """Return the three points of a straight curve."""
    (x, y), (u, v) = start, end
    return [(x + (u - x) * part / 3, y + (v - y) * part / 3) for part in (1, 2, 3)]


def ported(
    routes: Mapping[Pair, Sequence[Point]],
    positions: Mapping[str, Point],
    sizes: Sizes,
    *,
    rows: bool,
) -> dict[Pair, tuple[Point, ...]]:
    """Return curves whose ends are spread over the sides of their boxes.

    Parameters
    ----------
    routes
        Curves between boxes of different columns; what is no curve becomes a straight line.
    positions
        Centres of boxes.
    sizes
        Of the boxes.
    rows
        Whether columns are rows, so that lines leave at top and bottom.
    """
    along, across = (1, 0) if rows else (0, 1)
    half = (sizes.height if rows else sizes.width) / 2
    room = _ROOM * (sizes.width if rows else sizes.height)
    leaves: dict[tuple[str, bool], list[tuple[float, str, Pair]]] = defaultdict(list)
    sides: dict[tuple[Pair, str], int] = {}
    for pair, points in routes.items():
        for one, other, way in ((pair[0], pair[1], points), (pair[1], pair[0], points[::-1])):
            side = 1 if positions[other][along] > positions[one][along] else -1
            sides[pair, one] = side
            aim = _aim(way, positions[other])[across] - positions[one][across]
            leaves[one, side > 0].append((aim, other, pair))
    shift: dict[tuple[Pair, str], float] = {}
    for (one, _), found in leaves.items():
        others = sorted({(aim, other) for aim, other, _ in found})
        step = min(_STEP, room / len(others))
        place = {other: (at - (len(others) - 1) / 2) * step for at, (_, other) in enumerate(others)}
        shift |= {(pair, one): place[other] for _, other, pair in found}
    drawn: dict[Pair, tuple[Point, ...]] = {}
    for pair, points in routes.items():
        ends: list[Point] = []
        for each in pair:
            end = [0.0, 0.0]
            end[along] = positions[each][along] + sides[pair, each] * half
            end[across] = positions[each][across] + shift[pair, each]
            ends.append((end[0], end[1]))
        drawn[pair] = _with_ends(points, ends[0], ends[1])
    return drawn


def _aim(way: Sequence[Point], other: Point) -> Point:
    """Return where a line heads after it has left its box."""
    return way[3] if len(way) >= 2 * _LEAST - 1 else other


def _with_ends(points: Sequence[Point], start: Point, end: Point) -> tuple[Point, ...]:
    """Return a curve with other ends; the points next to them move along."""
    if len(points) < _LEAST or len(points) % 3 != 1:
        return start, *_straight(start, end)
    moved = [*points]
    for at, near, new in ((0, 1, start), (-1, -2, end)):
        x, y = new[0] - points[at][0], new[1] - points[at][1]
        moved[at], moved[near] = new, (points[near][0] + x, points[near][1] + y)
    return tuple(moved)


def sampled(points: Sequence[Point], pieces: int = 12) -> list[Point]:
    """Return corners of a bent line along curves, so many pieces for each curve."""
    found = [points[0]]
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = points[at : at + 4]
        for piece in range(1, pieces + 1):
            t = piece / pieces
            parts = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append(
                (
                    sum(part * each[0] for part, each in zip(parts, (a, b, c, d), strict=True)),
                    sum(part * each[1] for part, each in zip(parts, (a, b, c, d), strict=True)),
                )
            )
    return found
