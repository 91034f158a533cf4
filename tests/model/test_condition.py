"""Conditions by hand."""

from __future__ import annotations

import pytest

from graph.model.condition import (
    ALWAYS,
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


def hold(node: str, *also: str) -> Hold:
    return Hold(node, frozenset({node, *also}))


RHIA = hold("RHIA")
BACHELOR = hold("bachelor's degree", "BS HIM")
MASTER = hold("master's degree")
EXPERIENCE = Months(36, frozenset({"clerk", "lead"}), (("HIM management", 0),))
RULE = all_of(RHIA, any_of(BACHELOR, MASTER), EXPERIENCE)


def test_sentence_reads_as_a_person_would_say_it() -> None:
    assert sentence(RULE) == (
        "all of: RHIA; one of: bachelor's degree, master's degree; 36 months in HIM management"
    )


def test_sentence_puts_deeper_lists_in_brackets_and_names_levels() -> None:
    pool = Months(24, frozenset({"a", "b"}), (("a", 0), ("b", 0)))
    lead = Months(1, frozenset({"b"}), (("HIM", 4),))
    rule = any_of(all_of(RHIA, at_least(2, BACHELOR, MASTER, pool)), lead)
    assert sentence(rule, level_name=lambda level: f"level {level}") == (
        "one of: all of: RHIA, (2 of: bachelor's degree, master's degree, 24 months in a or b); "
        "1 month in HIM (level 4 or higher)"
    )


def test_sentence_of_nothing() -> None:
    assert sentence(ALWAYS) == "nothing"


def test_holds_needs_every_part() -> None:
    assert not holds(RULE, {"RHIA", "BS HIM"}, {"clerk": 35})
    assert holds(RULE, {"RHIA", "BS HIM"}, {"clerk": 30, "lead": 6})


def test_months_in_other_roles_do_not_count() -> None:
    assert not holds(EXPERIENCE, {"coder"}, {"coder": 100})


def test_at_least_two_of_three() -> None:
    rule = at_least(2, RHIA, BACHELOR, MASTER)
    assert not holds(rule, {"RHIA"}, {})
    assert holds(rule, {"RHIA", "master's degree"}, {})


def test_missing_takes_out_what_is_there() -> None:
    rest = missing(RULE, {"RHIA"}, {"clerk": 12})
    assert rest is not None
    assert sentence(rest) == (
        "all of: one of: bachelor's degree, master's degree; 24 months in HIM management"
    )
    assert missing(RULE, {"RHIA", "BS HIM"}, {"clerk": 36}) is None


def test_missing_lowers_the_number_asked_for() -> None:
    rest = missing(at_least(2, RHIA, BACHELOR, MASTER), {"RHIA"}, {})
    assert rest == any_of(BACHELOR, MASTER)


def test_a_single_part_is_itself() -> None:
    assert all_of(RHIA) == RHIA == any_of(RHIA)
    assert all_of() == ALWAYS


def test_more_than_there_is_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="3 of 1"):
        at_least(3, RHIA)


def test_leaves_from_left_to_right() -> None:
    assert list(leaves(RULE)) == [RHIA, BACHELOR, MASTER, EXPERIENCE]


def test_conditions_are_values() -> None:
    with pytest.raises(AttributeError):
        RHIA.node = "other"  # type: ignore[misc]
    assert len({RULE, all_of(RHIA, any_of(BACHELOR, MASTER), EXPERIENCE)}) == 1
