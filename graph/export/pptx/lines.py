"""Lines of a scene as connectors that are glued to the shapes at both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import dist
from typing import Any, Final

from pptx.enum.shapes import MSO_CONNECTOR

from graph.drawing.scene import Box, Line, Point
from graph.errors import RequestError
from graph.export.pptx.shapes import edge
from graph.export.pptx.text import added, describe
from graph.export.text import xml_text

_NORMALS: Final = ((0, -1), (-1, 0), (0, 1), (1, 0))
"""Which way the sites 0 to 3 look: up, left, down, right."""

_BEHIND: Final = 240.0
"""A line behind a third box is as bad as one so many points longer."""

_INWARDS: Final = 10_000.0
"""Worse than any length: a line that starts by running through its own box."""


def add_lines(
    slide: Any, lines: Iterable[Line], boxes: Sequence[Box], shapes: Mapping[str, Any]
) -> list[Any]:
    """Draw lines between the shapes of boxes (by id), and return the connectors in their order.

    A line to a box that is not there is a `RequestError`.
    """
    known = {box.id: box for box in boxes if box.id}
    found = []
    for line in lines:
        for end in (line.source, line.target):
            if end not in known:
                message = f"a line leads to {xml_text(end)!r}, which is no box of the picture"
                raise RequestError(message)
        ends = known[line.source], known[line.target]
        first, last = sites(line, *ends, boxes)
        connector = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        connector.begin_connect(shapes[line.source], first)
        connector.end_connect(shapes[line.target], last)
        edge(connector.line, line.colour, line.width, line.dash, arrow=line.head)
        element = connector._element  # noqa: SLF001 - no public way to take the shadow off
        added(element.spPr, "a:effectLst")
        element.remove(element.xpath("./p:style")[0])
        names = (box.name or " ".join(box.label) or box.id for box in ends)
        describe(connector, line.name or " to ".join(names))
        found.append(connector)
    return found


def sites(line: Line, source: Box, target: Box, boxes: Sequence[Box]) -> tuple[int, int]:
    """Return the sites (0 top, 1 left, 2 bottom, 3 right) that a straight line should join.

    The shortest way wins; running through a box costs, and so does leaving the sides that the
    drawn line uses. O(16 · boxes).
    """
    others = [box for box in boxes if box.id not in {source.id, target.id}]
    starts, ends = _places(source), _places(target)
    drawn = (line.points[0], line.points[-1]) if line.points else (source.centre, target.centre)

    def price(pair: tuple[int, int]) -> float:
        one, other = starts[pair[0]], ends[pair[1]]
        dx, dy = other[0] - one[0], other[1] - one[1]
        out, into = _NORMALS[pair[0]], _NORMALS[pair[1]]
        inwards = (dx * out[0] + dy * out[1] <= 0) + (dx * into[0] + dy * into[1] >= 0)
        behind = sum(_crosses(one, other, box) for box in others)
        apart = dist(one, drawn[0]) + dist(other, drawn[1])
        return dist(one, other) + apart / 2 + _BEHIND * behind + _INWARDS * inwards

    return min(product(range(4), range(4)), key=price)


def _places(box: Box) -> tuple[Point, ...]:
    x, y = box.centre
    return (x, box.y), (box.x, y), (x, box.y + box.height), (box.x + box.width, y)


def _crosses(one: Point, other: Point, box: Box) -> bool:
    """Tell whether a straight line touches a box: the slab test."""
    low, high = 0.0, 1.0
    for start, end, least, most in (
        (one[0], other[0], box.x, box.x + box.width),
        (one[1], other[1], box.y, box.y + box.height),
    ):
        way = end - start
        if not way:
            if not least < start < most:
                return False
            continue
        enter, leave = sorted(((least - start) / way, (most - start) / way))
        low, high = max(low, enter), min(high, leave)
    return low < high
