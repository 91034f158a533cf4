"""Names, requirements and relations of a graph."""

from __future__ import annotations

import networkx as nx
import pytest
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.model.condition import AtLeast, Hold, Months
from graph.model.graph import (
    Graph,
    build_graph,
    citations_of,
    counting_as,
    edge_key,
    part_of,
    pay_of,
    sources_of,
    titles_of,
)
from graph.model.names import sentence


def test_any_name_finds_a_node(shipped: Graph) -> None:
    for name in ("ahima-rhia", "RHIA", "rhia", "registered  health information ADMINISTRATOR"):
        assert graph.resolve(shipped, name) == "ahima-rhia"


def test_an_unknown_name_lists_the_closest(shipped: Graph) -> None:
    with pytest.raises(graph.UnknownNodeError) as caught:
        graph.resolve(shipped, "rhiaa")
    assert "ahima-rhia" in caught.value.matches


def test_an_ambiguous_name_lists_all() -> None:
    G = tiny(role("a", aliases="Same;Other"), role("b", abbreviation="same"))
    with pytest.raises(graph.UnknownNodeError, match="ambiguous; it names a and b"):
        graph.resolve(G, "SAME")
    assert graph.resolve(G, "other") == "a"


def test_a_title_names_what_nothing_else_names() -> None:
    nodes = [role("coder", aliases="Code Clerk"), role("biller")]
    titles = [
        {"node": "coder", "title": "Charge Clerk"},
        {"node": "biller", "title": "Charge Clerk"},
        {"node": "biller", "title": "code clerk"},
        {"node": "biller", "title": "Claims Poster"},
    ]
    G = build_graph(nodes, (), titles=titles)
    assert graph.resolve(G, "claims  POSTER") == "biller"
    assert graph.resolve(G, "Code Clerk") == "coder"
    with pytest.raises(graph.UnknownNodeError, match="it names biller and coder"):
        graph.resolve(G, "charge clerk")
    with pytest.raises(graph.UnknownNodeError, match="did you mean biller"):
        graph.resolve(G, "claim poster")
    part = part_of(G, {"coder"})
    assert list(titles_of(part)) == [("coder", "Charge Clerk")]
    assert not pay_of(part, "state")
    assert graph.resolve(part, "charge clerk") == "coder"


def test_a_name_is_the_same_in_either_form_of_its_accents() -> None:
    G = tiny({"id": "host", "type": "role", "name": "Caf\u00e9 host"})
    assert graph.resolve(G, "CAFE\u0301  host") == "host"


def test_requirements_of_what_there_is_not_are_no_open_door(shipped: Graph) -> None:
    with pytest.raises(graph.UnknownNodeError, match="no node is called 'no such id'"):
        graph.requirements(shipped, "no such id")


def test_pathways_groups_and_pools_become_conditions() -> None:
    G = tiny(
        career("field", name="Field"),
        role("clerk", level=1),
        role("lead", level=4),
        credential("x"),
        credential("y"),
        credential("z"),
        role("goal"),
        edge("field", "includes", "clerk"),
        edge("field", "includes", "lead"),
        edge("z", "counts_as", "y"),
        needs("goal", "x", pathway="long", group="degree"),
        needs("goal", "y", pathway="long", group="degree"),
        needs("goal", "clerk", pathway="long", months=6, pool="p"),
        needs("goal", "lead", pathway="long", months=6, pool="p"),
        needs("goal", "field", pathway="short", months=60),
        needs("goal", "field", pathway="short", months=24, min_level=4),
    )
    rules = graph.requirements(G, "goal")
    assert {name: sentence(G, rule) for name, rule in rules.items()} == {
        "long": "all of: one of: X, Y; 6 months in CLERK or LEAD",
        "short": "all of: 24 months in Field (lead or higher); 60 months in Field",
    }
    held = [part for part in rules["long"].parts if not isinstance(part, Months)]  # type: ignore[union-attr]
    assert isinstance(held[0], AtLeast)
    assert held[0].parts[1] == Hold("y", frozenset({"y", "z"}))
    assert rules["short"].parts[0].roles == {"lead"}  # type: ignore[union-attr]


def test_counting_as_is_transitive() -> None:
    G = tiny(*map(credential, "abc"), edge("a", "counts_as", "b"), edge("b", "counts_as", "c"))
    assert counting_as(G, "c") == {"a", "b", "c"}
    assert counting_as(G, "a") == {"a"}


def test_open_to_everybody() -> None:
    assert graph.requirements(tiny(role("a")), "a") == {}


def test_edge_keys_tell_rows_apart() -> None:
    assert edge_key({"relation": "offers"}) == "offers"
    first = {"relation": "required_for", "months": 60}
    assert edge_key(first) != edge_key({**first, "min_level": 4})


def test_a_part_has_its_own_edges_and_citations(shipped: Graph) -> None:
    nodes = ["ahima-rhia", "org-ahima", "director-of-medical-records"]
    part = part_of(shipped, nodes)
    assert set(part) == set(nodes)
    assert set(part.edges) == {edge for edge in shipped.edges if set(edge[:2]) <= set(nodes)}
    assert {node for node, _ in citations_of(part)} <= set(nodes)
    assert sources_of(part) == sources_of(shipped)
    assert nx.is_frozen(part)
    assert part_of(shipped, list(shipped)) is shipped
