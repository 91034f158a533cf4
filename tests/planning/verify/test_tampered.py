"""Plans that somebody tampered with: each is refused, and the reasons are all of them.

What the planner finds is right, so only broken plans can show that a rule of the verifier holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from figures import told
from tiny import career, credential, edge, needs, role, tiny

from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem
from graph.planning.verify import plan as verifier

G = tiny(
    career("field"),
    credential("diploma", 12, 1000, level=2),
    credential("exam", 3, fee_usd=299.5, level=3),
    credential("badge", kind="license"),
    credential("gone", status="retired"),
    credential("degree", 20, 5000, level=4),
    role("clerk", level=1),
    role("typist", level=1),
    role("lead", level=4, min_months=6),
    role("guest", level=5),
    role("goal"),
    edge("field", "includes", "clerk"),
    edge("field", "includes", "lead"),
    edge("degree", "counts_as", "diploma"),
    needs("exam", "diploma"),
    needs("clerk", "diploma"),
    needs("lead", "clerk", months=6, pool="desk"),
    needs("lead", "typist", months=6, pool="desk"),
    # The field leads to a guest without including one.
    needs("guest", "field", months=1),
    *(
        needs("goal", each, pathway="usual", group="papers", required_number=2)
        for each in ("exam", "badge", "gone")
    ),
    needs("goal", "field", pathway="usual", months=24),
    needs("goal", "field", pathway="usual", months=12, min_level=4),
    needs("goal", "degree", pathway="degree"),
    needs("goal", "lead", pathway="degree", months=6),
)

SEQUENTIAL = Problem(target="goal")
CALENDAR = replace(SEQUENTIAL, objective="calendar")
BOTH = (SEQUENTIAL, CALENDAR)
EACH = pytest.mark.parametrize("problem", BOTH, ids=["sequential", "calendar"])


def verify(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Return what is wrong with a plan besides the prices and pay of its steps."""
    return verifier.verify(G, problem, told(G, plan, held_at_start(G, problem)))


def plan(*steps: tuple[str, int] | Step, held: frozenset[str] = frozenset()) -> Plan:
    """Return a plan of things and their months, one after the other, with true figures."""
    schedule: list[Step] = []
    now = 0
    for each in steps:
        if isinstance(each, Step):
            schedule.append(each)
        else:
            node, months = each
            end = now + months
            if G.nodes[node]["type"] == "credential":
                schedule.append(Step("study", node, now, end, 0, "full-time" if months else None))
            else:
                schedule.append(Step("work" if months else "enter", node, now, end, 0))
        now = schedule[-1].end_month
    new = {step.id for step in schedule} - held
    return Plan(
        time=sum(step.months for step in schedule),
        cost=sum(G.nodes[n].get(f, 0) for n in new for f in ("cost_usd", "fee_usd")),
        steps=len(new),
        achieved=tuple(sorted(new)),
        schedule=tuple(schedule),
        calendar=now,
    )


DIPLOMA, EXAM, BADGE = ("diploma", 12), ("exam", 3), ("badge", 0)
CLERK, LEAD, GOAL = ("clerk", 12), ("lead", 12), ("goal", 0)
GOOD = plan(DIPLOMA, EXAM, BADGE, CLERK, LEAD, GOAL)
PRIOR: dict[str, Any] = {
    "hold": frozenset({"diploma", "exam", "badge"}),
    "experience": {"clerk": 12, "lead": 11},
}
HELD = PRIOR["hold"] | {"clerk", "lead"}


def early(*nodes: str) -> list[str]:
    return [f"{node} starts before its requirements are met" for node in nodes]


@EACH
def test_good_plans_pass(problem: Problem) -> None:
    assert (GOOD.time, GOOD.cost, GOOD.steps) == (39, 1299.5, 6)
    for good in (
        GOOD,
        plan(("degree", 20), CLERK, EXAM, BADGE, LEAD, GOAL),
        plan(("degree", 20), ("typist", 6), ("lead", 6), GOAL),
        plan(DIPLOMA, EXAM, BADGE, ("clerk", 3), ("typist", 3), ("lead", 21), GOAL),
    ):
        assert verify(G, problem, good) == []
    assert verify(G, replace(problem, **PRIOR), plan(("lead", 1), GOAL, held=HELD)) == []
    tight = replace(problem, max_months=39, max_cost=1299.5, max_steps=6, max_credential_level=3)
    assert verify(G, tight, GOOD) == []
    # No month of work makes nobody a clerk.
    assert verify(G, replace(problem, experience={"clerk": 0}), GOOD) == []


