"""Laws of conditions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model.condition import (
    Condition,
    Hold,
    Months,
    all_of,
    any_of,
    at_least,
    holds,
    leaves,
    missing,
    sentence,
)

NODES = ("a", "b", "c")
ROLES = ("r", "s")

held_sets = st.frozensets(st.sampled_from(NODES))
months = st.dictionaries(st.sampled_from(ROLES), st.integers(0, 5))
hold_leaves = st.builds(
    lambda node, also: Hold(node, also | {node}),
    st.sampled_from(NODES),
    st.frozensets(st.sampled_from(NODES)),
)
month_leaves = st.builds(
    lambda number, roles: Months(number, roles, tuple((each, 0) for each in sorted(roles))),
    st.integers(1, 8),
    st.frozensets(st.sampled_from(ROLES), min_size=1),
)


def _at_least(parts: list[Condition], share: float) -> Condition:
    return at_least(round(share * len(parts)), *parts)


conditions = st.recursive(
    hold_leaves | month_leaves,
    lambda inner: st.builds(_at_least, st.lists(inner, max_size=4), st.floats(0, 1)),
    max_leaves=8,
)


@given(conditions, held_sets, held_sets, months, months)
def test_more_never_hurts(
    rule: Condition,
    held: frozenset[str],
    more: frozenset[str],
    worked: dict[str, int],
    longer: dict[str, int],
) -> None:
    later = {role: worked.get(role, 0) + longer.get(role, 0) for role in ROLES}
    if holds(rule, held, worked):
        assert holds(rule, held | more, later)


@given(conditions, held_sets, months)
def test_missing_is_nothing_exactly_when_it_holds(
    rule: Condition, held: frozenset[str], worked: dict[str, int]
) -> None:
    assert (missing(rule, held, worked) is None) == holds(rule, held, worked)


@given(conditions, held_sets, months, held_sets)
def test_meeting_what_is_missing_meets_the_whole(
    rule: Condition, held: frozenset[str], worked: dict[str, int], more: frozenset[str]
) -> None:
    rest = missing(rule, held, worked)
    if rest is not None and holds(rest, more, {}):
        assert holds(rule, held | more, worked)


@given(st.lists(conditions, max_size=4), held_sets, months)
def test_all_and_any_are_those_of_python(
    parts: list[Condition], held: frozenset[str], worked: dict[str, int]
) -> None:
    each = [holds(part, held, worked) for part in parts]
    assert holds(all_of(*parts), held, worked) == all(each)
    if parts:
        assert holds(any_of(*parts), held, worked) == any(each)


@given(conditions)
def test_a_sentence_names_every_leaf(rule: Condition) -> None:
    words = sentence(rule, name=lambda node: f"<{node}>")
    if words != "nothing" and "nothing" not in words:
        for leaf in leaves(rule):
            named = leaf.node if isinstance(leaf, Hold) else leaf.sources[0][0]
            assert f"<{named}>" in words
