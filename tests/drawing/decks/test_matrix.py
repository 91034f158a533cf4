from __future__ import annotations

import pytest
from geometry import flaws
from tiny import career, credential, edge, role, tiny

from graph.drawing.decks.maps import map_deck
from graph.drawing.decks.matrix.deck import field_deck
from graph.drawing.decks.matrix.faces import View, detail, face
from graph.drawing.decks.matrix.scales import SCALES, contrast, fill_of, ink_on
from graph.drawing.decks.matrix.values import Matrix, is_cell, matrix_of
from graph.drawing.decks.reach import reach_deck, reach_view
from graph.drawing.decks.sheet import PAPERS, SCREENS, Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.model.graph import Graph
from graph.planning.reach.survey import reach

EVERYTHING = ExploreChoice(show="everything")
DATE = "2026-01-01"


def small() -> Graph:
    return tiny(
        career("records"),
        career("money"),
        role("clerk", level=1, pay_median_usd=40_000, openings_per_year=900, occupation="1-1.00"),
        role("coder", level=1, pay_median_usd=60_000, openings_per_year=900, occupation="1-1.02"),
        role("old", level=1, status="retired"),
        role("chief", level=6, pay_median_usd=120_000),
        role("drifter"),
        credential("badge", level=3),
        *(edge("records", "includes", each) for each in ("clerk", "coder", "old", "badge")),
        *(edge("money", "includes", each) for each in ("coder", "chief")),
    )


def matrix() -> tuple[Graph, Matrix]:
    G = small()
    return G, matrix_of(G, G)


def test_a_cell_counts_what_a_field_has_at_a_level() -> None:
    _, found = matrix()
    cell = found.cells["records", 1]
    assert cell.roles == ("coder", "clerk"), "the best paid one first"
    assert cell.pay == 50_000
    assert cell.openings == 900, "two roles of one occupation share its openings"
    assert cell.id == "cell:records:entry"
    assert is_cell(cell.id)
    assert found.cell(cell.id) == found.cell(cell.key) == cell
    assert found.cell("records:lead") is None
    assert "old" not in found.roles(), "nobody can get into it any more"


def test_a_role_of_two_fields_stands_in_both_and_counts_once() -> None:
    _, found = matrix()
    assert {cell.career for cell in found.cells_of("coder")} == {"records", "money"}
    assert found.roles() == {"clerk", "coder", "chief", "drifter"}
    assert found.roles("money") == {"coder", "chief"}


def test_rows_run_from_low_to_high_and_what_has_no_field_or_level_comes_last() -> None:
    _, found = matrix()
    assert found.careers == ("records", "money", "")
    assert found.levels == (1, 3, 6, 8)
    (cell,) = found.cells_of("drifter")
    assert cell.key == ":unknown"
    assert cell.openings is None
    assert cell.pay is None


def test_a_level_without_roles_has_no_column() -> None:
    _, found = matrix()
    assert found.columns == (1, 6, 8)
    only = matrix_of(tiny(credential("badge", level=3)), ["badge"])
    assert only.columns == (3,)


def test_what_a_cell_says() -> None:
    G, found = matrix()
    entry, badge = found.cells["records", 1], found.cells["records", 3]
    pay = face(G, entry, View())
    assert (pay.word, pay.note, pay.value) == ("2", "$50k", 50_000)
    assert pay.name == "RECORDS, entry: 2 roles, median pay $50,000"
    soon = face(G, entry, View("soonest", {"coder": 27, "clerk": 30}))
    assert (soon.word, soon.note, soon.short) == ("2 y 3 mo", "2 of 2", "27 mo")
    one = face(G, entry, View("soonest", {"coder": 0}))
    assert (one.word, one.note) == ("now", "1 of 2")
    none = face(G, entry, View("soonest"))
    assert none.hatched
    assert none.word == "2"
    assert "none within the limits" in none.name
    assert face(G, entry, View("openings")).note == "900"
    assert detail(G, entry, View()) == (("2 roles", "CODER ($60,000); CLERK ($40,000)"),)
    assert "CLERK ($40,000, not yet)" in detail(G, entry, View("soonest", {"coder": 3}))[0][1]
    assert detail(G, badge, View()) == (("1 credential", "BADGE"),)
    assert face(G, badge, View()).faint
    assert face(G, badge, View()).word == "1 cr."


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", SCALES)
def test_words_are_read_on_every_step(name: str, *, dark: bool) -> None:
    scale = SCALES[name]  # type: ignore[index]
    assert len(scale.words) == len(scale.short) == len(scale.steps) == len(scale.ends) + 1
    fills = [fill_of(scale, value, dark=dark) for value in (0, *scale.ends, None)]
    assert len({*fills}) == len(fills)
    assert min(contrast(ink_on(fill), fill) for fill in fills) >= 4.5


