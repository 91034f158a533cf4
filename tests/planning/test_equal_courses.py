"""Twenty of forty equal courses: a search that tries them one by one never ends."""

from __future__ import annotations

import pytest
from tiny import credential, needs, role, tiny

import graph


@pytest.mark.parametrize("clock", ["sequential", "calendar"])
@pytest.mark.parametrize("objective", ["time", "cost", "steps"])
def test_equal_courses_are_proved(objective: str, clock: str) -> None:
    courses = [f"c{number:02}" for number in range(40)]
    G = tiny(
        *(credential(each, 1, 100) for each in courses),
        role("goal"),
        *(needs("goal", each, group="g", required_number=20) for each in courses),
    )
    answer = graph.plan(G, "goal", objective=objective, clock=clock, time_limit=60)
    assert answer.status == "optimal"
    assert answer.best is not None
    assert (answer.best.months, answer.best.cost, answer.best.steps) == (20, 2000, 21)
    assert answer.best.achieved == (*courses[:20], "goal")
