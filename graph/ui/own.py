"""A person's own data: kept in their session, seen by nobody else, gone with the visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graph.errors import Report
from graph.io.checking import check_reading
from graph.io.given import read_given, size
from graph.model.graph import Graph
from graph.ui.loading import data_folder, loaded
from graph.ui.session import choices_kept, put_back

_OWN: Final = "own data"
_BEFORE: Final = "before own data"
"""There while the own data is in use: what was asked of the shipped data."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a person handed over.

    `name` is that of the file or files, `tables` has the rows of each table; there is no graph when
    the report has errors.
    """

    name: str
    tables: Sequence[tuple[str, int]]
    graph: Graph | None
    report: Report


def own_data() -> Own | None:
    """Return what this person handed over in this visit."""
    found: Own | None = st.session_state.get(_OWN)
    return found


def in_use() -> Graph | None:
    """Return the graph of the own data if this visit uses it."""
    found = own_data()
    return found.graph if found is not None and _BEFORE in st.session_state else None


def hand_over(files: Sequence[tuple[str, bytes]]) -> None:
    """Read a person's files; they are not in use yet."""
    reading = read_given(files)
    G, report = check_reading(reading)
    st.session_state[_OWN] = Own(reading.outer.file, size(reading), G, report)


def use() -> None:
    """Show the own data on every page of this visit."""
    found = own_data()
    if found is not None and found.graph is not None and _BEFORE not in st.session_state:
        st.session_state[_BEFORE] = choices_kept()


def use_shipped() -> None:
    """Show the shipped data again, with what was asked of it before."""
    own, before = in_use(), st.session_state.pop(_BEFORE, None)
    G = shipped_data()
    if own is not None and before is not None and G is not None:
        put_back(before, G, own)


def forget() -> None:
    """Forget what was handed over."""
    use_shipped()
    st.session_state.pop(_OWN, None)


def shipped_data() -> Graph | None:
    """Return the data that everybody sees, whatever this visit uses."""
    return loaded(data_folder())[0]


def report_of_all() -> Report:
    """Return the report about the data that everybody sees."""
    return loaded(data_folder())[1]
