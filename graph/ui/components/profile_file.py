"""A profile as a file: saved from the dialog, and opened in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Final

import streamlit as st

from graph.errors import DataError
from graph.model.graph import Graph
from graph.person.file import format_profile, parse_profile
from graph.person.profile import Profile
from graph.ui.words import escape_markdown

_SHOWN: Final = 20


def save_file(profile: Profile, key: str) -> None:
    """Show a button that saves a profile as the command line reads it (``--profile``)."""
    st.download_button(
        "Save as a file",
        data=format_profile(profile),
        file_name="profile.toml",
        mime="application/toml",
        key=key,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def open_file(G: Graph, key: str, begin: Callable[[Profile, str], None]) -> None:
    """Ask for a saved profile and start again from it; when something is wrong, say what.

    Parameters
    ----------
    G
        The graph that the names are of.
    key
        Key of the widget.
    begin
        Takes the profile and the name of the file.
    """

    def chosen() -> None:
        file = st.session_state.get(key)
        if file is not None:
            with contextlib.suppress(DataError):
                begin(parse_profile(G, file.getvalue(), file.name), file.name)

    with st.expander("Open a saved profile", icon=":material/upload_file:", key=f"{key}_more"):
        file = st.file_uploader(
            "A profile saved here or by the command line (.toml)",
            type="toml",
            key=key,
            on_change=chosen,
            max_upload_size=1,
        )
        if file is not None:
            _show_problems(G, file.getvalue(), file.name)


def _show_problems(G: Graph, data: bytes, name: str) -> None:
    """Say what is wrong in a file, with line and key."""
    try:
        parse_profile(G, data, name)
    except DataError as error:
        found = error.report.errors
        lines = [
            f"line {each.line}{f', {each.column}' if each.column else ''}: {each.message}"
            for each in found[:_SHOWN]
        ]
        lines += [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        listed = "\n".join(f"- {escape_markdown(each)}" for each in lines)
        st.error(f"{escape_markdown(name)} was not used:\n{listed}")
