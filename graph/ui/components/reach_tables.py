"""The tables of the Reach page: what is within the limits, and which credential opens most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from graph.model.contract import LEVELS
from graph.model.graph import Graph
from graph.model.names import display_name, title
from graph.person.today import pay_today
from graph.planning.reach.opening import Opening
from graph.planning.reach.values import Attainable
from graph.ui.paths import page_file, plan_address
from graph.ui.reach_state import ReachChoice
from graph.ui.session import Page, person
from graph.ui.words import escape_markdown
from graph.words import sentence_case, some, unpriced

_ROWS: Final = "reach_rows"
_PLAN: Final = "reach_plan"
_HEIGHT: Final = 520
_MOST: Final = 12
"""Credentials listed by what they open."""

_DOLLARS: Final = "$%,.0f"


def attainable_rows(
    G: Graph, found: Sequence[Attainable], pay: float | None
) -> list[dict[str, Any]]:
    """Return one row for each, the best paid first; of credentials the soonest first.

    Parameters
    ----------
    G, found
        The graph, and what is within the limits.
    pay
        What the person earns today; without it there is no gain.
    """
    rows = []
    for each in found:
        data = G.nodes[each.id]
        row: dict[str, Any] = {"id": each.id, "Name": title(G, each.id), "From now": each.months}
        if each.type == "role":
            median = data.get("pay_median_usd")
            row["Pay"] = median
            if pay is not None:
                row["Gain"] = None if median is None else median - pay
        row["Cost"] = each.cost_usd
        row["Level"] = "" if each.level is None else LEVELS[each.level]
        rows.append(row)
    return sorted(rows, key=lambda row: (-(row.get("Pay") or 0), row["From now"] or 0, row["id"]))


def attainable_table(
    G: Graph, page: Page[ReachChoice], found: Sequence[Attainable], node: str
) -> None:
    """Show what is within the limits; a row can be marked, and leads to its plan.

    Parameters
    ----------
    G, page
        The graph and the Reach page.
    found
        All of one type.
    node
        The marked row.
    """
    rows = attainable_rows(G, found, pay_today(G, person()))
    ids = [row.pop("id") for row in rows]
    marked = [ids.index(node)] if node in ids else []
    st.session_state[_ROWS] = {"selection": {"rows": marked, "columns": [], "cells": []}}

    def heard() -> None:
        chosen = st.session_state[_ROWS].selection.rows
        page.change(node=ids[chosen[0]] if chosen else "")

    most = max([row.get("Gain") or 0 for row in rows] + [1])
    st.dataframe(
        [{**row, "Plan": "Plan"} for row in rows],
        hide_index=True,
        width="stretch",
        height=min(_HEIGHT, 38 + 35 * len(rows)),
        placeholder="",
        key=_ROWS,
        on_select=heard,
        selection_mode="single-row",
        column_config={
            "Name": st.column_config.TextColumn(
                "Role" if found[0].type == "role" else "Credential", width=180
            ),
            "Level": st.column_config.TextColumn(width=70),
            "From now": st.column_config.NumberColumn(format="%d mo", width=76),
            "Cost": st.column_config.NumberColumn(format=_DOLLARS, width=66),
            "Pay": st.column_config.NumberColumn(format=_DOLLARS, width=74),
            "Gain": st.column_config.ProgressColumn(
                format="%+,.0f", min_value=0, max_value=float(most), color="green", width=115
            ),
            "Plan": st.column_config.ButtonColumn("", type="tertiary", key=_PLAN, width=54),
        },
        alt="What is within your limits",
    )
    if lacking := sorted({node for each in found for node in each.unknown_prices}):
        names = some([display_name(G, each) for each in lacking], "others", "and")
        st.caption(escape_markdown(f"{sentence_case(unpriced([names]))}."))
    click = st.session_state.get(_PLAN)
    if click:
        st.switch_page(page_file("plan"), query_params=plan_address(ids[click["row"]], person()))


def opens_rows(G: Graph, found: Sequence[Opening]) -> list[dict[str, Any]]:
    """Return one row for each credential that opens a role, the one that opens most first."""
    rows = []
    for each in found:
        opened = {*each.now, *each.within}
        if opened:
            pays = [G.nodes[role].get("pay_median_usd") for role in opened]
            rows.append(
                {
                    "Credential": display_name(G, each.credential.id),
                    "From now": each.credential.months,
                    "Cost": each.credential.cost_usd,
                    "At once": len(each.now),
                    "With work": len({*each.within} - {*each.now}),
                    "Best pay": max((pay for pay in pays if pay is not None), default=None),
                }
            )
    return sorted(rows, key=lambda row: (-row["At once"] - row["With work"], row["From now"] or 0))


def opens_table(G: Graph, found: Sequence[Opening]) -> None:
    """Show which credential opens most roles from here, and what the best of them pays."""
    rows = opens_rows(G, found)[:_MOST]
    if not rows:
        st.info("No credential within your limits opens a role that is closed today.")
        return
    most = max(row["At once"] + row["With work"] for row in rows)
    bar = st.column_config.ProgressColumn(format="%d", min_value=0, max_value=most)
    st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        placeholder="",
        column_config={
            "From now": st.column_config.NumberColumn(format="%d mo"),
            "Cost": st.column_config.NumberColumn(format=_DOLLARS),
            "At once": bar,
            "With work": bar,
            "Best pay": st.column_config.NumberColumn(format=_DOLLARS),
        },
        alt="Credentials by the roles they open",
    )
    st.caption(
        "At once: roles whose requirements are met as soon as you have it. "
        "With work: those that come within your limits then, and would not without it."
    )
