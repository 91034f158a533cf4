"""One frozen graph per process and data folder, and the answers already computed."""

from __future__ import annotations

import os
from typing import Any, cast

import streamlit as st

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.diagram import Diagram
from graph.drawing.diagram.selection import Selection, select
from graph.errors import Report
from graph.io.tables import check_folder
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem
from graph.ui.drawing import payload
from graph.ui.serve import DATA_VARIABLE


def data_folder() -> str:
    """Return the data folder asked for; empty: the shipped data."""
    return os.environ.get(DATA_VARIABLE, "")


@st.cache_resource(show_spinner="Reading the data …")
def loaded(folder: str) -> tuple[Graph | None, Report]:
    """Return the graph of a folder (None when it has errors) and the report about it."""
    return check_folder(folder or None)


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs={Problem: repr})
def _answered(folder: str, problem: Problem, _graph: Graph) -> Answer:
    del folder
    return solve_problem(_graph, problem)


def answer(folder: str, problem: Problem, G: Graph) -> Answer:
    """Return the answer to a question; the same question is computed once.

    An answer that a longer search might better is kept for this session, not for others.
    """
    key = f"answer {folder} {problem!r}"
    if key in st.session_state:
        return cast("Answer", st.session_state[key])
    found = _answered(folder, problem, G)
    if not found.settled:
        _answered.clear(folder, problem, G)
        st.session_state[key] = found
    return found


@st.cache_resource(show_spinner=False, max_entries=500)
def seen(folder: str, choice: ExploreChoice, _graph: Graph) -> Selection:
    """Return the view of a choice."""
    del folder
    return select(_graph, choice)


@st.cache_resource(show_spinner=False, max_entries=500)
def drawn(folder: str, question: object, _graph: Graph, _diagram: Diagram) -> dict[str, Any]:
    """Return the drawing of a diagram that a question (any hashable choice) led to."""
    del folder, question
    return payload(_graph, _diagram)
