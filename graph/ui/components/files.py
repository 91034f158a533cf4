"""Components made of the text files that lie beside this one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import streamlit as st


@cache
def asset(name: str) -> str:
    """Return the text of a file in this folder.

    A text without a line break would be taken for a path by Streamlit, so one is added.
    """
    text = resources.files("graph.ui.components").joinpath(name).read_text(encoding="utf-8")
    return f"{text}\n"


@st.cache_resource(show_spinner=False)
def component(name: str, stem: str, *before: str) -> Any:
    """Return the component ``careergraph_<name>`` from the files of a stem, after other scripts."""
    return st.components.v2.component(
        f"careergraph_{name}",
        html=asset(f"{stem}.html"),
        css=asset(f"{stem}.css"),
        js="".join(asset(f"{each}.js") for each in (*before, stem)),
    )


def picked(key: str, event: str, call: Callable[[str], None] | None) -> None:
    """Call back with the node that an event of a component is about."""
    node = st.session_state[key].get(event)
    if call is not None and isinstance(node, str):
        call(node)
