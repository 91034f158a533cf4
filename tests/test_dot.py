from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import Band, Item, Layout, Pair, Point, dot

pytest.importorskip("pygraphviz")

NAMES = st.integers(0, 14).map("n{}".format)
BANDS: st.SearchStrategy[Band | None] = st.sampled_from(["top", "bottom"])
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=30)


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    found = []
    for name in draw(st.lists(NAMES, unique=True)):
        column = draw(st.one_of(st.none(), st.integers(0, 4)))
        kind = draw(st.sampled_from(["role", "credential"]))
        band = draw(BANDS) if column is None else None
        found.append(Item(name, column, kind, band, draw(st.integers(-1, 1))))
    return found


def drawn(placed: list[Item], links: list[Pair], *, rows: bool = False) -> Layout:
    layout = dot(placed, links, rows=rows)
    assert layout is not None
    return layout


@settings(deadline=None)
@given(items(), PAIRS, st.booleans())
def test_boxes_never_overlap_and_columns_are_in_order(
    placed: list[Item],
    links: list[Pair],
    rows: bool,  # noqa: FBT001
) -> None:
    layout = drawn(placed, links, rows=rows)
    assert layout.positions.keys() == {item.id for item in placed}
    width, height = layout.sizes.width, layout.sizes.height
    for (x, y), (u, v) in combinations(layout.positions.values(), 2):
        assert abs(x - u) >= width - 0.15 or abs(y - v) >= height - 0.15
    columns: dict[tuple[int, int], list[float]] = {}
    for item in placed:
        if item.column is not None:
            x, y = layout.positions[item.id]
            columns.setdefault((item.column, item.part), []).append(-y if rows else x)
    for one, other in pairwise(sorted(columns)):
        assert max(columns[one]) < min(columns[other])
    assert [each.key for each in layout.headers] == sorted({column for column, _ in columns})


def on_a_side(layout: Layout, name: str, point: Point) -> bool:
    (x, y), half_x, half_y = (
        layout.positions[name],
        layout.sizes.width / 2,
        layout.sizes.height / 2,
    )
    across, down = abs(point[0] - x), abs(point[1] - y)
    return max(across - half_x, down - half_y) == pytest.approx(0, abs=0.15)


@settings(deadline=None)
@given(items(), PAIRS, st.booleans())
def test_curves_lead_from_side_to_side_inside_the_picture(
    placed: list[Item],
    links: list[Pair],
    rows: bool,  # noqa: FBT001
) -> None:
    layout = drawn(placed, links, rows=rows)
    known = {item.id for item in placed}
    assert layout.routes.keys() == {(a, b) for a, b in links if a != b and {a, b} <= known}
    assert layout.curved
    for (source, target), points in layout.routes.items():
        assert len(points) % 3 == 1
        assert len(points) >= 4
        assert on_a_side(layout, source, points[0])
        assert on_a_side(layout, target, points[-1])
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in points)


@settings(deadline=None)
@given(items(), PAIRS, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    placed: list[Item],
    links: list[Pair],
    rows: bool,  # noqa: FBT001
    random: Random,
) -> None:
    shuffled, again = list(placed), list(links)
    random.shuffle(shuffled)
    random.shuffle(again)
    assert dot(shuffled, again, rows=rows) == dot(placed, links, rows=rows)
