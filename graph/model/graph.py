"""The graph: a frozen ``networkx.MultiDiGraph`` and the questions one may ask of it.

Attribute contract: a node or edge carries one attribute per filled cell, named as the column
(`graph.model.contract`), numbers as ``int`` or ``float``; an empty cell is an absent attribute.
Edge keys are texts built from what makes a row unique. ``G.graph`` holds ``sources``
(id -> row) and ``citations`` ((node, field) -> row).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import wraps
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import networkx as nx

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph

Values: TypeAlias = Mapping[str, Any]

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

_KNOWN: WeakKeyDictionary[Graph, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()
"""What has been worked out about frozen graphs: (question, its arguments) -> answer."""

IDENTITY = ("relation", "pathway", "group", "months", "min_level", "pool")
"""What tells two edges between the same ends apart."""

TARGET_TYPES = frozenset({"credential", "role"})
"""What can be achieved."""


def once(
    question: Callable[Concatenate[Graph, Arguments], Answer],
) -> Callable[Concatenate[Graph, Arguments], Answer]:
    """Work out the same question about a frozen graph once."""

    @wraps(question)
    def ask(G: Graph, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        known = _KNOWN.get(G)
        if known is None:
            if not nx.is_frozen(G):
                return question(G, *args, **kwargs)
            known = _KNOWN.setdefault(G, {})
        key = (question, *args, *kwargs.items())
        if key not in known:
            known[key] = question(G, *args, **kwargs)
        answer: Answer = known[key]
        return answer

    return ask


def edge_key(values: Values) -> str:
    """Return the text that tells an edge from others between the same two nodes."""
    parts = [str(values.get(column, "")) for column in IDENTITY]
    return "|".join(parts).rstrip("|")


def build_graph(
    nodes: Iterable[Values],
    edges: Iterable[Values],
    sources: Iterable[Values] = (),
    citations: Iterable[Values] = (),
) -> Graph:
    """Build the frozen graph from checked rows (dicts that hold filled cells only)."""
    G: Graph = nx.MultiDiGraph()
    for row in nodes:
        rest = {key: value for key, value in row.items() if key != "id"}
        # Not as keywords: a column of the user's may be called like a parameter.
        G.add_nodes_from([(row["id"], rest)])
    for row in edges:
        rest = {key: value for key, value in row.items() if key not in {"source", "target"}}
        ends = row["source"], row["target"], edge_key(row)
        G.add_edge(*ends)
        G.edges[ends].update(rest)
    G.graph["sources"] = {row["id"]: dict(row) for row in sources}
    G.graph["citations"] = {(row["node"], row["field"]): dict(row) for row in citations}
    nx.freeze(G)
    return G


def part_of(G: Graph, nodes: Collection[str]) -> Graph:
    """Return the frozen graph of some nodes and the edges among them; of all: the graph itself.

    Citations are those of the nodes; sources are all there are.
    """
    if not set(G) - set(nodes):
        return G
    part: Graph = G.subgraph(nodes).copy()
    citations = G.graph["citations"]
    part.graph["citations"] = {key: row for key, row in citations.items() if key[0] in part}
    nx.freeze(part)
    return part


def in_relation(G: Graph, node: str, relation: str) -> list[tuple[str, Values]]:
    """Return ``(source, attributes)`` of the edges of a relation into `node`, sorted."""
    if nx.is_frozen(G):
        return [*relations_into(G).get(relation, {}).get(node, ())]
    found = [
        (source, key, data)
        for source, _, key, data in G.in_edges(node, keys=True, data=True)
        if data["relation"] == relation
    ]
    return [(source, data) for source, _, data in sorted(found, key=itemgetter(0, 1))]


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
    found = [
        (target, key, data)
        for _, target, key, data in G.out_edges(node, keys=True, data=True)
        if data["relation"] == relation
    ]
    return [(target, data) for target, _, data in sorted(found, key=itemgetter(0, 1))]


def is_active(G: Graph, node: str) -> bool:
    """Tell whether a node can be newly achieved (an empty status is active)."""
    return bool(G.nodes[node].get("status", "active") == "active")


@once
def counting_as(G: Graph, node: str) -> frozenset[str]:
    """Return everything that satisfies a hold on `node`: itself and all that counts as it."""
    found = {node}
    stack = [node]
    while stack:
        for source, _ in in_relation(G, stack.pop(), "counts_as"):
            if source not in found:
                found.add(source)
                stack.append(source)
    return frozenset(found)