@EACH
def test_a_pool_without_months_is_no_pool(problem: Problem) -> None:
    """Both papers are asked for, though the rows name one pool."""
    both = tiny(
        credential("a"),
        credential("b"),
        role("goal"),
        *(needs("goal", each, group="papers", required_number=2, pool="p") for each in "ab"),
    )
    steps = (
        Step("study", "a", 0, 0, 0),
        Step("study", "b", 0, 0, 0),
        Step("enter", "goal", 0, 0, 0),
    )
    assert verify(both, problem, Plan(0, 0, 3, ("a", "b", "goal"), steps, 0)) == []
    for left in (0, 1):
        one = Plan(0, 0, 2, (steps[left].id, "goal"), (steps[left], steps[2]), 0)
        assert verify(both, problem, one) == early("goal")


@EACH
def test_a_credential_without_a_level_is_of_level_0(problem: Problem) -> None:
    held = frozenset({"diploma", "exam"})
    alone = plan(BADGE, CLERK, LEAD, GOAL, held=held)
    assert verify(G, replace(problem, hold=held, max_credential_level=0), alone) == []


REQUIREMENTS: list[tuple[str, Plan, list[str]]] = [
    ("nothing before the exam", plan(EXAM, BADGE), [*early("exam"), "the target is not reached"]),
    ("no diploma", plan(EXAM, BADGE, CLERK, LEAD, GOAL), early("exam", "clerk")),
    ("one paper of two", plan(DIPLOMA, EXAM, CLERK, LEAD, GOAL), early("goal")),
    ("a retired paper", plan(DIPLOMA, EXAM, ("gone", 0), CLERK, LEAD, GOAL), ["gone is retired"]),
    ("a month too few", plan(DIPLOMA, EXAM, BADGE, ("clerk", 11), LEAD, GOAL), early("goal")),
    (
        "a month as lead too few",
        plan(DIPLOMA, EXAM, BADGE, ("clerk", 13), ("lead", 11), GOAL),
        early("goal"),
    ),
    (
        "not a lead yet",
        plan(DIPLOMA, EXAM, BADGE, ("clerk", 24), ("lead", 5), GOAL),
        early("goal"),
    ),
    (
        "a year outside the field",
        plan(DIPLOMA, EXAM, BADGE, CLERK, ("guest", 12), GOAL),
        early("goal"),
    ),
    (
        "a year outside the field beside enough as lead",
        plan(DIPLOMA, EXAM, BADGE, ("clerk", 6), LEAD, ("guest", 6), GOAL),
        early("goal"),
    ),
    (
        "a role that belongs to the pool, not to the field",
        plan(DIPLOMA, EXAM, BADGE, ("typist", 12), LEAD, GOAL),
        early("goal"),
    ),
    ("lead before clerk", plan(DIPLOMA, EXAM, BADGE, LEAD, CLERK, GOAL), early("lead")),
    (
        "a pool one month short",
        plan(DIPLOMA, EXAM, BADGE, ("clerk", 3), ("typist", 2), ("lead", 21), GOAL),
        early("lead"),
    ),
    ("the goal only", plan(GOAL), early("goal")),
    ("no goal", plan(DIPLOMA, EXAM, BADGE, CLERK, LEAD), ["the target is not reached"]),
    ("nothing at all", plan(), ["the target is not reached"]),
    (
        "half of one pathway and half of the other",
        plan(("degree", 20), EXAM, BADGE, ("clerk", 6), ("lead", 5), GOAL),
        early("goal"),
    ),
    (
        "what the degree counts as is not a degree",
        plan(DIPLOMA, ("clerk", 6), ("lead", 6), GOAL),
        early("goal"),
    ),
]
"""What was changed, the plan, and the reasons, which are the same in either kind of schedule."""


@EACH
@pytest.mark.parametrize(
    ("changed", "reasons"),
    [each[1:] for each in REQUIREMENTS],
    ids=[each[0] for each in REQUIREMENTS],
)
def test_a_plan_without_a_requirement_is_refused(
    problem: Problem, changed: Plan, reasons: list[str]
) -> None:
    assert verify(G, problem, changed) == reasons


