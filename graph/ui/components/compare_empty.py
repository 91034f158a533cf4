"""The Compare page before there are two of a kind: what to do, and what to begin with."""

from __future__ import annotations

import streamlit as st

from graph.model.graph import Graph
from graph.ui.session import Page
from graph.ui.shortlist import KINDS, CompareChoice, added, entry_name, examples, near
from graph.ui.words import escape_markdown
from graph.words import listed

_ICONS = {
    "role": ":material/work:",
    "credential": ":material/workspace_premium:",
    "plan": ":material/route:",
}


def compare_empty(G: Graph, page: Page[CompareChoice], choice: CompareChoice) -> None:
    """Say how something gets on the shortlist, with comparisons or companions to click."""
    if choice.shown:
        name = entry_name(G, choice.kind, choice.shown[0])
        st.markdown(f"### What should stand beside {escape_markdown(name)}?", anchors=False)
        st.markdown("Type any name above, or take one of these:")
        with st.container(horizontal=True, gap="small"):
            for each in near(G, choice):
                st.button(
                    escape_markdown(entry_name(G, choice.kind, each)),
                    key=f"compare_near_{each}",
                    icon=":material/add:",
                    on_click=page.change,
                    kwargs=added(choice, choice.kind, each),
                )
        return
    st.markdown("### Two to four, side by side", anchors=False)
    st.markdown(
        f"Put {KINDS[choice.kind].lower()} on your shortlist: type their names above, or press "
        "*Compare* on the pages Explore and Plan. Or begin with one of these:"
    )
    for kind, entries in examples(G):
        st.button(
            escape_markdown(listed(entry_name(G, kind, each) for each in entries)),
            key=f"compare_example_{kind}",
            icon=_ICONS[kind],
            on_click=page.change,
            kwargs={"kind": kind, kind: entries},
        )
