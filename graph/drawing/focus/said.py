"""What the view says in words: how much is enough, that nothing is required, that nothing opens."""

from __future__ import annotations

from dataclasses import replace

from graph.drawing.focus.junctions import Exit
from graph.drawing.focus.middle import chips
from graph.drawing.focus.pen import Pen
from graph.drawing.focus.texts import NAME, name_lines
from graph.model.graph import counting_as, is_active
from graph.model.names import display_name
from graph.words import counted, listed, sentence_case


def need_words(pen: Pen) -> str:
    """Return how much of what is needed is enough, in words."""
    ways = len(pen.focus.pathways)
    if not ways and not pen.focus.common:
        return "nothing" if is_active(pen.G, pen.focus.node) else ""
    if ways < 2:  # noqa: PLR2004 - no choice
        return "everything in the box"
    if pen.focus.common:
        return f"the first box, and one of the {counted(ways, 'way')} below"
    return f"one of {counted(ways, 'way')} is enough"


def nothing_box(pen: Pen, x: float, y: float, width: float) -> tuple[float, Exit]:
    """Say that nothing is required, and what helps; return where that ends, and its exit."""
    helps = next((each for each in pen.focus.beside if each.relation == "recommended_for"), None)
    gone = not is_active(pen.G, pen.focus.node)
    words = "Nobody can take this up any more." if gone else "Nothing is required."
    words += " These help:" if helps and not gone else ""
    pen.sheet.say(x + 14, y + 11, (words,), NAME, bold=True)
    end = y + 40
    if helps and not gone:
        untitled = replace(helps, title="")
        end = chips(pen, untitled, (x + 14, y + 38), width - 28, tall=pen.folding.narrow) + 14
    pen.sheet.panels.append(pen.panel((x, y), (width, end - y), pen.theme.border))
    return end, Exit(x + width, y + 20, met=not gone)


def say_nothing(pen: Pen, x: float, y: float, width: float) -> None:
    """Say that nothing asks for it, and what counts as it."""
    others = sorted(
        display_name(pen.G, each) for each in counting_as(pen.G, pen.focus.node) - {pen.focus.node}
    )
    words = "No role or credential here asks for it."
    if others:
        words += (
            f" {sentence_case(listed(others))} {'counts' if len(others) == 1 else 'count'} as it."
        )
    lines = name_lines((words,), width, NAME, 8, bold=False)
    pen.sheet.say(x, y, lines, NAME, pen.theme.quiet)
