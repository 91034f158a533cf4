"""The k best plans and the trade-off of months against dollars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from choices import choices
from instances import instance
from oracle import Oracle
from subsets import all_plans, front, ranked
from tiny import credential, needs, role, tiny

import graph
from graph.advice import advise
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.difference import difference
from graph.planning.models.ranged import RangedModel
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem

K = 5

Question = Callable[[int], tuple[Graph, Problem]]

KINDS = pytest.mark.parametrize("question", [instance, choices], ids=["tricky", "choices"])


def values(answer: Answer) -> list[tuple[int, int, int]]:
    return [(plan.time, round(100 * plan.cost), plan.steps) for plan in answer.plans]


def check(G: Graph, answer: Answer) -> None:
    for plan in answer.plans:
        assert graph.verify(G, answer.problem, plan) == []
    assert len({plan.achieved for plan in answer.plans}) == len(answer.plans)
    assert len(answer.differences) == max(0, len(answer.plans) - 1)


@KINDS
def test_k_best_equal_trying_every_set(seeds: range, question: Question) -> None:
    for seed in seeds:
        G, problem = question(seed)
        plans = all_plans(Oracle(G, problem))
        for objective in MEASURES:
            answer = solve_problem(G, replace(problem, objective=objective, k=K))
            expected = ranked(plans, objective)
            place = (seed, objective)
            assert answer.status == ("optimal" if plans else "infeasible"), place
            assert values(answer) == [plans[each] for each in expected[:K]], place
            assert {frozenset(plan.achieved) for plan in answer.plans} <= set(expected), place
            check(G, answer)
            alone = solve_problem(G, replace(problem, objective=objective))
            assert alone.plans == answer.plans[:1], place


@KINDS
def test_trade_offs_equal_trying_every_set(seeds: range, question: Question) -> None:
    for seed in seeds:
        G, problem = question(seed)
        plans = all_plans(Oracle(G, problem))
        answer = solve_problem(G, replace(problem, pareto=True))
        assert answer.status == ("optimal" if plans else "infeasible"), seed
        assert values(answer) == front(plans), seed
        check(G, answer)
        assert solve_problem(G, problem).plans == answer.plans[:1], seed


def test_trying_every_set_equals_the_plain_search(seeds: range) -> None:
    for seed in seeds:
        G, problem = choices(seed)
        oracle = Oracle(G, problem)
        plans = all_plans(oracle)
        for objective in MEASURES:
            best = ranked(plans, objective)[:1]
            assert oracle.best(objective) == (plans[best[0]] if best else None), (seed, objective)


@pytest.mark.slow
def test_the_tiny_questions_have_several_answers() -> None:
    numbers = []
    for seed in range(100):
        plans = all_plans(Oracle(*choices(seed)))
        numbers.append((len(ranked(plans, "time")), len(front(plans))))
    assert sum(several > 1 for several, _ in numbers) > 50
    assert sum(several > 3 for several, _ in numbers) > 8
    assert sum(points > 1 for _, points in numbers) > 12


def ways() -> Graph:
    """Three ways to a post: a dear short course, a cheap long one, or work alone."""
    return tiny(
        credential("short", 1, 900),
        credential("long", 12, 10),
        role("clerk"),
        role("goal"),
        needs("goal", "short", pathway="1"),
        needs("goal", "long", pathway="2"),
        needs("goal", "clerk", pathway="3", months=30),
    )


def test_plans_in_order_of_each_objective() -> None:
    orders = {
        objective: [
            plan.achieved[0] if plan.achieved[0] != "goal" else plan.achieved[1]
            for plan in graph.plan(ways(), "goal", objective=objective, k=9).plans
        ]
        for objective in MEASURES
    }
    assert orders == {
        "time": ["short", "long", "clerk"],
        "cost": ["clerk", "long", "short"],
        "steps": ["short", "long", "clerk"],
    }


def test_fewer_plans_than_asked_for_are_all_there_are() -> None:
    answer = graph.plan(ways(), "goal", k=9)
    assert (answer.status, len(answer.plans)) == ("optimal", 3)
    assert answer.bound == 1
    assert [len(graph.plan(ways(), "goal", k=k).plans) for k in (1, 2, 3)] == [1, 2, 3]


def test_trade_offs_from_fastest_to_cheapest() -> None:
    answer = graph.plan(ways(), "goal", pareto=True)
    assert values(answer) == [(1, 90_000, 2), (12, 1_000, 2), (30, 0, 2)]
    assert answer.status == "optimal"


def test_limits_hold_for_every_plan() -> None:
    assert values(graph.plan(ways(), "goal", k=9, max_cost=100)) == [(12, 1_000, 2), (30, 0, 2)]
    assert values(graph.plan(ways(), "goal", pareto=True, max_months=12)) == [
        (1, 90_000, 2),
        (12, 1_000, 2),
    ]
    assert values(graph.plan(ways(), "goal", pareto=True, avoid=["long"])) == [
        (1, 90_000, 2),
        (30, 0, 2),
    ]


def test_more_things_in_less_time_is_a_plan_of_its_own() -> None:
    """Forty-eight months, or six after a course of twelve: the longer way has fewer things."""
    G = tiny(
        credential("course", 12),
        credential("hobby", 0),
        role("clerk"),
        role("goal"),
        needs("goal", "clerk", pathway="1", months=48),
        needs("goal", "clerk", pathway="2", months=6),
        needs("goal", "course", pathway="2"),
    )
    assert [plan.achieved for plan in graph.plan(G, "goal", k=5).plans] == [
        ("clerk", "course", "goal"),
        ("clerk", "goal"),
    ]
    # By steps the same two things more are only a loss.
    assert len(graph.plan(G, "goal", objective="steps", k=5).plans) == 1


def test_what_is_dominated_is_second_best_and_no_trade_off() -> None:
    G = tiny(
        credential("a", 3, 100),
        credential("worse", 4, 200),
        role("goal"),
        needs("goal", "a", group="g"),
        needs("goal", "worse", group="g"),
    )
    assert values(graph.plan(G, "goal", k=2)) == [(3, 10_000, 2), (4, 20_000, 2)]
    assert values(graph.plan(G, "goal", pareto=True)) == [(3, 10_000, 2)]


@pytest.mark.parametrize("several", [{"k": 3}, {"pareto": True}])
def test_a_held_target_and_an_impossible_one(several: dict[str, int]) -> None:
    held = graph.plan(ways(), "goal", hold=["goal"], **several)  # type: ignore[arg-type]
    assert (held.status, values(held)) == ("optimal", [(0, 0, 0)])
    no = graph.plan(ways(), "goal", max_steps=1, **several)  # type: ignore[arg-type]
    assert (no.status, no.plans, no.differences) == ("infeasible", (), ())


def test_several_plans_only_where_they_are_defined() -> None:
    with pytest.raises(graph.RequestError, match="allowed is calendar, time, cost, steps"):
        graph.plan(ways(), "goal", objective="earnings", k=2)
    for objective in ("earnings", "cost", "steps"):
        with pytest.raises(graph.RequestError, match="allowed is time"):
            graph.plan(ways(), "goal", objective=objective, pareto=True)
    with pytest.raises(graph.RequestError, match="k is 0; allowed is 1 to 1,000"):
        graph.plan(ways(), "goal", k=0)
    with pytest.raises(graph.RequestError, match="not both"):
        graph.plan(ways(), "goal", k=2, pareto=True)


def test_advice_is_about_the_best_plan() -> None:
    for asked in (graph.plan(ways(), "goal", k=3), graph.plan(ways(), "goal", pareto=True)):
        alone = graph.plan(ways(), "goal")
        assert advise(ways(), asked) == advise(ways(), alone)
    no = graph.plan(ways(), "goal", max_steps=1, pareto=True)
    assert advise(ways(), no) == advise(ways(), graph.plan(ways(), "goal", max_steps=1))


def test_the_difference_in_words() -> None:
    G = ways()
    best, second, third = graph.plan(G, "goal", k=3).plans
    one = difference(G, best, second)
    assert (one.skipped, one.added, dict(one.months_changed)) == (("short",), ("long",), {})
    assert (one.time, one.cost, one.steps) == (11, -890, 0)
    assert one.text == "skips SHORT, adds LONG"
    other = difference(G, best, third)
    assert other.text == "skips SHORT, adds 30 months as CLERK"
    assert dict(other.months_changed) == {"clerk": 30}
    assert difference(G, third, best).text == "skips 30 months as CLERK, adds SHORT"
    assert difference(G, best, best).text == "the same steps and months"


def test_the_difference_in_months() -> None:
    G = tiny(
        credential("a", 1),
        credential("b", 1),
        role("clerk"),
        role("goal"),
        needs("goal", "clerk", pathway="1", months=48),
        needs("goal", "clerk", pathway="2", months=6),
        needs("goal", "a", pathway="2"),
        needs("goal", "b", pathway="2"),
    )
    best, other = graph.plan(G, "goal", k=2).plans
    assert difference(G, best, other).text == "skips A and B, works 42 months longer as CLERK"
    assert difference(G, other, best).text == "adds A and B, works 42 months shorter as CLERK"


@pytest.fixture(scope="module")
def alone(shipped: Graph) -> dict[str, Answer]:
    """The one best plan to each of two posts of the shipped field."""
    targets = ("director-of-medical-records", "cdi-manager")
    return {target: graph.plan(shipped, target, hold=["edu-hs"]) for target in targets}


@pytest.mark.slow
@pytest.mark.parametrize("several", [{"k": 5}, {"pareto": True}])
def test_the_shipped_field(
    shipped: Graph, alone: dict[str, Answer], several: dict[str, int]
) -> None:
    for target, best in alone.items():
        answer = graph.plan(shipped, target, hold=["edu-hs"], time_limit=60, **several)  # type: ignore[arg-type]
        assert answer.status == "optimal"
        check(shipped, answer)
        assert values(answer) == sorted(values(answer))
        assert answer.plans[:1] == best.plans
        assert all(other.text for other in answer.differences)


@pytest.mark.parametrize("several", [{"k": 5}, {"pareto": True}])
def test_no_time_at_all_gives_one_plan(shipped: Graph, several: dict[str, int]) -> None:
    answer = graph.plan(shipped, "cdi-director", time_limit=0, **several)  # type: ignore[arg-type]
    assert answer.status == "feasible"
    check(shipped, answer)


@pytest.mark.parametrize("several", [{"k": 5}, {"pareto": True}])
@pytest.mark.parametrize("searches", range(5))
def test_a_search_cut_short_keeps_what_it_has(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch, several: dict[str, int], searches: int
) -> None:
    search, left = RangedModel._search, [searches]  # noqa: SLF001 -- where time runs out

    def cut(model: RangedModel, *rest: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            model.deadline = 0
        return search(model, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(RangedModel, "_search", cut)
    answer = graph.plan(shipped, "cdi-director", time_limit=60, **several)  # type: ignore[arg-type]
    assert answer.status == "feasible"
    check(shipped, answer)
    assert values(answer) == sorted(values(answer))
    assert answer.gap_pct == 0
    if "pareto" in several:
        prices = [plan.cost for plan in answer.plans]
        assert prices == sorted(set(prices), reverse=True)
