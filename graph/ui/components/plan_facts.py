"""The pictures of a plan, and below them the facts of what is chosen in them.

They are a fragment: a click on a box or a line runs, and sends, nothing else of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from graph.drawing.scene import View
from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Answer
from graph.ui.components.details import details
from graph.ui.components.line_facts import line_facts
from graph.ui.components.plan_view import pictures
from graph.ui.components.viewer import Pair, chosen
from graph.ui.session import Page
from graph.ui.state import PlanChoice

_LINE: Final = "plan line"
"""Where the session keeps the line whose facts are shown."""


@st.fragment
def plan_facts(
    G: Graph, answer: Answer, drawings: Mapping[View, bytes], page: Page[PlanChoice]
) -> None:
    """Show the pictures of a plan and what is known about the box or the line that is chosen.

    Parameters
    ----------
    G
        The graph.
    answer
        It has a plan with steps.
    drawings
        The pictures of the plan, packed for the viewer.
    page
        Whose choice says which node is shown.
    """
    node, line = page.again(G).node, _line(G, answer)
    pick = partial(pick_node, page)
    pictures(drawings, on_node=pick, on_line=_pick_line)
    # Below the pictures, which stay where they are when something in them is chosen.
    if line is not None:
        line_facts(G, line, key="plan_facts", on_pick=pick, on_close=_close_line)
    elif node in G:
        key = "plan_details"
        with st.container(border=True, key=f"{key}_panel"):
            close = f"{key}_close"
            st.button("Close", icon=":material/close:", key=close, on_click=pick, args=("",))
            details(G, node, key=key, on_pick=pick)
    chosen(node, line)


def pick_node(page: Page[PlanChoice], node: str) -> None:
    """Show the facts of a node; of none, with an empty id."""
    st.session_state.pop(_LINE, None)
    page.change(node=node)


def _pick_line(pair: Pair) -> None:
    st.session_state[_LINE] = pair


def _close_line() -> None:
    st.session_state.pop(_LINE, None)


def _line(G: Graph, answer: Answer) -> Pair | None:
    """Return the line whose facts are shown, if it is one of this plan."""
    line: Pair | None = st.session_state.get(_LINE)
    drawn = held_at_start(G, answer.problem).union(*(plan.achieved for plan in answer.plans))
    return line if line is not None and {*line} <= drawn else None
