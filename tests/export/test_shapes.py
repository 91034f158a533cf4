"""Outlines and arrows, in numbers."""

from __future__ import annotations

from math import dist, isfinite, sqrt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.style import Shape
from graph.export.shapes import Path, arrow, line, outline, rounded, sides

NUMBERS = st.floats(-500, 500)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=7)


def ends(path: Path) -> list[tuple[float, float]]:
    """Return where each command of a path gets to."""
    return [(numbers[-2], numbers[-1]) for _, numbers in path if numbers]


def bounds(path: Path) -> tuple[float, float, float, float]:
    points = ends(path)
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


@pytest.mark.parametrize("shape", get_args(Shape))
def test_an_outline_fills_its_place_and_closes(shape: Shape) -> None:
    path = outline(shape, 10, 20, 120, 40)
    assert bounds(path) == (10, 20, 130, 60)
    assert path[0][0] == "M"
    assert path[-1] == ("Z", ())


@pytest.mark.parametrize("shape", get_args(Shape))
def test_a_grown_outline_is_outside_on_every_side(shape: Shape) -> None:
    left, top, right, bottom = bounds(outline(shape, 10, 20, 120, 40, grow=3))
    assert (top, bottom) == (17, 63)
    assert left <= 7
    assert right >= 133


def test_a_grown_hexagon_keeps_its_distance_from_the_slanted_sides() -> None:
    inner, outer = (
        ends(outline("hexagon", 0, 0, 100, 40)),
        ends(outline("hexagon", 0, 0, 100, 40, grow=3)),
    )
    (ax, ay), (bx, by) = inner[:2]
    for x, y in outer[:2]:
        area = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        assert abs(area) / dist(inner[0], inner[1]) == pytest.approx(3)


def test_a_radius_never_exceeds_half_a_side() -> None:
    assert bounds(rounded(0, 0, 10, 4, 50)) == (0, 0, 10, 4)


def test_only_the_double_form_has_inner_sides() -> None:
    assert [number for _, numbers in sides("double", 0, 0, 100, 40) for number in numbers] == [
        *(5, 0, 5, 40),
        *(95, 0, 95, 40),
    ]
    assert sides("rectangle", 0, 0, 100, 40) == ()


def test_the_tip_is_the_last_point_and_the_line_ends_inside_the_head() -> None:
    path, head = arrow([(0, 0), (100, 0)], 2.0)
    assert ends(head)[0] == (100, 0)
    base = ends(head)[1][0]
    assert ends(head)[1][1] == -ends(head)[2][1]
    (_, start), (_, end) = path
    assert start == (0, 0)
    assert base < end[0] < 100 - 2.0
    assert end[1] == 0


def test_a_head_follows_the_last_stretch_of_a_bent_line() -> None:
    path, head = arrow([(0, 0), (50, 0), (50, 80)], 1.5)
    assert ends(head)[0] == (50, 80)
    assert ends(head)[1][1] == ends(head)[2][1] < 80
    assert [letter for letter, _ in path] == ["M", "L", "C", "L"]
    assert ends(path)[1:3] == [(44, 0), (50, 6)]


def test_a_head_follows_the_tangent_of_a_curve() -> None:
    path, head = arrow([(0, 0), (50, 0), (100, 30), (100, 100)], 3.0, curved=True)
    assert ends(head)[0] == (100, 100)
    assert ends(head)[1][1] == pytest.approx(ends(head)[2][1], abs=0.5)
    assert [letter for letter, _ in path] == ["M", "C"]
    assert dist(ends(path)[-1], (100, 100)) == pytest.approx(0.7 * 11.5)


def test_a_curve_whose_last_handle_lies_on_its_end_has_a_direction() -> None:
    _, head = arrow([(0, 0), (0, 0), (30, 30), (30, 30)], 1.0, curved=True)
    assert ends(head)[0] == (30, 30)


def test_a_curve_that_returns_to_its_start_has_a_head() -> None:
    path, head = arrow([(0, 0), (80, -60), (80, 60), (0, 0)], 1.0, curved=True)
    assert ends(head)[0] == (0, 0)
    assert ends(path)[0] == (0, 0)
    assert dist(ends(path)[-1], (0, 0)) == pytest.approx(0.7 * 6.5)


def test_a_tip_stays_back() -> None:
    path, head = arrow([(0, 0), (100, 0)], 2.0, back=4)
    assert ends(head)[0] == pytest.approx((96, 0))
    assert ends(path)[-1][0] < 96


def test_a_last_stretch_shorter_than_the_head_is_left_out() -> None:
    path, head = arrow([(0, 0), (100, 0), (100, 2)], 2.0)
    assert ends(head)[0] == (100, 2)
    assert dist(ends(path)[-1], (100, 2)) == pytest.approx(0.7 * 9)


def test_a_short_line_has_a_small_head() -> None:
    _, head = arrow([(0, 0), (3, 3)], 3.0)
    assert max(dist(point, (3, 3)) for point in ends(head)) < 2 * sqrt(18)


def test_without_length_there_is_nothing() -> None:
    assert arrow([(5, 5), (5, 5)], 2.0) == ((), ())
    assert arrow([(5, 5)], 2.0) == ((), ())
    assert arrow([(0, 0), (2, 0)], 2.0, back=4) == ((), ())
    assert line([(5, 5), (5, 5)]) == ()


@pytest.mark.parametrize("curved", [False, True])
@given(points=POINTS, width=st.floats(0.5, 5))
def test_any_points_make_finite_numbers(
    points: list[tuple[float, float]], width: float, *, curved: bool
) -> None:
    if curved:
        points = points[: (len(points) - 1) // 3 * 3 + 1]
    path, head = arrow(points, width, curved=curved)
    assert all(isfinite(number) for _, numbers in (*path, *head) for number in numbers)
    assert not head or ends(head)[0] == points[-1]
