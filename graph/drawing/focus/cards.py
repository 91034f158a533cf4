"""The cards: a credential or a role, time at work, a row that opens more."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from graph.drawing.decks.nodes import detail
from graph.drawing.focus.folding import FOLD, OPEN
from graph.drawing.focus.pen import Pen, Placed, blend
from graph.drawing.focus.signs import bar, sign
from graph.drawing.focus.texts import (
    NAME,
    NOTE,
    below,
    fitted,
    gain_words,
    gained,
    name_lines,
    node_names,
    when,
    work_places,
    work_title,
)
from graph.drawing.focus.values import Need
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Area, Box, Strip, Text
from graph.model.names import title
from graph.person.profile import Profile
from graph.words import progress

_INSET: Final = 33.0
_PAD: Final = 10.0
_SIGN: Final = 14.0
_EDGE: Final = 3.5
_AIR: Final = 11.5
"""Above and below the words of a card together."""

MORE: Final = 27.0
"""Height of a row that opens more."""


def node_card(
    pen: Pen, node: str, at: tuple[float, float], width: float, *, held: bool, pay: bool
) -> Placed:
    """Draw the card of a credential or a role; with `pay` it says what it pays more."""
    theme, asker = pen.theme, pen.asker
    (x, y), right = at, when(node, asker, held=held)
    label = name_lines(node_names(pen.G, node), width - _INSET - 12)
    high = len(label) * NAME * LEADING + NOTE * LEADING
    height = round(high + _AIR)
    row = y + (height - high) / 2 + len(label) * NAME * LEADING
    room = width - _INSET - _PAD
    taken = spare_width(right, NOTE, bold=True) + (20 if held else 8) if right else 0.0
    difference = gained(pen.G, node, asker) if pay and not held else None
    more = gain_words(difference)
    notes = below(pen.G, node, asker, held=held)
    tries = [(note, more) for note in notes[:1] if more] + [(note, "") for note in notes]
    note, more = next(
        (each for each in tries if spare_width("  ".join(each), NOTE) + taken <= room),
        (notes[-1], ""),
    )
    words = []
    if more:
        start = x + _INSET + spare_width(note, NOTE) + 4
        colour = theme.good if difference and difference > 0 else theme.line
        words.append(Text(round(start, 2), round(row, 2), (more,), NOTE, colour, bold=True))
    signs = [sign(pen.G.nodes[node]["type"], (x + 11, y + _AIR / 2 + 2), _SIGN, pen.edge(node))]
    if right:
        colour = theme.good if held or right == "now" else theme.quiet
        text = Text(round(x + width - _PAD, 2), round(row, 2), (right,), NOTE, colour, True, "end")  # noqa: FBT003
        words.append(text)
    if held:
        tick = x + width - _PAD - spare_width(right, NOTE, bold=True) - 14
        signs.append(sign("tick", (tick, row + 2), 12.0, theme.good, 1.9))
    over_limit = note.endswith("over your limit")
    said = ", ".join(filter(None, (title(pen.G, node), note.replace(" · ", ", "), more, right)))
    box = _card(pen, node, (x, y, width, height), label, held=held, note=(note,), said=said)
    return _put(pen, box, words, signs, held=held, colour=theme.warn if over_limit else theme.quiet)


def work_card(pen: Pen, need: Need, at: tuple[float, float], width: float) -> Placed:
    """Draw a card of time at work: how much, where, how much of it is there."""
    theme, (x, y) = pen.theme, at
    # Of nobody there is nothing to say; the bar stays, so that cards look the same.
    known = pen.asker.profile != Profile()
    done = progress(min(need.done, need.months), need.months) if known else ""
    opened = need.key in pen.folding.asked
    places = work_places(pen.G, need)
    room = width - _INSET - _PAD
    taken = spare_width(done, NOTE, bold=True) + 8
    name = work_title(need)
    label = name_lines((name, name.replace(" of work as", " as")), width - _INSET - 12)
    lines = name_lines(places, room - taken, NOTE, 20 if opened else 2, bold=False)
    folded = " ".join(lines) == places[-1] != places[0]
    high = len(label) * NAME * LEADING + len(lines) * NOTE * LEADING
    height = round(high + _AIR + 7)
    top = y + (height - 7 - high) / 2
    row = top + len(label) * NAME * LEADING + (len(lines) - 1) * NOTE * LEADING
    held = need.state == "held"
    colour = theme.good if held else theme.warn if need.done else theme.quiet
    right = round(x + width - _PAD, 2)
    words = [Text(right, round(row, 2), (done,), NOTE, colour, bold=True, anchor="end")]
    signs = [sign("time", (x + 11, top + 2), _SIGN, theme.work)]
    under = (x + _INSET, round(y + height - 9, 2))
    fill = theme.good if held else theme.warn
    signs += bar(under, room, need.done / need.months, (theme.border, fill))
    said = ", ".join(filter(None, (f"{name} {places[0]}", done)))
    place = (x, y, width, height)
    box = _card(pen, need.node, place, label, held=held, note=lines, said=said, drop=-7.0)
    if opened or folded:
        key = f"{FOLD if opened else OPEN}{need.key}"
        box = replace(box, id=key, detail=(("counts", places[0]),))
    return _put(pen, box, words if done else [], signs, held=held, colour=theme.quiet)


def more_row(pen: Pen, key: str, names: list[str], at: tuple[float, float], width: float) -> Placed:
    """Draw the row that names what is left out and opens it; without names it folds again."""
    theme, (x, y) = pen.theme, at
    listed = ", ".join(names)
    words = f"{len(names)} more: {listed}" if names else "Show fewer"
    box = Box(
        f"{OPEN if names else FOLD}{key}",
        round(x, 2),
        round(y, 2),
        width,
        MORE,
        "rounded",
        theme.background,
        theme.quiet,
        (fitted(words, width - _INSET - 12),),
        NOTE,
        name=words,
        detail=(("more", listed),) if names else (),
        stroke=theme.border,
        inset=_INSET,
        signs=(sign("down" if names else "up", (x + 11, y + 7), 13.0, theme.line),),
    )
    pen.sheet.boxes.append(box)
    return Placed(box.id, x, y, width, MORE)


def _card(
    pen: Pen,
    node: str,
    place: tuple[float, float, float, float],
    label: tuple[str, ...],
    *,
    held: bool,
    note: tuple[str, ...],
    said: str,
    drop: float = 0.0,
) -> Box:
    """Return a card without what stands at its right."""
    theme = pen.theme
    x, y, width, height = (round(each, 2) for each in place)
    edge = theme.work if drop else pen.edge(node)
    return Box(
        pen.box_id(node),
        x,
        y,
        width,
        height,
        "rounded",
        theme.good_soft if held else theme.raised,
        theme.text,
        label,
        NAME,
        name=said,
        detail=detail(pen.G, node),
        stroke=blend(theme.good, theme.background, 0.35) if held else theme.border,
        bold=True,
        note=note,
        note_size=NOTE,
        inset=_INSET,
        drop=drop,
        strip=Strip(edge, _EDGE, side="left", short=7.0),
    )


def _put(
    pen: Pen, box: Box, words: list[Text], signs: list[Area], *, held: bool, colour: str
) -> Placed:
    made = replace(box, words=tuple(words), signs=tuple(signs), note_colour=colour)
    pen.sheet.boxes.append(made)
    return Placed(made.id, made.x, made.y, made.width, made.height, held)
