"""A line under the bar of every page while somebody's own data is shown."""

from __future__ import annotations

import streamlit as st

from graph.ui.own import in_use, own_data, use_shipped
from graph.ui.words import escape_markdown


def own_bar() -> None:
    """Say that the own data is shown, in this visit only, with the way back; or nothing."""
    found = own_data()
    if found is None or in_use() is None:
        return
    with st.container(
        key="own_bar", horizontal=True, vertical_alignment="center", gap="small", wrap=False
    ):
        name = escape_markdown(found.name)
        st.markdown(
            f":material/folder_open: **Your own data**, in this visit only · {name}",
            width="stretch",
        )
        st.button("Back to the shipped data", key="own_back", on_click=use_shipped)
