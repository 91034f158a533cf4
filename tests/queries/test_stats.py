"""How well a graph is sourced."""

from __future__ import annotations

from tiny import credential, needs, role, tiny

from graph.queries.stats import stats


def test_a_requirement_group_counts_by_its_surest_row() -> None:
    G = tiny(
        credential("a"),
        credential("b"),
        role("clerk", level=1),
        role("head", level=6),
        needs("clerk", "a", confidence="estimate"),
        needs("head", "a", group="exam", confidence="estimate"),
        needs("head", "b", group="exam", confidence="third_party"),
        needs("head", "a", confidence="memory"),
        needs("head", "clerk", pathway="2", months=12, pool="work", confidence="estimate"),
        needs("head", "b", pathway="2"),
    )
    assert stats(G).requirement_groups == {
        "director": {
            "groups": 4,
            "on_a_page_pct": 25.0,
            "verified_pct": 0.0,
            "third_party_pct": 25.0,
            "memory_pct": 25.0,
            "estimate_pct": 25.0,
        }
    }


def test_nothing_is_counted_where_nobody_leads() -> None:
    assert stats(tiny(role("clerk", level=1))).requirement_groups == {}
