"""The nodes of a picture as a table: the same facts without the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.drawing.diagram.selection import Selection
from graph.drawing.style import NODE_STYLES
from graph.model.contract import LEVELS
from graph.model.graph import Graph


def rows(G: Graph, nodes: Sequence[str]) -> list[dict[str, Any]]:
    """Return one row for each node, highest level first within a type."""
    found = []
    for node in nodes:
        data = G.nodes[node]
        level = data.get("level")
        found.append(
            {
                "Name": data["name"],
                "Short": data.get("abbreviation"),
                "Type": NODE_STYLES[data["type"]].word,
                "Level": None if level is None else f"{level} {LEVELS[level]}",
                "Median pay": data.get("pay_median_usd"),
                "Study months": data.get("duration_months"),
                "Tuition": data.get("cost_usd"),
                "Fees": data.get("fee_usd"),
                "Id": node,
            }
        )
    order = [style.word for style in reversed(list(NODE_STYLES.values()))]
    return sorted(
        found, key=lambda row: (order.index(row["Type"]), row["Level"] or "", row["Name"])
    )


def node_table(G: Graph, selection: Selection) -> None:
    """Show the nodes of a selection; empty columns are left out."""
    table = rows(G, selection.nodes)
    kept = [name for name in table[0] if any(row[name] is not None for row in table)]
    dollars = st.column_config.NumberColumn(format="$%,.0f")
    st.dataframe(
        [{name: row[name] for name in kept} for row in table],
        hide_index=True,
        width="stretch",
        placeholder="",
        column_config={name: dollars for name in ("Median pay", "Tuition", "Fees") if name in kept},
        alt="The nodes of the map as a table",
    )
