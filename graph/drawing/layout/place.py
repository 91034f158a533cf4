"""The best layout there is for a picture: Graphviz where it helps, our own otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.dot import dot
from graph.drawing.layout.grid import on_grid
from graph.drawing.layout.values import Item, Layout, Pair, Sizes

LARGE: Final = 60
"""With more boxes, the curves of Graphviz make a picture many screens high."""

STRETCH: Final = 1.25
"""Rows may be this much wider than our own, which are split at `Sizes.most`."""


def place(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes.

    Parameters
    ----------
    items, links, rows, sizes
        As for `arrange`.

    Returns
    -------
    Layout
        That of `dot`, for more than `LARGE` items its order on an even grid; that of `arrange`
        where Graphviz gives none, or rows that are too wide for a narrow screen.
    """
    items, links = list(items), list(links)
    found = dot(items, links, rows=rows, sizes=sizes)
    if found and len(items) > LARGE:
        return on_grid(items, links, found)
    if found and not rows:
        return found
    own = arrange(items, links, rows=rows, sizes=sizes)
    return found if found and found.width <= STRETCH * own.width else own
