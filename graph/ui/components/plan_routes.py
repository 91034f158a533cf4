"""The shortest routes along links beside the plan, and what each of them leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, get_args

import streamlit as st

from graph.errors import GraphError
from graph.model.graph import Graph
from graph.model.names import title
from graph.queries.routing import By, Route, k_shortest_paths
from graph.ui.words import escape_markdown
from graph.words import NOT_A_PLAN, counted, dollars, duration

_ROUTES: Final = 3


def shortest_routes(G: Graph, starts: Sequence[str], target: str) -> None:
    """Show the shortest routes along links from what is held, and what each leaves out."""
    st.caption(escape_markdown(NOT_A_PLAN))
    with st.container(key="route_pickers", horizontal=True):
        start = st.selectbox("From", starts, format_func=partial(title, G), key="route_from")
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
            st.markdown(_words(G, route))


def _words(G: Graph, route: Route) -> str:
    """Write a route: its nodes, its values, what it leaves out."""
    arrow = " :material/arrow_forward: "
    chain = arrow.join(f"**{escape_markdown(title(G, node))}**" for node in route.nodes)
    values = (
        counted(route.steps, "step"),
        f"typically {duration(route.months)}",
        dollars(route.cost_usd),
    )
    parts = [chain, f":small[:gray[{escape_markdown(' · '.join(values))}]]"]
    if route.unmet:
        parts.append("Leaves out:\n" + "\n".join(f"- {escape_markdown(e)}" for e in route.unmet))
    return "\n\n".join(parts)
