"""Read the bytes of one CSV file as records with their lines, and report every problem.

The standard ``csv`` module reads the file: no cell is guessed to be a number, a date or a missing
value, so an id ``NA``, ``001`` or ``1e5`` stays text.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import Finding
from graph.model.columns import Column
from graph.model.names import closest
from graph.model.validate import Row
from graph.words import amount, counted

MAX_BYTES = 50_000_000
MAX_ROWS = 1_000_000
MAX_COLUMNS = 1_000
MAX_TEXT = 2_000

KEPT = 1_000
"""Findings of one kind that are kept of a file; further ones are counted."""

_SIGNATURES = {
    b"PK\x03\x04": "a zip or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"\x1f\x8b": "a gzip file",
    b"%PDF": "a PDF file",
}


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control, invisible and direction-changing characters, lone surrogates, line separators."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Guards against abuse: largest file in bytes, most rows and columns in a file."""

    max_bytes: int = MAX_BYTES
    max_rows: int = MAX_ROWS
    max_columns: int = MAX_COLUMNS


@dataclass(slots=True)
class Sheet:
    """What one file held: header, records and findings.

    `columns` is empty if the file is not a table; `broken` are records of the wrong length;
    `complete` is False if reading stopped before the end of the file; `more` counts the findings
    that are not kept.
    """

    file: str
    columns: list[str] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    broken: list[Row] = field(default_factory=list)
    complete: bool = False
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    more: int = 0

    def error(self, message: str, line: int = 1, column: str = "") -> None:
        """Report an error."""
        self._keep(self.errors, Finding(self.file, line, column, message))

    def warn(self, message: str, line: int = 1, column: str = "") -> None:
        """Report a warning."""
        self._keep(self.warnings, Finding(self.file, line, column, message))

    def _keep(self, findings: list[Finding], found: Finding) -> None:
        if len(findings) < KEPT:
            findings.append(found)
        else:
            self.more += 1


def read_bytes(path: Path, sheet: Sheet, limits: Limits) -> bytes | None:
    """Return the bytes of a file, or None, with an error, if it is missing or too large."""
    if not path.is_file():
        sheet.error("the file is missing")
        return None
    size = path.stat().st_size
    if size > limits.max_bytes:
        sheet.error(
            f"the file has {counted(size, 'byte')}; at most {amount(limits.max_bytes)} are read"
        )
        return None
    return path.read_bytes()


def read_sheet(path: Path, columns: Sequence[Column], limits: Limits) -> Sheet:
    """Read one file of a table; a missing or too large one is an error."""
    sheet = Sheet(path.name)
    data = read_bytes(path, sheet, limits)
    if data is not None:
        fill_sheet(sheet, data, columns, limits)
    return sheet


def fill_sheet(sheet: Sheet, data: bytes, columns: Sequence[Column], limits: Limits) -> None:
    """Read the bytes of one file into its sheet."""
    text = decode(data, sheet, "CSV")
    if text is None:
        return
    fill_rows(sheet, _rows(text, sheet, limits), columns, limits)


def fill_rows(
    sheet: Sheet, rows: Iterator[tuple[int, list[str]]], columns: Sequence[Column], limits: Limits
) -> None:
    """Read lines with their cells, the first one the header, into a sheet."""
    header_line, header = next(rows, (1, []))
    if not header:
        sheet.error(f"the file is empty; its first line must be a header with {_names(columns)}")
        return
    if len(header) > limits.max_columns:
        most = amount(limits.max_columns)
        sheet.error(f"{counted(len(header), 'column')}; at most {most} are allowed", header_line)
        return
    errors = len(sheet.errors)
    _check_header(sheet, header_line, header, columns)
    if len(sheet.errors) > errors:
        return  # the rows below cannot be read
    sheet.columns = header
    sheet.complete = True
    _fill(sheet, rows)


