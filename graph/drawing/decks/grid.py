"""Tables on sheets: columns as wide as their words need, rows wrapped, pages when they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from graph.drawing.decks.sheet import SMALL, Sheet
from graph.drawing.fonts import spare_width, widest_width
from graph.drawing.scene import LEADING, Cell, Scene, Table
from graph.drawing.wrapping import wrap

SIZES: Final = (12.5, 12.0, 11.5, SMALL)
"""Of letters, largest first: the first that needs no more pages than the smallest."""

PADDING: Final = 4.5
_LEAST: Final = 54.0
_MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """Words in rows, each with as many texts as there are columns; the column `strong` is semibold.

    `name` says what the table shows, for screen readers.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int = -1
    name: str = ""


def grid_scenes(grid: Grid, new_sheet: Callable[[str], Sheet]) -> list[Scene]:
    """Put a table on as many sheets as it takes, its header on each.

    `new_sheet` gives the sheet of a page, for what its title should have at its end.
    """
    sheet, later = new_sheet(""), partial(new_sheet, ", continued")
    # The titles of later pages may be longer than the first one.
    room = sheet.right - sheet.left, min(each.bottom - each.top for each in (sheet, later()))
    tries = [_pages(grid, size, room) for size in SIZES]
    size, widths, head, pages = next(each for each in tries if len(each[3]) == len(tries[-1][3]))
    scenes: list[Scene] = []
    for shown in pages:
        rows = (head, *shown)
        heights = tuple(_height(row, widths, size) for row in rows)
        top = round(sheet.top, 2)
        table = Table(sheet.left, top, widths, heights, rows, size, PADDING, grid.name)
        sheet.tables.append(table)
        scenes.append(sheet.scene())
        sheet = later()
    return scenes


Row: TypeAlias = tuple[Cell, ...]
Set: TypeAlias = tuple[float, tuple[float, ...], Row, list[list[Row]]]


def _pages(grid: Grid, size: float, room: tuple[float, float]) -> Set:
    """Return size, widths, header and the rows of each page; pages are about equally full."""
    widths = _widths(grid, room[0], size)
    head = _cells(grid.header, widths, size, 2)
    rows = [_cells(row, widths, size, _MOST_LINES, bold=grid.strong) for row in grid.rows]
    heights = [_height(row, widths, size) for row in rows]
    high = room[1] - _height(head, widths, size)
    number = len(_split(rows, heights, high))
    # The smallest height that needs no more pages leaves no page nearly empty.
    steps = (high * share / 20 for share in range(8, 20))
    even = next((each for each in steps if len(_split(rows, heights, each)) == number), high)
    return size, widths, head, _split(rows, heights, even)


def _split(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row, height in zip(rows, heights, strict=True):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += height
    return pages


def _cells(
    texts: Sequence[str],
    widths: Sequence[float],
    size: float,
    lines: int,
    *,
    bold: int | None = None,
) -> tuple[Cell, ...]:
    """Return a row; `bold` is the column set in semibold, all of them when None."""
    strong = [bold in {None, column} for column in range(len(texts))]
    return tuple(
        _cell(text, width, size, lines, bold=thick)
        for text, width, thick in zip(texts, widths, strong, strict=True)
    )


def _cell(text: str, width: float, size: float, lines: int, *, bold: bool) -> Cell:
    measure = partial(spare_width, bold=bold)
    found, whole = wrap(text, width - 2 * PADDING, size=size, lines=lines, measure=measure)
    return Cell(tuple(found), bold=bold, text=text if whole else " ".join(found))


def _height(row: Row, widths: Sequence[float], size: float) -> float:
    """Return how high a row must be for words that are set in the widest usual typeface."""
    lines = 1
    for cell, width in zip(row, widths, strict=True):
        measure = partial(widest_width, bold=cell.bold)
        found, _ = wrap(cell.text, width - 2 * PADDING, size=size, lines=99, measure=measure)
        lines = max(lines, len(found))
    return round(lines * size * LEADING + 2 * PADDING, 2)


def _widths(grid: Grid, room: float, size: float) -> tuple[float, ...]:
    """Share the room: nobody gets more than it needs, nobody less than its longest word."""
    whole, words = [], []
    for column, (head, *rest) in enumerate(zip(grid.header, *grid.rows, strict=True)):
        texts = [(head, True), *((each, column == grid.strong) for each in rest)]
        whole.append(max(widest_width(each, size, bold=bold) for each, bold in texts))
        parts = ((word, bold) for each, bold in texts for word in each.split())
        longest = (widest_width(word, size, bold=bold) for word, bold in parts)
        words.append(max(longest, default=0.0))
    needed = [each + 2 * PADDING + 1 for each in whole]
    least = [min(max(each + 2 * PADDING + 1, 24.0), room / len(whole)) for each in words]
    if sum(needed) <= room:
        return tuple(round(each, 2) for each in needed)
    # What is left after the least goes to those who need more, in the ratio of their need.
    spare = room - sum(least)
    wants = [max(0.0, one - other) for one, other in zip(needed, least, strict=True)]
    capped = [min(each, 2.5 * _LEAST + room / len(whole)) for each in wants]
    total = sum(capped) or 1.0
    return tuple(
        round(one + max(0.0, spare) * share / total, 2)
        for one, share in zip(least, capped, strict=True)
    )
