"""The viewer of pictures as a Streamlit component: the one that the exported page has too."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any, Final

import streamlit as st

from graph.export.html import asset

Pair = tuple[str, str]

KEYS: Final = (
    "With the keyboard: arrow keys go from box to box, L along the lines of a box, Enter shows the "
    "facts; + and - zoom, 0 shows all. The wheel zooms with Ctrl. A drag moves the picture, with "
    "Shift it marks text."
)
"""How a picture is used, for a help text."""

# Sent with every click, so it is short; `viewer.js` says what it does. With a newline it
# is a script for Streamlit, and not the name of a file.
_CHOSEN: Final = """export default({data:d})=>{
globalThis.careergraphChosen=d??null;globalThis.careergraphMark?.()}"""


@st.cache_resource(show_spinner=False)
def _viewer() -> Any:
    """Register the viewer: the script and the look of the exported page, and what is the app's."""
    return st.components.v2.component(
        "careergraph_viewer",
        html='<div class="app"></div>',
        css=f"{asset('viewer.css')}\n{_own('viewer.css')}",
        js=f"{asset('viewer.js')}\n{_own('viewer.js')}",
    )


@st.cache_resource(show_spinner=False)
def _marker() -> Any:
    return st.components.v2.component("careergraph_chosen", js=_CHOSEN)


def _own(name: str) -> str:
    return resources.files("graph.ui.components").joinpath(name).read_text(encoding="utf-8")


def viewer(
    picture: bytes,
    *,
    key: str,
    on_node: Callable[[str], None] = lambda _: None,
    on_line: Callable[[Pair], None] = lambda _: None,
) -> None:
    """Show a picture; a click or the Enter key on a box or a line calls back, if asked.

    `picture` is from `graph.ui.pictures.packed`. What is chosen is no part of it (see `chosen`):
    an unchanged picture is sent once, and after that named only, by Streamlit's message cache.
    """

    def picked() -> None:
        found = st.session_state[key].get("picked")
        match found:
            case {"node": str(node)}:
                # A step that comes twice has a box with a number after its id.
                on_node(node.split(" ")[0])
            case {"edge": [str(source), str(target)]}:
                on_line((source.split(" ")[0], target.split(" ")[0]))

    _viewer()(key=key, data=picture, on_picked_change=picked)


def chosen(node: str = "", edge: Pair | None = None) -> None:
    """Mark a box, or a line, in every picture of the page; call it once, after the pictures."""
    thing = {"edge": list(edge)} if edge else {"node": node} if node else None
    _marker()(key="careergraph_chosen", data=thing)
