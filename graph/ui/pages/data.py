"""Data: the tables, their sources, and a person's own files for this visit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from graph.export.publish.formats import today
from graph.io.csv_zip import to_csv_zip
from graph.ui.components import frame
from graph.ui.components.data_report import report_card
from graph.ui.components.data_sources import how_sure_shares, sources
from graph.ui.components.data_table import table, table_pills
from graph.ui.components.frame import open_graph, page_head, show_problems
from graph.ui.components.own_panel import own_panel
from graph.ui.components.profile_bar import profile_bar
from graph.ui.data_choice import VIEWS, read_data, write_data
from graph.ui.own import in_use, report_of_all
from graph.ui.paths import PAGES
from graph.ui.session import Page

PAGE = Page("data", read_data, write_data)
STYLE = Path(frame.__file__).parent / "data.css"

G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name], VIEWS[choice.view])
st.html(STYLE)
with st.container(horizontal=True, vertical_alignment="center", key="data_head"):
    st.markdown("## Data", anchors=False, width="stretch")
    st.segmented_control(
        "Show",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        label_visibility="collapsed",
        required=True,
        width="content",
        **PAGE.bind("view", choice.view, lambda view: {"view": view or choice.view}),
    )
    st.download_button(
        "Download all",
        data=partial(to_csv_zip, G),
        file_name=f"careergraph-data-{today()}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key="data_download",
    )
show_problems(PAGE.problems())

if choice.view == "tables":
    table_pills(G, PAGE, choice, opens=False)
    table(G, PAGE, choice)
elif choice.view == "own":
    own_panel(PAGE, *st.columns(2, gap="large"))
else:
    left, right = st.columns([1.12, 1], gap="large")
    with left:
        sources(G, PAGE, choice, today())
        if shares := how_sure_shares(G):
            st.subheader("How sure the data is", anchor=False)
            st.html(shares)
        st.subheader("Tables", anchor=False)
        table_pills(G, PAGE, choice, opens=True)
        if in_use() is None:
            st.subheader("Checks", anchor=False)
            st.html(report_card(report_of_all(), "No problems in any line of any table."))
    own_panel(PAGE, right, right)
