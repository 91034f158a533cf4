"""The roles of one cell of the matrix, the best paid first, and its credentials."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from graph.drawing.decks.matrix.values import Cell, career_name, level_word
from graph.model.graph import Graph
from graph.model.names import title
from graph.ui.components.compare_button import SHORTLIST
from graph.ui.paths import page_file
from graph.ui.words import escape_markdown
from graph.words import brief, counted, dollars

_KEY: Final = "field_roles"
_CREDENTIALS: Final = "field_credentials"
_BEST: Final = 3
"""So many roles are compared."""

Pick = Callable[[str], None]


def cell_list(
    G: Graph,
    cell: Cell,
    *,
    pay: float | None,
    months: Mapping[str, int] | None,
    on_pick: Pick,
) -> None:
    """Show what is in a cell.

    Parameters
    ----------
    G, cell
        The graph, and the cell.
    pay
        What the person earns today; None when unknown.
    months
        Node -> its earliest month, for a column with it.
    on_pick
        Told which role or credential is clicked.
    """
    name = f"{career_name(G, cell.career)} · {level_word(cell.level).lower()}"
    st.markdown(f"**{escape_markdown(name)}**")
    lead = ". Click one to see what it needs." if cell.roles else "."
    st.caption(escape_markdown(told(cell, months) + lead))
    if cell.roles:
        _roles(G, cell, pay, months, on_pick)
        _compare(G, cell)
    if cell.credentials:
        _credentials(G, cell, on_pick)


def _compare(G: Graph, cell: Cell) -> None:
    """Offer to put the best paid roles side by side."""
    best = cell.roles[:_BEST]
    words = f"Compare the top {len(best)}"
    if len(best) > 1 and st.button(words, icon=":material/compare_arrows:", key="field_compare"):
        SHORTLIST.ahead(G, kind="role", role=best)
        st.switch_page(page_file("compare"))


def told(cell: Cell, months: Mapping[str, int] | None) -> str:
    """Return a cell in one sentence."""
    parts = [counted(len(cell.roles), "role")] if cell.roles else []
    parts += [f"median {dollars(round(cell.pay))}"] if cell.pay is not None else []
    found = sorted(months[each] for each in cell.roles if each in months) if months else []
    parts += [f"soonest for you: {brief(found[0])}"] if found else []
    parts += [counted(len(cell.credentials), "credential")] if cell.credentials else []
    return ", ".join(parts)


def rows(
    G: Graph, cell: Cell, pay: float | None, months: Mapping[str, int] | None
) -> list[dict[str, Any]]:
    """Return one row for each role; a column that says nothing is left out."""
    found = []
    for role in cell.roles:
        median = G.nodes[role].get("pay_median_usd")
        row: dict[str, Any] = {"Role": title(G, role), "Pay": median}
        if pay is not None:
            row["Gain"] = None if median is None else median - pay
        if months is not None:
            row["From now"] = brief(months[role]) if role in months else "not yet"
        found.append(row)
    return found


def _roles(
    G: Graph, cell: Cell, pay: float | None, months: Mapping[str, int] | None, on_pick: Pick
) -> None:
    def heard() -> None:
        cells = st.session_state[_KEY].selection.cells
        if cells:
            on_pick(cell.roles[cells[0][0]])

    st.dataframe(
        rows(G, cell, pay, months),
        hide_index=True,
        width="stretch",
        height="content",
        placeholder="",
        key=_KEY,
        on_select=heard,
        selection_mode="single-cell",
        column_config={
            "Role": st.column_config.TextColumn(width=230),
            "Pay": st.column_config.NumberColumn(format="$%,.0f"),
            "Gain": st.column_config.NumberColumn(format="%+,.0f"),
        },
        alt="The roles of the open cell",
    )


def _credentials(G: Graph, cell: Cell, on_pick: Pick) -> None:
    def heard() -> None:
        node = st.session_state[_CREDENTIALS]
        if node is not None:
            st.session_state[_CREDENTIALS] = None
            on_pick(node)

    st.pills(
        "Credentials at home here",
        cell.credentials,
        format_func=lambda node: escape_markdown(
            G.nodes[node].get("abbreviation") or title(G, node)
        ),
        key=_CREDENTIALS,
        on_change=heard,
    )
