"""Read tables that somebody hands over as files: some CSV files, a zip of them, or a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.io.checking import Reading
from graph.io.csv_zip import zip_tables
from graph.io.records import Limits, Sheet, fill_sheet
from graph.io.rows import TABLES
from graph.io.workbook import workbook_tables
from graph.words import counted, listed

VISIT: Final = Limits(max_bytes=5_000_000, max_rows=10_000, max_columns=100)
"""What a stranger may hand over: some times the shipped data."""

ENDINGS: Final = ("csv", "zip", "xlsx")
_WHOLE: Final = {"zip", "xlsx"}
_COPY: Final = re.compile(r"( ?\(\d+\)| - copy| copy)+(?=\.csv$)")
"""What a browser or a file manager adds to a name that is there already."""


def read_given(files: Sequence[tuple[str, bytes]], limits: Limits = VISIT) -> Reading:
    """Read what somebody hands over; nothing is written to disk.

    Parameters
    ----------
    files
        Name and content of each file: tables (``nodes.csv``, ``edges.csv``, ...), or a ``.zip`` or
        ``.xlsx`` of them. The last one decides: if it holds all tables, it is read alone.
    limits
        Of all files together, unpacked, and of the rows and columns of each table.

    Returns
    -------
    Reading
        For `graph.io.checking.check_reading`. Its findings name files and sheets as they are named
        in `files`.
    """
    outer = Sheet(" and ".join([*(name for name, _ in files[:1]), *_others(files[1:])]))
    if sum(len(data) for _, data in files) > limits.max_bytes:
        outer.error(f"the files have more than {counted(limits.max_bytes, 'byte')}")
        return Reading([], outer)
    if files and _ending(files[-1][0]) in _WHOLE:
        *before, (name, data) = files
        outer = Sheet(name)
        for other, _ in before:
            outer.warn(f"{other!r} is not read: the file chosen last holds all tables")
        read = zip_tables if _ending(name) == "zip" else workbook_tables
        return read(data, outer, limits)
    return _tables(files, outer, limits)


def _others(files: Sequence[tuple[str, bytes]]) -> list[str]:
    return [counted(len(files), "more file")] if files else []


def _tables(files: Sequence[tuple[str, bytes]], outer: Sheet, limits: Limits) -> Reading:
    known = {file: columns for file, columns, _ in TABLES}
    given: dict[str, bytes] = {}
    for name, data in files:
        file = _COPY.sub("", name.strip().casefold())
        if _ending(name) in _WHOLE:
            outer.warn(f"{name!r} is not read: the file chosen last is a table")
        elif file in known:
            if file in given:
                outer.warn(f"of several files called {file}, the one chosen last is read")
            given[file] = data
        else:
            outer.error(f"{name!r} is no table; name the file {listed(known, 'or')}")
    sheets = []
    for file, columns, needed in TABLES:
        if file in given or needed:
            sheet = Sheet(file)
            sheets.append(sheet)
            if file in given:
                fill_sheet(sheet, given[file], columns, limits)
            else:
                sheet.error("the file is missing; choose it together with the others")
    # Of files that are not called like tables nothing more can be said.
    return Reading(sheets if given else [], outer)


def size(reading: Reading) -> list[tuple[str, int]]:
    """Return each table that was read, and how many rows it has."""
    return [(sheet.file, len(sheet.records)) for sheet in reading.sheets if sheet.columns]


def limits_words(limits: Limits = VISIT) -> str:
    """Say how much may be handed over."""
    megabytes = limits.max_bytes // 1_000_000
    rows, columns = counted(limits.max_rows, "row"), counted(limits.max_columns, "column")
    return f"At most {megabytes} MB, {rows} and {columns} a table."


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()
