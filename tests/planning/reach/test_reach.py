"""Reach: examples by hand, and the law that every value is the one of a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from instances import instance
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.errors import RequestError
from graph.model.graph import Graph, is_active
from graph.person.options import options
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import Objective, Problem
from graph.planning.reach.survey import reach
from graph.planning.reach.values import Attainable, Reach

OBJECTIVES: tuple[tuple[Objective, str], ...] = (("time", "months"), ("cost", "cost_usd"))


def small() -> Graph:
    """A course or a dear degree leads to clerk, two years of it and the degree to lead."""
    return tiny(
        career("field"),
        credential("course", 3, 500, level=1),
        credential("degree", 24, 9000, level=2),
        credential("exam", fee_usd=300, level=2),
        credential("old", 1, status="retired"),
        role("clerk", level=1),
        role("lead", level=4),
        role("nobody", level=7),
        edge("field", "includes", "clerk"),
        edge("degree", "counts_as", "course"),
        needs("clerk", "course"),
        needs("exam", "clerk", months=6),
        needs("lead", "field", months=24),
        needs("lead", "degree"),
        needs("nobody", "old"),
    )


def by_id(found: Reach) -> dict[str, Attainable]:
    return {each.id: each for each in found.nodes}


def test_months_and_cost_by_hand() -> None:
    found = reach(small())
    assert found.proved
    assert [(each.id, each.months, each.cost_usd) for each in found.reached] == [
        ("clerk", 3, 500),
        ("course", 3, 500),
        ("exam", 9, 800),
        ("degree", 24, 9000),
        ("lead", 48, 9000),
    ]
    assert not found.beyond


def test_what_is_held_or_counted_as_held_is_left_out() -> None:
    found = by_id(reach(small(), hold=["degree"], experience={"clerk": 20}))
    assert sorted(found) == ["exam", "lead"]
    assert (found["exam"].months, found["lead"].months) == (0, 4)


def test_limits_divide_what_is_attainable() -> None:
    found = reach(small(), max_months=24)
    assert [each.id for each in found.reached] == ["clerk", "course", "exam", "degree"]
    (lead,) = found.beyond
    assert (lead.id, lead.within, lead.months, lead.cost_usd) == ("lead", False, None, None)
    assert 24 < lead.months_bound <= 48
    assert [each.id for each in reach(small(), max_months=0).reached] == []
    assert [each.id for each in reach(small(), max_cost=500).reached] == ["clerk", "course"]


def test_one_plan_must_keep_both_limits() -> None:
    G = tiny(
        credential("quick", 1, 900),
        credential("cheap", 9, 100),
        role("post"),
        needs("post", "quick", pathway="a"),
        needs("post", "cheap", pathway="b"),
    )
    assert (by_id(reach(G))["post"].months, by_id(reach(G))["post"].cost_usd) == (1, 100)
    apart = [reach(G, max_months=1), reach(G, max_cost=100)]
    assert [by_id(each)["post"].cost_usd for each in apart] == [900, 100]
    assert [by_id(each)["post"].months for each in apart] == [1, 9]
    both = by_id(reach(G, max_months=1, max_cost=100))["post"]
    assert both.within is False
    assert (both.months_bound, both.cost_bound_usd) == (1, 100)


def test_a_price_nobody_published_is_named() -> None:
    G = tiny(
        {"id": "paper", "type": "credential", "name": "P"}, role("post"), needs("post", "paper")
    )
    assert by_id(reach(G))["post"].unknown_prices == ("paper",)


def test_avoided_and_too_high_credentials_bar_the_way() -> None:
    assert sorted(by_id(reach(small(), avoid=["degree"]))) == ["clerk", "course", "exam"]
    assert sorted(by_id(reach(small(), max_credential_level=1))) == ["clerk", "course"]


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(RequestError, match="max_months is -1; allowed is 0 to 12,000"):
        reach(small(), max_months=-1)
    with pytest.raises(RequestError, match="max_cost is nan"):
        reach(small(), max_cost=float("nan"))


def asked(G: Graph, problem: Problem, **more: Any) -> Reach:
    given = {name: getattr(problem, name) for name in options(Profile)}
    return reach(G, **given, **more)


def same_as_plans(found: Attainable | None, fast: Answer, cheap: Answer) -> bool:
    """Tell whether reach says what the two plans say; held at the start is not reached."""
    if fast.best is None or cheap.best is None:
        return found is None or found.within is False
    if not fast.best.steps:
        return found is None
    return (
        found is not None
        and found.within is True
        and (found.months, found.cost_usd) == (fast.best.time, cheap.best.cost)
        and (found.months_bound, found.cost_bound_usd) == (fast.best.time, cheap.best.cost)
    )


def test_values_are_those_of_plans(seeds: range) -> None:
    """Every node of random graphs, with and without limits."""
    for seed in seeds:
        G, problem = instance(seed)
        for months, cost in ((problem.max_months, problem.max_cost), (None, None), (3, 4)):
            question = replace(problem, max_months=months, max_cost=cost, max_steps=None)
            found = by_id(asked(G, question))
            free = replace(question, max_months=None, max_cost=None)
            for node, data in G.nodes(data=True):
                if data["type"] not in {"credential", "role"} or not is_active(G, node):
                    assert node not in found
                    continue
                fast, cheap = (
                    solve_problem(G, replace(question, target=node, objective=objective))
                    for objective, _ in OBJECTIVES
                )
                assert same_as_plans(found.get(node), fast, cheap), (seed, node, months, cost)
                if fast.best is None and node not in found:
                    anyhow = solve_problem(G, replace(free, target=node))
                    assert anyhow.status == "infeasible", (seed, node)


def test_a_larger_budget_loses_nothing(seeds: range) -> None:
    for seed in seeds[::3]:
        G, problem = instance(seed)
        before: dict[str, Attainable] = {}
        for months, cost in ((0, 0), (2, 3), (5, 3), (5, 8), (None, 8), (None, None)):
            question = replace(problem, max_months=months, max_cost=cost)
            found = asked(G, question)
            now = {each.id: each for each in found.reached}
            assert before.keys() <= now.keys(), seed
            for node, each in before.items():
                assert (each.months or 0) >= (now[node].months or 0), (seed, node)
                assert (each.cost_usd or 0) >= (now[node].cost_usd or 0), (seed, node)
            before = now


def test_without_time_bounds_hold_and_say_so(seeds: range) -> None:
    for seed in seeds[::2]:
        G, problem = instance(seed)
        for months, cost in ((None, None), (3, 4)):
            question = replace(problem, max_months=months, max_cost=cost)
            exact = by_id(asked(G, question))
            rough = by_id(asked(G, question, time_limit=0))
            assert rough.keys() == exact.keys()
            for node, each in rough.items():
                true = exact[node]
                assert each.within in {true.within, None}, (seed, node)
                if (
                    each.months is not None
                    and each.cost_usd is not None
                    and true.months is not None
                ):
                    assert each.months_bound <= true.months <= each.months, (seed, node)
                    assert each.cost_bound_usd <= (true.cost_usd or 0) <= each.cost_usd


@pytest.mark.slow
@pytest.mark.parametrize("hold", ["edu-hs", "edu-cert-coding"])
def test_values_of_the_shipped_data(shipped: Graph, hold: str) -> None:
    found = reach(shipped, hold=[hold], max_months=72)
    assert found.proved
    assert {"ahima-rhit", "cdi-specialist"} <= {each.id for each in found.reached}
    assert len(found.reached) > 80
    for each in found.nodes[::16]:
        for objective, worth in OBJECTIVES:
            answer = graph.plan(shipped, each.id, hold=[hold], objective=objective, max_months=72)
            assert (None if answer.best is None else getattr(answer.best, objective)) == getattr(
                each, worth
            ), each.id


def test_the_whole_field_in_a_moment(shipped: Graph) -> None:
    """Without a search everything has a plan and a bound, and most of it is proved."""
    found = reach(shipped, hold=["edu-hs"], time_limit=0)
    assert all(each.within for each in found.nodes)
    assert sum(each.months_proved for each in found.nodes) > 0.4 * len(found.nodes)
    director = by_id(found)["director-of-medical-records"]
    best = graph.plan(shipped, director.id, hold=["edu-hs"]).best
    assert best is not None
    assert director.months is not None
    assert director.months_bound <= best.time <= director.months
