"""What every page has: its graph or a readable report, address problems, the share button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.errors import Report
from graph.model.graph import Graph
from graph.ui.cache import data_folder, loaded
from graph.ui.paths import ICON
from graph.ui.words import escape_markdown
from graph.words import counted

_TIGHT = """
<style>
.stMainBlockContainer { padding: 4.4rem 1.6rem 3rem; max-width: 1560px; }
[data-testid="stButtonGroup"] button { min-height: 2.5rem; }
h2 { font-size: clamp(1.55rem, 1.1rem + 1.6vw, 2.2rem) !important; }
[data-testid="stButtonGroup"] [data-testid="stWidgetLabel"] { margin-bottom: 0; }
h2, h3 { padding: 0.1rem 0 0.2rem !important; text-wrap: balance; }
h3 { font-size: 1.35rem !important; }
[data-testid="stVerticalBlock"] .stMarkdown small { line-height: 1.35; }
[class*="st-key-step_card"] { padding-bottom: 0.35rem; }
[class*="st-key-step_card"] p { font-size: 0.95rem; line-height: 1.45; }
[class*="st-key-links_"] { row-gap: 0.1rem; }
button[kind="tertiary"] { text-align: left; min-height: 1.9rem; }
button[kind="tertiary"] div { justify-content: flex-start; text-align: left; }
@media (min-width: 641px) { .st-key-under_graph { flex-wrap: nowrap; } }
.st-key-under_graph button { white-space: nowrap; }
@media (max-width: 1000px) {
  .st-key-pickers [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-pickers [data-testid="stColumn"] { min-width: calc(50% - 1rem); }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 4.4rem 0.9rem 3rem; }
  .st-key-pickers [data-testid="stColumn"]:has([data-testid="stButtonGroup"]) { min-width: 100%; }
}
</style>
"""


def open_graph() -> Graph:
    """Return the graph of the data folder; when it has errors, show them and stop the page."""
    st.logo(str(ICON), size="large")
    st.html(_TIGHT)
    G, report = loaded(data_folder())
    if G is None:
        show_report(report)
        st.stop()
    return G


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
        st.caption("This link opens the same view for anyone who runs the app:")
        st.code(link, language=None, wrap_lines=True)
