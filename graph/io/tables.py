"""A data folder -> rows, a report of every problem, and the graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph import validate
from graph.contract import CITATIONS, EDGES, NODES, SOURCES, Column
from graph.errors import DataError, Report
from graph.io.cells import CellError, parse_cell
from graph.io.records import Limits, Sheet, read_sheet
from graph.model import Graph, build_graph
from graph.validate import Row, Tables

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLE = _PACKAGE / "_bundle"
_FILES: tuple[tuple[str, Sequence[Column], bool], ...] = (
    ("nodes.csv", NODES, True),
    ("edges.csv", EDGES, True),
    ("sources.csv", SOURCES, False),
    ("citations.csv", CITATIONS, False),
)
"""File, its columns, and whether it must be there."""


def shipped(name: str) -> Path:
    """Return the path of something shipped beside the package: ``data`` or ``app.py``.

    An installed wheel carries them inside the package, a checkout in its top folder.
    """
    return (_BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent) / name


def load_graph(folder: str | Path | None = None, *, limits: Limits | None = None) -> Graph:
    """Load a data folder into a frozen graph.

    Parameters
    ----------
    folder
        Folder with ``nodes.csv`` and ``edges.csv``, and if provenance is kept ``sources.csv``
        and ``citations.csv``. Default: the shipped data.
    limits
        Largest files accepted.

    Returns
    -------
    networkx.MultiDiGraph
        See `graph.model` for its attributes.

    Raises
    ------
    DataError
        With every error of all files.
    """
    G, report = check_folder(folder, limits=limits)
    if G is None:
        raise DataError(report)
    return G


def check_folder(
    folder: str | Path | None = None, *, limits: Limits | None = None
) -> tuple[Graph | None, Report]:
    """Read a data folder and report every problem; the graph is None when there are errors."""
    path = shipped("data") if folder is None else Path(folder)
    limits = limits or Limits()
    report = Report()
    sheets = [
        read_sheet(path / name, columns, limits)
        for name, columns, needed in _FILES
        if needed or (path / name).is_file()
    ]
    rows = {sheet.file: _parse(sheet) for sheet in sheets}
    for sheet in sheets:
        report.errors += sheet.errors
        report.warnings += sheet.warnings
    first = sheets[0]
    tables = Tables(
        rows["nodes.csv"],
        rows["edges.csv"],
        rows.get("sources.csv"),
        rows.get("citations.csv"),
        broken_nodes=frozenset(each.cells.get("id", "") for each in first.broken),
        nodes_complete=first.complete,
    )
    report.errors += validate.errors(tables)
    if report.errors:
        return None, report
    G = build_graph(*([row.values for row in rows.get(name, ())] for name, *_ in _FILES))
    report.warnings += validate.warnings(G, tables)
    return G, report


def _parse(sheet: Sheet) -> list[Row]:
    columns = next(columns for name, columns, _ in _FILES if name == sheet.file)
    known = {column.name: column for column in columns}
    required = [column.name for column in columns if column.required]
    rows: list[Row] = []
    for record in sheet.records:
        values: dict[str, object] = {}
        for name in required:
            if name not in record.cells:
                sheet.error(record.line, name, "empty; this column needs a value")
        for name, cell in record.cells.items():
            column = known.get(name)
            try:
                values[name] = parse_cell(column, cell) if column else cell
            except CellError as error:
                sheet.error(record.line, name, str(error))
        rows.append(Row(record.line, values))
    return rows
