"""The graph as GEXF, the format of Gephi."""

from __future__ import annotations

import io
import re

import networkx as nx

from graph.io.attributes import labelled
from graph.model.graph import Graph

_META = re.compile(rb"<meta [^>]*>\s*<creator>[^<]*</creator>")


def to_gexf(G: Graph) -> bytes:
    """Write a graph as GEXF 1.2 (https://gexf.net).

    Nodes, edges and all their attributes are carried, with a type per column: whole numbers as
    ``long``, other numbers as ``double``, everything else as ``string``; a missing cell stays
    missing; the key of an edge is its attribute ``networkx_key``. Sources and citations are left
    out, because GEXF has no place for them; edges keep their ``reference``. Nodes and edges get a
    ``label``. See `graph.io.attributes.labelled` for illegal characters, line ends and reserved
    names.

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
    nx.write_gexf(labelled(G), target)
    # Text has &lt; instead of <, so the first match is the element itself.
    return _META.sub(b"<meta>\n    <creator>careergraph</creator>", target.getvalue(), count=1)
