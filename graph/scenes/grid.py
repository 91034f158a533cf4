"""Tables on sheets: columns as wide as their words need, rows wrapped, pages when they are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.scene import LEADING, Cell, Scene, Table
from graph.scenes.sheet import Sheet, spare_width, wrapped

SIZE: Final = 11.5
PADDING: Final = 5.0
_LEAST: Final = 54.0
_MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """Words in rows and columns.

    Parameters
    ----------
    header
        Words over the columns.
    rows
        As many texts each as there are columns.
    strong
        Number of the column whose words are semibold; -1 for none.
    name
        What the table shows, for screen readers.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int = -1
    name: str = ""


def grid_scenes(grid: Grid, new_sheet: Callable[[int], Sheet]) -> list[Scene]:
    """Put a table on as many sheets as it takes; the header is repeated on each.

    Parameters
    ----------
    grid
        What to set.
    new_sheet
        Gives the sheet of a page, numbered from 0.
    """
    sheet = new_sheet(0)
    widths = _widths(grid, sheet.right - sheet.left)
    cells = [_cells(row, widths, _MOST_LINES, bold=grid.strong) for row in grid.rows]
    head = _cells(grid.header, widths, 2)
    scenes: list[Scene] = []
    rest = cells
    while rest or not scenes:
        room = sheet.bottom - sheet.top - _height(head)
        fits = 0
        while fits < len(rest) and sum(map(_height, rest[: fits + 1])) <= room:
            fits += 1
        fits = max(fits, 1)
        shown, rest = rest[:fits], rest[fits:]
        rows = (head, *shown)
        sheet.tables.append(
            Table(
                sheet.left,
                round(sheet.top, 2),
                widths,
                tuple(_height(row) for row in rows),
                rows,
                SIZE,
                PADDING,
                grid.name,
            )
        )
        scenes.append(sheet.scene())
        sheet = new_sheet(len(scenes))
    return scenes


def _cells(
    texts: Sequence[str], widths: Sequence[float], lines: int, *, bold: int | None = None
) -> tuple[Cell, ...]:
    """Return a row; `bold` is the column set in semibold, all of them when None."""
    strong = [bold in {None, column} for column in range(len(texts))]
    return tuple(
        Cell(wrapped(text, width - 2 * PADDING, SIZE, lines, bold=thick), bold=thick)
        for text, width, thick in zip(texts, widths, strong, strict=True)
    )


def _height(row: Sequence[Cell]) -> float:
    return round(max(len(cell.lines) for cell in row) * SIZE * LEADING + 2 * PADDING, 2)


def _widths(grid: Grid, room: float) -> tuple[float, ...]:
    """Share the room: nobody gets more than it needs, nobody less than its longest word."""
    columns = list(zip(grid.header, *grid.rows, strict=True))
    whole = [max(spare_width(text, SIZE, bold=True) for text in each) for each in columns]
    words = [
        max(
            (spare_width(word, SIZE, bold=True) for text in each for word in text.split()),
            default=0,
        )
        for each in columns
    ]
    needed = [each + 2 * PADDING + 1 for each in whole]
    least = [min(max(each + 2 * PADDING + 1, 24.0), room / len(columns)) for each in words]
    if sum(needed) <= room:
        return tuple(round(each, 2) for each in needed)
    # What is left after the least goes to those who need more, in the ratio of their need.
    spare = room - sum(least)
    wants = [max(0.0, one - other) for one, other in zip(needed, least, strict=True)]
    capped = [min(each, 2.5 * _LEAST + room / len(columns)) for each in wants]
    total = sum(capped) or 1.0
    return tuple(
        round(one + max(0.0, spare) * share / total, 2)
        for one, share in zip(least, capped, strict=True)
    )
