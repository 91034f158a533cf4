"""What the Explore page shows for a choice: a node with what it needs and opens, or a map."""

from __future__ import annotations

from typing import Final

from graph.drawing.decks.maps import map_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import Selection
from graph.drawing.focus.deck import focus_deck
from graph.drawing.focus.values import Asker
from graph.drawing.scene import Deck
from graph.model.graph import Graph

NOBODY: Final = Asker()


def explore_deck(
    G: Graph, choice: ExploreChoice, selection: Selection, look: Look, asker: Asker = NOBODY
) -> Deck:
    """Return what is shown for a choice, as one scene.

    Parameters
    ----------
    G
        A loaded graph.
    choice, selection
        What is asked for, and the nodes that answer it.
    look
        Size, theme, date and title.
    asker
        Who looks at it; a map is the same for everybody.
    """
    if choice.show == "around" and choice.focus in G:
        return focus_deck(G, choice.focus, look, asker=asker, opened=choice.open)
    return map_deck(G, choice, selection, look)
