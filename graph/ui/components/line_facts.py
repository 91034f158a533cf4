"""What is known about one line of a picture: what it says, its months, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from graph.model.graph import Graph
from graph.model.names import display_name
from graph.model.relations import RELATIONS
from graph.queries.facts import show
from graph.ui.components.viewer import Pair
from graph.ui.words import escape_markdown, source_text
from graph.words import duration, sentence_case

_LONG: Final = 2
"""More sources than these are named by who publishes them, without their notes."""


def line_facts(
    G: Graph,
    pair: Pair,
    *,
    key: str,
    on_pick: Callable[[str], None],
    on_close: Callable[[], None],
) -> None:
    """Show the facts of the line between two nodes, with ways to both ends and to close them."""
    with st.container(border=True, key=f"{key}_line"):
        st.markdown("\n\n".join(told(G, pair)))
        with st.container(horizontal=True, gap="small"):
            for end in pair:
                name = escape_markdown(display_name(G, end))
                st.button(name, key=f"{key}_line_{end}", on_click=on_pick, args=(end,))
            st.button("Close", key=f"{key}_line_close", icon=":material/close:", on_click=on_close)


def told(G: Graph, pair: Pair) -> list[str]:
    """Write what the data says about a line, in Markdown."""
    source, target = pair
    names = [escape_markdown(str(G.nodes[end]["name"])) for end in pair]
    parts = [f"**{names[0]}** → **{names[1]}**"]
    links = [link for link in show(G, source).outgoing if link.id == target]
    if not links:
        parts.append(
            "The data has no single link between these two: one is needed on the way to the other."
        )
    found: dict[str, dict[str, None]] = {}
    for link in links:
        words = escape_markdown(sentence_case(RELATIONS[link.relation].phrase))
        words += f" · {duration(link.months)}" if link.months else ""
        noted = escape_markdown(link.note) if link.source is None else ""
        said = source_text(link.source, short=len(links) > _LONG)
        found.setdefault(words, {})[" · ".join(filter(None, (noted, said)))] = None
    for words, sources in found.items():
        parts.append("  \n".join((words, *(f":small[:gray[{each}]]" for each in sources))))
    return parts
