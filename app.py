"""The browser app: page settings and navigation, nothing else."""

import streamlit as st

from graph.ui.paths import ICON, PAGES

st.set_page_config(page_title="careergraph", page_icon=str(ICON), layout="wide")
st.navigation(
    [
        st.Page(each.path, title=each.title, url_path=each.name, default=each.default)
        for each in PAGES.values()
    ],
    position="top",
).run()
