"""The first page: three doors, people to start as, and the first question answered."""

from __future__ import annotations

import pages
import pytest
from first import first_plan
from pages import address, text
from tiny import role, tiny

import graph as careergraph
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.planning.plan import answered
from graph.ui.starts import starts
from graph.ui.state import FIRST_HELD, FIRST_TARGET, PlanChoice, asked_by
from graph.words import about, dollars, duration


def test_the_first_question_is_answered_and_a_cheaper_plan_named(shipped: Graph) -> None:
    best = first_plan(shipped).best
    assert best is not None
    asked = PlanChoice(FIRST_TARGET, Profile(hold=frozenset({FIRST_HELD})), "cost")
    cheapest = answered(shipped, asked_by(asked, asked.profile, shipped).problem).best
    assert cheapest is not None
    app = pages.run("start")
    words = text(app)
    assert f"## {duration(best.months)} and {about(best.cost)}, then about $109,000" in words
    assert "Proved: no plan is faster" in words
    labels = {each.key: each.label.replace("\\", "") for each in app.button}
    assert labels["whole_plan"] == "See the whole plan"
    price, time = dollars(cheapest.cost), duration(cheapest.months)
    assert labels["cheaper_plan"] == f"Cheaper: {price} in {time}"


def test_somebody_is_started_as_and_asked_for(shipped: Graph) -> None:
    app = pages.run("start", target="coding-supervisor")
    coder = next(each for each in starts(shipped) if each.name.startswith("Coder"))
    app.button_group(key="start_as").set_value(coder.name).run()
    assert address(app, "hold") == sorted(coder.profile.hold)
    assert address(app, "experience") == ["outpatient-coder:36"]
    assert address(app, "target") == ["coding-supervisor"]
    assert "CCA · 3 years as Outpatient Coder" in text(app)


@pytest.mark.slow
def test_every_start_has_a_plan(shipped: Graph) -> None:
    for each in starts(shipped):
        found = careergraph.plan(shipped, "coding-supervisor", each.profile, clock="calendar")
        assert found.best is not None, each.name


def test_without_a_plan_the_page_says_so() -> None:
    words = text(pages.run("start", target=FIRST_TARGET, max_months="3"))
    assert "## No plan leads to Director of Medical Records." in words
    assert "See why, and what helps" in words


def test_other_data_has_no_starts_it_does_not_know(shipped: Graph) -> None:
    assert len(starts(shipped)) == 5
    assert [each.name for each in starts(tiny(role("boss")))] == ["No experience yet"]
