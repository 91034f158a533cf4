"""Files that come out of the app, opened as their readers open them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from browsing import stage
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from graph.export.publish.formats import FORMATS, today

pytestmark = pytest.mark.browser


def saved(page: Page, ending: str) -> tuple[str, bytes]:
    """Click a format and return the name and the bytes of the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"{FORMATS[ending].words} ({ending})").click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    stage(page)
    page.get_by_role("button", name="Export").click()
    page.get_by_text("For other programs").click()
    expect(page.get_by_text(FORMATS[".losses.csv"].about)).to_be_visible()


@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)])
def test_a_plan_becomes_slides(page: Page, server: str, screen: tuple[int, int]) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    opened(page, f"{server}/plan")
    name, data = saved(page, ".pptx")
    assert name == f"careergraph-director-of-medical-records-{today()}.pptx"
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(data)).slides]
    assert titles[0] == "Director of Medical Records in 5 years 3 months"
    assert len(titles) >= 4


@pytest.mark.slow
def test_every_format_comes_from_the_map(page: Page, server: str) -> None:
    opened(page, f"{server}/explore")
    for ending in FORMATS:
        name, data = saved(page, ending)
        assert name.endswith(f"{today()}{ending}")
        assert len(data) > 1000, ending
    _, data = saved(page, ".pdf")
    assert "needs and opens" in PdfReader(io.BytesIO(data)).pages[0].extract_text()
