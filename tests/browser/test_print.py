"""The Plan page on paper: the answer with its picture, and the steps."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from browsing import stage
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from graph.model.graph import Graph
from graph.ui.state import FIRST_HELD, FIRST_TARGET

pytestmark = pytest.mark.browser

INK = 0x40
"""The largest part of red, green or blue that still counts as dark."""


def printed(page: Page) -> list[PageObject]:
    """Return the pages that the browser prints, with backgrounds."""
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    return list(PdfReader(io.BytesIO(data)).pages)


def words(sheet: PageObject) -> str:
    return " ".join(sheet.extract_text().split())


def shared(one: Mapping[str, Any], other: Mapping[str, Any], start: str, size: str) -> float:
    """Return how far two rectangles overlap in one direction."""
    return float(
        min(each[start] + each[size] for each in (one, other)) - max(one[start], other[start])
    )


def opened(page: Page, server: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{server}/plan")
    stage(page)
    expect(page.get_by_text("A plan is not a route")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_paper_has_the_answer_the_picture_and_the_steps(
    own_page: Page, server: str, shipped: Graph, scheme: str, width: int
) -> None:
    opened(own_page, server, scheme, width)
    sheets = printed(own_page)
    first, *steps = map(words, sheets)
    goal, held = shipped.nodes[FIRST_TARGET]["name"], shipped.nodes[FIRST_HELD]["name"]
    for said in (goal, held, "5 years 3 months", "Proved: no plan is faster", "$109,000"):
        assert said in first
    # One sheet to hand over.
    for drawn in ("Year 5", "all five", "must come first, time to spare"):
        assert drawn in first
    assert "Steps" not in first
    assert "Steps" in steps[0]
    listed = " ".join(steps)
    for number in range(1, 7):
        assert f" {number}. " in listed
    assert "1. Study: Associate degree" in listed
    assert len(sheets) == 3
    for gone in ("Export", "Share", "Explore", "Edit", "Done", "More", "I hold", "What matters"):
        assert gone not in f"{first} {listed}", gone
    for gone in ("Other ways", "On the calendar", "Click a box", "Tick what"):
        assert gone not in f"{first} {listed}", gone
    for sheet in sheets:
        assert sheet.mediabox.width > sheet.mediabox.height


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overprints_and_paper_is_light(own_page: Page, server: str, scheme: str) -> None:
    opened(own_page, server, scheme, 1440)
    own_page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    texts = own_page.evaluate(
        """() => {
          const seen = [];
          const main = document.querySelector(".stMain");
          const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const { parentElement: parent, textContent } = walk.currentNode;
            if (!textContent.trim() || parent.closest("style, .st-key-page_heading")) continue;
            const range = document.createRange();
            range.selectNodeContents(walk.currentNode);
            const colour = getComputedStyle(parent).color.match(/[\\d.]+/g).map(Number);
            for (const { x, y, width, height } of range.getClientRects()) {
              if (width > 1 && height > 1) seen.push({ x, y, width, height, colour, textContent });
            }
          }
          return seen;
        }"""
    )
    assert len(texts) > 40
    for text in texts:
        assert max(text["colour"][:3]) <= INK, text["textContent"]
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            both = f"{one['textContent']} / {other['textContent']}"
            assert shared(one, other, "x", "width") < 2 or shared(one, other, "y", "height") < 5, (
                both
            )
    backs = own_page.evaluate(
        """() => ["body", ".stApp"].map((one) =>
          getComputedStyle(document.querySelector(one)).backgroundColor)"""
    )
    assert backs == ["rgb(255, 255, 255)"] * 2
