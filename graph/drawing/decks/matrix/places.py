"""Where the matrix stands: as a table on a wide sheet, as one strip a field on a narrow one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.matrix.faces import Face, View, detail, face
from graph.drawing.decks.matrix.scales import fill_of, ink_on
from graph.drawing.decks.matrix.values import Cell, Matrix, career_name, level_word
from graph.drawing.decks.sheet import SMALL, Sheet, wrapped
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Box, Strip
from graph.model.graph import Graph
from graph.words import amount, counted

_TOTAL: Final = 34.0
_GAP: Final = 4.0
_LEAST: Final = 22.0
"""Height of a row of one line."""

_MOST: Final = 48.0
_TWO: Final = 32.0
"""Height of a cell that has room for two lines."""

_MARK: Final = "you"
_MARKED: Final = 22.0
"""Room for it where it would stand over the word."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Sizes of letters: of names, of the word of a cell, of its note."""

    name: float
    word: float
    note: float


@dataclass(frozen=True, slots=True)
class _Pen:
    """What all cells of a picture are drawn with."""

    G: Graph
    view: View
    sheet: Sheet
    look: Letters


_SCREEN: Final = Letters(12.5, 14.0, 12.0)
_PAPER: Final = Letters(11.5, 12.0, SMALL)


def draw_matrix(G: Graph, matrix: Matrix, view: View, sheet: Sheet) -> None:
    """Draw a matrix on a sheet, under the legend of its colours."""
    if sheet.bare and sheet.upright:
        _strips(G, matrix, view, sheet)
    else:
        _table(G, matrix, view, sheet)


def _table(G: Graph, matrix: Matrix, view: View, sheet: Sheet) -> None:
    look, head = (_SCREEN if sheet.bare else _PAPER), 58.0
    rows = max(1, len(matrix.careers))
    least = _MOST if sheet.bare else _LEAST
    sheet.grow(0, head + rows * least, proportional=not sheet.bare)
    sheet.crop(head + rows * least)
    top = sheet.top
    room = sheet.bottom - top - head
    high = min(_MOST, room / rows)
    _legend(view, sheet, top, words=False)
    names = min(230.0, max(120.0, 0.245 * (sheet.right - sheet.left)))
    columns = _columns(matrix, sheet.left + names, sheet.right - _TOTAL)
    y = top + head - 18
    for level, (x, width) in columns.items():
        head_word = wrapped(level_word(level), width + 8, look.note, 1, bold=True)
        sheet.say(x + width / 2, y, head_word, look.note, bold=True, anchor="middle")
    quiet, pen = sheet.look.theme.quiet, _Pen(G, view, sheet, look)
    sheet.say(sheet.right, y, ("Roles",), look.note, quiet, anchor="end")
    for number, career in enumerate(matrix.careers):
        y = top + head + number * high
        lines = 2 if high >= 2 * look.name * LEADING else 1
        name = wrapped(career_name(G, career), names - 8, look.name, lines)
        tall = len(name) * look.name * LEADING
        sheet.say(sheet.left, y + (high - _GAP - tall) / 2, name, look.name)
        for level, (x, width) in columns.items():
            cell = matrix.cells.get((career, level))
            if cell is not None:
                sheet.boxes.append(_box(cell, (x, y, width, high - _GAP), pen))
        middle = y + (high - _GAP - look.note * LEADING) / 2
        roles = len(matrix.roles(career))
        total = (amount(roles) if roles else "",)
        sheet.say(sheet.right, middle, total, look.note, quiet, anchor="end")


def _columns(matrix: Matrix, left: float, right: float) -> dict[int, tuple[float, float]]:
    """Return the left edge and the width of each column."""
    levels = matrix.columns
    width = min(110.0, (right - left) / len(levels) - _GAP)
    return {
        level: (round(left + at * (width + _GAP), 2), round(width, 2))
        for at, level in enumerate(levels)
    }


