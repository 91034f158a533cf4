"""Inputs: each shows one part of a choice and changes it when a person does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import streamlit as st

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import FILTERS
from graph.drawing.style import NODE_STYLES
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import Graph
from graph.model.names import title
from graph.ui.components.names import choice_name, ids, named
from graph.ui.components.searching import Search
from graph.ui.session import Page

_SHOWS: Final = {"around": "Focus", "ladder": "Ladders", "everything": "Field"}


def _focused(node: str) -> dict[str, Any]:
    return {"node": node, "focus": node, "open": (), "cell": ""}


def _reads(G: Graph, choice: str) -> str:
    return named(G, choice) if choice in G else choice_name(G, choice)


FIND: Final = Search(
    "search", ("role", "credential", "career", "certifying_body", "employer"), _reads, _focused
)


def row(widths: list[float], align: Literal["top", "bottom"] = "top") -> Sequence[Any]:
    """Return columns that wrap on a screen of middling width (see `frame`)."""
    return st.container(key="pickers").columns(widths, vertical_alignment=align)


def explore_pickers(G: Graph, page: Page[ExploreChoice], choice: ExploreChoice) -> None:
    """Show search, what to show, and the filters of a map."""
    find, show, filters = row([3.2, 2.6, 1.3], "bottom")
    FIND.field(
        find,
        G,
        page,
        choice.focus if choice.focus in G else "",
        label="Find",
        placeholder="Type any words and press Enter",
    )
    show.segmented_control(
        "Show",
        list(_SHOWS),
        format_func=_SHOWS.__getitem__,
        **page.bind("show", choice.show, lambda show: {"show": show or choice.show}),
        help="Focus: what it needs, and what it opens. Ladders: promotions from and to it. "
        "Field: all career fields by level.",
        width="stretch",
    )
    if choice.show == "around":
        filters.toggle("How soon for me", **page.bind("soon", choice.soon))
    else:
        active = sum(bool(getattr(choice, each)) for each in FILTERS)
        name = f"Filters ({active})" if active else "Filters"
        with filters.popover(name, icon=":material/filter_alt:", width="stretch"):
            _filters(G, page, choice)
    FIND.also_found(G, page)


def _filters(G: Graph, page: Page[ExploreChoice], choice: ExploreChoice) -> None:
    options: Iterable[tuple[str, str, list[Any], Any]] = (
        ("types", "Type", list(NODE_TYPES), lambda kind: NODE_STYLES[kind].plural),
        ("careers", "Career field", ids(G, "career"), lambda node: title(G, node)),
        ("levels", "Level", list(range(len(LEVELS))), lambda level: LEVELS[level]),
        ("employers", "Employer", ids(G, "employer"), lambda node: title(G, node)),
    )
    for name, label, values, words in options:
        st.multiselect(
            label,
            values,
            format_func=words,
            **page.bind(name, list(getattr(choice, name))),
            placeholder="All",
        )
    st.toggle(
        "Draw every link",
        **page.bind("links", choice.links),
        help="Otherwise only the main ones; the others appear with the node they touch.",
    )
