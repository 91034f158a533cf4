"""The finished picture: its corner at (0, 0), its size, the stretches of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.drawing.layout.values import Header, Layout, Pair, Point, Sizes


def headers(
    keys: Sequence[int | None], centres: Sequence[float], sizes: Sizes, *, rows: bool
) -> tuple[Header, ...]:
    """Return the stretch of each key; columns (rows) of one key share a header.

    Parameters
    ----------
    keys
        Of the columns in order; None has no header.
    centres
        Of the columns: x, or y of rows.
    sizes
        Of the boxes.
    rows
        Whether the columns are rows.
    """
    half = (sizes.height if rows else sizes.width) / 2
    found: dict[int, Header] = {}
    for key, centre in zip(keys, centres, strict=True):
        if key is not None:
            old = found.get(key, Header(key, centre - half, centre + half))
            start, end = min(old.start, centre - half), max(old.end, centre + half)
            found[key] = Header(key, start, end)
    return tuple(found.values())


def _same(points: Sequence[Point], axis: int) -> bool:
    return len(points) == 2 and points[0][axis] == points[1][axis]  # noqa: PLR2004


def framed(
    positions: Mapping[str, Point],
    routes: Mapping[Pair, tuple[Point, ...]],
    headers: Iterable[Header],
    sizes: Sizes,
    *,
    rows: bool,
    curved: bool = False,
) -> Layout:
    """Move everything so that the corner of the picture is (0, 0); round to a tenth."""
    corners = [
        (x + side * sizes.width / 2, y + side * sizes.height / 2)
        for x, y in positions.values()
        for side in (-1, 1)
    ]
    corners += [point for points in routes.values() for point in points]
    # A line between two boxes of one column (row) swings out beside them.
    side = 1 if rows else 0
    swings = [points for points in routes.values() if _same(points, side)]
    bulge = 0.75 * (sizes.gap_y if rows else sizes.gap_x)
    corners += [(x, y - bulge) if rows else (x + bulge, y) for (x, y), _ in swings]
    left = min((x for x, _ in corners), default=0.0)
    top = min((y for _, y in corners), default=0.0)
    first = top if rows else left
    return Layout(
        {each: (round(x - left, 1), round(y - top, 1)) for each, (x, y) in positions.items()},
        {
            pair: tuple((round(x - left, 1), round(y - top, 1)) for x, y in points)
            for pair, points in routes.items()
        },
        tuple(
            Header(each.key, round(each.start - first, 1), round(each.end - first, 1))
            for each in headers
        ),
        round(max((x for x, _ in corners), default=0.0) - left, 1),
        round(max((y for _, y in corners), default=0.0) - top, 1),
        rows,
        sizes,
        curved,
    )
