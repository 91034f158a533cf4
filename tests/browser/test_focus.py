"""The focus view in a browser: cards, rows that open, lines, a telephone."""

from __future__ import annotations

import re

import pytest
from browsing import box, shown, stage
from playwright.sync_api import Page, expect

from graph.model.graph import Graph
from graph.ui.state import FIRST_NODE, FIRST_TARGET

pytestmark = pytest.mark.browser


def test_a_first_click_tells_and_a_second_one_moves(
    page: Page, server: str, shipped: Graph
) -> None:
    page.goto(f"{server}/explore?node={FIRST_TARGET}&hold=ahima-rhit")
    card = box(page, "ahima-rhia")
    card.click()
    shown(page, shipped.nodes["ahima-rhia"]["name"])
    expect(page).to_have_url(re.compile(f"node=ahima-rhia&focus={FIRST_TARGET}"))
    expect(stage(page).locator("svg")).to_have_attribute("data-focus", FIRST_TARGET)
    card.click()
    expect(stage(page).locator("svg")).to_have_attribute("data-focus", "ahima-rhia")
    expect(page).not_to_have_url(re.compile("focus="))
    page.go_back()
    expect(stage(page).locator("svg")).to_have_attribute("data-focus", FIRST_TARGET)
    card.dblclick()
    expect(stage(page).locator("svg")).to_have_attribute("data-focus", "ahima-rhia")


def test_rows_open_by_click_and_key_and_the_address_keeps_them(page: Page, server: str) -> None:
    page.goto(f"{server}/explore?node={FIRST_NODE}")
    before = stage(page).locator("g.box").count()
    box(page, "open:counts").click()
    expect(box(page, "fold:counts")).to_be_visible()
    assert stage(page).locator("g.box").count() > before
    expect(page).to_have_url(re.compile("open=counts"))
    page.reload()
    expect(box(page, "fold:counts")).to_be_visible()
    # A click on the node in focus, whose facts are shown, closes nothing.
    box(page, FIRST_NODE).click()
    expect(page.locator('.stApp[data-test-script-state="notRunning"]')).to_be_attached()
    expect(box(page, "fold:counts")).to_be_visible()
    box(page, "fold:counts").focus()
    page.keyboard.press("Enter")
    expect(box(page, "open:counts")).to_be_visible()
    expect(page).not_to_have_url(re.compile("open="))


@pytest.mark.slow
def test_a_pathway_folds_and_opens(page: Page, server: str) -> None:
    page.goto(f"{server}/explore?node={FIRST_NODE}")
    head = stage(page).locator("g.box[data-id^='fold:way-']").first
    name = (head.get_attribute("data-id") or "").removeprefix("fold:")
    head.click()
    expect(box(page, f"open:{name}")).to_be_visible()
    box(page, f"open:{name}").click()
    expect(box(page, f"fold:{name}")).to_be_visible()


@pytest.mark.slow
def test_a_line_of_a_card_that_comes_twice_stays_marked(page: Page, server: str) -> None:
    page.goto(f"{server}/explore?node=aapc-cpc&open=way-1&open=way-4")
    # A level line has no height, and so is not seen by the browser's own measure.
    ends = '[data-source="aapc-practicode 2"][data-target="aapc-cpc"]'
    second = stage(page).locator(f"g.line{ends}")
    second.dispatch_event("click")
    facts = page.locator(".st-key-explore_facts_line")
    expect(facts).to_contain_text("Practicode")
    expect(facts).to_contain_text("Required for")
    expect(second).to_have_attribute("aria-current", "true")


def test_a_telephone_shows_the_upright_view(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/explore?node={FIRST_TARGET}")
    assert stage(page).locator("svg").evaluate("(svg) => svg.viewBox.baseVal.width") == 358
    expect(stage(page).locator("g.box[data-id^='fold:way-']")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # What is said about a box goes with the picture it was in.
    said = page.get_by_role("button", name="See the facts below")
    box(page, FIRST_TARGET).last.click()
    expect(said).to_be_visible()
    stage(page).locator("g.box[data-id^='fold:way-']").first.click()
    expect(said).to_be_hidden()
    # The pages are behind a button that says so.
    menu = page.get_by_test_id("stExpandSidebarButton")
    word = "(button) => getComputedStyle(button, '::after').content"
    assert menu.evaluate(word) == '"Menu"'
