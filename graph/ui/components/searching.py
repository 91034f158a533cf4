"""A field to choose a node from a list, or to type words that `graph.find` looks up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from graph.model.graph import Graph
from graph.model.names import title
from graph.queries.find import find
from graph.ui.components.names import by_any_name, node_of
from graph.ui.session import Page
from graph.ui.words import escape_markdown

_OTHERS: Final = 4
"""How many more of what was found are offered."""


@dataclass(frozen=True, slots=True)
class Search:
    """A field whose list has every node by any of its names.

    What is typed and in no list is looked up, and the best match is taken.

    Parameters
    ----------
    name
        Of its widget.
    types
        Of the nodes to choose from.
    reads
        Returns what a choice of the list is called.
    changes
        Returns how the choice of the page changes when a node, or nothing, is chosen.
    """

    name: str
    types: tuple[str, ...]
    reads: Callable[[Graph, str], str]
    changes: Callable[[str], dict[str, Any]]

    def field(
        self, where: Any, G: Graph, page: Page[Any], value: str, *, label: str, placeholder: str
    ) -> None:
        """Show the field in a column."""

        def words(choice: str) -> str:
            return self.reads(G, choice) if node_of(choice) in G else choice

        def chosen(found: str | None) -> dict[str, Any]:
            st.session_state.pop(self._key(page), None)
            if not found or node_of(found) in G:
                return self.changes(node_of(found or ""))
            matches = [
                each.id for each in find(G, found, limit=200).matches if each.type in self.types
            ]
            st.session_state[self._key(page)] = found, matches[: 1 + _OTHERS]
            return self.changes(matches[0]) if matches else {}

        where.selectbox(
            label,
            by_any_name(G, *self.types),
            format_func=words,
            placeholder=placeholder,
            accept_new_options=True,
            **page.bind(self.name, value or None, chosen),
        )

    def also_found(self, G: Graph, page: Page[Any]) -> None:
        """Say what a word that was typed led to, with the next matches to choose instead."""
        typed, found = st.session_state.get(self._key(page), ("", []))
        if not typed:
            return
        words = escape_markdown(typed)
        if not found:
            st.info(f"Nothing is called “{words}”. Try other words, or pick from the list.")
            return
        best, *others = found
        if best not in G:
            return  # it was looked up in other data
        others = [each for each in others if each in G]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            told = f"Best match for “{words}”." + (" Also found:" if others else "")
            st.caption(told, width="content")
            for each in others:
                st.button(
                    escape_markdown(title(G, each)),
                    key=f"{page.name}_{self.name}_found_{each}",
                    type="tertiary",
                    on_click=self._take,
                    args=(page, each),
                )

    def _take(self, page: Page[Any], node: str) -> None:
        st.session_state.pop(self._key(page), None)
        page.change(**self.changes(node))

    def _key(self, page: Page[Any]) -> str:
        return f"{page.name} typed for {self.name}"
