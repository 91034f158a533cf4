"""Outlines of shapes, lines and arrow heads as path commands, in points with y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist, hypot
from typing import Final, Literal, TypeAlias

from graph.drawing.scene import Point
from graph.drawing.style import Shape

Command: TypeAlias = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move, line, cubic Bezier curve, close; with the coordinates that belong to it."""

Path: TypeAlias = tuple[Command, ...]

CORNER: Final = 8.0
"""Largest radius of a rounded shape, in points."""

BEND: Final = 6.0
"""Largest radius where a line bends, in points."""

_CIRCLE: Final = 0.5522847498
"""Length of the handles of a cubic curve that draws a quarter of a circle of radius 1."""

_SMALLEST: Final = 0.01
"""Length in points below which nothing has a direction."""

_STEPS: Final = 20
"""How finely a point on a curve is searched for: a millionth of a step is found."""

_NECK: Final = 0.7
"""Share of an arrow head that lies before the end of its line."""


def outline(
    shape: Shape, x: float, y: float, width: float, height: float, *, grow: float = 0.0
) -> Path:
    """Return the closed outline of a shape, from a move to a closing; all lengths are in points.

    `grow` says how far outside of the form it is, measured across each side.
    """
    if shape == "hexagon":
        return _hexagon(x, y, width, height, grow)
    radius = 0.0
    if shape == "pill":
        radius = min(width, height) / 2 + grow
    elif shape == "rounded":
        radius = min(CORNER, width / 3, height / 3) + grow
    return rounded(x - grow, y - grow, width + 2 * grow, height + 2 * grow, radius)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Path:
    """Return a rectangle with round corners; radius and sides in points."""
    right, bottom = x + width, y + height
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return polygon((x, y), (right, y), (right, bottom), (x, bottom))
    near = radius * (1 - _CIRCLE)
    return (
        ("M", (x + radius, y)),
        ("L", (right - radius, y)),
        ("C", (right - near, y, right, y + near, right, y + radius)),
        ("L", (right, bottom - radius)),
        ("C", (right, bottom - near, right - near, bottom, right - radius, bottom)),
        ("L", (x + radius, bottom)),
        ("C", (x + near, bottom, x, bottom - near, x, bottom - radius)),
        ("L", (x, y + radius)),
        ("C", (x, y + near, x + near, y, x + radius, y)),
        ("Z", ()),
    )


def _hexagon(x: float, y: float, width: float, height: float, grow: float) -> Path:
    """Points left and right; a grown one keeps the same distance from all six sides."""
    half = height / 2
    cut = min(0.35 * height, 0.2 * width)
    out = grow * hypot(cut, half) / half
    near = cut - out + grow * cut / half
    right, middle = x + width, y + half
    return polygon(
        (x - out, middle),
        (x + near, y - grow),
        (right - near, y - grow),
        (right + out, middle),
        (right - near, y + height + grow),
        (x + near, y + height + grow),
    )


def within(corners: Sequence[Point], most: float) -> list[Point]:
    """Return the part of a form between x = 0 and x = `most`: Sutherland and Hodgman's clipping."""
    for edge, keep in ((0.0, 1.0), (most, -1.0)):
        found: list[Point] = []
        for one, other in zip(corners, [*corners[1:], *corners[:1]], strict=True):
            inside, next_inside = keep * (one[0] - edge) >= 0, keep * (other[0] - edge) >= 0
            if inside:
                found.append(one)
            if inside != next_inside:
                share = (edge - one[0]) / (other[0] - one[0])
                found.append((edge, one[1] + share * (other[1] - one[1])))
        corners = found
    return list(corners)


