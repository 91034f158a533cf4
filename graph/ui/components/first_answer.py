"""The answer on the first page: in one sentence, drawn, and the way to the whole plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from graph.drawing.diagram.plan import headline, span, verdict
from graph.export.publish.formats import today
from graph.model.graph import Graph
from graph.model.names import title
from graph.person.sentences import profile_words
from graph.planning.answer import Answer
from graph.planning.problem import Problem
from graph.ui.cache import plan_drawn
from graph.ui.components.viewer import Pair, viewer
from graph.ui.state import PlanChoice
from graph.ui.words import escape_markdown
from graph.words import about, dollars

Open = Callable[[PlanChoice], None]
Ask = Callable[[Problem], Answer]


def first_answer(G: Graph, choice: PlanChoice, *, ask: Ask, show: Open) -> None:
    """Show the best plan for the person who asks.

    Parameters
    ----------
    G
        The graph.
    choice
        The question; it has a target.
    ask
        Answers a question.
    show
        Leads to the plan of a choice.
    """
    with st.container(border=True, key="first_answer"):
        found = ask(choice.problem)
        best = found.best
        who = " · ".join(profile_words(G, choice.profile))
        st.caption(escape_markdown(f"{who}: how do I become {title(G, choice.target)}?"))
        st.markdown(f"## {escape_markdown(_sentence(G, found))}", anchors=False)
        if best is not None and best.schedule:
            _picture(G, found, choice, show)
        with st.container(horizontal=True, vertical_alignment="center"):
            words = "See the whole plan" if best is not None else "See why, and what helps"
            if st.button(words, type="primary", key="whole_plan"):
                show(choice)
            if best is not None and best.cost:
                _cheaper(choice, best.cost, ask, show)
            st.markdown(escape_markdown(f"{verdict(found).text}. Sources on every step."))


def _picture(G: Graph, found: Answer, choice: PlanChoice, show: Open) -> None:
    """Show the first picture of the plan; a click leads to the facts on the page of the plan."""
    key = "first_picture"

    def box(node: str) -> None:
        st.session_state[_CLICKED] = node

    def line(pair: Pair) -> None:
        box(pair[1])

    drawings = plan_drawn(f"{choice.problem!r} {found.best!r}", today(), G, found)
    viewer(next(iter(drawings.values())), key=key, on_node=box, on_line=line)
    node = st.session_state.pop(_CLICKED, "")
    if node:
        show(replace(choice, node=node))


_CLICKED = "first clicked"
"""Where the session keeps the box that was clicked."""


def _sentence(G: Graph, found: Answer) -> str:
    """Return the answer as one sentence: time, dollars, pay."""
    best = found.best
    if best is None or not best.schedule:
        return f"{headline(G, found)}."
    least = "at least " if found.unknown_prices else ""
    words = f"{span(found, best)} and {least}{about(best.cost)}" if best.months else "Now"
    pay = G.nodes[found.problem.target].get("pay_median_usd")
    return f"{words}, then {about(float(pay))} a year." if pay else f"{words}."


def _cheaper(choice: PlanChoice, cost: float, ask: Ask, show: Open) -> None:
    """Offer the cheapest plan, when there is a cheaper one; it is searched for last."""
    least = replace(choice, objective="cost")
    place = st.empty()
    found = ask(least.problem)
    if found.best is not None and found.best.cost < cost:
        words = f"Cheaper: {dollars(found.best.cost)} in {span(found, found.best)}"
        if place.button(escape_markdown(words), key="cheaper_plan"):
            show(least)
