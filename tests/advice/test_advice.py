"""Advice by hand: what every plan needs, why each step, what a wish costs, what to give up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.advice import advise, constraint_costs, landmarks, reasons, relaxations
from graph.advice.limits import with_limit
from graph.model.condition import Hold, Months, any_of, at_least
from graph.model.graph import Graph
from graph.model.names import short
from graph.planning.answer import Answer, Plan, Step
from graph.planning.plan import solve_problem
from graph.planning.problem import Clock, Problem
from graph.words import change, some

CERT, DIRECTOR = "edu-cert-coding", "director-of-medical-records"


def said(G: Graph, target: str, **options: object) -> list[str]:
    return [each.sentence for each in landmarks(G, Problem(target, **options))]  # type: ignore[arg-type]


def best(G: Graph, problem: Problem) -> Plan:
    plan = solve_problem(G, problem).best
    assert plan is not None
    return plan


def why(G: Graph, problem: Problem) -> dict[str, str]:
    return {each.id: each.sentence for each in reasons(G, problem, best(G, problem))}


def costs(G: Graph, problem: Problem, **options: object) -> list[str]:
    lines = constraint_costs(G, problem, best(G, problem), **options)  # type: ignore[arg-type]
    return [each.sentence for each in lines]


def ways(G: Graph, problem: Problem, **options: object) -> list[str]:
    return [each.sentence for each in relaxations(G, problem, **options).sets]  # type: ignore[arg-type]


def department() -> Graph:
    """A boss holds one of two exams and has led; each exam asks for a degree, that for school."""
    return tiny(
        career("field"),
        credential("school", 12),
        credential("degree", 24, 8000),
        credential("long", 48, 30_000),
        credential("rhit", 3, 300),
        credential("rhia", 3, 400),
        role("clerk", level=1),
        role("typist", level=1),
        role("lead", level=4),
        role("boss", level=6),
        edge("field", "includes", "clerk"),
        edge("field", "includes", "typist"),
        edge("field", "includes", "lead"),
        edge("rhia", "counts_as", "rhit"),
        edge("long", "counts_as", "degree"),
        needs("degree", "school", group="schooling"),
        needs("long", "school", group="schooling"),
        needs("rhit", "degree", group="degree"),
        needs("rhia", "long", group="degree"),
        needs("lead", "field", months=12, group="work"),
        needs("boss", "rhia", group="exam"),
        needs("boss", "rhit", group="exam"),
        needs("boss", "field", months=36, group="work"),
        needs("boss", "field", months=24, min_level=4, group="led"),
        needs("boss", "field", months=6, group="seen"),
    )


def test_landmarks_leave_out_what_another_one_says() -> None:
    # Six months in the field are in 36; the lead's twelve too. Any degree is "degree or long".
    assert said(department(), "boss") == [
        "RHIA or RHIT",
        "24 months in LEAD",
        "36 months in FIELD",
        "DEGREE or LONG",
        "SCHOOL",
    ]


def test_landmarks_know_what_is_there_already() -> None:
    found = landmarks(
        department(),
        Problem("boss", hold=frozenset({"rhit", "lead"}), experience={"lead": 10, "clerk": 1}),
    )
    assert graph.to_json(found) == [
        {"sentence": "14 more months in LEAD", "ids": ["lead"], "months": 14},
        {
            "sentence": "25 more months in FIELD",
            "ids": ["clerk", "lead", "typist"],
            "months": 25,
        },
    ]


def test_landmarks_follow_what_is_avoided() -> None:
    assert said(department(), "boss", avoid=frozenset({"rhia"}))[0] == "RHIT"
    assert said(department(), "boss", avoid=frozenset({"degree"}))[-2:] == ["LONG", "SCHOOL"]
    assert said(department(), "boss", avoid=frozenset({"lead"})) == []
    assert said(department(), "boss", hold=frozenset({"boss"})) == []


def test_landmarks_of_several_kinds_and_of_long_lists() -> None:
    papers = [f"p{n}" for n in range(6)]
    G = tiny(
        *(credential(each) for each in ("x", "y", "z", "any", *papers)),
        *(role(each) for each in ("a", "b", "c", "d", "e", "goal")),
        *(edge(each, "counts_as", "any") for each in papers),
        *(needs("goal", each, group="two", required_number=2) for each in "xyz"),
        needs("goal", "any"),
        *(needs("goal", each, months=9, group="pool", pool="p") for each in "abcde"),
        needs("goal", "a", months=3, group="either"),
        needs("goal", "x", group="either"),
    )
    assert sorted(said(G, "goal")) == [
        "2 of: X; Y; Z",
        "9 months in A, B, C or 2 other roles",
        "ANY or an equivalent credential",
        "X or 3 months in A",
    ]


def test_landmarks_of_the_director(shipped: Graph) -> None:
    found = landmarks(shipped, Problem(DIRECTOR, hold=frozenset({CERT})))
    assert found[0].sentence == "RHIA or RHIT"
    assert found[0].ids == ("ahima-rhia", "ahima-rhit")
    assert "48 months in Health information operations" in [each.sentence for each in found]
    assert len(found) <= 8


def test_reasons_name_who_asks_and_the_group_that_is_met() -> None:
    G = department()
    found = why(G, Problem("boss"))
    assert found["rhit"] == "BOSS requires one of RHIA, RHIT (pathway 1, exam)"
    assert found["degree"] == "RHIT requires DEGREE (pathway 1, degree)"
    assert found["lead"] == (
        "BOSS requires 24 months in FIELD (lead or higher) (pathway 1, led); "
        "BOSS requires 36 months in FIELD (pathway 1, work)"
    )
    assert found["boss"] == "the target"
    rhia = why(G, Problem("boss", hold=frozenset({"school", "long"}), avoid=frozenset({"degree"})))
    assert "BOSS requires one of RHIA, RHIT (pathway 1, exam)" in rhia.values()


def test_reasons_say_what_counts_as_what() -> None:
    G = department()
    found = why(G, Problem("rhit", avoid=frozenset({"degree", "rhia"})))
    assert found["long"] == "RHIT requires DEGREE (pathway 1, degree; LONG counts as DEGREE)"
    assert why(G, Problem("rhit", hold=frozenset({"long"}), avoid=frozenset({"rhit"}))) == {
        "rhia": "counts as RHIT, the target"
    }


def test_of_two_that_would_do_the_one_is_named_that_the_plan_rests_on() -> None:
    G = tiny(
        *(credential(each, 1) for each in "ab"),
        role("goal"),
        *(needs("goal", each, group="either") for each in "ab"),
    )
    steps = (
        Step("study", "a", 0, 1, 0.0),
        Step("study", "b", 1, 2, 0.0),
        Step("enter", "goal", 2, 2, 0.0, unlocked_by=("b",)),
    )
    found = reasons(G, Problem("goal"), Plan(2, 0.0, 3, ("a", "b", "goal"), steps))
    assert [len(each.asked_by) for each in found] == [0, 1, 0]


def test_the_reason_to_work_on_in_a_held_role_is_the_months() -> None:
    G = tiny(
        role("clerk"),
        role("goal"),
        needs("goal", "clerk", group="post"),
        needs("goal", "clerk", months=24),
    )
    found = why(G, Problem("goal", hold=frozenset({"clerk"}), experience={"clerk": 10}))
    assert found["clerk"] == "GOAL requires 24 months in CLERK (pathway 1)"


def test_a_step_that_nothing_rests_on_is_said_to_be_one() -> None:
    G = tiny(credential("a", 1), credential("b", 1), needs("b", "a", pathway="x"))
    plan = best(G, Problem("b"))
    first, last = plan.schedule
    alone = Plan(1, 0, 1, ("a",), (first,))
    assert [each.sentence for each in reasons(G, Problem("b"), alone)] == [
        "no requirement of the plan needs it"
    ]
    # Without its requirement the last step has no open pathway to name.
    wrong = Plan(1, 0, 1, ("b",), (last,))
    assert [each.sentence for each in reasons(G, Problem("b"), wrong)] == ["the target"]


def test_requirements_are_written_short() -> None:
    G = department()
    exams = [Hold(each, frozenset({each})) for each in ("rhia", "rhit", "school", "degree", "long")]
    assert short(G, at_least(2, *exams[:3]), "rhia") == "2 of RHIA, RHIT, SCHOOL"
    assert short(G, any_of(*exams), "long") == "one of LONG, RHIA, RHIT, 2 others"
    assert short(G, Months(1, frozenset({"clerk"}), (("clerk", 0),)), "clerk") == "1 month in CLERK"
    assert some(list("abcde"), "others") == "a, b, c or 2 others"


def studies() -> Graph:
    """A master's degree saves nine months and costs 14,000 dollars more than the long way."""
    return tiny(
        credential("master", 12, 20_000, level=6),
        credential("course", 21, 6_000, level=2),
        role("goal"),
        needs("goal", "master", pathway="m"),
        needs("goal", "course", pathway="c"),
    )


