"""Questions about links alone: which ones say something new, and in which order things stand."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.drawing.layout.values import Pair


def reduced(links: Iterable[Pair]) -> set[Pair]:
    """Return the links that no chain of other links already says (transitive reduction).

    Links on a cycle are all kept.
    """
    D: nx.DiGraph[str] = nx.DiGraph(links)
    if nx.is_directed_acyclic_graph(D):
        return set(nx.transitive_reduction(D).edges)
    return set(D.edges)


def ranks(links: Iterable[Pair], nodes: Iterable[str] = ()) -> dict[str, int]:
    """Return the columns of a plan: the longest way from a start; cycles share a rank."""
    D: nx.DiGraph[str] = nx.DiGraph(links)
    D.add_nodes_from(nodes)
    whole = nx.condensation(D)
    found: dict[str, int] = {}
    for number, generation in enumerate(nx.topological_generations(whole)):
        for part in generation:
            found |= dict.fromkeys(whole.nodes[part]["members"], number)
    return found
