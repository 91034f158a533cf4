"""The view in files: a golden picture, the exported page, slides."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import pytest
from geometry import flaws
from pptx import Presentation
from tiny import career, credential, edge, needs, role, tiny

from graph.drawing.decks.sheet import Look
from graph.drawing.focus.deck import focus_deck
from graph.drawing.focus.values import Asker, Time
from graph.export.html import html
from graph.export.png import png
from graph.export.pptx.deck import pptx
from graph.export.svg import svg
from graph.model.graph import Graph
from graph.person.profile import Profile

GOLDEN = Path(__file__).parents[2] / "golden"
DATE = "2026-01-31"


@pytest.fixture
def field() -> Graph:
    """A supervisor by way of an exam or of long work, with all that a view can show."""
    return tiny(
        career("records", name="Health records"),
        credential("school", name="High school diploma", kind="diploma", level=0),
        credential("exam", 2, 299, name="Registered technician", abbreviation="RHIT", level=2),
        credential("degree", 24, 23900, name="Bachelor degree", kind="bachelor_degree", level=4),
        credential("extra", name="Certificate in leading"),
        role("coder", name="Medical coder", level=2, pay_median_usd=50000),
        role("lead", name="Coding supervisor", level=4, pay_median_usd=70000),
        role("director", name="Director of coding", level=6, pay_median_usd=110000),
        role("auditor", name="Coding auditor", level=4, pay_median_usd=65000),
        {"id": "clinic", "type": "employer", "name": "Clinic"},
        *(edge("records", "includes", each) for each in ("coder", "lead", "director")),
        *(needs("lead", "school", pathway=way) for way in ("exam", "long-work")),
        needs("lead", "exam", pathway="exam", group="proof"),
        needs("lead", "degree", pathway="exam", group="proof"),
        needs("lead", "coder", pathway="exam", months=24),
        needs("lead", "records", pathway="long-work", months=120),
        needs("director", "lead", months=36),
        edge("lead", "advances_to", "director"),
        edge("lead", "transitions_to", "auditor"),
        edge("extra", "recommended_for", "lead"),
        edge("clinic", "employs", "lead"),
    )


@pytest.fixture
def who() -> Asker:
    profile = Profile(
        hold=frozenset({"school", "exam"}), experience={"coder": 6}, job="coder", max_cost=20_000
    )
    times = {"lead": Time(18, 0.0), "director": Time(54, 0.0), "degree": Time(24, 23_900.0)}
    return Asker(profile, times, {"exam": Time(18, 0.0), "long-work": Time(114, 0.0)})


@pytest.mark.parametrize("size", ["focus", "phone"])
def test_a_view_looks_as_it_did(field: Graph, who: Asker, size: str) -> None:
    scene = focus_deck(field, "lead", Look(DATE, size), asker=who).scenes[0]
    assert [each for each in flaws(scene) if "does not end at" not in each] == []
    made = svg(scene)
    golden = GOLDEN / f"{'needs' if size == 'focus' else 'needs_upright'}.svg"
    if os.environ.get("CAREERGRAPH_RENEW"):
        golden.write_bytes(made)
    assert made == golden.read_bytes(), "CAREERGRAPH_RENEW=1 writes it anew; look at it then"


def test_the_page_knows_the_boxes_of_both_pictures(field: Graph, who: Asker) -> None:
    """A pathway is open in the wide picture and folded in the upright one."""
    wide, upright = (
        focus_deck(field, "lead", Look(DATE, size), asker=who) for size in ("wide", "phone")
    )
    page = html(wide, upright).decode()
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    (scene,) = json.loads(found[1])["scenes"]
    ids = {each["id"] for each in scene["boxes"]}
    drawn = [{box.id for box in deck.scenes[0].boxes if box.id} for deck in (wide, upright)]
    assert drawn[0] != drawn[1]
    assert ids == drawn[0] | drawn[1]
    assert page.count("<svg") == 2 + page.count('<svg viewBox="0 0 18 18"')


def test_a_slide_has_shapes_and_lines_without_heads(field: Graph, who: Asker) -> None:
    deck = focus_deck(field, "lead", Look(DATE), asker=who)
    show = Presentation(io.BytesIO(pptx(deck, png)))
    (slide,) = show.slides
    names = {shape.name for shape in slide.shapes}
    assert {"Registered technician (RHIT), Credential, you have it", "one of", "all"} <= names
    named = [shape for shape in slide.shapes if "required for" in shape.name]
    assert len(named) == len([line for line in deck.scenes[0].lines if line.target == "lead"])
    assert not any(shape._element.xpath(".//a:tailEnd") for shape in named)  # noqa: SLF001
    heads = [shape for shape in slide.shapes if shape._element.xpath(".//a:tailEnd")]  # noqa: SLF001
    assert len(heads) == sum(stroke.arrow for stroke in deck.scenes[0].strokes)
