"""Two-track schedules, good and broken: every violation is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from calendar_twin import Schedule, Twin
from figures import told
from instances import side_by_side, with_pay
from tiny import credential, edge, needs, role, tiny

from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem
from graph.planning.verify import plan as verifier

G = tiny(
    credential("course", 3, 100),
    credential("badge", fee_usd=20),
    credential("gone", status="retired"),
    role("clerk", pay_median_usd=12_000),
    role("lead", min_months=2, pay_median_usd=24_000),
    role("goal", pay_median_usd=36_000),
    needs("badge", "course"),
    needs("lead", "clerk", months=4),
    needs("goal", "badge"),
    needs("goal", "lead"),
)
CALENDAR = Problem(target="goal", objective="calendar")
EARNINGS = replace(CALENDAR, objective="earnings", horizon=8)


def verify(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Return what is wrong with a plan besides the prices and pay of its steps."""
    return verifier.verify(G, problem, told(G, plan, held_at_start(G, problem)))


def study(node: str, begin: int, end: int, mode: Any = None) -> Step:
    return Step("study", node, begin, end, 0, mode)


def work(node: str, begin: int, end: int) -> Step:
    return Step("work", node, begin, end, 0)


def enter(node: str, now: int) -> Step:
    return Step("enter", node, now, now, 0)


COURSE = study("course", 0, 6, "part-time")
BADGE = study("badge", 6, 6)
CLERK = work("clerk", 0, 4)
LEAD = work("lead", 4, 6)
GOAL = enter("goal", 6)
GOOD = (COURSE, CLERK, LEAD, BADGE, GOAL)
PLAN = Plan(8 + 4, 120, 5, ("badge", "clerk", "course", "goal", "lead"), GOOD, 6)
EARNED = 4 * 1000 + 2 * 2000 - 120


def test_good_schedules_pass() -> None:
    assert verify(G, CALENDAR, PLAN) == []
    assert verify(G, EARNINGS, replace(PLAN, earnings=EARNED)) == []
    assert verify(G, CALENDAR, replace(PLAN, schedule=GOOD[::-1])) == []
    on = replace(
        PLAN, schedule=(*GOOD, work("goal", 6, 8)), time=14, earnings=EARNED + 6000, calendar=6
    )
    assert verify(G, EARNINGS, on) == []
    alone = tiny(credential("goal", 2, 1))
    part = Plan(4, 1, 1, ("goal",), (study("goal", 0, 4, "part-time"),), 4)
    assert verify(alone, CALENDAR, part) == []
    assert (
        verify(alone, replace(CALENDAR, hold=frozenset({"goal"})), Plan(0, 0, 0, (), (), 0)) == []
    )


