"""The Export menu every page has: what is seen, in any format, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from graph.drawing.decks.sheet import PAPERS, Look
from graph.export.publish.formats import FORMATS, Document, today

_PAPER_NAMES: Final = {
    "wide": "16:9",
    "a4": "A4",
    "letter": "Letter",
    "a4-upright": "A4 portrait",
    "letter-upright": "Letter portrait",
}


def export_menu(name: str, make: Callable[[Look], Document], *, key: str) -> None:
    """Show the menu; files are called by what is shown (`name`) and the date.

    `make` gives the document, drawn with a look; it is called on a click, not before.
    """
    with st.popover("Export", icon=":material/download:"), st.container(key=f"{key}_menu"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            paper = st.selectbox(
                "Paper", list(PAPERS), key=f"{key}_paper", format_func=_PAPER_NAMES.__getitem__
            )
            dark = st.toggle("Dark", key=f"{key}_dark", width="content")
        look = Look(today(), paper, dark=dark)
        known = [ending for ending, each in FORMATS.items() if each.known]
        others = [ending for ending, each in FORMATS.items() if not each.known]
        for ending in known:
            _offer(name, make, look, ending, key)
        with st.expander("For other programs"):
            for ending in others:
                _offer(name, make, look, ending, key)


def _offer(name: str, make: Callable[[Look], Document], look: Look, ending: str, key: str) -> None:
    """Show a button for a format, and under it what one gets."""
    found = FORMATS[ending]
    with st.container(gap=None):
        st.download_button(
            f"{found.words} ({ending})",
            data=partial(_data, make, look, ending),
            file_name=f"careergraph-{name}-{today()}{ending}",
            mime=found.media,
            key=f"{key}{ending}",
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )
        st.caption(found.about)


def _data(make: Callable[[Look], Document], look: Look, ending: str) -> bytes:
    return FORMATS[ending].write(make(look))
