"""What a person chooses by, side by side: every line says what the data and the plans say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tiny import Row, career, credential, edge, needs, role, tiny

import graph
from graph.advice.comparing.compare import in_brief
from graph.advice.comparing.here import own_pay
from graph.advice.comparing.plans import balance, plans_side_by_side
from graph.advice.comparing.roles import places_of_pay
from graph.errors import RequestError
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.plan import answered
from graph.planning.problem import Objective, Problem
from graph.queries.comparison import Comparison, Line, best_of
from graph.words import dollars, duration

ROLES = ("health-data-analyst", "inpatient-coder", "him-supervisor")
CREDENTIALS = ("ahima-rhia", "ahima-ccs", "aapc-cpc")
TARGET = "director-of-medical-records"
PERSON = Profile(
    hold=frozenset({"ahima-rhit"}),
    experience={"medical-records-technician": 12},
    job="medical-records-technician",
)


def lines(found: Comparison) -> dict[str, Line]:
    return {line.label: line for line in found.lines}


def brief(G: Graph, nodes: Sequence[str], **asked: Any) -> dict[str, Line]:
    return lines(graph.compare(G, nodes, brief=True, clock="calendar", **asked))


@pytest.fixture(scope="module")
def roles(shipped: Graph) -> Comparison:
    return graph.compare(shipped, ROLES, PERSON, brief=True, clock="calendar")


@pytest.fixture(scope="module")
def credentials(shipped: Graph) -> Comparison:
    return graph.compare(shipped, CREDENTIALS, PERSON, brief=True, clock="calendar")


def small(*more: Row) -> Graph:
    return tiny(
        career("field"),
        credential("school", 12, 900),
        credential("exam", 0, 100),
        credential("badge", 0, 50),
        role("clerk", pay_median_usd=40_000, level=1),
        role("coder", pay_median_usd=60_000, level=2),
        role("boss", pay_median_usd=90_000, level=5),
        needs("coder", "school", pathway="slow"),
        needs("coder", "clerk", months=24, pathway="work"),
        needs("boss", "exam", group="one"),
        needs("boss", "badge", group="one"),
        needs("boss", "coder", months=12),
        *more,
    )


def test_best_of_is_nothing_when_all_are_equal() -> None:
    assert best_of([3, 1, None, 1]) == (1, 3)
    assert best_of([3, 1, None], most=True) == (0,)
    assert best_of([2, None, 2]) == ()
    assert best_of([None, None]) == ()


def test_the_way_there_is_that_of_the_fastest_plan(shipped: Graph, roles: Comparison) -> None:
    found = lines(roles)
    plans = [
        graph.plan(shipped, node, PERSON, objective="time", clock="calendar").best for node in ROLES
    ]
    months = [plan.months for plan in plans if plan is not None]
    when = found["Time from now"]
    assert when.values == tuple(map(duration, months))
    assert when.best == tuple(n for n, each in enumerate(months) if each == min(months))
    assert when.word == "soonest"
    assert found["Cost"].values == tuple(dollars(plan.cost) for plan in plans if plan)


def test_pay_stands_beside_the_persons_own(shipped: Graph, roles: Comparison) -> None:
    own = float(shipped.nodes["medical-records-technician"]["pay_median_usd"])
    assert roles.mine == own
    line = lines(roles)["Pay a year"]
    medians = [float(shipped.nodes[node]["pay_median_usd"]) for node in ROLES]
    assert [each.median for each in roles.pay] == medians
    assert line.values == tuple(map(dollars, medians))
    assert line.notes[0].startswith(f"+{dollars(medians[0] - own)} on your pay; ")
    assert line.best == (medians.index(max(medians)),)
    assert dollars(own) in line.about


def test_ones_pay_is_that_of_todays_job_and_otherwise_of_the_best_paid_work() -> None:
    G = small()
    assert own_pay(G, Profile()) is None
    assert own_pay(G, Profile(experience={"clerk": 5, "coder": 1})) == (60_000, "coder")
    working = Profile(experience={"clerk": 5, "coder": 1}, job="clerk")
    assert own_pay(G, working) == (40_000, "clerk")


def test_what_is_held_is_ticked_and_what_has_begun_is_counted() -> None:
    G = small()
    asked = brief(G, ["coder", "boss"], hold=["badge"], experience={"clerk": 9})
    coder, boss = asked["What it asks"].values
    assert coder == "one of 2 ways: SCHOOL"
    assert boss == "BADGE ✓ and 12 months in CODER"
    months = brief(G, ["coder", "boss"], experience={"clerk": 20})["What it asks"].values[0]
    assert months == "one of 2 ways: 24 months in CLERK (20 of 24 months)"
    assert brief(G, ["clerk", "boss"])["What it asks"].values[0] == "nothing: open to everybody"


def test_a_cheaper_way_is_named_beside_the_fastest() -> None:
    spend = brief(small(), ["coder", "boss"])["Cost"]
    assert spend.values[0] == "$900"
    assert spend.notes[0] == "SCHOOL; or $0, after 2 years"


def test_what_no_plan_reaches_within_the_limits_says_so() -> None:
    found = brief(small(), ["clerk", "boss"], max_months=3)
    assert found["Time from now"].values == ("now", "not within your limits")
    assert found["Cost"].values == ("$0", "")


def test_what_is_unknown_is_at_least() -> None:
    mystery: Row = {"id": "mystery", "type": "credential", "name": "M"}
    G = small(mystery, needs("boss", "mystery"))
    found = brief(G, ["coder", "boss"])
    assert found["Time from now"].values[1].startswith("at least ")
    assert found["Cost"].values[1].startswith("at least ")


def test_pay_in_a_state_is_there_where_it_is_known(shipped: Graph) -> None:
    nodes = ["him-supervisor", "compliance-officer", "inpatient-coder"]
    places = places_of_pay(shipped, nodes)
    assert places["state:CA"] == "CA"
    assert any(place.startswith("industry:") for place in places)

    def asking(node: str, objective: Objective) -> Answer:
        return answered(shipped, Problem(node, objective=objective, clock="calendar"))

    line = lines(in_brief(shipped, nodes, Profile(), asking, "state:CA"))["Pay in CA"]
    known = {
        each.occupation: each.pay_median_usd
        for node in nodes
        for each in graph.pay_by(shipped, node, "state")
        if each.place == "CA"
    }
    assert line.values[:2] == tuple(
        dollars(pay) for pay in (known["11-9111"], known["13-1041"]) if pay
    )
    assert line.values[2] == "not known"
    assert line.best == (0,)


def test_what_credentials_open_together_and_alone(shipped: Graph, credentials: Comparison) -> None:
    opened = {node: set(graph.show(shipped, node).opens) for node in CREDENTIALS}
    active = {n for n, data in shipped.nodes(data=True) if data.get("status", "active") == "active"}
    seen: set[str] = set()
    for each in credentials.overlaps:
        accepted = {CREDENTIALS[n] for n in each.columns}
        for node in each.ids:
            assert {one for one in CREDENTIALS if node in opened[one]} == accepted
        assert seen.isdisjoint(each.ids)
        seen |= {*each.ids}
    assert seen == set.union(*opened.values()) & active
    line = lines(credentials)["Roles and credentials that ask for it"]
    assert line.values == tuple(str(len(opened[node] & active)) for node in CREDENTIALS)
    assert line.word == "most"


def answers(G: Graph) -> list[Answer]:
    given: dict[str, Any] = {
        "hold": PERSON.hold,
        "experience": PERSON.experience,
        "job": PERSON.job,
    }
    ways: list[dict[str, Any]] = [{"keep_working": True}, {"objective": "cost"}]
    return [answered(G, Problem(TARGET, clock="calendar", **given, **way)) for way in ways]


def test_plans_stand_on_one_clock(shipped: Graph) -> None:
    asked = answers(shipped)
    found = plans_side_by_side(shipped, ["A", "B"], asked)
    for answer, track in zip(asked, found.tracks, strict=True):
        plan = answer.best
        assert plan is not None
        assert track is not None
        assert track.months == plan.months
        steps = [(s.start_month, s.end_month, s.pay_usd) for s in plan.schedule if s.months]
        assert [(bar.start, bar.end, bar.pay) for bar in track.bars[:-1]] == steps
        assert track.bars[-1].start == plan.months
        assert track.bars[-1].end == 120
    soon, spent = lines(found)["Time from now"], lines(found)["Cost"]
    assert (soon.best, soon.word) == ((0,), "soonest")
    assert (spent.best, spent.word) == ((1,), "cheapest")
    money = [balance(shipped, each, each.best) for each in asked if each.best]
    rounded = tuple(dollars(round(each, -2)) for each in money if each is not None)
    assert lines(found)["Earned in 10 years, after costs"].values == rounded


def test_a_plan_that_does_not_exist_is_an_empty_column(shipped: Graph) -> None:
    none = answered(shipped, Problem(TARGET, clock="calendar", max_months=1))
    found = plans_side_by_side(shipped, ["A", "B"], [none, *answers(shipped)[:1]])
    assert found.tracks[0] is None
    assert lines(found)["Time from now"].values[0] == "not within your limits"
    assert lines(found)["Cost"].values[0] == ""


def test_only_differences_leaves_out_what_is_equal(roles: Comparison) -> None:
    shown = roles.only_differences
    assert [line for line in roles.lines if not line.same] == [*shown.lines]
    assert {"Type", "Status"} <= {line.label for line in roles.lines if line.same}


def test_roles_and_credentials_are_not_mixed(shipped: Graph) -> None:
    with pytest.raises(RequestError, match="roles are compared with roles"):
        graph.compare(shipped, ["ahima-rhit", TARGET], brief=True)
    with pytest.raises(RequestError, match="two or more different nodes"):
        graph.compare(shipped, ["ahima-rhit"], brief=True)


def test_edges_of_a_tiny_graph_are_read() -> None:
    G = small(edge("coder", "advances_to", "boss"), edge("field", "includes", "coder"))
    found = brief(G, ["clerk", "coder"])
    assert found["Where it leads"].values == ("no promotion in this data", "BOSS")
    assert found["Level"].values == ("Entry", "Mid")
    assert found["Level"].best == (1,)