def test_what_takes_no_month_may_happen_during_full_time_study() -> None:
    field = tiny(
        credential("course", 2),
        credential("badge"),
        role("clerk"),
        role("goal"),
        needs("badge", "clerk"),
        *(needs("goal", each) for each in ("course", "badge")),
    )
    schedule = (study("course", 0, 2, "full-time"), enter("clerk", 1), study("badge", 1, 1))
    plan = Plan(2, 0, 4, ("badge", "clerk", "course", "goal"), (*schedule, enter("goal", 2)), 2)
    assert verify(field, CALENDAR, plan) == []


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("course takes 6 months part-time", (replace(COURSE, end_month=5), *GOOD[1:])),
        ("course takes 3 months full-time", (replace(COURSE, mode="full-time"), *GOOD[1:])),
        ("course is neither full-time nor part-time", (replace(COURSE, mode=None), *GOOD[1:])),
        ("badge takes 0 months", (*GOOD[:3], study("badge", 6, 7, "full-time"), GOAL)),
        (
            "course is studied full-time while clerk is worked in month 1",
            (study("course", 1, 4, "full-time"), *GOOD[1:]),
        ),
        ("two jobs in month 4: clerk and lead", (COURSE, work("clerk", 0, 5), *GOOD[2:])),
        (
            "clerk is worked in more than one stretch",
            (COURSE, CLERK, LEAD, work("clerk", 7, 8), BADGE, GOAL),
        ),
        ("lead starts before its requirements", (COURSE, work("clerk", 1, 4), *GOOD[2:])),
        ("badge starts before its requirements", (*GOOD[:3], study("badge", 5, 5), GOAL)),
        ("goal starts before its requirements", (*GOOD[:4], enter("goal", 5))),
        ("goal starts before its requirements", (*GOOD[:3], GOAL)),
        ("lead is worked before it is entered", (*GOOD, enter("lead", 5))),
        ("goal is entered twice", (*GOOD, GOAL)),
        ("badge is studied twice", (*GOOD, BADGE)),
        ("clerk is a role, nothing to study", (*GOOD, study("clerk", 0, 0))),
        ("badge is a credential, nothing to enter", (*GOOD[:3], enter("badge", 6), GOAL)),
        ("goal is worked for 0 months", (*GOOD, work("goal", 6, 6))),
        ("entering goal takes 0 months", (*GOOD[:4], replace(GOAL, end_month=7))),
        ("clerk is not a study", (COURSE, replace(CLERK, mode="part-time"), *GOOD[2:])),
        ("clerk starts before month 0", (COURSE, work("clerk", -1, 4), *GOOD[2:])),
        ("clerk ends before it starts", (COURSE, work("clerk", 4, 0), *GOOD[2:])),
        ("gone is retired", (*GOOD, study("gone", 2, 2))),
        ("the target is not reached", GOOD[:4]),
        ("goal goes on to month 7, after the target", (*GOOD, work("goal", 6, 7))),
    ],
)
def test_a_broken_schedule_is_told(words: str, schedule: Sequence[Step]) -> None:
    wrong = verify(G, CALENDAR, replace(PLAN, schedule=tuple(schedule)))
    assert any(words in each for each in wrong), wrong


def test_two_studies_at_once_are_told() -> None:
    both = tiny(
        credential("a", 2), role("goal"), credential("b", 2), *(needs("goal", e) for e in "ab")
    )
    schedule = (study("a", 0, 2, "full-time"), study("b", 1, 3, "full-time"), enter("goal", 3))
    plan = Plan(4, 0, 3, ("a", "b", "goal"), schedule, 3)
    assert verify(both, CALENDAR, plan) == ["two studies in month 1: a and b"]


def test_nothing_supports_itself_within_an_instant() -> None:
    ring = tiny(role("goal"), credential("a"), needs("goal", "a"), needs("a", "goal"))
    plan = Plan(0, 0, 2, ("a", "goal"), (study("a", 0, 0), enter("goal", 0)), 0)
    assert verify(ring, CALENDAR, plan) == [
        "a starts before its requirements are met",
        "goal starts before its requirements are met",
    ]


def test_a_started_study_must_be_finished_to_count() -> None:
    both = tiny(credential("goal", 4), credential("short", 2), edge("short", "counts_as", "goal"))
    schedule = (study("short", 0, 2, "full-time"), study("goal", 2, 6, "full-time"))
    plan = Plan(6, 0, 2, ("goal", "short"), schedule, 2)
    assert verify(both, CALENDAR, plan) == [
        "goal goes on to month 6, after the target is reached in month 2"
    ]


def test_what_is_held_is_not_taken_again_but_worked_further() -> None:
    held = replace(CALENDAR, hold=frozenset({"clerk", "badge"}))
    schedule = (CLERK, LEAD, GOAL)
    plan = Plan(6, 0, 2, ("goal", "lead"), schedule, 6)
    assert verify(G, held, plan) == []
    again = replace(plan, schedule=(*schedule, enter("clerk", 0), study("badge", 6, 6)))
    assert verify(G, held, again) == [
        "clerk is entered though it is already held",
        "badge is studied though it is already held",
    ]


def test_wrong_totals_are_told() -> None:
    assert verify(G, CALENDAR, replace(PLAN, calendar=5)) == ["calendar is 5, the schedule says 6"]
    nowhere = replace(told(G, PLAN), calendar=None)
    assert verifier.verify(G, CALENDAR, nowhere) == ["calendar is None, the schedule says 6"]
    assert verify(G, CALENDAR, replace(PLAN, time=6)) == ["time is 6, the schedule says 12"]
    assert verify(G, CALENDAR, replace(PLAN, cost=0)) == ["cost is 0, the schedule says 12000"]
    assert verify(G, CALENDAR, replace(PLAN, steps=4)) == ["steps is 4, the schedule says 5"]
    assert "achieved is" in verify(G, CALENDAR, replace(PLAN, achieved=()))[0]
    for said in (None, EARNED + 0.02, EARNED - 1):
        assert verify(G, EARNINGS, replace(PLAN, earnings=said)) == [
            f"earnings is {said}, the schedule says {EARNED:.2f}"
        ]
    assert verify(G, EARNINGS, replace(PLAN, earnings=EARNED + 0.005)) == []


