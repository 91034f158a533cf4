"""A diagram, before it has places: which nodes, in which columns, joined by which links."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph.drawing.layout.values import Item, Pair
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph


@dataclass(frozen=True, slots=True)
class Diagram:
    """What to draw.

    Parameters
    ----------
    columns
        Node -> level or rank; None: no level.
    links
        Pair -> its relations, strongest first.
    main
        Links drawn at rest.
    headers
        Words over the columns.
    focus
        Node in the middle of interest; drawn with a halo and shown first.
    marks
        Node -> a short text in its corner (number of a step, a tick).
    name
        What the picture shows, for screen readers.
    """

    columns: Mapping[str, int | None]
    links: Mapping[Pair, tuple[str, ...]]
    main: Collection[Pair]
    headers: Mapping[int, str]
    focus: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    name: str = "Career graph"


def items(G: Graph, diagram: Diagram) -> list[Item]:
    """Return the nodes of a diagram as things to place."""
    return [
        Item(
            node,
            column,
            G.nodes[node]["type"],
            NODE_STYLES[G.nodes[node]["type"]].band if column is None else None,
        )
        for node, column in diagram.columns.items()
    ]
