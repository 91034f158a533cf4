"""Small signs drawn with straight lines: lanes, ticks, each in a square of 24 units."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from graph.drawing.scene import Area, Point

Icon: TypeAlias = Literal["pay", "work", "study", "spent", "tick"]

_ICONS: Final[dict[Icon, tuple[tuple[Point, ...], ...]]] = {
    "pay": (((3, 20), (8, 20), (8, 15), (13, 15), (13, 10), (18, 10), (18, 5), (21, 5)),),
    "work": (
        ((3, 8), (21, 8), (21, 19), (3, 19), (3, 8)),
        ((9, 8), (9, 5), (15, 5), (15, 8)),
        ((3, 13), (10, 14), (14, 14), (21, 13)),
    ),
    "study": (
        ((2, 9), (12, 5), (22, 9), (12, 13), (2, 9)),
        ((6, 11), (6, 16), (12, 19), (18, 16), (18, 11)),
    ),
    "spent": (
        ((4, 8), (20, 8), (20, 19), (4, 19), (4, 6), (17, 6), (17, 8)),
        ((20, 12), (15, 12), (15, 15), (20, 15)),
    ),
    "tick": (((4, 13), (9, 18), (20, 6)),),
}


def icon(name: Icon, at: Point, side: float, colour: str, width: float = 1.5) -> Area:
    """Return a sign whose square has its left upper corner at a point."""
    (x, y), scale = at, side / 24
    pieces = tuple(
        tuple((round(x + a * scale, 2), round(y + b * scale, 2)) for a, b in piece)
        for piece in _ICONS[name]
    )
    return Area(pieces, colour=colour, width=width)
