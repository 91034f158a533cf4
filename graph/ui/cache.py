"""The answers already computed and the pictures already drawn, for everybody who asks.

They are kept under the edition of their graph: when the data changes, they are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar, cast

import streamlit as st

from graph.advice import Confidence, Relaxations, confidence_of, relaxations
from graph.drawing.decks.matrix.faces import View as MatrixView
from graph.drawing.decks.matrix.values import Matrix
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import Selection, select
from graph.drawing.focus.values import Asker, Time
from graph.drawing.scene import View
from graph.model.graph import Graph
from graph.person.assumed import assumed
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.plan import answered
from graph.planning.problem import Problem, Survey
from graph.planning.reach.opening import Opening, opened
from graph.planning.reach.survey import attained, survey
from graph.planning.reach.values import Reach
from graph.planning.stopping import Tell, stopped_by, told_to
from graph.queries.comparison import Comparison
from graph.ui.loading import edition
from graph.ui.pictures import comparison_picture, map_picture, matrix_picture, plan_pictures
from graph.ui.state import survey_of

A = TypeVar("A")
T = TypeVar("T")

_LOOK: Final = "searching"
_MOST_KEPT: Final = 200


def answer(problem: Problem, G: Graph) -> Answer:
    """Return the answer to a question; the same question is computed once.

    An answer that a longer search might better is kept for this session, not for others.
    """
    key = f"answer {edition(G)} {problem!r}"
    if key in st.session_state:
        return cast("Answer", st.session_state[key])
    found = _searched(answered, G, problem)
    if not found.settled:
        st.session_state[key] = found
    return found


def ways(problem: Problem, G: Graph) -> Relaxations:
    """Return what would make an impossible question possible, kept like answers."""
    asked = edition(G), problem, G
    key = f"ways {edition(G)} {problem!r}"
    if key not in st.session_state:
        found = _ways(*asked)
        if found.proved:
            return found
        cast("Any", _ways).clear(*asked)
        st.session_state[key] = found
    return cast("Relaxations", st.session_state[key])


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs={Problem: repr})
def _ways(data: int, problem: Problem, _graph: Graph) -> Relaxations:
    del data
    return _searched(relaxations, _graph, problem)


def sure(problem: Problem, G: Graph, found: Answer) -> Confidence | None:
    """Return how sure an answer is; of one that is not settled, for this session only."""
    if found.settled:
        return _sure(edition(G), problem, G, found)
    key = f"sure {edition(G)} {problem!r}"
    if key not in st.session_state:
        st.session_state[key] = _searched(confidence_of, G, found)
    return cast("Confidence | None", st.session_state[key])


@st.cache_resource(show_spinner=False, max_entries=200, hash_funcs={Problem: repr})
def _sure(data: int, problem: Problem, _graph: Graph, _answer: Answer) -> Confidence | None:
    del data, problem
    return _searched(confidence_of, _graph, _answer)


def _searched(search: Callable[[Graph, A], T], G: Graph, about: A) -> T:
    """Return what a search finds; it ends when its tab is closed or asks something else."""
    with stopped_by(_go_on):
        return search(G, about)


def _go_on() -> None:
    """End this run of the page if another one waits, or nobody for whom it runs is left.

    Streamlit ends a run when the page next does something with it; looking into the session is
    the least. It raises an exception then, and what was searched for is not kept.
    """
    _ = _LOOK in st.session_state


def reached(question: Survey, G: Graph, *, tell: Tell | None = None) -> Reach:
    """Return what can be reached, kept like answers; `tell` hears how far the search is."""
    with told_to(tell or _silent):
        return _kept(f"reach {question!r}", partial(attained, G, question), G, _proved)


def openings(question: Survey, G: Graph) -> tuple[Opening, ...]:
    """Return what each credential opens, kept like answers."""
    return _kept(f"openings {question!r}", partial(opened, G, question), G, _decided)


def _proved(found: Reach) -> bool:
    return found.proved


def _decided(found: tuple[Opening, ...]) -> bool:
    return not any(each.perhaps for each in found)


def _kept(name: str, search: Callable[[], T], G: Graph, settled: Callable[[T], bool]) -> T:
    """Return an answer found before, or found now; one that is not settled for this session."""
    key, store = f"{name} {edition(G)}", _store(edition(G))
    for known in (store, st.session_state):
        if key in known:
            return cast("T", known[key])
    with stopped_by(_go_on):
        found = search()
    if settled(found):
        store[key] = found
        while len(store) > _MOST_KEPT:
            del store[next(iter(store))]
    else:
        st.session_state[key] = found
    return found


def _silent(done: int, total: int) -> None:
    """Hear how far a search is and say nothing."""


@st.cache_resource(show_spinner=False, max_entries=3)
def _store(data: int) -> dict[str, Any]:
    """Return where settled answers about an edition of the data are.

    A search that tells how far it is writes on the page; a cached function may not.
    """
    del data
    return {}


def seen(choice: ExploreChoice, G: Graph) -> Selection:
    """Return the view of a choice."""
    return _seen(edition(G), choice, G)


@st.cache_resource(show_spinner=False, max_entries=500)
def _seen(data: int, choice: ExploreChoice, _graph: Graph) -> Selection:
    del data
    return select(_graph, choice)


def times(profile: Profile, G: Graph, nodes: Collection[str]) -> Mapping[str, Time]:
    """Return how soon, and for how much, a person can reach each of some nodes.

    What is not proved within two seconds of work is left out.
    """
    question = survey_of(profile, G)
    name = f"times {question!r} {sorted(nodes)}"
    found = _kept(name, partial(survey, G, question, wanted=nodes), G, bool)
    return {
        each.id: Time(each.months, each.cost_usd if each.cost_proved else None)
        for each in found
        if each.within is False or each.months_proved
    }


def asker(profile: Profile, G: Graph, nodes: Collection[str] = ()) -> Asker:
    """Return who looks at a picture: the person, with what is assumed, and times for some nodes."""
    hold = profile.hold | assumed(G, profile)
    return Asker(replace(profile, hold=hold), times(profile, G, nodes) if nodes else {})


def map_drawn(choice: ExploreChoice, G: Graph, who: Asker) -> bytes:
    """Return the picture of a choice for the viewer; what is picked in it draws nothing anew."""
    focus = "" if choice.show == "everything" else choice.focus
    about = repr(who) if choice.show == "around" else ""
    return _map_drawn(edition(G), replace(choice, node="", focus=focus), about, G, who)


@st.cache_resource(show_spinner=False, max_entries=200)
def _map_drawn(data: int, choice: ExploreChoice, about: str, _graph: Graph, _asker: Asker) -> bytes:
    del data, about
    return map_picture(_graph, choice, seen(choice, _graph), _asker)


def matrix_drawn(matrix: Matrix, view: MatrixView, G: Graph) -> bytes:
    """Return the picture of a matrix for the viewer."""
    return _matrix_drawn(edition(G), f"{matrix!r} {view!r}", G, matrix, view)


@st.cache_resource(show_spinner=False, max_entries=200)
def _matrix_drawn(
    data: int, about: str, _graph: Graph, _matrix: Matrix, _view: MatrixView
) -> bytes:
    del data, about
    return matrix_picture(_graph, _matrix, _view)


def plan_drawn(question: str, day: str, G: Graph, found: Answer) -> dict[View, bytes]:
    """Return the pictures of a plan that begins on a day; `question` tells plans apart."""
    return _plan_drawn(edition(G), question, day, G, found)


@st.cache_resource(show_spinner=False, max_entries=200)
def _plan_drawn(
    data: int, question: str, day: str, _graph: Graph, _answer: Answer
) -> dict[View, bytes]:
    del data, question
    return plan_pictures(_graph, _answer, day)


def comparison_drawn(G: Graph, found: Comparison) -> bytes:
    """Return the picture of what is compared."""
    about = repr((found.nodes, found.names, found.overlaps, found.tracks))
    return _comparison_drawn(edition(G), about, G, found)


@st.cache_resource(show_spinner=False, max_entries=200)
def _comparison_drawn(data: int, about: str, _graph: Graph, _found: Comparison) -> bytes:
    del data, about
    return comparison_picture(_graph, _found)
