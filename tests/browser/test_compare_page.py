"""The Compare page in a real browser: the shortlist on its way, wide and as on a telephone."""

from __future__ import annotations

import re

import pytest
from browsing import place, stage
from playwright.sync_api import Page, WebSocket, expect
from screens import settled

pytestmark = pytest.mark.browser

PERSON = "hold=ahima-rhit&job=medical-records-technician"
CREDENTIALS = "credential=ahima-rhia&credential=ahima-ccs&credential=aapc-cpc"


def test_a_shortlist_is_filled_on_other_pages_and_kept(page: Page, server: str) -> None:
    page.goto(f"{server}/explore?node=inpatient-coder&{PERSON}")
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_role("button", name="Open Compare (1)").click()
    expect(page.get_by_text("What should stand beside Inpatient Coder?")).to_be_visible()
    page.get_by_role("combobox", name="Shortlist").fill("data analyst")
    page.get_by_role("option", name="Health Data Analyst", exact=True).click()
    expect(page.locator("table.compare thead strong")).to_have_text(
        ["Inpatient Coder", "Health Data Analyst"]
    )
    page.keyboard.press("Escape")
    expect(page).to_have_url(
        re.compile("role=inpatient-coder&role=health-data-analyst.*ahima-rhit")
    )
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("button", name="Open Compare (1)")).to_be_visible()
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_role("radio", name="Roles").click()
    expect(page.locator("table.compare thead strong")).to_have_count(2)
    page.reload()
    expect(page.locator("table.compare thead strong")).to_have_count(2)


def exported(page: Page) -> str:
    """Return the picture that the Export menu gives now."""
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as got:
        page.get_by_role("button", name="(.svg)").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="(.svg)")).to_have_count(0)
    return got.value.path().read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_is_the_same_opens_and_a_change_sends_little(page: Page, server: str) -> None:
    page.goto(f"{server}/compare?{PERSON}&{CREDENTIALS}")
    stage(page)
    folded = page.locator(".compare-same")
    expect(folded).to_contain_text("3 rows are the same: type, kind and status")
    folded.locator("summary").click()
    expect(folded.get_by_text("certification")).to_be_visible()
    sizes: list[int] = []

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sizes.append(len(frame)))

    page.on("websocket", opened)
    page.reload()
    stage(page)
    toggle = page.locator(".st-key-compare_differences label")
    toggle.click()
    expect(page.get_by_role("rowheader", name="Type")).to_be_visible()
    settled(page)
    assert "Status" in exported(page)
    sizes.clear()
    toggle.click()
    expect(page.get_by_role("rowheader", name="Type")).to_have_count(0)
    settled(page)
    page.remove_listener("websocket", opened)
    assert 0 < sum(sizes) <= 5_000
    assert "Status" not in exported(page)
    page.get_by_role("combobox", name="Show the plan of").click()
    page.get_by_role("option", name="CCS").click()
    expect(page).to_have_url(re.compile("/plan.*target=ahima-ccs"))


@pytest.mark.slow
@pytest.mark.parametrize("what", [CREDENTIALS, "role=him-supervisor&role=inpatient-coder"])
def test_a_telephone_needs_no_sideways_scroll(page: Page, server: str, what: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/compare?{PERSON}&{what}&rows=all")
    rows = page.locator("table.compare tbody tr")
    expect(rows.first).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    first, second = (place(rows.first.locator("td").nth(n)) for n in (0, 1))
    assert second["y"] >= first["y"] + first["height"]
    assert first["width"] > 300
    names = rows.first.locator("td > span")
    expect(names.first).to_be_visible()
