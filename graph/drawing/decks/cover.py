"""The first page of a deck: the answer in large figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.drawing.decks.sheet import Look, Sheet, spare_width, wrapped
from graph.drawing.scene import LEADING, Scene, Text

_LARGE: Final = 44.0
_SMALL: Final = 16.0
_GAP: Final = 54.0


def cover(
    title: str,
    said: str,
    look: Look,
    *,
    figures: Sequence[tuple[str, str]],
    words: str,
    footer: str,
) -> Scene:
    """Return the first page.

    Parameters
    ----------
    title, said
        The answer in one line, and where it starts from.
    look
        Paper, colours, date.
    figures
        Pairs of a figure and what it is: ``("7 years", "on the calendar")``.
    words
        How sure it is and how it is counted.
    footer
        Where it is from.
    """
    spoken = ", ".join(f"{figure} {what}" for figure, what in figures)
    about = f"{title}. {said}. {spoken}. {words}"
    sheet = Sheet("title", title, said, about, look, footer=footer, notes=(about,))
    room = sheet.right - sheet.left
    wide = [max(spare_width(a, _LARGE, bold=True), spare_width(b, _SMALL)) for a, b in figures]
    scale = min(1.0, (room - _GAP * (len(figures) - 1)) / sum(wide))
    large, small = _LARGE * scale, max(_SMALL * scale, 11.0)
    x, y = sheet.left, sheet.top + (sheet.bottom - sheet.top) * 0.3
    theme = look.theme
    for (figure, what), width in zip(figures, wide, strict=True):
        at = round(x, 2)
        sheet.texts.append(Text(at, round(y, 2), (figure,), large, theme.text, bold=True))
        below = round(y + large * LEADING, 2)
        sheet.texts.append(Text(at, below, (what,), small, theme.line))
        x += width * scale + _GAP
    lines = wrapped(words, room, _SMALL, 4)
    low = y + large * LEADING + small * LEADING + 2.4 * _SMALL
    sheet.texts.append(Text(sheet.left, round(low, 2), lines, _SMALL, theme.text))
    return sheet.scene()
