"""Load a data folder, or a file that holds one, with a report of every problem."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

from graph.errors import Report
from graph.io.checking import Reading, check_reading, graph_of
from graph.io.csv_zip import read_csv_zip
from graph.io.node_link import read_node_link
from graph.io.records import Limits, Sheet, read_sheet
from graph.io.rows import TABLES
from graph.io.workbook import read_workbook
from graph.model.graph import Graph

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLE = _PACKAGE / "_bundle"

_IN_USE: Final[WeakValueDictionary[bytes, Graph]] = WeakValueDictionary()
"""The graph of the shipped data by what stands in its files, as long as somebody uses it."""


def shipped(name: str) -> Path:
    """Return the path of something shipped beside the package: ``data`` or ``app.py``.

    An installed wheel carries them inside the package, a checkout in its top folder.
    """
    return (_BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent) / name


def load_graph(folder: str | Path | None = None, *, limits: Limits | None = None) -> Graph:
    """Load a data folder, or a file that holds one, into a frozen graph.

    Parameters
    ----------
    folder
        Folder with ``nodes.csv`` and ``edges.csv``, and optionally ``sources.csv``,
        ``citations.csv``, ``titles.csv``, ``pay_by_state.csv`` and ``pay_by_industry.csv``; or a
        ``.zip`` of these files (`graph.io.csv_zip`); or a workbook with a sheet for each, an
        ``.xlsx`` (`graph.io.workbook`); or node-link data in a ``.json``
        (`graph.io.node_link`). Default: the shipped data.
    limits
        Largest files accepted; of a zip, also of each table unpacked.

    Returns
    -------
    networkx.MultiDiGraph
        See `graph.model.graph` for its attributes. The shipped data is one graph for all who use
        it: nobody can change it, and what was worked out about it is there for the next one.

    Raises
    ------
    DataError
        With every error of all files.
    """
    if folder is not None or limits is not None:
        return graph_of(read_tables(folder, limits))
    state = _shipped_state()
    found = _IN_USE.get(state)
    return found if found is not None else _shared(state, graph_of(read_tables()))


def validate(folder: str | Path | None = None, *, limits: Limits | None = None) -> Report:
    """Return every problem of a data folder, or of a file that holds one.

    Parameters
    ----------
    folder, limits
        As for `load_graph`.

    Returns
    -------
    Report
        Errors and warnings, each sorted by file and line; what cannot be read is an error.
    """
    _, report = check_folder(folder, limits=limits)
    return Report(sorted(report.errors), sorted(report.warnings))


def check_folder(
    folder: str | Path | None = None, *, limits: Limits | None = None
) -> tuple[Graph | None, Report]:
    """Read a data folder, or a file that holds one, and report every problem.

    Parameters
    ----------
    folder, limits
        As for `load_graph`.

    Returns
    -------
    graph, report
        The graph is None if there are errors.
    """
    if folder is not None or limits is not None:
        return check_reading(read_tables(folder, limits))
    state = _shipped_state()
    found, report = check_reading(read_tables())
    return None if found is None else _shared(state, found), report


def _shipped_state() -> bytes:
    """Return a digest of the shipped tables."""
    state = hashlib.sha256()
    for name, *_ in TABLES:
        table = shipped("data") / name
        state.update(table.read_bytes() if table.is_file() else b"")
        state.update(b"\0")
    return state.digest()


def _shared(state: bytes, read: Graph) -> Graph:
    """Return the graph in use of a state of the shipped tables: this one if there is none."""
    return _IN_USE.setdefault(state, read) if state == _shipped_state() else read


def read_tables(folder: str | Path | None = None, limits: Limits | None = None) -> Reading:
    """Read the tables of a data folder, or of a file that holds one, as far as they can be read."""
    path = shipped("data") if folder is None else Path(folder)
    limits, outer = limits or Limits(), Sheet(path.name)
    # A folder may be called anything.
    form = "" if path.is_dir() else path.suffix.casefold()
    if form == ".zip":
        return read_csv_zip(path, limits)
    if form == ".xlsx":
        return read_workbook(path, limits)
    if form == ".json":
        return read_node_link(path, path.name, limits)
    if path.is_file():
        outer.error("neither a folder of tables nor a .zip, .xlsx or .json file")
        return Reading([], outer)
    sheets = [
        read_sheet(path / name, columns, limits)
        for name, columns, needed in TABLES
        if needed or (path / name).is_file()
    ]
    return Reading(sheets, outer)
