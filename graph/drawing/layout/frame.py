"""The finished picture: its corner at (0, 0), its size, the stretches of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.drawing.layout.ranked import Ranked
from graph.drawing.layout.values import Header, Layout, Pair, Point


def framed(
    frame: Ranked,
    positions: Mapping[str, Point],
    routes: Mapping[Pair, tuple[Point, ...]],
    columns: Iterable[tuple[int | None, float]],
    *,
    curved: bool = False,
) -> Layout:
    """Move everything so that the corner of the picture is (0, 0); round to a tenth.

    Parameters
    ----------
    frame
        What is placed.
    positions, routes, curved
        See `Layout`.
    columns
        Key and centre of each column (row); None has no header, those of one key share one.
    """
    sizes, rows = frame.sizes, frame.rows
    corners = [
        (x + side * sizes.width / 2, y + side * sizes.height / 2)
        for x, y in positions.values()
        for side in (-1, 1)
    ]
    corners += [point for points in routes.values() for point in points]
    # A line between two boxes of one column (row) swings out beside them.
    swings = [points for points in routes.values() if _same(points, 1 if rows else 0)]
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


def _same(points: Sequence[Point], axis: int) -> bool:
    return len(points) == 2 and points[0][axis] == points[1][axis]  # noqa: PLR2004
