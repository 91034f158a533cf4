"""The graph refuses every change; a copy of it can be changed and answers anew."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import instance, side_by_side, with_pay
from tiny import credential, edge, needs, role, tiny

import graph
from graph.model.columns import PAY_TABLES
from graph.model.frozen import FrozenGraph
from graph.model.graph import Graph, build_graph, citations_of, pay_of, sources_of, titles_of
from graph.planning.plan import solve_problem
from graph.planning.problem import OBJECTIVES, Problem
from graph.planning.reach.opening import opened
from graph.planning.reach.survey import attained

Act = Callable[[Any], Any]

EDGE = ("a", "goal", "required_for|||6")
CHANGES: dict[str, Act] = {
    "add_node": lambda G: G.add_node("new"),
    "add_nodes_from": lambda G: G.add_nodes_from(["new"]),
    "remove_node": lambda G: G.remove_node("a"),
    "remove_nodes_from": lambda G: G.remove_nodes_from(["a"]),
    "add_edge": lambda G: G.add_edge("a", "b"),
    "add_edges_from": lambda G: G.add_edges_from([("a", "b")]),
    "add_weighted_edges_from": lambda G: G.add_weighted_edges_from([("a", "b", 1)]),
    "remove_edge": lambda G: G.remove_edge("a", "goal"),
    "remove_edges_from": lambda G: G.remove_edges_from([("a", "goal")]),
    "update": lambda G: G.update(edges=[("a", "b")]),
    "clear": lambda G: G.clear(),
    "clear_edges": lambda G: G.clear_edges(),
    "add_path": lambda G: nx.add_path(G, ["a", "b"]),
    "relabel": lambda G: nx.relabel_nodes(G, {"a": "z"}, copy=False),
    "contract": lambda G: nx.contracted_nodes(G, "a", "b", copy=False),
    "set_node_attributes": lambda G: nx.set_node_attributes(G, {"a": 1}, "x"),
    "set_edge_attributes": lambda G: nx.set_edge_attributes(G, {EDGE: {"x": 1}}),
    "remove_node_attributes": lambda G: nx.remove_node_attributes(G, "name"),
    "name": lambda G: setattr(G, "name", "new"),
    "graph": lambda G: setattr(G, "graph", {}),
    "nodes": lambda G: setattr(G, "nodes", {}),
    "adj": lambda G: setattr(G, "adj", {}),
    "_adj": lambda G: setattr(G, "_adj", {}),
    "add_node by another": lambda G: setattr(G, "add_node", nx.MultiDiGraph.add_node),
    "frozen": lambda G: setattr(G, "frozen", False),
    "del frozen": lambda G: delattr(G, "frozen"),
    "del graph": lambda G: delattr(G, "graph"),
}
"""Ways to change a graph as a whole."""

PLACES: dict[str, Act] = {
    "graph": lambda G: G.graph,
    "node": lambda G: G.nodes["a"],
    "nodes(data=True)": lambda G: next(data for _, data in G.nodes(data=True)),
    "edge": lambda G: G.edges[EDGE],
    "edges(data=True)": lambda G: next(data for *_, data in G.edges(data=True)),
    "in_edges": lambda G: next(data for *_, data in G.in_edges("goal", data=True)),
    "G[u][v][key]": lambda G: G["a"]["goal"][EDGE[2]],
    "adj": lambda G: G.adj["a"]["goal"][EDGE[2]],
    "pred": lambda G: G.pred["goal"]["a"][EDGE[2]],
    "get_edge_data": lambda G: G.get_edge_data("a", "goal"),
    "get_edge_data of a key": lambda G: G.get_edge_data(*EDGE),
    "adjacency": lambda G: dict(G.adjacency())["a"],
    "edges between two": lambda G: dict(G.adjacency())["a"]["goal"],
    "_node": lambda G: vars(G)["_node"],
    "_adj": lambda G: vars(G)["_adj"],
    "_adj of a node": lambda G: vars(G)["_adj"]["a"],
    "_succ": lambda G: vars(G)["_succ"],
    "_pred": lambda G: vars(G)["_pred"],
    "_pred of a node": lambda G: vars(G)["_pred"]["goal"],
    "view": lambda G: G.subgraph(["a", "goal"]).edges[EDGE],
    "reversed view": lambda G: G.reverse(copy=False).edges["goal", "a", EDGE[2]],
}
"""Mappings that a graph hands out."""

EDITS: dict[str, Act] = {
    "set": lambda found: found.__setitem__("x", 1),
    "del": lambda found: found.__delitem__(next(iter(found), "x")),
    "|=": lambda found: found.__ior__({"x": 1}),
    "update": lambda found: found.update(x=1),
    "pop": lambda found: found.pop(next(iter(found), "x")),
    "pop, by default": lambda found: found.pop(next(iter(found)), None),
    "popitem": lambda found: found.popitem(),
    "setdefault": lambda found: found.setdefault("x", 1),
    "clear": lambda found: found.clear(),
}


def small() -> FrozenGraph:
    return build_graph(
        [role("a", min_months=3), role("b"), credential("c", 12), role("goal", level=3)],
        [
            needs("goal", "a", months=6),
            needs("goal", "c", group="g", note="or"),
            needs("goal", "b", group="g"),
            edge("a", "advances_to", "b"),
        ],
        [{"id": "page", "title": "A page"}],
        [{"node": "c", "field": "duration_months", "reference": "page"}],
    )


def state(G: Graph) -> tuple[Any, ...]:
    edges = [list(each) for each in (G.edges(keys=True, data=True), G.in_edges(keys=True))]
    return dict(G.nodes.items()), edges, dict(G.graph)


def fresh(G: Graph) -> Graph:
    """Build the graph of the rows that another one holds now."""
    return build_graph(
        [{"id": node, **data} for node, data in G.nodes(data=True)],
        [{"source": one, "target": two, **data} for one, two, data in G.edges(data=True)],
        sources_of(G).values(),
        citations_of(G).values(),
        titles_of(G).values(),
        **{f"pay_by_{by}": pay_of(G, by).values() for by in PAY_TABLES},
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_changing_the_graph_raises(change: Act) -> None:
    G = small()
    before = state(G)
    with pytest.raises(nx.NetworkXError, match="Frozen graph can't be modified"):
        change(G)
    assert state(G) == before == state(small())


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_changing_what_the_graph_hands_out_raises(place: Act, edit: Act) -> None:
    G = small()
    with pytest.raises(nx.NetworkXError, match="Frozen graph can't be modified"):
        edit(place(G))
    assert state(G) == state(small())


def test_assignments_as_people_write_them_raise() -> None:
    G = small()
    with pytest.raises(nx.NetworkXError):
        G.nodes["a"]["x"] = 1
    with pytest.raises(nx.NetworkXError):
        G.edges[EDGE]["months"] = 1
    with pytest.raises(nx.NetworkXError):
        G["a"]["goal"][EDGE[2]]["months"] = 1
    with pytest.raises(nx.NetworkXError):
        G.graph["x"] = 1
    with pytest.raises(nx.NetworkXError):
        del G.nodes["a"]["name"]


def test_freezing_it_again_changes_nothing() -> None:
    G = small()
    assert nx.is_frozen(G)
    assert nx.freeze(G) is G


def test_provenance_is_read_only_too() -> None:
    G = small()
    for rows in (sources_of(G), citations_of(G)):
        for row in (rows, *rows.values()):
            with pytest.raises(nx.NetworkXError):
                row["x"] = {}  # type: ignore[index]


def test_attributes_are_texts_and_numbers(shipped: Graph) -> None:
    found: list[Any] = [shipped.graph, *shipped.nodes.values()]
    found += [data for *_, data in shipped.edges(data=True)]
    assert {type(value) for data in found for value in data.values()} <= {str, int, float}


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda G: pickle.loads(pickle.dumps(G))],  # noqa: S301 our own
    ids=["copy", "deepcopy", "pickle"],
)
def test_copied_as_an_object_it_is_the_same_and_as_frozen(again: Callable[[Graph], Graph]) -> None:
    G = small()
    twin = again(G)
    assert isinstance(twin, FrozenGraph)
    assert state(twin) == state(G)
    assert sources_of(twin) == sources_of(G)
    with pytest.raises(nx.NetworkXError):
        twin.nodes["a"]["x"] = 1
    assert graph.plan(twin, "goal") == graph.plan(G, "goal")


def test_attributes_copied_as_an_object_are_a_dict() -> None:
    data = small().nodes["a"]
    for again in (copy.copy(data), copy.deepcopy(data), data.copy(), data | {}):
        assert type(again) is dict
        assert again == data


WRITERS: dict[str, Callable[[Any, Any], object]] = {
    "graphml": nx.write_graphml,
    "graphml, lxml": nx.write_graphml_lxml,
    "graphml, xml": nx.write_graphml_xml,
    "gexf": nx.write_gexf,
    "gml": nx.write_gml,
    "adjlist": nx.write_adjlist,
    "multiline adjlist": nx.write_multiline_adjlist,
    "edgelist": nx.write_edgelist,
    "weighted edgelist": nx.write_weighted_edgelist,
    "network text": nx.write_network_text,
    "node-link": lambda G, path: path.write_text(json.dumps(nx.node_link_data(G))),
    "adjacency": lambda G, path: path.write_text(json.dumps(nx.adjacency_data(G))),
    "cytoscape": lambda G, path: path.write_text(json.dumps(nx.cytoscape_data(G))),
    "dict of dicts": lambda G, path: path.write_text(json.dumps(nx.to_dict_of_dicts(G))),
    "dict of lists": lambda G, path: path.write_text(json.dumps(nx.to_dict_of_lists(G))),
    "edges": lambda G, path: path.write_text(json.dumps(list(nx.to_edgelist(G)))),
    "pickle": lambda G, path: path.write_bytes(pickle.dumps(G)),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_every_writer_takes_the_graph(
    shipped: Graph, tmp_path: Path, write: Callable[[Graph, Path], object]
) -> None:
    before = state(shipped)
    write(shipped, tmp_path / "graph")
    assert (tmp_path / "graph").stat().st_size
    assert state(shipped) == before


@pytest.mark.filterwarnings("ignore:(Node|Edge) attribute .* is not processed")
def test_pajek_takes_the_texts(shipped: Graph, tmp_path: Path) -> None:
    nx.write_pajek(shipped, tmp_path / "graph.net")
    assert len(nx.read_pajek(tmp_path / "graph.net")) == len(shipped)


def test_readers_give_it_back(shipped: Graph, tmp_path: Path) -> None:
    nx.write_graphml(shipped, tmp_path / "graph.graphml")
    read: list[Any] = [
        nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True),
        nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(shipped)))),
        nx.adjacency_graph(json.loads(json.dumps(nx.adjacency_data(shipped)))),
    ]
    for D in read:
        assert dict(D.nodes.items()) == dict(shipped.nodes.items())
        assert nx.to_dict_of_dicts(D) == nx.to_dict_of_dicts(shipped)
        assert sources_of(D) == sources_of(shipped)
        assert citations_of(D) == citations_of(shipped)


COPIES: dict[str, Callable[[Any], Any]] = {
    "MultiDiGraph(G)": nx.MultiDiGraph,
    "G.copy()": lambda G: G.copy(),
    "G.__class__(G)": lambda G: G.__class__(G),
    "subgraph": lambda G: G.subgraph(list(G)).copy(),
    "edge_subgraph": lambda G: G.edge_subgraph(list(G.edges)).copy(),
    "to_directed": lambda G: G.to_directed(),
    "reversed twice": lambda G: nx.reverse(nx.reverse(G)),
    "relabelled": lambda G: nx.relabel_nodes(G, {}, copy=True),
    "composed": lambda G: nx.compose(G, G),
}


@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_copies_are_ordinary_graphs_that_share_nothing(copied: Act) -> None:
    G = small()
    before = state(G)
    D = copied(G)
    assert type(D) is nx.MultiDiGraph
    assert not nx.is_frozen(D)
    for data in (D.graph, *D.nodes.values(), *D.edges.values()):
        assert type(data) is dict
        data["x"] = 1
    D.add_edge("b", "a", "new")
    D.remove_node("c")
    D.graph.clear()
    assert state(G) == before


@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_a_copy_answers_anew(copied: Act) -> None:
    G = small()
    first = graph.plan(G, "goal").best
    assert first is not None
    assert first.time == 6  # months in a; b is free
    D = copied(G)
    assert graph.plan(D, "goal").best == first
    D.edges[EDGE]["months"] = 40
    again = graph.plan(D, "goal").best
    assert again is not None
    assert again.time == 40
    assert graph.plan(G, "goal").best == first


@pytest.mark.parametrize("freeze", [nx.freeze, lambda D: D], ids=["frozen by hand", "not frozen"])
def test_only_our_own_graphs_are_remembered(freeze: Callable[[Graph], Graph]) -> None:
    """`networkx.freeze` lets attributes be changed: answers must not be those of before."""
    D = freeze(nx.MultiDiGraph(small()))
    best = graph.plan(D, "goal").best
    assert best is not None
    assert best.time == 6
    D.edges[EDGE]["months"] = 40
    again = graph.plan(D, "goal").best
    assert again is not None
    assert again.time == 40


def test_the_shipped_graph_edited_is_as_if_loaded_so(shipped: Graph) -> None:
    """Halving every number of months changes plans as it would in the tables."""
    target, hold = "director-of-medical-records", ["edu-cert-coding"]
    before = graph.plan(shipped, target, hold=hold).best
    D = nx.freeze(nx.MultiDiGraph(shipped))
    assert graph.plan(D, target, hold=hold).best == before
    for *_, data in D.edges(data=True):
        if data.get("months", 0) > 1:
            data["months"] //= 2
    after = graph.plan(D, target, hold=hold)
    assert after.best != before
    assert after == graph.plan(fresh(D), target, hold=hold)
    assert graph.stats(D) == graph.stats(fresh(D))
    assert [graph.show(D, node) for node in (target, "ahima-rhia")] == [
        graph.show(fresh(D), node) for node in (target, "ahima-rhia")
    ]


def answers(G: Graph, problem: Problem) -> dict[str, Any]:
    """Return what a graph answers to every question."""
    nodes = sorted(G)
    targets = [each for each in nodes if G.nodes[each]["type"] in {"credential", "role"}]
    found: dict[str, Any] = {
        "requirements": [graph.requirements(G, each) for each in nodes],
        "show": [graph.show(G, each) for each in nodes],
        "compare": graph.compare(G, nodes),
        "stats": graph.stats(G),
        "gap": [graph.gap(G, each, hold=problem.hold) for each in targets],
        "reach": attained(G, problem),
        "opens": opened(G, problem),
        "routes": [],
    }
    for objective in OBJECTIVES:
        found[objective] = solve_problem(G, replace(problem, objective=objective))
    for source in targets:
        try:
            found["routes"].append(graph.k_shortest_paths(G, source, problem.target, 3))
        except graph.NoRouteError:
            found["routes"].append(None)
    return found


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([instance, side_by_side, with_pay]))
def test_an_edited_copy_answers_as_a_graph_built_from_its_rows(
    seed: int, make: Callable[[int], tuple[Graph, Problem]]
) -> None:
    """Whatever was asked before, and in whatever order nodes and edges are."""
    G, problem = make(seed)
    before, kept = answers(G, problem), state(G)
    dice = Random(seed)
    edges = list(G.edges(keys=True, data=True))
    dice.shuffle(edges)
    D: Graph = nx.MultiDiGraph()
    D.add_nodes_from(dice.sample([*G.nodes.items()], len(G)))
    for one, two, key, data in edges:
        D.add_edge(one, two, key, **data)
    assert answers(D, problem) == before
    for data in D.nodes.values():
        if data["type"] == "credential" and dice.random() < 0.5:
            data["duration_months"] = dice.randint(0, 5)
        if data["type"] == "role" and dice.random() < 0.3:
            data["min_months"] = dice.randint(0, 2)
    # Requirements stay, so that every group can still be met.
    loose = [(*each, key) for *each, key, data in edges if data["relation"] != "required_for"]
    D.remove_edges_from(each for each in loose if dice.random() < 0.3)
    assert answers(D, problem) == answers(fresh(D), problem)
    assert state(G) == kept


def test_what_is_remembered_goes_with_the_graph() -> None:
    """An answer may mention its graph."""
    G = small()
    graph.plan(G, "goal", hold=["c"])
    graph.gap(G, "goal", hold=["c"])
    left = weakref.ref(G)
    del G
    gc.collect()
    assert left() is None


def test_a_part_is_frozen_too() -> None:
    assert isinstance(graph.model.graph.part_of(small(), ["a", "c"]), FrozenGraph)


def test_tiny_graphs_of_tests_are_frozen() -> None:
    assert isinstance(tiny(role("a")), FrozenGraph)
