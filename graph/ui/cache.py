"""One frozen graph per process and data folder, and the answers already computed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

import streamlit as st

from graph.advice import Confidence, Relaxations, confidence_of, relaxations
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import Selection, select
from graph.drawing.scene import View
from graph.errors import Report
from graph.io.tables import check_folder
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem
from graph.ui.pictures import map_picture, plan_pictures
from graph.ui.serve import DATA_VARIABLE

T = TypeVar("T")


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
    return _kept(_answered, "settled", folder, problem, G)


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs={Problem: repr})
def _ways(folder: str, problem: Problem, _graph: Graph) -> Relaxations:
    del folder
    return relaxations(_graph, problem)


def ways(folder: str, problem: Problem, G: Graph) -> Relaxations:
    """Return what would make an impossible question possible, kept like answers."""
    return _kept(_ways, "proved", folder, problem, G)


@st.cache_resource(show_spinner=False, max_entries=200, hash_funcs={Problem: repr})
def _sure(folder: str, problem: Problem, _graph: Graph, _answer: Answer) -> Confidence | None:
    del folder, problem
    return confidence_of(_graph, _answer)


def sure(folder: str, problem: Problem, G: Graph, found: Answer) -> Confidence | None:
    """Return how sure an answer is; of one that is not settled, for this session only."""
    if found.settled:
        return _sure(folder, problem, G, found)
    key = f"sure {folder} {problem!r}"
    if key not in st.session_state:
        st.session_state[key] = confidence_of(G, found)
    return cast("Confidence | None", st.session_state[key])


def _kept(compute: Callable[[str, Problem, Graph], T], settled: str, *asked: Any) -> T:
    """Return what was computed, kept for others if its attribute `settled` says so."""
    folder, problem, _ = asked
    key = f"{settled} {folder} {problem!r}"
    if key not in st.session_state:
        found = compute(*asked)
        if getattr(found, settled):
            return found
        cast("Any", compute).clear(*asked)
        st.session_state[key] = found
    return cast("T", st.session_state[key])


@st.cache_resource(show_spinner=False, max_entries=500)
def seen(folder: str, choice: ExploreChoice, _graph: Graph) -> Selection:
    """Return the view of a choice."""
    del folder
    return select(_graph, choice)


def map_drawn(folder: str, choice: ExploreChoice, G: Graph) -> bytes:
    """Return the picture of a choice for the viewer; what is picked in it draws nothing anew."""
    focus = "" if choice.show == "everything" else choice.focus
    return _map_drawn(folder, replace(choice, node="", focus=focus), G)


@st.cache_resource(show_spinner=False, max_entries=200)
def _map_drawn(folder: str, choice: ExploreChoice, _graph: Graph) -> bytes:
    return map_picture(_graph, choice, seen(folder, choice, _graph))


@st.cache_resource(show_spinner=False, max_entries=200)
def plan_drawn(
    folder: str, question: str, day: str, _graph: Graph, _answer: Answer
) -> dict[View, bytes]:
    """Return the pictures of a plan that begins on a day; `question` tells plans apart."""
    del folder, question
    return plan_pictures(_graph, _answer, day)
