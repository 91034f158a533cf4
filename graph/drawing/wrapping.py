"""Words in lines of at most a width, whatever measures them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

Measure: TypeAlias = Callable[[str, float], float]
"""Text and size of its letters -> how wide it is set, in the unit of the size."""

LINES: Final = 3

_LEAST: Final = 2
_HYPHEN: Final = re.compile(r"-(?=[^\W\d])")
"""Where a word may be broken; dates and codes stay whole."""

_WIDTHS: Final = {
    **dict.fromkeys("iljI.,:;'|! ", 0.27),
    **dict.fromkeys("frt()-/[]", 0.36),
    **dict.fromkeys("mwMW@%&", 0.82),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.62),
}
"""Widths of letters in ems of a usual sans-serif typeface, on the safe side."""


def usual_width(text: str, size: float = 1) -> float:
    """Estimate how wide a text is set in a sans-serif typeface of a size."""
    return size * sum(_WIDTHS.get(letter, 0.51) for letter in text)


def wrap(
    text: str,
    width: float,
    *,
    size: float,
    lines: int = LINES,
    measure: Measure = usual_width,
) -> tuple[list[str], bool]:
    """Break a text into lines of at most a width; return them, and whether all of it is there.

    It is broken at spaces and, where a word is too long, after a hyphen. Of more than so many
    `lines` the last one ends with an ellipsis. Width and `size` of the letters have one unit.
    """
    found: list[str] = []
    rest = _HYPHEN.sub("-\0", text).split()
    for word in (part for each in rest for part in _pieces(each, width, size, measure)):
        glue = "" if found and found[-1].endswith("-") and word.startswith("\0") else " "
        plain = word.replace("\0", "")
        longer = f"{found[-1]}{glue}{plain}" if found else plain
        if found and measure(longer, size) <= width:
            found[-1] = longer
        else:
            found.append(plain)
    if len(found) <= lines:
        return found or [""], True
    last = found[lines - 1]
    while last and measure(f"{last}…", size) > width:
        last = last[:-1]
    return [*found[: lines - 1], f"{last.rstrip()}…"], False


def _pieces(word: str, width: float, size: float, measure: Measure) -> list[str]:
    """Return the word, cut after hyphens and, when still too wide, anywhere."""
    parts: list[str] = []
    for number, part in enumerate(word.split("\0")):
        rest = "\0" * (number > 0) + part
        while measure(rest, size) > width and len(rest) > _LEAST:
            cut = len(rest) - 1
            while cut > 1 and measure(rest[:cut], size) > width:
                cut -= 1
            parts.append(rest[:cut])
            rest = "\0" + rest[cut:]
        parts.append(rest)
    return parts
