from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.layout import dot_child
from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.crossings import crossings, straight_crossings, untangled
from graph.drawing.layout.curves import sampled, straightened
from graph.drawing.layout.dot import dot
from graph.drawing.layout.dot_child import Found, Question
from graph.drawing.layout.place import LARGE, place
from graph.drawing.layout.values import Band, Item, Layout, Pair, Point

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
        found.append(Item(name, column, kind, band))
    return found


def drawn(placed: list[Item], links: list[Pair], *, rows: bool = False) -> Layout:
    layout = dot(placed, links, rows=rows)
    assert layout is not None
    return layout


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
    columns: dict[int, list[float]] = {}
    for item in placed:
        if item.column is not None:
            x, y = layout.positions[item.id]
            columns.setdefault(item.column, []).append(-y if rows else x)
    for one, other in pairwise(sorted(columns)):
        assert max(columns[one]) < min(columns[other])
    assert [each.key for each in layout.headers] == sorted(columns)


def on_a_side(layout: Layout, name: str, point: Point) -> bool:
    (x, y), half_x, half_y = (
        layout.positions[name],
        layout.sizes.width / 2,
        layout.sizes.height / 2,
    )
    across, down = abs(point[0] - x), abs(point[1] - y)
    return max(across - half_x, down - half_y) == pytest.approx(0, abs=0.15)


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


def picture(boxes: int, links: int, *, columns: int = 5) -> tuple[list[Item], list[Pair]]:
    dice = Random(boxes)
    items = [Item(f"n{n:03}", n % columns) for n in range(boxes)]
    names = [item.id for item in items]
    return items, [(dice.choice(names), dice.choice(names)) for _ in range(links)]


def keep_clear(layout: Layout) -> bool:
    half_x, half_y = layout.sizes.width / 2 - 1, layout.sizes.height / 2 - 1
    return not any(
        abs(x - u) < half_x and abs(y - v) < half_y
        for pair, points in layout.routes.items()
        for x, y in sampled(points)
        for name, (u, v) in layout.positions.items()
        if name not in pair
    )


@pytest.mark.parametrize("rows", [False, True])
def test_no_line_runs_behind_a_box_of_others(rows: bool) -> None:  # noqa: FBT001
    assert keep_clear(drawn(*picture(24, 50), rows=rows))


def test_there_are_fewer_crossings_than_in_our_own_layout() -> None:
    for boxes in (8, 16, 24, 32):
        items, links = picture(boxes, 2 * boxes)
        ours, own = drawn(items, links), arrange(items, links)
        assert straight_crossings(ours.positions, links) <= straight_crossings(own.positions, links)


def test_nothing_to_place_is_an_empty_picture() -> None:
    layout = drawn([], [])
    assert (layout.width, layout.height, dict(layout.positions)) == (0, 0, {})


def test_bands_alone_stand_in_rows() -> None:
    bands: list[Band] = ["top", "bottom"]
    layout = drawn([Item(each, band=each) for each in bands], [("top", "bottom")])
    assert layout.positions["top"][1] < layout.positions["bottom"][1]
    assert layout.headers == ()


def test_bands_stand_above_and_below_boxes_and_lines() -> None:
    items, links = picture(20, 40)
    more = [Item("org", band="top"), Item("emp", band="bottom")]
    layout = drawn([*items, *more], [*links, ("org", "n000"), ("emp", "n001")])
    inner = [y for pair in links for _, y in layout.routes.get(pair, ())]
    assert layout.positions["org"][1] < min(inner)
    assert layout.positions["emp"][1] > max(inner)


HOSTILE = [
    *("", '"', "<b>bold</b>", "<", r"\N", r"\G\n\l", "line\nbreak", "a;b", "}", "n0", "n1", "\0"),
    *("node", "subgraph", "a -> b", "\ud800", "é", "\u202e", "x" * 5000, "e:w"),
]


@pytest.mark.parametrize("rows", [False, True])
def test_hostile_ids_are_only_names(rows: bool) -> None:  # noqa: FBT001
    plain = {name: f"p{number:02}" for number, name in enumerate(sorted(HOSTILE))}
    items = [Item(name, number % 3) for number, name in enumerate(sorted(HOSTILE))]
    links = list(pairwise(sorted(HOSTILE)))
    layout = drawn(items, links, rows=rows)
    same = drawn(
        [Item(plain[item.id], item.column) for item in items],
        [(plain[a], plain[b]) for a, b in links],
        rows=rows,
    )
    assert {plain[name]: point for name, point in layout.positions.items()} == same.positions


