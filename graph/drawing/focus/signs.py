"""Small signs in lines: one for each type of node, and for time, ticks and arrows that open."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final, TypeAlias

from graph.drawing.scene import Area, Point

_GRID: Final = 16.0
_Piece: TypeAlias = tuple[Point, ...]


def _arc(x: float, y: float, radius: float, start: float = 0.0, end: float = 360.0) -> _Piece:
    """Return an arc as short straight pieces, in degrees, clockwise from the right."""
    steps = max(4, round(abs(end - start) / 20))
    angles = (pi / 180 * (start + (end - start) * step / steps) for step in range(steps + 1))
    return tuple((x + radius * cos(each), y + radius * sin(each)) for each in angles)


_SIGNS: Final[dict[str, tuple[_Piece, ...]]] = {
    "role": (
        ((2.5, 5.5), (13.5, 5.5), (13.5, 13), (2.5, 13), (2.5, 5.5)),
        ((5.5, 5.5), (5.5, 3.5), (10.5, 3.5), (10.5, 5.5)),
        ((2.5, 8.8), (13.5, 8.8)),
    ),
    "credential": (
        _arc(8, 6, 3.6),
        ((5.8, 9), (4.8, 14), (8, 12.3), (11.2, 14), (10.2, 9)),
    ),
    "career": (
        ((8, 2), (14, 5), (8, 8), (2, 5), (8, 2)),
        ((2, 8.2), (8, 11.2), (14, 8.2)),
        ((2, 11.2), (8, 14.2), (14, 11.2)),
    ),
    "certifying_body": (
        (
            *((8, 2), (13.5, 4), (13.5, 8.5), (12.6, 11), (10.6, 13), (8, 14.3)),
            *((5.4, 13), (3.4, 11), (2.5, 8.5), (2.5, 4), (8, 2)),
        ),
    ),
    "employer": (
        ((3.5, 14), (3.5, 2.5), (9.5, 2.5), (9.5, 14)),
        ((9.5, 6), (12.5, 6), (12.5, 14)),
        ((2, 14), (14, 14)),
        ((5.5, 5.2), (7.5, 5.2)),
        ((5.5, 8), (7.5, 8)),
        ((5.5, 10.8), (7.5, 10.8)),
    ),
    "time": (_arc(8, 8, 5.8), ((8, 4.6), (8, 8), (10.4, 9.6))),
    "tick": (((3, 8.4), (6.6, 12), (13.2, 4.6)),),
    "down": (((4, 6), (8, 10), (12, 6)),),
    "right": (((6, 4), (10, 8), (6, 12)),),
    "up": (((4, 10), (8, 6), (12, 10)),),
    "ring": (_arc(8, 8, 5.4),),
    "half": (_arc(8, 8, 5.4, 180, 350), _arc(8, 8, 5.4, 40, 90)),
}


def sign(name: str, at: Point, side: float, colour: str, width: float = 1.4) -> Area:
    """Return a sign whose square has its left upper corner at a point.

    The names are the types of nodes, ``time``, ``tick``, ``ring`` (not begun), ``half`` (begun),
    and ``down``, ``right`` and ``up`` for rows that open.
    """
    (x, y), scale = at, side / _GRID
    pieces = tuple(
        tuple((round(x + a * scale, 2), round(y + b * scale, 2)) for a, b in piece)
        for piece in _SIGNS[name]
    )
    return Area(pieces, colour=colour, width=width, bent=False)


def bar(at: Point, width: float, share: float, colours: tuple[str, str]) -> tuple[Area, ...]:
    """Return a bar of progress: the track, and the part that is done."""
    x, y = at
    high = 3.0

    def strip(long: float, colour: str) -> Area:
        right = round(x + long, 2)
        corners = ((x, y), (right, y), (right, y + high), (x, y + high))
        return Area((corners,), fill=colour)

    done = (strip(max(3.0, width * min(1.0, share)), colours[1]),) if share > 0 else ()
    return (strip(width, colours[0]), *done)
