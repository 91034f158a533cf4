"""The pictures of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from graph.drawing.scene import View
from graph.ui.components.viewer import Pair, viewer
from graph.ui.pictures import PLAN_VIEWS

Pick = Callable[[str], None]


def pictures(
    drawings: Mapping[View, bytes], *, on_node: Pick, on_line: Callable[[Pair], None]
) -> None:
    """Show the pictures of a plan: the calendar first."""
    names = [PLAN_VIEWS[view] for view in drawings]
    shown = st.tabs(names, key="plan_pictures")
    for tab, (view, drawing) in zip(shown, drawings.items(), strict=True):
        with tab:
            viewer(drawing, key=f"plan_{view}", on_node=on_node, on_line=on_line)