def test_limits_are_held() -> None:
    tight = replace(CALENDAR, max_months=5, max_cost=100, max_steps=4, avoid=frozenset({"lead"}))
    assert verify(G, tight, PLAN) == [
        "lead is avoided",
        "6 months, over the limit of 5",
        "120 dollars, over the limit of 100",
        "5 steps, over the limit of 4",
    ]
    assert verify(G, replace(CALENDAR, max_months=6), PLAN) == []
    earned = replace(PLAN, earnings=EARNED)
    assert verify(G, replace(EARNINGS, horizon=6), earned) == []
    assert verify(G, replace(EARNINGS, max_months=5), earned) == ["6 months, over the limit of 5"]
    late = verify(G, replace(EARNINGS, horizon=5), earned)
    assert late[0] == "the target is reached in month 6, the horizon is 5"
    assert "lead goes on to month 6, after the horizon in month 5" in late


def test_the_part_time_factor_is_taken_as_written() -> None:
    long = tiny(credential("goal", 10))
    for factor, months in ((1.1, 11), (1.5, 15), (1.01, 11), (1.0, 10)):
        problem = replace(CALENDAR, part_time_factor=factor)
        plan = Plan(months, 0, 1, ("goal",), (study("goal", 0, months, "part-time"),), months)
        assert verify(long, problem, plan) == [], factor


def changed(dice: Random, schedule: Schedule) -> Schedule:
    """Move, stretch, drop or turn round a step or two."""
    steps = list(schedule)
    for _ in range(dice.choice((1, 1, 2))):
        if not steps:
            break
        place = dice.randrange(len(steps))
        step = steps[place]
        by = dice.choice((-1, 1))
        match dice.choice(("move", "end", "start", "mode", "drop")):
            case "move":
                moved = {"start_month": step.start_month + by, "end_month": step.end_month + by}
                steps[place] = replace(step, **moved)  # type: ignore[arg-type]
            case "end" if step.months > 1:
                steps[place] = replace(step, end_month=step.end_month + by)
            case "start" if step.months > 1:
                steps[place] = replace(step, start_month=step.start_month + by)
            case "mode" if step.action == "study" and step.months:
                mode: Any = "part-time" if step.mode == "full-time" else "full-time"
                steps[place] = replace(step, mode=mode)
            case "drop":
                del steps[place]
            case _:
                pass
    return tuple(steps)


def test_the_verifier_agrees_with_living_through_the_schedule(seeds: range) -> None:
    """Best schedules pass; changed at random they pass exactly when they can be lived."""
    for make, seed in ((make, seed) for make in (side_by_side, with_pay) for seed in seeds):
        graph, problem = make(seed, credentials_up_to=2, roles_up_to=2)
        asked = replace(problem, objective="calendar")
        twin = Twin(graph, asked)
        found = twin.best_calendar(4)
        if found is None:
            continue
        assert verify(graph, asked, twin.plan(found[1])) == [], (make.__name__, seed)
        dice = Random(seed)
        for _ in range(12):
            _same_verdict(twin, graph, problem, changed(dice, found[1]))


def _same_verdict(twin: Twin, graph: Graph, problem: Problem, schedule: Schedule) -> None:
    plan = twin.plan(schedule)
    legal = twin.legal(schedule) and plan.calendar is not None
    soon = legal and (problem.max_months is None or (plan.calendar or 0) <= problem.max_months)
    last = max((step.end_month for step in schedule), default=0)
    calendar = verify(graph, replace(problem, objective="calendar"), plan)
    assert (calendar == []) == (soon and last <= (plan.calendar or 0)), (schedule, calendar)
    earnings = verify(graph, replace(problem, objective="earnings", horizon=6), plan)
    assert (earnings == []) == (soon and last <= 6), (schedule, earnings)
