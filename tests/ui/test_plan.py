from __future__ import annotations

import json
import zlib
from dataclasses import replace
from functools import partial

import pages
import pytest
from first import first_plan
from pages import address, html, text
from streamlit.testing.v1 import AppTest

import graph as careergraph
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.plan import (
    headline,
    how_counted,
    missing_lines,
    plan_diagram,
    verdict,
)
from graph.export.svg import inline_svg
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.planning.answer import Answer, Plan, Step
from graph.planning.problem import Problem
from graph.ui.paths import plan_address
from graph.ui.pictures import plan_pictures
from graph.ui.state import FIRST_HELD, FIRST_TARGET
from graph.words import duration

run = partial(pages.run, "plan")

STEPS_ONLY = """
import graph
import streamlit as st
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.problem import Problem
from graph.ui.components.plan_steps import plan_steps

plan = st.session_state["plan"]
answer = Answer(Problem(target="x", objective="calendar"), "optimal", 24, (plan,))
plan_steps(
    graph.load_graph(), answer, plan, Profile(), "2026-11-28", change=print, pick=print
)
"""


def answered(G: Graph) -> tuple[Answer, Plan]:
    answer = first_plan(G)
    assert answer.best is not None
    return answer, answer.best


def components(app: AppTest) -> list[str]:
    return [each.proto.component_name for each in app.get("bidi_component")]


def test_the_page_opens_answered(shipped: Graph) -> None:
    answer, best = answered(shipped)
    app = run()
    words = text(app)
    assert components(app) == ["careergraph_viewer"] * 2 + ["careergraph_chosen"]
    name = shipped.nodes[FIRST_TARGET]["name"]
    assert best.calendar == 63
    assert f"## {name}" in words
    assert [(each.label, each.value) for each in app.metric] == [
        ("Earliest", "5 years 3 months"),
        ("Costs", "about $28,300"),
        ("Then", "about $109,000 a year"),
    ]
    assert "Proved: no plan is faster" in words
    assert "2 years part-time beside work" in words
    assert "3 years part-time beside work" in words
    assert "At most one course of study and one job at a time" in words
    assert "one thing at a time" not in words
    for step in best.schedule:
        if step.cost_usd:
            assert f"**${step.cost_usd:,.0f}**" in words
    assert f"**{len(best.schedule)}. Start as {name}**" in words
    assert "Needed for" in words
    assert "This is your goal." in words
    assert "A plan is not a route" in words
    assert "Credentials to renew, not in the price: " in words
    assert "RHIA ($218 every 2 years)" in words
    assert answer.status == "optimal"


@pytest.mark.slow
def test_cheapest_and_fewest_steps_count_study_beside_work(shipped: Graph) -> None:
    for objective in ("cost", "steps"):
        found = careergraph.plan(
            shipped, FIRST_TARGET, hold=[FIRST_HELD], objective=objective, clock="calendar"
        ).best
        assert found is not None
        app = run(target=FIRST_TARGET, hold=FIRST_HELD, objective=objective)
        assert app.metric[0].value == duration(found.months)
        assert app.metric[1].value == f"about ${round(found.cost, -2):,.0f}"


def test_whoever_keeps_working_has_no_month_without_a_job() -> None:
    job = "medical-records-technician"
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, keep_working="yes", job=job)
    assert "full-time beside" not in text(app)
    assert "a job in every month" in text(app)


def test_how_long_study_takes_beside_work_is_asked(shipped: Graph) -> None:
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, part_time_factor="1")
    best = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD], objective="calendar", part_time_factor=1
    ).best
    assert best is not None
    assert app.metric[0].value == duration(best.months)
    assert "part-time study takes no longer" in text(app)


def test_another_objective_changes_answer_and_address(shipped: Graph) -> None:
    app = run()
    app.button_group(key="plan_objective").set_value("cost").run()
    best = careergraph.plan(shipped, FIRST_TARGET, hold=[FIRST_HELD], objective="cost").best
    assert best is not None
    assert address(app, "objective") == ["cost"]
    assert address(app, "hold") == [FIRST_HELD]
    assert app.metric[1].value == f"about ${round(best.cost, -2):,.0f}"
    assert "no plan is cheaper" in text(app)


def test_limits_that_cannot_be_kept_are_explained(shipped: Graph) -> None:
    least = careergraph.plan(shipped, "ahima-rhia", hold=["edu-hs"], clock="calendar").best
    assert least is not None
    app = run(target="ahima-rhia", max_months="1")
    words = text(app)
    assert "No plan leads to" in words
    assert "Your limits rule every plan out: **within 1 month**." in words
    assert f"every plan takes at least {duration(least.months)}" in words
    way = next(each for each in app.button if each.key == "way_out_0")
    assert f"Raise the limit to {least.months} months" in words
    assert way.label == f"Set {duration(least.months)}"
    assert f"1 month → {duration(least.months)}" in html(app)
    way.click().run()
    assert address(app, "max_months") == [str(least.months)]
    assert app.metric[0].value == duration(least.months)
    app = run(target="ahima-rhia", max_months="1")
    next(each for each in app.button if each.label == "Clear all limits").click().run()
    assert "Proved: no plan is faster" in text(app)


