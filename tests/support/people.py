"""A person edited in the dialog, in a real browser, for tests only."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def rested(page: Page) -> None:
    """Wait until the page has run."""
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def bar(page: Page) -> Locator:
    return page.locator(".st-key-profile_bar")


def edit(page: Page) -> Locator:
    """Open the dialog."""
    bar(page).get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_test_id("data-grid-canvas")).to_be_visible()
    rested(page)
    return dialog


def worked(page: Page, dialog: Locator, role: str, months: int, *, asked: bool = True) -> None:
    """Type a job and its months into the first row of the table; it is drawn, row by row.

    Of most jobs the dialog then asks which degree they took.
    """
    table = dialog.get_by_test_id("stDataFrame")
    frame = table.bounding_box()
    assert frame is not None
    cell = page.locator("input:focus")
    table.dblclick(position={"x": 120, "y": 53})
    cell.fill(role)
    expect(page.locator("[id^=react-select][role=option]").first).to_have_text(role)
    cell.press("Enter")
    if asked:
        expect(dialog.get_by_text(f"You worked as {role}").first).to_be_visible()
    expect(cell).to_be_hidden()
    rested(page)
    table.dblclick(position={"x": frame["width"] - 60, "y": 53})
    expect(cell).to_have_value("12")
    cell.fill(str(months))
    cell.press("Enter")
    expect(cell).to_be_hidden()


def use(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Use this profile").click()
    expect(dialog).to_be_hidden()
