"""What signs, junctions and lines of the view mean, in one row."""

from __future__ import annotations

from typing import Final

from graph.drawing.focus.junctions import all_of, glyph_width, one_of
from graph.drawing.focus.opened import LOOKS
from graph.drawing.focus.pen import HELD, Pen
from graph.drawing.focus.signs import sign
from graph.drawing.focus.texts import NOTE
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Point, Stroke
from graph.drawing.style import NODE_STYLES

HEIGHT: Final = 28.0
_APART: Final = 16.0
_SAMPLE: Final = 24.0


def draw_legend(pen: Pen, x: float, y: float) -> None:
    """Draw the legend of what there is in the view, in a row."""
    middle = y + 9.0
    focus, theme = pen.focus, pen.theme
    needed = [*focus.common, *(group for way in focus.pathways for group in way.groups)]
    shown = {need.node for group in needed for need in group.needs if not need.months}
    shown |= {node for doors in focus.doors for node in doors.nodes} | {focus.node}
    for kind in ("role", "credential"):
        if any(pen.G.nodes[node]["type"] == kind for node in shown):
            colour = theme.tints[kind][0]
            pen.sheet.areas.append(sign(kind, (x, middle - 7), 14.0, colour))
            x = _say(pen, x + 20, middle, NODE_STYLES[kind].word)
    if any(need.months for group in needed for need in group.needs):
        pen.sheet.areas.append(sign("time", (x, middle - 7), 14.0, theme.work))
        x = _say(pen, x + 20, middle, "time at work")
    if len(focus.pathways) > 1 or any(len(group.needs) > 1 for group in needed):
        x = _say(pen, one_of(pen, "one of", x, middle, met=False) + 6, middle, "any one is enough")
    if focus.common or any(len(way.groups) > 1 for way in focus.pathways):
        all_of(pen, "all", x + glyph_width("all") / 2, middle, met=False)
        x = _say(pen, x + glyph_width("all") + 6, middle, "every line is needed")
    held = any(group.met or any(n.state == "held" for n in group.needs) for group in needed)
    if held:
        x = _line(pen, (x, middle), "you have it", (HELD, ()), theme.good)
    for doors in focus.doors:
        if doors.way != "belongs":
            x = _line(pen, (x, middle), doors.title.lower(), LOOKS[doors.way], theme.quiet)


def _line(
    pen: Pen, at: Point, words: str, look: tuple[float, tuple[int, ...]], colour: str
) -> float:
    (x, y), (width, dash) = at, look
    pen.sheet.strokes.append(Stroke((x, y), (x + _SAMPLE, y), colour, width, dash))
    return _say(pen, x + _SAMPLE + 6, y, words)


def _say(pen: Pen, x: float, y: float, words: str) -> float:
    pen.sheet.say(x, y - NOTE * LEADING / 2, (words,), NOTE, pen.theme.quiet)
    return x + spare_width(words, NOTE) + _APART
