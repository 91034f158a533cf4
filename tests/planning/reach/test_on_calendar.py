"""Reach on the calendar says what `plan` says of each node."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from instances import at_work, places, side_by_side

import graph
from graph.model.graph import Graph
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem, Survey
from graph.planning.reach.survey import attained


def surveyed(problem: Problem) -> Survey:
    names = ("hold", "experience", "job", "infer", "avoid", "avoid_kind", "keep_working")
    limits = ("max_months", "max_cost", "max_credential_level", "part_time_factor")
    given: dict[str, Any] = {name: getattr(problem, name) for name in (*names, *limits)}
    return Survey(**given, clock="calendar")


@pytest.mark.instances(20)
def test_every_node_is_what_a_plan_for_it_says(seeds: range) -> None:
    for seed in seeds:
        for make in (side_by_side, at_work, places):
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


@pytest.mark.every
def test_the_shipped_field_is_earlier_on_the_calendar(shipped: Graph) -> None:
    limits: dict[str, Any] = {"hold": ["edu-cert-coding"], "max_months": 18, "max_cost": 1_000}
    alone = {each.id: each for each in graph.reach(shipped, **limits).reached}
    beside = graph.reach(shipped, clock="calendar", **limits)
    assert beside.proved
    there = {each.id: each for each in beside.reached}
    assert alone.keys() <= there.keys()
    assert all((there[each].months or 0) <= (alone[each].months or 0) for each in alone)
    assert any((there[each].months or 0) < (alone[each].months or 0) for each in alone)
