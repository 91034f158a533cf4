"""Below the steps: other strategies side by side, and the shortest route along links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, get_args

import streamlit as st

from graph.drawing.diagram.plan import span
from graph.errors import GraphError
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Answer, Plan
from graph.planning.problem import Problem
from graph.queries.routing import By, k_shortest_paths
from graph.ui.components.plan_ways import YEARS, balance
from graph.ui.words import escape_markdown
from graph.words import NOT_A_PLAN, counted, dollars, duration, listed

Ask = Callable[[Problem], Answer]

_ROUTES: Final = 3


def strategies(G: Graph, problem: Problem, *, ask: Ask) -> None:
    """Show plans that differ in a degree, a family of certifications or a line of work."""
    answer = ask(replace(problem, different=True))
    if len(answer.plans) < 2:  # noqa: PLR2004 - nothing to compare
        st.markdown("There is no other strategy that takes at most half as long again.")
        return
    rows: dict[str, list[str]] = {
        "Time": [span(answer, plan) for plan in answer.plans],
        "Dollars": [dollars(plan.cost) for plan in answer.plans],
        f"Earned by year {YEARS}": [_earned(G, answer, plan) for plan in answer.plans],
        "Without a job": [
            duration(free) if (free := plan.job_free_months) else "never" for plan in answer.plans
        ],
        "New credentials": [_names(G, plan, "study") for plan in answer.plans],
        "Jobs on the way": [_names(G, plan, "work") for plan in answer.plans],
    }
    names = ["The plan above", *(f"Strategy {n}" for n in range(2, len(answer.plans) + 1))]
    columns = {name: [row[at] for row in rows.values()] for at, name in enumerate(names)}
    st.table({"": list(rows), **columns})
    for name, each in zip(names[1:], answer.differences, strict=True):
        st.caption(escape_markdown(f"{name}: {each.text}"))


def _free(plan: Plan) -> str:
    return duration(plan.job_free_months) if plan.job_free_months else "never"


def _earned(G: Graph, answer: Answer, plan: Plan) -> str:
    found = balance(G, answer, plan)
    return "not known" if found is None else dollars(round(found, -2))


def _names(G: Graph, plan: Plan, what: str) -> str:
    names = [display_name(G, step.id) for step in plan.schedule if step.action == what]
    return listed(names) or "none"


def shortest_routes(G: Graph, starts: Sequence[str], target: str) -> None:
    """Show the shortest routes along links from what is held, and what each leaves out."""
    st.caption(escape_markdown(NOT_A_PLAN))
    with st.container(horizontal=True):
        start = st.selectbox(
            "From", starts, format_func=lambda node: str(G.nodes[node]["name"]), key="route_from"
        )
        by = st.segmented_control("Shortest by", get_args(By), default="steps", key="route_by")
    if start is None or by is None:
        return
    try:
        found = k_shortest_paths(G, start, target, _ROUTES, by=by)
    except GraphError as error:
        st.info(escape_markdown(str(error)))
        return
    for number, route in enumerate(found):
        with st.container(border=True, key=f"route_{number}"):
            chain = " :material/arrow_forward: ".join(
                f"**{escape_markdown(str(G.nodes[node]['name']))}**" for node in route.nodes
            )
            st.markdown(chain)
            words = (counted(route.steps, "step"), f"typically {duration(route.months)}")
            st.caption(escape_markdown(" · ".join((*words, dollars(route.cost_usd)))))
            if route.unmet:
                left_out = "; ".join(route.unmet)
                st.markdown(f":orange[Leaves out:] {escape_markdown(left_out)}")
