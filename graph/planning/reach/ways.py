"""What a question about reach is about."""

from __future__ import annotations

from graph.model.graph import TARGET_TYPES, Graph, counting_as, is_active
from graph.person.proved import past
from graph.planning.problem import Question


def ways_to(G: Graph, question: Question) -> dict[str, frozenset[str]]:
    """Return for everything active and not held what reaches it: itself and what counts as it."""
    proved = past(G, question)
    found: dict[str, frozenset[str]] = {}
    for node in sorted(G):
        if G.nodes[node]["type"] in TARGET_TYPES and is_active(G, node):
            ways = counting_as(G, node)
            if ways.isdisjoint(proved.held) and not proved.proves(ways):
                found[node] = ways
    return found