@pytest.mark.slow
def test_all_limits_that_rule_a_plan_out_are_in_the_first_sentence() -> None:
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, max_cost="1000", max_months="24")
    said = next(str(each.value) for each in app.markdown if "rule every plan out" in each.value)
    first, _, rest = said.replace("\\", "").partition("\n")
    assert first == "Your limits rule every plan out: **up to $1,000** and **within 2 years**."
    assert "every plan costs at least $4,449" in rest
    assert "every plan takes at least 5 years 3 months" in rest
    assert "Pathway" not in text(app)
    assert "pathways is enough" not in text(app)


def test_what_is_avoided_is_named_as_missing(shipped: Graph) -> None:
    app = run(target=FIRST_TARGET, avoid=FIRST_TARGET)
    words = text(app)
    assert "Your limits rule every plan out: **without Director of Medical Records**." in words
    assert shipped.nodes[FIRST_TARGET]["name"] in words
    assert any(each.key == "way_out_0" for each in app.button)
    assert "Allow Director of Medical Records" in words


@pytest.mark.slow
def test_what_the_limits_do_allow_is_a_click_away(shipped: Graph) -> None:
    app = run(target=FIRST_TARGET, hold="edu-hs", max_months="60", max_cost="5000")
    ways = [each for each in app.button if (each.key or "").startswith("way_out_")]
    assert len(ways) == 1
    assert "Raise the limits to 72 months and 8,599 dollars" in text(app)
    first = next(each for each in app.button if (each.key or "").startswith("allowed_"))
    role = (first.key or "").removeprefix("allowed_")
    pay = f"then about ${shipped.nodes[role]['pay_median_usd']:,.0f} a year"
    assert pay in text(app)
    first.click().run()
    assert address(app, "target") == [role]
    assert "No plan leads to" not in text(app)


def test_kinds_that_are_ruled_out_are_named_and_allowed_again() -> None:
    kinds = ["bachelor_degree", "master_degree"]
    app = run(target="ahima-rhia", hold=FIRST_HELD, avoid_kind=kinds)
    assert "Allow bachelor's degrees" in text(app)
    next(each for each in app.button if each.label == "Clear all limits").click().run()
    assert "avoid_kind" not in app.query_params
    assert address(app, "hold") == [FIRST_HELD]


def test_what_is_held_is_chosen_by_any_name() -> None:
    app = run(target="medical-records-technician")
    app.multiselect(key="plan_hold").set_value(
        ["edu-hs=High school equivalency", "ahima-cca"]
    ).run()
    assert app.multiselect(key="plan_hold").value == ["ahima-cca", "edu-hs"]
    assert sorted(address(app, "hold")) == ["ahima-cca", "edu-hs"]


def test_a_target_is_chosen_by_any_name() -> None:
    app = run()
    choices = app.selectbox(key="plan_target").options
    assert "RN licence: Registered nurse licence" in choices
    app.selectbox(key="plan_target").set_value("lic-rn=RN licence").run()
    assert address(app, "target") == ["lic-rn"]
    assert app.selectbox(key="plan_target").value == "lic-rn"


def test_a_step_opens_its_details_and_goes_back(shipped: Graph) -> None:
    app = run()
    app.menu_button(key=f"more_{FIRST_TARGET}").click("details").run()
    assert address(app, "node") == [FIRST_TARGET]
    assert f"### {shipped.nodes[FIRST_TARGET]['name']}" in text(app)
    next(each for each in app.button if each.label == "Close").click().run()
    assert "node" not in app.query_params


def test_what_is_held_needs_nothing_more() -> None:
    assert "You have reached" in text(run(target=FIRST_TARGET, hold=FIRST_TARGET))


def test_what_is_open_now_has_no_timeline(shipped: Graph) -> None:
    role = next(
        node
        for node in sorted(shipped)
        if shipped.nodes[node]["type"] == "role"
        and (best := careergraph.plan(shipped, node, hold=["edu-hs"], objective="steps").best)
        and best.time == 0
    )
    app = run(target=role, hold="edu-hs")
    assert app.metric[0].value == "now"
    assert app.metric[1].value == "$0"
    assert components(app) == ["careergraph_viewer", "careergraph_chosen"]
    # Nothing is earned on a way that takes no time.
    assert "On the way you earn" not in text(app)


def test_unknown_ids_are_reported_not_replaced() -> None:
    words = text(run(target="no-such-role"))
    assert "“no-such-role” (target) is not in this data." in words
    assert "Choose what you want to become" in words


def test_the_picture_holds_what_is_held_and_every_step(shipped: Graph) -> None:
    answer, best = answered(shipped)
    picture = plan_diagram(shipped, answer, best)
    assert picture.columns.keys() == {FIRST_HELD, *(step.id for step in best.schedule)}
    assert picture.marks[FIRST_HELD] == "✓"
    assert picture.marks[FIRST_TARGET] == str(len(best.schedule))
    columns = {node: column or 0 for node, column in picture.columns.items()}
    assert columns[FIRST_TARGET] == max(columns.values())
    assert all(columns[source] < columns[target] for source, target in picture.links)


