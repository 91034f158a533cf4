"""The clickable network as a Streamlit component: vis-network from the installed pyvis wheel."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import streamlit as st

from graph.drawing.diagram.nearest import ORDER
from graph.drawing.diagram.selection import Selection
from graph.ui.components.files import component, picked

_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")


@st.cache_resource(show_spinner=False)
def _loader() -> Any:
    """Register the component that only brings vis-network: it carries no data, so sends once.

    The text is that of the pyvis wheel, made an ES module.
    """
    text = resources.files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8")
    script = f"{text}\nexport default function () {{}}\n"
    return st.components.v2.component("careergraph_vis", js=script)


def graph_view(
    drawn: dict[str, Any],
    *,
    key: str,
    selected: str,
    on_click: Callable[[str], None],
    on_focus: Callable[[str], None] | None = None,
) -> None:
    """Show the graph; a click, the Enter key or a double click calls back with the id of the node.

    `drawn` is from `graph.ui.drawing.payload`: the view keeps zoom and place while it is the same.
    """
    _loader()(key="careergraph_vis")

    component("graph", "graph_view", "graph_paint")(
        key=key,
        data={**drawn, "selected": selected},
        on_clicked_change=lambda: picked(key, "clicked", on_click),
        on_focused_change=lambda: picked(key, "focused", on_focus),
    )


def under_graph(words: str, short: Selection, *, whole: bool, on_whole: Callable[[], None]) -> None:
    """Say what is in the picture and offer the nodes that are left out.

    `short` is the view with as many nodes as are read at a glance; `whole` says whether all are
    shown now.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="under_graph"):
        st.caption(words)
        if short.more:
            st.button(
                f"Show nearest {len(short.nodes)}" if whole else f"Show all ({short.more} more)",
                icon=":material/unfold_less:" if whole else ":material/unfold_more:",
                help=f"Shown first: {ORDER}.",
                on_click=on_whole,
            )
