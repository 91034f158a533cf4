"""The person who asks: the bar, the dialog, the file, and that nobody is ever somebody else."""

from __future__ import annotations

from dataclasses import replace

import pages
import pytest
from pages import address, session, text, walk
from streamlit.testing.v1 import AppTest

from graph.model.graph import Graph
from graph.person.file import format_profile
from graph.person.profile import Profile
from graph.ui.paths import PAGES
from graph.ui.state import FIRST_HELD

FORM = """
import graph
import streamlit as st
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.profile_dialog import begin, person_form
from graph.ui.session import Page, person
from graph.ui.state import read_explore, write_explore

G = graph.load_graph()
Page("explore", read_explore, write_explore).open(G)
profile_bar(G)
if "begun" not in st.session_state:
    st.session_state["begun"] = True
    begin(person())
person_form(G, lambda: None)
"""
"""What the dialog shows, on a page: a test runs whole scripts, which would close the dialog."""

NEAR = "medical-records-technician"
"""A target whose plan is found at once: these tests are about the person."""

NURSE = {"experience": "registered-nurse:60", "max_cost": "5000", "keep_working": "yes"}
CODER = Profile(hold=frozenset({"ahima-cca"}), experience={"outpatient-coder": 36}, max_cost=5000)


def bar(app: AppTest) -> str:
    words = next(each.value for each in app.markdown if "**You**" in each.value)
    return " ".join(words.replace("\\", "").split())


