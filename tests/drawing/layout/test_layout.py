from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.order import ranks, reduced
from graph.drawing.layout.values import COLUMNS, Band, Item, Layout, Pair

NAMES = st.integers(0, 25).map("n{}".format)
BANDS: st.SearchStrategy[Band | None] = st.sampled_from(["top", "bottom"])


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    names = draw(st.lists(NAMES, min_size=1, unique=True))
    found = []
    for name in names:
        column = draw(st.one_of(st.none(), st.integers(0, 7)))
        kind = draw(st.sampled_from(["role", "credential"]))
        found.append(Item(name, column, kind, draw(BANDS) if column is None else None))
    return found


PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=60)


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    width, height = layout.sizes.width, layout.sizes.height
    return [
        (one, other)
        for (one, (x, y)), (other, (u, v)) in combinations(layout.positions.items(), 2)
        if abs(x - u) < width and abs(y - v) < height
    ]


@given(items(), PAIRS, st.booleans())
def test_boxes_never_overlap(placed: list[Item], links: list[Pair], rows: bool) -> None:  # noqa: FBT001
    layout = arrange(placed, links, rows=rows)
    assert layout.positions.keys() == {item.id for item in placed}
    assert overlaps(layout) == []


@given(items(), PAIRS)
def test_levels_stand_left_to_right(placed: list[Item], links: list[Pair]) -> None:
    layout = arrange(placed, links)
    columns: dict[int, list[float]] = {}
    for item in placed:
        if item.column is not None:
            columns.setdefault(item.column, []).append(layout.positions[item.id][0])
    for one, other in pairwise(sorted(columns)):
        assert max(columns[one]) < min(columns[other])


@given(items(), PAIRS)
def test_on_narrow_screens_levels_stand_bottom_to_top(
    placed: list[Item], links: list[Pair]
) -> None:
    layout = arrange(placed, links, rows=True)
    rows: dict[int, list[float]] = {}
    for item in placed:
        if item.column is not None:
            rows.setdefault(item.column, []).append(layout.positions[item.id][1])
    for one, other in pairwise(sorted(rows)):
        assert min(rows[one]) > max(rows[other])


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
    assert arrange(shuffled, again, rows=rows) == arrange(placed, links, rows=rows)


@given(items(), PAIRS, st.booleans())
def test_every_link_has_a_line_inside_the_picture(
    placed: list[Item],
    links: list[Pair],
    rows: bool,  # noqa: FBT001
) -> None:
    layout = arrange(placed, links, rows=rows)
    known = {item.id for item in placed}
    assert layout.routes.keys() == {
        (source, target)
        for source, target in links
        if source != target and {source, target} <= known
    }
    for points in layout.routes.values():
        assert len(points) >= 2
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in points)


def test_bands_stand_above_and_below() -> None:
    layout = arrange(
        [
            Item("a", 0),
            Item("b", 1),
            Item("org", None, band="top"),
            Item("emp", None, band="bottom"),
        ],
        [("org", "a"), ("emp", "b")],
    )
    heights = {name: y for name, (_, y) in layout.positions.items()}
    assert heights["org"] < min(heights["a"], heights["b"])
    assert heights["emp"] > max(heights["a"], heights["b"])


def test_empty_levels_are_left_out() -> None:
    layout = arrange([Item("a", 0), Item("z", 7)], [("a", "z")])
    assert [header.key for header in layout.headers] == [0, 7]
    assert layout.positions["z"][0] - layout.positions["a"][0] == COLUMNS.width + COLUMNS.gap_x


def test_a_long_column_is_split_under_one_header() -> None:
    many = [Item(f"n{number:02}", 3) for number in range(COLUMNS.most + 1)]
    layout = arrange(many, [])
    assert len({x for x, _ in layout.positions.values()}) == 2
    assert [header.key for header in layout.headers] == [3]


@pytest.mark.parametrize("rows", [False, True])
def test_lanes_without_preference_run_through_the_middle(rows: bool) -> None:  # noqa: FBT001
    items = [Item("a", 0), *(Item(each, 1) for each in "bc"), Item("d", 2)]
    layout = arrange(items, [("a", "b"), ("a", "c"), ("a", "d")], rows=rows)
    across = 0 if rows else 1
    b, lane, c = (
        layout.positions["b"],
        layout.routes["a", "d"][1],
        layout.positions["c"],
    )
    assert min(b[across], c[across]) < lane[across] < max(b[across], c[across])


def test_a_picture_is_as_wide_as_its_widest_row() -> None:
    full = [Item(each, 0) for each in "abc"]
    layout = arrange([*full, Item("z", 2), Item("y", 1)], [("a", "z")], rows=True)
    assert layout.width == 3 * layout.sizes.width + 2 * layout.sizes.gap_x


def test_a_long_link_passes_beside_the_boxes_between() -> None:
    layout = arrange(
        [Item("a", 0), Item("b", 1), Item("c", 2)], [("a", "b"), ("b", "c"), ("a", "c")]
    )
    x, y = layout.positions["b"]
    inside = [
        point
        for point in layout.routes["a", "c"]
        if abs(point[0] - x) <= COLUMNS.width / 2 and abs(point[1] - y) <= COLUMNS.height / 2
    ]
    assert inside == []


def test_nothing_to_place_is_an_empty_picture() -> None:
    layout = arrange([], [])
    assert (layout.width, layout.height, dict(layout.positions)) == (0, 0, {})


def test_reduced_drops_what_a_chain_already_says() -> None:
    assert reduced([("a", "b"), ("b", "c"), ("a", "c")]) == {("a", "b"), ("b", "c")}
    loop = {("a", "b"), ("b", "a"), ("a", "c")}
    assert reduced(loop) == loop


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("a", "b"), ("b", "c"), ("a", "c")], {"a": 0, "b": 1, "c": 2, "x": 0}),
        ([("a", "b"), ("b", "a"), ("b", "c")], {"a": 0, "b": 0, "c": 1, "x": 0}),
    ],
)
def test_ranks_are_longest_ways(links: list[Pair], expected: dict[str, int]) -> None:
    assert ranks(links, ["x"]) == expected
