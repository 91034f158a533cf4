"""Horizontal bars on one scale, as a Streamlit component: pay ranges and timelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from graph.ui.components.files import asset


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Parameters
    ----------
    label
        Words before the bar; may be empty.
    start, end
        On the common scale.
    text
        Words at the bar.
    fill
        Colour.
    middle
        Place of a tick, for example the median.
    id
        Node to pick with a click; empty: the bar is no button.
    """

    label: str
    start: float
    end: float
    text: str
    fill: str
    middle: float | None = None
    id: str = ""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "careergraph_bars", html=asset("bars.html"), css=asset("bars.css"), js=asset("bars.js")
    )


def bars(
    rows: Iterable[Bar],
    *,
    key: str,
    most: float,
    name: str,
    ticks: Iterable[tuple[float, str]] = (),
    on_click: Callable[[str], None] | None = None,
) -> None:
    """Show bars from 0 to `most`; a click on a bar with an id calls back with it."""

    def heard() -> None:
        node = st.session_state[key].get("clicked")
        if on_click is not None and isinstance(node, str):
            on_click(node)

    data = {
        "rows": [
            {
                (
                    "from" if k == "start" else "to" if k == "end" else "at" if k == "middle" else k
                ): v
                for k, v in asdict(row).items()
            }
            for row in rows
        ],
        "ticks": [{"at": at, "label": label} for at, label in ticks],
        "most": most,
        "name": name,
    }
    _component()(key=key, data=data, on_clicked_change=heard)