def click(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def opened(**params: str | list[str]) -> AppTest:
    """The form of the dialog, begun with the person of an address."""
    app = AppTest.from_string(FORM, default_timeout=60)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_who_asks_and_has_one_heading(page: str) -> None:
    app = pages.run(page, target=NEAR, **NURSE)
    assert bar(app).endswith(
        "**You** :gray[High school diploma or GED (assumed) ·] "
        "5 years as Registered Nurse · up to $5,000 · keep working"
    )
    assert [each.label for each in app.button].count("Edit") == 1
    assert [each.value for each in app.title] == [PAGES[page]]


def test_somebody_without_anything_is_said_to_have_a_diploma() -> None:
    words = bar(pages.run("plan", target=NEAR))
    assert words.endswith("(assumed) ·] no experience yet · no limits")


def test_walking_keeps_the_person_and_every_address_has_them() -> None:
    app = walk(session(), "plan", target=NEAR, **NURSE)
    words = bar(app)
    for page in ("explore", "plan", "explore"):
        walk(app, page)
        assert bar(app) == words
        assert {key: address(app, key) for key in NURSE} == {k: [v] for k, v in NURSE.items()}
    assert address(walk(app, "plan"), "target") == [NEAR]


def test_a_link_that_names_nobody_keeps_the_person() -> None:
    app = walk(session(), "explore", **NURSE)
    words = bar(app)
    walk(app, "plan", target=NEAR)
    assert bar(app) == words
    assert address(app, "max_cost") == ["5000"]
    assert address(app, "target") == [NEAR]


def test_the_link_of_the_page_itself_keeps_the_person() -> None:
    app = walk(session(), "explore", **NURSE)
    words = bar(app)
    assert bar(walk(app, "explore")) == words
    assert address(app, "max_cost") == ["5000"]


def test_an_address_shown_again_is_about_whom_it_was_about() -> None:
    """Back: the address before the change is read again."""
    app = walk(session(), "plan", target=NEAR)
    before = bar(app)
    app.multiselect(key="plan_hold").set_value(["ahima-rhit"]).run()
    assert "RHIT" in bar(app)
    assert bar(walk(app, "plan", target=NEAR)) == before


def test_what_is_changed_on_one_page_counts_on_the_other() -> None:
    app = walk(session(), "plan", target=NEAR)
    app.multiselect(key="plan_hold").set_value(["ahima-rhit"]).run()
    walk(app, "explore")
    assert "RHIT" in bar(app)
    assert address(app, "hold") == ["ahima-rhit"]


def test_the_button_opens_the_dialog() -> None:
    app = click(pages.run("explore", **NURSE), "Edit")
    assert app.number_input(key="profile1_max_cost").value == 5000
    assert app.data_editor[0].value.to_dict("list") == {
        "role": ["registered-nurse"],
        "months": [60],
    }


def test_two_people_at_once_are_two_people() -> None:
    one = walk(session(), "plan", target=NEAR, **NURSE)
    two = walk(session(), "plan", target=NEAR, hold="ahima-rhit")
    assert "RHIT" in bar(two)
    assert "Nurse" not in bar(two)
    one.multiselect(key="plan_hold").set_value(["ahima-cca"]).run()
    assert "CCA" in bar(one)
    two.run()
    assert "RHIT" in bar(two)
    assert "CCA" not in bar(two)
    assert "keep_working" not in two.query_params
    three = bar(walk(session(), "explore"))
    assert not any(word in three for word in ("Nurse", "RHIT", "CCA"))


def test_every_option_is_asked_and_used(shipped: Graph) -> None:
    app = opened(node="ahima-rhia")
    app.multiselect(key="profile1_hold").set_value(["ahima-cca"]).run()
    app.selectbox(key="profile1_job").set_value("medical-biller").run()
    app.number_input(key="profile1_max_cost").set_value(5000).run()
    app.number_input(key="profile1_max_months").set_value(60).run()
    app.button_group(key="profile1_avoid_kind").set_value(["bachelor_degree"]).run()
    app.multiselect(key="profile1_avoid").set_value(["ahima-ccs"]).run()
    app.selectbox(key="profile1_max_credential_level").set_value(5).run()
    app.toggle(key="profile1_keep_working").set_value(True).run()
    app.toggle(key="profile1_infer").set_value(True).run()
    app.selectbox(key="profile1_part_time_factor").set_value(3.0).run()
    assert "max_cost" not in app.query_params
    click(app, "Use this profile")
    given = {
        "hold": "ahima-cca",
        "job": "medical-biller",
        "max_cost": "5000",
        "max_months": "60",
        "avoid_kind": "bachelor_degree",
        "avoid": "ahima-ccs",
        "max_credential_level": "manager",
        "keep_working": "yes",
        "infer": "no",
        "part_time_factor": "3",
    }
    assert {key: address(app, key) for key in given} == {k: [v] for k, v in given.items()}
    assert address(app, "node") == ["ahima-rhia"]
    name = shipped.nodes["medical-biller"]["name"]
    assert bar(app).endswith(
        f"**You** CCA · {name} today · up to $5,000 · within 5 years · no credential above manager "
        "level · no bachelor's · without CCS · keep working · study beside work takes 3 times as "
        "long · taken literally"
    )


def test_what_is_typed_counts_only_when_it_is_used() -> None:
    app = opened(**NURSE)
    words = bar(app)
    app.number_input(key="profile1_max_cost").set_value(1).run()
    click(app, "Cancel")
    assert bar(app) == words
    assert address(app, "max_cost") == ["5000"]


def test_what_experience_leaves_open_is_asked_back() -> None:
    app = opened(**NURSE)
    assert "You worked as Registered Nurse: which degree did you take?" in text(app)
    answers = app.button_group(key="profile1_answer_edu-adn_edu-bsn")
    assert answers.options == [
        "Associate Degree in Nursing \\(ADN\\)",
        "Bachelor of Science in Nursing \\(BSN\\)",
        "I'd rather not say",
    ]
    answers.set_value("edu-bsn").run()
    assert not app.exception
    assert app.multiselect(key="profile1_hold").value == ["edu-bsn"]
    assert "which degree" not in text(app)
    click(app, "Use this profile")
    assert address(app, "hold") == ["edu-bsn"]
    assert "BSN · 5 years as Registered Nurse" in bar(app)


def test_nothing_is_asked_of_a_profile_taken_literally() -> None:
    app = opened(**NURSE)
    app.toggle(key="profile1_infer").set_value(True).run()
    assert "which degree" not in text(app)


def uploaded(app: AppTest, content: str) -> AppTest:
    app.file_uploader(key="profile1_file").set_value(("me.toml", content.encode(), "")).run()
    assert not app.exception
    return app


def test_a_saved_profile_is_opened_and_counts_when_it_is_used() -> None:
    app = uploaded(opened(node="ahima-rhia"), format_profile(CODER))
    assert "me.toml is opened" in app.success[0].value.replace("\\", "")
    assert app.multiselect(key="profile2_hold").value == ["ahima-cca"]
    assert "CCA" not in bar(app)
    click(app, "Use this profile")
    assert "CCA · 3 years as Outpatient Coder · up to $5,000" in bar(app)
    assert address(app, "experience") == ["outpatient-coder:36"]


def test_a_file_with_problems_changes_nothing_and_says_where() -> None:
    app = opened(**NURSE)
    uploaded(app, 'max_cost = 3\nhold = ["edu-hs",\n  "rhiaa"]\nluck = 1\n')
    words = app.error[0].value.replace("\\", "")
    assert words.startswith("me.toml was not used:")
    assert "- line 3, hold: no node is called 'rhiaa'; did you mean ahima-rhia" in words
    assert "- line 4, luck: not an option" in words
    assert app.number_input(key="profile1_max_cost").value == 5000
    click(app, "Use this profile")
    assert address(app, "max_cost") == ["5000"]
    assert "hold" not in app.query_params


def test_a_profile_with_cents_is_kept() -> None:
    app = uploaded(opened(), format_profile(replace(CODER, max_cost=12500.5)))
    assert app.number_input(key="profile2_max_cost").value == 12500.5
    click(app, "Use this profile")
    assert address(app, "max_cost") == ["12500.5"]


def test_what_an_odd_address_says_of_a_person_is_in_words() -> None:
    app = pages.run("explore", hold=["gone", "ahima-cca"], max_cost="much")
    words = app.warning[0].value.replace("\\", "")
    assert "“gone” (hold) is not in this data." in words
    assert "“much” (max_cost) is not a number from 0 to 1,000,000,000." in words
    assert "CCA" in bar(app)


def test_the_first_screen_is_the_example_and_its_address_stays_as_it_is() -> None:
    app = pages.run("explore")
    assert not app.query_params
    assert "Certificate in Medical Records Technology" in bar(app)
    assert pages.run("plan").multiselect(key="plan_hold").value == [FIRST_HELD]


def test_the_profile_can_be_saved_from_the_dialog() -> None:
    assert "Save as a file" in [each.label for each in opened(**NURSE).download_button]
