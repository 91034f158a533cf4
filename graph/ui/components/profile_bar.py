"""The bar under the navigation of every page: who is asking, and the way to change it."""

from __future__ import annotations

import streamlit as st

from graph.model.graph import Graph
from graph.person.sentences import assumed_words, profile_words
from graph.ui.components.own_bar import own_bar
from graph.ui.components.profile_dialog import edit_person
from graph.ui.session import person
from graph.ui.words import escape_markdown


def profile_bar(G: Graph) -> None:
    """Show who is asking; call it after the page is opened, before anything else is shown."""
    profile = person()
    taken = assumed_words(G, profile)
    words = " · ".join(map(_unbroken, profile_words(G, profile)))
    with st.container(
        key="profile_bar", horizontal=True, vertical_alignment="center", gap="small", wrap=False
    ):
        # On a telephone the style leaves out what is coloured: what is assumed comes first there.
        first = f":gray[{_unbroken(taken)} ·] " if taken else ""
        st.markdown(f":material/person: **You**\u2002{first}{words}", width="stretch")
        if st.button("Edit", key="profile_edit", icon=":material/edit:"):
            edit_person(G, profile)
    own_bar()


def _unbroken(text: str) -> str:
    """Escape a text for Markdown and keep it on one line."""
    return escape_markdown(text).replace(" ", "\u00a0")
