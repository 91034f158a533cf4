"""The k best plans and the trade-off of months against dollars."""

from __future__ import annotations

from dataclasses import replace

from instances import instance
from oracle import Oracle
from subsets import all_plans, front, ranked

import graph
from graph.model import Graph
from graph.planning.planner import solve_problem
from graph.planning.problem import MEASURES, Answer

K = 5


def values(answer: Answer) -> list[tuple[int, int, int]]:
    return [(plan.time, round(100 * plan.cost), plan.steps) for plan in answer.plans]


def check(G: Graph, answer: Answer) -> None:
    for plan in answer.plans:
        assert graph.verify(G, answer.problem, plan) == []
    assert len({plan.achieved for plan in answer.plans}) == len(answer.plans)
    assert len(answer.differences) == max(0, len(answer.plans) - 1)


def test_k_best_equal_trying_every_set(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        plans = all_plans(Oracle(G, problem))
        for objective in MEASURES:
            answer = solve_problem(G, replace(problem, objective=objective, k=K))
            expected = ranked(plans, objective)
            place = (seed, objective)
            assert answer.status == ("optimal" if plans else "infeasible"), place
            assert values(answer) == [plans[each] for each in expected[:K]], place
            assert {frozenset(plan.achieved) for plan in answer.plans} <= set(expected), place
            check(G, answer)


def test_trade_offs_equal_trying_every_set(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        plans = all_plans(Oracle(G, problem))
        answer = solve_problem(G, replace(problem, pareto=True))
        assert answer.status == ("optimal" if plans else "infeasible"), seed
        assert values(answer) == front(plans), seed
        check(G, answer)


def test_trying_every_set_equals_the_plain_search(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        oracle = Oracle(G, problem)
        plans = all_plans(oracle)
        for objective in MEASURES:
            best = ranked(plans, objective)[:1]
            assert oracle.best(objective) == (plans[best[0]] if best else None), (seed, objective)


def test_the_tiny_questions_have_several_answers() -> None:
    numbers = []
    for seed in range(120):
        plans = all_plans(Oracle(*instance(seed)))
        numbers.append((len(ranked(plans, "time")), len(front(plans))))
    assert sum(several > 1 for several, _ in numbers) > 20
    assert sum(several > 3 for several, _ in numbers) > 3
    assert sum(points > 1 for _, points in numbers) > 5
