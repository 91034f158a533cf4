"""The person who asks, in a real browser: edited once, the same on every page, never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing import shown
from playwright.sync_api import Browser, Locator, Page, expect

from graph.model.graph import Graph
from graph.person.file import read_profile
from graph.person.profile import Profile

pytestmark = pytest.mark.browser

NURSE = "target=him-supervisor&experience=registered-nurse:60&max_cost=5000"


def bar(page: Page) -> Locator:
    return page.locator(".st-key-profile_bar")


def edit(page: Page) -> Locator:
    """Open the dialog."""
    bar(page).get_by_role("button", name="Edit").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Use this profile")).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    return dialog


def use(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Use this profile").click()
    expect(dialog).to_be_hidden()


@pytest.mark.slow
def test_a_person_is_edited_once_and_walks_through_all_pages(
    page: Page, server: str, shipped: Graph
) -> None:
    page.goto(f"{server}/plan?{NURSE}")
    expect(bar(page)).to_contain_text("5 years as Registered Nurse · up to $5,000")
    dialog = edit(page)
    expect(dialog).to_contain_text("You worked as Registered Nurse: which degree did you take?")
    dialog.get_by_role("radio", name="Bachelor of Science in Nursing (BSN)").click()
    expect(dialog).not_to_contain_text("which degree did you take?")
    dialog.get_by_role("button", name="Master's").click()
    dialog.get_by_text("Keep working", exact=True).click()
    use(dialog)
    words = "BSN · 5 years as Registered Nurse · up to $5,000 · no master's · keep working"
    expect(bar(page)).to_contain_text(words)
    person = "hold=edu-bsn&experience=registered-nurse%3A60&avoid_kind=master_degree"
    expect(page).to_have_url(re.compile(re.escape(person)))

    page.get_by_role("link", name="Explore").first.click()
    expect(page.get_by_role("heading", level=1, name="Explore")).to_be_attached()
    expect(bar(page)).to_contain_text(words)
    expect(page).to_have_url(re.compile(re.escape(person)))
    shown(page, shipped.nodes["medical-records-technician"]["name"])
    page.get_by_role("button", name="Show the plan").click()
    expect(page.get_by_role("heading", level=1, name="Plan")).to_be_attached()
    expect(page).to_have_url(re.compile("target=medical-records-technician"))
    expect(bar(page)).to_contain_text(words)
    expect(page).to_have_title(re.compile("· Plan · careergraph$"))
    page.reload()
    expect(bar(page)).to_contain_text(words)
    page.get_by_role("link", name="Plan").first.click()
    expect(bar(page)).to_contain_text(words)
    page.reload()
    expect(bar(page)).to_contain_text(words)


@pytest.mark.parametrize(
    ("had", "row", "words"),
    [
        ("hold=ahima-cca", 0, "CCA · 3 years as Outpatient Coder"),
        pytest.param(
            "experience=registered-nurse:60",
            1,
            "3 years as Outpatient Coder · 5 years as Registered Nurse",
            marks=pytest.mark.slow,
        ),
    ],
    ids=["first", "another"],
)
def test_jobs_and_months_are_typed_into_the_table(
    page: Page, server: str, had: str, row: int, words: str
) -> None:
    page.goto(f"{server}/explore?{had}")
    dialog = edit(page)
    table = dialog.get_by_test_id("stDataFrame")
    expect(table.get_by_test_id("data-grid-canvas")).to_be_visible()
    box = table.bounding_box()
    assert box is not None
    # The table is a picture: rows of 35 pixels under a header; the last one adds a row.
    height = 53 + 35 * row
    cell = page.locator("input:focus")
    table.dblclick(position={"x": 120, "y": height})
    cell.fill("Outpatient Coder")
    expect(page.locator("[id^=react-select][role=option]")).to_have_count(1)
    cell.press("Enter")
    expect(dialog.get_by_text("You worked as Outpatient Coder").first).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    table.dblclick(position={"x": box["width"] - 60, "y": height})
    expect(cell).to_have_value("12")
    cell.fill("36")
    cell.press("Enter")
    expect(cell).to_be_hidden()
    use(dialog)
    expect(bar(page)).to_contain_text(words)
    expect(page).to_have_url(re.compile("experience=outpatient-coder%3A36"))


def test_what_is_held_is_found_by_another_name(page: Page, server: str) -> None:
    page.goto(f"{server}/explore?node=ahima-rhia&hold=none")
    dialog = edit(page)
    field = dialog.get_by_role("combobox", name="What you hold")
    field.click()
    field.press_sequentially("NCLEX")
    page.get_by_role("option", name="NCLEX-RN: Registered nurse licence").click()
    expect(dialog.locator("[data-tag]")).to_have_text("Registered nurse licence")
    page.keyboard.press("Escape")
    use(dialog)
    expect(bar(page)).to_contain_text("Registered nurse licence · no experience yet")


@pytest.mark.slow
def test_a_profile_is_saved_and_opened(
    page: Page, server: str, shipped: Graph, tmp_path: Path
) -> None:
    page.goto(f"{server}/explore?{NURSE.partition('&')[2]}")
    dialog = edit(page)
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name="Save as a file").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name == "profile.toml"
    assert read_profile(shipped, path) == Profile(
        experience={"registered-nurse": 60}, max_cost=5000
    )
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('max_cost = 7\nhold = ["rhiaa"]\n', encoding="utf-8")
    page.goto(f"{server}/explore?hold=ahima-cca")
    dialog = edit(page)
    dialog.get_by_text("Open a saved profile").click()
    dialog.locator("input[type=file]").set_input_files(wrong)
    expect(dialog).to_contain_text("wrong.toml was not used")
    expect(dialog).to_contain_text("line 2, hold: no node is called 'rhiaa'")
    dialog.locator("input[type=file]").set_input_files(path)
    expect(dialog).to_contain_text("profile.toml is opened")
    use(dialog)
    expect(bar(page)).to_contain_text("5 years as Registered Nurse · up to $5,000")
    expect(bar(page)).not_to_contain_text("CCA")


@pytest.mark.slow
def test_two_people_at_once_stay_two(page: Page, server: str, browser: Browser) -> None:
    page.goto(f"{server}/explore?{NURSE.partition('&')[2]}")
    expect(bar(page)).to_contain_text("Registered Nurse")
    other = browser.new_context().new_page()
    other.goto(f"{server}/explore?hold=ahima-rhit")
    expect(bar(other)).to_contain_text("RHIT")
    dialog = edit(page)
    dialog.get_by_role("button", name="Bachelor's").click()
    use(dialog)
    expect(bar(page)).to_contain_text("no bachelor's")
    other.get_by_role("link", name="Plan").first.click()
    expect(other.get_by_role("heading", level=1, name="Plan")).to_be_attached()
    expect(bar(other)).to_contain_text("RHIT · no experience yet · no limits")
    other.context.close()


@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)])
def test_the_dialog_fits_and_its_buttons_are_in_sight(
    page: Page, server: str, screen: tuple[int, int]
) -> None:
    width, height = screen
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{server}/explore?{NURSE}")
    assumed = bar(page).get_by_text("High school diploma or GED (assumed)")
    # On a telephone there is one line, and what is assumed is left out first.
    expect(assumed).to_be_visible(visible=width > 640)
    box = bar(page).bounding_box()
    assert box is not None
    assert box["height"] <= 60
    dialog = edit(page)
    expect(dialog.get_by_role("button", name="Use this profile")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    assert inside
