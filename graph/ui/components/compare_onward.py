"""From a comparison to the plan of one of its columns."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.model.graph import Graph
from graph.ui.address import for_person
from graph.ui.components.plan_ways import WAYS as QUESTIONS
from graph.ui.paths import page_file
from graph.ui.session import person
from graph.ui.shortlist import WAYS, CompareChoice, entry_name, target_of, way_of
from graph.ui.state import PlanChoice, write_plan


def compare_onward(G: Graph, choice: CompareChoice) -> None:
    """Offer the plan of each column in one menu."""
    names = {each: entry_name(G, choice.kind, each) for each in choice.shown}
    chosen = st.selectbox(
        "Show the plan of",
        [*names],
        index=None,
        format_func=names.__getitem__,
        placeholder="Show the plan of …",
        key="compare_onward",
        label_visibility="collapsed",
        width=260,
    )
    if chosen:
        st.switch_page(page_file("plan"), query_params=_address(choice, chosen))


def _address(choice: CompareChoice, entry: str) -> dict[str, list[str]]:
    """Return the address of the plan of a column."""
    if choice.kind != "plan":
        return for_person(write_plan(PlanChoice(target=entry)), person())
    way = next(each for each in QUESTIONS if each.name == WAYS[way_of(entry)])
    objective = way.choice["objective"]
    plan = PlanChoice(target=target_of(entry), objective=objective)
    who = person()
    if way.choice.get("keep_working"):
        who = replace(who, keep_working=True)
    return for_person(write_plan(plan), who)
