"""A plan on the page: headline, steps, timeline, or what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from graph.drawing.diagram.plan import (
    missing_lines,
)
from graph.drawing.scene import View
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.ui.components.viewer import KEYS, Pair, viewer
from graph.ui.pictures import PLAN_VIEWS
from graph.ui.words import escape_markdown

Pick = Callable[[str], None]


def pictures(
    drawings: Mapping[View, bytes], *, on_node: Pick, on_line: Callable[[Pair], None]
) -> None:
    """Show the pictures of a plan: the calendar first."""
    names = [PLAN_VIEWS[view] for view in drawings]
    with st.container(key="plan_pictures"):
        for tab, (view, drawing) in zip(st.tabs(names), drawings.items(), strict=True):
            with tab:
                viewer(drawing, key=f"plan_{view}", on_node=on_node, on_line=on_line)
        with st.container(key="unprinted_pictures"):
            st.caption("Click a box or a line for its facts.", help=KEYS)


def missing_view(G: Graph, answer: Answer) -> None:
    """Say why there is no plan."""
    lines = missing_lines(G, answer)
    if lines:
        st.markdown("**Why there is no plan**")
        st.markdown("\n".join(f"- {escape_markdown(each)}" for each in lines))
