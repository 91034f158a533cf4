"""Words into shapes: the size and the lines with which a label stays inside, in points."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING
from graph.drawing.style import Shape

LEAST: Final = 11.0
"""No text is smaller, in points."""

_STEP: Final = 0.5
_EDGE: Final = 3.0
_ROUNDING: Final = 1e-6

Room: TypeAlias = Callable[[float], float]
"""Distance from the middle of a shape, up or down -> width of the shape there."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines, and the size of their letters in points."""

    lines: tuple[str, ...]
    size: float


def room(shape: Shape, width: float, height: float, distance: float) -> float:
    """Return how wide the words may be in a shape of a slide, at a distance from its middle."""
    part = min(1.0, 2 * distance / height) if height else 1.0
    inner = {
        "rectangle": width,
        "rounded": width,
        "double": width * 0.75,
        "hexagon": width * (1 - 0.4 * part),
        "pill": width * (1 - 0.32 * (1 - math.sqrt(1 - part * part))),
    }[shape]
    return max(0.0, inner - 2 * _EDGE)


def wrap(text: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Break a text at spaces, and words that are wider than a line anywhere."""
    found: list[str] = []
    for word in text.split():
        if found and spare_width(f"{found[-1]} {word}", size, bold=bold) <= width:
            found[-1] += f" {word}"
            continue
        found.append("")
        for letter in word:
            if found[-1] and spare_width(found[-1] + letter, size, bold=bold) > width:
                found.append("")
            found[-1] += letter
    return found


def shortened(text: str, width: float, size: float, *, bold: bool) -> str:
    """Return as much of the beginning of a text as fits, and an ellipsis."""
    end = len(text)
    while end and spare_width(f"{text[:end].rstrip()}…", size, bold=bold) > width:
        end -= 1
    return f"{text[:end].rstrip()}…"


def fit(lines: Sequence[str], size: float, inner: Room, height: float, *, bold: bool) -> Fitted:
    """Return the largest letters with which a label stays inside, from `size` down to `LEAST`.

    Lines stay as they were wrapped where they fit; there are none where not even one fits in
    `height`. All lengths are in points; `inner` is the width of the shape at a distance from its
    middle.
    """
    text = " ".join(lines).strip()
    step = max(size, LEAST)
    while True:
        for candidate in (list(lines), _wrapped(text, step, inner, height, bold=bold)):
            if candidate and _fits(candidate, step, inner, height, bold=bold):
                return Fitted(tuple(candidate), step)
        if step <= LEAST:
            return _cut(text, inner, height, bold=bold)
        step = max(LEAST, step - _STEP)


def _fits(lines: Sequence[str], size: float, inner: Room, height: float, *, bold: bool) -> bool:
    line = size * LEADING
    block = len(lines) * line
    if block > height + _ROUNDING:
        return False
    for number, text in enumerate(lines):
        top = number * line - block / 2
        width = inner(max(abs(top), abs(top + line)))
        if spare_width(text, size, bold=bold) > width + _ROUNDING:
            return False
    return True


def _wrapped(text: str, size: float, inner: Room, height: float, *, bold: bool) -> list[str]:
    """Return the fewest lines that fit; none when there are none."""
    for count in range(1, int((height + _ROUNDING) / (size * LEADING)) + 1):
        lines = wrap(text, inner(count * size * LEADING / 2), size, bold=bold)
        if len(lines) <= count:
            return lines
    return []


def _cut(text: str, inner: Room, height: float, *, bold: bool) -> Fitted:
    count = int((height + _ROUNDING) / (LEAST * LEADING))
    if not text or not count:
        return Fitted((), LEAST)
    width = inner(count * LEAST * LEADING / 2)
    lines = wrap(text, width, LEAST, bold=bold)
    last = shortened(" ".join(lines[count - 1 :]), width, LEAST, bold=bold)
    return Fitted((*lines[: count - 1], last), LEAST)
