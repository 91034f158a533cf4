"""The view of a node as a deck of one scene, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from graph.drawing.decks.sheet import Look, Sheet
from graph.drawing.focus.folding import Folding
from graph.drawing.focus.model import focus
from graph.drawing.focus.pen import Pen
from graph.drawing.focus.upright import draw_upright
from graph.drawing.focus.values import Asker, Focus
from graph.drawing.focus.wide import WIDTH, draw_wide
from graph.drawing.scene import Deck
from graph.model.graph import Graph
from graph.model.names import display_name, title
from graph.words import counted, listed

_NOBODY: Final = Asker()
_WIDER: Final = 1.4


def focus_deck(
    G: Graph, node: str, look: Look, *, asker: Asker = _NOBODY, opened: Collection[str] = ()
) -> Deck:
    """Return what a node needs and opens, as one scene.

    Parameters
    ----------
    G
        A loaded graph.
    node
        The id of the node in the middle.
    look
        Size, theme, date and title.
    asker
        Who looks at it; the times that are known for them are drawn.
    opened
        Names of what is open (`graph.drawing.focus.model.openings`).
    """
    found = focus(G, node, asker)
    name = look.title or f"What {title(G, node)} needs and opens"
    said = summary(G, found)
    sheet = Sheet(
        "focus", name, said, f"{name}. {said}.", look, notes=(f"{name}. {said}.", *_told(G, found))
    )
    _draw(G, found, sheet, asker, opened)
    return Deck(name, said, look.date, (sheet.scene(),))


def _draw(G: Graph, found: Focus, sheet: Sheet, asker: Asker, opened: Collection[str]) -> None:
    """Draw the view; the page becomes as large as it must be."""
    upright = sheet.upright
    draw = draw_upright if upright else draw_wide

    def pen(on: Sheet) -> Pen:
        return Pen(G, on, found, asker, Folding(found, opened, narrow=upright))

    if sheet.bare:
        sheet.height += draw(pen(sheet), sheet.left, sheet.top) - sheet.bottom
        return
    # Where the picture stands on paper depends on how high it is.
    trial = sheet.blank()
    high = draw(pen(trial), trial.left, trial.top) - trial.top
    # What would be much wider than it needs to be keeps no proportions of a slide.
    slide = upright or high * sheet.width / sheet.height <= _WIDER * WIDTH
    sheet.grow(sheet.right - sheet.left if upright else WIDTH, high, proportional=slide)
    beside = 0.0 if upright else (sheet.right - sheet.left - WIDTH) / 2
    draw(pen(sheet), sheet.left + beside, sheet.top)


def summary(G: Graph, found: Focus) -> str:
    """Return what is in the view in one line."""
    opens = sum(len(doors.nodes) for doors in found.doors)
    ways = len(found.pathways)
    needs = (
        f"one of {counted(ways, 'way')}"
        if ways > 1
        else "all of one list"
        if ways or found.common
        else "nothing"
    )
    first = f"needs {needs}" if G.nodes[found.node]["type"] in {"role", "credential"} else ""
    return ", ".join(
        filter(
            None,
            (first, f"leads to {counted(opens, 'role or credential', 'roles and credentials')}"),
        )
    ).capitalize()


def _told(G: Graph, found: Focus) -> list[str]:
    """Return everything that the view opens, for a speaker's notes."""
    return [
        f"{doors.title}: {listed(display_name(G, node) for node in doors.nodes)}"
        for doors in found.doors
    ]
