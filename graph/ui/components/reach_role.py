"""The marked row of the Reach page: what it takes, where it leads, and who gets there how soon."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import streamlit as st

from graph.errors import GraphError
from graph.model.graph import Graph
from graph.model.names import title
from graph.person.assumed import assumed
from graph.planning.problem import Problem
from graph.planning.reach.values import Attainable
from graph.ui.address import for_person
from graph.ui.cache import answer
from graph.ui.components.compare_button import compare_button
from graph.ui.paths import page_file, plan_address
from graph.ui.reach_state import ReachChoice
from graph.ui.session import Page, person
from graph.ui.starts import Start, starts
from graph.ui.words import escape_markdown
from graph.words import duration


def marked_role(G: Graph, page: Page[ReachChoice], found: Attainable, *, starts: bool) -> None:
    """Show the ways on from a role or credential.

    Parameters
    ----------
    G, page
        The graph and the Reach page.
    found
        What is marked.
    starts
        Whether it is compared from where people usually start.
    """
    with st.container(border=True, key="reach_role"):
        st.markdown(f"**{escape_markdown(title(G, found.id))}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if st.button("Show the plan", type="primary", icon=":material/route:", key="reach_go"):
                st.switch_page(page_file("plan"), query_params=plan_address(found.id, person()))
            if st.button("What it needs", key="reach_explore"):
                address = for_person({"node": [found.id]}, person())
                st.switch_page(page_file("explore"), query_params=address)
            compare_button(G, found.type, found.id, key="reach_compare")
            st.toggle("From where people start", **page.bind("starts", starts), width="content")
        if starts:
            with st.spinner("Planning from each start …"):
                rows = start_rows(G, found.id)
            st.dataframe(
                rows,
                hide_index=True,
                width="stretch",
                placeholder="",
                column_config={"Cost": st.column_config.NumberColumn(format="$%,.0f")},
                alt="The soonest way from where people usually start",
            )


def start_rows(G: Graph, target: str) -> list[dict[str, Any]]:
    """Return the soonest plan to a node from each of the usual starts."""
    return [_row(G, each, target) for each in starts(G)]


def _row(G: Graph, start: Start, target: str) -> dict[str, Any]:
    given = asdict(start.profile)
    given["hold"] = start.profile.hold | assumed(G, start.profile)
    try:
        best = answer(Problem(target, objective="time", clock="calendar", **given), G).best
    except GraphError:
        best = None
    if best is None:
        return {"Start": start.name, "Soonest": "no way", "Cost": None, "With": start.note}
    soonest = duration(best.months) if best.months else "now"
    return {"Start": start.name, "Soonest": soonest, "Cost": best.cost, "With": start.note}
