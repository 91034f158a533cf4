"""The Compare page before there are two of a kind: what to do, and what to begin with."""

from __future__ import annotations

from typing import Final

import streamlit as st

from graph.model.graph import Graph
from graph.ui.session import Page
from graph.ui.shortlist import KINDS, CompareChoice, added, entry_name, examples, near
from graph.ui.words import escape_markdown
from graph.words import listed

_CARDS: Final = {
    "role": (":material/work:", "Which job?", "Pay beside yours, the way there, where it leads."),
    "credential": (
        ":material/workspace_premium:",
        "Which credential?",
        "What it takes, and what each opens, together and alone.",
    ),
    "plan": (
        ":material/route:",
        "Which way?",
        "Plans on one clock: time, cost and what is earned.",
    ),
}


def compare_empty(G: Graph, page: Page[CompareChoice], choice: CompareChoice) -> None:
    """Say how something gets on the shortlist, with comparisons or companions to click."""
    if choice.shown:
        _companions(G, page, choice)
        return
    st.markdown("### Two to four, side by side", anchors=False)
    st.markdown(
        f"Put {KINDS[choice.kind].lower()} on your shortlist: type their names above, or press "
        "*Compare* on the pages Explore, Plan and Reach. Or begin with one of these:"
    )
    found = dict(examples(G))
    for (kind, entries), column in zip(found.items(), st.columns(len(_CARDS)), strict=False):
        icon, head, about = _CARDS[kind]
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{icon} {head}**  \n:small[:gray[{about}]]")
            st.button(
                escape_markdown(_listed(G, kind, entries)),
                key=f"compare_example_{kind}",
                on_click=page.change,
                kwargs={"kind": kind, kind: entries},
                width="stretch",
            )


def _companions(G: Graph, page: Page[CompareChoice], choice: CompareChoice) -> None:
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


def _listed(G: Graph, kind: str, entries: tuple[str, ...]) -> str:
    names = [entry_name(G, kind, each) for each in entries]
    return "; ".join(names) if kind == "plan" else listed(names)
