"""The graph as GraphML and GEXF, for Gephi, yEd, Cytoscape, igraph and networkx.

docs/formats.md says how cells become typed attributes, and what happens to characters, line ends
and names that these formats do not allow.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from graph.io.rows import BESIDE, Rows, rows_of
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

_META = re.compile(rb"<meta [^>]*>\s*<creator>[^<]*</creator>")
_EDGE_ONLY = frozenset({"type"})
_ILLEGAL = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_KINDS = {column.name: column.kind for column in NODES}
_EDGE_KINDS = {column.name: column.kind for column in EDGES}


def legal(text: str) -> str:
    """Return the text with every character that XML 1.0 forbids replaced by U+FFFD.

    Line ends become single line feeds, as any XML reader would make them.
    """
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def to_graphml(G: Graph) -> bytes:
    """Write a graph as GraphML (http://graphml.graphdrawing.org).

    Nodes, edges and all their attributes are carried. Sources, citations, titles and pay
    are attributes of the graph, named as their tables (``sources``): JSON lists of rows.

    Parameters
    ----------
    G
        The graph.

    Returns
    -------
    bytes
        UTF-8. Edge ids are ``e0``, ``e1``, ... in sorted order, because they must be unique in
        the file; networkx keys are unique only between two nodes.
    """
    tables = rows_of(G)
    D = _labelled(G, tables, numbered=True)
    for name in BESIDE:
        D.graph[name] = legal(json.dumps(tables[f"{name}.csv"], ensure_ascii=False))
    target = io.BytesIO()
    # Not write_graphml: its writer, and so the bytes, depend on whether lxml is installed.
    nx.write_graphml_xml(D, target, infer_numeric_types=False)
    return target.getvalue()


def to_gexf(G: Graph) -> bytes:
    """Write a graph as GEXF 1.2 (https://gexf.net).

    Nodes, edges and all their attributes are carried; the key of an edge is its attribute
    ``networkx_key``. Sources, citations, titles and pay are left out: GEXF has no place for
    them; edges keep their ``reference``.

    Parameters
    ----------
    G
        The graph.

    Returns
    -------
    bytes
        UTF-8, without the date on which it was written.
    """
    target = io.BytesIO()
    nx.write_gexf(_labelled(G, rows_of(G)), target)
    # Text has &lt; instead of <, so the first match is the element itself.
    return _META.sub(b"<meta>\n    <creator>careergraph</creator>", target.getvalue(), count=1)


def _labelled(G: Graph, tables: Mapping[str, Rows], *, numbered: bool = False) -> Graph:
    """Return a sorted copy of the graph with a label on every node and edge."""
    D: Graph = nx.MultiDiGraph()
    for row in tables["nodes.csv"]:
        rest = {name: value for name, value in row.items() if name != "id"}
        rest = {"label": legal(display_name(G, row["id"])), **_typed(rest, _NODE_KINDS, RESERVED)}
        D.add_nodes_from([(legal(row["id"]), rest)])
    for number, row in enumerate(tables["edges.csv"]):
        rest = {name: value for name, value in row.items() if name not in {"source", "target"}}
        rest = {"label": row["relation"], **_typed(rest, _EDGE_KINDS, RESERVED | _EDGE_ONLY)}
        key = f"e{number}" if numbered else legal(edge_key(row))
        ends = legal(row["source"]), legal(row["target"]), key
        D.add_edge(*ends)
        # Not as keywords: a user's column may have the name of a parameter.
        D.edges[ends].update(rest)
    return D


def _typed(
    row: Mapping[str, Any], kinds: Mapping[str, str], reserved: frozenset[str]
) -> dict[str, int | float | str]:
    """Return a row with free names and typed values."""
    types = {"integer": int, "number": float}
    found: dict[str, int | float | str] = {}
    for name, value in row.items():
        free = legal(name)
        while free in reserved or (free != name and free in row):
            free += "_"
        as_type = types.get(kinds.get(name, ""))
        found[free] = as_type(value) if as_type else legal(str(value))
    return found
