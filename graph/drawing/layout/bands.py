"""Rows of boxes above and below the columns, for what has no level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from graph.drawing.layout.ranked import Ranked
from graph.drawing.layout.values import Point


def bands(
    frame: Ranked, positions: Mapping[str, Point], lines: Sequence[Point] = ()
) -> dict[str, Point]:
    """Return the places of what has no level: rows above and below the columns.

    Parameters
    ----------
    frame
        All items and links.
    positions
        Centres of the items that stand in columns.
    lines
        Points that the bands stay away from as they do from boxes.
    """
    sizes = frame.sizes
    left = min((x for x, _ in positions.values()), default=0.0)
    right = max((x for x, _ in positions.values()), default=0.0)
    pitch = sizes.width + sizes.gap_x
    fit = max(1, round((right - left) / pitch) + 1, 4 if not positions else 1)
    found: dict[str, Point] = {}
    for band, side in (("top", -1), ("bottom", 1)):
        edge = max((side * y for _, y in positions.values()), default=0.0)
        edge = side * max([edge, *(side * y - sizes.height / 2 for _, y in lines)])
        members = [each for each, item in frame.items.items() if item.band == band]
        near: dict[str, float] = {}
        for each in members:
            others = [p[1] if p[0] == each else p[0] for p in frame.pairs if each in p]
            near[each] = median([positions[o][0] for o in others if o in positions] or [left])
        members.sort(key=lambda each: (near[each], each))
        for at in range(0, len(members), fit):
            row = members[at : at + fit]
            edge += side * (sizes.height + 2.2 * sizes.gap_y)
            middle = median(near[each] for each in row)
            half = (len(row) - 1) * pitch / 2
            start = min(max(middle - half, left), max(left, right - 2 * half))
            start = left + round((start - left) / pitch) * pitch
            found |= {each: (start + i * pitch, edge) for i, each in enumerate(row)}
    return found
