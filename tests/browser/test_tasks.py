"""What people come for, each done without documentation in at most four steps, on any screen.

A step is a click, a choice, a file given, or something typed. Everybody begins on the first page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from browsing import stage
from people import edit, rested, use, worked
from playwright.sync_api import Browser, Download, FilePayload, Locator, Page, expect
from pptx import Presentation
from pypdf import PdfReader
from screens import SCREENS

from graph.io.tables import shipped

pytestmark = pytest.mark.browser

MOST: int = 4


TELEPHONE: str = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)


@dataclass
class Somebody:
    """A person at a screen, whose steps are counted."""

    page: Page
    phone: bool
    steps: int = 0

    def click(self, found: Locator) -> None:
        self.steps += 1
        found.click()

    def press(self, name: str | re.Pattern[str]) -> None:
        self.click(self.page.get_by_role("button", name=name).first)

    def go(self, name: str) -> None:
        """Walk to a page by the navigation, which on a telephone has to be opened."""
        if self.phone:
            self.click(self.page.get_by_test_id("stExpandSidebarButton"))
        self.click(self.page.get_by_role("link", name=name, exact=True))
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_attached()
        rested(self.page)

    def type(self, field: Locator, words: str) -> None:
        self.steps += 1
        field.fill(words)
        field.press("Enter")

    def give(self, file: FilePayload) -> None:
        self.steps += 1
        self.page.locator("input[type=file]").set_input_files(file)

    def save(self, name: str | re.Pattern[str]) -> Download:
        with self.page.expect_download() as got:
            self.press(name)
        return got.value

    def sees(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()


def planned(who: Somebody) -> None:
    who.click(who.page.locator(".st-key-whole_plan button"))
    expect(who.page.locator(".st-key-plan_figures")).to_be_visible()
    stage(who.page)
    rested(who.page)


def sent_as(who: Somebody, ending: str) -> bytes:
    planned(who)
    who.press("Export")
    return who.save(ending).path().read_bytes()


def what_an_rhit_leads_to(who: Somebody) -> None:
    who.go("Explore")
    who.type(who.page.get_by_role("combobox", name="Find"), "RHIT")
    stage(who.page)
    opened = who.page.locator("g.box:visible").filter(has_text="It opens")
    expect(opened.or_(who.page.get_by_text("It opens")).first).to_be_visible()


def the_cheapest_way_to_director(who: Somebody) -> None:
    who.press(re.compile("Cheaper:"))
    expect(who.page.get_by_text("Proved: no plan is cheaper")).to_be_visible()


def what_is_in_reach_in_24_months_with_5000_dollars(who: Somebody) -> None:
    who.press("Show what is in reach")
    for name, words in (("Time", "24 months"), ("Cost", "$5,000")):
        who.steps += 1
        slid(who.page, name, words)
    who.sees(re.compile("Within 24 months and .5,000 you can reach"))


def slid(page: Page, name: str, words: str) -> None:
    """Move a slider from its right end to a value."""
    thumb = page.get_by_role("slider", name=name)
    thumb.focus()
    for _ in range(40):
        if thumb.get_attribute("aria-valuetext") == words:
            break
        page.keyboard.press("ArrowLeft")
    expect(thumb).to_have_attribute("aria-valuetext", words)
    rested(page)


def a_plan_on_a_slide(who: Somebody) -> None:
    slides = Presentation(io.BytesIO(sent_as(who, "(.pptx)")))
    assert len(slides.slides) > 2


def a_changed_table(who: Somebody) -> None:
    who.go("Data")
    text = shipped("data").joinpath("nodes.csv").read_text(encoding="utf-8")
    changed = text.replace("Director of Medical Records,", "Chief of Medical Records,", 1)
    who.give({"name": "nodes.csv", "mimeType": "text/csv", "buffer": changed.encode()})
    who.sees("edges.csv")


def what_a_practical_nurse_of_five_years_becomes(who: Somebody) -> None:
    who.steps += 1
    dialog = edit(who.page)
    who.steps += 2
    worked(who.page, dialog, "Licensed Practical Nurse", 60, asked=False)
    who.steps += 1
    use(dialog)
    who.sees("5 years as Licensed Practical Nurse")
    stage(who.page)


def rhia_against_ccs(who: Somebody) -> None:
    who.go("Compare")
    who.press("RHIA, CCS and CPC")
    names = who.page.locator("table.compare thead strong")
    expect(names).to_have_text(["RHIA", "CCS", "CPC"])


def without_a_bachelor(who: Somebody) -> None:
    who.steps += 1
    dialog = edit(who.page)
    who.click(dialog.get_by_role("button", name="Bachelor's"))
    who.steps += 1
    use(dialog)
    who.sees("no bachelor's")
    expect(who.page.locator(".st-key-first_answer h2")).to_contain_text("5 years 6 months")


def a_plan_to_an_adviser(who: Somebody) -> None:
    assert b"Director of Medical Records" in sent_as(who, "(.html)")


def a_plan_on_paper(who: Somebody) -> None:
    planned(who)
    sheets = PdfReader(io.BytesIO(who.page.pdf(prefer_css_page_size=True))).pages
    assert "Director of Medical Records" in sheets[0].extract_text()


def which_credential_opens_most(who: Somebody) -> None:
    who.press("Show what is in reach")
    who.click(who.page.get_by_role("radio", name="What opens most"))
    expect(who.page.get_by_test_id("stDataFrame").first).to_be_visible()


def what_a_coder_of_three_years_becomes(who: Somebody) -> None:
    who.click(who.page.get_by_text("Coder with a CCA"))
    who.sees("CCA · 3 years as Outpatient Coder")
    rested(who.page)
    expect(who.page.locator(".st-key-first_answer h2")).to_contain_text("year")


def who_hires_a_coding_manager(who: Somebody) -> None:
    who.go("Explore")
    who.type(who.page.get_by_role("combobox", name="Find"), "coding manager")
    stage(who.page)
    expect(who.page.locator("g.box:visible").filter(has_text="Hospital").first).to_be_visible()


def what_changes_when_i_keep_working(who: Somebody) -> None:
    who.steps += 1
    dialog = edit(who.page)
    who.click(dialog.get_by_text("Keep working", exact=True))
    who.steps += 1
    use(dialog)
    who.sees("keep working")
    stage(who.page)


def the_shortest_route_and_what_it_leaves_out(who: Somebody) -> None:
    planned(who)
    who.click(who.page.get_by_role("radio", name="Shortest route"))
    who.sees("Leaves out:")


def how_sure_a_plan_is(who: Somebody) -> None:
    planned(who)
    who.click(who.page.get_by_role("radio", name="How sure"))
    who.sees("if estimates are off by up to 25%")


def my_profile_as_a_file(who: Somebody) -> None:
    who.steps += 1
    edit(who.page)
    saved = who.save(re.compile("Save")).path().read_text(encoding="utf-8")
    assert "edu-cert-coding" in saved


TASKS: tuple[Callable[[Somebody], None], ...] = (
    what_an_rhit_leads_to,
    the_cheapest_way_to_director,
    what_is_in_reach_in_24_months_with_5000_dollars,
    a_plan_on_a_slide,
    a_changed_table,
    what_a_practical_nurse_of_five_years_becomes,
    rhia_against_ccs,
    without_a_bachelor,
    a_plan_to_an_adviser,
    a_plan_on_paper,
    which_credential_opens_most,
    what_a_coder_of_three_years_becomes,
    who_hires_a_coding_manager,
    what_changes_when_i_keep_working,
    the_shortest_route_and_what_it_leaves_out,
    how_sure_a_plan_is,
    my_profile_as_a_file,
)


@pytest.fixture
def who(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Somebody]:
    screen = request.param
    # Streamlit closes its menu after a choice on what calls itself a telephone.
    context = browser.new_context(
        viewport=SCREENS[screen],
        has_touch=screen == "phone",
        user_agent=TELEPHONE if screen == "phone" else None,
    )
    page = context.new_page()
    page.goto(server)
    stage(page)
    rested(page)
    yield Somebody(page, screen == "phone")
    context.close()


ELSEWHERE = {
    a_plan_on_a_slide,
    a_plan_to_an_adviser,
    a_plan_on_paper,
    the_shortest_route_and_what_it_leaves_out,
    how_sure_a_plan_is,
}
"""What other tests of `--slow` do too: done here by `--every`, as is all on a telephone but one."""


def marked(screen: str, task: Callable[[Somebody], None]) -> pytest.MarkDecorator:
    """Return when a task is done."""
    if screen == "wide":
        return pytest.mark.every if task in ELSEWHERE else pytest.mark.slow
    return pytest.mark.slow if task is rhia_against_ccs else pytest.mark.every


@pytest.mark.parametrize(
    ("who", "task"),
    [
        pytest.param(
            screen,
            task,
            marks=marked(screen, task),
            id=f"{screen}-{task.__name__}",
        )
        for screen in SCREENS
        for task in TASKS
    ],
    indirect=["who"],
)
def test_it_takes_four_steps_at_most(who: Somebody, task: Callable[[Somebody], None]) -> None:
    task(who)
    assert 0 < who.steps <= MOST
