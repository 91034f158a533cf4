"""Text files that lie beside the components."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def asset(name: str) -> str:
    """Return the text of a file in this folder.

    A text without a line break would be taken for a path by Streamlit, so one is added.
    """
    text = resources.files("graph.ui.components").joinpath(name).read_text(encoding="utf-8")
    return f"{text}\n"
