"""The button that puts what is seen on the shortlist, and then leads to the Compare page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from graph.model.graph import Graph
from graph.ui.paths import page_file
from graph.ui.session import Page
from graph.ui.shortlist import KINDS, MOST, added, read_compare, write_compare

SHORTLIST: Final = Page("compare", read_compare, write_compare)
"""The Compare page; its choice is the shortlist that follows a person from page to page."""


def compare_button(G: Graph, kind: str, entry: str, *, key: str) -> None:
    """Offer to compare a role, a credential or a plan with others."""
    choice = SHORTLIST.peek(G)
    there: tuple[str, ...] = getattr(choice, kind)
    if entry not in there and len(there) < MOST:
        st.button(
            "Compare",
            key=key,
            icon=":material/compare_arrows:",
            help=f"Puts it on your shortlist of {KINDS[kind].lower()}.",
            on_click=lambda: SHORTLIST.ahead(G, **added(SHORTLIST.peek(G), kind, entry)),
        )
        return
    full = f"Your shortlist has {MOST} {KINDS[kind].lower()}: remove one there first."
    if st.button(
        f"Open Compare ({len(there)})",
        key=f"{key}_open",
        icon=":material/compare_arrows:",
        help=None if entry in there else full,
    ):
        SHORTLIST.ahead(G, kind=kind)
        st.switch_page(page_file("compare"))
