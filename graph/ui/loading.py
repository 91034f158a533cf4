"""The data of the app: read once per process, and again when its files change."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import streamlit as st

from graph.errors import Report
from graph.io.rows import TABLES
from graph.io.tables import check_folder, shipped
from graph.model.frozen import once
from graph.model.graph import Graph
from graph.ui.serve import DATA_VARIABLE

State = tuple[tuple[str, int, int], ...]
"""Name, time of the last change in nanoseconds and size of each file of the data."""

_NUMBERS: Final[Iterator[int]] = count()


def data_folder() -> str:
    """Return the data folder asked for; empty: the shipped data."""
    return os.environ.get(DATA_VARIABLE, "")


def loaded(folder: str) -> tuple[Graph | None, Report]:
    """Return the graph of a folder (None when it has errors) and the report about it.

    The files are read again when one of them has changed, appeared or gone.
    """
    return _read(folder, _state(folder))


@once
def edition(G: Graph) -> int:
    """Return the number of a loaded graph, which no other graph of this process has or had.

    What is remembered about a graph is kept under it, so that nothing of former data is shown.
    """
    del G
    return next(_NUMBERS)


def _state(folder: str) -> State:
    """Return what tells whether the files have changed since they were read; takes microseconds."""
    path = Path(folder) if folder else shipped("data")
    found = []
    for each in (path, *(path / name for name, _, _ in TABLES)):
        try:
            known = each.stat()
        except OSError:
            continue
        if each.is_file():
            found.append((each.name, known.st_mtime_ns, known.st_size))
    return tuple(found)


# Only the newest data is kept: sessions that show former data hold it until their next run.
@st.cache_resource(show_spinner="Reading the data …", max_entries=1)
def _read(folder: str, state: State) -> tuple[Graph | None, Report]:
    del state
    # Read after its state was taken: a change in between is seen by the next run.
    found = check_folder(folder or None)
    _leave_out_of_collections()
    return found


def _leave_out_of_collections() -> None:
    """Have the garbage collector pass over everything that is there now.

    Modules and the graph live as long as the server, and walking through them takes most of the
    time of a full collection. What was left out before is looked at once more, so that former
    data can go.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
