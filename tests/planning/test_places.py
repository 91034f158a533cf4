"""Places of a group: each is filled by another thing (docs/semantics.md, rule 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from calendar_oracle import CalendarOracle
from hypothesis import given
from hypothesis import strategies as st
from instances import places
from oracle import Oracle, filled
from subsets import all_plans, ranked
from tiny import credential, edge, needs, role, tiny

import graph
from graph.model.condition import at_least, holds, missing
from graph.model.graph import Graph
from graph.model.matching import matched, shared
from graph.model.requirements import condition
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES
from graph.planning.verify.plan import verify


def electives() -> Graph:
    """Two of three courses are asked for; the seminar counts as the first two of them."""
    return tiny(
        credential("one", 4, 100),
        credential("two", 4, 100),
        credential("three", 9, 900),
        credential("seminar", 1, 10),
        role("goal"),
        edge("seminar", "counts_as", "one"),
        edge("seminar", "counts_as", "two"),
        *(needs("goal", each, group="g", required_number=2) for each in ("one", "two", "three")),
    )


def test_one_course_fills_one_place() -> None:
    best = graph.plan(electives(), "goal").best
    assert best is not None
    assert (best.time, best.cost) == (5, 110)
    assert len(set(best.achieved) & {"one", "two"}) == 1
    asked = condition(electives(), "goal")
    assert not holds(asked, {"seminar"}, {})
    assert holds(asked, {"seminar", "two"}, {})
    assert missing(asked, {"seminar"}, {}) is not None


def test_two_courses_that_count_as_each_other_fill_two_places() -> None:
    G = tiny(
        credential("one", 1),
        credential("two", 1),
        role("goal"),
        edge("one", "counts_as", "two"),
        edge("two", "counts_as", "one"),
        *(needs("goal", each, group="g", required_number=2) for each in ("one", "two")),
    )
    best = graph.plan(G, "goal").best
    assert best is not None
    assert best.achieved == ("goal", "one", "two")


@pytest.mark.parametrize(
    ("hold", "steps"), [(["seminar"], 2), (["seminar", "three"], 1), (["one", "two"], 1)]
)
def test_what_is_held_fills_one_place(hold: list[str], steps: int) -> None:
    G = electives()
    for clock in ("sequential", "calendar"):
        answer = graph.plan(G, "goal", hold=hold, infer=False, clock=clock)
        assert answer.best is not None
        assert answer.best.steps == steps
        assert verify(G, answer.problem, answer.best) == []
    assert graph.gap(G, "goal", hold=hold).pathways[0].met == (steps == 1)


def test_a_group_that_too_few_things_can_fill_is_named() -> None:
    G = tiny(
        credential("one", status="retired"),
        credential("two", status="retired"),
        credential("both", 1),
        role("goal"),
        edge("both", "counts_as", "one"),
        edge("both", "counts_as", "two"),
        *(needs("goal", each, group="g", required_number=2) for each in ("one", "two")),
    )
    for clock in ("sequential", "calendar"):
        answer = graph.plan(G, "goal", clock=clock)
        assert answer.status == "infeasible"
        assert ("goal", "g") in {(each.node, each.group) for each in answer.missing}
    assert "goal" not in {each.id for each in graph.reach(G).reached}
    both = graph.plan(G, "goal", hold=["one"])
    assert both.best is not None
    assert both.best.achieved == ("both", "goal")


@pytest.mark.instances(60)
def test_the_planner_equals_the_plain_search(seeds: range) -> None:
    for seed in seeds:
        G, problem = places(seed)
        oracle = Oracle(G, problem)
        plans = all_plans(oracle)
        for objective in MEASURES:
            answer = solve_problem(G, replace(problem, objective=objective, k=3))
            found = [(p.time, round(100 * p.cost), p.steps) for p in answer.plans]
            assert found == [plans[each] for each in ranked(plans, objective)[:3]], seed
            assert all(verify(G, answer.problem, plan) == [] for plan in answer.plans), seed
        on_calendar = replace(problem, clock="calendar")
        beside = solve_problem(G, on_calendar)
        expected = CalendarOracle(G, on_calendar).best_calendar()
        best = beside.best
        got = None if best is None else (best.calendar, round(100 * best.cost), best.steps)
        assert got == expected, seed
        assert best is None or verify(G, beside.problem, best) == [], seed


def test_things_often_contest_places() -> None:
    """In many instances a plan that let one thing fill two places would be better."""
    worse = 0
    for seed in range(100):
        G, problem = places(seed)
        loose = Oracle(G, problem)
        strict = loose.best("steps")
        loose.filled = lambda places: sum(map(bool, places))
        loose.pasts.clear()
        worse += loose.best("steps") != strict
    assert worse > 15


SETS = st.lists(st.frozensets(st.sampled_from("abcd"), max_size=3), max_size=5)


@given(SETS)
def test_as_many_places_are_filled_as_can_be(sets: list[frozenset[str]]) -> None:
    chosen = matched(sets)
    assert len(chosen) == filled([set(each) for each in sets])
    assert len(set(chosen.values())) == len(chosen)
    assert all(each in sets[place] for each, place in chosen.items())
    assert shared(sets) == {a for a in "abcd" if sum(a in each for each in sets) > 1}


@given(SETS, st.integers(0, 5), st.frozensets(st.sampled_from("abcd")))
def test_what_is_missing_is_missing(
    sets: list[frozenset[str]], number: int, held: frozenset[str]
) -> None:
    parts = [graph.model.condition.Hold(min(each), each) for each in sets if each]
    asked = at_least(min(number, len(parts)), *parts, distinct=True)
    rest = missing(asked, held, {})
    assert (rest is None) == holds(asked, held, {})
