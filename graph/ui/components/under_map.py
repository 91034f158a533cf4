"""The line under a map: what is in it, and the nodes that are left out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graph.drawing.diagram.nearest import ORDER
from graph.drawing.diagram.selection import Selection


def under_map(
    words: str,
    short: Selection,
    *,
    whole: bool,
    on_whole: Callable[[], None],
    help_text: str | None = None,
) -> None:
    """Say what is in the picture and offer the nodes that are left out.

    `short` is the view with as many nodes as are read at a glance; `whole` says whether all are
    shown now.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="under_map"):
        st.caption(words, help=help_text)
        if short.more:
            st.button(
                f"Show nearest {len(short.nodes)}" if whole else f"Show all ({short.more} more)",
                icon=":material/unfold_less:" if whole else ":material/unfold_more:",
                help=f"Shown first: {ORDER}.",
                on_click=on_whole,
            )
