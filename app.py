"""The browser app: page settings and navigation, nothing else."""

import streamlit as st

from graph.ui.paths import ICON, PAGES, page_file

page = st.navigation(
    [
        st.Page(page_file(name), title=title, url_path=name, default=name == next(iter(PAGES)))
        for name, title in PAGES.items()
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · careergraph", page_icon=str(ICON), layout="wide")
page.run()
