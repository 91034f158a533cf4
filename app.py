"""The browser app: page settings and navigation, nothing else."""

import streamlit as st

from graph.ui.paths import EXPLORE, ICON, PLAN

st.set_page_config(page_title="careergraph", page_icon=str(ICON), layout="wide")
st.navigation(
    [
        st.Page(EXPLORE, title="Explore", url_path="explore", default=True),
        st.Page(PLAN, title="Plan", url_path="plan"),
    ],
    position="top",
).run()
