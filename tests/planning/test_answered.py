"""Settled answers are remembered with the graph they are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest
from tiny import credential, needs, role, tiny

from graph.model.graph import Graph
from graph.planning import plan as planning
from graph.planning.answer import Answer
from graph.planning.problem import Problem

QUESTION = Problem(target="goal", hold=frozenset({"have"}), experience={"job": 6})


def ladder() -> Graph:
    return tiny(
        credential("have"),
        credential("course", months=3),
        role("job"),
        role("goal"),
        needs("goal", "course", group="a"),
        needs("goal", "have", group="a"),
        needs("goal", "job", group="b", min_months=12),
    )


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """The questions that were searched for."""
    found: list[Problem] = []
    search: Callable[[Graph, Problem], Answer] = planning.solve_problem

    def counted(G: Graph, problem: Problem) -> Answer:
        found.append(problem)
        return search(G, problem)

    monkeypatch.setattr(planning, "solve_problem", counted)
    return found


def test_the_same_question_is_searched_for_once(searches: list[Problem]) -> None:
    G = ladder()
    first = planning.answered(G, QUESTION)
    again = replace(QUESTION, hold=frozenset(["have"]), experience={"job": 6})
    assert planning.answered(G, again) is first
    assert searches == [QUESTION]
    assert first == planning.solve_problem(G, QUESTION)


def test_another_question_or_graph_is_searched_for(searches: list[Problem]) -> None:
    G = ladder()
    planning.answered(G, QUESTION)
    for other in ({"objective": "cost"}, {"experience": {"job": 7}}, {"time_limit": 9.0}):
        planning.answered(G, replace(QUESTION, **other))
    planning.answered(ladder(), QUESTION)
    assert len(searches) == 5


def test_a_graph_that_can_change_is_asked_anew(searches: list[Problem]) -> None:
    G: Graph = nx.MultiDiGraph(ladder())
    planning.answered(G, QUESTION)
    planning.answered(G, QUESTION)
    assert len(searches) == 2


def test_an_answer_that_may_get_better_is_not_remembered(
    searches: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    G = ladder()
    searched = planning.solve_problem
    monkeypatch.setattr(
        planning, "solve_problem", lambda *asked: replace(searched(*asked), settled=False)
    )
    planning.answered(G, QUESTION)
    planning.answered(G, QUESTION)
    assert len(searches) == 2


def test_so_many_answers_are_remembered(
    searches: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_REMEMBERED", 2)
    G = ladder()
    asked = [replace(QUESTION, k=k) for k in (1, 2, 3)]
    for each in (*asked, *asked[1:], asked[0]):
        planning.answered(G, each)
    assert searches == [*asked, asked[0]]
