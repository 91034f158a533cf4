"""Plan: where you are, where to, and the best complete plan with its proof."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.plan import NOT_A_ROUTE, how_counted
from graph.errors import GraphError
from graph.export.publish.documents import shown_plan
from graph.export.publish.formats import Document, today
from graph.model.names import title
from graph.planning.answer import Answer
from graph.planning.problem import Problem
from graph.ui.cache import answer, plan_drawn, sure
from graph.ui.components.compare_button import compare_button
from graph.ui.components.details import details
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.no_plan import no_plan
from graph.ui.components.plan_facts import pick_node, plan_facts
from graph.ui.components.plan_head import plan_head
from graph.ui.components.plan_more import MORE, look_further
from graph.ui.components.plan_pickers import plan_pickers
from graph.ui.components.plan_steps import plan_steps
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.viewer import KEYS
from graph.ui.paths import PAGES
from graph.ui.session import Page
from graph.ui.shortlist import plan_entry
from graph.ui.state import LOOKS, read_plan, write_plan
from graph.ui.words import escape_markdown

PAGE = Page("plan", read_plan, write_plan)


def exported(look: Look) -> Document:
    """Return the plan, to be written."""
    return shown_plan(G, found, look)


def ask(problem: Problem) -> Answer:
    """Return the answer to another question about the same goal."""
    with st.spinner("Looking for the best plan …"):
        return answer(problem, G)


G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name], title(G, choice.target) if choice.target else "")
plan_pickers(G, PAGE, choice)
show_problems(PAGE.problems())
if not choice.target:
    st.info("Choose what you want to become: a role or a credential.", icon=":material/flag:")
    st.stop()
try:
    with st.spinner("Looking for the best plan …", show_time=True):
        found = answer(choice.problem, G)
except GraphError as error:
    st.error(escape_markdown(str(error)), icon=":material/error:")
    st.stop()

best = found.best
planned = best is not None and bool(best.schedule)
plan_head(G, found, today())
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    if best is not None:
        export_menu(choice.target, exported, key="plan_export")
    share(PAGE.link(replace(choice, node="")))
    compare_button(G, "plan", plan_entry(choice), key="plan_compare")
    if planned:
        with st.container(key="unprinted_jump", width="content"):
            more = " · ".join(LOOKS.values())
            st.markdown(f"Below: [{more}](#{MORE})")
pick = partial(pick_node, PAGE)
if best is None:
    no_plan(G, found, choice, page=PAGE)
if planned and best is not None:
    drawings = plan_drawn(f"{choice.problem!r} {best!r}", today(), G, found)
    plan_facts(G, found, drawings, PAGE)
    with st.container(key="unprinted_pictures"):
        st.caption("Click a box or a line for its facts.", help=KEYS)
    plan_steps(G, found, best, choice.profile, today(), change=PAGE.change, pick=pick)
    look_further(
        G,
        PAGE,
        choice,
        best,
        ask=ask,
        sure=partial(sure, choice.problem, G, found),
    )
    st.caption(f":material/info: {NOT_A_ROUTE} {how_counted(found)}")
elif best is not None:
    details(G, choice.node if choice.node in G else choice.target, key="plan_details", on_pick=pick)
