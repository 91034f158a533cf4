"""The one dialog that edits the person who asks.

What is typed is a draft until it is used. Each option of the profile is shown as its record says;
a new one appears here without another line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from graph.model.graph import Graph
from graph.person.options import Option, options
from graph.person.profile import Profile
from graph.ui.components.profile_file import open_file, save_file
from graph.ui.components.profile_inputs import asked, option_input
from graph.ui.components.profile_questions import questions
from graph.ui.session import set_person
from graph.ui.words import escape_markdown

_DRAFT: Final = "profile_draft"
_MOMENT: Final = 0.4
"""Seconds; more than the table waits before it sends."""
_ASKED: Final = "asked"
_SETTLED: Final = "settled"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a dialog starts with; each start has widgets of its own, named by `number`."""

    start: Profile
    number: int
    opened: str = ""

    def key(self, name: str) -> str:
        """Return the key of a widget."""
        return f"profile{self.number}_{name}"


def edit_person(G: Graph, profile: Profile) -> None:
    """Open the dialog on a profile."""
    begin(profile)
    _dialog(G)


def begin(profile: Profile, opened: str = "") -> None:
    """Start again from a profile; `opened` is the file it came from."""
    last: Draft | None = st.session_state.get(_DRAFT)
    number = last.number + 1 if last else 1
    st.session_state[_DRAFT] = Draft(profile, number, opened)


@st.dialog("Your profile", width="medium")
def _dialog(G: Graph) -> None:
    person_form(G, _settle)


def _settle() -> None:
    """Start the form again with what is on its way: the table sends a moment after it is typed."""
    time.sleep(_MOMENT)
    st.rerun(scope="fragment")


def person_form(G: Graph, settle: Callable[[], None]) -> None:
    """Show the draft that was begun, to be used, saved or dropped.

    Parameters
    ----------
    G
        The graph.
    settle
        Called once before the draft is used; it may start the form again.
    """
    draft: Draft = st.session_state[_DRAFT]
    with st.container(key="profile_dialog"):
        st.caption("Used on every page and kept in the address. Nothing is stored elsewhere.")
        if draft.opened:
            name = escape_markdown(draft.opened)
            st.success(f"{name} is opened. It counts once you use this profile.")
        profile = _inputs(G, draft)
        open_file(G, draft.key("file"), begin)
        with st.container(
            key="profile_end", horizontal=True, vertical_alignment="center", gap="small"
        ):
            save_file(profile, draft.key("save"))
            st.space("stretch")
            if st.button("Cancel", key=draft.key("cancel")):
                st.rerun()
            st.button(
                "Use this profile",
                key=draft.key("use"),
                type="primary",
                on_click=_use,
                args=(draft,),
            )
    used = st.session_state.get(draft.key("used"))
    if used == _ASKED:
        st.session_state[draft.key("used")] = _SETTLED
        settle()
    if used:
        del st.session_state[draft.key("used")]
        set_person(profile)
        st.rerun()


def _use(draft: Draft) -> None:
    st.session_state[draft.key("used")] = _ASKED


def _inputs(G: Graph, draft: Draft) -> Profile:
    """Show every option, and return the profile as it is typed."""
    known = options(Profile)
    values: dict[str, Any] = {}

    def show(name: str, at: Any = st) -> None:
        value = getattr(draft.start, name)
        values[name] = option_input(G, name, value, draft.key(name), at=at)

    for name in _of(known, "start"):
        show(name)
    place = st.container()
    st.divider()
    st.subheader("Your limits", anchor=False)
    numbers = [name for name in _of(known, "limit") if known[name].kind in {"whole", "number"}]
    for name, at in zip(numbers, st.columns(max(1, len(numbers))), strict=False):
        show(name, at)
    for name in _of(known, "limit"):
        if name not in numbers:
            show(name)
    st.divider()
    st.subheader("How you want to go about it", anchor=False)
    for name in [*_flags(known), *_of(known, "way")]:
        show(name)
    profile = Profile(**values)
    with place:
        questions(G, profile, draft.key("hold"), draft.key("answer"))
    return profile


def _of(known: dict[str, Option], group: str) -> list[str]:
    """Return the options of a group that are asked for, without the flags."""
    return [
        name
        for name, each in known.items()
        if each.group == group and each.kind != "flag" and asked(each)
    ]


def _flags(known: dict[str, Option]) -> list[str]:
    return [name for name, each in known.items() if each.kind == "flag" and asked(each)]
