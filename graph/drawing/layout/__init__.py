"""Positions: items in columns (levels, left to right) or rows (narrow screens, bottom to top).

Pure functions of plain values. Long links get lanes between the boxes, so that no line runs
behind a box it does not belong to; the order inside a column comes from median sweeps.
"""

from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.dot import dot
from graph.drawing.layout.order import ranks, reduced
from graph.drawing.layout.place import place
from graph.drawing.layout.values import (
    AIRY,
    AIRY_ROWS,
    COLUMNS,
    ROWS,
    Band,
    Header,
    Item,
    Layout,
    Pair,
    Point,
    Sizes,
)

__all__ = [
    "AIRY",
    "AIRY_ROWS",
    "COLUMNS",
    "ROWS",
    "Band",
    "Header",
    "Item",
    "Layout",
    "Pair",
    "Point",
    "Sizes",
    "arrange",
    "dot",
    "place",
    "ranks",
    "reduced",
]
