"""What is compared: the kind, the shortlist as chips, where pay is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.advice.comparing.roles import places_of_pay
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import display_name, title
from graph.queries.find import find
from graph.ui.components.names import by_any_name, choice_name, node_of
from graph.ui.components.pickers import row
from graph.ui.session import Page
from graph.ui.shortlist import KINDS, MOST, WAYS, CompareChoice, is_one, plan_name, target_of
from graph.ui.words import escape_markdown

_TYPED: Final = "compare typed"


def compare_pickers(G: Graph, page: Page[CompareChoice], choice: CompareChoice) -> None:
    """Show what is compared and take changes."""
    places = places_of_pay(G, choice.shown) if choice.kind == "role" else {}
    kind, chips, *more = row([2.6, 5.2, 2.2] if places else [2.6, 7.4])
    kind.segmented_control(
        "Compare",
        list(KINDS),
        format_func=KINDS.__getitem__,
        **page.bind("kind", choice.kind, lambda found: {"kind": found or choice.kind}),
        width="stretch",
    )
    _shortlist(G, page, choice, chips)
    if places:
        there = choice.place if choice.place in places else ""
        more[0].selectbox(
            "Pay also in",
            [*places],
            index=None,
            format_func=places.__getitem__,
            placeholder="A state or industry",
            **page.bind("place", there or None, lambda found: {"place": found or ""}),
        )
    _told(G, choice)


def _shortlist(G: Graph, page: Page[CompareChoice], choice: CompareChoice, where: Any) -> None:
    """Show the shortlist as chips in a field that finds by any name."""
    kind, shown = choice.kind, choice.shown
    options = _plans(G, shown) if kind == "plan" else by_any_name(G, kind)
    name = partial(_plan_choice, G) if kind == "plan" else partial(_node_choice, G, shown)
    where.multiselect(
        f"Shortlist, up to {MOST}",
        options,
        format_func=name,
        max_selections=MOST,
        placeholder="Add one more: type any name",
        accept_new_options=True,
        select_all=False,
        **page.bind(kind, list(shown), lambda found: {kind: chosen_entries(G, kind, found)}),
    )


def chosen_entries(G: Graph, kind: str, found: Sequence[str]) -> tuple[str, ...]:
    """Return what is on the shortlist now; what was typed and is in no list is looked up."""
    st.session_state.pop(_TYPED, None)
    types = TARGET_TYPES if kind == "plan" else {kind}
    entries: dict[str, None] = {}
    for each in found:
        entry = each if kind == "plan" else node_of(each)
        if is_one(G, kind, entry):
            entries[entry] = None
            continue
        matches = [one.id for one in find(G, each, limit=200).matches if one.type in types]
        st.session_state[_TYPED] = each, matches[:1]
        if matches:
            ways = [f"{matches[0]}:{way}" for way in WAYS]
            new = next((way for way in ways if way not in entries), ways[0])
            entries[new if kind == "plan" else matches[0]] = None
    return tuple(entries)[:MOST]


def _told(G: Graph, choice: CompareChoice) -> None:
    """Say what a word that was typed led to."""
    typed, found = st.session_state.pop(_TYPED, ("", []))
    if typed and found and any(found[0] in each for each in choice.shown):
        st.caption(
            f"Best match for “{escape_markdown(typed)}”: {escape_markdown(title(G, found[0]))}."
        )
    elif typed and not found:
        st.info(f"Nothing is called “{escape_markdown(typed)}”. Try other words.")


def _plans(G: Graph, shown: Sequence[str]) -> list[str]:
    """Return the plans to choose from: every way to what is on the shortlist."""
    targets = dict.fromkeys(target_of(each) for each in shown)
    return [f"{target}:{way}" for target in targets for way in WAYS if target in G]


def _plan_choice(G: Graph, choice: str) -> str:
    return plan_name(G, choice) if is_one(G, "plan", choice) else choice


def _node_choice(G: Graph, shown: Sequence[str], choice: str) -> str:
    if choice in shown:
        return display_name(G, choice)  # a chip is short
    return choice_name(G, choice) if node_of(choice) in G else choice
