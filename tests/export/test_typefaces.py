"""Slides stay whole where Arial is missing, and a page brings its own typeface."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from browsing import chromium
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser
from pptx import Presentation

import graph as careergraph
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.fonts import FAMILY, text_width, web_font, widest_width
from graph.drawing.scene import LEADING, Deck
from graph.export.html import html
from graph.export.png import png
from graph.export.pptx.deck import pptx
from graph.model.graph import Graph

EMU = 12_700
PLANS = (
    ("director-of-medical-records", ["edu-cert-coding"]),
    ("vp-him", ["edu-hs"]),
)


def wide(text: str, size: float, *, bold: bool) -> float:
    """Return how wide DejaVu Sans sets a text, measured once by its files."""
    return text_width(text, size, bold=bold) * (1.37 if bold else 1.28)


@pytest.fixture(scope="module", params=PLANS, ids=lambda each: each[0])
def deck(request: pytest.FixtureRequest, shipped: Graph) -> Deck:
    target, held = request.param
    answer = careergraph.plan(shipped, target, hold=held, objective="calendar", time_limit=3)
    return plan_deck(shipped, answer, Look("2026-11-28"))


@pytest.fixture(scope="module")
def slides(deck: Deck) -> Any:
    return Presentation(io.BytesIO(pptx(deck, png))).slides


def broken(words: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """Yield lines as a program breaks words: at spaces, and inside of one only if it must."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and wide(longer, size, bold=bold) > width:
            yield line
            longer = word
        line = longer
    yield line


def test_tables_fit_in_any_usual_typeface_and_no_word_breaks(slides: Any) -> None:
    tables = [each for slide in slides for each in slide.shapes if each.has_table]
    assert tables
    for shape in tables:
        assert not shape.element.xpath(".//a:br")
        native = shape.table
        for row in native.rows:
            for cell, column in zip(row.cells, native.columns, strict=True):
                (paragraph,) = cell.text_frame.paragraphs
                for run in paragraph.runs:
                    size, bold = run.font.size.pt, bool(run.font.bold)
                    width = (column.width - cell.margin_left - cell.margin_right) / EMU
                    lines = [*broken(run.text, width, size, bold=bold)]
                    for word in run.text.split():
                        assert wide(word, size, bold=bold) <= width + 0.1, word
                    high = len(lines) * size * LEADING + cell.margin_top / EMU
                    assert high <= row.height / EMU + 0.1, run.text
        last = shape.top + sum(row.height for row in native.rows)
        assert last <= slides.part.package.presentation_part.presentation.slide_height


def test_titles_break_softly_and_fit_in_any_usual_typeface(slides: Any) -> None:
    for slide in slides:
        title = slide.shapes.title
        assert not title.element.xpath(".//a:br")
        assert title.text_frame.word_wrap
        (run,) = title.text_frame.paragraphs[0].runs
        size = run.font.size.pt
        lines = [*broken(run.text, title.width / EMU, size, bold=bool(run.font.bold))]
        assert len(lines) * size * LEADING <= title.height / EMU + 0.1


def test_figures_of_the_cover_keep_apart_in_any_usual_typeface(deck: Deck) -> None:
    cover = next(iter(deck.pages))
    assert cover.view == "title"
    figures = [each for each in cover.texts if each.size > 20 and not each.role]
    assert len(figures) >= 2
    for one, other in pairwise(figures):
        assert one.x + wide(one.lines[0], one.size, bold=one.bold) < other.x
    last = figures[-1]
    assert last.x + wide(last.lines[0], last.size, bold=last.bold) <= cover.width


def test_the_page_carries_the_letters_it_uses(deck: Deck) -> None:
    page = html(deck).decode("utf-8")
    faces = re.findall(r"base64,([^\"]+)\"\) format\(\"woff\"\)", page)
    assert len(faces) == 2
    assert html(deck).decode("utf-8") == page
    words = set(re.sub(r"@font-face.*", "", page))
    for bold, face in enumerate(faces):
        data = base64.b64decode(face)
        assert len(data) < 16_000
        with TTFont(io.BytesIO(data)) as font:
            assert font["name"].getDebugName(13)
            have = {chr(code) for code in font.getBestCmap()}
        with TTFont(
            io.BytesIO(web_font("".join(map(chr, range(32, 9000))), bold=bool(bold)))
        ) as all_:
            known = {chr(code) for code in all_.getBestCmap()}
        assert words & known <= have


@pytest.mark.browser
def test_the_page_is_set_in_its_own_typeface(deck: Deck, browser: Browser, tmp_path: Any) -> None:
    chromium()
    path = tmp_path / "page.html"
    path.write_bytes(html(deck))
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    for bold in (False, True):
        words = "Director of Medical Records $109,000"
        seen = page.evaluate(
            """([family, words, weight]) => {
              const pen = document.createElement("canvas").getContext("2d");
              pen.fontKerning = "none";
              pen.font = `${weight} 100px "${family}", monospace`;
              return pen.measureText(words).width;
            }""",
            [FAMILY, words, 600 if bold else 400],
        )
        assert seen == pytest.approx(text_width(words, 100, bold=bold), rel=0.01)
        assert widest_width(words, 100, bold=bold) > seen
    context.close()
