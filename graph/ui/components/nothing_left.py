"""What is said when filters leave nothing, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import Selection, loosen
from graph.model.graph import Graph
from graph.words import counted


def is_empty(selection: Selection) -> bool:
    """Tell whether filters left the focus only, or nothing."""
    return selection.hidden > 0 and len(selection.nodes) <= 1


def nothing_left(
    G: Graph, choice: ExploreChoice, selection: Selection, *, on_clear: Callable[[], None]
) -> None:
    """Say which filter hides how much, and offer to clear all of them."""
    st.info("No nodes match the filters. Clear one of them:", icon=":material/filter_alt_off:")
    ways = [each for each in loosen(G, choice) if each[1] > len(selection.nodes)]
    lines = [f"- without the filter **{name}**: {counted(n, 'node')}" for name, n in ways]
    st.markdown("\n".join(lines) or "No single filter causes this; clear them all.")
    st.button("Clear all filters", on_click=on_clear, type="primary")