def test_no_word_of_the_data_reaches_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    solve = dot_child.solve

    def spy(question: Question) -> list[Found]:
        asked.append(json.dumps(question))
        return solve(question)

    monkeypatch.setattr(dot_child, "solve", spy)
    drawn([Item("secret-a", 0, "secret"), Item("secret-b", 1)], [("secret-a", "secret-b")])
    assert asked
    assert not any("secret" in each for each in asked)


def test_threads_get_the_same_answer() -> None:
    items, links = picture(20, 40)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: dot(items, links), range(8)))
    assert found[0] is not None
    assert all(each == found[0] for each in found)


SAME_ELSEWHERE = """
import json
from dataclasses import asdict
from graph.drawing.layout.dot import dot
from graph.drawing.layout.values import Item
items = [Item(f"n{n}", n % 4, str(n % 2)) for n in range(20)]
links = {(f"n{n}", f"n{n * 7 % 20}") for n in range(20)}
layout = dot(set(items), links)
print(json.dumps([sorted(layout.positions.items()), sorted(layout.routes.items())]))
"""


def test_other_processes_and_hash_seeds_get_the_same_answer() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", SAME_ELSEWHERE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(dot_child.__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
    assert found.pop()


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture is computed in a child process."""
    module = importlib.import_module("graph.drawing.layout.dot")
    monkeypatch.setattr(module, "SMALL_STEPS", -1)


@pytest.mark.usefixtures("apart")
def test_a_child_process_answers() -> None:
    items, links = picture(20, 40)
    layout = dot(items, links)
    assert layout is not None
    assert keep_clear(layout)
    assert layout == dot(items, links)


@pytest.mark.usefixtures("apart")
def test_a_child_process_that_takes_too_long_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    monkeypatch.setattr(dot_child, "__file__", str(slow))
    started: list[subprocess.Popen[bytes]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    items, links = picture(20, 40)
    assert dot(items, links, seconds=0.5) is None
    (child,) = started
    # It would have slept on, and ended with 0.
    assert child.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)
    module = importlib.import_module("graph.drawing.layout.place")
    monkeypatch.setattr(module, "dot", lambda *_, **kept: dot(items, links, seconds=0.3, **kept))
    assert place(items, links) == arrange(items, links)


BAD_CHILDREN = ["import os; os.abort()", "print('[')", "print('[[null]]')", "print('{}')", ""]


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("program", BAD_CHILDREN)
def test_a_child_process_that_ends_badly_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text(program, encoding="utf-8")
    monkeypatch.setattr(dot_child, "__file__", str(bad))
    assert dot(*picture(6, 9)) is None


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("executable", ["", "/no/such/interpreter"])
def test_without_an_interpreter_there_is_no_child(
    monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    assert dot(*picture(6, 9)) is None


def test_without_the_wheel_our_own_layout_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    items, links = picture(20, 40)
    assert dot(items, links) is None
    assert place(items, links) == arrange(items, links)


def test_with_a_broken_wheel_our_own_layout_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def solve(_: Question) -> list[Found]:
        raise ImportError

    monkeypatch.setattr(dot_child, "solve", solve)
    items, links = picture(20, 40)
    assert dot(items, links) is None
    assert place(items, links) == arrange(items, links)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: {**found, "places": [(0.0, 0.0) for _ in found["places"]]},
        lambda found: {**found, "places": [(-x, y) for x, y in found["places"]]},
        lambda found: {**found, "places": [(x, float("nan")) for x, _ in found["places"]]},
    ],
)
def test_places_that_cannot_be_are_refused(monkeypatch: pytest.MonkeyPatch, spoil: Any) -> None:
    solve = dot_child.solve
    monkeypatch.setattr(dot_child, "solve", lambda question: [spoil(x) for x in solve(question)])
    assert dot(*picture(20, 40)) is None


def test_too_much_is_refused_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Graphviz is not asked at all, so nobody waits for it."""
    asked: list[object] = []
    module = importlib.import_module("graph.drawing.layout.dot")

    def unanswered(*questions: object, **_: object) -> list[object]:
        asked.append(questions)
        return []

    monkeypatch.setattr(module, "ask", unanswered)
    assert dot([Item(str(n), n) for n in range(401)], []) is None
    names = [str(n) for n in range(60)]
    assert dot([Item(each, int(each)) for each in names], combinations(names, 2)) is None
    assert asked == []
    assert dot(*picture(20, 40)) is None
    assert asked


def test_many_boxes_stand_on_an_even_grid_as_wide_as_a_screen() -> None:
    items, links = picture(LARGE + 40, 120, columns=3)
    layout = place([*items, Item("org", band="top")], [*links, ("org", "n000")])
    assert not layout.curved
    assert 1 < layout.width / layout.height < 2.4
    assert [each.key for each in layout.headers] == [0, 1, 2]
    width, height = layout.sizes.width, layout.sizes.height
    for (x, y), (u, v) in combinations(layout.positions.values(), 2):
        assert abs(x - u) >= width or abs(y - v) >= height
    own = arrange(items, links)
    assert straight_crossings(layout.positions, links) < straight_crossings(own.positions, links)


