"""Scenes of real plans and maps: nothing overlaps, nothing is cut, everything can be read."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from first import first_plan
from geometry import flaws
from parts import parts
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from graph.drawing.decks.compare.deck import compare_deck
from graph.drawing.decks.maps import map_deck, network_deck, route_deck
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import PAPERS, SCREENS, Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.drawing.scene import Deck
from graph.export.png import png
from graph.export.pptx.deck import pptx
from graph.model.graph import Graph, build_graph
from graph.planning.answer import Answer
from graph.planning.plan import plan
from graph.planning.problem import Objective
from graph.queries.comparison import side_by_side
from graph.queries.routing import k_shortest_paths

DATE = "2026-11-23"
LOOK = Look(DATE)
CERTIFICATE = "edu-cert-coding"
TARGET = "director-of-medical-records"


def wrong(deck: Deck) -> list[str]:
    return [f"{scene.title}: {each}" for scene in deck.scenes for each in flaws(scene)]


def connectors(data: bytes) -> tuple[int, int]:
    """Return how many connectors of a presentation are glued at both ends, and how many not."""
    found = [0, 0]
    for slide in Presentation(io.BytesIO(data)).slides:
        shapes = {shape.shape_id for shape in slide.shapes}
        for line in slide.shapes:
            if line.shape_type == MSO_SHAPE_TYPE.LINE:
                ends = line._element.xpath(".//a:stCxn/@id | .//a:endCxn/@id")
                found[len(ends) != 2 or not {int(each) for each in ends} <= shapes] += 1
    return found[0], found[1]


@cache
def asked(G: Graph, target: str, objective: Objective = "time", seconds: float = 3.0) -> Answer:
    return plan(G, target, hold=[CERTIFICATE], objective=objective, time_limit=seconds)


def directors(G: Graph) -> list[str]:
    return sorted(node for node, data in G.nodes(data=True) if data.get("level", 0) >= 6)


@pytest.mark.parametrize("objective", ["time", "calendar"])
@parts(34, slow=9)
def test_plans_to_every_director_and_executive(
    shipped: Graph, objective: Objective, part: slice
) -> None:
    found = [each for each in directors(shipped) if shipped.nodes[each]["type"] == "role"]
    assert len(found) > 20
    for target in found[part]:
        answer = asked(shipped, target, objective, 1.5)
        if answer.best is None:
            assert answer.status == "unknown", target
            continue
        deck = plan_deck(shipped, answer, LOOK)
        assert wrong(deck) == [], target
        assert [scene.view for scene in deck.scenes[:3]] == ["timeline", "graph", "steps"]
        sizes = {(scene.width, scene.height) for scene in deck.scenes if scene.view != "timeline"}
        assert sizes == {PAPERS["wide"]}, target
        # A long plan has a larger calendar in the same proportions.
        calendar = deck.scenes[0]
        assert calendar.width / calendar.height == pytest.approx(16 / 9, abs=0.01), target
        assert calendar.width <= 1.3 * PAPERS["wide"][0], target
        glued, loose = connectors(pptx(deck, png))
        assert (glued, loose) == (len(deck.scenes[1].lines), 0), target
        steps = {step.id for step in answer.best.schedule}
        for scene in deck.scenes[:2]:
            assert steps <= {re.sub(r" \d+$", "", box.id) for box in scene.boxes}, target


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("dark", [False, True])
def test_every_paper_and_theme(shipped: Graph, size: str, *, dark: bool) -> None:
    deck = plan_deck(shipped, asked(shipped, TARGET), Look(DATE, size, dark=dark))
    assert wrong(deck) == []
    assert {(scene.width, scene.height) for scene in deck.scenes} == {
        tuple(round(each, 1) for each in PAPERS[size])
    }
    assert {scene.dark for scene in deck.scenes} == {dark}


def test_the_table_of_steps_names_price_months_and_source(shipped: Graph) -> None:
    answer = asked(shipped, TARGET)
    assert answer.best is not None
    tables = [table for scene in plan_deck(shipped, answer, LOOK).scenes for table in scene.tables]
    rows = [row for table in tables for row in table.rows[1:]]
    assert len(rows) == len(answer.best.schedule)
    for row, step in zip(rows, answer.best.schedule, strict=True):
        words = [" ".join(cell.lines) for cell in row]
        assert (f"${step.cost_usd:,.0f}" in words[4]) == bool(step.cost_usd)
        assert words[6], step.id


def test_other_plans_are_told_by_what_they_do_differently(shipped: Graph) -> None:
    answer = plan(shipped, TARGET, hold=[CERTIFICATE], k=3)
    deck = plan_deck(shipped, answer, LOOK)
    assert wrong(deck) == []
    (table,) = deck.scenes[-1].tables
    assert len(table.rows) == 1 + len(answer.plans) > 2
    for row, other in zip(table.rows[2:], answer.differences, strict=True):
        assert " ".join(row[4].lines) == other.text


def test_notes_say_every_step_with_its_sources(shipped: Graph) -> None:
    answer = asked(shipped, TARGET)
    deck = plan_deck(shipped, answer, LOOK)
    notes = "\n".join(deck.scenes[0].notes)
    assert answer.best is not None
    for number, _ in enumerate(answer.best.schedule, start=1):
        assert f"\n{number}. " in notes
    assert "Source: " in notes
    assert "https://" in notes


def test_a_plan_that_needs_nothing_and_one_that_is_not_there(shipped: Graph) -> None:
    there = plan(shipped, TARGET, hold=[TARGET])
    deck = plan_deck(shipped, there, LOOK)
    assert wrong(deck) == []
    assert "You have reached" in deck.title
    none = plan(shipped, TARGET, hold=[CERTIFICATE], max_months=3)
    deck = plan_deck(shipped, none, LOOK)
    assert wrong(deck) == []
    assert "No plan" in deck.title
    assert deck.scenes[0].tables[0].rows[1:]


@pytest.mark.parametrize(
    "choice",
    [
        ExploreChoice(focus=TARGET, show="ladder"),
        ExploreChoice(focus=TARGET, show="ladder", links=True),
        ExploreChoice(show="everything"),
        ExploreChoice(show="everything", types=("role",), levels=(5, 6)),
    ],
    ids=str,
)
def test_maps(shipped: Graph, choice: ExploreChoice) -> None:
    view = select(shipped, choice)
    deck = network_deck(shipped, choice, view, LOOK)
    assert wrong(deck) == []
    (scene,) = deck.scenes
    assert {box.id for box in scene.boxes if box.id} == set(view.nodes)
    assert {(line.source, line.target) for line in scene.lines} == view.main


def test_routes_and_comparisons(shipped: Graph) -> None:
    routes = k_shortest_paths(shipped, CERTIFICATE, TARGET, 3, by="months")
    assert wrong(route_deck(shipped, routes, LOOK)) == []
    for nodes in (["ahima-rhit", "ahima-rhia"], ["ahima-rhia", TARGET, "coding-director"]):
        assert wrong(compare_deck(shipped, side_by_side(shipped, nodes), LOOK)) == []


def test_the_same_question_gives_the_same_scenes(shipped: Graph) -> None:
    answer = asked(shipped, TARGET)
    assert plan_deck(shipped, answer, LOOK) == plan_deck(shipped, answer, LOOK)


HOSTILE = (
    "</script><b>&amp;'\"",
    "=cmd()|' /C calc'!A0",
    "x" * 300,
    "W" * 40 + " " + "i" * 40,
    "\u05de\u05e0\u05d4\u05dc \u0631\u062c\u0644",
    "\U0001f469\u200d\u2695\ufe0f nurse",
    "a-b-c-d-e " * 30,
)


def test_hostile_names_stay_in_their_boxes() -> None:
    nodes: list[dict[str, Any]] = [{"id": "field", "type": "career", "name": HOSTILE[0]}]
    edges: list[dict[str, Any]] = []
    for number, name in enumerate(HOSTILE):
        row = {"id": f"role-{number}", "type": "role", "name": name, "level": number % 8}
        nodes.append({**row, "description": name})
        edges.append({"source": "field", "target": row["id"], "relation": "includes"})
        if number:
            before = {"source": f"role-{number - 1}", "target": row["id"], "months": 6}
            edges.append({**before, "relation": "required_for", "pathway": "p", "group": "g"})
    G = build_graph(nodes, edges)
    last = f"role-{len(HOSTILE) - 1}"
    assert wrong(plan_deck(G, plan(G, last), Look(DATE, title=HOSTILE[2]))) == []
    choice = ExploreChoice(show="everything")
    assert wrong(map_deck(G, choice, select(G, choice), LOOK)) == []
    assert wrong(compare_deck(G, side_by_side(G, ["role-1", "role-2", "role-6"]), LOOK)) == []


@pytest.mark.parametrize("size", [size for size in SCREENS if size != "half"])
def test_pictures_inside_a_page_are_bare_and_readable(shipped: Graph, size: str) -> None:
    look = Look(DATE, size)
    graph = plan_deck(shipped, first_plan(shipped), look).scenes[0]
    choice = ExploreChoice(focus=TARGET, show="ladder")
    ladder = map_deck(shipped, choice, select(shipped, choice), look).scenes[0]
    for scene in (graph, ladder):
        assert list(flaws(scene)) == []
        assert scene.width <= SCREENS[size][0]
        assert {text.role for text in scene.texts} == {""}
        assert min(text.size for text in scene.texts) >= 11
        assert min(box.size for box in scene.boxes if box.id) >= 11
        # The page ends soon after the legend.
        assert scene.height - max(text.y for text in scene.texts) < 40


def test_dark_and_light_pictures_differ_in_colours_only(shipped: Graph) -> None:
    choice = ExploreChoice(focus=TARGET, show="ladder")
    view = select(shipped, choice)
    light, dark = (
        map_deck(shipped, choice, view, Look(DATE, "screen", dark=dark)).scenes[0]
        for dark in (False, True)
    )
    assert [box.label for box in light.boxes] == [box.label for box in dark.boxes]
    assert [line.points for line in light.lines] == [line.points for line in dark.lines]
    assert light.theme != dark.theme
