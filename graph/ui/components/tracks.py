"""Steps side by side in time, one row for each track, as a Streamlit component."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

import streamlit as st

from graph.drawing.diagram.tracks import Track
from graph.ui.components.files import asset


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "careergraph_tracks",
        html=asset("tracks.html"),
        css=asset("tracks.css"),
        js=asset("tracks.js"),
    )


def tracks_view(
    tracks: Iterable[Track],
    *,
    key: str,
    most: int,
    name: str,
    ticks: Iterable[tuple[float, str]],
    on_click: Callable[[str], None],
) -> None:
    """Show tracks from 0 to `most`; a click on a bar calls back with its node."""

    def heard() -> None:
        node = st.session_state[key].get("clicked")
        if isinstance(node, str):
            on_click(node)

    data = {
        "tracks": [asdict(track) for track in tracks],
        "ticks": [{"at": at, "label": label} for at, label in ticks],
        "most": most,
        "name": name,
    }
    _component()(key=key, data=data, on_clicked_change=heard)
