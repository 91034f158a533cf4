"""The Export menu every page has: what is seen, in any format, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from graph.drawing.decks.sheet import PAPERS, Look
from graph.export.publish.formats import FORMATS, Export, today, written

_PICTURES: Final = (".pptx", ".pdf", ".svg", ".png", ".html")
_PAPER_NAMES: Final = {
    "wide": "16:9",
    "a4": "A4",
    "letter": "Letter",
    "a4-upright": "A4 upright",
    "letter-upright": "Letter upright",
}


def export_menu(name: str, make: Callable[[Look], Export], *, key: str) -> None:
    """Show the menu.

    Parameters
    ----------
    name
        What files are called, before the date: the view in short.
    make
        Gives the view, drawn with a look; called on a click, not before.
    key
        Unique on the page.
    """
    with st.popover("Export", icon=":material/download:"):
        paper = st.selectbox(
            "Paper", list(PAPERS), key=f"{key}_paper", format_func=_PAPER_NAMES.__getitem__
        )
        dark = st.toggle("Dark", key=f"{key}_dark")
        look = Look(today(), paper, dark=dark)
        st.caption("Slides, pictures and a page that works without a network")
        _buttons(name, partial(make, look), _PICTURES, key)
        st.caption("The facts, for other programs")
        _buttons(name, partial(make, look), tuple(FORMATS.keys() - {*_PICTURES}), key)


def _buttons(name: str, make: Callable[[], Export], endings: tuple[str, ...], key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for ending in sorted(endings, key=list(FORMATS).index):
            st.download_button(
                f"{ending.removeprefix('.')}",
                data=partial(_data, make, ending),
                file_name=f"careergraph-{name}-{today()}{ending}",
                mime=FORMATS[ending].media,
                key=f"{key}{ending}",
                help=FORMATS[ending].words,
                on_click="ignore",
            )


def _data(make: Callable[[], Export], ending: str) -> bytes:
    return written(make(), ending)
