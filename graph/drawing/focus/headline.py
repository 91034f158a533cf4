"""What a telephone says first: the node, what it pays, when it is reached."""

from __future__ import annotations

from typing import Final

from graph.drawing.focus.middle import kind_line
from graph.drawing.focus.pen import Pen
from graph.drawing.focus.signs import sign
from graph.drawing.focus.texts import NOTE, gained, name_lines, when
from graph.drawing.scene import LEADING
from graph.model.names import title
from graph.words import brief, brief_gain, dollars, sentence_case

_NAME: Final = 22.0
_FACT: Final = 15.0


def draw_headline(pen: Pen, x: float, y: float, width: float) -> float:
    """Write what a role or credential is and pays, and when; return where that ends."""
    theme, G, node = pen.theme, pen.G, pen.focus.node
    pen.sheet.areas.append(sign(G.nodes[node]["type"], (x, y + 1), 14.0, pen.edge(node)))
    pen.sheet.say(x + 20, y, (kind_line(pen),), NOTE, theme.quiet)
    y += NOTE * LEADING + 3
    name = name_lines((title(G, node), str(G.nodes[node]["name"])), width, _NAME, 4)
    pen.sheet.say(x, y, name, _NAME, bold=True)
    y += len(name) * _NAME * LEADING + 4
    facts = _facts(pen)
    if facts:
        lines = name_lines((" · ".join(facts),), width, _FACT, 3, bold=False)
        pen.sheet.say(x, y, lines, _FACT, theme.good if pen.focus.held else theme.quiet)
        y += len(lines) * _FACT * LEADING
    return y + 14


def _facts(pen: Pen) -> list[str]:
    """Return pay, time and price, and what is gained, as far as they are known."""
    node, asker = pen.focus.node, pen.asker
    pay, more = pen.G.nodes[node].get("pay_median_usd"), gained(pen.G, node, asker)
    found = [f"{dollars(pay)} a year"] if pay else []
    right, time = when(node, asker, held=pen.focus.held), asker.times.get(node)
    said = {"you work here": "you work here now", brief(0): "open to you now"}
    if right:
        found.append(said.get(right, right.replace("from ", "in ")))
    if time is not None and time.cost is not None and not pen.focus.held:
        found.append(dollars(time.cost))
    if more:
        found.append(f"{brief_gain(more)} on your pay")
    return [sentence_case(found[0]), *found[1:]] if found else []
