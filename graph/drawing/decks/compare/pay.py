"""The pay of roles on one axis, with that of the person who asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.drawing.decks.compare.marks import SMALL
from graph.drawing.decks.sheet import Sheet, wrapped
from graph.drawing.fonts import spare_width
from graph.drawing.scene import Panel, Stroke
from graph.queries.comparison import PayRange
from graph.words import dollars, thousands

_NAME: Final = 13.5
_ROW: Final = 78.0
_APART: Final = 0.25
"""Ends that are nearer to each other, as a share of the axis, are written as one."""


def pay_axis(pay: Sequence[PayRange], mine: float | None) -> tuple[float, float] | None:
    """Return the ends of the one axis for all pay and that of a person; None without any pay."""
    known = [each for one in pay for each in (one.low, one.median, one.high) if each is not None]
    if not known:
        return None
    low, high = min([*known, *([mine] if mine else [])]), max([*known, *([mine] if mine else [])])
    spare = max(1000.0, (high - low) * 0.06)
    return low - spare, high + spare


def pay_ends(low: float, high: float, axis: tuple[float, float]) -> list[tuple[float, str]]:
    """Return what is written below a range and around which pay: both ends, or one for both."""
    if (high - low) / (axis[1] - axis[0]) >= _APART:
        return [(low, thousands(low)), (high, thousands(high))]
    return [((low + high) / 2, f"{thousands(low)} to {thousands(high)}")]


def draw_pay(
    sheet: Sheet, names: Sequence[str], pay: Sequence[PayRange], mine: float | None
) -> None:
    """Draw a bar from low to high for each role, its median, and what the person earns."""
    axis = pay_axis(pay, mine)
    if axis is None:
        return
    theme, height = sheet.look.theme, len(pay) * _ROW + (24 if mine else 0)
    sheet.grow(0.0, height, proportional=not sheet.bare)
    left, right = sheet.left + 10, sheet.right - 40

    def at(dollars: float) -> float:
        return round(left + (right - left) * (dollars - axis[0]) / (axis[1] - axis[0]), 2)

    top = sheet.top
    for name, each in zip(names, pay, strict=True):
        title = name if each.median is None else f"{name}: {dollars(each.median)}"
        said = wrapped(title, sheet.right - sheet.left, _NAME, 1, bold=True)
        sheet.say(sheet.left, top, said, _NAME, bold=True)
        middle = top + 36
        sheet.strokes.append(Stroke((left, middle), (right, middle), theme.border, 1.0))
        if each.low is not None and each.high is not None:
            x, end = at(each.low), at(each.high)
            bar = (x, middle - 7, round(end - x, 2), 14.0, theme.work_soft, 4.0, theme.work, 0.8)
            sheet.panels.append(Panel(*bar))
            for middle_of, words in pay_ends(each.low, each.high, axis):
                half = spare_width(words, SMALL) / 2
                place = min(max(at(middle_of), sheet.left + half), sheet.right - half)
                sheet.say(place, middle + 11, (words,), SMALL, theme.quiet, anchor="middle")
        if each.median is not None:
            x = at(each.median)
            sheet.strokes.append(Stroke((x, middle - 10), (x, middle + 10), theme.work, 3.0))
        if mine:
            x = at(mine)
            dashed = Stroke((x, middle - 11), (x, middle + 11), theme.primary, 2.2, (4, 2))
            sheet.strokes.append(dashed)
        top += _ROW
    if mine:
        said = (f"Dashed: your pay, {dollars(mine)}",)
        sheet.say(sheet.left, top, said, SMALL, theme.primary, bold=True)
    sheet.crop(height)
