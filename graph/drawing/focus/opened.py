"""The groups of what a node opens: title, cards, and a spine that joins them."""

from __future__ import annotations

from typing import Final

from graph.drawing.focus.cards import more_row, node_card
from graph.drawing.focus.needs import has
from graph.drawing.focus.pen import Pen, Placed
from graph.drawing.focus.texts import NAME, NOTE, fitted
from graph.drawing.focus.values import Doors, Way
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Point
from graph.model.names import display_name

_SPINE: Final = 4.0
_INDENT: Final = 14.0

LOOKS: Final[dict[Way, tuple[float, tuple[int, ...]]]] = {
    "promotion": (3.0, ()),
    "counts": (1.6, ()),
    "move": (1.6, (5, 4)),
    "belongs": (1.6, ()),
}
"""Width and dash of the line of a group."""


def door_group(pen: Pen, doors: Doors, at: Point, width: float) -> float:
    """Draw one group; return where it ends."""
    theme, (x, y) = pen.theme, at
    count = spare_width(doors.title, NAME, bold=True) + 4
    pen.sheet.say(x + 2, y, (doors.title,), NAME, bold=True)
    pen.sheet.say(x + 2 + count, y, (str(len(doors.nodes)),), NAME, theme.line)
    pen.sheet.say(x + 2, y + 18, (fitted(doors.about, width),), NOTE, theme.quiet)
    high = y + 20 + NOTE * LEADING
    start = y = high + 3
    shown = pen.folding.nodes(doors)
    placed: list[tuple[Placed, str]] = []
    for node in doors.nodes[:shown]:
        held = has(pen.G, node, pen.asker)
        card = node_card(pen, node, (x + _INDENT, y), width - _INDENT, held=held, pay=True)
        placed.append((card, node))
        y = card.bottom + 5
    rest = [display_name(pen.G, node) for node in doors.nodes[shown:]]
    row = None
    if rest or (doors.key == pen.folding.door and shown > 1):
        row = more_row(pen, doors.key, rest, (x + _INDENT, y), width - _INDENT)
        y = row.bottom + 5
    _spine(pen, doors, placed, row, (x + _SPINE, start - 4))
    return y - 5


def _spine(
    pen: Pen,
    doors: Doors,
    placed: list[tuple[Placed, str]],
    row: Placed | None,
    at: Point,
) -> None:
    """Draw the spine; each card has the piece of it from the card before, and can be asked for."""
    x, y = at
    width, dash = LOOKS[doors.way]
    for card, node in placed:
        points = ((x, y), (x, card.middle), (card.x, card.middle))
        words = (pen.focus.node, doors.says, node)
        ends = (pen.focus.node, card.id)
        colour = pen.theme.outline
        pen.line(ends, words, points, width=min(width, 2.4), dash=dash, colour=colour)
        y = card.middle - 7
    if row is not None:
        points = ((x, y), (x, row.middle), (row.x, row.middle))
        pen.trunk(points, width=min(width, 2.4), dash=dash, colour=pen.theme.outline)
