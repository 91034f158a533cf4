"""The boxes of what a node needs: in every case, and one for each pathway, open or folded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.drawing.focus.folding import FOLD, OPEN
from graph.drawing.focus.junctions import Exit, draw_groups
from graph.drawing.focus.pen import Pen
from graph.drawing.focus.signs import sign
from graph.drawing.focus.texts import NAME, NOTE, fitted, group_words, over, way_time
from graph.drawing.focus.values import NeedGroup, NeedPathway
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Box, Point, Text

_PAD: Final = 10.0
_HEAD: Final = 36.0
_MET: Final = "you meet this"
_ROW: Final = 19.0


def always_box(
    pen: Pen, groups: Sequence[NeedGroup], at: Point, width: float
) -> tuple[float, Exit]:
    """Draw what is asked for in every case; return where the box ends, and its exit."""
    x, y = at
    met = all(group.met for group in groups)
    pen.sheet.say(x + 14, y + 9, ("In every case",), NAME, bold=True)
    if met:
        _met(pen, x + width, y)
    inner = (x + _PAD, y + _HEAD)
    bottom, out = draw_groups(pen, groups, inner, width - _PAD)
    return _closed(pen, (x, y), width, (bottom, out), met=met, strong=True)


def pathway_box(pen: Pen, way: NeedPathway, at: Point, width: float) -> tuple[float, Exit]:
    """Draw a pathway, open or folded; return where its box ends, and its exit."""
    x, y = at
    opened = pen.folding.way(way)
    _head(pen, way, at, width, opened=opened)
    if not opened:
        bottom = _sentence(pen, way.groups, (x + 14, y + _HEAD), width - 28)
        edge = pen.theme.good if way.met else pen.theme.border
        pen.sheet.panels.append(pen.panel(at, (width, bottom + 8 - y), edge))
        return bottom + 8, Exit(x + width, (y + bottom + 8) / 2, way.met)
    inner = (x + _PAD, y + _HEAD)
    drawn = draw_groups(pen, way.groups, inner, width - _PAD)
    return _closed(pen, at, width, drawn, met=way.met, strong=way.best)


def _closed(
    pen: Pen,
    at: Point,
    width: float,
    drawn: tuple[float, Exit],
    *,
    met: bool,
    strong: bool,
) -> tuple[float, Exit]:
    """Lay the panel of a box below what is in it, and lead its line to its edge."""
    (x, y), (bottom, out), theme = at, drawn, pen.theme
    edge = theme.good if met else theme.outline if strong else theme.border
    box = pen.panel(at, (width, bottom + _PAD - y), edge, 1.5 if met else 1.0)
    pen.sheet.panels.append(box)
    if out.x < x + width and not pen.folding.narrow:
        points = ((out.x, out.y), (x + width, out.y))
        pen.trunk(points, held=out.met, width=1.8, colour=theme.quiet)
    return bottom + _PAD, Exit(x + width, out.y, out.met)


def _head(pen: Pen, way: NeedPathway, at: Point, width: float, *, opened: bool) -> None:
    """Draw the title of a pathway with its time; a click on it opens or folds it."""
    theme, (x, y) = pen.theme, at
    right, best = (_MET if way.met else way_time(way.time)), "soonest" if way.best else ""
    words: list[Text] = []
    edge, row = x + width - 12, y + 10
    if right:
        late = way.time is not None and over(way.time.cost, pen.asker)
        colour = theme.good if way.met else theme.warn if late else theme.quiet
        words.append(_right(right, edge, row, colour))
        edge -= spare_width(right, NOTE, bold=True) + 5
    signs = []
    if way.met:
        edge -= 10
        signs.append(sign("tick", (edge, row + 1), 12.0, theme.good, 1.9))
        edge -= 8
    if best:
        words.append(_right(best, edge, row, theme.primary))
        edge -= spare_width(best, NOTE, bold=True) + 5
    title = fitted(way.title, edge - x - 32, NAME, bold=True)
    alone = len(pen.focus.pathways) == 1
    if alone:
        pen.sheet.say(x + 14, y + 9, (title,), NAME, bold=True)
        pen.sheet.texts += words
        pen.sheet.areas += signs
        return
    signs.append(sign("down" if opened else "right", (x + 11, y + 11), 13.0, theme.line))
    said = ", ".join(filter(None, (way.title, best, right.replace(" · ", ", "))))
    groups = "; ".join(group_words(pen.G, group, 1000) for group in way.groups)
    pen.sheet.boxes.append(
        Box(
            f"{FOLD if opened else OPEN}{way.key}",
            round(x + 2, 2),
            round(y + 3, 2),
            round(width - 4, 2),
            30.0,
            "rounded",
            theme.panel,
            theme.text,
            (title,),
            NAME,
            name=f"{said}: {'fold' if opened else 'show all of it'}",
            detail=(("asks for", groups),),
            bold=True,
            inset=28.0,
            words=tuple(words),
            signs=tuple(signs),
        )
    )


def _right(text: str, x: float, y: float, colour: str) -> Text:
    return Text(round(x, 2), round(y, 2), (text,), NOTE, colour, bold=True, anchor="end")


def _met(pen: Pen, right: float, y: float) -> None:
    pen.sheet.texts.append(_right(_MET, right - 12, y + 10, pen.theme.good))
    tick = right - 12 - spare_width(_MET, NOTE, bold=True) - 13
    pen.sheet.areas.append(sign("tick", (tick, y + 11), 12.0, pen.theme.good, 1.9))


def _sentence(pen: Pen, groups: Sequence[NeedGroup], at: Point, width: float) -> float:
    """Write what a folded pathway asks for, each part with a sign; return where it ends."""
    theme, (x, y) = pen.theme, at
    across = x
    for place, group in enumerate(groups):
        before = 27.0 if place else 0.0
        text = group_words(pen.G, group, width - before - 18)
        wide = before + 16 + spare_width(text, NOTE)
        if place and across + wide > x + width:
            across, y = x, y + _ROW
        if place:
            pen.sheet.say(across, y, ("and",), NOTE, theme.line)
            across += before
        begun = any(need.state == "begun" for need in group.needs)
        name = "tick" if group.met else "half" if begun else "ring"
        colour = theme.good if group.met else theme.warn if begun else theme.line
        pen.sheet.areas.append(sign(name, (across, y + 2), 12.0, colour, 1.8 if group.met else 1.4))
        pen.sheet.say(across + 16, y, (text,), NOTE, theme.quiet)
        across += 16 + spare_width(text, NOTE) + 8
    return y + NOTE * LEADING
