"""Text from data, made safe to be written into any file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from graph.drawing.scene import Cell

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


def xml_text(text: str) -> str:
    """Return a text as one line that XML and UTF-8 can hold.

    Control characters and halves of surrogate pairs are left out, breaks of lines become a space.
    """
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text belongs to Hebrew, Arabic or a script like them."""
    first = next(filter(str.isalpha, text), "a")
    return unicodedata.bidirectional(first) in {"R", "AL"}


def cell_words(cell: Cell) -> str:
    """Return the words of a cell without the breaks of its lines."""
    return cell.text or " ".join(cell.lines)
