"""Nodes side by side from where a person stands."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import Row, credential, edge, needs, role, tiny

import graph
from graph.errors import RequestError
from graph.model.graph import Graph
from graph.person.profile import Profile


def small(*more: Row) -> Graph:
    return tiny(
        {"id": "body", "type": "certifying_body", "name": "BODY"},
        edge("body", "offers", "exam"),
        credential("school", 12),
        credential("exam", 6, 500),
        role("clerk"),
        role("boss"),
        needs("clerk", "school"),
        needs("boss", "exam"),
        needs("boss", "clerk", months=12),
        *more,
    )


def lines(G: Graph, *nodes: str, **asked: Any) -> dict[str, tuple[str, ...]]:
    found = graph.compare(G, nodes, **asked).lines
    return {
        line.label.removeprefix("from here: "): line.values
        for line in found
        if line.label.startswith("from here")
    }


def test_without_a_person_nothing_is_assumed() -> None:
    assert lines(small(), "clerk", "boss") == {}


def test_what_each_takes_from_here() -> None:
    assert lines(small(), "clerk", "boss", "school", hold=["school"]) == {
        "fastest, with study beside work": ("0 months", "12 months", "reached already"),
        "fastest, one thing at a time": ("0 months", "18 months", "reached already"),
        "cheapest": ("$0", "$500", "reached already"),
        "fewest steps": ("1 step: CLERK", "3 steps: EXAM, CLERK and BOSS", "reached already"),
    }


def test_what_it_takes_comes_right_after_the_name() -> None:
    found = graph.compare(small(), ["clerk", "boss"], hold=[]).lines
    labels = [each.label.partition(":")[0] for each in found]
    assert labels[:6] == ["name", "type", *["from here"] * 4]
    assert "from here" not in labels[6:]


def test_a_profile_and_options_are_one_person() -> None:
    profile = Profile(hold=frozenset({"school"}), max_cost=400)
    assert lines(small(), "boss", "exam", profile=profile)["cheapest"] == ("no plan", "no plan")
    richer = lines(small(), "boss", "exam", profile=profile, max_cost=500)
    assert richer["cheapest"] == ("$500", "$500")
    assert richer == lines(small(), "boss", "exam", hold=["school"], max_cost=500)


def test_what_cannot_be_achieved_has_no_value() -> None:
    found = lines(small(), "body", "exam", hold=["school"])
    assert found["cheapest"] == ("", "$500")
    assert lines(small({"id": "b", "type": "employer", "name": "B"}), "body", "b", hold=[]) == {}


def test_what_rests_on_something_unknown_is_at_least() -> None:
    mystery: Row = {"id": "mystery", "type": "credential", "name": "M"}
    found = lines(small(mystery, needs("boss", "mystery")), "exam", "boss", hold=["school"])
    assert found["fastest, one thing at a time"] == ("6 months", "at least 18 months")
    assert found["cheapest"] == ("$500", "at least $500")
    assert found["fewest steps"][1].startswith("4 steps: ")


def test_what_is_not_proved_in_time_is_at_most(shipped: Graph) -> None:
    found = lines(shipped, "him-director", "cdi-manager", time_limit=0)
    assert found["fastest, one thing at a time"][0].startswith("at most ")


def test_bad_questions_are_refused() -> None:
    with pytest.raises(RequestError, match="max_cost is -1"):
        graph.compare(small(), ["clerk", "boss"], max_cost=-1)
