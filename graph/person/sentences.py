"""Sentences about a person: what their holdings prove."""

from __future__ import annotations

from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.proved import Implied
from graph.words import listed


def proved_sentence(G: Graph, implied: Implied) -> str:
    """Write what is certain besides what is held; empty when nothing is.

    Parameters
    ----------
    G
        The graph, for names.
    implied
        What is certain.
    """
    parts = [display_name(G, each) for each in implied.held]
    parts += [listed([display_name(G, each) for each in ids], "or") for ids in implied.one_of]
    if not parts:
        return ""
    return f"What you hold proves that you also have: {'; '.join(parts)}."
