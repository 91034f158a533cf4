"""Below the steps: what else can be asked about a plan. The address says which of it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from graph.advice import Confidence
from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Answer, Plan
from graph.planning.problem import Problem
from graph.ui.components.plan_chart import trade_offs
from graph.ui.components.plan_head import how_sure
from graph.ui.components.plan_routes import shortest_routes
from graph.ui.components.plan_strategies import strategies
from graph.ui.components.plan_ways import Way, found_ways, ways_cards
from graph.ui.session import Page
from graph.ui.state import LOOKS, PlanChoice

Ask = Callable[[Problem], Answer]

MORE = "look-further"
"""The place on the page, for a link to it."""


def look_further(
    G: Graph,
    page: Page[PlanChoice],
    choice: PlanChoice,
    best: Plan,
    *,
    ask: Ask,
    sure: Callable[[], Confidence | None],
) -> None:
    """Show what can be asked besides the plan, and the answer to what is asked.

    Parameters
    ----------
    G, page, choice
        The graph, the page and what it shows.
    best
        The plan that is shown.
    ask
        Answers another question about the same goal.
    sure
        Finds out how sure the plan is.
    """
    with st.container(key=f"{'more' if choice.look else 'unprinted'}_further"):
        st.subheader("Look further", anchor=MORE)
        st.pills(
            "Look further",
            list(LOOKS),
            format_func=LOOKS.__getitem__,
            label_visibility="collapsed",
            **page.bind("look", choice.look or None, lambda found: {"look": found or ""}),
        )
    if not choice.look:
        return
    question = replace(choice, within=0).problem
    if choice.look == "ways":
        _ways(G, page, question, best, ask)
    elif choice.look == "sure":
        with st.spinner("Planning again with other numbers …"):
            how_sure(sure())
    elif choice.look == "strategies":
        strategies(G, ask(replace(question, different=True)))
    else:
        shortest_routes(G, sorted(held_at_start(G, question)), question.target)


def _ways(G: Graph, page: Page[PlanChoice], question: Problem, best: Plan, ask: Ask) -> None:
    """Show four ways on one clock, and time against money."""
    found: Sequence[tuple[Way, Answer]] = found_ways(question, ask)
    points = ask(replace(question, objective="time", pareto=True))
    with st.container(key="plan_ways"):
        cards, chart = st.columns([2, 1], gap="medium")
        with cards:
            ways_cards(G, found, best, change=page.change)
        with chart.container(border=True, key="plan_trade_offs"):
            trade_offs(points, found, best, change=page.change)
