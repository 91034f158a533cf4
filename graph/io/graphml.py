"""The graph as GraphML, for Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

import io
import json

import networkx as nx

from graph.io.attributes import labelled, legal
from graph.io.rows import rows_of
from graph.model.graph import Graph


def to_graphml(G: Graph) -> bytes:
    """Write a graph as GraphML (http://graphml.graphdrawing.org).

    Nodes, edges and all their attributes are carried, with a type per column: whole numbers as
    ``long``, other numbers as ``double``, everything else as ``string``; a missing cell stays
    missing. Sources and citations are carried as two attributes of the graph, ``sources`` and
    ``citations``: JSON lists of rows. Nodes and edges get a ``label``. See
    `graph.io.attributes.labelled` for illegal characters, line ends and reserved names.

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
    D: Graph = nx.MultiDiGraph()
    tables = rows_of(G)
    for name in ("sources", "citations"):
        D.graph[name] = legal(json.dumps(tables[f"{name}.csv"], ensure_ascii=False))
    plain = labelled(G)
    D.add_nodes_from((node, plain.nodes[node]) for node in plain)
    for number, (source, target, data) in enumerate(plain.edges(data=True)):
        D.add_edge(source, target, f"e{number}")
        D.edges[source, target, f"e{number}"].update(data)
    target_file = io.BytesIO()
    # Not write_graphml: its writer, and so the bytes, depend on whether lxml is installed.
    nx.write_graphml_xml(D, target_file, infer_numeric_types=False)
    return target_file.getvalue()
