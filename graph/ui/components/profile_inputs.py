"""One input for each kind of option of a profile."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.model.contract import CREDENTIAL_KINDS, LEVELS
from graph.model.graph import Graph
from graph.model.names import kind_short, title
from graph.person.options import Option, defaults, options
from graph.person.profile import Profile
from graph.ui.components.names import by_any_name, choice_name, ids, node_of
from graph.words import beside_work, sentence_case

_YEAR: Final = 12
"""Months that a new row of experience starts with."""

_STEPS: Final = {"dollar": 1_000, "month": 6}
"""How far one click on + or - goes, by unit."""

_NOTES: Final = {
    "hold": "Degrees, certificates, licences. Search by any name or abbreviation.",
    "experience": "Time in each role counts towards experience.",
    "keep_working": "A job in every month: from now on if you have one, otherwise from the first.",
    "infer": "Off: a high school diploma is assumed, and what you hold proves what it asked for.",
}
"""What is said under the name of an option."""


def asked(known: Option) -> bool:
    """Tell whether the app asks for an option."""
    return bool(known.label)


def option_input(G: Graph, name: str, value: Any, key: str, *, at: Any = st) -> Any:
    """Show the input of an option of the profile, and return what is in it.

    Parameters
    ----------
    G
        The graph, for names.
    name
        The option.
    value
        What is in it at first.
    key
        Key of the widget; another one starts again from `value`.
    at
        Where it is shown.
    """
    known = options(Profile)[name]
    note = _NOTES.get(name, "")
    found: Any
    match known.kind:
        case "nodes":
            found = _nodes(G, known, value, key, note)
        case "kinds":
            found = _kinds(G, known, value, key)
        case "experience":
            found = _experience(G, known, value, key, note)
        case "flag":
            found = _flag(known, value, key, note, usual=defaults(Profile)[name])
        case "whole" | "number" if not known.offered:
            found = _number(known, value, key, at)
        case _:
            found = _one(G, known, value, key, at)
    return found


def _start(key: str, value: Any) -> None:
    """Give a widget its first value; after that it has what a person gave it."""
    st.session_state.setdefault(key, value)


def _head(label: str, note: str) -> None:
    """Show the name of an input as a heading, and what to do there."""
    with st.container(key=f"profile_head_{label}"):
        st.subheader(label, anchor=False)
        st.caption(note)


def _nodes(G: Graph, known: Option, value: frozenset[str], key: str, note: str) -> frozenset[str]:
    """Show nodes to choose by any name; another name is turned into the node when chosen."""
    start = known.group == "start"
    found = by_any_name(G, *(("credential",) if start else ("credential", "role")))
    _start(key, sorted(value))

    def settle() -> None:
        st.session_state[key] = list(dict.fromkeys(map(node_of, st.session_state[key])))

    if note:
        _head(known.label, note)
    st.multiselect(
        known.label,
        [*found, *sorted({*value, *st.session_state[key]}.difference(found))],
        format_func=partial(choice_name, G),
        key=key,
        on_change=settle,
        placeholder="Nothing yet" if start else "Nothing",
        select_all=False,
        label_visibility="collapsed" if note else "visible",
    )
    return frozenset(map(node_of, st.session_state[key]))


def _kinds(G: Graph, known: Option, value: frozenset[str], key: str) -> frozenset[str]:
    there = {data["kind"] for _, data in G.nodes(data=True) if data.get("kind")}
    offered = [kind for kind in CREDENTIAL_KINDS if kind in there and kind != "diploma"]
    _start(key, sorted(value))
    with st.container(key="profile_kinds"):
        found = st.pills(
            known.label,
            [*offered, *sorted(value.difference(offered))],
            selection_mode="multi",
            format_func=lambda kind: sentence_case(kind_short(kind)),
            key=key,
        )
    return frozenset(found or ())


def _one(G: Graph, known: Option, value: Any, key: str, at: Any) -> Any:
    """Show a list to choose one from: a role by any name, a level, or one of a few numbers."""
    offered: list[Any] = sorted({*known.offered, value}) if known.offered else [*range(len(LEVELS))]
    words: Callable[[Any], str] = _level
    if known.kind == "role":
        offered, words = by_any_name(G, "role"), partial(choice_name, G)
    elif known.offered:
        words = _beside_work
    _start(key, value)
    found = at.selectbox(
        known.label,
        offered,
        format_func=words,
        key=key,
        placeholder="None" if known.group == "start" else "No limit",
    )
    return node_of(found) if isinstance(found, str) else found


def _beside_work(factor: float) -> str:
    return sentence_case(beside_work(factor))


def _level(level: int) -> str:
    return sentence_case(LEVELS[level])


def _experience(
    G: Graph, known: Option, value: Mapping[str, int], key: str, note: str
) -> dict[str, int]:
    """Show roles with their months as a table; rows of one role are added up."""
    _head(known.label, note)
    # An empty table has no types, and what is typed into it would be lost.
    rows: dict[str, list[Any]] = {
        "role": [*value] or [None],
        "months": [*value.values()] or [_YEAR],
    }
    found = st.data_editor(
        rows,
        column_config={
            "role": st.column_config.SelectboxColumn(
                "Role",
                options=ids(G, "role"),
                format_func=partial(title, G),
                required=True,
            ),
            "months": st.column_config.NumberColumn(
                "Months",
                min_value=int(known.low),
                max_value=int(known.high),
                step=1,
                default=_YEAR,
                required=True,
                width=110,
            ),
        },
        num_rows="dynamic",
        hide_index=True,
        key=key,
        alt=known.label,
    )
    months: dict[str, int] = {}
    for role, number in zip(found["role"], found["months"], strict=True):
        if isinstance(role, str) and number is not None and math.isfinite(number):
            months[role] = months.get(role, 0) + int(number)
    return dict(sorted(months.items()))


def _flag(known: Option, value: bool, key: str, note: str, *, usual: bool) -> bool:  # noqa: FBT001
    """Show a switch that is usually off; of a flag that is usually true, its opposite."""
    _start(key, value != usual)
    with st.container(gap=None):
        on = st.toggle(known.label, key=key)
        if note:
            st.caption(note)
    return on != usual


def _number(known: Option, value: float | None, key: str, at: Any) -> float | None:
    """Show a number; whole unless it comes with a part of one."""
    _start(key, value)
    whole = value is None or float(value).is_integer()
    as_number: type[int | float] = int if whole else float
    if value is not None and st.session_state[key] == value:
        st.session_state[key] = as_number(value)
    found: float | None = at.number_input(
        known.label,
        as_number(known.low),
        as_number(known.high),
        step=as_number(_STEPS.get(known.unit, 1)),
        key=key,
        placeholder="No limit",
    )
    return found