def test_rows_too_wide_for_a_telephone_are_our_own() -> None:
    wide = [Item("a", 0), *(Item(f"b{n}", 1) for n in range(9))]
    links = [("a", f"b{n}") for n in range(9)]
    assert place(wide, links, rows=True) == arrange(wide, links, rows=True)
    assert place(wide[:3], links[:2], rows=True) == dot(wide[:3], links[:2], rows=True)


def test_many_boxes_in_rows_are_as_wide_as_a_telephone() -> None:
    items, links = picture(LARGE + 40, 120, columns=3)
    layout = place(items, links, rows=True)
    assert layout.rows
    width, height = layout.sizes.width, layout.sizes.height
    assert layout.width < (layout.sizes.most + 1) * (width + layout.sizes.gap_x)
    for (x, y), (u, v) in combinations(layout.positions.values(), 2):
        assert abs(x - u) >= width or abs(y - v) >= height


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("a", "d"), ("b", "c")], 1),
        ([("a", "c"), ("b", "d")], 0),
        ([("a", "d"), ("d", "a"), ("c", "b"), ("a", "a"), ("a", "?")], 1),
        ([("a", "c"), ("a", "d")], 0),
        ([("a", "e"), ("a", "c")], 1),
        ([("a", "b"), ("a", "f"), ("b", "f")], 2),
        ([("a", "b"), ("b", "f")], 0),
    ],
)
def test_crossings_of_straight_lines(links: list[Pair], expected: int) -> None:
    places = {"a": (0, 0), "b": (0, 1), "c": (1, 0), "d": (1, 1), "e": (2, 0), "f": (0, 2)}
    assert straight_crossings(places, links) == expected


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
def test_untangling_swaps_inside_columns_and_never_tangles(links: list[tuple[int, int]]) -> None:
    columns = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    places: list[Point] = [(x * 100.0, y * 50.0) for x in range(3) for y in range(3)]
    after = untangled(places, columns, links)
    named = [(str(a), str(b)) for a, b in links]

    def count(found: list[Point]) -> int:
        return straight_crossings({str(n): point for n, point in enumerate(found)}, named)

    assert count(after) <= count(places)
    for column in columns:
        assert sorted(after[n] for n in column) == [places[n] for n in column]


SPOTS = st.lists(st.integers(0, 40), min_size=3, max_size=3)


@given(st.lists(st.tuples(SPOTS, st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_straightened_lines_keep_their_order_and_clear_of_boxes(
    lines: list[tuple[list[int], int, int]],
) -> None:
    boxes = {at: [100.0, 300.0] for at in (0.0, 1.0, 2.0)}
    lanes = {
        (f"a{n}", f"b{n}"): [(float(at), 140.0 + 3 * y) for at, y in enumerate(ys)]
        for n, (ys, _, _) in enumerate(lines)
    }
    ends = {
        (f"a{n}", f"b{n}"): (110 + 5.0 * first, 110 + 5.0 * last)
        for n, (_, first, last) in enumerate(lines)
    }
    after = straightened(lanes, boxes, ends, 30)
    for column in range(3):
        for one, other in combinations(lanes, 2):
            before = lanes[one][column][1] - lanes[other][column][1]
            now = after[one][column][1] - after[other][column][1]
            assert before * now >= 0
            assert before == 0 or now != 0
        assert all(130 <= way[column][1] <= 270 for way in after.values())


def test_a_free_line_runs_straight() -> None:
    lanes = {("a", "b"): [(1.0, 10.0), (2.0, -10.0)]}
    after = straightened(lanes, {1.0: [200.0], 2.0: [-200.0]}, {("a", "b"): (5.0, 5.0)}, 30)
    assert after == {("a", "b"): [(1.0, 5.0), (2.0, 5.0)]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([(0, 0), (2, 2)], [(0, 2), (2, 0)], 1),
        ([(0, 0), (1, 1), (2, 2)], [(0, 2), (1, 1), (2, 0)], 1),
        ([(0, 0), (2, 2)], [(0, 1), (2, 3)], 0),
        ([(0, 0), (1, 2), (2, 0)], [(0, 1), (2, 1)], 1),
    ],
)
def test_crossings_of_bent_lines(one: list[Point], other: list[Point], expected: int) -> None:
    assert crossings({("a", "b"): one, ("c", "d"): other}) == expected
    assert crossings({("a", "b"): one, ("a", "d"): other}) == 0
