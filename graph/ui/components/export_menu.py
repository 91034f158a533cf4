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
    with st.popover("Export", icon=":material/download:"):
        paper = st.selectbox(
            "Paper", list(PAPERS), key=f"{key}_paper", format_func=_PAPER_NAMES.__getitem__
        )
        dark = st.toggle("Dark", key=f"{key}_dark")
        look = Look(today(), paper, dark=dark)
        for words, pictures in (
            ("Slides, pictures and an offline web page", True),
            ("Data for other programs", False),
        ):
            st.caption(words)
            with st.container(horizontal=True, gap="small"):
                for ending, each in FORMATS.items():
                    if each.picture == pictures:
                        st.download_button(
                            ending.removeprefix("."),
                            data=partial(_data, make, look, ending),
                            file_name=f"careergraph-{name}-{today()}{ending}",
                            mime=each.media,
                            key=f"{key}{ending}",
                            help=each.words,
                            on_click="ignore",
                        )


def _data(make: Callable[[Look], Document], look: Look, ending: str) -> bytes:
    return FORMATS[ending].write(make(look))
