"""How sure an answer is, by hand: what a plan rests on, and what is best if estimates are off."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import Row, career, credential, edge, needs, role

import graph
from graph import confidence_of
from graph.advice.confidence import Confidence
from graph.advice.figures import Figure, figures, with_values
from graph.errors import RequestError
from graph.model.graph import Graph, build_graph

NUMBERS = ("duration_months", "part_time_months", "min_months", "cost_usd", "fee_usd")
VERIFIED: Row = {"confidence": "verified"}


def sourced(*rows: Row, **confidence: str) -> Graph:
    """Build a graph whose cells are verified, but for those of the nodes that are named."""
    nodes = [row for row in rows if "id" in row]
    citations = [
        {"node": row["id"], "field": field, "reference": "s", "confidence": said}
        for row in nodes
        for field in NUMBERS
        if field in row and (said := confidence.get(row["id"], "verified"))
    ]
    return build_graph(nodes, [row for row in rows if "source" in row], citations=citations)


def sure(G: Graph, target: str = "goal", *, band: float = 0.25, **options: Any) -> Confidence:
    found = confidence_of(G, graph.plan(G, target, **options), band=band)
    assert found is not None
    return found


def ladder() -> Graph:
    """A course that is estimated, and work that is not."""
    return sourced(
        credential("course", 12, 100),
        role("clerk"),
        role("goal"),
        needs("clerk", "course"),
        needs("goal", "clerk", months=24, **VERIFIED),
        course="estimate",
    )


def fork() -> Graph:
    """A quick course that is estimated, and a sure one that is a month longer."""
    return sourced(
        credential("quick", 10, 100),
        credential("long", 11, 110),
        role("goal"),
        needs("goal", "quick", group="one"),
        needs("goal", "long", group="one"),
        quick="estimate",
    )


def months(found: Confidence) -> dict[str, int]:
    return {each.confidence: each.months for each in found.basis.shares if each.months}


@pytest.mark.parametrize(
    ("field", "value", "low", "high"),
    [
        ("duration_months", 0, 0, 0),
        ("duration_months", 1, 1, 1),
        ("duration_months", 2, 1, 3),
        ("duration_months", 3, 2, 4),
        ("duration_months", 6, 4, 8),
        ("duration_months", 24, 18, 30),
        ("cost_usd", 0, 0, 0),
        ("cost_usd", 0.01, 0.01, 0.01),
        ("cost_usd", 0.02, 0.01, 0.03),
        ("cost_usd", 100, 75, 125),
        ("fee_usd", 19.99, 14.99, 24.99),
    ],
)
def test_a_number_moves_to_the_nearest_month_or_cent(
    field: str, value: float, low: float, high: float
) -> None:
    figure = Figure("c", field, value, "estimate", "")
    assert (figure.moved(0.25, up=False), figure.moved(0.25, up=True)) == (low, high)
    assert figure.moved(0, up=True) == figure.moved(0, up=False) == value


def test_all_estimates_low_and_high() -> None:
    found = sure(ladder())
    low, high = found.range.low, found.range.high
    assert (low.status, low.value, low.bound, low.this_plan, low.instead) == (
        *("optimal", 33, 33, 33),
        (),
    )
    assert (high.status, high.value, high.this_plan) == ("optimal", 39, 39)
    assert found.stays_best is True
    assert graph.to_json(found.regret) == {"value": 0, "at_most": 0, "exact": True}
    (fact,) = found.facts
    assert (fact.figure.node, fact.moved, fact.costs, fact.this_plan) == ("course", 15, 3, 3)
    assert fact.sentence == "COURSE: 12 months of study; with 15 months: +3 months"
    assert found.sentences == (
        "between 33 and 39 months if estimates are off by up to 25%",
        "of the months, 66.7% rest on verified facts and 33.3% on estimates",
        "of the dollars, 100% rest on estimates",
        "the plan stays best if all estimates turn out well, and if all turn out badly",
        "the plan is the best one wherever the estimates are",
    )


def test_another_plan_may_be_best() -> None:
    found = sure(fork())
    low, high = found.range.low, found.range.high
    assert (low.value, low.this_plan, low.instead) == (7, 7, ())
    assert (high.value, high.this_plan, high.instead) == (11, 13, ("long",))
    assert found.stays_best is False
    assert graph.to_json(found.regret) == {"value": 2, "at_most": 2, "exact": True}
    (fact,) = found.facts
    assert (fact.costs, fact.this_plan, fact.instead) == (1, 3, ("long",))
    assert fact.sentence == (
        "QUICK: 10 months of study; with 13 months: +3 months, or +1 month with other steps"
    )
    assert found.sentences[-2:] == (
        "another plan is better if all estimates turn out badly",
        "at worst, the plan is 2 months behind the best one",
    )


def test_dollars_move_when_dollars_count() -> None:
    found = sure(fork(), objective="cost")
    assert (found.range.low.value, found.range.high.value) == (75, 110)
    assert found.range.high.this_plan == 125
    assert graph.to_json(found.regret) == {"value": 15, "at_most": 15, "exact": True}
    (fact,) = found.facts
    assert (fact.figure.field, fact.costs, fact.this_plan) == ("cost_usd", 10, 25)
    assert found.sentences[0] == "between $75 and $110 if estimates are off by up to 25%"


def test_steps_do_not_depend_on_estimates() -> None:
    found = sure(fork(), objective="steps")
    assert found.sentences[0] == "2 steps if estimates are off by up to 25%"
    assert found.stays_best is True
    assert found.facts == ()


def test_months_that_overlap_leave_the_worst_open() -> None:
    """Both ways ask for leading, so that a higher number need not speak against the plan."""
    G = sourced(
        credential("course", 3),
        role("lead"),
        role("goal"),
        needs("goal", "lead", months=22, pathway="1"),
        needs("goal", "lead", months=20, pathway="2", **VERIFIED),
        needs("goal", "course", pathway="2"),
    )
    found = sure(G)
    assert (found.range.low.value, found.range.high.value) == (16, 23)
    assert (found.range.high.this_plan, found.range.high.instead) == (28, ("course",))
    # 28 - 23 is true, 28 - 16 is only certain: no plan is shorter wherever the estimate is.
    assert graph.to_json(found.regret) == {"value": 5, "at_most": 12, "exact": False}
    words = "at worst, the plan is between 5 and 12 months behind the best one"
    assert found.sentences[-1] == words


def test_limits_stay() -> None:
    found = sure(ladder(), max_months=38)
    assert found.range.low.value == 33
    assert (found.range.high.status, found.range.high.value) == ("infeasible", None)
    assert found.stays_best is False
    assert graph.to_json(found.regret) == {"value": None, "at_most": None, "exact": False}
    (fact,) = found.facts
    assert (fact.status, fact.costs) == ("infeasible", None)
    assert fact.sentence == "COURSE: 12 months of study; with 15 months: no plan"
    assert found.sentences[0] == (
        "at least 33 months if estimates are off by up to 25%; "
        "no plan keeps the limits if all turn out badly"
    )
    assert not any("the plan is" in each for each in found.sentences)


def test_a_limit_makes_its_numbers_matter() -> None:
    found = sure(ladder(), max_cost=110)
    assert {each.figure.field for each in found.facts} == {"duration_months", "cost_usd"}
    assert [each.status for each in found.facts] == ["infeasible", "optimal"]


def test_a_month_rests_on_the_least_sure_of_what_needs_it() -> None:
    """Of 36 months as clerk, 12 are needed by both rows and the rest by one of them."""
    G = sourced(
        career("field"),
        role("clerk", min_months=6),
        role("lead"),
        role("goal"),
        edge("field", "includes", "clerk"),
        edge("field", "includes", "lead"),
        needs("lead", "clerk", months=12, confidence="memory"),
        needs("goal", "field", months=60, **VERIFIED),
        needs("goal", "lead", months=24, confidence="third_party"),
        clerk="estimate",
    )
    found = sure(G)
    # The estimated minimum covers six months, memory six more, and the whole sixty are asked for.
    assert found.range.low.value == 60
    assert months(found) == {"estimate": 6, "memory": 6, "verified": 24, "third_party": 24}


def test_of_rows_that_are_added_up_the_least_sure_one_counts() -> None:
    G = sourced(
        role("clerk"),
        role("coder"),
        role("goal"),
        needs("goal", "clerk", months=12, pool="any", **VERIFIED),
        needs("goal", "coder", months=12, pool="any", confidence="estimate", reference="r"),
    )
    (figure,) = figures(G)
    assert (figure.confidence, figure.reference) == ("estimate", "r")
    found = sure(G)
    assert (found.range.low.value, found.range.high.value) == (9, 15)
    assert found.facts[0].sentence == "GOAL: 12 months in CLERK or CODER; with 15 months: +3 months"


def test_what_is_unknown_is_named() -> None:
    G = build_graph(
        [
            {"id": "course", "type": "credential", "name": "Course"},
            role("goal"),
        ],
        [needs("goal", "course")],
    )
    found = sure(G)
    assert found.basis.unknown == ("course",)
    assert {each.months_pct for each in found.basis.shares} == {0.0}
    # Nothing that rests on an unknown duration is called proved.
    assert found.range.low.status == "feasible"
    assert found.stays_best is None
    assert not found.regret.exact
    assert "whether the plan stays best is not proved" in found.sentences


def test_study_beside_work_rests_on_its_own_length() -> None:
    G = build_graph(
        [
            credential("course", 12, part_time_months=20),
            role("clerk"),
            role("goal"),
        ],
        [needs("goal", "course"), needs("goal", "clerk", months=20, **VERIFIED)],
        citations=[
            {"node": "course", "field": "duration_months", "reference": "s", **VERIFIED},
            {"node": "course", "field": "part_time_months", "reference": "s"},
        ],
    )
    found = sure(G, clock="calendar")
    # Side by side, months of study and of work count one by one.
    assert months(found) == {"verified": 20, "estimate": 20}
    assert found.objective == "calendar"
    assert (found.range.low.value, found.range.high.value) == (20, 25)


def test_work_for_its_pay_rests_on_no_requirement() -> None:
    G = sourced(
        role("goal", pay_median_usd=12_000),
        credential("course", 4, 1000),
        needs("goal", "course"),
        course="estimate",
    )
    found = sure(G, objective="earnings", horizon=12)
    assert found.basis.unasked_months == 8
    # Pay is an estimate here too: low pay is bad.
    assert found.range.low.value == 7 * 750 - 1250
    assert found.range.high.value == 9 * 1250 - 750
    assert [each.costs for each in found.facts] == [2000, 1000, 250]
    assert "8 months of work that nothing asks for" in found.sentences
    assert found.facts[0].sentence == (
        "GOAL: $12,000 of pay a year; with $9,000: -2,000 dollars earned"
    )


def test_only_estimates_move() -> None:
    G = sourced(credential("course", 12, 100), role("goal"), needs("goal", "course"))
    for each in ("verified", "third_party", "memory"):
        surer = sourced(
            *({"id": node, **data} for node, data in G.nodes(data=True)),
            needs("goal", "course"),
            course=each,
        )
        found = sure(surer)
        assert found.sentences[0] == "12 months if estimates are off by up to 25%"
        assert months(found) == {each: 12}


def test_out_of_time_says_what_was_not_asked() -> None:
    G = ladder()
    found = confidence_of(G, graph.plan(G, "goal"), time_limit=0)
    assert found is not None
    assert found.stays_best is None
    assert found.regret.value is None
    assert [each.status for each in found.facts] == ["unknown"]
    assert found.facts[0].sentence.endswith("unknown within the time limit")
    assert found.sentences[0].startswith("not found out within the time limit")
    assert months(found) == {"verified": 24, "estimate": 12}


def test_several_plans_and_none() -> None:
    G = fork()
    assert confidence_of(G, graph.plan(G, "goal", k=2)) == sure(G)
    assert confidence_of(G, graph.plan(G, "goal", avoid=["quick", "long"])) is None
    reached = sure(G, hold=["goal"])
    assert reached.sentences[0] == "0 months if estimates are off by up to 25%"
    assert months(reached) == {}


@pytest.mark.parametrize("band", [-0.1, 1, 2])
def test_a_band_out_of_range_is_refused(band: float) -> None:
    with pytest.raises(RequestError, match="less than 1"):
        sure(fork(), band=band)


def test_a_graph_with_other_values_leaves_the_first_one_alone() -> None:
    G = ladder()
    course, asked = (each for each in figures(G) if each.field != "cost_usd")
    changed = with_values(G, {course: 15, asked: 30})
    assert changed.nodes["course"]["duration_months"] == 15
    assert [*figures(changed)][-1].value == 30
    assert G.nodes["course"]["duration_months"] == 12
    assert changed.graph == G.graph
    assert with_values(G, {course: 12}) is G


def test_the_shipped_plan(shipped: Graph) -> None:
    answer = graph.plan(shipped, "director-of-medical-records", hold=["edu-cert-coding"])
    found = confidence_of(shipped, answer)
    assert found is not None
    assert answer.best is not None
    low, high = found.range.low.value, found.range.high.value
    assert low is not None
    assert high is not None
    assert low < answer.best.time < high
    assert round(sum(each.months_pct for each in found.basis.shares)) == 100
    assert round(sum(each.dollars_pct for each in found.basis.shares)) == 100
    assert all(each.figure.confidence == "estimate" for each in found.facts)
