"""What a career counsellor would object to: each test names a mistake the data once made."""

from __future__ import annotations

import pytest

import graph
from graph.model.graph import Graph


@pytest.mark.parametrize("goal", ["director-of-medical-records", "him-supervisor", "ahima-rhit"])
def test_the_certificate_of_the_seed_article_saves_time_and_money(
    shipped: Graph, goal: str
) -> None:
    def best(held: str) -> tuple[float, float]:
        plan = graph.plan(shipped, goal, hold=[held], clock="calendar", time_limit=120).best
        assert plan is not None
        assert plan.calendar is not None
        return plan.calendar, plan.cost

    months, dollars = best("edu-hs")
    with_certificate = best("edu-cert-coding")
    assert with_certificate[0] <= months - 12
    assert with_certificate[1] < dollars
