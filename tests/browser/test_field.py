"""The matrix of the field on the Explore and the Reach page, in a real browser."""

from __future__ import annotations

import pytest
from browsing import box, letters, place, stage
from playwright.sync_api import Page, WebSocket, expect

from graph.drawing.decks.matrix.values import matrix_of
from graph.model.graph import Graph
from graph.ui.state import FIRST_HELD

pytestmark = pytest.mark.browser

FIELD = "/explore?show=everything"
REACH = f"/reach?hold={FIRST_HELD}&max_months=6&max_cost=500"
CELL = "cell:career-coding-revenue-cycle:senior"


def at_rest(page: Page) -> None:
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()


def test_a_click_on_a_cell_shows_its_roles_and_sends_little(
    page: Page, server: str, shipped: Graph
) -> None:
    heard: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: heard.append(len(data)))

    page.once("websocket", watch)
    page.goto(server + FIELD)
    stage(page)
    at_rest(page)
    assert sum(heard) < 150_000
    assert letters(page) >= 10.9
    heard.clear()
    box(page, CELL).click()
    panel = page.locator(".st-key-field_cell")
    expect(panel).to_contain_text("Coding, billing and revenue cycle · senior")
    expect(box(page, CELL)).to_have_attribute("aria-current", "true")
    at_rest(page)
    assert sum(heard) < 5_000
    cell = matrix_of(shipped, shipped).cell(CELL)
    assert cell is not None
    assert f"cell={cell.key.replace(':', '%3A')}" in page.url


@pytest.mark.slow
def test_a_click_on_a_role_leads_to_what_it_needs(page: Page, server: str, shipped: Graph) -> None:
    page.goto(f"{server}{FIELD}&cell=career-cdi:director")
    cell = matrix_of(shipped, shipped).cell("career-cdi:director")
    assert cell is not None
    grid = page.locator(".st-key-field_roles").get_by_test_id("data-grid-canvas")
    at = place(grid)
    page.mouse.click(at["x"] + 60, at["y"] + 52)
    page.wait_for_url(f"**node={cell.roles[0]}*")
    assert "show=" not in page.url


@pytest.mark.slow
def test_arrow_keys_walk_from_cell_to_cell(page: Page, server: str) -> None:
    page.goto(f"{server}{FIELD}&cell=career-coding-revenue-cycle:senior")
    found = box(page, CELL)
    expect(found).to_have_attribute("aria-current", "true")
    found.focus()
    page.keyboard.press("ArrowRight")
    beside = box(page, "cell:career-coding-revenue-cycle:lead")
    expect(beside).to_be_focused()
    page.keyboard.press("Enter")
    expect(beside).to_have_attribute("aria-current", "true")


@pytest.mark.slow
@pytest.mark.parametrize("path", [FIELD, REACH])
def test_a_phone_shows_strips_without_sideways_scroll(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + path)
    stage(page)
    at_rest(page)
    assert letters(page) >= 10.9
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    target = place(box(page, CELL))
    assert min(target["width"], target["height"]) >= 44


def test_a_cell_and_a_row_of_reach_are_marked_together(page: Page, server: str) -> None:
    page.goto(server + REACH)
    entry = "cell:career-coding-revenue-cycle:entry"
    box(page, entry).click()
    expect(page.get_by_text("within your limits").first).to_be_visible()
    expect(box(page, entry)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("button", name="Show the plan")).to_be_visible()
    page.get_by_role("button", name="Show all rows").click()
    expect(page.get_by_role("button", name="Show all rows")).to_have_count(0)
    grid = place(page.locator(".st-key-reach_rows").get_by_test_id("data-grid-canvas"))
    page.mouse.click(grid["x"] + 20, grid["y"] + 52)
    page.wait_for_url("**node=**")
    at_rest(page)
    expect(page.locator("g.box[aria-current=true]:visible")).to_have_count(1)
    page.get_by_role("button", name="Show the plan").click()
    page.wait_for_url("**/plan?**")


@pytest.mark.slow
def test_the_best_paid_roles_of_a_cell_are_compared(
    page: Page, server: str, shipped: Graph
) -> None:
    page.goto(f"{server}{FIELD}&cell=career-coding-revenue-cycle:senior")
    page.get_by_role("button", name="Compare the top 3").click()
    page.wait_for_url("**/compare?**")
    cell = matrix_of(shipped, shipped).cell(CELL)
    assert cell is not None
    assert all(f"role={role}" in page.url for role in cell.roles[:3])
