"""Plan: where you are, where to, and the best complete plan with its proof."""

from __future__ import annotations

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.errors import GraphError
from graph.export.publish.documents import shown_plan
from graph.export.publish.formats import Document
from graph.model.names import title
from graph.person.options import defaults, options
from graph.person.profile import Profile, held_at_start
from graph.ui.cache import answer, data_folder, plan_drawn, today, ways
from graph.ui.components.details import details
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.line_facts import line_facts
from graph.ui.components.plan_pickers import plan_pickers
from graph.ui.components.plan_view import answer_head, missing_view, pictures, steps_list
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.viewer import Pair, chosen
from graph.ui.components.ways_out import ways_out
from graph.ui.paths import PAGES
from graph.ui.session import Page
from graph.ui.state import read_plan, write_plan
from graph.ui.words import escape_markdown

PAGE = Page("plan", read_plan, write_plan)
# Where the session keeps the line whose facts are shown.
LINE = "plan line"


def pick(node: str) -> None:
    """Show the details of a node beside the plan."""
    st.session_state.pop(LINE, None)
    PAGE.change(node=node)


def pick_line(pair: Pair) -> None:
    """Show the facts of a line."""
    st.session_state[LINE] = pair


def close_line() -> None:
    """Show what was shown before the line."""
    st.session_state.pop(LINE, None)


def back() -> None:
    """Show the steps again."""
    PAGE.change(node="")


def changed_limits(profile: Profile) -> dict[str, object]:
    """Return the usual value of each limit that is set."""
    usual = defaults(Profile)
    limits = [name for name, each in options(Profile).items() if each.group == "limit"]
    return {name: usual[name] for name in limits if getattr(profile, name) != usual[name]}


def clear() -> None:
    """Ask again without limits and without anything to avoid."""
    PAGE.change(**changed_limits(choice.profile))


def exported(look: Look) -> Document:
    """Return the plan, to be written."""
    return shown_plan(G, found, look)


G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name], title(G, choice.target) if choice.target else "")
plan_pickers(G, PAGE, choice)
show_problems(PAGE.problems())
if not choice.target:
    st.info("Choose a target: a role or a credential.", icon=":material/flag:")
    st.stop()
try:
    with st.spinner("Looking for the best plan …", show_time=True):
        found = answer(data_folder(), choice.problem, G)
except GraphError as error:
    st.error(escape_markdown(str(error)), icon=":material/error:")
    st.stop()

answer_head(G, found)
left, right = st.columns([2.55, 1], gap="medium")
best = found.best
with left:
    if best is None:
        missing_view(G, found)
        if found.status == "infeasible":
            with st.spinner("Looking for ways out …"):
                ways_out(
                    G, choice.problem, ways(data_folder(), choice.problem, G), change=PAGE.change
                )
        if changed_limits(choice.profile):
            st.button("Clear all limits", on_click=clear)
    elif best.schedule:
        drawings = plan_drawn(data_folder(), f"{choice.problem!r} {best!r}", today(), G, found)
        pictures(drawings, on_node=pick, on_line=pick_line)
with right:
    with st.container(horizontal=True, gap="small"):
        if choice.node:
            st.button("Back to steps", icon=":material/arrow_back:", on_click=back)
        share(PAGE.link(choice))
        if best is not None:
            export_menu(choice.target, exported, key="plan_export")
    line = st.session_state.get(LINE)
    drawn = held_at_start(G, found.problem).union(*(plan.achieved for plan in found.plans))
    if line is not None and not {*line} <= drawn:
        line = None  # the plan is another one now
    if line is not None:
        line_facts(G, line, key="plan_facts", on_pick=pick, on_close=close_line)
    if choice.node in G:
        details(G, choice.node, key="plan_details", on_pick=pick)
    elif best is not None:
        steps_list(G, found, best, on_pick=pick)
    else:
        details(G, choice.target, key="plan_details", on_pick=pick)
chosen(choice.node, line)