LIMITS: list[tuple[dict[str, Any], list[str]]] = [
    ({"avoid": frozenset({"badge"})}, ["badge is avoided"]),
    ({"avoid": frozenset({"goal"})}, ["goal is avoided"]),
    ({"avoid_kind": frozenset({"license"})}, ["badge is of the avoided kind license"]),
    ({"max_credential_level": 2}, ["exam is above credential level 2"]),
    (
        {"max_credential_level": 0},
        ["diploma is above credential level 0", "exam is above credential level 0"],
    ),
    ({"max_months": 38}, ["39 months, over the limit of 38"]),
    ({"max_cost": 1299}, ["1,299.50 dollars, over the limit of 1,299"]),
    ({"max_cost": 0}, ["1,299.50 dollars, over the limit of 0"]),
    ({"max_steps": 5}, ["6 steps, over the limit of 5"]),
    (
        {"max_months": 0, "max_steps": 0},
        ["39 months, over the limit of 0", "6 steps, over the limit of 0"],
    ),
]


@EACH
@pytest.mark.parametrize(("limits", "reasons"), LIMITS, ids=str)
def test_a_plan_beyond_a_limit_is_refused(
    problem: Problem, limits: dict[str, Any], reasons: list[str]
) -> None:
    assert verify(G, replace(problem, **limits), GOOD) == reasons


NEW = "['badge', 'clerk', 'diploma', 'exam', 'goal', 'lead']"
FIGURES: list[tuple[dict[str, Any], list[str]]] = [
    ({"time": 38}, ["time is 38, the schedule says 39"]),
    ({"time": 40}, ["time is 40, the schedule says 39"]),
    ({"cost": 1299.49}, ["cost is 129949, the schedule says 129950"]),
    ({"cost": 0}, ["cost is 0, the schedule says 129950"]),
    ({"steps": 5}, ["steps is 5, the schedule says 6"]),
    (
        {"achieved": ("badge", "clerk", "diploma", "exam", "goal")},
        [f"achieved is ['badge', 'clerk', 'diploma', 'exam', 'goal'], the schedule says {NEW}"],
    ),
    (
        {"achieved": GOOD.achieved[::-1]},
        [f"achieved is {list(GOOD.achieved[::-1])}, the schedule says {NEW}"],
    ),
]


@EACH
@pytest.mark.parametrize(("figures", "reasons"), FIGURES, ids=str)
def test_a_plan_with_wrong_figures_is_refused(
    problem: Problem, figures: dict[str, Any], reasons: list[str]
) -> None:
    assert verify(G, problem, replace(GOOD, **figures)) == reasons


@EACH
def test_months_before_the_start_are_counted_once(problem: Problem) -> None:
    known = replace(problem, **PRIOR)
    assert verify(G, known, plan(GOAL, held=HELD)) == early("goal")
    fewer = replace(known, experience={"clerk": 11, "lead": 11})
    assert verify(G, fewer, plan(("lead", 1), GOAL, held=HELD)) == early("goal")
    # Five months do not make a lead, so nobody is one at the start.
    apprentice = replace(known, experience={"clerk": 24, "lead": 5})
    assert verify(G, apprentice, plan(GOAL, held=HELD)) == early("goal")


