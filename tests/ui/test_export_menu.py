"""The Export menu: every format on every page but the first, made only when asked for."""

from __future__ import annotations

from typing import Any

import pages
import pytest
from first import first_plan

from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.export.publish.documents import shown_map, shown_plan
from graph.export.publish.formats import FORMATS, today
from graph.model.graph import Graph
from graph.ui.paths import PAGES
from graph.ui.state import FIRST_HELD, FIRST_TARGET


def downloads(app: Any) -> list[Any]:
    return list(app.get("download_button"))


SHOWN: dict[str, dict[str, str | list[str]]] = {
    "compare": {"credential": ["ahima-rhit", "ahima-cca"]},
    "reach": {"max_months": "3"},
}
"""What a page shows that shows nothing at first."""


@pytest.mark.parametrize("page", [each for each in PAGES if each not in {"start", "data"}])
def test_every_format_is_offered_in_words(page: str) -> None:
    app = pages.run(page, **SHOWN.get(page, {}))
    labels = [each.label for each in downloads(app)]
    assert labels == [f"{each.words} ({ending})" for ending, each in FORMATS.items()]
    assert [label.split(" (")[1] for label in labels[:6]] == [
        ".html)",
        ".pptx)",
        ".pdf)",
        ".svg)",
        ".png)",
        ".csv.zip)",
    ]
    said = pages.text(app)
    for each in FORMATS.values():
        assert each.about in said


def test_what_few_people_know_is_folded() -> None:
    app = pages.run("plan")
    (folded,) = (each for each in app.expander if each.label == "For other programs")
    inside = [each.label for each in downloads(folded)]
    assert inside == [f"{e.words} ({end})" for end, e in FORMATS.items() if not e.known]


@pytest.mark.slow
def test_an_impossible_plan_is_not_exported() -> None:
    app = pages.run("plan", target=FIRST_TARGET, hold=FIRST_HELD, max_months="3")
    assert downloads(app) == []


def test_an_empty_map_is_not_exported() -> None:
    app = pages.run("explore", show="everything", type=["certifying_body"])
    assert "No nodes match the filters" in pages.text(app)
    assert downloads(app) == []


def test_paper_and_theme_are_asked_for() -> None:
    app = pages.run("plan")
    app.toggle(key="plan_export_dark").set_value(True).run()
    assert not app.exception
    assert app.toggle(key="plan_export_dark").value


def test_what_is_exported_is_what_is_seen(shipped: Graph) -> None:
    answer = first_plan(shipped)
    export = shown_plan(shipped, answer, Look(today()))
    assert answer.best is not None
    assert export.nodes == {FIRST_HELD, *answer.best.achieved}
    choice = ExploreChoice(focus=FIRST_TARGET)
    view = select(shipped, choice)
    part = shown_map(shipped, choice, view, Look(today())).part
    assert set(part) == set(view.nodes)
    assert {(u, v) for u, v in part.edges()} == set(view.links)
    everything = ExploreChoice(show="everything")
    export = shown_map(shipped, everything, select(shipped, everything), Look(today()))
    assert export.part is shipped
