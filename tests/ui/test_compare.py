"""The Compare page: a shortlist that follows the person, and what it shows side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

import pages
import pytest
from pages import address, html, text
from streamlit.testing.v1 import AppTest
from tiny import credential, role, tiny

import graph
from graph.drawing.decks.sheet import Look
from graph.export.publish.documents import shown_comparison
from graph.export.publish.formats import today
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.ui.components import plan_ways
from graph.ui.components.compare_pickers import chosen_entries
from graph.ui.components.compare_table import table
from graph.ui.paths import page_file
from graph.ui.shortlist import (
    MOST,
    WAYS,
    CompareChoice,
    added,
    examples,
    near,
    plan_entry,
    read_compare,
    write_compare,
)
from graph.ui.state import FIRST_TARGET, PlanChoice

run = partial(pages.run, "compare")

ROLES = ["health-data-analyst", "inpatient-coder", "him-supervisor"]
RHIT: dict[str, Any] = {"hold": "ahima-rhit", "job": "medical-records-technician"}


def heads(app: Any) -> list[str]:
    return re.findall(r"<strong>(.*?)</strong>", html(app))


def labels(app: Any) -> list[str]:
    return re.findall(r'role="rowheader">([^<]*)', html(app))


def test_without_anything_it_says_what_to_do_and_offers_three_comparisons() -> None:
    app = run()
    assert "type their names above" in text(app)
    offered = [each for each in app.button if (each.key or "").startswith("compare_example_")]
    assert len(offered) == 3
    assert html(app) == ""
    app.button(key="compare_example_credential").click().run()
    assert heads(app) == ["RHIA", "CCS", "CPC"]
    assert address(app, "credential") == ["ahima-rhia", "ahima-ccs", "aapc-cpc"]


def test_one_alone_gets_companions_offered() -> None:
    app = run(role="inpatient-coder")
    assert "What should stand beside Inpatient Coder?" in text(app)
    near_ones = [each for each in app.button if (each.key or "").startswith("compare_near_")]
    assert len(near_ones) == 3
    near_ones[0].click().run()
    assert len(heads(app)) == 2


def test_roles_stand_side_by_side_and_what_is_equal_is_folded() -> None:
    app = run(role=ROLES, **RHIT)
    assert heads(app) == ["Health Data Analyst", "Inpatient Coder", "Health Information Supervisor"]
    shown = labels(app)
    assert shown[:2] == ["Pay a year", "Time from now"]
    assert "Type" not in shown
    assert re.search(r"rows are the same</b>: .*type, kind and status", html(app))
    assert "<em>highest median</em>" in html(app)
    app.toggle(key="compare_differences").set_value(False).run()
    assert "Type" in labels(app)
    assert "rows are the same" not in html(app)
    assert address(app, "rows") == ["all"]


def test_a_chip_is_removed_and_any_name_adds_one() -> None:
    app = run(role=ROLES)
    field = app.multiselect(key="compare_role")
    field.set_value(ROLES[:2]).run()
    assert len(heads(app)) == 2
    assert address(app, "role") == ROLES[:2]
    field = app.multiselect(key="compare_role")
    # A browser sends what is typed; an AppTest sends only what is in the list.
    field.options.append("codng manger")
    field.set_value([*ROLES[:2], "codng manger"]).run()
    assert address(app, "role") == [*ROLES[:2], "coding-manager"]
    assert "Best match for “codng manger”: Coding Manager." in text(app)
    field = app.multiselect(key="compare_role")
    field.options.append("zzzzqqqq")
    field.set_value([*ROLES[:2], "zzzzqqqq"]).run()
    assert address(app, "role") == ROLES[:2]
    assert "Nothing is called “zzzzqqqq”" in text(app)


def test_pay_in_a_state_is_a_line_more() -> None:
    app = run(role=["him-supervisor", "compliance-officer"])
    app.selectbox(key="compare_place").set_value("state:CA").run()
    assert address(app, "place") == ["state:CA"]
    assert "Pay in CA" in labels(app)
    assert "median of the whole occupation 11-9111, 2025" in html(app)


def test_plans_are_named_by_their_way() -> None:
    app = run(plan=[f"{FIRST_TARGET}:working", f"{FIRST_TARGET}:cheapest"], **RHIT)
    assert app.button_group(key="compare_kind").value == "plan"
    assert heads(app) == ["Without leaving work", "Cheapest"]
    assert labels(app)[0] == "Time from now"
    assert "On one clock" in [each.value for each in app.subheader]


def test_a_plan_is_added_by_the_name_of_its_goal() -> None:
    app = run(plan=[f"{FIRST_TARGET}:cheapest"], kind="plan", **RHIT)
    field = app.multiselect(key="compare_plan")
    field.options.append("him supervisor")
    field.set_value([f"{FIRST_TARGET}:cheapest", "him supervisor"]).run()
    assert address(app, "plan") == [f"{FIRST_TARGET}:cheapest", "him-supervisor:fastest"]
    assert heads(app) == [
        "Director of Medical Records, cheapest",
        "Health Information Supervisor, fastest",
    ]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("role", "ahima-rhia"),
        ("role", "career-him-operations"),
        ("credential", "inpatient-coder=Coder"),
        ("plan", f"{FIRST_TARGET}:soonest"),
        ("plan", f"{FIRST_TARGET}:"),
        ("plan", "career-him-operations:fastest"),
    ],
)
def test_what_is_typed_is_of_the_kind_that_is_compared(
    shipped: Graph, kind: str, typed: str
) -> None:
    found = chosen_entries(shipped, kind, [typed])
    choice, problems = read_compare({"kind": [kind], kind: found}, shipped)
    assert (choice.shown, problems) == (found, [])


def test_a_way_that_there_is_not_may_be_typed() -> None:
    app = run(plan=[f"{FIRST_TARGET}:cheapest"], kind="plan", **RHIT)
    field = app.multiselect(key="compare_plan")
    field.options.append(f"{FIRST_TARGET}:soonest")
    field.set_value([f"{FIRST_TARGET}:cheapest", f"{FIRST_TARGET}:soonest"]).run()
    assert not app.exception
    assert address(app, "plan") == [f"{FIRST_TARGET}:cheapest", f"{FIRST_TARGET}:fastest"]


def test_limits_that_rule_a_column_out_mark_it() -> None:
    app = run(role=["him-supervisor", "coding-manager"], max_months="30", **RHIT)
    assert '<b class="large off">not within your limits</b>' in html(app)


@pytest.mark.parametrize(
    ("page", "asked", "kind", "entry"),
    [
        ("explore", {"node": "inpatient-coder"}, "role", "inpatient-coder"),
        ("plan", {"objective": "cost"}, "plan", f"{FIRST_TARGET}:cheapest"),
    ],
)
def test_other_pages_put_what_they_show_on_the_shortlist(
    page: str, asked: dict[str, str], kind: str, entry: str
) -> None:
    app = pages.run(page, **asked)
    app.button(key=f"{page}_compare").click().run()
    assert not app.exception
    assert app.button(key=f"{page}_compare_open").label == "Open Compare (1)"
    choice = app.session_state["compare choice"].choice
    assert (choice.kind, choice.shown) == (kind, (entry,))


def test_the_shortlist_follows_the_person_and_is_in_the_address() -> None:
    app = pages.run("explore", node="inpatient-coder", hold="ahima-rhit")
    app.button(key="explore_compare").click().run()
    kept = app.session_state["compare choice"]
    later = AppTest.from_file(str(page_file("compare")), default_timeout=60)
    for key in ("compare choice", "person", "page", "data"):
        later.session_state[key] = app.session_state[key]
    later.run()
    assert not later.exception
    assert kept.choice.shown == ("inpatient-coder",)
    assert address(later, "role") == ["inpatient-coder"]
    assert address(later, "hold") == ["ahima-rhit"]


def test_an_address_says_what_it_cannot_show(shipped: Graph) -> None:
    asked = {
        "role": ["nobody", *ROLES],
        "plan": [f"{FIRST_TARGET}:sideways", "nobody:cheapest"],
        "place": ["state:ZZ"],
        "kind": ["planet"],
    }
    choice, problems = read_compare(asked, shipped)
    assert choice.role == tuple(ROLES)
    assert choice.plan == ()
    assert choice.kind == "role"
    assert len(problems) == 5
    choice, problems = read_compare({"role": [*ROLES, "coding-manager", "lead-coder"]}, shipped)
    assert len(choice.role) == MOST
    assert problems == ["Only the first 4 roles are compared."]


def test_an_address_brings_back_what_it_was_written_for(shipped: Graph) -> None:
    choice = CompareChoice(
        "plan",
        role=tuple(ROLES),
        plan=(f"{FIRST_TARGET}:working",),
        differences=False,
        place="state:CA",
    )
    assert read_compare(write_compare(choice), shipped) == (choice, [])
    assert write_compare(CompareChoice()) == {}


def test_a_full_shortlist_stays_as_it_is() -> None:
    full = CompareChoice(role=("a", "b", "c", "d"))
    assert added(full, "role", "e")["role"] == full.role
    assert added(full, "role", "a")["role"] == full.role
    assert added(full, "plan", "x:cheapest") == {"kind": "plan", "plan": ("x:cheapest",)}


def test_ways_are_those_of_the_plan_page() -> None:
    assert {*WAYS.values()} == {way.name for way in plan_ways.WAYS}
    keeping = PlanChoice("coder", Profile(keep_working=True))
    assert plan_entry(keeping) == "coder:working"
    assert plan_entry(PlanChoice("coder")) == "coder:fastest"
    assert plan_entry(PlanChoice("coder", within=12)) == "coder:cheapest"
    assert plan_entry(PlanChoice("coder", objective="steps")) == "coder:fewest"


def test_other_data_has_examples_of_its_own(shipped: Graph) -> None:
    assert [kind for kind, _ in examples(shipped)] == ["role", "credential", "plan"]
    rows = [role(f"role-{n}", pay_median_usd=1000 * n) for n in range(4)]
    found = dict(examples(tiny(*rows, credential("only"))))
    assert found["role"] == ("role-3", "role-2", "role-1")
    assert found["plan"] == ("role-3:fastest", "role-3:cheapest")
    assert "credential" not in found
    assert near(tiny(*rows), CompareChoice(role=("role-1",))) == []


def test_the_page_and_the_export_show_the_same(shipped: Graph) -> None:
    found = graph.compare(shipped, ROLES, brief=True, clock="calendar", hold=["ahima-rhit"])
    shown = found.only_differences
    document = shown_comparison(shipped, shown, Look(today()))
    page = table(shipped, found, differences=True)
    cells = {
        cell.text
        for scene in document.deck.scenes
        for each in scene.tables
        for row in each.rows
        for cell in row
    }
    for line in shown.lines:
        assert line.label in cells
        assert f'role="rowheader">{line.label}' in page
        assert {line.cell(n, " · ") or "-" for n in range(3)} <= cells
    assert {cell for cell in cells if cell in {"Type", "Status"}} == set()


def test_text_of_the_data_is_never_markup(shipped: Graph) -> None:
    found = graph.compare(shipped, ["ahima-rhia", "ahima-ccs"], brief=True)
    evil = '<img src=x onerror="alert(1)">'
    line = replace(found.lines[0], values=(evil, evil), notes=(evil, ""), word=evil, label=evil)
    page = table(shipped, replace(found, lines=(line,), names=(evil, "b")), differences=False)
    assert "<img" not in page
