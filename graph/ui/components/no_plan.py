"""The page when there is no plan: why, what to change, what is possible, and what is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
    said, missing = st.empty(), [f"- {escape_markdown(each)}" for each in missing_lines(G, answer)]
    if answer.status == "infeasible":
        problem, profile = choice.problem, choice.profile
        _why(said, what_rules_out(G, answer, profile) or missing)
        with st.spinner("Looking for ways out …"):
            found = ways(problem, G)
        _why(said, what_rules_out(G, answer, profile, found) or missing)
        ways_out(G, problem, found, change=page.change)
    else:
        _why(said, missing)
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


def _why(place: DeltaGenerator, lines: list[str]) -> None:
    """Say why, in the place of what was said before."""
    if lines:
        first, *rest = lines
        with place.container(key="no_plan_why"):
            st.markdown("\n".join((first, "", *rest)))
