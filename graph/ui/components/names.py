"""Nodes to choose from by any of their names.

A list of choices has every node once, as its id, and then every other name of it. Choosing another
name is choosing its node, so that what is chosen is always shown by the node's own name.
"""

from __future__ import annotations

from graph.drawing.style import NODE_STYLES
from graph.model.frozen import once
from graph.model.graph import Graph
from graph.model.names import names_of, plain, title

_OF = "="
"""Between an id and another name; no id has it."""


def ids(G: Graph, *types: str) -> list[str]:
    """Return the nodes of some types: type by type, then by level and name."""
    order = {kind: number for number, kind in enumerate(types)}
    found = [(node, data) for node, data in G.nodes(data=True) if data["type"] in order]
    found.sort(key=lambda each: (order[each[1]["type"]], each[1].get("level", 0), each[1]["name"]))
    return [node for node, _ in found]


def named(G: Graph, node: str) -> str:
    """Return what a node is called where nodes of several types can be chosen."""
    return f"{title(G, node)}, {NODE_STYLES[G.nodes[node]['type']].word}"


def by_any_name(G: Graph, *types: str) -> list[str]:
    """Return the nodes of some types, and then their other names, to choose from."""
    return list(_by_any_name(G, types))


@once
def _by_any_name(G: Graph, types: tuple[str, ...]) -> tuple[str, ...]:
    nodes = ids(G, *types)
    other = [
        f"{node}{_OF}{text}"
        for node in nodes
        for by, text in names_of(G, node)
        if by in {"alias", "title"} and plain(text) not in plain(title(G, node))
    ]
    return (*nodes, *dict.fromkeys(other))


def node_of(choice: str) -> str:
    """Return the node that is chosen."""
    return choice.partition(_OF)[0]


def choice_name(G: Graph, choice: str) -> str:
    """Return how a choice reads: ``Outpatient Coder``, ``Medical Coder: Outpatient Coder``."""
    node, _, other = choice.partition(_OF)
    return f"{other}: {title(G, node)}" if other else title(G, node)
