"""What a layout is made of: items to place, lengths, and the finished picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Pair: TypeAlias = tuple[str, str]
Band = Literal["top", "bottom"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place, with a unique id.

    `column` is its level or rank; what has none is in a `band` above or below the columns. Items of
    one `kind` stay together when a column is too long and is split.
    """

    id: str
    column: int | None = None
    kind: str = ""
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in units of the drawing: of a box, and of the gaps.

    `gap_x` is between boxes of different columns, `gap_y` inside a column; `lane` is the thickness
    of the lane of a long link. A column (in rows: a row) of more than `most` boxes is split.
    """

    width: float = 150
    height: float = 54
    gap_x: float = 34
    gap_y: float = 10
    lane: float = 10
    most: int = 9


COLUMNS: Final = Sizes(width=132, height=58, gap_x=28, most=8)
"""Eight levels side by side in readable letters on a usual screen."""

ROWS: Final = Sizes(width=132, height=58, gap_x=10, gap_y=30, lane=8, most=3)
"""The same upright: three boxes side by side in readable letters on a telephone."""


@dataclass(frozen=True, slots=True)
class Header:
    """A column or row of the picture: its key and the stretch it covers."""

    key: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; the corner of the picture is (0, 0), y runs downwards.

    Parameters
    ----------
    positions
        Centres of boxes.
    routes
        Points of lines, from the side of one box to the side of the other: corners of a bent
        line, or, when `curved`, a start followed by three points for each cubic Bezier curve.
    headers
        Columns (rows) with the stretch they cover.
    width, height
        Of everything, points of curves included.
    rows
        Levels are rows from bottom to top.
    sizes
        Of boxes and gaps, as asked for; gaps may be wider.
    curved
        How `routes` are to be read.
    """

    positions: Mapping[str, Point]
    routes: Mapping[Pair, tuple[Point, ...]]
    headers: tuple[Header, ...]
    width: float
    height: float
    rows: bool
    sizes: Sizes
    curved: bool = False