def test_months_far_away_are_told_apart_by_years() -> None:
    near, far = View("soonest", {"a": 3, "b": 30}).scale, View("soonest", {"a": 3, "b": 90}).scale
    assert near.words[-1] == "13 mo +"
    assert far.words[-1] == "5 y +"
    assert [far.step(months) for months in (0, 1, 24, 25, 60, 61)] == [0, 1, 1, 2, 2, 3]
    assert View("pay", {"b": 90}).scale == SCALES["pay"]


@pytest.mark.parametrize("size", ["wide", "a4-upright", "half", "phone"])
@pytest.mark.parametrize("colour", SCALES)
def test_the_field_is_readable_in_every_size(shipped: Graph, size: str, colour: str) -> None:
    at = frozenset({"medical-records-technician"})
    months = {node: number % 40 for number, node in enumerate(sorted(shipped)) if number % 3}
    view = View(colour, months, at)  # type: ignore[arg-type]
    scene = field_deck(shipped, select(shipped, EVERYTHING), Look(DATE, size), view).scenes[0]
    assert list(flaws(scene)) == []
    sizes = {**PAPERS, **SCREENS}
    assert scene.width <= sizes[size][0] + 0.1
    assert min(text.size for text in scene.texts) >= 11
    assert min(min(box.size, box.note_size or 11) for box in scene.boxes) >= 11
    assert [box.id for box in scene.boxes if box.mark] == ["cell:career-him-operations:entry"]
    # A level without room has the short form that people know.
    heads = [line for text in scene.texts for line in text.lines]
    assert {"Exec.", "Mgr."} <= {*heads} if size == "phone" else "Executive" in heads


def test_dark_and_light_differ_in_colours_only(shipped: Graph) -> None:
    view = select(shipped, EVERYTHING)
    light, dark = (
        field_deck(shipped, view, Look(DATE, "half", dark=dark)).scenes[0] for dark in (False, True)
    )
    assert [(box.id, box.label, box.x) for box in light.boxes] == [
        (box.id, box.label, box.x) for box in dark.boxes
    ]
    assert {box.fill for box in light.boxes} != {box.fill for box in dark.boxes}


def test_a_map_of_everything_is_the_matrix_and_a_table(shipped: Graph) -> None:
    view = select(shipped, EVERYTHING)
    first, *tables = map_deck(shipped, EVERYTHING, view, Look(DATE)).scenes
    cells = {box.id for box in first.boxes if box.id}
    found = matrix_of(shipped, shipped)
    assert cells == {cell.id for cell in found.cells.values() if cell.level in found.columns}
    rows = [row for scene in tables for table in scene.tables for row in table.rows[1:]]
    assert len(rows) == len(found.cells)
    (narrow,) = map_deck(shipped, EVERYTHING, view, Look(DATE, "phone")).scenes
    assert {box.id for box in narrow.boxes if box.id} == cells, "an exported page shows either"
    only = ExploreChoice(show="everything", careers=("career-cdi",), types=("role",))
    (first, *_) = map_deck(shipped, only, select(shipped, only), Look(DATE)).scenes
    assert {box.id.split(":")[1] for box in first.boxes if box.id} >= {"career-cdi"}


def test_reach_is_the_matrix_of_roles_and_a_table() -> None:
    G = tiny(
        career("records"),
        role("clerk", level=1),
        role("coder", level=2),
        role("chief", level=6),
        credential("course", months=9, level=1),
        *(edge("records", "includes", each) for each in ("clerk", "coder", "chief")),
        edge("course", "required_for", "coder"),
        edge("coder", "required_for", "chief", months=60),
    )
    found = reach(G, job="clerk", max_months=12)
    view = reach_view(G, found)
    assert view.months == {"clerk": 0, "coder": 9}
    assert view.at == {"clerk"}
    first, table = reach_deck(G, found, Look(DATE), shown="records:mid").scenes
    boxes = {box.id: box for box in first.boxes if box.id}
    assert [*boxes] == ["cell:records:entry", "cell:records:mid", "cell:records:director"]
    assert [box.note for box in boxes.values()] == [("1 of 1",), ("1 of 1",), ()]
    assert boxes["cell:records:director"].strip is not None
    assert boxes["cell:records:mid"].emphasis
    words = [cell.text for row in table.tables[0].rows for cell in row]
    assert "COURSE" in words
    assert "CHIEF" not in words
