"""The view from left to right: you need, this, it opens."""

from __future__ import annotations

from typing import Final

from graph.drawing.focus.junctions import Exit, all_of, one_of
from graph.drawing.focus.legend import HEIGHT, draw_legend
from graph.drawing.focus.middle import chips, focus_card, focus_height
from graph.drawing.focus.opened import LOOKS, door_group
from graph.drawing.focus.pathways import always_box, pathway_box
from graph.drawing.focus.pen import Pen, Placed
from graph.drawing.focus.said import need_words, nothing_box, say_nothing
from graph.drawing.focus.texts import NAME, NOTE
from graph.drawing.fonts import spare_width
from graph.drawing.scene import Stroke
from graph.model.graph import TARGET_TYPES
from graph.words import counted

WIDTH: Final = 1016.0
_NEEDS: Final = 372.0
_LANE: Final = 112.0
_COMMON_LANE: Final = 130.0
_FOCUS: Final = 218.0
_COMMON_FOCUS: Final = 212.0
_TRUNK: Final = 58.0
_OPENS: Final = 256.0
_ALONE: Final = 420.0
"""Width of what something opens that needs nothing."""

_HEAD: Final = 34.0
_JOG: Final = 14.0
_LOWEST: Final = 330.0
"""The middle of the card in focus is no lower than so far below the heads."""


def draw_wide(pen: Pen, x: float, y: float) -> float:
    """Draw the view from a corner on; return where it ends."""
    draw_legend(pen, x, y)
    y += HEIGHT
    target = pen.G.nodes[pen.focus.node]["type"] in TARGET_TYPES
    common = bool(pen.focus.common) and bool(pen.focus.pathways)
    lane = _COMMON_LANE if common else _LANE
    wide = _COMMON_FOCUS if common else _FOCUS
    if target:
        at, opens, room = x + _NEEDS + lane, x + WIDTH - _OPENS, _OPENS
    else:
        whole = _FOCUS + _TRUNK + _ALONE
        at, room = x + (WIDTH - whole) / 2, _ALONE
        opens = at + _FOCUS + _TRUNK
    _heads(pen, (x, at, opens), y, target=target)
    top = y + _HEAD
    always, exits, bottom = _needs(pen, x, top) if target else (None, [], top)
    card, end = _focus(pen, (at, wide), top, (always, exits))
    if target:
        _led(pen, x, card, (always, exits))
    _opened(pen, card, opens, room, top)
    return max(bottom, end, pen_bottom(pen))


def pen_bottom(pen: Pen) -> float:
    """Return where the lowest box ends."""
    return max(box.y + box.height for box in pen.sheet.boxes)


def _heads(pen: Pen, at: tuple[float, float, float], y: float, *, target: bool) -> None:
    needs, focus, opens = at
    total = sum(len(doors.nodes) for doors in pen.focus.doors)
    if target:
        _head(pen, needs, y, "You need", need_words(pen))
    _head(pen, focus, y, "This", "")
    soonest = ", soonest first" if pen.asker.times else ""
    _head(
        pen,
        opens,
        y,
        "It opens",
        f"{counted(total, 'role or credential', 'roles and credentials')}{soonest}"
        if total
        else "",
    )
    left = needs if target else focus
    right = opens + (_OPENS if target else _ALONE)
    rule = Stroke((left, y + 22), (right, y + 22), pen.theme.border, 1.0)
    pen.sheet.strokes.append(rule)


def _head(pen: Pen, x: float, y: float, word: str, about: str) -> None:
    pen.sheet.say(x, y, (word,), NAME, bold=True)
    if about:
        beside = x + spare_width(word, NAME, bold=True) + 6
        pen.sheet.say(beside, y + 1.5, (about,), NOTE, pen.theme.quiet)


def _needs(pen: Pen, x: float, y: float) -> tuple[Exit | None, list[Exit], float]:
    """Draw the boxes of what is needed; return their exits, and where they end."""
    always = None
    if pen.focus.common:
        y, always = always_box(pen, pen.focus.common, (x, y), _NEEDS)
        y += 14
    exits = []
    for way in pen.focus.pathways:
        y, out = pathway_box(pen, way, (x, y), _NEEDS)
        exits.append(out)
        y += 10
    if always is None and not exits:
        y, out = nothing_box(pen, x, y, _NEEDS)
        exits.append(out)
    return always, exits, y


