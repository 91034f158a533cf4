"""GraphML and GEXF: networkx reads the same facts again, and the files are sound XML."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from records import FORBIDDEN, HOSTILE, edges_of, graphs, nodes_of, with_label
from tiny import credential, tiny

from graph.io.graph_xml import RESERVED, legal, to_gexf, to_graphml
from graph.io.rows import BESIDE
from graph.model.columns import EDGES, NODES, PAY_TABLES, Column
from graph.model.graph import Graph, citations_of, pay_of, sources_of, titles_of
from graph.model.names import display_name

TYPES = {"integer": int, "number": float}
LABELS = (*HOSTILE, *FORBIDDEN, "\ud800")


def read_graphml(data: bytes) -> Graph:
    G = nx.read_graphml(io.BytesIO(data), edge_key_type=str, force_multigraph=True)
    assert isinstance(G, nx.MultiDiGraph)
    return G


def read_gexf(data: bytes) -> Graph:
    G = nx.read_gexf(io.BytesIO(data))
    if not G.is_multigraph():
        G = nx.MultiDiGraph(G)
    assert isinstance(G, nx.MultiDiGraph)
    return G


def expected(row: dict[str, Any], *more: str) -> dict[str, Any]:
    """What a row looks like in the XML formats."""
    found = {}
    for name, value in row.items():
        renamed = name + "_" if name in {*RESERVED, *more} else name
        found[renamed] = legal(value) if isinstance(value, str) else value
    return found


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def assert_types(data: dict[str, Any], columns: tuple[Column, ...]) -> None:
    kinds = {column.name: column.kind for column in columns}
    for name, value in data.items():
        assert type(value) is TYPES.get(kinds.get(name, "text"), str), name


def rows(G: Graph, *names: str) -> list[str]:
    """The edges of a graph, whatever their keys."""
    return sorted(
        json.dumps([source, target, without(data, "label", *names)], sort_keys=True)
        for (source, target, _), data in edges_of(G).items()
    )


def assert_nodes(G: Graph, back: Graph) -> None:
    assert list(back) == sorted(G)
    for node, data in nodes_of(back).items():
        assert without(data, "label") == expected(nodes_of(G)[node])
        assert data["label"] == legal(display_name(G, node))
        assert_types(data, NODES)


def assert_graphml(G: Graph) -> None:
    data = to_graphml(G)
    back = read_graphml(data)
    assert_nodes(G, back)
    wanted = [[a, b, expected(row, "type")] for (a, b, _), row in edges_of(G).items()]
    assert rows(back) == sorted(json.dumps(row, sort_keys=True) for row in wanted)
    assert sorted(key for _, _, key in edges_of(back)) == sorted(
        f"e{i}" for i in range(len(wanted))
    )
    for row in edges_of(back).values():
        assert row["label"] == row["relation"]
        assert_types(row, EDGES)
    sources, citations, titles, *pay = (json.loads(back.graph[name]) for name in BESIDE)
    assert {row["id"]: row for row in sources} == sources_of(G)
    assert {(row["node"], row["field"]): row for row in citations} == citations_of(G)
    assert {(row["node"], row["title"]): row for row in titles} == titles_of(G)
    for by, table in zip(PAY_TABLES, pay, strict=True):
        assert {(row["occupation"], row[by]): row for row in table} == pay_of(G, by)
    assert data == to_graphml(G)


def assert_gexf(G: Graph) -> None:
    data = to_gexf(G)
    back = read_gexf(data)
    assert_nodes(G, back)
    found = {
        key: without(row, "label", "id", "networkx_key") for key, row in edges_of(back).items()
    }
    wanted = {
        (source, target, legal(key)): expected(row, "type")
        for (source, target, key), row in edges_of(G).items()
    }
    if nx.read_gexf(io.BytesIO(data)).is_multigraph():
        assert found == wanted
    else:
        assert rows(back, "id", "networkx_key") == sorted(
            json.dumps([a, b, row], sort_keys=True) for (a, b, _), row in wanted.items()
        )
    for row in found.values():
        assert_types(row, EDGES)
    assert data == to_gexf(G)


@pytest.mark.slow
def test_the_shipped_data_come_back(shipped: Graph) -> None:
    assert_graphml(shipped)
    assert_gexf(shipped)


@given(graphs())
def test_any_graph_comes_back_from_graphml(G: Graph) -> None:
    assert_graphml(G)


@given(graphs())
def test_any_graph_comes_back_from_gexf(G: Graph) -> None:
    assert_gexf(G)


@pytest.mark.parametrize("label", LABELS, ids=ascii)
def test_a_hostile_label_does_not_break_the_file(label: str) -> None:
    G = with_label(label)
    for data, read in ((to_graphml(G), read_graphml), (to_gexf(G), read_gexf)):
        back = read(data)
        assert back.nodes["a"]["name"] == back.nodes["a"]["label"] == legal(label)
        (row,) = edges_of(back).values()
        assert row["note"] == legal(label)


def test_no_character_is_lost_that_xml_can_hold() -> None:
    assert legal("a\tb\nc\U0001f3e5\x7f\x85\ufffd") == "a\tb\nc\U0001f3e5\x7f\x85\ufffd"
    assert legal("\x00\x0b\x1f\ud800\ufffe\uffff") == "\ufffd" * 6
    assert legal("a\r\nb\rc") == "a\nb\nc"


def test_ids_are_unique_and_every_reader_finds_a_label(shipped: Graph) -> None:
    graphml = ET.fromstring(to_graphml(shipped))  # noqa: S314 -- our own file
    edges = graphml.findall(".//{*}edge")
    assert len(edges) == shipped.number_of_edges()
    assert len({each.get("id") for each in edges}) == len(edges)
    names = [(each.get("for"), each.get("attr.name")) for each in graphml.findall("{*}key")]
    # A column with two types would be two columns of one name.
    assert len(names) == len(set(names))
    assert {("node", "label"), ("edge", "label"), ("graph", "sources")} <= set(names)
    gexf = ET.fromstring(to_gexf(shipped))  # noqa: S314 -- our own file
    assert all(each.get("label") for each in gexf.findall(".//{*}node"))
    assert len({each.get("id") for each in gexf.findall(".//{*}edge")}) == len(edges)


def test_nothing_tells_when_or_with_what_it_was_written() -> None:
    data = to_gexf(tiny(credential("a")))
    assert b"lastmodified" not in data
    assert b"NetworkX" not in data
    assert b"<meta>\n    <creator>careergraph</creator>\n  </meta>" in data
    # A label that looks like the element is left alone.
    name = '<meta lastmodifieddate="x"><creator>NetworkX</creator>'
    back = read_gexf(to_gexf(tiny(credential("a") | {"name": name})))
    assert back.nodes["a"]["label"] == name


def test_a_missing_cell_stays_missing() -> None:
    G = tiny(credential("a", cost=7.5), {"id": "b", "type": "role", "name": "B"})
    for back in (read_graphml(to_graphml(G)), read_gexf(to_gexf(G))):
        assert dict(back.nodes["b"]) == {"type": "role", "name": "B", "label": "B"}
        assert back.nodes["a"]["cost_usd"] == 7.5


@pytest.mark.parametrize("name", sorted({*RESERVED, "type", "own\x00"} - {"id", "key"}))
def test_a_column_of_the_users_may_be_called_like_something_else(name: str) -> None:
    rows = [credential("a"), {"id": "b", "type": "role", "name": "B"}]
    if name != "type":
        rows[0] |= {name: "x", name + "_": "y"}
    G = tiny(*rows, {"source": "a", "target": "b", "relation": "required_for", name: "z"})
    for back in (read_graphml(to_graphml(G)), read_gexf(to_gexf(G))):
        if name != "type":
            assert sorted(back.nodes["a"].values(), key=str)[-2:] == ["x", "y"]
        (row,) = edges_of(back).values()
        assert "z" in row.values()


def test_the_graph_itself_is_left_as_it_was(shipped: Graph) -> None:
    before = nodes_of(shipped), edges_of(shipped), dict(shipped.graph)
    to_graphml(shipped)
    to_gexf(shipped)
    assert before == (nodes_of(shipped), edges_of(shipped), shipped.graph)
