"""The view from top to bottom, for telephones and upright paper."""

from __future__ import annotations

from typing import Final

from graph.drawing.focus.headline import draw_headline
from graph.drawing.focus.junctions import Exit, all_of, glyph_width, one_of
from graph.drawing.focus.middle import chips, slim_focus
from graph.drawing.focus.opened import door_group
from graph.drawing.focus.pathways import always_box, pathway_box
from graph.drawing.focus.pen import Pen
from graph.drawing.focus.said import need_words, nothing_box, say_nothing
from graph.drawing.focus.texts import NAME
from graph.drawing.scene import LEADING
from graph.model.graph import TARGET_TYPES

_HEAD: Final = 17.0
_BETWEEN: Final = 28.0
"""Height of the gap between two boxes, with a word in it."""


def draw_upright(pen: Pen, x: float, y: float) -> float:
    """Draw the view from a corner on, as wide as the sheet; return where it ends."""
    width = pen.sheet.right - pen.sheet.left
    if pen.G.nodes[pen.focus.node]["type"] in TARGET_TYPES:
        if pen.sheet.bare:  # paper has a title
            y = draw_headline(pen, x, y + 4, width)
        y = _head(pen, x, y, "You need", need_words(pen))
        y, met = _needs(pen, x, y, width)
        middle = x + width / 2
        pen.trunk(((middle, y), (middle, y + 22)), held=met, arrow=True)
        y += 30
    card = slim_focus(pen, (x, y), width)
    y = card.bottom + 24
    y = _head(pen, x, y, "It opens", "")
    if not pen.focus.doors:
        say_nothing(pen, x, y, width)
        y += 3 * NAME * LEADING
    for doors in pen.focus.doors:
        y = door_group(pen, doors, (x, y), width) + 22
    nothing = not pen.focus.common and not pen.focus.pathways
    for group in pen.focus.beside:
        if not (nothing and group.relation == "recommended_for"):
            y = chips(pen, group, (x, y), width, tall=True) + 18
    return y - 12


def _head(pen: Pen, x: float, y: float, word: str, about: str) -> float:
    pen.sheet.say(x, y, (word,), _HEAD, bold=True)
    y += _HEAD * LEADING
    if about:
        pen.sheet.say(x, y, (about,), NAME, pen.theme.quiet)
        y += NAME * LEADING
    return y + 8


def _needs(pen: Pen, x: float, y: float, width: float) -> tuple[float, bool]:
    """Draw the boxes one below the other; return where they end, and whether all is met."""
    middle = x + width / 2
    always: Exit | None = None
    if pen.focus.common:
        y, always = always_box(pen, pen.focus.common, (x, y), width)
        if pen.focus.pathways:
            pen.trunk(((middle, y), (middle, y + _BETWEEN)))
            all_of(pen, "and", middle, y + _BETWEEN / 2, met=always.met)
            y += _BETWEEN
    met = []
    for place, way in enumerate(pen.focus.pathways):
        if place:
            pen.trunk(((middle, y), (middle, y + _BETWEEN)))
            one_of(pen, "or", middle - glyph_width("or") / 2, y + _BETWEEN / 2, met=False)
            y += _BETWEEN
        y, out = pathway_box(pen, way, (x, y), width)
        met.append(out.met)
    if not met and always is None:
        y, _ = nothing_box(pen, x, y, width)
        return y, True
    return y, (any(met) or not met) and (always is None or always.met)
