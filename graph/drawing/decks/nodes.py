"""A node as a box: its label, and what is told about it when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.drawing.decks.sheet import wrapped
from graph.drawing.diagram.labels import box_label
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Box
from graph.drawing.style import NODE_STYLES, Theme
from graph.drawing.wrapping import LINES
from graph.model.graph import Graph
from graph.model.names import level_words, title
from graph.queries.facts import show
from graph.queries.provenance import Source

WIDTH: Final = 9.4
HEIGHT: Final = LINES * LEADING + 0.9
"""Of a box, in sizes of its letters."""

BELOW: Final = 2
"""Lines below a label."""

_SLANTED: Final = {"hexagon": 1.5, "pill": 0.9, "double": 1.5, "rounded": 0.3}
"""What a shape takes from the width of its label, in sizes of the letters."""


def node_box(
    G: Graph,
    node: str,
    place: tuple[float, float, float, float],
    size: float,
    *,
    mark: str,
    below: str,
    emphasis: bool,
    theme: Theme,
) -> Box:
    """Return the box of a node, at left, top, width and height; words below it may be two lines."""
    kind = G.nodes[node]["type"]
    style, (edge, tint) = NODE_STYLES[kind], theme.tints[kind]
    x, y, width, height = (round(each, 2) for each in place)
    room = place[2] - size * (0.8 + _SLANTED.get(style.shape, 0.0))
    label = box_label(G, node, room, size=size, measure=spare_width)
    return Box(
        node,
        x,
        y,
        width,
        height,
        style.shape,
        tint,
        theme.text,
        (*label, *(wrapped(below, room, size, BELOW) if below else ())),
        size,
        mark,
        title(G, node),
        detail(G, node),
        stroke=edge,
        emphasis=emphasis,
    )


def detail(G: Graph, node: str) -> tuple[tuple[str, str], ...]:
    """Return what is known about a node: pairs of words and text, sources included."""
    found = show(G, node)
    kind, level = NODE_STYLES[found.type].word, level_words(G.nodes[node].get("level"))
    pairs = [("is a", ", ".join(filter(None, (kind, level)))), ("about", found.description)]
    pairs += [
        (fact.label, " · ".join(filter(None, (fact.text, origin(fact.source)))))
        for fact in found.facts
        if fact.field != "level"
    ]
    ways = found.pathways()
    for number, groups in enumerate(ways.values(), start=1):
        which = f", pathway {number} of {len(ways)}" if len(ways) > 1 else ""
        pairs.append((f"requires{which}", "; ".join(group.text for group in groups)))
    pairs.append(("opens", ", ".join(str(G.nodes[each]["name"]) for each in found.opens)))
    return tuple((word, text) for word, text in pairs if text)


def origin(source: Source | None) -> str:
    """Return where a fact is from, in short: who says so, when, how sure."""
    if source is None:
        return ""
    words = source.publisher or source.title or source.id
    return ", ".join(filter(None, (words, source.as_of, source.confidence.replace("_", " "))))


def period(sources: Iterable[Source]) -> str:
    """Return from when to when sources are; empty when none has a date."""
    dates = sorted(each.as_of for each in sources if each.as_of)
    return f"{dates[0]} to {dates[-1]}" if dates else ""
