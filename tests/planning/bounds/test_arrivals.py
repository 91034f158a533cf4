"""Bounds that know how study and work get into each other's way: by hand, and against plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instances import at_work, instance, places, side_by_side
from tiny import credential, needs, role, tiny

from graph.model.graph import Graph
from graph.planning.bounds.arrivals import Arrivals
from graph.planning.bounds.labels import lower_labels
from graph.planning.instance.compile import build_field
from graph.planning.instance.values import among
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem, Question, Survey


def arrivals(G: Graph, question: Question) -> Arrivals:
    field = build_field(G, question)
    return Arrivals(among(field, lower_labels(field, "time").value))


def test_no_work_beside_full_time_study() -> None:
    G = tiny(
        credential("degree", 48),
        credential("course", 12),
        role("clerk"),
        role("lead"),
        role("expert"),
        needs("lead", "degree"),
        needs("lead", "clerk", months=24),
        needs("expert", "course"),
        needs("expert", "clerk", months=24),
    )
    found = arrivals(G, Survey(clock="calendar", part_time_factor=2))
    # 48 full-time and 24 of work, or part-time for 96; a course of 24 fits beside the work.
    assert found.earliest("lead") == 72
    assert found.earliest("expert") == 24
    assert lower_labels(found.field, "time").value["lead"] == 48


def test_months_in_two_jobs_add_up() -> None:
    G = tiny(
        *(role(each) for each in ("clerk", "coder", "lead")),
        needs("lead", "clerk", months=24),
        needs("lead", "coder", months=36),
    )
    found = arrivals(G, Survey(clock="calendar"))
    assert found.earliest("lead") == 36
    found.settle("lead", 70)
    assert found.earliest("lead") == 60


def test_a_role_that_serves_two_needs_counts_from_when_it_is_there() -> None:
    G = tiny(
        *(role(each) for each in ("clerk", "coder", "both", "lead")),
        needs("both", "clerk", months=40),
        *(needs("lead", each, group="a", pool="a", months=24) for each in ("clerk", "both")),
        *(needs("lead", each, group="b", pool="b", months=36) for each in ("coder", "both")),
    )
    found = arrivals(G, Survey(clock="calendar"))
    assert found.earliest("lead") == 36
    found.settle("lead", 70)
    # By month 50, ten months as both serve both needs, and fifty are left of sixty.
    assert found.earliest("lead") == 50


@pytest.mark.instances(60)
def test_no_plan_is_earlier_than_its_bound(seeds: range) -> None:
    for seed in seeds:
        for make in (instance, side_by_side, at_work, places):
            G, problem = make(seed)
            problem = replace(
                problem, clock="calendar", max_months=None, max_cost=None, max_steps=None
            )
            found = arrivals(G, problem)
            for thing in list(found.levels):
                if found.field.items[thing].held:
                    continue
                best = _best(G, problem, thing)
                if best is None:
                    continue
                place = (make.__name__, seed, thing)
                assert found.earliest(thing) <= best, place
                found.update(thing)
                found.settle(thing, best)
                assert found.earliest(thing) <= best, place
                found.raise_to(thing, best)


def _best(G: Graph, problem: Problem, thing: str) -> int | None:
    """Return the months of the best plan for a thing itself, not for what counts as it."""
    alike = frozenset(
        a for a, b, data in G.edges(data=True) if b == thing and data["relation"] == "counts_as"
    )
    if alike or G.nodes[thing].get("status", "active") != "active":
        return None
    answer = solve_problem(G, replace(problem, target=thing, objective="time"))
    return None if answer.best is None or not answer.best.steps else answer.best.calendar