def test_a_role_entered_before_it_is_worked_has_two_lines(shipped: Graph) -> None:
    role, study = "medical-records-technician", FIRST_HELD
    plan = Plan(
        24,
        0.0,
        2,
        (study, role),
        (
            Step("enter", role, 0, 0, 0.0),
            Step("study", study, 0, 12, 0.0, "part-time"),
            Step("work", role, 12, 24, 0.0),
        ),
        calendar=24,
    )
    problem = Problem(target=role, objective="calendar")
    picture = plan_diagram(shipped, Answer(problem, "optimal", 24, (plan,)), plan)
    assert picture.marks == {role: "1", study: "2"}

    app = AppTest.from_string(STEPS_ONLY, default_timeout=60)
    app.session_state["plan"] = plan
    app.run()
    assert not app.exception
    assert [each.key for each in app.menu_button] == [
        f"more_{role}",
        f"more_{study}",
        f"more_{role}_work",
    ]
    words = text(app)
    assert "**From Nov 2026**" in words
    assert "**Nov 2026 to Nov 2027**" in words
    assert "**Nov 2027 to Nov 2028**" in words


def test_the_pictures_are_those_of_the_exported_deck(shipped: Graph) -> None:
    answer, _ = answered(shipped)
    day = "2026-11-28"
    deck = plan_deck(shipped, answer, Look(day, "page"))
    for view, picture in plan_pictures(shipped, answer, day).items():
        found = json.loads(zlib.decompress(picture))
        wide, upright = found["drawings"]
        (scene,) = (each for each in deck.scenes if each.view == view)
        for box in scene.boxes:
            if box.id:
                assert f'data-id="{box.id}"' in wide
                assert f'data-id="{box.id}"' in upright
        for number, (light, _) in enumerate(found["palette"]):
            wide = wide.replace(f"var(--c{number})", light)
        assert wide == inline_svg(scene)


def test_a_step_can_be_swapped_and_avoided(shipped: Graph) -> None:
    _, best = answered(shipped)
    app = run()
    swaps = {each.key for each in app.menu_button if any("Swap" in one for one in each.options)}
    assert swaps == {f"more_{step.id}" for step in best.schedule if step.interchangeable}
    assert swaps
    app.menu_button(key="more_ahima-rhia").click("swap").run()
    assert address(app, "avoid") == ["ahima-rhia"]
    assert app.metric[0].value == duration(best.months)
    assert "Pass RHIT**" in text(app)


def test_what_is_done_is_held_and_the_rest_planned_again(shipped: Graph) -> None:
    _, best = answered(shipped)
    app = run()
    app.button(key="done_edu-as-hit-completion").click().run()
    assert sorted(address(app, "hold")) == ["edu-as-hit-completion", FIRST_HELD]
    again = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD, "edu-as-hit-completion"], clock="calendar"
    ).best
    assert again is not None
    assert again.months < best.months
    assert app.metric[0].value == duration(again.months)
    worked = next(step for step in again.schedule if step.action == "work")
    app.button(key=f"done_{worked.id}").click().run()
    assert address(app, "experience") == [f"{worked.id}:{worked.months}"]


def test_words_for_every_status(shipped: Graph) -> None:
    answer, best = answered(shipped)
    problem: Problem = answer.problem
    found = Answer(problem, "feasible", bound=42.0, plans=(best,))
    assert verdict(found).text == "Best found: at most 33.33% from the fastest possible"
    assert not verdict(found).proved
    nearly = Answer(problem, "feasible", bound=63.0, plans=(best,))
    assert verdict(nearly).text == (
        "Proved: no plan is faster; another plan may be as fast and cheaper"
    )
    slow = replace(problem, part_time_factor=2.5)
    assert "takes 2.5 times as long" in how_counted(replace(found, problem=slow))
    assert how_counted(Answer(problem, "unknown")) == "Months are counted one thing at a time."
    assert "one may exist" in verdict(Answer(problem, "unknown")).text
    nothing = careergraph.plan(shipped, FIRST_TARGET, max_cost=1)
    assert verdict(nothing).text == "Proved: no plan exists"
    assert headline(shipped, nothing).startswith("No plan leads to")
    assert "limit" in missing_lines(shipped, nothing)[0]


def test_the_way_from_explore_is_an_address() -> None:
    profile = Profile(hold=frozenset({"ahima-rhit"}), max_cost=5000)
    assert plan_address(FIRST_TARGET, profile) == {
        "target": [FIRST_TARGET],
        "hold": ["ahima-rhit"],
        "max_cost": ["5000"],
    }
    assert plan_address(FIRST_TARGET, Profile()) == {"target": [FIRST_TARGET]}


def test_what_holding_proves_is_said() -> None:
    app = run(target="ahima-rhia", hold="ahima-rhit")
    assert "What you hold proves that you also have" in text(app)
    assert "proves" not in text(run(target="ahima-rhia", hold="edu-hs"))
