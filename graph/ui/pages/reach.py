"""Reach: where a person can go within months and dollars, and what a bit more would buy."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.errors import GraphError
from graph.export.publish.documents import shown_reach
from graph.export.publish.formats import Document
from graph.person.profile import Profile
from graph.planning.reach.values import Reach
from graph.ui.cache import reached
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.progress import telling
from graph.ui.components.reach_limits import limits, what_if_note
from graph.ui.components.reach_more import bit_more, nothing_in_reach
from graph.ui.components.reach_view import matrix_note, open_cells, reach_view
from graph.ui.components.reach_words import answer_words, doubts
from graph.ui.paths import PAGES
from graph.ui.reach_state import read_reach, what_if, write_reach
from graph.ui.session import Page, person
from graph.ui.state import survey_of
from graph.ui.words import escape_markdown

PAGE = Page("reach", read_reach, write_reach)
# Where the session keeps that searches may take longer.
LONGER = "reach longer"
MORE_SECONDS = 30.0


def search_longer() -> None:
    """Give searches of this visit more time from now on."""
    st.session_state[LONGER] = True


def exported(look: Look) -> Document:
    """Return what the page shows, to be written."""
    cells = open_cells(G, PAGE.again(G))
    return shown_reach(G, found, look, shown=cells[0].key if cells else "")


def ask(who: Profile) -> Reach:
    """Return what somebody can reach."""
    return reached(survey_of(who, G), G)


G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name])
show_problems(PAGE.problems())
head, tools = st.columns([3, 1], vertical_alignment="center")
head.markdown("## Where can I go from here?", anchors=False)
tried = what_if(choice, person())
question = survey_of(tried, G)
if st.session_state.get(LONGER):
    question = replace(question, time_limit=MORE_SECONDS)
with tools.container(horizontal=True, horizontal_alignment="right", gap="small"):
    share(PAGE.link(choice))
    menu = st.container(width="content")
limits(PAGE, choice, person())
what_if_note(PAGE, choice, person())
try:
    # Always in the flow of the page, so that what follows keeps its place.
    with st.empty():
        found = reached(question, G, tell=telling())
        st.empty()
except GraphError as error:
    st.error(escape_markdown(str(error)), icon=":material/error:")
    st.stop()
if any(each.type == "role" for each in found.reached):
    with menu:
        export_menu("reach", exported, key="reach_export")
    with st.container(key="reach_answer"):
        st.markdown(answer_words(G, found, person()))
    more = st.container(horizontal=True, vertical_alignment="center", gap="small", key="reach_more")
    matrix_note()
    reach_view(G, PAGE, found, question)
    if said := doubts(found):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f":material/info: {escape_markdown(said)}")
            if not st.session_state.get(LONGER):
                st.button("Search longer", type="tertiary", on_click=search_longer)
    with more:
        bit_more(G, PAGE, found, tried, ask=ask)
else:
    nothing_in_reach(G, PAGE, tried, ask=ask)
