"""Questions back in the profile dialog: which of several things that are certain it is."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from graph.model.graph import Graph
from graph.model.names import title
from graph.person.profile import Profile
from graph.person.questions import open_questions
from graph.person.sentences import asked_back
from graph.ui.words import escape_markdown

_SILENT: Final = ""


def questions(G: Graph, profile: Profile, hold: str, key: str) -> None:
    """Ask which of the things a profile proves it is; an answer is added to what is held.

    Parameters
    ----------
    G
        The graph.
    profile
        As it is typed.
    hold
        Key of the widget of what is held.
    key
        Beginning of the keys of the answers.
    """
    for number, question in enumerate(open_questions(G, profile), start=1):
        name = f"{key}_{'_'.join(question.one_of)}"
        with st.container(key=f"profile_question_{name}", gap="xsmall"):
            st.markdown(
                f":material/help: **{escape_markdown(asked_back(G, question))}**  \n"
                "You have one of these for certain, so no plan sends you to get it again."
            )
            st.pills(
                f"Your answer to question {number}",
                [*question.one_of, _SILENT],
                format_func=partial(_answer_name, G),
                key=name,
                on_change=_answered,
                args=(name, hold),
                label_visibility="collapsed",
            )


def _answer_name(G: Graph, answer: str) -> str:
    return escape_markdown(title(G, answer)) if answer else "I'd rather not say"


def _answered(answer: str, hold: str) -> None:
    """Hold what was answered."""
    found = st.session_state.get(answer)
    if found:
        st.session_state[hold] = [*st.session_state[hold], found]