def decode(data: bytes, sheet: Sheet, form: str) -> str | None:
    """Return the text of a file, or None, with an error that says what the file is instead."""
    for signature, meaning in _SIGNATURES.items():
        if data.startswith(signature):
            sheet.error(f"this is {meaning}; save it as {form} (UTF-8)")
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        sheet.error(f"byte 0x{byte:02x} is not UTF-8; save the file as {form} (UTF-8)", line)
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        sheet.error("the file contains a NUL character, so it is not a text file", line)
        return None
    return text


def _rows(text: str, sheet: Sheet, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Yield (first physical line, cells) of every record that is not blank."""
    csv.field_size_limit(max(limits.max_bytes, 1))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    blank: list[int] = []
    count = 0
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                sheet.error("a quote that opens in this record is never closed", line)
                sheet.complete = False
                return
            sheet.error(
                "text after a closing quote; write a quote inside a quoted cell twice", line
            )
            continue
        if not any(row):
            blank.append(line)
            continue
        for each in blank:
            sheet.warn("blank line inside the file", each)
        blank.clear()
        count += 1
        if count > limits.max_rows + 1:
            sheet.error(f"more than {counted(limits.max_rows, 'row')}; the rest is not read", line)
            sheet.complete = False
            return
        yield line, row


def _names(columns: Sequence[Column]) -> str:
    return ", ".join(column.name for column in columns if column.required)


def _check_header(sheet: Sheet, line: int, header: list[str], columns: Sequence[Column]) -> None:
    known = {column.name: column for column in columns}
    if len(header) == 1 and header[0] not in known:
        for delimiter, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if delimiter in header[0]:
                sheet.error(f"columns are separated by {name}; only commas are allowed", line)
                return
    seen: set[str] = set()
    for position, name in enumerate(header, start=1):
        if name in seen:
            sheet.error("the header names this column twice", line, name)
        elif not name.strip():
            sheet.error(f"column {position} has no name", line)
        else:
            check_column(sheet, line, name, known)
        seen.add(name)
    for column in columns:
        if column.required and column.name not in {name.strip().casefold() for name in header}:
            sheet.error("the header lacks this required column", line, column.name)


def check_column(sheet: Sheet, line: int, name: str, known: Collection[str]) -> None:
    """Report a wrong or unknown column name."""
    meant = name.strip().casefold()
    if name in known:
        return
    if meant in known:
        sheet.error(f"unknown column {name!r}: write it as {meant!r}", line, name)
    elif name == "key" and "relation" in known:
        # networkx and the JSON form call the name of an edge so.
        sheet.error("this name is reserved for edge keys; give the column another name", line, name)
    else:
        sheet.warn(f"unknown column, kept as an attribute{closest(meant, known)}", line, name)


def _fill(sheet: Sheet, rows: Iterator[tuple[int, list[str]]]) -> None:
    width = len(sheet.columns)
    for line, row in rows:
        if len(row) != width:
            sheet.error(f"the record has {counted(len(row), 'cell')}, the header has {width}", line)
        cells = {name: cell for name, cell in zip(sheet.columns, row, strict=False) if cell}
        if len(row) != width:
            sheet.broken.append(Row(sheet.file, line, cells))
            continue
        if not _plain("".join(row)):
            for name, cell in cells.items():
                check_text(sheet, line, name, cell)
        sheet.records.append(Row(sheet.file, line, cells))


def _plain(text: str) -> bool:
    """Tell whether a text, or all texts it is made of, is short and has usual letters only."""
    return len(text) <= MAX_TEXT and text.isascii() and text.isprintable()


def check_text(sheet: Sheet, line: int, column: str, cell: str) -> None:
    """Report a cell that is too long or has an invisible character."""
    if len(cell) > MAX_TEXT:
        sheet.error(
            f"{counted(len(cell), 'character')}; at most {amount(MAX_TEXT)} are allowed",
            line,
            column,
        )
    if _plain(cell):
        return
    for character in cell:
        if character not in "\n\r" and unicodedata.category(character) in _UNSEEN:
            code = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "control character").lower()
            sheet.error(f"{code} ({name}) is not allowed in a cell", line, column)
            return
