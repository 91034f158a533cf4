"""Lines as cubic Bezier curves: a start, then three points for each curve; with few bends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from graph.drawing.layout.ranked import Ranked
from graph.drawing.layout.values import Pair, Point

APART: Final = 7.0
"""Between lines, and between a line and a box, in units of the drawing."""

_PASSES: Final = 3
_LEAST: Final = 4
"""Points of one curve."""

_ROOM: Final = 0.6
_STEP: Final = 9.0
"""Lines meet a box on this share of its side, at most so far from each other."""


def arc(frame: Ranked, positions: Mapping[str, Point], pair: Pair) -> tuple[Point, ...]:
    """Return a line between two boxes of one column (row) that swings out beside it."""
    (x, y), (u, v) = (frame.turned(positions[each]) for each in pair)
    size, out = (-each if frame.rows else each for each in frame.along)
    side, end = x + size / 2, u + size / 2
    return tuple(map(frame.turned, ((side, y), (side + out, y), (end + out, v), (end, v))))


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


def flow(
    frame: Ranked,
    routes: Mapping[Pair, Sequence[Point]],
    positions: Mapping[str, Point],
    centres: Sequence[float],
) -> dict[Pair, tuple[Point, ...]]:
    """Return calm curves along the ways of others: straight in columns, bent between them only.

    Inside a gap all curves have one shape, so that two of them cross once or never. At a box
    they are spread over its side in the order in which they leave. Where one of the `routes`
    (curves between boxes of different columns) passes a column, it is followed at the middle of
    that column; `centres` are the middles, in order.
    """
    turned = {each: frame.turned(point) for each, point in positions.items()}
    half, size = frame.along[0] / 2, frame.across[0]
    lanes: Mapping[Pair, Sequence[Point]] = {
        pair: _lanes([*map(frame.turned, points)], centres) for pair, points in routes.items()
    }
    shifts = _shifts(lanes, turned, size * _ROOM)
    ends: dict[Pair, Point] = {
        (a, b): (turned[a][1] + shifts[(a, b), a], turned[b][1] + shifts[(a, b), b])
        for a, b in lanes
    }
    boxes = {
        centre: [across for along, across in turned.values() if abs(along - centre) < half]
        for centre in centres
    }
    lanes = straightened(lanes, boxes, ends, size / 2)
    found: dict[Pair, tuple[Point, ...]] = {}
    for pair, passed in lanes.items():
        x, u = (turned[each][0] for each in pair)
        side = 1 if u > x else -1
        curve: list[Point] = [(x + side * half, ends[pair][0])]
        for at, across in passed:
            curve += _bow(curve[-1], (at - side * half, across))
            curve += _straight(curve[-1], (at + side * half, across))
        curve += _bow(curve[-1], (u - side * half, ends[pair][1]))
        found[pair] = tuple(map(frame.turned, curve))
    return found


def _bow(start: Point, end: Point) -> list[Point]:
    """Return a curve that leaves and arrives along the picture."""
    middle = (start[0] + end[0]) / 2
    return [(middle, start[1]), (middle, end[1]), end]


def _lanes(points: Sequence[Point], centres: Sequence[float]) -> list[Point]:
    """Return where a curve passes the columns between its ends."""
    if len(points) < _LEAST or len(points) % 3 != 1:
        return []
    corners = sampled(points)
    first, last = points[0][0], points[-1][0]
    low, high = min(first, last), max(first, last)
    found = []
    for centre in sorted((each for each in centres if low < each < high), reverse=last < first):
        for (x, y), (u, v) in pairwise(corners):
            if min(x, u) <= centre <= max(x, u):
                found.append((centre, y + (v - y) * ((centre - x) / (u - x) if u != x else 0)))
                break
    return found


def _shifts(
    lanes: Mapping[Pair, Sequence[Point]], positions: Mapping[str, Point], room: float
) -> dict[tuple[Pair, str], float]:
    """Return how far from the middle of its side each line meets each of its boxes."""
    ends: dict[tuple[str, bool], set[tuple[float, str]]] = defaultdict(set)
    aims: dict[tuple[Pair, str], tuple[tuple[str, bool], tuple[float, str]]] = {}
    for pair, passed in lanes.items():
        for one, other, near in ((*pair, passed[:1]), (*pair[::-1], passed[-1:])):
            aim = (near[0] if near else positions[other])[1]
            side = (one, positions[other][0] > positions[one][0])
            ends[side].add((aim, other))
            aims[pair, one] = side, (aim, other)
    place = {
        (side, end): (at - (len(found) - 1) / 2) * min(_STEP, room / len(found))
        for side, found in ends.items()
        for at, end in enumerate(sorted(found))
    }
    return {key: place[aim] for key, aim in aims.items()}


def straightened(
    lanes: Mapping[Pair, Sequence[Point]],
    boxes: Mapping[float, Sequence[float]],
    ends: Mapping[Pair, Point],
    half: float,
) -> dict[Pair, list[Point]]:
    """Return lanes that go straight on where they can.

    In every column the order of lanes and boxes stays, so that no new crossings arise. A lane
    has (along, across) for each column it passes, in its direction; `boxes` has for each column
    (its along) the across of its boxes, `ends` the across of both ends of each line, and `half` is
    half the size of a box across.
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


def sampled(points: Sequence[Point], pieces: int = 12) -> list[Point]:
    """Return corners of a bent line along curves, so many pieces for each curve."""
    found = [points[0]]
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = points[at : at + 4]
        for piece in range(1, pieces + 1):
            t = piece / pieces
            parts = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x, y = (
                sum(part * each[axis] for part, each in zip(parts, (a, b, c, d), strict=True))
                for axis in (0, 1)
            )
            found.append((x, y))
    return found
