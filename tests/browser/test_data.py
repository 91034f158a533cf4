"""The Data page in a browser: own files for one visit, tables, and what a click sends."""

from __future__ import annotations

import io
import zipfile

import pytest
from browsing import stage
from playwright.sync_api import Browser, FilePayload, Page, WebSocket, expect

from graph.io.template import template

pytestmark = pytest.mark.browser

OWN: FilePayload = {"name": "mine.zip", "mimeType": "application/zip", "buffer": template()}


def rested(page: Page) -> None:
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def hand_over(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").set_input_files(list(files))


def own(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def test_own_data_is_shown_on_every_page_of_one_visit_only(
    page: Page, browser: Browser, server: str
) -> None:
    page.goto(f"{server}/data?view=own")
    hand_over(page, OWN)
    page.get_by_role("button", name="Use it in this visit").click()
    back = page.get_by_role("button", name="Back to the shipped data")
    expect(back).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    stage(page)
    expect(page.locator("g.box:visible").filter(has_text="Coder")).to_have_count(1)
    expect(back).to_be_visible()
    # Another visit at the same time sees the shipped data.
    other = browser.new_page()
    other.goto(f"{server}/explore")
    stage(other)
    expect(other.get_by_text("Coding course", exact=True)).to_have_count(0)
    expect(other.get_by_text("Your own data")).to_have_count(0)
    other.close()
    back.click()
    expect(page.get_by_text("Your own data")).to_have_count(0)
    page.get_by_role("link", name="Data").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Nobody else sees your files.")).to_be_visible()
    # A new field, ready for the same file again.
    hand_over(page, OWN)
    page.get_by_role("button", name="Use it in this visit").wait_for()
    page.reload()
    expect(page.get_by_text("Nobody else sees your files.")).to_be_visible()


def test_two_tables_chosen_together_are_read_together(page: Page, server: str) -> None:
    page.goto(f"{server}/data?view=own")
    nodes = "id,type,name\na,role,A\nb,role,<img src=x onerror=alert(1)>\n"
    edges = "source,target,relation\na,b,advances_to\n"
    hand_over(page, own("nodes.csv", nodes), own("edges.csv", edges))
    expect(page.get_by_text("nodes.csv 2 rows · edges.csv 1 row")).to_be_visible()
    page.get_by_role("button", name="Use it in this visit").wait_for()
    assert page.locator(".stHtml img").count() == 0
    hand_over(page, own("edges.csv", edges.replace("a,b", "a,bb")))
    said = page.locator(".data .problems")
    expect(said).to_contain_text("no node 'bb' in nodes.csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="List").click()
    assert "edges.csv:2: target: no node 'bb'" in download.value.path().read_text()


@pytest.mark.slow
def test_what_is_downloaded_can_be_loaded(page: Page, server: str) -> None:
    page.goto(f"{server}/data")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all").click()
    data = download.value.path().read_bytes()
    assert "nodes.csv" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    page.get_by_text("My own data", exact=True).first.click()
    expect(page.get_by_text("How sure the data is")).to_have_count(0)
    rested(page)
    hand_over(page, {"name": "all.zip", "mimeType": "application/zip", "buffer": data})
    expect(page.get_by_text("Nothing differs.")).to_be_visible()


@pytest.mark.slow
def test_a_row_of_a_table_leads_to_explore(page: Page, server: str) -> None:
    page.goto(f"{server}/data?view=tables&table=links&words=RHIA")
    canvas = page.get_by_test_id("data-grid-canvas")
    canvas.wait_for()
    rested(page)
    canvas.click(position={"x": 80, "y": 55}, force=True)
    # The first cell of a link is where it starts, any other one where it leads to.
    first = page.get_by_role("button", name="in Explore").inner_text()
    canvas.click(position={"x": 290, "y": 55}, force=True)
    other = page.get_by_role("button", name="in Explore").filter(has_not_text=first)
    name = other.inner_text().removeprefix("Show ").removesuffix(" in Explore")
    other.click()
    stage(page)
    assert "/explore?" in page.url
    expect(page.get_by_role("heading", name=name).first).to_be_visible()


def test_a_click_sends_little(page: Page, server: str) -> None:
    received: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: received.append(len(data)))

    page.on("websocket", watch)
    page.goto(f"{server}/data?view=tables&table=credentials")
    page.get_by_test_id("data-grid-canvas").wait_for()
    rested(page)
    assert sum(received) < 400_000
    canvas = page.get_by_test_id("data-grid-canvas")
    received.clear()
    canvas.click(position={"x": 80, "y": 55}, force=True)
    page.get_by_role("button", name="in Explore").wait_for()
    rested(page)
    assert 0 < sum(received) < 5_000
    page.remove_listener("websocket", watch)


@pytest.mark.slow
@pytest.mark.parametrize("view", ["", "?view=tables", "?view=tables&table=links", "?view=own"])
def test_a_telephone_scrolls_one_way(page: Page, server: str, view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/data{view}")
    page.get_by_role("heading", name="Data", exact=True).last.wait_for()
    rested(page)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
