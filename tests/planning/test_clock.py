"""Every objective on the calendar, with and without keeping at work, against the plain search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from calendar_oracle import CalendarOracle
from instances import at_work, side_by_side
from subsets import front, ranked

import graph
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem

K = 4


def on_calendar(seed: int) -> tuple[Graph, Problem]:
    G, problem = side_by_side(seed, credentials_up_to=3, roles_up_to=2)
    return G, replace(problem, clock="calendar", horizon=None)


KINDS = pytest.mark.parametrize("make", [on_calendar, at_work])


def values(answer: Answer) -> list[tuple[int | None, int, int]]:
    return [(plan.calendar, round(100 * plan.cost), plan.steps) for plan in answer.plans]


def check(G: Graph, answer: Answer) -> None:
    for plan in answer.plans:
        assert graph.verify(G, answer.problem, plan) == []
    assert len({plan.achieved for plan in answer.plans}) == len(answer.plans)


@KINDS
@pytest.mark.instances(40)
def test_the_k_best_equal_the_plain_search(seeds: range, make: object) -> None:
    for seed in seeds:
        G, problem = make(seed)  # type: ignore[operator]
        problem = replace(problem, horizon=None)
        plans = CalendarOracle(G, problem).plans()
        for objective in MEASURES:
            answer = solve_problem(G, replace(problem, objective=objective, k=K))
            place = (seed, objective)
            assert answer.status == ("optimal" if plans else "infeasible"), place
            expected = ranked(plans, objective)
            assert values(answer) == [plans[each] for each in expected[:K]], place
            assert {frozenset(plan.achieved) for plan in answer.plans} <= set(expected), place
            check(G, answer)
            alone = solve_problem(G, replace(problem, objective=objective))
            assert values(alone) == values(answer)[:1], place
            check(G, alone)
            if answer.best is not None:
                assert answer.bounds == {
                    answer.problem.value: getattr(answer.best, answer.problem.value)
                }


@KINDS
@pytest.mark.instances(40)
def test_trade_offs_equal_the_plain_search(seeds: range, make: object) -> None:
    for seed in seeds:
        G, problem = make(seed)  # type: ignore[operator]
        problem = replace(problem, horizon=None)
        answer = solve_problem(G, replace(problem, pareto=True))
        assert values(answer) == front(CalendarOracle(G, problem).plans()), seed
        check(G, answer)


@pytest.mark.instances(40)
def test_earnings_of_those_who_keep_working_equal_the_plain_search(seeds: range) -> None:
    for seed in seeds:
        G, problem = at_work(seed)
        asked = replace(problem, objective="earnings", horizon=6, time_limit=60)
        expected = CalendarOracle(G, asked).best_earnings(6)
        answer = solve_problem(G, asked)
        assert (expected is None) == (answer.best is None), seed
        check(G, answer)
        if answer.best is not None and expected is not None:
            assert answer.best.earnings == pytest.approx(float(expected), abs=0.01), seed
            assert answer.status == "optimal", seed