def test_what_doing_without_a_thing_costs() -> None:
    assert costs(studies(), Problem("goal")) == [
        "without MASTER: +9 months, -14,000 dollars (COURSE instead)"
    ]
    assert costs(studies(), Problem("goal", avoid=frozenset({"course"}))) == [
        "with COURSE allowed: no change",
        "without MASTER: no plan",
    ]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"max_credential_level": 4}, "without the limit of credentials to level 4 (lead)"),
        ({"max_cost": 6_000.5}, "without the limit of 6,000.50 dollars"),
        ({"avoid": frozenset({"master"})}, "with MASTER allowed"),
    ],
)
def test_what_a_constraint_costs(limits: dict[str, object], expected: str) -> None:
    problem = Problem("goal", **limits)  # type: ignore[arg-type]
    first, second = constraint_costs(studies(), problem, best(studies(), problem))
    assert first.sentence == f"{expected}: -9 months, +14,000 dollars (MASTER instead)"
    assert (first.action, first.status) == ("drop", "optimal")
    assert (first.time, first.cost, first.steps) == (-9, 14_000, 0)
    assert graph.to_json(second) == {
        "action": "forbid",
        "constraint": "avoid",
        "id": "course",
        "status": "infeasible",
        "time": None,
        "cost": None,
        "steps": None,
        "calendar": None,
        "earnings": None,
        "instead": [],
        "sentence": "without COURSE: no plan",
    }


