"""Scenes -> what the viewer of the app shows: one packed text with every size and both themes."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Final

from graph.drawing.decks.compare.deck import pictures
from graph.drawing.decks.matrix.deck import matrix_scene
from graph.drawing.decks.matrix.faces import View as MatrixView
from graph.drawing.decks.matrix.values import Matrix
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import Selection
from graph.drawing.explore import NOBODY, explore_deck
from graph.drawing.focus.values import Asker
from graph.drawing.scene import Scene, View
from graph.export.svg import inline_svg
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.queries.comparison import Comparison

PLAN_VIEWS: Final[dict[View, str]] = {
    "timeline": "On the calendar",
    "graph": "What each step needs",
}
"""The pictures of a plan, in the order of the page, and what they are called there."""

_COLOUR: Final = re.compile(r' (fill|stroke)="(#[0-9A-Fa-f]{6})"(?=[^<>]*>)')
"""A colour of a path or of letters, inside a tag; words have no ``>`` of their own."""

Draw = Callable[[Look], Scene]


def packed(draw: Draw, sizes: Sequence[str], day: str = "") -> bytes:
    """Return a picture for the viewer: compressed JSON with its drawings and its colours.

    `draw` is asked for the picture in each size, light and dark, with the ISO date of the day if it
    shows one; both must differ in nothing but colours. The browser takes the drawing that fits its
    width and the colours of its theme, so neither a narrower window nor another theme needs the
    server.
    """
    palette: dict[tuple[str, str], int] = {}
    drawings = []
    for size in sizes:
        light, dark = (inline_svg(draw(Look(day, size, dark=dark))) for dark in (False, True))
        drawings.append(_two_toned(light, dark, palette))
    text = json.dumps({"drawings": drawings, "palette": list(palette)}, ensure_ascii=False)
    return zlib.compress(text.encode("utf-8"), 9)


def _two_toned(light: str, dark: str, palette: dict[tuple[str, str], int]) -> str:
    """Return a drawing whose colours are variables ``--c0``, ``--c1``, ... of a palette.

    The palette gets the pairs of a light and a dark colour that it does not have yet.
    """
    dark_ones = iter(_COLOUR.findall(dark))

    def variable(found: re.Match[str]) -> str:
        pair = (found[2], next(dark_ones)[1])
        return f' {found[1]}="var(--c{palette.setdefault(pair, len(palette))})"'

    return _COLOUR.sub(variable, light)


def map_picture(
    G: Graph, choice: ExploreChoice, selection: Selection, asker: Asker = NOBODY
) -> bytes:
    """Return what the Explore page shows for a choice."""
    sizes = "focus" if choice.show == "around" else "screen", "phone"
    return packed(lambda look: explore_deck(G, choice, selection, look, asker).scenes[0], sizes)


def matrix_picture(G: Graph, matrix: Matrix, view: MatrixView) -> bytes:
    """Return the matrix of the field for the Explore and the Reach page."""
    return packed(lambda look: matrix_scene(G, matrix, view, look), ("half", "phone"))


def comparison_picture(G: Graph, found: Comparison) -> bytes:
    """Return what credentials open, or plans on one clock, as it is exported too."""

    def draw(look: Look) -> Scene:
        *_, last = pictures(G, found, look, "")
        return last

    return packed(draw, ("screen", "phone"))


def plan_pictures(G: Graph, answer: Answer, day: str) -> dict[View, bytes]:
    """Return the pictures of the best plan of an answer that has one: calendar, then graph.

    The calendar begins on a day, an ISO date.
    """
    deck = cache(partial(plan_deck, G, answer))
    places = {scene.view: place for place, scene in enumerate(deck(Look(day, "page")).scenes)}
    return {
        view: packed(lambda look, at=places[view]: deck(look).scenes[at], ("page", "phone"), day)  # type: ignore[misc]
        for view in PLAN_VIEWS
        if view in places
    }