def _strips(G: Graph, matrix: Matrix, view: View, sheet: Sheet) -> None:
    """Draw one strip of cells a field, with its name and its roles above."""
    look, head, row, cell_high = _SCREEN, 92.0, 88.0, 46.0
    needed = head + max(1, len(matrix.careers)) * row
    sheet.grow(0, needed, proportional=False)
    sheet.crop(needed)
    top, pen = sheet.top, _Pen(G, view, sheet, look)
    _legend(view, sheet, top, words=True)
    levels = matrix.columns
    # The mark of the person's own cell stands out on the left.
    first = sheet.left + 5
    width = (sheet.right - first - _GAP * (len(levels) - 1)) / len(levels)
    places = {level: first + at * (width + _GAP) for at, level in enumerate(levels)}
    for level, x in places.items():
        short = _shorter(level_word(level), width)
        sheet.say(x + width / 2, top + head - 22, (short,), 12.0, anchor="middle")
    for number, career in enumerate(matrix.careers):
        y = top + head + number * row
        roles = counted(len(matrix.roles(career)), "role")
        room = sheet.right - sheet.left - spare_width(roles, 12.0) - 10
        name = wrapped(career_name(G, career), room, 14.0, 1, bold=True)
        sheet.say(sheet.left, y, name, 14.0, bold=True)
        sheet.say(sheet.right, y + 2, (roles,), 12.0, sheet.look.theme.quiet, anchor="end")
        for level, x in places.items():
            place = (x, y + 27, width, cell_high)
            cell = matrix.cells.get((career, level))
            if cell is None:
                sheet.lay(*place)
            else:
                sheet.boxes.append(_box(cell, place, pen))


def _box(cell: Cell, place: tuple[float, float, float, float], pen: _Pen) -> Box:
    """Return a cell; without room for two lines its note follows its word."""
    x, y, width, height = (round(each, 2) for each in place)
    look, theme = pen.look, pen.sheet.look.theme
    said, view = face(pen.G, cell, pen.view), pen.view
    here = not view.at.isdisjoint(cell.roles)
    low = height < _TWO
    word, note = _words(said, width - 6 - (_MARKED if low and here else 0), look, low=low)
    plain = said.faint or said.hatched
    fill = theme.background if plain else fill_of(view.scale, said.value, dark=pen.sheet.look.dark)
    ink = theme.quiet if plain else ink_on(fill)
    size = look.note if said.faint else look.word
    return Box(
        cell.id,
        x,
        y,
        width,
        height,
        "rounded",
        fill,
        ink,
        (word,),
        size,
        name=said.name,
        detail=detail(pen.G, cell, view),
        stroke=theme.border if said.hatched else "",
        emphasis=cell.key == view.shown,
        bold=not plain,
        note=(note,) if note else (),
        note_size=look.note,
        note_colour=ink,
        strip=Strip(theme.border, width, hatched=True, side="left") if said.hatched else None,
        inset=_MARKED if low and here else 0.0,
        mark=_MARK if here else "",
        drop=8.0 if here and not low else 0.0,
    )


def _words(said: Face, room: float, look: Letters, *, low: bool) -> tuple[str, str]:
    """Return the word and the note of a cell; in a `low` one they share a line if they fit."""
    words = [said.word, said.short or said.word]
    whole = [f"{word} · {said.note}" for word in words] if low and said.note else []
    fitting = (each for each in [*whole, *words] if spare_width(each, look.word, bold=True) <= room)
    return next(fitting, words[-1]), "" if low else said.note


def _legend(view: View, sheet: Sheet, top: float, *, words: bool) -> None:
    """Draw the steps of the colours; on a narrow sheet their name stands in a line above."""
    scale, theme = view.scale, sheet.look.theme
    steps: Sequence[str] = [*(scale.short if words else scale.words), scale.without]
    width = (sheet.right - sheet.left) / len(steps) if words else 62.0
    left = sheet.right - width * len(steps)
    y = top + (22 if words else 2)
    room = sheet.right - sheet.left if words else left - sheet.left - 12
    sheet.say(sheet.left, top, wrapped(scale.name, room, 13.0, 2, bold=True), 13.0, bold=True)
    for number, said in enumerate(steps):
        x = left + number * width
        last = number == len(scale.steps)
        fill = fill_of(scale, None, dark=sheet.look.dark)
        if not last:
            fill = scale.steps[number][sheet.look.dark]
        hatched = last and view.colour == "soonest"
        sheet.boxes.append(
            Box(
                "",
                round(x, 2),
                y,
                round(width - 3, 2),
                9.0,
                "rectangle",
                theme.background if hatched else fill,
                theme.text,
                (),
                SMALL,
                stroke=theme.outline if hatched else "",
                strip=Strip(theme.outline, width, hatched=True, side="left") if hatched else None,
                name=said,
            )
        )
        sheet.say(x + (width - 3) / 2, y + 11, (said,), SMALL, theme.quiet, anchor="middle")


_USUAL: Final = {"Manager": "Mgr.", "Executive": "Exec."}
"""Short forms that a person knows."""


def _shorter(word: str, width: float) -> str:
    """Return a word, or its usual short form, or its first letters and a full stop: what fits."""
    for whole in (word, _USUAL.get(word, word)):
        if spare_width(whole, 12.0) <= width:
            return whole
    letters = len(word)
    while letters > 1 and spare_width(f"{word[:letters]}.", 12.0) > width:
        letters -= 1
    return f"{word[:letters]}."