def test_an_interchangeable_step_costs_nothing_and_no_time() -> None:
    G = tiny(
        credential("a", 12, 100),
        credential("b", 12, 100),
        role("goal"),
        *(needs("goal", each, group="g") for each in "ab"),
    )
    problem = Problem("goal")
    assert costs(G, problem, time_limit=0) == ["without A: no change (B instead)"]
    assert costs(G, problem, proved=False) == [
        "without A: no change (B instead) (best found, not proved)"
    ]


def test_costs_say_what_was_not_found_out_or_not_proved() -> None:
    problem = Problem("goal", max_months=30)
    assert costs(studies(), problem, time_limit=0) == [
        "without the limit of 30 months: unknown within the time limit",
        "without MASTER: unknown within the time limit",
    ]
    (_, line) = constraint_costs(studies(), problem, best(studies(), problem), proved=False)
    assert line.status == "feasible"
    assert line.sentence.endswith("(best found, not proved)")


def test_dropping_a_constraint_never_makes_a_plan_worse(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search cut short may find less than what is there."""
    problem = Problem(DIRECTOR, hold=frozenset({CERT}), max_months=200)
    plan = best(shipped, problem)
    worse = Plan(plan.time + 5, plan.cost, plan.steps, plan.achieved, plan.schedule)
    cut = Answer(problem, "feasible", bound=0.0, plans=(worse,))
    monkeypatch.setattr("graph.advice.costs.solve_problem", lambda *_: cut)
    line = constraint_costs(shipped, problem, plan)[0]
    assert (line.time, line.status) == (0, "feasible")


def test_changes_are_written_with_their_units() -> None:
    assert change(1, -1, 2) == "+1 month, -1 dollar, +2 steps"
    assert change(-24, 0.5, -1) == "-24 months, +0.50 dollars, -1 step"
    assert change(0, 0, 0) == "no change"
    assert change(0, 0, 0, 1200) == "+1,200 dollars earned"


def test_relaxations_allow_again_what_was_refused() -> None:
    G = department()
    problem = Problem("boss", avoid=frozenset({"rhia", "rhit", "typist"}))
    # The long degree leads to RHIA, so either exam will do; the typist matters to nobody.
    assert ways(G, problem) == ["allow RHIA", "allow RHIT"]
    school = Problem("boss", avoid=frozenset({"rhia", "rhit", "school"}))
    assert ways(G, school) == ["allow RHIA and SCHOOL", "allow RHIT and SCHOOL"]
    assert ways(G, school, most=1) == ["allow RHIA and SCHOOL"]


def test_relaxations_raise_limits_to_the_least_value_that_will_do() -> None:
    G = studies()
    assert ways(G, Problem("goal", max_months=11)) == ["raise the limit to 12 months"]
    assert ways(G, Problem("goal", max_months=14, max_cost=6_000)) == [
        "raise the limit to 21 months",
        "raise the limit to 20,000 dollars",
    ]
    assert ways(G, Problem("goal", max_months=11, max_cost=5_000)) == [
        "raise the limits to 12 months and 20,000 dollars",
        "raise the limits to 21 months and 6,000 dollars",
    ]
    cheap = Problem("goal", objective="cost", max_months=11, max_cost=5_000)
    assert ways(G, cheap) == [
        "raise the limits to 6,000 dollars and 21 months",
        "raise the limits to 20,000 dollars and 12 months",
    ]
    assert ways(G, Problem("goal", max_steps=1)) == ["raise the limit to 2 steps"]


def test_conflicts_are_what_no_plan_keeps_together() -> None:
    def found(**limits: object) -> list[tuple[list[str], float | None]]:
        conflicts = relaxations(studies(), Problem("goal", **limits)).conflicts  # type: ignore[arg-type]
        return [([name for name, _ in each.parts], each.least) for each in conflicts]

    # The fast way takes 12 months and costs 20,000, the cheap one 21 months and 6,000.
    assert found(max_months=11, max_cost=100_000) == [(["max_months"], 12)]
    assert found(max_months=14, max_cost=6_000) == [(["max_months", "max_cost"], None)]
    assert sorted(found(max_months=11, max_cost=5_000)) == [
        (["max_cost"], 6_000),
        (["max_months"], 12),
    ]
    assert found(max_steps=1) == [(["max_steps"], 2)]
    assert found(max_months=12) == []


def test_relaxations_allow_the_least_level() -> None:
    G = studies()
    assert ways(G, Problem("goal", max_credential_level=1)) == [
        "allow credentials up to level 2 (mid)"
    ]
    problem = Problem("goal", max_credential_level=1, max_months=12)
    assert ways(G, problem) == ["allow credentials up to level 6 (director)"]
    short_of_both = Problem("goal", max_credential_level=1, max_months=11)
    assert ways(G, short_of_both) == [
        "allow credentials up to level 2 (mid); raise the limit to 21 months"
    ]


def test_a_change_as_json() -> None:
    found = graph.to_json(relaxations(studies(), Problem("goal", max_cost=5_000)))
    assert found == {
        "proved": True,
        "sets": [
            {
                "sentence": "raise the limit to 6,000 dollars",
                "changes": [
                    {
                        "constraint": "max_cost",
                        "id": None,
                        "was": 5_000,
                        "value": 6_000,
                        "proved": True,
                        "sentence": "raise the limit to 6,000 dollars",
                    }
                ],
                "months": 21,
                "cost": 6_000,
                "steps": 2,
            }
        ],
        "blocked": [],
        "allowed": [],
    }


@pytest.mark.slow
def test_a_way_out_has_its_price_and_the_limits_allow_something(shipped: Graph) -> None:
    """The plan that a change makes possible keeps the raised limits, and no other does better."""
    for clock in get_args(Clock):
        problem = Problem(
            "director-of-medical-records",
            hold=frozenset({"edu-hs"}),
            max_months=60,
            max_cost=5_000,
            clock=clock,
            time_limit=60,
        )
        found = relaxations(shipped, problem)
        assert found.proved
        assert found.sets
        for each in found.sets:
            assert [change.value for change in each.changes] == [each.months, each.cost]
            fits = replace(problem, max_months=each.months, max_cost=each.cost)
            assert solve_problem(shipped, fits).best is not None
            for tighter in (
                replace(fits, max_months=(each.months or 0) - 1),
                replace(fits, max_cost=(each.cost or 0) - 1),
            ):
                assert solve_problem(shipped, tighter).status == "infeasible"
        assert len(found.allowed) == 3
        pay = [each.pay_usd for each in found.allowed]
        assert pay == sorted(pay, reverse=True)
        for post in found.allowed:
            asked = replace(problem, target=post.id)
            assert post.plan.months <= 60
            assert post.plan.cost <= 5_000
            assert graph.verify(shipped, asked, post.plan) == []
        within = {each.id for each in graph.reach(shipped, **_same(problem)).reached}
        if clock == "sequential":
            inside = [
                shipped.nodes[each]["pay_median_usd"]
                for each in within
                if shipped.nodes[each]["type"] == "role"
                and "pay_median_usd" in shipped.nodes[each]
                and _shares_a_career(shipped, each, "director-of-medical-records")
            ]
            assert sorted(inside, reverse=True)[:3] == pay


def _same(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in ("hold", "max_months", "max_cost")}


def _shares_a_career(G: Graph, one: str, other: str) -> bool:
    homes = [
        {a for a, _, how in G.in_edges(node, data=True) if how["relation"] == "includes"}
        for node in (one, other)
    ]
    return not homes[0].isdisjoint(homes[1])


def beside_work() -> Graph:
    """A year of study fits beside two of work, at twice its months; a dear one takes a month."""
    return tiny(
        credential("paper", 12, 500),
        credential("quick", 1, 900),
        role("clerk"),
        role("goal"),
        needs("goal", "clerk", months=24, group="work"),
        needs("goal", "paper", group="paper"),
        needs("goal", "quick", group="paper"),
    )


def test_advice_counts_months_on_the_calendar() -> None:
    G = beside_work()
    problem = Problem("goal", objective="calendar")
    plan = best(G, problem)
    assert (plan.calendar, plan.achieved) == (24, ("clerk", "goal", "paper"))
    assert why(G, problem) == {
        "clerk": "GOAL requires 24 months in CLERK (pathway 1, work)",
        "paper": "GOAL requires one of PAPER, QUICK (pathway 1, paper)",
        "goal": "the target",
    }
    assert costs(G, problem) == [
        "without CLERK: no plan",
        "without PAPER: +400 dollars (QUICK instead)",
    ]
    (without_limit, *_) = constraint_costs(
        G,
        Problem("goal", objective="calendar", avoid=frozenset({"paper"})),
        best(G, Problem("goal", objective="calendar", avoid=frozenset({"paper"}))),
    )
    assert (without_limit.calendar, without_limit.cost) == (0, -400)


def test_relaxations_count_months_on_the_calendar() -> None:
    G = beside_work()
    calendar = Problem("goal", objective="calendar", max_months=20)
    assert ways(G, calendar) == ["raise the limit to 24 months"]
    cheap = Problem("goal", objective="calendar", max_months=24, max_cost=300)
    assert ways(G, cheap) == ["raise the limit to 500 dollars"]
    refused = Problem(
        "goal", objective="calendar", max_months=24, max_cost=300, avoid=frozenset({"paper"})
    )
    assert ways(G, refused) == ["raise the limit to 900 dollars"]
    few = Problem("goal", objective="calendar", max_months=24, max_steps=1)
    assert ways(G, few) == ["raise the limit to 3 steps"]
    # The planner would take the quick one first; the cheap one is still in time.
    G = tiny(
        *(credential(f"c{months}", months, 1000 - months) for months in (1, 6, 12, 24)),
        role("goal"),
        *(needs("goal", f"c{months}", group="g") for months in (1, 6, 12, 24)),
    )
    in_time = Problem("goal", objective="calendar", max_months=13, max_cost=300)
    assert ways(G, in_time) == ["raise the limit to 988 dollars"]
    G = beside_work()
    both = Problem("goal", objective="calendar", max_months=20, max_cost=300)
    assert ways(G, both) == ["raise the limits to 24 months and 500 dollars"]


def test_advice_about_earnings_minds_the_horizon() -> None:
    G = tiny(
        credential("paper", 12, 500),
        role("clerk", pay_median_usd=24_000),
        role("goal", pay_median_usd=60_000),
        needs("goal", "clerk", months=6, group="work"),
        needs("goal", "paper", group="paper"),
    )
    problem = Problem("goal", objective="earnings", horizon=30)
    found = why(G, problem)
    assert found["paper"] == "GOAL requires PAPER (pathway 1, paper)"
    assert found["goal"] == "the target"
    assert [each.status for each in constraint_costs(G, problem, best(G, problem))] == [
        "infeasible",
        "infeasible",
    ]
    soon = Problem("goal", objective="earnings", horizon=10)
    assert ways(G, soon) == ["raise the horizon to 18 months"]
    sooner = Problem("goal", objective="earnings", horizon=10, max_months=9, max_cost=100)
    assert ways(G, sooner) == [
        "raise the limits to 18 months and 500 dollars; raise the horizon to 18 months"
    ]
    long = Problem("goal", objective="earnings", max_cost=100)
    assert ways(G, long) == ["raise the limit to 500 dollars"]


def test_what_is_retired_cannot_be_allowed() -> None:
    G = tiny(
        credential("old", status="retired"),
        credential("new"),
        role("goal"),
        needs("goal", "old"),
        needs("goal", "new"),
    )
    found = relaxations(G, Problem("goal", avoid=frozenset({"new", "old"}), max_steps=1))
    assert found.sets == ()
    assert [(each.node, each.needs) for each in found.blocked] == [
        ("goal", "OLD"),
        ("old", "OLD is retired and can no longer be achieved"),
    ]


def test_a_possible_wish_needs_no_change() -> None:
    assert ways(studies(), Problem("goal")) == ["nothing needs to change"]
    held = Problem("goal", hold=frozenset({"goal"}), max_steps=0)
    assert ways(studies(), held) == ["nothing needs to change"]


def test_relaxations_without_time_say_that_they_are_not_proved(shipped: Graph) -> None:
    problem = Problem("coding-director", max_months=150, max_steps=8, max_cost=30_000)
    found = relaxations(shipped, problem, time_limit=0)
    assert not found.proved
    (one,) = found.sets
    assert any(not each.proved for each in one.changes)
    # What is said to be enough is enough.
    for each in one.changes:
        problem = with_limit(problem, each.constraint, each.value)
    assert solve_problem(shipped, problem).status == "optimal"


def test_what_is_avoided_is_no_limit() -> None:
    with pytest.raises(ValueError, match="'avoid' is not a limit with one value"):
        with_limit(Problem("goal"), "avoid", None)


def test_advice_is_given_where_there_is_something_to_say(shipped: Graph) -> None:
    answer = graph.plan(shipped, DIRECTOR, hold=[CERT])
    assert graph.to_json(advise(shipped, answer, explain=False)) == {}
    found = advise(shipped, answer)
    assert list(graph.to_json(found)) == ["landmarks", "reasons", "constraint_costs"]
    nothing = Answer(answer.problem, "unknown", bound=1.0)
    assert graph.to_json(advise(shipped, nothing))["reasons"] == []
    refused = graph.plan(shipped, DIRECTOR, avoid=["RHIA", "RHIT"])
    assert list(graph.to_json(advise(shipped, refused))) == ["relaxations"]
