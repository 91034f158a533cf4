"""Place items in columns or rows, and what has no level in bands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from graph.layout.layers import build_grid, sort_layers, spread
from graph.layout.routes import lead
from graph.layout.values import COLUMNS, ROWS, Header, Item, Layout, Pair, Point, Sizes


def arrange(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes.

    Parameters
    ----------
    items
        What to place; their order does not matter.
    links
        Pairs of ids.
    rows
        Levels as rows from bottom to top instead of columns from left to right.
    sizes
        Default: `ROWS` or `COLUMNS`.

    Returns
    -------
    Layout
        The same for the same input; boxes never overlap.
    """
    sizes = sizes or (ROWS if rows else COLUMNS)
    by_id = {item.id: item for item in sorted(items, key=lambda item: (item.kind, item.id))}
    pairs = sorted({pair for pair in links if pair[0] != pair[1] and by_id.keys() >= {*pair}})
    layers, keys = _layers(by_id, sizes, rows=rows)
    grid = build_grid(layers, pairs)
    sort_layers(grid)
    box = sizes.width if rows else sizes.height
    gap = sizes.gap_x if rows else sizes.gap_y
    across = spread(grid, lambda cell: box if cell in by_id else sizes.lane, gap)
    pitch = sizes.height + sizes.gap_y if rows else sizes.width + sizes.gap_x
    along = {cell: grid.layer_of[cell] * pitch for cell in grid.layer_of}
    cells: dict[str, Point] = {
        cell: (across[cell], -along[cell]) if rows else (along[cell], across[cell])
        for cell in grid.layer_of
    }
    positions = {each: cells[each] for each in by_id if each in cells}
    if not rows:
        positions |= _bands(by_id, positions, pairs, sizes)
    routes = lead(grid, cells, positions, pairs, sizes, rows=rows)
    return _shifted(positions, routes, _headers(keys, pitch, sizes, rows=rows), sizes, rows=rows)


def _layers(
    by_id: Mapping[str, Item], sizes: Sizes, *, rows: bool
) -> tuple[list[list[str]], list[int | None]]:
    """Return the layers (empty levels are left out, long ones split) and their keys."""
    found: list[tuple[int | None, list[str]]] = []

    def add(key: int | None, members: list[str]) -> None:
        parts = -(-len(members) // sizes.most)
        size = -(-len(members) // parts) if parts else 0
        found.extend((key, members[at : at + size]) for at in range(0, len(members), size or 1))

    if rows:
        add(None, [each for each, item in by_id.items() if item.band == "bottom"])
    places = {(i.column, i.part) for i in by_id.values() if i.column is not None}
    for key, part in sorted(places):
        add(key, [each for each, i in by_id.items() if (i.column, i.part) == (key, part)])
    if rows:
        add(None, [each for each, item in by_id.items() if item.band == "top"])
    return [members for _, members in found], [key for key, _ in found]


def _bands(
    by_id: Mapping[str, Item], positions: Mapping[str, Point], pairs: Sequence[Pair], sizes: Sizes
) -> dict[str, Point]:
    """Return the places of what has no level: rows above and below the columns."""
    left = min((x for x, _ in positions.values()), default=0.0)
    right = max((x for x, _ in positions.values()), default=0.0)
    pitch = sizes.width + sizes.gap_x
    fit = max(1, round((right - left) / pitch) + 1, 4 if not positions else 1)
    found: dict[str, Point] = {}
    for band, side in (("top", -1), ("bottom", 1)):
        edge = side * max((side * y for _, y in positions.values()), default=0.0)
        members = [each for each, item in by_id.items() if item.band == band]
        near: dict[str, float] = {}
        for each in members:
            others = [p[1] if p[0] == each else p[0] for p in pairs if each in p]
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


def _headers(
    keys: Sequence[int | None], pitch: float, sizes: Sizes, *, rows: bool
) -> tuple[Header, ...]:
    half = (sizes.height if rows else sizes.width) / 2
    found: dict[int, Header] = {}
    for number, key in enumerate(keys):
        if key is not None:
            start = found[key].start if key in found else number * pitch - half
            found[key] = Header(key, start, number * pitch + half)
    if rows:
        return tuple(Header(each.key, -each.end, -each.start) for each in found.values())
    return tuple(found.values())


def _same(points: Sequence[Point], axis: int) -> bool:
    return len(points) == 2 and points[0][axis] == points[1][axis]  # noqa: PLR2004


def _shifted(
    positions: Mapping[str, Point],
    routes: Mapping[Pair, tuple[Point, ...]],
    headers: Iterable[Header],
    sizes: Sizes,
    *,
    rows: bool,
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
    )
