"""The Reach page, on a small field that is answered at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pages
import pytest
from pages import address, text
from streamlit.testing.v1 import AppTest

from graph.drawing.decks.reach import reach_deck
from graph.drawing.decks.sheet import Look
from graph.export.publish.documents import shown_reach
from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.planning.reach.survey import attained
from graph.ui.components.reach_tables import attainable_rows, opens_rows
from graph.ui.components.reach_words import answer_words, doubts
from graph.ui.serve import DATA_VARIABLE
from graph.ui.state import survey_of

run = partial(pages.run, "reach")

NODES = """\
id,type,name,level,duration_months,cost_usd,pay_median_usd
records,career,Records,,,,
school,credential,School,0,,,
course,credential,Course,1,9,500,
master,credential,Master,6,24,20000,
clerk,role,Clerk *1*,1,,,40000
coder,role,Coder,2,,,60000
chief,role,Chief,6,,,120000
"""
EDGES = """\
source,target,relation,months
records,clerk,includes,
records,coder,includes,
records,chief,includes,
school,clerk,required_for,
course,coder,required_for,
school,course,required_for,
master,chief,required_for,
course,master,required_for,
"""
CLERK = {"hold": "school", "experience": "clerk:12", "job": "clerk"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def G(folder: Path) -> Graph:
    return load_graph(folder)


def names(app: AppTest) -> list[str]:
    return [*app.dataframe[0].value["Name"]]


def test_the_answer_is_a_sentence_and_a_table() -> None:
    app = run(**CLERK, max_months="12", max_cost="1000")
    words = text(app)
    assert "Within 12 months and $1,000 you can reach **1 role** and **1 credential**" in words
    assert (
        "The best paid is **Coder**: $20,000 a year more than today, in 9 months, for $500" in words
    )
    assert names(app) == ["Coder"]
    row = app.dataframe[0].value.iloc[0]
    assert (row["From now"], row["Cost"], row["Pay"], row["Gain"]) == (9, 500, 60_000, 20_000)
    assert "1 more role with more time or money" in words
    assert "What if" not in words


def test_limits_are_tried_out_and_the_profile_stays_as_it_is() -> None:
    app = run(**CLERK, max_months="12", max_cost="1000")
    app.select_slider(key="reach_months").set_value("6 months").run()
    assert not app.exception
    assert address(app, "months") == ["6"]
    assert address(app, "max_months") == ["12"]
    assert "your profile says 1 year, and stays as it is" in text(app)
    app.button(key="reach_back").click().run()
    assert "months" not in app.query_params
    assert "What if" not in text(app)
    app.select_slider(key="reach_dollars").set_value("any price").run()
    assert address(app, "dollars") == ["any"]
    app.button(key="reach_keep").click().run()
    assert "dollars" not in app.query_params
    assert "max_cost" not in app.query_params
    assert "What if" not in text(app)


def test_stopping_work_is_a_what_if_too() -> None:
    app = run(**CLERK, max_months="12", keep_working="yes")
    assert "you can reach **0 roles**" not in text(app)
    app.button_group(key="reach_working").set_value("no").run()
    assert address(app, "working") == ["no"]
    assert address(app, "keep_working") == ["yes"]
    assert "Coder" in text(app)


def test_nothing_within_the_limits_offers_the_smallest_changes() -> None:
    app = run(**CLERK, max_months="3", max_cost="1000")
    words = text(app)
    assert "No role is within these limits." in words
    assert "Allow 9 months: then Coder is in reach" in words
    assert "Allow $" not in words, "no amount of money helps within three months"
    app.button(key="reach_allow_months").click().run()
    assert address(app, "months") == ["9"]
    assert names(app) == ["Coder"]
    words = text(run(**CLERK, max_months="12", max_cost="100"))
    assert "Allow $500: then Coder is in reach" in words


def test_one_step_up_says_what_it_buys() -> None:
    app = run(**CLERK, max_months="36", max_cost="20000")
    assert "With $30,000: 1 more role, such as Chief" in text(app)
    app.button(key="reach_more_dollars").click().run()
    assert address(app, "dollars") == ["30000"]
    assert names(app) == ["Chief", "Coder"]


def test_a_cell_shows_its_rows_and_a_row_is_marked() -> None:
    app = run(**CLERK, max_months="48", max_cost="30000")
    assert names(app) == ["Chief", "Coder"]
    app = run(**CLERK, max_months="48", max_cost="30000", cell="records:mid", node="coder")
    assert "Records · mid: 1 of 1 within your limits" in text(app)
    assert names(app) == ["Coder"]
    assert "**Coder**" in text(app)
    assert app.session_state["reach_rows"]["selection"]["rows"] == [0]
    app.button(key="reach_all").click().run()
    assert "cell" not in app.query_params
    assert address(app, "node") == ["coder"]
    assert app.session_state["reach_rows"]["selection"]["rows"] == [1]


def test_a_cell_beyond_the_limits_says_what_its_roles_take_at_least() -> None:
    words = text(run(**CLERK, max_months="12", cell="records:director"))
    assert "Records · director: 0 of 1 within your limits" in words
    assert "- Chief: at least 2 years 9 months and $20,500" in words


def test_credentials_and_what_opens_most_have_tables_of_their_own() -> None:
    app = run(**CLERK, max_months="12", max_cost="1000", part="credentials")
    assert names(app) == ["Course"]
    app.button_group(key="reach_part").set_value("opens").run()
    row = app.dataframe[0].value.iloc[0]
    assert (row["Credential"], row["At once"], row["Best pay"]) == ("Course", 1, 60_000)


def test_a_marked_role_is_compared_from_where_people_start() -> None:
    app = run(**CLERK, max_months="12", node="coder", starts="all")
    table = app.dataframe[1].value
    assert [*table["Start"]] == ["No experience yet"], "the small field knows no other start"
    assert table.iloc[0]["Soonest"] == "9 months"
    assert table.iloc[0]["Cost"] == 500


def test_an_odd_address_is_told_in_words() -> None:
    app = run(**CLERK, months="soon", cell="nowhere:mid", node="records", max_months="12")
    words = app.warning[0].value.replace("\\", "")
    assert "“soon” (months) is not a whole number" in words
    assert "“nowhere:mid” (cell) is not a career field with a level." in words
    assert "“records” (node) is not a role or credential." in words


def test_a_role_without_pay_has_no_gain_and_stays_in_the_table(G: Graph) -> None:
    found = attained(G, survey_of(Profile(hold=frozenset({"school"}), max_months=12), G))
    rows = attainable_rows(G, found.reached, None)
    assert all("Gain" not in row for row in rows)
    assert next(row["id"] for row in rows) == "coder"
    assert "about $60,000 a year" in answer_words(G, found, Profile()).replace("\\", "")
    assert opens_rows(G, ()) == []


def test_what_time_did_not_settle_is_said(G: Graph) -> None:
    found = attained(G, survey_of(Profile(job="clerk", max_months=12), G))
    assert doubts(found) == ""
    unsure = tuple(replace(each, months_bound=0) for each in found.nodes)
    assert doubts(replace(found, nodes=unsure)).startswith("Some months and dollars")
    unknown = tuple(
        replace(each, within=None) if each.id == "coder" else each for each in found.nodes
    )
    assert doubts(replace(found, nodes=unknown)).startswith("1 role may be within the limits")


def test_what_is_exported_is_what_is_seen(G: Graph) -> None:
    found = attained(G, survey_of(Profile(job="clerk", max_months=12), G))
    export = shown_reach(G, found, Look("2026-01-01"), shown="records:mid")
    assert export.deck == reach_deck(G, found, Look("2026-01-01"), shown="records:mid")
    assert {"course", "coder"} <= set(export.nodes)
    boxes = {box.id for box in export.scene.boxes if box.id}
    assert boxes == {"cell:records:entry", "cell:records:mid", "cell:records:director"}
    assert export.narrow is not None
    assert {box.id for box in export.narrow().scenes[0].boxes if box.id} == boxes
