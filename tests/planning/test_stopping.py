"""A search that nobody waits for any more ends at once."""

from __future__ import annotations

import time

import pytest
from ortools.sat.python import cp_model

import graph as careergraph
from graph.model.graph import Graph
from graph.planning.models.solver import new_solver, run
from graph.planning.problem import Clock
from graph.planning.stopping import current_check, stopped_by

GRACE = 4.0
"""Seconds to stop in: two on an idle machine."""


class Unwanted(BaseException):
    """Raised by a check, as Streamlit does it: no ordinary exception."""


class Waiting:
    """Somebody who waits for so many seconds and questions, and remembers when they went."""

    def __init__(self, patience: float, questions: int = 0) -> None:
        self.questions = questions
        self.until = time.monotonic() + patience
        self.asked = 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked > self.questions and time.monotonic() > self.until:
            raise Unwanted


def pigeons(number: int) -> cp_model.CpModel:
    """Return a model that takes for ever: so many pigeons in one hole less."""
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in range(number - 1)] for _ in range(number)]
    for one in sits:
        model.add_bool_or(one)
    for hole in zip(*sits, strict=True):
        for place, first in enumerate(hole):
            for second in hole[:place]:
                model.add_bool_or(~first, ~second)
    return model


def test_one_call_of_the_solver_is_stopped() -> None:
    waiting = Waiting(0.5, questions=2)
    with pytest.raises(Unwanted), stopped_by(waiting):
        run(new_solver(60, None), pigeons(40))
    assert time.monotonic() - waiting.until < GRACE
    assert waiting.asked > 2


def test_what_is_unwanted_from_the_start_is_not_begun() -> None:
    waiting = Waiting(-1)
    with pytest.raises(Unwanted), stopped_by(waiting):
        run(new_solver(60, None), pigeons(40))
    assert waiting.asked == 1


def test_what_goes_wrong_in_the_solver_comes_out() -> None:
    with stopped_by(Waiting(60)), pytest.raises((AttributeError, TypeError)):
        run(new_solver(1, None), None)  # type: ignore[arg-type]


@pytest.mark.parametrize("patience", [0.3, 2.0])
def test_a_hard_question_is_stopped(shipped: Graph, patience: float) -> None:
    waiting = Waiting(patience)
    with pytest.raises(Unwanted), stopped_by(waiting):
        careergraph.plan(
            shipped,
            "chief-information-officer",
            hold=["edu-hs"],
            clock="calendar",
            time_limit=60,
        )
    assert time.monotonic() - waiting.until < GRACE


@pytest.mark.parametrize("clock", ["sequential", "calendar"])
def test_answers_are_the_same_with_somebody_waiting(shipped: Graph, clock: Clock) -> None:
    def ask() -> careergraph.Answer:
        return careergraph.plan(shipped, "coding-manager", hold=["edu-hs"], clock=clock)

    waiting = Waiting(600)
    with stopped_by(waiting):
        watched = ask()
    assert waiting.asked
    assert watched == ask()


def test_nobody_is_asked_outside_the_block() -> None:
    outer, inner = Waiting(60), Waiting(60)
    with stopped_by(outer):
        with stopped_by(inner):
            assert current_check() is inner
        assert current_check() is outer
    assert current_check() is None
