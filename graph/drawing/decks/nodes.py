"""A node as a box: its label, and what is told about it when somebody asks."""

from __future__ import annotations

from typing import Final

from graph.drawing.decks.sheet import spare_width, wrapped
from graph.drawing.diagram.labels import box_label
from graph.drawing.scene import LEADING, Box
from graph.drawing.style import NODE_STYLES
from graph.drawing.wrapping import LINES
from graph.model.graph import Graph
from graph.model.names import level_words, title
from graph.queries.facts import Dossier, Source, show

WIDTH: Final = 9.4
HEIGHT: Final = LINES * LEADING + 0.9
"""Of a box, in sizes of its letters."""

BELOW: Final = 2
"""Lines below a label."""

_SLANTED: Final = {"hexagon": 1.5, "pill": 0.9, "double": 1.5, "rounded": 0.3}
"""What a shape takes from the width of its label, in sizes of the letters."""

_LETTERS: Final = "#FFFFFF"


def label_width(kind: str, width: float, size: float) -> float:
    """Return how wide a line may be in the box of a node type."""
    return width - size * (0.8 + _SLANTED.get(NODE_STYLES[kind].shape, 0.0))


def node_box(
    G: Graph,
    node: str,
    corner: tuple[float, float],
    extent: tuple[float, float],
    size: float,
    *,
    mark: str = "",
    below: str = "",
    emphasis: bool = False,
) -> Box:
    """Return the box of a node.

    Parameters
    ----------
    G, node
        What it is of.
    corner, extent
        Left upper corner; width and height.
    size
        Of the letters.
    mark
        On the disc at the corner.
    below
        Below the label, for example months and dollars; wrapped into at most two lines.
    emphasis
        Drawn with a second edge.
    """
    kind = G.nodes[node]["type"]
    style = NODE_STYLES[kind]
    room = label_width(kind, extent[0], size)
    label = box_label(G, node, room, size=size, measure=spare_width)
    return Box(
        node,
        round(corner[0], 2),
        round(corner[1], 2),
        round(extent[0], 2),
        round(extent[1], 2),
        style.shape,
        style.fill,
        _LETTERS,
        (*label, *(wrapped(below, room, size, BELOW) if below else ())),
        size,
        mark,
        title(G, node),
        detail(G, node),
        emphasis=emphasis,
    )


def detail(G: Graph, node: str) -> tuple[tuple[str, str], ...]:
    """Return what is known about a node: pairs of words and text, sources included."""
    found = show(G, node)
    style = NODE_STYLES[found.type]
    level = level_words(G.nodes[node].get("level"))
    pairs = [("is a", ", ".join(filter(None, (style.word, level))))]
    pairs += [("about", found.description)] if found.description else []
    pairs += [
        (fact.label, " · ".join(filter(None, (fact.text, origin(fact.source)))))
        for fact in found.facts
        if fact.field != "level"
    ]
    pairs += _requirements(found)
    opens = ", ".join(str(G.nodes[each]["name"]) for each in found.opens)
    return (*pairs, *([("opens", opens)] if opens else []))


def _requirements(found: Dossier) -> list[tuple[str, str]]:
    ways = found.pathways()
    several = len(ways) > 1
    return [
        (
            f"requires, pathway {number} of {len(ways)}" if several else "requires",
            "; ".join(group.text for group in groups),
        )
        for number, groups in enumerate(ways.values(), start=1)
    ]


def origin(source: Source | None) -> str:
    """Return where a fact is from, in short: who says so, when, how sure."""
    if source is None:
        return ""
    words = source.publisher or source.title or source.id
    return ", ".join(filter(None, (words, source.as_of, source.confidence.replace("_", " "))))
