"""How far a search for everything within reach is."""

from __future__ import annotations

import streamlit as st

from graph.planning.stopping import Tell
from graph.words import out_of


def telling() -> Tell:
    """Return what shows, where it is called, how many roles and credentials are settled.

    Nothing is shown before the search tells something, so an answer that is kept shows nothing.
    """
    place = st.empty()

    def tell(done: int, total: int) -> None:
        share = min(1.0, done / max(1, total))
        place.progress(share, text=f"Looking for everything within reach: {out_of(done, total)}")

    return tell
