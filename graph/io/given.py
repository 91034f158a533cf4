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
from graph.words import amount, counted, listed

VISIT: Final = Limits(max_bytes=10_000_000, max_rows=20_000, max_columns=200)
"""What a stranger may hand over: enough for many times the shipped data."""

ENDINGS: Final = ("csv", "zip", "xlsx")
_COPY: Final = re.compile(r"( ?\(\d+\)| - copy| copy)+(?=\.csv$)")
"""What a browser or a file manager adds to a name that is there already."""


def read_given(files: Sequence[tuple[str, bytes]], limits: Limits = VISIT) -> Reading:
    """Read what somebody hands over; nothing is written to disk.

    Parameters
    ----------
    files
        Name and content of each file: tables (``nodes.csv``, ``edges.csv``, ...), or one ``.zip``
        or ``.xlsx`` of them.
    limits
        Of all files together, unpacked, and of the rows and columns of each table.

    Returns
    -------
    Reading
        For `graph.io.checking.check_reading`. Its findings name files and sheets as they are named
        in `files`.
    """
    several = f" and {counted(len(files) - 1, 'more file')}" if len(files) > 1 else ""
    outer = Sheet(f"{files[0][0]}{several}" if files else "no file")
    if sum(len(data) for _, data in files) > limits.max_bytes:
        outer.error(f"the files have more than {counted(limits.max_bytes, 'byte')}")
        return Reading([], outer)
    whole = [name for name, _ in files if _ending(name) in {"zip", "xlsx"}]
    if len(files) == 1 and whole:
        (name, data) = files[0]
        read = zip_tables if _ending(name) == "zip" else workbook_tables
        return read(data, outer, limits)
    for name in whole:
        outer.error(f"{name!r} holds all tables; choose it alone")
    return _tables(files, outer, limits)


def _tables(files: Sequence[tuple[str, bytes]], outer: Sheet, limits: Limits) -> Reading:
    known = {file: columns for file, columns, _ in TABLES}
    given: dict[str, bytes] = {}
    for name, data in files:
        file = _COPY.sub("", name.strip().casefold())
        if file in given:
            outer.error(f"two files are called {file}; choose one")
        elif file in known:
            given[file] = data
        elif _ending(name) not in {"zip", "xlsx"}:
            outer.error(f"{name!r} is no table; name the file {listed(known, 'or')}")
    sheets = []
    for file, columns, needed in TABLES:
        if file in given or (needed and not outer.errors):
            sheet = Sheet(file)
            sheets.append(sheet)
            if file in given:
                fill_sheet(sheet, given[file], columns, limits)
            else:
                sheet.error("the file is missing; choose it together with the others")
    # Without nodes or edges nothing can be checked; what is wrong with the names comes first.
    return Reading([] if outer.errors else sheets, outer)


def size(reading: Reading) -> list[tuple[str, int]]:
    """Return each table that was read, and how many rows it has."""
    return [(sheet.file, len(sheet.records)) for sheet in reading.sheets if sheet.columns]


def limits_words(limits: Limits = VISIT) -> str:
    """Say how much may be handed over."""
    megabytes = limits.max_bytes // 1_000_000
    rows, columns = amount(limits.max_rows), amount(limits.max_columns)
    return f"At most {megabytes} MB, {rows} rows and {columns} columns a table."


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()
