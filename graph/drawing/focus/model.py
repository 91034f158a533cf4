"""A node and a person -> everything that the view shows, and the names of what can be opened."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drawing.focus.doors import beside, doors
from graph.drawing.focus.needs import has, needs
from graph.drawing.focus.values import Asker, Focus, NeedGroup
from graph.model.graph import Graph


def focus(G: Graph, node: str, asker: Asker) -> Focus:
    """Return what a node needs and opens, as a person sees it.

    Parameters
    ----------
    G
        A loaded graph.
    node
        The id of any node.
    asker
        The person, and the times that are known for them.
    """
    common, pathways = needs(G, node, asker)
    return Focus(
        node,
        has(G, node, asker),
        tuple(common),
        tuple(pathways),
        tuple(doors(G, node, asker)),
        tuple(beside(G, node)),
    )


def openings(G: Graph, node: str) -> tuple[str, ...]:
    """Return the names of all that can be opened or folded in the view of a node."""
    return tuple(_keys(focus(G, node, Asker())))


def _keys(found: Focus) -> Iterator[str]:
    yield from _group_keys(found.common)
    for way in found.pathways:
        yield from (way.key, f"fold-{way.key}")
        yield from _group_keys(way.groups)
    yield from (doors.key for doors in found.doors)
    yield from (group.key for group in found.beside)


def _group_keys(groups: tuple[NeedGroup, ...]) -> Iterator[str]:
    for group in groups:
        yield group.key
        yield from (need.key for need in group.needs if need.key)


def box_node(G: Graph, node: str, box: str) -> str:
    """Return the node that a box in the view of a node stands for.

    A box of several jobs is named after what it opens; it stands for the first of them.
    """
    name = box.partition(":")[2]
    if not name or node not in G:
        return box
    found = focus(G, node, Asker())
    groups = (*found.common, *(group for way in found.pathways for group in way.groups))
    needs = (need for group in groups for need in group.needs if need.key == name)
    return next((need.node for need in needs), box)
