"""Plans by hand: every rule of the requirement semantics once."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

import pytest
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.model.graph import Graph
from graph.planning.answer import Answer, Plan, Taste
from graph.planning.candidates.choice import Choice
from graph.planning.candidates.local_search import improved
from graph.planning.instance.compile import build_instance
from graph.planning.instance.taste import taste
from graph.planning.instance.values import Instance
from graph.planning.models.exact import Solution, settle_ties, solve
from graph.planning.problem import MEASURES
from graph.planning.search import sequential


def best(G: Graph, target: str, **options: object) -> Plan:
    answer = graph.plan(G, target, **options)  # type: ignore[arg-type]
    assert answer.status == "optimal"
    assert answer.best is not None
    assert graph.verify(G, answer.problem, answer.best) == []
    return answer.best


def steps(plan: Plan) -> list[tuple[str, str, int]]:
    return [(step.action, step.id, step.months) for step in plan.schedule]


def test_everything_needed_together_is_done_before() -> None:
    G = tiny(
        credential("degree", 24, 8000),
        credential("exam", 3, fee_usd=299),
        role("clerk"),
        role("director"),
        needs("exam", "degree"),
        needs("director", "exam"),
        needs("director", "clerk", months=12),
    )
    plan = best(G, "director")
    assert (plan.time, plan.cost, plan.steps) == (39, 8299, 4)
    assert plan.achieved == ("clerk", "degree", "director", "exam")
    assert steps(plan)[-1] == ("enter", "director", 0)
    assert plan.schedule[-1].unlocked_by == ("clerk", "exam")


def test_a_shared_requirement_is_paid_once() -> None:
    G = tiny(
        credential("base", 24, 100),
        credential("a", 1),
        credential("b", 1),
        credential("goal"),
        *(needs(each, "base") for each in "ab"),
        *(needs("goal", each) for each in "ab"),
    )
    assert best(G, "goal").time == 26


def test_objectives_choose_differently() -> None:
    G = tiny(
        credential("fast", 1, 900),
        credential("cheap", 12, 10),
        credential("half", 2, 5),
        credential("other", 2, 2),
        role("goal"),
        needs("goal", "fast", pathway="1"),
        needs("goal", "cheap", pathway="2"),
        needs("goal", "half", pathway="3"),
        needs("goal", "other", pathway="3"),
    )
    assert {o: best(G, "goal", objective=o).achieved for o in MEASURES} == {
        "time": ("fast", "goal"),
        "cost": ("goal", "half", "other"),
        "steps": ("fast", "goal"),
    }


def test_two_of_three() -> None:
    G = tiny(
        *(credential(each, months) for each, months in (("a", 5), ("b", 1), ("c", 3))),
        role("goal"),
        *(needs("goal", each, group="g", required_number=2) for each in "abc"),
    )
    assert best(G, "goal").achieved == ("b", "c", "goal")


def test_a_pool_adds_months_and_a_career_counts_its_roles_from_a_level_on() -> None:
    G = tiny(
        career("field"),
        role("low", level=1),
        role("lead", level=4),
        role("goal"),
        edge("field", "includes", "low"),
        edge("field", "includes", "lead"),
        needs("lead", "low", months=10),
        needs("goal", "field", months=30),
        needs("goal", "field", months=12, min_level=4),
    )
    plan = best(G, "goal")
    assert plan.time == 30
    worked = {step.id: step.months for step in plan.schedule}
    assert worked["lead"] >= 12
    assert worked["low"] >= 10


def test_months_count_only_once_a_role_is_achieved() -> None:
    G = tiny(role("clerk", min_months=6), role("goal"), needs("goal", "clerk", months=2))
    assert best(G, "goal").time == 6
    assert best(G, "goal", experience={"clerk": 4}).time == 2
    assert best(G, "goal", experience={"clerk": 6}).steps == 1


def test_a_target_role_is_reached_on_entry() -> None:
    assert best(tiny(role("goal", min_months=24), credential("x")), "goal").time == 0


def test_a_held_role_may_be_worked_further_at_no_step() -> None:
    G = tiny(role("clerk"), role("goal"), needs("goal", "clerk", months=24))
    plan = best(G, "goal", hold=["clerk"], experience={"clerk": 10})
    assert (plan.time, plan.steps) == (14, 1)
    assert steps(plan) == [("work", "clerk", 14), ("enter", "goal", 0)]


def test_what_counts_as_a_thing_satisfies_and_reaches_it() -> None:
    G = tiny(
        credential("bachelor", 48),
        credential("short", 24),
        credential("master", 12),
        role("goal"),
        edge("master", "counts_as", "bachelor"),
        edge("short", "counts_as", "bachelor"),
        needs("goal", "bachelor"),
        needs("short", "start"),
        credential("start"),
    )
    assert best(G, "goal", hold=["master"]).achieved == ("goal",)
    assert best(G, "bachelor", hold=["start", "x"][:1], avoid=["master"]).achieved == ("short",)


def test_a_held_target_needs_nothing() -> None:
    plan = best(tiny(credential("a", 5), role("x")), "a", hold=["a"])
    assert (plan.time, plan.steps, plan.schedule) == (0, 0, ())


def test_a_cycle_does_not_help() -> None:
    G = tiny(role("a"), role("b"), needs("a", "b"), needs("b", "a"))
    answer = graph.plan(G, "a")
    assert answer.status == "infeasible"
    assert {each.node for each in answer.missing} == {"a", "b"}


def test_retired_things_can_be_held_but_not_achieved() -> None:
    G = tiny(credential("old", status="retired"), role("goal"), needs("goal", "old"))
    assert best(G, "goal", hold=["old"]).achieved == ("goal",)
    answer = graph.plan(G, "goal")
    assert [(each.node, each.needs) for each in answer.missing] == [
        ("goal", "OLD"),
        ("old", "OLD is retired and can no longer be achieved"),
    ]


def infeasible(G: Graph, target: str, **options: object) -> Answer:
    answer = graph.plan(G, target, **options)  # type: ignore[arg-type]
    assert answer.status == "infeasible"
    assert answer.plans == ()
    assert answer.bound is None
    return answer


def test_an_avoided_need_is_named_with_who_asks_for_it() -> None:
    G = tiny(
        credential("rhia"),
        role("manager"),
        role("director"),
        needs("manager", "rhia", group="credential"),
        needs("director", "manager", months=12),
    )
    answer = infeasible(G, "director", avoid=["rhia"])
    assert [(each.node, each.group, each.ids) for each in answer.missing] == [
        ("director", "", ("manager",)),
        ("manager", "credential", ("rhia",)),
        ("rhia", "", ("rhia",)),
    ]
    assert best(G, "director", avoid=["rhia"], hold=["rhia"]).time == 12


def test_limits_that_are_too_tight_are_told() -> None:
    G = tiny(credential("a", 12, 500), role("goal"), needs("goal", "a"))
    assert [each.needs for each in infeasible(G, "goal", max_months=6).missing] == [
        "at least 12 months; the limit is 6"
    ]
    assert [each.needs for each in infeasible(G, "goal", max_cost=10).missing] == [
        "at least 500 dollars; the limit is 10"
    ]
    assert best(G, "goal", max_months=12, max_cost=500, max_steps=2).time == 12


def test_limits_that_cannot_be_kept_together() -> None:
    G = tiny(
        credential("fast", 1, 900),
        credential("cheap", 12, 10),
        role("goal"),
        needs("goal", "fast", group="g"),
        needs("goal", "cheap", group="g"),
    )
    answer = infeasible(G, "goal", max_months=6, max_cost=100)
    assert answer.missing[0].needs == "each limit can be met alone, but not all together"


def test_a_credential_above_the_allowed_level_is_not_taken() -> None:
    G = tiny(
        credential("short", 1, level=5),
        credential("long", 9, level=3),
        role("goal"),
        needs("goal", "short", group="g"),
        needs("goal", "long", group="g"),
    )
    assert best(G, "goal").time == 1
    assert best(G, "goal", max_credential_level=4).time == 9


def test_ties_go_to_the_field_of_the_target_then_to_better_pay() -> None:
    G = tiny(
        career("mine"),
        career("theirs"),
        credential("own", 24, kind="associate_degree"),
        credential("foreign", 24, kind="associate_degree"),
        role("poor", pay_median_usd=30_000),
        role("rich", pay_median_usd=60_000),
        role("goal"),
        edge("theirs", "includes", "foreign"),
        *(edge("mine", "includes", each) for each in ("own", "poor", "rich", "goal")),
        *(needs("goal", each, group="degree") for each in ("foreign", "own")),
        *(needs("goal", each, months=12, group="work", pool="p") for each in ("poor", "rich")),
    )
    plan = best(G, "goal")
    assert plan.achieved == ("goal", "own", "rich")
    assert {step.id: step.interchangeable for step in plan.schedule} == {
        "own": ("foreign",),
        "rich": ("poor",),
        "goal": (),
    }


def test_unknown_prices_are_named() -> None:
    G = tiny(
        {"id": "free", "type": "credential", "name": "Free"}, role("goal"), needs("goal", "free")
    )
    assert graph.plan(G, "goal").unknown_prices == ("free",)


def test_questions_that_cannot_be_asked() -> None:
    G = tiny(career("field"), role("r"), edge("field", "includes", "r"))
    with pytest.raises(graph.RequestError, match="only a credential or a role"):
        graph.plan(G, "field")
    with pytest.raises(graph.RequestError, match="allowed is 0 to"):
        graph.plan(G, "r", max_months=-1)
    with pytest.raises(graph.RequestError, match="allowed is 0 to"):
        graph.plan(G, "r", experience={"r": -1})
    with pytest.raises(graph.RequestError, match="experience must be in a role"):
        graph.plan(G, "r", experience={"field": 1})
    with pytest.raises(graph.UnknownNodeError, match="did you mean"):
        graph.plan(G, "fiel")


def test_no_time_at_all_still_gives_a_plan_and_its_bound(shipped: Graph) -> None:
    answer = graph.plan(shipped, "director-of-medical-records", time_limit=0)
    assert answer.status == "feasible"
    assert answer.best is not None
    assert answer.bound is not None
    assert answer.bound <= answer.best.time
    assert graph.verify(shipped, answer.problem, answer.best) == []


@pytest.mark.parametrize("start", [(), ("edu-hs",), ("edu-cert-coding",), ("ahima-rhit",)])
def test_the_director_of_medical_records_from_every_start(
    shipped: Graph, start: Collection[str]
) -> None:
    for objective in MEASURES:
        best(shipped, "director-of-medical-records", hold=start, objective=objective)


def test_same_question_same_bytes(shipped: Graph) -> None:
    first, second = (
        json.dumps(graph.to_json(graph.plan(shipped, "coding-director", hold=["edu-cert-coding"])))
        for _ in range(2)
    )
    assert first == second


def test_the_verifier_sees_what_is_wrong() -> None:
    G = tiny(credential("a", 12, 500), role("goal"), credential("b", 1), needs("goal", "a"))
    answer = graph.plan(G, "goal")
    plan = answer.best
    assert plan is not None
    study, enter = plan.schedule
    wrong = {
        "starts before": replace(
            plan, schedule=(replace(enter, start_month=0, end_month=0), replace(study))
        ),
        "time is 11": replace(plan, time=11),
        "cost is 1": replace(plan, cost=0.01),
        "steps is 3": replace(plan, steps=3),
        "achieved is": replace(plan, achieved=("a",)),
        "takes 12 months": replace(
            plan, schedule=(replace(study, end_month=6), replace(enter, start_month=6))
        ),
        "not reached": replace(plan, schedule=(study,)),
    }
    for words, changed in wrong.items():
        assert any(words in each for each in graph.verify(G, answer.problem, changed)), words
    refused = replace(answer.problem, avoid=frozenset({"a"}), max_steps=1)
    assert graph.verify(G, refused, plan) == ["a is avoided", "2 steps, over the limit of 1"]


@pytest.mark.parametrize("limit", [0, 0.05])
def test_a_search_cut_short_gives_a_plan_without_padding(shipped: Graph, limit: float) -> None:
    answer = graph.plan(shipped, "healthcare-corporation-executive", time_limit=limit)
    assert answer.status == "feasible"
    plan = answer.best
    assert plan is not None
    assert graph.verify(shipped, answer.problem, plan) == []
    for step in plan.schedule:
        if step.months and shipped.nodes[step.id]["type"] == "role":
            shorter = tuple(
                replace(each, end_month=each.end_month - 1) if each is step else each
                for each in plan.schedule
            )
            wrong = graph.verify(shipped, answer.problem, replace(plan, schedule=shorter))
            assert any("before its requirements" in each for each in wrong), step.id


@pytest.mark.parametrize(("taken", "left"), [(3.0, 7.0), (9.9, 0.5), (30.0, 0.5)])
def test_ties_are_settled_in_the_time_that_is_left(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch, taken: float, left: float
) -> None:
    clock = [0.0]
    given: list[float] = []

    def search(small: Instance, *_: object) -> Solution:
        clock[0] += taken
        return solve(small, "time")

    def settle(_: Instance, best: Choice, __: Taste, *, seconds: float) -> Choice:
        given.append(seconds)
        return best

    monkeypatch.setattr(sequential, "now", lambda: clock[0])
    monkeypatch.setattr(sequential, "search", search)
    monkeypatch.setattr(sequential, "settle_ties", settle)
    question = graph.Problem("director-of-medical-records", time_limit=10)
    assert sequential.solve_sequential(shipped, question).status == "optimal"
    assert given == [left]


def test_ties_without_time_leave_the_plan_as_it_is() -> None:
    G = tiny(
        role("a", pay_median_usd=1),
        role("b", pay_median_usd=2),
        role("goal"),
        needs("goal", "a", months=5, group="g"),
        needs("goal", "b", months=5, group="g"),
    )
    problem = graph.Problem(target="goal")
    instance = build_instance(G, problem)
    poor = Choice(frozenset({"a", "goal"}), {"a": 5})
    assert settle_ties(instance, poor, taste(G, problem), seconds=0) == poor
    assert settle_ties(instance, poor, taste(G, problem)).months == {"b": 5}


def test_a_plan_that_is_not_proved_is_bettered_by_swaps() -> None:
    G = tiny(
        career("mine"),
        credential("own", 24, 100),
        credential("foreign", 24, 100),
        credential("dear", 24, 900),
        role("rich", pay_median_usd=60_000),
        role("poor", pay_median_usd=30_000),
        role("goal"),
        *(edge("mine", "includes", each) for each in ("own", "rich", "poor", "goal")),
        *(needs("goal", each, group="degree") for each in ("dear", "foreign", "own")),
        *(needs("goal", each, months=12, group="work", pool="p") for each in ("poor", "rich")),
    )
    problem = graph.Problem(target="goal")
    instance = build_instance(G, problem)
    poor = Choice(frozenset({"dear", "foreign", "poor", "goal"}), {"poor": 20})
    better = improved(instance, poor, "time", taste(G, problem))
    assert better == Choice(frozenset({"own", "rich", "goal"}), {"rich": 12})
