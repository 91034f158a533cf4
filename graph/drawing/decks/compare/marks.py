"""Small marks that tell columns apart: a letter on a disc, a dot that is full or empty."""

from __future__ import annotations

from typing import Final

from graph.drawing.scene import Badge
from graph.drawing.style import Theme

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

SMALL: Final = 12.0
"""Size of the smallest letters: a picture may be shown a little smaller than it is drawn."""

_LETTER: Final = 20.0
_DOT: Final = 13.0


def letter_badge(theme: Theme, x: float, y: float, letter: str, name: str) -> Badge:
    """Return a letter for a column that is called so."""
    size = (_LETTER, _LETTER, letter, 12.0)
    return Badge(x, y, *size, theme.study_soft, theme.text, theme.primary, 5.0, name)


def dot(theme: Theme, x: float, y: float, *, full: bool, name: str) -> Badge:
    """Return a dot around a point."""
    fill = theme.study if full else theme.background
    edge = theme.study if full else theme.line
    size = (round(x - _DOT / 2, 2), round(y - _DOT / 2, 2), _DOT, _DOT)
    return Badge(*size, "", 8.0, fill, fill, edge, _DOT / 2, name)
