"""The planner against the plain search on random tiny instances, every objective."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instances import instance
from oracle import Oracle

from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES
from graph.planning.verify.plan import verify


def test_planner_equals_oracle(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        oracle = Oracle(G, problem)
        for objective in MEASURES:
            asked = replace(problem, objective=objective)
            expected = oracle.best(objective)
            answer = solve_problem(G, asked)
            if expected is None:
                assert answer.status == "infeasible", (seed, objective)
                assert answer.missing, (seed, objective)
                continue
            assert answer.status == "optimal", (seed, objective, expected)
            assert answer.best is not None
            assert verify(G, asked, answer.best) == [], (seed, objective)
            found = (answer.best.time, round(100 * answer.best.cost), answer.best.steps)
            assert found == expected, (seed, objective)
            value = getattr(answer.best, objective)
            assert answer.bound == pytest.approx(value), (seed, objective)


def test_the_instances_are_worth_solving() -> None:
    """Feasible and infeasible, trivial and longer questions all occur."""
    lengths = []
    for seed in range(120):
        G, problem = instance(seed)
        best = Oracle(G, problem).best("steps")
        lengths.append(None if best is None else best[2])
    assert lengths.count(None) > 5
    assert lengths.count(0) > 2
    assert sum(length is not None and length > 1 for length in lengths) >= 20
