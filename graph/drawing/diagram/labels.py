"""Labels of boxes: the best name that fits, wrapped into a few lines."""

from __future__ import annotations

from typing import Final

from graph.drawing.wrapping import Measure, usual_width, wrap
from graph.model.graph import Graph
from graph.model.names import aliases_of

_SHORT: Final = (
    ("Health Information Management", "HIM"),
    ("Health Information", "HI"),
    (" and ", " & "),
)
"""Usual short forms, for names that do not fit as they are."""


def box_label(
    G: Graph, node: str, width: float, *, size: float, measure: Measure = usual_width
) -> list[str]:
    """Return the lines of a box: abbreviation, else name, else the longest alias that fits."""
    full, *shorter = box_names(G, node)
    short = G.nodes[node].get("abbreviation")
    for name in ([short] if short else []) + [full, *shorter]:
        lines, whole = wrap(name, width, size=size, measure=measure)
        if whole:
            return lines
    return wrap(full, width, size=size, measure=measure)[0]


def box_names(G: Graph, node: str) -> list[str]:
    """Return what a box may be called: name, usual short forms, aliases from the longest on."""
    short = full = str(G.nodes[node]["name"])
    shorter = [short := short.replace(*each) for each in _SHORT]
    return [*dict.fromkeys((full, *shorter)), *sorted(aliases_of(G, node), key=len, reverse=True)]
