"""Compare: two to four roles, credentials or plans side by side, from a shortlist."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.errors import GraphError
from graph.export.publish.documents import shown_comparison
from graph.export.publish.formats import Document
from graph.queries.comparison import Comparison
from graph.ui.cache import answer, comparison_drawn
from graph.ui.components.compare_button import SHORTLIST
from graph.ui.components.compare_empty import compare_empty
from graph.ui.components.compare_found import compared
from graph.ui.components.compare_onward import compare_onward
from graph.ui.components.compare_pickers import compare_pickers
from graph.ui.components.compare_table import compare_table
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.viewer import viewer
from graph.ui.paths import PAGES
from graph.ui.session import person
from graph.ui.shortlist import entry_name
from graph.ui.state import PlanChoice, asked_by
from graph.ui.words import escape_markdown
from graph.words import listed


def exported(look: Look) -> Document:
    """Return what is shown side by side, to be written."""
    return shown_comparison(G, shown[0], look)


G = open_graph()
choice = SHORTLIST.open(G)
profile_bar(G)
names = listed(entry_name(G, choice.kind, each) for each in choice.shown)
page_head(PAGES[SHORTLIST.name], names)
compare_pickers(G, SHORTLIST, choice)
show_problems(SHORTLIST.problems())
if len(choice.shown) < 2:  # noqa: PLR2004 - one alone is not compared
    compare_empty(G, SHORTLIST, choice)
    st.stop()
asking = asked_by(PlanChoice(), person(), G)
try:
    with st.spinner("Looking for the best plans …", show_time=True):
        found = compared(G, choice, asking, lambda problem: answer(problem, G))
except GraphError as error:
    st.error(escape_markdown(str(error)), icon=":material/error:")
    st.stop()
shown: list[Comparison] = []
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    share(SHORTLIST.link(replace(choice, differences=True)))
    export_menu(f"compare-{choice.kind}", exported, key="compare_export")
    compare_onward(G, choice)
compare_table(G, found, SHORTLIST, shown)
if found.overlaps or any(found.tracks):
    if found.overlaps:
        st.subheader("What they open, together and alone", anchor=False)
        st.caption("A filled dot: the roles and credentials of this row accept it.")
    else:
        st.subheader("On one clock", anchor=False)
    viewer(comparison_drawn(G, found), key="compare_picture")
