"""Start: what can be asked here, whom to start as, and the first question answered."""

from __future__ import annotations

import streamlit as st

from graph.errors import GraphError
from graph.planning.answer import Answer
from graph.planning.problem import Problem
from graph.ui.address import for_person
from graph.ui.cache import answer
from graph.ui.components.doors import doors, people
from graph.ui.components.first_answer import first_answer
from graph.ui.components.frame import open_graph, page_head, show_problems
from graph.ui.components.profile_bar import profile_bar
from graph.ui.paths import PAGES, page_file
from graph.ui.session import Page, person
from graph.ui.starts import starts
from graph.ui.state import PlanChoice, read_plan, write_plan
from graph.ui.words import escape_markdown
from graph.words import counted

PAGE = Page("start", read_plan, write_plan)


def ask(problem: Problem) -> Answer:
    """Return the answer to a question."""
    with st.spinner("Looking for the best plan …"):
        return answer(problem, G)


def show(found: PlanChoice) -> None:
    """Go to the page of a plan."""
    st.switch_page(page_file("plan"), query_params=for_person(write_plan(found), person()))


G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name])
show_problems(PAGE.problems())
with st.container(key="start_words"):
    st.markdown(
        "## Find your way through health-information careers: what to learn, how long it takes, "
        "what it costs and what it pays.",
        anchors=False,
    )
doors(G, PAGE, choice)
people(starts(G))
if choice.target:
    try:
        first_answer(G, choice, ask=ask, show=show)
    except GraphError as error:
        st.error(escape_markdown(str(error)), icon=":material/error:")
size = " and ".join([counted(len(G), "node"), counted(G.number_of_edges(), "link")])
st.caption(f"{size}. The Data page shows their sources, how old they are and how sure.")
