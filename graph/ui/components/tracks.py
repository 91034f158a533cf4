"""Steps side by side in time, one row for each track, as a Streamlit component."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from graph.ui.components.files import asset


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of a track.

    Parameters
    ----------
    id
        Node to pick with a click.
    number
        Of the step, as everywhere on the page.
    label, note
        What it is and how long it takes.
    spoken
        The same as a sentence, for those who do not see the bar.
    start, end
        On the common scale.
    fill
        Colour.
    light
        Outlined and hatched instead of filled.
    """

    id: str
    number: int
    label: str
    note: str
    spoken: str
    start: int
    end: int
    fill: str
    light: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A row of bars with its name."""

    name: str
    spans: tuple[Span, ...]


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
