"""The graph: a ``networkx.MultiDiGraph`` that cannot be changed, and the questions to ask of it.

Attribute contract: a node or edge carries one attribute per filled cell, named as the column
(`graph.model.contract`), numbers as ``int`` or ``float``; an empty cell is an absent attribute.
Edge keys are texts built from what makes a row unique. ``G.graph`` holds ``sources``,
``citations``, ``titles`` and the tables of pay, such as ``pay_by_state``, as JSON lists of rows:
networkx writes and copies texts, and knows no tables.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, TypeAlias

from graph.model.columns import PAY_TABLES
from graph.model.frozen import FrozenGraph, ReadOnlyDict, frozen, once
from graph.model.frozen import Graph as Graph  # noqa: PLC0414 the name everybody imports from here

Values: TypeAlias = Mapping[str, Any]

IDENTITY = ("relation", "pathway", "group", "months", "min_level", "pool")
"""What tells two edges between the same ends apart."""

TARGET_TYPES = frozenset({"credential", "role"})
"""What can be achieved."""

_PAY_KEYS: Final = {f"pay_by_{by}": ("occupation", by) for by in PAY_TABLES}
"""Each table of pay, and what tells its rows apart."""


def edge_key(values: Values) -> str:
    """Return the text that tells an edge from others between the same two nodes."""
    parts = [str(values.get(column, "")) for column in IDENTITY]
    return "|".join(parts).rstrip("|")


def build_graph(
    nodes: Iterable[Values],
    edges: Iterable[Values],
    sources: Iterable[Values] = (),
    citations: Iterable[Values] = (),
    titles: Iterable[Values] = (),
    **pay: Iterable[Values],
) -> FrozenGraph:
    """Build the graph from checked rows (dicts that hold filled cells only), in any order.

    Rows of pay are given by the name of their table: ``pay_by_state``.
    """
    keyed = [
        (row["source"], row["target"], edge_key(row), _without(row, "source", "target"))
        for row in edges
    ]
    return frozen(
        [(row["id"], _without(row, "id")) for row in sorted(nodes, key=itemgetter("id"))],
        sorted(keyed, key=itemgetter(0, 1, 2)),
        {
            "sources": _text(sources, "id"),
            "citations": _text(citations, "node", "field"),
            "titles": _text(titles, "node", "title"),
            **dict.fromkeys(_PAY_KEYS, "[]"),
            **{name: _text(rows, *_PAY_KEYS[name]) for name, rows in pay.items()},
        },
    )


def _without(row: Values, *columns: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in columns}


def _text(rows: Iterable[Values], *key: str) -> str:
    return json.dumps(sorted(rows, key=itemgetter(*key)), ensure_ascii=False)


@once
def sources_of(G: Graph) -> Mapping[str, Values]:
    """Return the rows of ``sources.csv`` by id."""
    return _rows(G.graph.get("sources", "[]"), "id")


@once
def citations_of(G: Graph) -> Mapping[tuple[str, str], Values]:
    """Return the rows of ``citations.csv`` by node and field."""
    return _rows(G.graph.get("citations", "[]"), "node", "field")


@once
def titles_of(G: Graph) -> Mapping[tuple[str, str], Values]:
    """Return the rows of ``titles.csv`` by node and title."""
    return _rows(G.graph.get("titles", "[]"), "node", "title")


@once
def pay_of(G: Graph, by: str) -> Mapping[tuple[str, str], Values]:
    """Return the rows of a table of pay, such as that by ``state``, by occupation and place."""
    name = f"pay_by_{by}"
    return _rows(G.graph.get(name, "[]"), *_PAY_KEYS[name])


def soc_code(occupation: str) -> str:
    """Return the SOC code of an O*NET-SOC code: ``29-2072`` of ``29-2072.00``."""
    return occupation.partition(".")[0]


@lru_cache(maxsize=8)
def _rows(text: str, *key: str) -> Mapping[Any, Values]:
    """Return the rows of a text by some columns; the text decides, so nothing can be stale."""
    by = itemgetter(*key)
    return ReadOnlyDict((by(row), ReadOnlyDict(row)) for row in json.loads(text))


def part_of(G: Graph, nodes: Collection[str]) -> Graph:
    """Return the frozen graph of some nodes and the edges among them; of all: the graph itself.

    Citations, titles and pay are those of the nodes; sources are all there are.
    """
    if not set(G) - set(nodes):
        return G
    part = G.subgraph(nodes)
    citations = (row for row in citations_of(G).values() if row["node"] in part)
    titles = (row for row in titles_of(G).values() if row["node"] in part)
    codes = {soc_code(data.get("occupation", "")) for _, data in part.nodes(data=True)}
    kept = {
        "citations": _text(citations, "node", "field"),
        "titles": _text(titles, "node", "title"),
    }
    for by in PAY_TABLES:
        rows = (row for row in pay_of(G, by).values() if row["occupation"] in codes)
        kept[f"pay_by_{by}"] = _text(rows, "occupation", by)
    return frozen(part.nodes.items(), part.edges(keys=True, data=True), {**G.graph, **kept})


def in_relation(G: Graph, node: str, relation: str) -> list[tuple[str, Values]]:
    """Return ``(source, attributes)`` of the edges of a relation into `node`, sorted."""
    if isinstance(G, FrozenGraph):
        return [*relations_into(G).get(relation, {}).get(node, ())]
    edges = sorted(G.in_edges(node, keys=True, data=True), key=itemgetter(0, 2))
    return [(source, data) for source, _, _, data in edges if data["relation"] == relation]


@once
def relations_into(G: Graph) -> Mapping[str, Mapping[str, Sequence[tuple[str, Values]]]]:
    """Return relation -> target -> what `in_relation` says of it, in one pass over all edges."""
    found: dict[str, dict[str, list[tuple[str, Values]]]] = defaultdict(lambda: defaultdict(list))
    for target, sources in G.reverse(copy=False).adjacency():
        for source, rows in sorted(sources.items()):
            for _, data in sorted(rows.items(), key=itemgetter(0)):
                found[data["relation"]][target].append((source, data))
    return found


def out_relation(G: Graph, node: str, relation: str) -> list[tuple[str, Values]]:
    """Return ``(target, attributes)`` of the edges of a relation out of `node`, sorted."""
    edges = [
        (target, key, data)
        for _, target, key, data in G.out_edges(node, keys=True, data=True)
        if data["relation"] == relation
    ]
    return [(target, data) for target, _, data in sorted(edges, key=itemgetter(0, 1))]


def is_active(G: Graph, node: str) -> bool:
    """Tell whether a node can be newly achieved (an empty status is active)."""
    return bool(G.nodes[node].get("status", "active") == "active")


@once
def counting_as(G: Graph, node: str) -> frozenset[str]:
    """Return everything that satisfies a hold on `node`: itself and all that counts as it."""
    found, stack = {node}, [node]
    while stack:
        for source, _ in in_relation(G, stack.pop(), "counts_as"):
            if source not in found:
                found.add(source)
                stack.append(source)
    return frozenset(found)
