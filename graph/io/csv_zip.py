"""Write and read the five tables as one zip file, whose rules are in docs/formats.md."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.io.checking import Reading
from graph.io.records import Limits, Sheet, fill_sheet, read_bytes
from graph.io.rows import TABLES, Rows, cell_text, csv_table, rows_of
from graph.model.columns import Column
from graph.model.graph import Graph
from graph.words import amount, counted, listed, some

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date of the zip format: the same graph is the same file on any day."""

_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_MOST_FILES = 1_000
_FIRST = TABLES[0][0]
_MAC = "__MACOSX/"


def to_csv_zip(G: Graph) -> bytes:
    """Write a graph as a zip of its tables.

    Everything is carried; `load_graph` reads an equal graph from the file. A table that is not
    required is left out when it would be empty. Rows are sorted and nothing is compressed (the
    result would depend on the compressor's version), so the same graph gives the same bytes.

    Parameters
    ----------
    G
        The graph; text cells may hold any UTF-8 text. Control and invisible characters are
        written as they are, and reported when the file is read.

    Returns
    -------
    bytes
        UTF-8 tables without a byte order mark, RFC 4180 quoting, CRLF line ends.
    """
    tables = rows_of(G)
    return zip_of(
        {
            file: _table(tables[file], columns)
            for file, columns, needed in TABLES
            if needed or tables[file]
        }
    )


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return files as an uncompressed zip; the same ones give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file, data in files.items():
            entry = zipfile.ZipInfo(file, _EPOCH)
            entry.create_system = 3  # the default depends on the operating system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _table(rows: Rows, columns: Sequence[Column]) -> bytes:
    names = [column.name for column in columns]
    names += sorted({name for row in rows for name in row}.difference(names))
    return csv_table([names, *([cell_text(row.get(name, "")) for name in names] for row in rows)])


def read_csv_zip(path: Path, limits: Limits) -> Reading:
    """Read the tables of a zip file; nothing is unpacked to disk.

    The limits are for the zip, for its tables unpacked, together, and for the rows and columns of
    each. Other files in it are not read (a warning).
    """
    outer = Sheet(path.name)
    data = read_bytes(path, outer, limits)
    return Reading([], outer) if data is None else zip_tables(data, outer, limits)


def zip_tables(data: bytes, outer: Sheet, limits: Limits) -> Reading:
    """Read the tables of the bytes of a zip file."""
    sheets: list[Sheet] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = _sheets(archive, outer, limits)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        outer.error(f"not a readable zip file: {error}")
    return Reading(sheets, outer)


def _sheets(archive: zipfile.ZipFile, outer: Sheet, limits: Limits) -> list[Sheet]:
    known = {file for file, _, _ in TABLES}
    names = [entry.filename for entry in archive.infolist()]
    if len(names) > _MOST_FILES:
        outer.error(f"the zip holds {counted(len(names), 'file')}; at most {amount(_MOST_FILES)}")
        return []
    folder = _folder(names)
    if folder:
        outer.warn(f"the tables are in a folder of the zip, {folder!a}; they are read there")
    # An empty folder of the zip, and what a Mac adds to every zip, is nothing to tell about.
    others = {name for name in names if name not in {f"{folder}{each}" for each in known}}
    others -= {name for name in names if name == folder or (folder and name.startswith(_MAC))}
    if others:
        skipped = some(map(ascii, sorted(others)), "more", "and")
        where = "in that folder" if folder else "at the top"
        outer.warn(f"not read: {skipped}; only {listed(sorted(known))} {where} are read")
    found, left = [], limits.max_bytes
    for file, columns, needed in TABLES:
        if f"{folder}{file}" not in names and not needed:
            continue
        sheet = Sheet(file)
        found.append(sheet)
        if f"{folder}{file}" not in names:
            sheet.error("the file is missing from the top of the zip")
        elif (data := _unpack(archive, f"{folder}{file}", sheet, left)) is not None:
            left -= len(data)
            fill_sheet(sheet, data, columns, limits)
    return found


def _folder(names: Sequence[str]) -> str:
    """Return the folder of a zip that has the nodes, if it is the only one and they are not on top.

    It ends with a slash.
    """
    folders = {name.removesuffix(_FIRST) for name in names if name.endswith(f"/{_FIRST}")}
    plain = {each for each in folders if not each.startswith((_MAC, "/", ".")) and "//" not in each}
    return plain.pop() if len(plain) == 1 and _FIRST not in names else ""


def _unpack(archive: zipfile.ZipFile, name: str, sheet: Sheet, most: int) -> bytes | None:
    entries = [entry for entry in archive.infolist() if entry.filename == name]
    if len(entries) > 1:
        sheet.error(f"the zip contains this file {counted(len(entries), 'time')}")
        return None
    (entry,) = entries
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _READABLE:
        sheet.error(
            "encrypted, or compressed in an unsupported way; zip it again without a password"
        )
        return None
    try:
        with archive.open(entry) as stream:
            # The size in the directory may be false, so the bytes read are limited too.
            data = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        sheet.error(f"this part of the zip is damaged: {error}")
        return None
    if len(data) > most:
        sheet.error(f"unpacked, the file has more than {counted(most, 'byte')}")
        return None
    return data
