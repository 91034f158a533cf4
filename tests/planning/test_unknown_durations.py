"""An unknown duration counts as 0, is named, and nothing that rests on it is called proved."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import Row, credential, needs, role, tiny

import graph
from graph.drawing.diagram.plan import headline, verdict
from graph.model.graph import Graph


def unknown(node: str, **more: Any) -> Row:
    row = credential(node, **more)
    del row["duration_months"]
    return row


def two_courses() -> Graph:
    rows = (unknown("mystery", cost=10), credential("quick", 1, 10), credential("goal", 1, 100))
    return tiny(*rows, needs("goal", "mystery", group="g"), needs("goal", "quick", group="g"))


@pytest.mark.parametrize("objective", ["time", "calendar", "cost", "steps"])
def test_a_plan_that_rests_on_an_unknown_duration_is_not_proved(objective: str) -> None:
    G = two_courses()
    answer = graph.plan(G, "goal", objective=objective)
    assert answer.best is not None
    assert answer.best.achieved == ("goal", "mystery")
    assert (answer.status, answer.gap_pct) == ("feasible", 0)
    assert answer.bound == getattr(answer.best, objective)
    assert answer.unknown_durations == ("mystery",)
    assert graph.to_json(answer)["unknown_durations"] == ["mystery"]
    assert "at least" in headline(G, answer)
    assert not verdict(answer).proved


def test_a_plan_without_it_is_proved() -> None:
    answer = graph.plan(two_courses(), "goal", avoid=["mystery"])
    assert (answer.status, answer.unknown_durations) == ("optimal", ())


def test_a_part_time_credential_with_its_own_months_is_known() -> None:
    G = tiny(
        unknown("evening", study_mode="part_time", part_time_months=5),
        role("goal"),
        needs("goal", "evening"),
    )
    for objective in ("time", "calendar"):
        answer = graph.plan(G, "goal", objective=objective)
        assert (answer.status, answer.unknown_durations) == ("optimal", ())
        assert answer.best is not None
        assert getattr(answer.best, objective) == 5
        assert answer.best.schedule[0].mode == "part-time"


def test_reach_does_not_call_it_proved() -> None:
    found = {each.id: each for each in graph.reach(two_courses()).nodes}
    assert (found["goal"].months_proved, found["goal"].unknown_durations) == (False, ("mystery",))
    assert found["quick"].months_proved
