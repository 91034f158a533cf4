"""Sums minimised together keep the order they have one after another."""

from __future__ import annotations

from math import prod

from hypothesis import given
from hypothesis import strategies as st

from graph.planning.models.lexicographic import WIDTH, Total, together

Bounded = list[tuple[int, int, int]]
"""Per sum: the most it can be, and what it is in one plan and in another."""


@st.composite
def bounded(draw: st.DrawFn) -> Bounded:
    highs = draw(st.lists(st.sampled_from([0, 1, 9, 10**4, 10**9]), min_size=1, max_size=5))
    return [(high, *draw(st.tuples(*[st.integers(0, high)] * 2))) for high in highs]


def weighed(values: list[tuple[int, int]], unit: int = 1) -> list[int]:
    """Return what the parts of known sums come to."""
    totals = {n: Total(value, high, unit) for n, (high, value) in enumerate(values)}
    return [int(str(part.expression)) for part in together(totals)]


@given(bounded())
def test_weighed_sums_are_ordered_as_the_sums_are(plans: Bounded) -> None:
    one = [each for _, each, _ in plans]
    other = [each for _, _, each in plans]
    highs = [high for high, _, _ in plans]
    left = weighed(list(zip(highs, one, strict=True)))
    right = weighed(list(zip(highs, other, strict=True)))
    assert (left < right) == (one < other)
    assert (left == right) == (one == other)


@given(bounded())
def test_parts_hold_every_sum_once_and_stay_narrow(plans: Bounded) -> None:
    totals = {n: Total(one, high) for n, (high, one, _) in enumerate(plans)}
    parts = together(totals)
    assert [name for part in parts for name in part.names] == list(totals)
    for part in parts:
        assert len(part.names) == 1 or prod(totals[n].highest + 1 for n in part.names) <= WIDTH


@given(bounded(), st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_bound_on_a_part_bounds_its_first_sum(plans: Bounded, unit: int, less: int) -> None:
    totals = {n: Total(one, high, unit) for n, (high, one, _) in enumerate(plans)}
    part = together(totals)[0]
    reached = int(str(part.expression))
    first = plans[0][1] * unit
    assert part.first(reached) == first
    assert part.first(reached - less) <= first