ONE_AFTER_THE_OTHER: list[tuple[str, Plan, list[str]]] = [
    ("too short", plan(DIPLOMA, ("exam", 2), BADGE, CLERK, LEAD, GOAL), ["exam takes 3 months"]),
    ("too long", plan(DIPLOMA, ("exam", 4), BADGE, CLERK, LEAD, GOAL), ["exam takes 3 months"]),
    (
        "more than no time",
        plan(DIPLOMA, EXAM, ("badge", 1), CLERK, LEAD, GOAL),
        ["badge takes 0 months"],
    ),
    (
        "twice",
        plan(DIPLOMA, EXAM, EXAM, BADGE, CLERK, LEAD, GOAL),
        ["exam is studied twice"],
    ),
    (
        "a pause",
        plan(DIPLOMA, EXAM, BADGE, CLERK, Step("work", "lead", 28, 40, 0), GOAL),
        ["lead starts in month 28, not 27"],
    ),
    (
        "two at once",
        plan(DIPLOMA, EXAM, BADGE, CLERK, Step("work", "lead", 26, 38, 0), GOAL),
        ["lead starts in month 26, not 27"],
    ),
    (
        "months taken back",
        plan(DIPLOMA, EXAM, BADGE, CLERK, LEAD, GOAL, Step("work", "clerk", 39, 30, 0)),
        ["clerk ends before it starts"],
    ),
    (
        "a role that is studied",
        plan(DIPLOMA, EXAM, BADGE, Step("study", "clerk", 15, 27, 0), LEAD, GOAL),
        ["clerk is a role, nothing to study"],
    ),
    (
        "a credential that is worked in",
        plan(DIPLOMA, Step("work", "exam", 12, 15, 0), BADGE, CLERK, LEAD, GOAL),
        ["exam is a credential, nothing to work"],
    ),
]


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [each[1:] for each in ONE_AFTER_THE_OTHER],
    ids=[each[0] for each in ONE_AFTER_THE_OTHER],
)
def test_steps_that_do_not_follow_each_other_are_refused(changed: Plan, reasons: list[str]) -> None:
    assert verify(G, SEQUENTIAL, changed) == reasons


def test_what_is_held_is_not_studied_again() -> None:
    held = frozenset({"diploma"})
    again = plan(DIPLOMA, EXAM, BADGE, CLERK, LEAD, GOAL, held=held)
    assert verify(G, replace(SEQUENTIAL, hold=held), again) == ["diploma is studied twice"]


def test_a_circle_opens_nothing() -> None:
    ring = tiny(role("a"), role("b"), needs("a", "b"), needs("b", "a"))
    enter = tuple(Step("enter", each, 0, 0, 0) for each in ("b", "a"))
    circle = Plan(0, 0, 2, ("a", "b"), enter, 0)
    assert verify(ring, Problem(target="a"), circle) == early("b")
    assert verify(ring, Problem(target="a", objective="calendar"), circle) == early("a", "b")


def study(node: str, begin: int, end: int, mode: Any = "part-time") -> Step:
    return Step("study", node, begin, end, 0, mode)


def work(node: str, begin: int, end: int) -> Step:
    return Step("work", node, begin, end, 0)


def beside(*steps: Step) -> Plan:
    """Return a plan of two tracks with the figures of its steps."""
    new = {step.id for step in steps}
    return Plan(
        time=sum(step.months for step in steps),
        cost=sum(G.nodes[n].get(f, 0) for n in new for f in ("cost_usd", "fee_usd")),
        steps=len(new),
        achieved=tuple(sorted(new)),
        schedule=steps,
        calendar=max(step.end_month for step in steps),
    )


FIRST = study("diploma", 0, 12, "full-time")
"""The exam takes six months beside a job; the plan takes three years."""

TRACKS = (
    FIRST,
    study("exam", 12, 18),
    study("badge", 18, 18, None),
    work("clerk", 12, 24),
    work("lead", 24, 36),
    Step("enter", "goal", 36, 36, 0),
)


def test_a_good_plan_of_two_tracks_passes() -> None:
    assert verify(G, CALENDAR, beside(*TRACKS)) == []
    assert verify(G, replace(CALENDAR, max_months=36), beside(*TRACKS)) == []


def with_step(place: int, *steps: Step) -> Plan:
    return beside(*TRACKS[:place], *steps, *TRACKS[place + 1 :])


