"""JSON node-link data: the same graph comes back, and mistakes are told with their lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from records import FORBIDDEN, HOSTILE, assert_same, edges_of, graphs, nodes_of, with_label
from tiny import credential, tiny

import graph
from graph.io.node_link import from_node_link, to_node_link
from graph.io.records import Limits
from graph.model.graph import Graph, citations_of, sources_of, titles_of


def errors(text: str | bytes, limits: Limits | None = None) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(graph.DataError) as caught:
        from_node_link(data, limits=limits)
    return [str(finding) for finding in sorted(caught.value.report.errors)]


def document(nodes: Any = (), edges: Any = (), **more: Any) -> str:
    return json.dumps({"nodes": list(nodes), "edges": list(edges), **more})


def test_the_shipped_data_come_back(shipped: Graph, tmp_path: Path) -> None:
    data = to_node_link(shipped)
    back = from_node_link(data)
    assert_same(shipped, back)
    assert to_node_link(back) == data
    place = tmp_path / "facts.json"
    place.write_bytes(data)
    assert_same(shipped, graph.load_graph(place))


@given(graphs())
def test_any_graph_comes_back(G: Graph) -> None:
    data = to_node_link(G)
    back = from_node_link(data)
    assert_same(G, back)
    assert to_node_link(back) == data == to_node_link(G)


@given(graphs())
def test_networkx_reads_the_same(G: Graph) -> None:
    back = nx.node_link_graph(json.loads(to_node_link(G)), edges="edges")
    assert isinstance(back, nx.MultiDiGraph)
    assert nodes_of(back) == nodes_of(G)
    assert edges_of(back) == edges_of(G)
    assert {row["id"]: row for row in back.graph["sources"]} == sources_of(G)
    assert len(back.graph["citations"]) == len(citations_of(G))
    assert len(back.graph["titles"]) == len(titles_of(G))


def test_what_networkx_writes_is_read(shipped: Graph) -> None:
    D: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    D.add_nodes_from(shipped.nodes(data=True))
    D.add_edges_from((a, b, key, data) for a, b, key, data in shipped.edges(keys=True, data=True))  # type: ignore[misc]
    for name in ("edges", "links"):
        back = from_node_link(json.dumps(nx.node_link_data(D, edges=name)).encode())
        assert nodes_of(back) == nodes_of(shipped)
        assert edges_of(back) == edges_of(shipped)


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_comes_back(label: str) -> None:
    G = with_label(label)
    data = to_node_link(G)
    assert b"<" not in data
    assert_same(G, from_node_link(data))


def _first_node(data: bytes) -> int:
    """Return the line of the first node: as many tables as there are stand before it."""
    return data.decode().split("\n").index('"nodes": [') + 2


@pytest.mark.parametrize("label", [each for each in FORBIDDEN if each != "\ufffe"])
def test_a_forbidden_character_is_told_with_its_line(label: str) -> None:
    data = to_node_link(with_label(label))
    assert errors(data)[0].startswith(f"node-link.json:{_first_node(data)}: aliases: U+")


def test_numbers_may_stand_in_quotes_and_null_is_empty() -> None:
    nodes = [
        {"id": "a", "type": "credential", "name": 7, "cost_usd": "7.5", "level": None},
        {"id": "b", "type": "credential", "name": "B", "cost_usd": 1e-7, "kind": "", "own": 1.0},
    ]
    G = from_node_link(document(nodes).encode())
    assert nodes_of(G) == {
        "a": {"type": "credential", "name": "7", "cost_usd": 7.5},
        "b": {"type": "credential", "name": "B", "cost_usd": 1e-7, "own": "1"},
    }


def test_mistakes_are_told_with_their_lines() -> None:
    text = """{
 "nodes": [
  {"id": "a", "type": "credential", "name": "A", "cost_usd": [1]},
  {"id": "B", "type": "rolle"},
  {"id": "a", "type": "role", "Name": "A", "level": 9.5},
  {"id": "c", "type": "role", "name": "C", "name": "D", "remote": true}, 7],
 "graph": {"sources": [{"id": "s", "title": "S", "colour": 1}],
  "citations": [{"node": "a", "field": "level", "reference": "t"}]},
 "directed": false,
 "edges": [
  {"source": "a", "target": "x", "relation": "required_for"},
  {"source": "a", "target": "c",
   "relation": "requires", "months": NaN}
 ], "other": [[[1]]]}"""
    assert [" ".join(line.split(" ")[:2]) for line in errors(text)] == [
        "node-link.json:3: cost_usd:",
        "node-link.json:4: id:",
        "node-link.json:4: name:",
        "node-link.json:4: type:",
        "node-link.json:5: Name:",
        "node-link.json:5: id:",
        "node-link.json:5: level:",
        "node-link.json:5: name:",
        "node-link.json:6: a",
        "node-link.json:6: name:",
        "node-link.json:6: remote:",
        "node-link.json:8: reference:",
        "node-link.json:9: directed:",
        "node-link.json:11: target:",
        "node-link.json:12: months:",
        "node-link.json:12: relation:",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ":1: this is not JSON"),
        ("[]", ":1: this is not JSON: expected {"),
        ('{"nodes": [', ":1: this is not JSON"),
        ('{"nodes": [],\n"edges": []} more', ":2: this is not JSON: unexpected data after the end"),
        ('{"nodes": [{} 2]}', ":1: this is not JSON: expected , or ]"),
        ("{nodes: []}", ':1: this is not JSON: expected "'),
        ('{"nodes": {}, "edges": []}', ":1: nodes: the file lacks this list"),
        ('{"nodes": [], "nodes": [], "edges": []}', ":1: nodes: the file has this list twice"),
        ("{}", ":1: edges: the file lacks this list"),
        ('{"a":' * 200_000, ":1: "),
        ('{"a":' + "[" * 200_000, ":1: nested too deeply"),
        (
            '{"nodes": [{"id": "a", "type": "role", "name": "\\ud800"}], "edges": []}',
            ":1: name: U+D",
        ),
        (
            '{"nodes": [{"id": "a", "type": "role", "name": "\\u0000"}], "edges": []}',
            ":1: name: U+0",
        ),
        (f'{{"nodes": [{{"id": "a", "level": {"9" * 9000}}}], "edges": []}}', ":1: level:"),
        (b"\xff\xfe{\x00", ":1: this is UTF-16 text; save it as JSON"),
        (b'{"\xe9', ":1: byte 0xe9 is not UTF-8; save the file as JSON"),
    ],
)
def test_what_is_wrong_is_said(text: str | bytes, expected: str) -> None:
    assert errors(text)[0].startswith("node-link.json" + expected)


def test_limits_hold(tmp_path: Path) -> None:
    G = tiny(*(credential(f"c{number}") for number in range(5)))
    data = to_node_link(G)
    line = _first_node(data) + 3
    found = errors(data, Limits(max_rows=3))
    assert found == [f"node-link.json:{line}: more than 3 rows; the rest is not read"]
    place = tmp_path / "facts.json"
    place.write_bytes(to_node_link(G))
    _, report = graph.check_folder(place, limits=Limits(max_bytes=20))
    assert "facts.json:1: the file has" in str(report.errors[0])
    _, report = graph.check_folder(tmp_path / "none.json")
    assert [str(each) for each in report.errors] == ["none.json:1: the file is missing"]


def test_a_column_key_would_hide_the_name_of_an_edge(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,type,name,key\na,role,A,x\nb,role,B,y\n")
    (tmp_path / "edges.csv").write_text("source,target,relation,key\na,b,advances_to,z\n")
    _, report = graph.check_folder(tmp_path)
    assert [str(each).split(":")[:3] for each in report.errors] == [["edges.csv", "1", " key"]]
