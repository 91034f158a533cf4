"""Reach on the calendar says what `plan` says of each node."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from instances import at_work, instance, places, side_by_side
from tiny import role, tiny

import graph
from graph.model.graph import Graph
from graph.planning import effort
from graph.planning.plan import solve_problem
from graph.planning.problem import Clock, Problem, Survey
from graph.planning.reach.isochrone import Isochrone
from graph.planning.reach.months import Months
from graph.planning.reach.survey import attained
from graph.planning.stopping import stopped_by, told_to


def surveyed(problem: Problem) -> Survey:
    names = ("hold", "experience", "job", "infer", "avoid", "avoid_kind", "keep_working")
    limits = ("max_months", "max_cost", "max_credential_level", "part_time_factor")
    given: dict[str, Any] = {name: getattr(problem, name) for name in (*names, *limits)}
    return Survey(**given, clock="calendar")


@pytest.mark.instances(20)
def test_every_node_is_what_a_plan_for_it_says(seeds: range) -> None:
    for seed in seeds:
        for make in (instance, side_by_side, at_work, places):
            G, problem = make(seed)
            question = surveyed(problem)
            found = {each.id: each for each in attained(G, question).nodes}
            problem = replace(
                problem, clock="calendar", max_steps=None, horizon=None, time_limit=60
            )
            for node, data in G.nodes(data=True):
                active = data.get("status", "active") == "active"
                if data["type"] not in {"role", "credential"} or not active:
                    continue
                asked = replace(problem, target=node, objective="time")
                first = solve_problem(G, asked)
                second = solve_problem(G, replace(asked, objective="cost"))
                place = (make.__name__, seed, node)
                if first.best is not None and not first.best.steps:
                    assert node not in found, place
                elif first.best is not None and second.best is not None:
                    got = found[node]
                    assert got.within is True, place
                    assert (got.months, got.cost_usd) == (first.best.calendar, second.best.cost)
                    assert got.months_proved, place
                    assert got.cost_proved, place
                else:
                    assert node not in found or found[node].within is False, place


def test_the_shipped_field_is_earlier_on_the_calendar(shipped: Graph) -> None:
    limits: dict[str, Any] = {"hold": ["edu-cert-coding"], "max_months": 18, "max_cost": 1_000}
    alone = {each.id: each for each in graph.reach(shipped, **limits).reached}
    beside = graph.reach(shipped, clock="calendar", **limits)
    assert beside.proved
    there = {each.id: each for each in beside.reached}
    assert alone.keys() <= there.keys()
    assert all((there[each].months or 0) <= (alone[each].months or 0) for each in alone)
    assert any((there[each].months or 0) < (alone[each].months or 0) for each in alone)


STARTS: dict[str, dict[str, Any]] = {
    "diploma": {"hold": ["edu-hs"]},
    "technician": {
        "hold": ["ahima-rhit", "edu-as-hit"],
        "experience": {"medical-records-technician": 12},
    },
    "nurse": {"hold": ["lic-rn"], "experience": {"registered-nurse": 60}},
}


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
def test_nodes_of_the_shipped_field_are_what_plans_for_them_say(shipped: Graph, start: str) -> None:
    limits: dict[str, Any] = {"max_months": 36, "max_cost": 10_000}
    found = graph.reach(shipped, clock="calendar", **STARTS[start], **limits)
    assert found.proved
    for each in found.nodes[::10]:
        for objective, value in (("time", each.months), ("cost", each.cost_usd)):
            answer = graph.plan(
                shipped, each.id, clock="calendar", objective=objective, **STARTS[start], **limits
            )
            assert answer.settled, each.id
            best = answer.best
            known = best and (best.calendar if objective == "time" else best.cost)
            assert known == value, each.id


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
def test_without_limits_plans_lie_between_bounds_and_values(shipped: Graph, start: str) -> None:
    found = graph.reach(shipped, clock="calendar", **STARTS[start], time_limit=4)
    for each in found.nodes[::40]:
        assert each.months is not None
        assert each.cost_usd is not None
        options: dict[str, Any] = {"clock": "calendar", "time_limit": 4, **STARTS[start]}
        fastest = graph.plan(shipped, each.id, **options)
        cheapest = graph.plan(shipped, each.id, objective="cost", **options)
        assert fastest.best is not None
        assert cheapest.best is not None
        assert each.months_bound <= (fastest.best.calendar or 0)
        assert (fastest.bound or 0) <= each.months
        assert each.cost_bound_usd <= cheapest.best.cost
        assert (cheapest.bound or 0) <= each.cost_usd


@pytest.mark.instances(30)
def test_without_time_values_are_bounds_of_what_there_is(seeds: range) -> None:
    for seed in seeds:
        for make in (instance, side_by_side, at_work, places):
            G, problem = make(seed)
            question = surveyed(problem)
            best = {each.id: each for each in attained(G, question).nodes}
            hasty = attained(G, replace(question, time_limit=0)).nodes
            assert {each.id for each in hasty} == best.keys()
            for each in hasty:
                exact, place = best[each.id], (make.__name__, seed, each.id)
                assert each.within in {exact.within, None}, place
                if exact.months is not None and exact.cost_usd is not None:
                    assert each.months_bound <= exact.months, place
                    assert each.cost_bound_usd <= exact.cost_usd, place
                    assert each.months is None or each.months >= exact.months, place
                    assert each.cost_usd is None or each.cost_usd >= exact.cost_usd, place


def test_reach_tells_how_many_are_settled(shipped: Graph) -> None:
    told: list[tuple[int, int]] = []
    with told_to(lambda settled, of: told.append((settled, of))):
        found = graph.reach(shipped, clock="calendar", hold=["edu-hs"], max_months=12)
    assert found.proved
    assert told[-1][0] == told[-1][1]
    assert told[0][0] < told[-1][0]


def test_it_is_told_a_hundred_times_a_round_however_much_there_is() -> None:
    told: list[int] = []
    with told_to(lambda _, of: told.append(of)):
        found = graph.reach(tiny(*(role(f"r{n}") for n in range(600))), clock="calendar")
    assert found.proved
    assert len(found.nodes) == told[-1]
    assert 50 < len(told) < 300


@pytest.mark.parametrize("clock", get_args(Clock))
def test_a_search_that_the_watch_ends_says_what_is_not_proved(
    shipped: Graph, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = 0

    def count(*_: Any) -> None:
        nonlocal tried
        tried += 1

    monkeypatch.setattr(effort, "GUARD", 0.0)
    monkeypatch.setattr(effort, "_GRACE", 0.0)
    monkeypatch.setattr(Isochrone, "_candidate", count)
    monkeypatch.setattr(Months, "_improve", count)
    found = graph.reach(shipped, clock=clock, hold=["edu-hs"], max_months=60)
    assert not found.proved
    assert all(each.months is None and each.months_bound >= 0 for each in found.nodes)
    assert tried == 0


class Unwanted(BaseException):
    """Raised by a check, as Streamlit does it: no ordinary exception."""


@pytest.mark.parametrize("clock", get_args(Clock))
def test_reach_that_nobody_waits_for_ends(shipped: Graph, clock: Clock) -> None:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 50:
            raise Unwanted

    with stopped_by(check), pytest.raises(Unwanted):
        graph.reach(shipped, clock=clock, hold=["edu-hs"])
    assert asked == 51
