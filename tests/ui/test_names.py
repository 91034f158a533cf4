"""Nodes to choose from by any of their names."""

from __future__ import annotations

from tiny import credential, role, tiny

from graph.model.graph import Graph
from graph.ui.components.names import by_any_name, choice_name, node_of


def test_every_node_comes_first_and_then_its_other_names() -> None:
    G = tiny(
        {**credential("a"), "name": "Alpha", "abbreviation": "AL", "aliases": "First; alpha;Al"},
        role("b"),
    )
    found = by_any_name(G, "credential")
    assert found == ["a", "a=First"]
    assert [choice_name(G, each) for each in found] == ["Alpha (AL)", "First: Alpha (AL)"]
    assert {node_of(each) for each in found} == {"a"}
    assert by_any_name(G, "role", "credential")[:2] == ["b", "a"]


def test_choices_read_differently_and_titles_are_among_them(shipped: Graph) -> None:
    found = by_any_name(shipped, "role", "credential")
    assert len({choice_name(shipped, each) for each in found}) == len(found)
    assert any(each.endswith("=Accounts Receivable Specialist") for each in found)
    assert all(node_of(each) in shipped for each in found)