def _focus(
    pen: Pen,
    place: tuple[float, float],
    top: float,
    led: tuple[Exit | None, list[Exit]],
) -> tuple[Placed, float]:
    """Draw the card in focus at the height of what leads to it; return it, and where chips end."""
    (x, width), (always, exits) = place, led
    high = focus_height(pen, width)
    heights = [each.y for each in exits]
    middle = (min(heights) + max(heights)) / 2 if heights else top
    if always is not None:
        middle = (always.y + middle) / 2 if heights else always.y
    else:
        middle = min(middle, top + _LOWEST - _HEAD)
    y = round(max(top + 6, middle - high / 2))
    card = focus_card(pen, (x, y), width)
    end = card.bottom + 22
    nothing = not pen.focus.common and not pen.focus.pathways
    for group in pen.focus.beside:
        if group.relation == "recommended_for":
            if nothing and pen.G.nodes[pen.focus.node]["type"] in TARGET_TYPES:
                continue
            ends = (x + 20, card.bottom + 6), (x + 20, end - 2)
            pen.sheet.strokes.append(Stroke(*ends, pen.theme.line, 1.4, (3, 3)))
        end = chips(pen, group, (x, end), width) + 14
    return card, end


def _led(pen: Pen, x: float, card: Placed, led: tuple[Exit | None, list[Exit]]) -> None:
    """Draw the lines from the boxes to the card in focus."""
    always, exits = led
    right, tip = x + _NEEDS, card.x - 7
    if always is None:
        _bus(pen, exits, right + 20, card.middle, tip)
        return
    if not exits:
        _bus(pen, [always], right + 20, card.middle, tip)
        return
    heights = [each.y for each in exits]
    y = (min(heights) + max(heights)) / 2
    bar = right + 96
    theme = pen.theme
    end, met = _joined_ways(pen, exits, right + 14, y)
    pen.trunk(((end, y), (bar, y)), held=met, width=1.8, colour=theme.quiet)
    pen.trunk(
        ((always.x, always.y), (bar, always.y)), held=always.met, width=1.8, colour=theme.quiet
    )
    both = met and always.met
    colour = theme.good if both else theme.quiet
    pen.sheet.strokes.append(Stroke((bar, always.y - 10), (bar, y + 10), colour, 4.0))
    pen.dot((bar, always.y), theme.good if always.met else theme.quiet)
    pen.dot((bar, y), theme.good if met else theme.quiet)
    out = all_of(pen, "all", bar, card.middle, met=both)
    pen.trunk(
        ((out, card.middle), (tip, card.middle)),
        held=both,
        arrow=True,
        width=1.8,
        colour=theme.quiet,
    )


def _bus(pen: Pen, exits: list[Exit], x: float, y: float, tip: float) -> None:
    """Draw the lines of all pathways to one arrow."""
    if len(exits) == 1:
        (only,) = exits
        bent = ((only.x, only.y), (x, only.y), (x, y), (tip, y))
        near = abs(only.y - y) < _JOG
        points = ((only.x, only.y), (tip, only.y)) if near else bent
        pen.trunk(points, held=only.met, width=1.8, colour=pen.theme.quiet, arrow=True)
        return
    # A line that arrives nearly at the height of the junction has no jog.
    y = min(
        (each.y for each in exits if abs(each.y - y) < _JOG), key=lambda at: abs(at - y), default=y
    )
    end, met = _joined_ways(pen, exits, x, y)
    pen.trunk(((end, y), (tip, y)), held=met, arrow=True)


def _joined_ways(pen: Pen, exits: list[Exit], x: float, y: float) -> tuple[float, bool]:
    """Draw the lines of pathways to "one of n"; return its right edge, and whether one is met."""
    for each in sorted(exits, key=lambda one: one.met):
        pen.trunk(((each.x, each.y), (x, each.y), (x, y), (x + 18, y)), held=each.met)
    met = any(each.met for each in exits)
    return one_of(pen, f"one of {len(exits)}", x + 14, y, met=met), met


def _opened(pen: Pen, card: Placed, x: float, width: float, y: float) -> None:
    """Draw the groups of what it opens, and a line to each."""
    start, trunk = card.right + 6, card.right + 30
    lines = []
    for doors in pen.focus.doors:
        lines.append((doors.way, y + 9))
        y = door_group(pen, doors, (x, y), width) + 20
    for way, height in reversed(lines):
        wide, dash = LOOKS[way]
        points = ((start, card.middle), (trunk, card.middle), (trunk, height), (x - 5, height))
        colour = pen.theme.line if way == "move" else pen.theme.quiet
        pen.trunk(points, width=wide, dash=dash, colour=colour, arrow=True)
    if not lines:
        say_nothing(pen, x, y, width)