SIDE_BY_SIDE: list[tuple[str, Plan, list[str]]] = [
    ("half the exam", with_step(1, study("exam", 12, 15)), ["exam takes 6 months part-time"]),
    (
        "all of it in half the time",
        with_step(1, study("exam", 12, 15, "full-time")),
        ["exam is studied full-time while clerk is worked in month 12"],
    ),
    (
        "no mode",
        with_step(1, study("exam", 12, 18, None)),
        ["exam is neither full-time nor part-time"],
    ),
    (
        "before the diploma",
        with_step(1, study("exam", 11, 17)),
        ["two studies in month 11: diploma and exam", *early("exam")],
    ),
    (
        "too late for the goal",
        with_step(1, study("exam", 31, 37)),
        [
            *early("goal"),
            "calendar is 37, the schedule says 36",
            "exam goes on to month 37, after the target is reached in month 36",
            "job_free_months is 13, the schedule says 12",
        ],
    ),
    (
        "a job in the year of full-time study",
        with_step(3, work("clerk", 11, 24)),
        [
            "diploma is studied full-time while clerk is worked in month 11",
            *early("clerk"),
        ],
    ),
    ("two jobs", with_step(4, work("lead", 23, 36)), ["two jobs in month 23: clerk and lead"]),
    (
        "a pause in a role",
        with_step(3, work("clerk", 12, 20), work("clerk", 21, 25)),
        ["clerk is worked in more than one stretch", "two jobs in month 24: clerk and lead"],
    ),
    ("a month too few", with_step(3, work("clerk", 13, 24)), early("goal")),
    ("a month as lead too few", with_step(4, work("lead", 25, 36)), early("goal")),
    (
        "a year outside the field",
        with_step(4, work("guest", 24, 36)),
        early("goal"),
    ),
    ("no badge", beside(*(TRACKS[n] for n in (0, 1, 3, 4, 5))), early("goal")),
    ("no goal", beside(*TRACKS[:5]), ["the target is not reached"]),
    (
        "on after the goal",
        beside(*TRACKS, work("goal", 36, 37)),
        [
            "calendar is 37, the schedule says 36",
            "goal goes on to month 37, after the target is reached in month 36",
        ],
    ),
    (
        "months taken back",
        with_step(4, work("lead", 36, 24)),
        ["lead ends before it starts", *early("goal")],
    ),
    (
        "before the start",
        with_step(3, work("clerk", -1, 24)),
        [
            "clerk starts before month 0",
            "clerk is worked before it is entered",
            "diploma is studied full-time while clerk is worked in month 0",
            *early("clerk"),
        ],
    ),
    ("worked for no month", beside(*TRACKS, work("goal", 36, 36)), ["goal is worked for 0 months"]),
    (
        "a role that is studied",
        with_step(4, study("lead", 24, 36, None)),
        ["lead is a role, nothing to study"],
    ),
]


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [each[1:] for each in SIDE_BY_SIDE],
    ids=[each[0] for each in SIDE_BY_SIDE],
)
def test_tracks_that_cannot_be_lived_are_refused(changed: Plan, reasons: list[str]) -> None:
    assert verify(G, CALENDAR, changed) == reasons


PAID = verifier.verify(G, CALENDAR, told(G, GOOD))
SAID: list[tuple[dict[str, Any], list[str]]] = [
    ({"job_free_months": 0}, ["job_free_months is 0, the schedule says 15"]),
    ({"job_free_months": None}, ["job_free_months is None, the schedule says 15"]),
    ({"earned": 1}, ["earned is 1, the schedule says 0.00"]),
    ({"earned": None}, ["earned is None, the schedule says 0.00"]),
]


@pytest.mark.parametrize(("figures", "reasons"), SAID, ids=str)
def test_wrong_words_about_jobs_are_refused(figures: dict[str, Any], reasons: list[str]) -> None:
    assert PAID == []
    assert verifier.verify(G, CALENDAR, replace(told(G, GOOD), **figures)) == reasons


@EACH
def test_wrong_prices_and_pay_of_steps_are_refused(problem: Problem) -> None:
    good = told(G, GOOD)
    for changes, reason in (
        ({"cost_usd": 999.5}, "diploma costs $1,000 here, not $999.50"),
        ({"pay_usd": 1}, "the yearly pay of diploma is None, not 1"),
    ):
        steps = (replace(good.schedule[0], **changes), *good.schedule[1:])
        assert verifier.verify(G, problem, replace(good, schedule=steps)) == [reason]


def test_a_month_without_a_job_is_refused_to_those_who_keep_working() -> None:
    """The study comes first, full-time; whoever has a job today cannot do that."""
    steady = replace(CALENDAR, keep_working=True)
    assert verify(G, steady, GOOD) == []
    later = plan(DIPLOMA, CLERK, EXAM, BADGE, LEAD, GOAL)
    assert verify(G, CALENDAR, later) == []
    assert verify(G, steady, later) == [f"month {month} has no job" for month in (24, 25, 26)]
    employed = replace(steady, job="guest")
    missing = [f"month {month} has no job" for month in range(15)]
    assert verify(G, employed, GOOD) == missing
