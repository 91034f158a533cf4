"""Read the tables of a spreadsheet workbook (.xlsx), one sheet a table."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from graph.io.checking import Reading
from graph.io.records import Limits, Sheet, fill_rows, read_bytes
from graph.io.rows import TABLES, cell_text
from graph.words import amount, counted, listed, some

_PIECE: Final = 1 << 20
_MOST_PARTS: Final = 1_000
_XML: Final = 4
"""How many times larger than a table in CSV the same table is in a workbook, unpacked."""
_NAMES: Final = {file.removesuffix(".csv"): file for file, *_ in TABLES}


def read_workbook(path: Path, limits: Limits) -> Reading:
    """Read the tables of a workbook; sheets are named like the tables: ``nodes``, ``edges``.

    The limits are for the file and for the rows and columns of each sheet; unpacked, it may be four
    times as large. Other sheets are not read (a warning). Formulas count as what they showed when
    the workbook was saved.
    """
    outer = Sheet(path.name)
    data = read_bytes(path, outer, limits)
    return Reading([], outer) if data is None else workbook_tables(data, outer, limits)


def workbook_tables(data: bytes, outer: Sheet, limits: Limits) -> Reading:
    """Read the tables of the bytes of a workbook."""
    if not _is_small(data, outer, limits):
        return Reading([], outer)
    try:
        return Reading(_sheets(data, outer, limits), outer, workbook=True)
    except Exception:  # noqa: BLE001 - the library has no error of its own for what is damaged
        outer.error("not a readable workbook; save it again as .xlsx")
        return Reading([], outer)


def _is_small(data: bytes, outer: Sheet, limits: Limits) -> bool:
    """Unpack a workbook once, without keeping anything, to learn how large it is."""
    left = most = _XML * limits.max_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                outer.error(f"the workbook has {counted(len(parts), 'part')}, which are too many")
                return False
            for part in parts:
                with archive.open(part) as stream:
                    while piece := stream.read(_PIECE):
                        left -= len(piece)
                        if left < 0:
                            words = counted(most, "byte")
                            outer.error(f"unpacked, the workbook has more than {words}")
                            return False
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError):
        outer.error("not a readable workbook; save it again as .xlsx, without a password")
        return False
    return True


def _sheets(data: bytes, outer: Sheet, limits: Limits) -> list[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    named = {each.title.strip().casefold().removesuffix(".csv"): each for each in book.worksheets}
    others = [each.title for name, each in named.items() if name not in _NAMES]
    if others:
        skipped = some(map(ascii, others), "more", "and")
        outer.warn(f"not read: {skipped}; only sheets named {listed(_NAMES, 'or')} are read")
    found = []
    for file, columns, needed in TABLES:
        page = named.get(file.removesuffix(".csv"))
        if page is None and not needed:
            continue
        sheet = Sheet(file)
        found.append(sheet)
        if page is None:
            sheet.error("the workbook has no sheet of this name")
            continue
        # What a sheet says about its own size may be false.
        page.reset_dimensions()
        fill_rows(sheet, _rows(page.iter_rows(values_only=True), sheet, limits), columns, limits)
    return found


def _rows(
    rows: Iterator[Sequence[Any]], sheet: Sheet, limits: Limits
) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of every row that is not blank, as wide as the header."""
    width = 0
    # Blank rows count too: a sheet may have its last cell far below.
    for line, row in enumerate(rows, start=1):
        if line > limits.max_rows + 1:
            sheet.error(f"more than {counted(limits.max_rows, 'row')}; the rest is not read", line)
            sheet.complete = False
            return
        if len(row) > limits.max_columns and any(row[limits.max_columns :]):
            most = amount(limits.max_columns)
            sheet.error(f"a cell is to the right of column {most}; the rest is not read", line)
            sheet.complete = False
            return
        cells = [_text(cell) for cell in row[: limits.max_columns]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width = width or len(cells)
            yield line, cells + [""] * (width - len(cells))


def _text(cell: Any) -> str:
    """Return what a cell holds as a table in CSV has it."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case datetime():
            whole = cell.time() == time()
            return cell.date().isoformat() if whole else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case int() | float():
            return cell_text(cell)
        case _:
            return str(cell)
