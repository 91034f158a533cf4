"""What every page has: its graph or a readable report, address problems, the share button."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from graph.errors import Report
from graph.model.graph import Graph
from graph.ui.loading import data_folder, loaded
from graph.ui.own import in_use
from graph.ui.paths import ICON
from graph.ui.words import escape_markdown
from graph.words import counted

_HERE = Path(__file__).parent


def open_graph() -> Graph:
    """Return the graph of the data folder; when it has errors, show them and stop the page."""
    st.logo(str(ICON), size="large")
    st.html(_HERE / "frame.css")
    own = in_use()
    if own is not None:
        return own
    G, report = loaded(data_folder())
    if G is None:
        show_report(report)
        st.stop()
    return G


def page_head(name: str, about: str = "") -> None:
    """Name the page: in the browser's tab, and as its heading for who listens to it.

    Parameters
    ----------
    name
        What the navigation calls the page.
    about
        What it shows now; a text of the data.
    """
    words = f"{about} · {name}" if about else name
    st.set_page_config(page_title=f"{words} · careergraph")
    with st.container(key="page_heading"):
        st.title(name, anchor=False)


def show_report(report: Report) -> None:
    """Show every problem of a data folder, errors first."""
    folder = data_folder()
    where = f"The data folder {escape_markdown(folder)}" if folder else "The shipped data"
    st.error(
        f"{where} has {counted(len(report.errors), 'error')}, so it cannot be shown. "
        "Correct the rows below and reload the page.",
        icon=":material/error:",
    )
    rows = [("error", each) for each in sorted(report.errors)]
    rows += [("warning", each) for each in sorted(report.warnings)]
    st.dataframe(
        [
            {
                "kind": kind,
                "file": each.file,
                "line": each.line,
                "column": each.column,
                "what is wrong": each.message,
            }
            for kind, each in rows[:500]
        ],
        hide_index=True,
        width="stretch",
    )
    if len(rows) > 500:  # noqa: PLR2004 - as above
        st.caption(f"Showing the first 500 of {counted(len(rows), 'row')}.")


def show_problems(problems: Sequence[str]) -> None:
    """Say which parts of an address the data does not have."""
    if problems:
        lines = "\n".join(f"- {escape_markdown(each)}" for each in problems)
        st.warning(f"Parts of this link could not be used:\n{lines}", icon=":material/link_off:")


def share(link: str) -> None:
    """Show a button with the address of what is seen."""
    with st.popover("Share", icon=":material/share:"):
        own = "" if in_use() is None else " It shows the shipped data, not your own."
        st.caption(f"This link opens the same view for anyone who runs the app:{own}")
        st.code(link, language=None, wrap_lines=True)
