"""Months worked before the start count only once their role is achieved."""

from __future__ import annotations

import pytest
from tiny import Row, credential, needs, role, tiny

import graph
from graph.model.graph import Graph


def field(*roles: str) -> list[Row]:
    """Return a career and its roles."""
    career: Row = {"id": "field", "type": "career", "name": "field"}
    return [career, *({"source": "field", "target": r, "relation": "includes"} for r in roles)]


def one_month_in_the_field() -> Graph:
    return tiny(
        *(role("new"), role("goal"), role("begun", min_months=2)),
        *field("new", "begun"),
        needs("goal", "field", months=1),
    )


def pooled() -> Graph:
    pool: Row = {"months": 5, "pool": "p", "group": "g"}
    return tiny(
        *(credential("goal", 1), role("begun", min_months=4), role("new")),
        needs("goal", "new", **pool),
        needs("goal", "begun", **pool),
        needs("begun", "new", months=4),
    )


@pytest.mark.parametrize("objective", ["time", "calendar"])
@pytest.mark.parametrize(
    ("G", "target", "months", "achieved"),
    [
        (one_month_in_the_field(), "goal", 1, {("goal", "new"), ("begun", "goal")}),
        (pooled(), "goal", 6, {("goal", "new")}),
    ],
)
def test_months_in_a_role_that_is_not_achieved_do_not_count(
    G: Graph, target: str, months: int, achieved: set[tuple[str, ...]], objective: str
) -> None:
    answer = graph.plan(G, target, experience={"begun": 1}, objective=objective)
    assert answer.status == "optimal"
    assert answer.best is not None
    assert getattr(answer.best, objective) == months
    assert answer.best.achieved in achieved
