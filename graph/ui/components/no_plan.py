"""The page when there is no plan: why, what to change, what is possible, and what is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.drawing.diagram.plan import missing_lines
from graph.model.graph import Graph
from graph.model.names import title
from graph.person.options import defaults, options
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.ui.cache import ways
from graph.ui.components.details import details
from graph.ui.components.plan_facts import pick_node
from graph.ui.components.ways_out import ways_out, what_rules_out
from graph.ui.session import Page
from graph.ui.state import PlanChoice
from graph.ui.words import escape_markdown


def no_plan(G: Graph, answer: Answer, choice: PlanChoice, page: Page[PlanChoice]) -> None:
    """Say what rules a plan out and what to do about it; what the goal asks for is folded."""
    problem, profile = choice.problem, choice.profile
    missing = [f"- {escape_markdown(each)}" for each in missing_lines(G, answer)]
    said = what_rules_out(G, answer, profile) or missing
    if said:
        with st.container(key="no_plan_why"):
            place = st.empty()
            place.markdown(_text(said))
    if answer.status == "infeasible":
        with st.spinner("Looking for ways out …"):
            found = ways(problem, G)
        if said:
            place.markdown(_text(what_rules_out(G, answer, profile, found) or missing))
        ways_out(G, problem, found, change=page.change)
    if limits := changed_limits(choice.profile):
        st.button("Clear all limits", on_click=partial(page.change, **limits))
    asked = f"What {escape_markdown(title(G, choice.target))} asks for"
    shown = st.expander(asked, key="no_plan_details", on_change="rerun")
    if shown.open:
        node = choice.node if choice.node in G else choice.target
        with shown:
            details(G, node, key="plan_details", on_pick=partial(pick_node, page))


def changed_limits(profile: Profile) -> dict[str, object]:
    """Return the usual value of each limit that is set."""
    usual = defaults(Profile)
    limits = [name for name, each in options(Profile).items() if each.group == "limit"]
    return {name: usual[name] for name in limits if getattr(profile, name) != usual[name]}


def _text(lines: list[str]) -> str:
    first, *rest = lines
    return "\n".join((first, "", *rest))
