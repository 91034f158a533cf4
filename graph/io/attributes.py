"""The graph as GraphML and GEXF need it: typed attributes, labels, legal characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from graph.io.rows import rows_of
from graph.model.columns import EDGES, NODES
from graph.model.graph import Graph, edge_key
from graph.model.names import display_name

RESERVED: Final = frozenset(
    (
        *("id", "label", "key", "weight", "start", "end"),
        *("pid", "parents", "slices", "spells", "viz"),
        *("self", "node_for_adding", "u_for_edge", "v_for_edge"),
    )
)
"""Attribute names that the formats, or programs that read them, reserve."""

_EDGE_ONLY = frozenset({"type"})
_ILLEGAL = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_KINDS = {column.name: column.kind for column in NODES}
_EDGE_KINDS = {column.name: column.kind for column in EDGES}


def legal(text: str) -> str:
    """Return the text with every character that XML 1.0 forbids replaced by U+FFFD.

    Line ends become single line feeds, as any XML reader would make them.
    """
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def labelled(G: Graph) -> Graph:
    """Return a copy of the graph for a writer of XML.

    Columns of whole numbers hold ``int``, those of numbers ``float``, all others text; a missing
    cell stays missing. Every node has a ``label`` (abbreviation or name) and every edge one (its
    relation), which graph programs show. A user's column with a reserved name gets an underscore
    at the end. Nodes and edges are sorted; ``G.graph`` is empty.
    """
    tables = rows_of(G)
    D: Graph = nx.MultiDiGraph()
    for row in tables["nodes.csv"]:
        rest = {name: value for name, value in row.items() if name != "id"}
        label = legal(display_name(G, row["id"]))
        D.add_nodes_from(
            [(legal(row["id"]), {"label": label, **_typed(rest, _NODE_KINDS, RESERVED)})]
        )
    for row in tables["edges.csv"]:
        rest = {name: value for name, value in row.items() if name not in {"source", "target"}}
        ends = legal(row["source"]), legal(row["target"]), legal(edge_key(row))
        D.add_edge(*ends)
        # Not as keywords: a user's column may have the name of a parameter.
        D.edges[ends].update(
            {"label": row["relation"], **_typed(rest, _EDGE_KINDS, RESERVED | _EDGE_ONLY)}
        )
    return D


def _typed(
    row: Mapping[str, Any], kinds: Mapping[str, str], reserved: frozenset[str]
) -> dict[str, int | float | str]:
    found: dict[str, int | float | str] = {}
    for name, value in row.items():
        free = legal(name)
        while free in reserved or (free != name and free in row):
            free += "_"
        if kinds.get(name) == "integer":
            found[free] = int(value)
        elif kinds.get(name) == "number":
            found[free] = float(value)
        else:
            found[free] = legal(str(value))
    return found
