"""The calendar and earnings planner against the plain month-by-month search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from calendar_oracle import CalendarOracle
from instances import instance, side_by_side
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem
from graph.planning.verify.plan import verify

HORIZON = 8


def checked(G: Graph, problem: Problem) -> Answer:
    """Return the answer, once the verifier has nothing against its plan."""
    answer = solve_problem(G, problem)
    if answer.best is not None:
        assert verify(G, problem, answer.best) == []
    return answer


def test_calendar_equals_oracle(seeds: range) -> None:
    for seed in seeds:
        for make in (instance, side_by_side):
            G, problem = make(seed)
            asked = replace(problem, objective="calendar", horizon=None, time_limit=60)
            expected = CalendarOracle(G, asked).best_calendar()
            answer = checked(G, asked)
            if expected is None:
                assert answer.status == "infeasible", (make, seed)
                assert answer.missing, (make, seed)
                continue
            assert answer.status == "optimal", (make, seed)
            best = answer.best
            assert best is not None
            assert (best.calendar, round(100 * best.cost), best.steps) == expected, (make, seed)
            assert answer.bound == best.calendar


def test_earnings_equal_oracle(seeds: range) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        asked = replace(problem, objective="earnings", horizon=HORIZON, time_limit=60)
        expected = CalendarOracle(G, asked).best_earnings(HORIZON)
        answer = checked(G, asked)
        if expected is None:
            assert answer.status == "infeasible", seed
            assert answer.missing, seed
            continue
        assert answer.status == "optimal", seed
        assert answer.best is not None
        assert answer.best.earnings == pytest.approx(float(expected), abs=0.01), seed
        assert answer.bound == pytest.approx(float(expected), abs=0.01), seed


def test_the_calendar_is_never_later_than_one_thing_at_a_time(seeds: range) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        problem = replace(problem, max_months=None, horizon=None)
        alone = solve_problem(G, replace(problem, objective="time"))
        beside = solve_problem(G, replace(problem, objective="calendar"))
        assert (alone.best is None) == (beside.best is None), seed
        if alone.best is not None and beside.best is not None:
            assert beside.best.calendar is not None
            assert beside.best.calendar <= alone.best.time, seed


def test_a_search_cut_short_has_a_plan_and_a_bound(shipped: Graph) -> None:
    answer = graph.plan(shipped, "chief-information-officer", objective="calendar", time_limit=0.3)
    assert answer.status == "feasible"
    assert answer.best is not None
    assert answer.bound is not None
    assert answer.best.calendar is not None
    assert 0 < answer.bound <= answer.best.calendar
    assert verify(shipped, answer.problem, answer.best) == []


def test_the_director_studies_beside_work(shipped: Graph) -> None:
    answer = graph.plan(
        shipped,
        "director-of-medical-records",
        hold=["edu-cert-coding"],
        objective="calendar",
        time_limit=120,
    )
    assert answer.status == "optimal"
    assert answer.best is not None
    assert answer.best.calendar == 63
    assert verify(shipped, answer.problem, answer.best) == []


def test_two_roles_of_the_same_worth_may_be_worked_around_a_full_time_study() -> None:
    """Merging the roles would leave one stretch, and a longer calendar."""
    G = tiny(
        career("field"),
        credential("degree", 4),
        role("one"),
        role("other"),
        credential("course", 1),
        role("target"),
        *(edge("field", "includes", each) for each in ("one", "other")),
        needs("degree", "field", months=2),
        needs("course", "degree"),
        needs("target", "course"),
        needs("target", "field", months=4),
    )
    best = graph.plan(G, "target", objective="calendar").best
    assert best is not None
    assert best.calendar == 8
    assert {"one", "other"} <= set(best.achieved)
