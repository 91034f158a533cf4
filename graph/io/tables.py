"""Load a data folder, or a file that holds one, with a report of every problem."""

from __future__ import annotations

from pathlib import Path

from graph.errors import Report
from graph.io.checking import Reading, check_reading, graph_of
from graph.io.csv_zip import read_csv_zip
from graph.io.node_link import read_node_link
from graph.io.records import Limits, Sheet, read_sheet
from graph.io.rows import TABLES
from graph.model.graph import Graph

_PACKAGE = Path(__file__).resolve().parent.parent
_BUNDLE = _PACKAGE / "_bundle"


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
        ``citations.csv``, ``titles.csv`` and ``pay_by_state.csv``; or a ``.zip`` of these files
        (`graph.io.csv_zip`); or node-link data in a ``.json`` (`graph.io.node_link`).
        Default: the shipped data.
    limits
        Largest files accepted; of a zip, also of each table unpacked.

    Returns
    -------
    networkx.MultiDiGraph
        See `graph.model.graph` for its attributes.

    Raises
    ------
    DataError
        With every error of all files.
    """
    return graph_of(read_tables(folder, limits))


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
    return check_reading(read_tables(folder, limits))


def read_tables(folder: str | Path | None = None, limits: Limits | None = None) -> Reading:
    """Read the tables of a data folder, or of a file that holds one, as far as they can be read."""
    path = shipped("data") if folder is None else Path(folder)
    limits, outer = limits or Limits(), Sheet(path.name)
    # A folder may be called anything.
    form = "" if path.is_dir() else path.suffix.casefold()
    if form == ".zip":
        return read_csv_zip(path, limits)
    if form == ".json":
        return read_node_link(path, path.name, limits)
    if path.is_file():
        outer.error("neither a folder of tables nor a .zip or .json file")
        return Reading([], outer)
    sheets = [
        read_sheet(path / name, columns, limits)
        for name, columns, needed in TABLES
        if needed or (path / name).is_file()
    ]
    return Reading(sheets, outer)
