"""Where lines meet: one of some, or all of them, told by form, fill and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.drawing.focus.cards import more_row, node_card, work_card
from graph.drawing.focus.pen import Pen, Placed
from graph.drawing.focus.values import Need, NeedGroup
from graph.drawing.fonts import spare_width
from graph.drawing.scene import Badge, Point, Stroke
from graph.model.names import display_name

LANE: Final = 84.0
"""Width that junctions take at the right of cards."""

_BUS: Final = 11.0
_BAR: Final = 24.0
_GLYPH: Final = 11.5
_HIGH: Final = 18.0
_SPACE: Final = 26.0
"""Least gap between two lines that a word stands in."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Where the line of a group or of a pathway leaves to the right, and whether it is met."""

    x: float
    y: float
    met: bool


def glyph_width(text: str) -> float:
    """Return the width of a junction with a word."""
    return round(spare_width(text, _GLYPH, bold=True) + 14, 2)


def one_of(pen: Pen, text: str, left: float, y: float, *, met: bool) -> float:
    """Draw a hollow round junction from its left edge on; return its right edge."""
    theme = pen.theme
    width = glyph_width(text)
    colours = (
        theme.background,
        theme.good if met else theme.text,
        theme.good if met else theme.line,
    )
    place = (round(left, 2), round(y - _HIGH / 2, 2), width, _HIGH)
    badge = Badge(*place, text, _GLYPH, *colours, radius=_HIGH / 2)
    pen.sheet.badges.append(badge)
    return left + width


def all_of(pen: Pen, text: str, x: float, y: float, *, met: bool) -> float:
    """Draw a filled square junction around its middle; return its right edge."""
    theme = pen.theme
    width = glyph_width(text)
    fill = theme.good if met else theme.quiet
    place = (round(x - width / 2, 2), round(y - _HIGH / 2, 2), width, _HIGH)
    badge = Badge(*place, text, _GLYPH, fill, theme.background, radius=3.0)
    pen.sheet.badges.append(badge)
    return x + width / 2


def joined(pen: Pen, exits: Sequence[Exit], x: float) -> tuple[float, bool]:
    """Draw the bar that every line must reach; return where its word is, and whether all do."""
    theme = pen.theme
    heights = sorted(each.y for each in exits)
    middle = (heights[0] + heights[-1]) / 2
    gaps = [(low + high) / 2 for low, high in pairwise(heights) if high - low >= _SPACE]
    y = min(gaps, key=lambda each: abs(each - middle), default=middle)
    met = all(each.met for each in exits)
    ends = (round(x, 2), round(heights[0] - 8, 2)), (round(x, 2), round(heights[-1] + 8, 2))
    pen.sheet.strokes.append(Stroke(*ends, theme.good if met else theme.quiet, 4.0))
    for each in exits:
        pen.dot((x, each.y), theme.good if each.met else theme.quiet)
    all_of(pen, "all", x, y, met=met)
    return y, met


def draw_groups(
    pen: Pen, groups: Sequence[NeedGroup], at: Point, width: float
) -> tuple[float, Exit]:
    """Draw the cards of a pathway with their junctions; return where they end, and the exit."""
    x, y = at
    # On a telephone one card has no junction beside it, and no line to it.
    lone = pen.folding.narrow and len(groups) == len(groups[0].needs) == 1
    cards = width - _BUS if lone else width - LANE
    exits = []
    bar = x + width - _BAR
    to = bar if len(groups) > 1 else x + cards if lone else x + width
    for place, group in enumerate(groups):
        y, out = _group(pen, group, (x, y + 8 * (place > 0)), cards, to)
        exits.append(out)
    if len(exits) == 1:
        return y, exits[0]
    for each in sorted(exits, key=lambda one: one.met):
        if each.x < bar:
            points = ((each.x, each.y), (bar, each.y))
            pen.trunk(points, held=each.met, width=1.8, colour=pen.theme.quiet)
    height, met = joined(pen, exits, bar)
    return y, Exit(bar + glyph_width("all") / 2, height, met)


def _group(pen: Pen, group: NeedGroup, at: Point, width: float, to: float) -> tuple[float, Exit]:
    """Draw one group, the line of a single card as far as `to`; return its end and its exit."""
    x, y = at
    shown = pen.folding.needs(group)
    drawn: list[tuple[Placed, Need]] = []
    for place, need in enumerate(group.needs[:shown]):
        y += 4 * (place > 0)
        card = _card(pen, need, (x, y), width)
        drawn.append((card, need))
        y = card.bottom
    row = None
    if len(group.needs) > shown or group.key in pen.folding.asked:
        rest = [display_name(pen.G, need.node) for need in group.needs[shown:]]
        row = more_row(pen, group.key, rest, (x, y + 4), width)
        y = row.bottom
    if len(group.needs) == 1:
        card, need = drawn[0]
        if to > card.right:
            points = ((card.right, card.middle), (to, card.middle))
            _line(pen, card, need, points, held=group.met, needed=True)
        return y, Exit(to, card.middle, group.met)
    return y, _choice(pen, group, drawn, row)


def _card(pen: Pen, need: Need, at: Point, width: float) -> Placed:
    if need.months:
        return work_card(pen, need, at, width)
    return node_card(pen, need.node, at, width, held=need.state == "held", pay=False)


def _choice(
    pen: Pen, group: NeedGroup, drawn: Sequence[tuple[Placed, Need]], row: Placed | None
) -> Exit:
    """Draw the lines of alternatives to the junction that counts them."""
    right = drawn[0][0].right
    bus = right + _BUS
    last = (row or drawn[-1][0]).middle
    y = (drawn[0][0].middle + last) / 2
    words = "one of" if group.number == 1 else f"{group.number} of {len(group.needs)}"
    held = [each for each in drawn if each[1].state == "held"][: group.number]
    if row is not None:
        pen.trunk(((right, row.middle), (bus, row.middle), (bus, y)))
    for card, need in sorted(drawn, key=lambda each: each in held):
        points = ((right, card.middle), (bus, card.middle), (bus, y))
        _line(pen, card, need, points, held=(card, need) in held)
    return Exit(one_of(pen, words, bus - 7, y, met=group.met), y, group.met)


def _line(
    pen: Pen,
    card: Placed,
    need: Need,
    points: Sequence[Point],
    *,
    held: bool,
    needed: bool = False,
) -> None:
    """Draw the line of a card that can be asked for."""
    ends = (card.id, pen.focus.node)
    words = (need.node, "required for", pen.focus.node)
    colour = pen.theme.quiet if needed else ""
    pen.line(ends, words, points, held=held, width=1.8 if needed else 1.4, colour=colour)