def polygon(*corners: Point) -> Path:
    """Return a closed form with straight sides."""
    return ("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ())


def polyline(*points: Point) -> Path:
    """Return straight pieces from point to point, with sharp corners."""
    return ("M", points[0]), *(("L", point) for point in points[1:])


def sides(shape: Shape, x: float, y: float, width: float, height: float) -> Path:
    """Return the two inner lines of a form with double sides, nothing for other forms."""
    if shape != "double":
        return ()
    inset = min(5.0, width / 10)
    bottom = y + height
    left, right = x + inset, x + width - inset
    return ("M", (left, y)), ("L", (left, bottom)), ("M", (right, y)), ("L", (right, bottom))


def arrow(
    points: Sequence[Point], width: float, *, curved: bool = False, back: float = 0.0
) -> tuple[Path, Path]:
    """Return a line that ends within its arrow head, and the head with its tip at the last point.

    A curved line is a start and three points for each cubic curve. The head grows with the width
    of the line; `back` is how far before the last point its tip stays, in points. Both paths are
    empty when there is no room for a head.
    """
    parts = _parts(points, curved=curved)
    if back and parts:
        parts = _shortened(parts, back)
    corners = [point for part in parts for point in part]
    reach = max((dist(point, corners[-1]) for point in corners), default=0.0)
    length = min(4 + 2.5 * width, reach)
    if length < _SMALLEST:
        return (), ()
    parts = _shortened(parts, length * _NECK)
    if dist(parts[-1][-1], corners[-1]) < length * _NECK / 2:
        return (), ()
    return _drawn(parts), _head(parts[-1][-1], corners[-1], length)


def line(points: Sequence[Point]) -> Path:
    """Return a bent line without a head."""
    return _drawn(_parts(points, curved=False))


def _parts(points: Sequence[Point], *, curved: bool) -> list[tuple[Point, ...]]:
    """Return pieces with 2 (straight) or 4 (cubic) control points each."""
    if curved:
        return [tuple(points[at : at + 4]) for at in range(0, len(points) - 1, 3)]
    return [(start, end) for start, end in pairwise(points) if start != end]


def _shortened(parts: list[tuple[Point, ...]], cut: float) -> list[tuple[Point, ...]]:
    """Take the last points within a distance from the end away."""
    tip = parts[-1][-1]
    while len(parts) > 1 and dist(parts[-1][0], tip) <= cut:
        parts = parts[:-1]
    last = parts[-1]

    def outside(share: float) -> bool:
        return dist(_until(last, share)[-1], tip) > cut

    # Backwards in steps to where the piece last comes near, then by halves.
    low = next((step / _STEPS for step in range(_STEPS, 0, -1) if outside(step / _STEPS)), 0.0)
    high = min(1.0, low + 1 / _STEPS)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if outside(middle) else (low, middle)
    return [*parts[:-1], _until(last, low)]


def _until(part: tuple[Point, ...], share: float) -> tuple[Point, ...]:
    """Return the first stretch of a piece, by de Casteljau's construction."""
    kept, level = [part[0]], part
    while len(level) > 1:
        level = tuple(
            (ax + share * (bx - ax), ay + share * (by - ay))
            for (ax, ay), (bx, by) in pairwise(level)
        )
        kept.append(level[0])
    return tuple(kept)


def _head(neck: Point, tip: Point, length: float) -> Path:
    """Return a triangle that points from where its line ends: so it sits straight on a curve."""
    x, y = tip
    dx, dy = _direction(neck, tip)
    back_x, back_y = x - length * dx, y - length * dy
    half = 0.38 * length
    return polygon(
        tip, (back_x - half * dy, back_y + half * dx), (back_x + half * dy, back_y - half * dx)
    )


def _drawn(parts: Sequence[tuple[Point, ...]]) -> Path:
    """Return the commands of pieces, with small arcs where straight ones meet."""
    if not parts:
        return ()
    commands: list[Command] = [("M", parts[0][0])]
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else ()
        if len(part) > 2:  # noqa: PLR2004 - a curve has four control points
            commands.append(("C", tuple(number for point in part[1:] for number in point)))
        elif following:
            commands += _bend(part[0], part[1], following[1])
        else:
            commands.append(("L", part[1]))
    return tuple(commands)


def _bend(start: Point, corner: Point, end: Point) -> list[Command]:
    """Return a line that turns into the next one before it reaches the corner."""
    radius = min(BEND, dist(start, corner) / 2, dist(corner, end) / 2)
    x, y = corner
    (ax, ay), (bx, by) = _direction(corner, start), _direction(corner, end)
    near = radius * (1 - _CIRCLE)
    handles = (x + near * ax, y + near * ay, x + near * bx, y + near * by)
    return [
        ("L", (x + radius * ax, y + radius * ay)),
        ("C", (*handles, x + radius * bx, y + radius * by)),
    ]


def _direction(a: Point, b: Point) -> Point:
    length = dist(a, b)
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length
