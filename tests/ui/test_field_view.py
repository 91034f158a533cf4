"""The field on the Explore page."""

from __future__ import annotations

from functools import partial

import pages
from pages import address, text, typed

import graph as careergraph
from graph.drawing.decks.matrix.deck import field_deck
from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.matrix.values import matrix_of
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.export.publish.documents import shown_field
from graph.model.graph import Graph
from graph.ui.components.cell_list import rows, told
from graph.ui.components.field_view import by_pay, open_cell, table_rows

run = partial(pages.run, "explore", show="everything")
CELL = "career-coding-revenue-cycle:senior"


def test_a_cell_is_kept_in_the_address_and_lists_its_roles_by_pay(shipped: Graph) -> None:
    app = run(cell=CELL, experience="medical-records-technician:12")
    cell = matrix_of(shipped, shipped).cell(CELL)
    assert cell is not None
    assert told(cell, None) in text(app)
    table = app.dataframe[0].value
    pays = [*table["Pay"]]
    assert pays == sorted(pays, reverse=True)
    assert len(table) == len(cell.roles)
    mine = shipped.nodes["medical-records-technician"]["pay_median_usd"]
    assert [*table["Gain"]] == [pay - mine for pay in pays]


def test_without_a_pay_of_today_there_is_no_gain(shipped: Graph) -> None:
    cell = matrix_of(shipped, shipped).cell(CELL)
    assert cell is not None
    assert "Gain" not in rows(shipped, cell, None, None)[0]
    soon = rows(shipped, cell, None, {cell.roles[0]: 27})
    assert [row["From now"] for row in soon[:2]] == ["2 y 3 mo", "not yet"]
    assert "soonest for you: 2 y 3 mo" in told(cell, {cell.roles[0]: 27})


def test_a_credential_of_the_cell_leads_to_what_it_needs() -> None:
    app = run(cell=CELL)
    app.button_group(key="field_credentials").set_value("ahima-ccs").run()
    assert address(app, "node") == ["ahima-ccs"]
    assert "show" not in app.query_params
    assert "cell" not in app.query_params


def test_a_search_opens_the_cell_of_what_is_found(shipped: Graph) -> None:
    app = run(cell=CELL)
    typed(app, "explore_search", "tumor registrars")
    found = careergraph.find(shipped, "tumor registrars", limit=1).matches[0].id
    assert "cell" not in app.query_params
    (cell, *_) = matrix_of(shipped, shipped).cells_of(found)
    assert told(cell, None) in text(app)


def test_the_open_cell_is_that_of_the_node_the_person_or_the_fullest(shipped: Graph) -> None:
    matrix = matrix_of(shipped, shipped)
    at = View(at=frozenset({"coding-auditor"}))
    everything = ExploreChoice(show="everything")
    opened = partial(open_cell, matrix)
    assert opened(ExploreChoice(cell="career-cdi:director"), at).key == "career-cdi:director"
    assert opened(ExploreChoice(node="coding-director"), at).level == 6
    assert "coding-auditor" in opened(everything, at).roles
    most = max(len(cell.roles) for cell in matrix.cells.values())
    assert len(opened(everything, View()).roles) == most


def test_the_table_has_every_cell_with_roles_the_best_paid_first(shipped: Graph) -> None:
    matrix = matrix_of(shipped, shipped)
    found = table_rows(shipped, by_pay(matrix), View("soonest", {"coding-auditor": 5}))
    assert len(found) == sum(bool(cell.roles) for cell in matrix.cells.values())
    pays = [row["Median pay"] or 0 for row in found]
    assert pays == sorted(pays, reverse=True)
    assert 5 in [row["Soonest, months"] for row in found]


def test_the_colour_is_kept_in_the_address() -> None:
    app = run()
    app.button_group(key="explore_colour").set_value("openings").run()
    assert not app.exception
    assert address(app, "colour") == ["openings"]


def test_soonest_is_asked_only_when_it_is_wanted() -> None:
    app = run(hold="edu-cert-coding", max_months="3", max_cost="0")
    assert "From now" not in app.dataframe[0].value
    app.button_group(key="explore_colour").set_value("soonest").run()
    assert not app.exception
    assert {*app.dataframe[0].value["From now"]} <= {"now", "not yet", "1 mo", "2 mo", "3 mo"}


def test_the_network_of_the_field_is_reachable() -> None:
    app = run(type=["role"], career="career-cdi")
    app.button_group(key="explore_view").set_value("Network (drag)").run()
    assert not app.exception
    (frame,) = app.get("iframe")
    assert "cdi-director" in frame.proto.srcdoc


def test_what_is_exported_is_what_is_seen(shipped: Graph) -> None:
    choice = ExploreChoice(show="everything", careers=("career-cdi",))
    view = View("soonest", {"cdi-director": 7}, frozenset({"coding-auditor"}))
    selection = select(shipped, choice)
    export = shown_field(shipped, choice, selection, Look("2026-01-01"), view)
    assert export.deck == field_deck(shipped, selection, Look("2026-01-01"), view)
    assert export.nodes == {*selection.nodes}
