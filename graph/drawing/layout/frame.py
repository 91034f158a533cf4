"""What is around columns: bands of boxes without a level, headers, the size of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from graph.drawing.layout.ranked import Ranked
from graph.drawing.layout.values import Header, Layout, Pair, Point


def bands(
    frame: Ranked, positions: Mapping[str, Point], lines: Sequence[Point] = ()
) -> dict[str, Point]:
    """Return the places of what has no level: rows above and below the columns.

    They stay away from the boxes at `positions`, which stand in columns, and from the points of
    `lines`.
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


def framed(
    frame: Ranked,
    positions: Mapping[str, Point],
    routes: Mapping[Pair, tuple[Point, ...]],
    columns: Iterable[tuple[int | None, float]],
    *,
    curved: bool = False,
) -> Layout:
    """Move everything so that the corner of the picture is (0, 0); round to a tenth.

    `columns` has key and centre of each column (row); those of one key share a header, None has
    none.
    """
    sizes, rows = frame.sizes, frame.rows
    corners = [
        (x + side * sizes.width / 2, y + side * sizes.height / 2)
        for x, y in positions.values()
        for side in (-1, 1)
    ]
    corners += [point for points in routes.values() for point in points]
    # A line between two boxes of one column (row) swings out beside them.
    ends = [points for points in routes.values() if len(points) == 2]  # noqa: PLR2004
    swings = [each for each in ends if frame.turned(each[0])[0] == frame.turned(each[1])[0]]
    bulge = 0.75 * frame.along[1]
    corners += [(x, y - bulge) if rows else (x + bulge, y) for (x, y), _ in swings]
    left = min((x for x, _ in corners), default=0.0)
    top = min((y for _, y in corners), default=0.0)

    def moved(point: Point) -> Point:
        return round(point[0] - left, 1), round(point[1] - top, 1)

    first, half = top if rows else left, frame.along[0] / 2
    stretches: dict[int, list[float]] = {}
    for key, centre in columns:
        if key is not None:
            stretches.setdefault(key, []).extend((centre - half, centre + half))
    return Layout(
        {each: moved(point) for each, point in positions.items()},
        {pair: tuple(map(moved, points)) for pair, points in routes.items()},
        tuple(
            Header(key, round(min(ends) - first, 1), round(max(ends) - first, 1))
            for key, ends in stretches.items()
        ),
        round(max((x for x, _ in corners), default=0.0) - left, 1),
        round(max((y for _, y in corners), default=0.0) - top, 1),
        rows,
        sizes,
        curved,
    )
