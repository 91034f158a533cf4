"""The best layout there is for a picture: Graphviz where it helps, our own otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from graph.layout.arrange import arrange
from graph.layout.dot import dot
from graph.layout.values import Item, Layout, Pair, Sizes


def place(
    items: Iterable[Item], links: Iterable[Pair], *, rows: bool = False, sizes: Sizes | None = None
) -> Layout:
    """Place items and lead links around boxes.

    Parameters
    ----------
    items
        What to place; their order does not matter.
    links
        Pairs of ids.
    rows
        Levels as rows from bottom to top instead of columns from left to right.
    sizes
        In units of the drawing. Default: `ROWS` or `COLUMNS`.

    Returns
    -------
    Layout
        That of `dot`; that of `arrange` where there is none.
    """
    items, links = list(items), list(links)
    found = dot(items, links, rows=rows, sizes=sizes)
    return found or arrange(items, links, rows=rows, sizes=sizes)
