"""What differs between two graphs."""

from __future__ import annotations

import pytest

from graph.model.graph import Graph, Values, build_graph
from graph.queries.data_changes import data_changes, most_changed

NODES = (
    {"id": "school", "type": "credential", "name": "School"},
    {"id": "coder", "type": "role", "name": "Coder", "pay_median_usd": 50_000},
    {"id": "clerk", "type": "role", "name": "Clerk", "pay_median_usd": 40_000},
    {"id": "lead", "type": "role", "name": "Lead", "pay_median_usd": 60_000, "level": 4},
)
EDGES = (
    {"source": "school", "target": "coder", "relation": "required_for"},
    {"source": "coder", "target": "lead", "relation": "required_for", "months": 24},
    {"source": "coder", "target": "lead", "relation": "advances_to", "months": 24},
)


def test_a_graph_does_not_differ_from_itself(shipped: Graph) -> None:
    found = data_changes(shipped, shipped)
    assert (found.nodes, found.edges, found.rows) == ((), (), {})
    assert most_changed(found) == ""


def test_what_was_added_changed_and_removed_is_told() -> None:
    before = build_graph(NODES, EDGES, titles=[{"node": "coder", "title": "Encoder"}])
    nodes = [each | {"pay_median_usd": 55_000} if each["id"] == "coder" else each for each in NODES]
    nodes = [each for each in nodes if each["id"] != "clerk"]
    nodes += [{"id": "aide", "type": "role", "name": "Aide"}]
    nodes[2] = {**nodes[2], "pay_median_usd": 57_000, "level": 3}
    edges: list[Values] = [EDGES[0], {**EDGES[1], "months": 36}]
    edges += [{"source": "school", "target": "aide", "relation": "required_for"}]
    after = build_graph(nodes, edges, titles=[{"node": "coder", "title": "Encoding clerk"}])
    found = data_changes(before, after)
    assert [(each.what, each.id, dict(each.fields)) for each in found.nodes] == [
        ("added", "aide", {}),
        ("changed", "coder", {"pay_median_usd": (50_000, 55_000)}),
        ("changed", "lead", {"level": (4, 3), "pay_median_usd": (60_000, 57_000)}),
        ("removed", "clerk", {}),
    ]
    assert [(each.what, each.name, dict(each.fields)) for each in found.edges] == [
        ("added", "School required for Aide", {}),
        ("changed", "Coder required for Lead", {"months": (24, 36)}),
        ("removed", "Coder advances to Lead", {}),
    ]
    assert found.rows == {"titles": 1}
    assert (found.count("nodes", "changed"), found.count("edges", "added")) == (2, 1)
    assert most_changed(found) == "Mostly pay, median: 2 nodes, between -5% and 10%"


def test_an_alternative_is_the_same_in_the_same_place_only() -> None:
    rows = [EDGES[1] | {"pathway": place, "months": 24} for place in ("a", "b")]
    moved = [EDGES[1] | {"pathway": "b", "months": 30}, EDGES[1] | {"pathway": "c", "months": 24}]
    found = data_changes(build_graph(NODES, rows), build_graph(NODES, moved))
    assert [(each.what, dict(each.fields)) for each in found.edges] == [
        ("added", {}),
        ("changed", {"months": (24, 30)}),
        ("removed", {}),
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"level": 1}, {"level": 2}, "Mostly level: 1 node, by 100%"),
        ({}, {"level": 2}, "Mostly level: 1 node"),
        ({"kind": "a"}, {"kind": "b"}, "Mostly kind: 1 node"),
    ],
)
def test_what_differs_most_often_is_said(
    before: dict[str, object], after: dict[str, object], words: str
) -> None:
    first, second = (build_graph([{**NODES[1], **each}], ()) for each in (before, after))
    assert most_changed(data_changes(first, second)) == words
