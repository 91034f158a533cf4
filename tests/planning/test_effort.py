"""Limits of a search: counted in work, so that no machine changes an answer; a watch as guard."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import pytest

import graph
from graph.drawing.diagram.plan import unknowns
from graph.model.graph import Graph
from graph.planning import effort
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem
from graph.words import CUT_SHORT

HARD = Problem(
    "chief-information-officer", hold=frozenset({"edu-hs"}), clock="calendar", time_limit=0.4
)
"""Takes a minute; the limit ends it."""


def answers(G: Graph) -> list[Answer]:
    asked = [HARD, replace(HARD, objective="steps"), replace(HARD, clock="sequential", k=3)]
    return [solve_problem(G, each) for each in asked]


def test_a_busy_machine_gives_the_same_bytes(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy it is besides.
    monkeypatch.setattr(effort, "GUARD", 1000.0)
    alone = answers(shipped)
    assert not alone[0].settled
    spin = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(spin) for _ in range(3)]
    try:
        beside = answers(shipped)
    finally:
        for each in others:
            each.kill()
            each.wait()
    assert [graph.to_json(each) for each in beside] == [graph.to_json(each) for each in alone]
    assert not any(each.cut_short for each in (*alone, *beside))


def test_a_search_that_the_watch_ends_says_so(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "GUARD", 0.0)
    monkeypatch.setattr(effort, "_GRACE", 0.05)
    found = solve_problem(shipped, HARD)
    assert found.cut_short
    assert not found.settled
    assert graph.to_json(found)["cut_short"] is True
    assert CUT_SHORT in unknowns(found, str)
    assert "cut_short" not in graph.to_json(replace(found, cut_short=False))


def test_the_clock_counts_calls_and_their_work() -> None:
    before = effort.now()
    effort.charge(0.28)
    assert effort.now() - before == pytest.approx(1, abs=0.01)
    assert effort.watched() is None


def test_a_guard_counts_for_its_own_question_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "_GRACE", 0.0)
    with effort.guarded(100) as outer:
        with effort.guarded(0) as inner:
            assert effort.watched() == 0
            assert effort.now() == math.inf
        assert inner.hit
        assert not outer.hit
        assert effort.now() < math.inf
