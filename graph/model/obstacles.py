"""What nobody can get past: things that are gone, and things that ask for each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import networkx as nx

from graph.model.graph import Graph, is_active, out_relation
from graph.model.names import display_name
from graph.words import listed

_PAIR: Final = 2


def gone(G: Graph, node: str) -> str:
    """Write that a node is not active, and what has replaced it."""
    words = f"{display_name(G, node)} is {G.nodes[node]['status']} and can no longer be achieved"
    names = [display_name(G, each) for each in successors(G, node)]
    if not names:
        return words
    return f"{words}; its {'successors are' if len(names) > 1 else 'successor is'} {listed(names)}"


def successors(G: Graph, node: str) -> list[str]:
    """Return the active nodes that have replaced a node, over others that are gone too."""
    found: list[str] = []
    seen, todo = {node}, [node]
    while todo:
        for each, _ in out_relation(G, todo.pop(0), "succeeded_by"):
            if each not in seen:
                seen.add(each)
                (found if is_active(G, each) else todo).append(each)
    return found


def circles(asks: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the things that ask for each other and for nothing else that is missing.

    Parameters
    ----------
    asks
        What is out of reach -> what it asks for that is out of reach.

    Returns
    -------
    list of list of str
        Sorted ids. Nothing but the circle stands in the way of its things.
    """
    D: nx.DiGraph[str] = nx.DiGraph()
    D.add_edges_from((node, each) for node, others in asks.items() for each in others)
    closed = (part for part in nx.attracting_components(D) if D.subgraph(part).size())
    return sorted(map(sorted, closed))


def circle_words(G: Graph, circle: Sequence[str]) -> str:
    """Write ``LAB and LEC: each requires the other``, ``they require each other: A, B and C``."""
    names = listed(display_name(G, each) for each in circle)
    if len(circle) > _PAIR:
        return f"they require each other: {names}"
    return (
        f"{names}: each requires the other" if len(circle) == _PAIR else f"{names} requires itself"
    )


def requirement_cycles(G: Graph) -> list[list[str]]:
    """Return the cycles of direct requirements (not through careers), sorted."""
    named = nx.DiGraph(
        (source, target)
        for source, target, data in G.edges(data=True)
        if data["relation"] == "required_for" and G.nodes[source]["type"] != "career"
    )
    return sorted(sorted(part) for part in nx.strongly_connected_components(named) if len(part) > 1)
