"""Whole ways through the app, as people walk them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import WAIT, place, shown, stage
from people import bar, edit, rested, use, worked
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from pptx import Presentation

import graph as careergraph
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Plan
from graph.ui.state import FIRST_HELD, FIRST_TARGET
from graph.words import duration

pytestmark = pytest.mark.browser

OF_STREAMLIT = re.compile(r"/(plan|explore|data|compare)/_stcore/(health|host-config)$")
"""Below the first page Streamlit asks here first, and for the right address after that."""


@contextmanager
def quiet(page: Page) -> Iterator[None]:
    """Fail when anything on the way writes an error to the console."""
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not OF_STREAMLIT.search(where):
            errors.append(f"{message.text} {where}")

    page.on("console", hear)
    yield
    page.remove_listener("console", hear)
    assert errors == []


def become_a_coder_with_limits(page: Page) -> None:
    """Say in the dialog: three years as a coder, $5,000 at most, no bachelor's degree."""
    dialog = edit(page)
    worked(page, dialog, "Outpatient Coder", 36)
    money = dialog.get_by_role("spinbutton", name=re.compile("[Dd]ollars"))
    money.first.fill("5000")
    money.first.press("Enter")
    rested(page)
    dialog.get_by_role("button", name="Bachelor's").click()
    use(dialog)


def answered(page: Page, plan: Plan | None) -> Plan:
    """Check that the page shows a plan of this length; equal ones may differ in their steps."""
    assert plan is not None
    expect(page.locator(".st-key-plan_figures")).to_contain_text(duration(plan.months))
    stage(page)
    return plan


@pytest.mark.slow
@pytest.mark.parametrize(
    "target",
    [
        "quality-manager",
        # The search for this plan takes all of its time.
        pytest.param(FIRST_TARGET, marks=pytest.mark.every),
    ],
)
def test_a_nurse_says_how_long_and_which_degree(
    page: Page, server: str, shipped: Graph, target: str
) -> None:
    with quiet(page):
        page.goto(f"{server}/plan?target={target}&hold=none")
        dialog = edit(page)
        worked(page, dialog, "Registered Nurse", 60)
        dialog.get_by_role("radio", name="Associate Degree in Nursing").click()
        expect(dialog).not_to_contain_text("which degree did you take?")
        use(dialog)
        expect(bar(page)).to_contain_text("5 years as Registered Nurse")
        expect(page).to_have_url(re.compile("hold=edu-adn&experience=registered-nurse%3A60"))
        expect(page.locator(".st-key-plan_figures")).to_contain_text("Earliest")
        rested(page)
        # Nobody is sent to get again what a nurse has.
        steps = page.locator("[class*=st-key-step_card_]")
        expect(steps.first).to_be_visible()
        for had in ("edu-hs", "edu-adn", "lic-rn", "registered-nurse"):
            assert had in shipped
            expect(page.locator(f".st-key-step_card_{had}")).to_have_count(0)


@pytest.mark.slow
def test_a_coder_plans_within_little_money_and_without_a_bachelor(
    page: Page, server: str, shipped: Graph
) -> None:
    with quiet(page):
        page.goto(f"{server}/plan?target=coding-manager&hold=ahima-cca")
        become_a_coder_with_limits(page)
        words = "CCA · 3 years as Outpatient Coder · up to $5,000 · no bachelor's"
        expect(bar(page)).to_contain_text(words)
        asked: dict[str, Any] = {
            "hold": ["ahima-cca"],
            "experience": {"outpatient-coder": 36},
            "max_cost": 5000,
            "avoid_kind": ["bachelor_degree"],
            "objective": "time",
            "clock": "calendar",
        }
        best = answered(page, careergraph.plan(shipped, "coding-manager", **asked).best)
        assert 0 < best.cost <= 5000
        assert not any(
            shipped.nodes[each].get("kind") == "bachelor_degree" for each in best.achieved
        )
        page.reload()
        expect(bar(page)).to_contain_text(words)
        answered(page, best)


@pytest.mark.slow
def test_a_coder_without_a_plan_changes_a_limit(page: Page, server: str, shipped: Graph) -> None:
    with quiet(page):
        page.goto(f"{server}/plan?target={FIRST_TARGET}&hold=ahima-cca")
        become_a_coder_with_limits(page)
        expect(bar(page)).to_contain_text(
            "CCA · 3 years as Outpatient Coder · up to $5,000 · no bachelor's"
        )
        expect(page.get_by_role("heading", level=2)).to_contain_text("No plan leads to")
        expect(page.get_by_text("What makes a plan possible")).to_be_visible()
        rested(page)
        page.reload()
        expect(bar(page)).to_contain_text("up to $5,000 · no bachelor's")
        page.locator(".st-key-way_out_0 button").click()
        expect(page.locator(".st-key-plan_figures")).to_contain_text("Earliest")
        expect(bar(page)).to_contain_text("CCA · 3 years as Outpatient Coder")
        expect(bar(page)).not_to_contain_text("up to $5,000 · no bachelor's")
        within: dict[str, Any] = {"max_cost": 5000, "avoid_kind": ["bachelor_degree"]}
        person: dict[str, Any] = {
            "hold": ["ahima-cca"],
            "experience": {"outpatient-coder": 36},
            **within,
        }
        asked: dict[str, Any] = {"objective": "time", "clock": "calendar", **person}
        assert careergraph.plan(shipped, FIRST_TARGET, **asked).best is None


@pytest.mark.slow
def test_time_is_traded_for_money(page: Page, server: str, shipped: Graph) -> None:
    def best(**options: Any) -> Plan:
        asked: dict[str, Any] = {
            "hold": [FIRST_HELD],
            "objective": "time",
            "clock": "calendar",
            **options,
        }
        found = careergraph.plan(shipped, FIRST_TARGET, **asked).best
        assert found is not None
        return found

    with quiet(page):
        page.goto(f"{server}/plan")
        fastest = answered(page, best())
        page.get_by_role("radio", name="Other ways", exact=True).click()
        cheapest = page.locator(".st-key-way_cheapest")
        expect(cheapest).to_contain_text("Proved", timeout=WAIT)
        cheapest.get_by_role("button", name="Show this plan").click()
        expect(cheapest.get_by_role("button", name="Shown above")).to_be_disabled()
        cheap = answered(page, best(objective="cost"))
        assert cheap.cost < fastest.cost
        rested(page)
        # The first point of the trade-offs is the fastest plan.
        point = page.locator(".st-key-plan_points .mark-symbol path").first
        point.scroll_into_view_if_needed()
        at = place(point)
        page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
        expect(page).to_have_url(re.compile(f"within={fastest.months}"))
        answered(page, fastest)
        rested(page)


def best_for_director(G: Graph, **options: Any) -> Plan:
    asked: dict[str, Any] = {"hold": [FIRST_HELD], "objective": "time", "clock": "calendar"}
    # A busy machine has time for what is interchangeable too.
    found = careergraph.plan(G, FIRST_TARGET, time_limit=60, **{**asked, **options}).best
    assert found is not None
    return found


def card(page: Page, step: str) -> Locator:
    return page.locator(f".st-key-step_card_{step}")


@pytest.mark.slow
def test_from_a_certificate_to_director(page: Page, server: str, shipped: Graph) -> None:
    fastest = best_for_director(shipped)
    swapped = next(step for step in fastest.schedule if step.interchangeable)
    (other,) = swapped.interchangeable
    with quiet(page):
        page.goto(f"{server}/plan")
        answered(page, fastest)
        # Why, and who says so.
        row = card(page, swapped.id)
        expect(row).to_contain_text(f"Needed for {shipped.nodes[FIRST_TARGET]['name']}")
        row.get_by_role("button", name="More").click()
        page.get_by_role("menuitem", name=re.compile("source")).click()
        told = page.get_by_role("dialog").get_by_role("link").first
        expect(told).to_have_attribute("href", re.compile("^https?://"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        # Another exam for the same date and dollars.
        row.get_by_role("button", name="More").click()
        page.get_by_role("menuitem", name=re.compile("Swap it")).click()
        expect(card(page, other)).to_be_visible()
        expect(card(page, swapped.id)).to_have_count(0)
        answered(page, fastest)
        expect(page).to_have_url(re.compile(f"avoid={swapped.id}"))
        rested(page)
        # The first degree is done.
        done = fastest.schedule[0].id
        card(page, done).get_by_role("button", name="Done").click()
        expect(card(page, done)).to_have_count(0)
        expect(page.get_by_text("Proved: no plan is faster")).to_be_visible()
        expect(bar(page)).to_contain_text(display_name(shipped, done))
        rested(page)
        # Money matters more; all of it stays.
        page.get_by_role("radio", name="Cheapest").or_(
            page.get_by_role("button", name="Cheapest")
        ).first.click()
        expect(page).to_have_url(re.compile("objective=cost"))
        cheapest = best_for_director(
            shipped, hold=[FIRST_HELD, done], avoid=[swapped.id], objective="cost"
        )
        answered(page, cheapest)
        page.reload()
        answered(page, cheapest)


def test_the_keyboard_is_enough(page: Page, server: str, shipped: Graph) -> None:
    def tab_to(found: Locator, most: int = 40) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if found.evaluate_all(
                "(all) => all.some((one) => one.matches(':focus, :focus-within'))"
            ):
                return
        raise AssertionError(found)

    name = shipped.nodes[FIRST_TARGET]["name"]
    with quiet(page):
        page.goto(f"{server}/plan?target=him-supervisor&hold={FIRST_HELD}")
        answered(page, best_for_supervisor(shipped))
        # From the top of the page into the picture, and along it.
        tab_to(page.locator("g.box:focus"))
        first = page.locator("g.box:focus").get_attribute("data-id")
        page.keyboard.press("ArrowRight")
        focused = page.locator("g.box:focus")
        expect(focused).not_to_have_attribute("data-id", first or "")
        node = focused.get_attribute("data-id") or ""
        page.keyboard.press("Enter")
        shown(page, shipped.nodes[node]["name"])
        expect(
            page.get_by_text("Official page").or_(page.get_by_text("Requirements")).first
        ).to_be_visible()
        rested(page)
        # Another goal, by typing.
        goal = page.get_by_role("combobox", name="I want to become")
        for _ in range(60):
            page.keyboard.press("Shift+Tab")
            if goal.evaluate("(one) => one === document.activeElement"):
                break
        expect(goal).to_be_focused()
        page.keyboard.press("ArrowDown")
        goal.press("ControlOrMeta+a")
        page.keyboard.type(name)
        expect(page.get_by_role("option").first).to_contain_text(name)
        page.keyboard.press("Escape")
        expect(page.get_by_role("option")).to_have_count(0)
        expect(page.get_by_role("heading", level=2)).to_contain_text("Supervisor")
        page.keyboard.press("ArrowDown")
        goal.press("ControlOrMeta+a")
        page.keyboard.type(name)
        expect(page.get_by_role("option").first).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=2)).to_contain_text(name)
        expect(page).to_have_url(re.compile(f"target={FIRST_TARGET}"))


def best_for_supervisor(G: Graph) -> Plan | None:
    asked: dict[str, Any] = {"hold": [FIRST_HELD], "objective": "time", "clock": "calendar"}
    return careergraph.plan(G, "him-supervisor", **asked).best


def test_a_plan_is_sent_and_presented(
    page: Page, server: str, shipped: Graph, browser: Browser, tmp_path: Path
) -> None:
    with quiet(page):
        page.goto(f"{server}/plan")
        stage(page)
        page.get_by_role("button", name="Export").click()
        files = {}
        for ending in ("html", "pptx"):
            with page.expect_download() as waiting:
                page.get_by_role("button", name=f"(.{ending})").click()
            files[ending] = tmp_path / waiting.value.suggested_filename
            waiting.value.save_as(files[ending])
    offline = browser.new_context(offline=True)
    sent = offline.new_page()
    wrong: list[str] = []
    sent.on("pageerror", lambda error: wrong.append(str(error)))
    sent.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    sent.on("requestfailed", lambda asked: wrong.append(asked.url))
    sent.goto(files["html"].as_uri())
    name = shipped.nodes[FIRST_TARGET]["name"]
    expect(sent.get_by_role("heading", level=1)).to_contain_text(name)
    drawn = sent.locator("g.box:visible").first
    drawn.click()
    expect(drawn).to_have_attribute("aria-current", "true")
    assert wrong == []
    offline.close()
    slides = Presentation(io.BytesIO(files["pptx"].read_bytes())).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0].startswith(name)
    assert any(shape.has_table for slide in slides for shape in slide.shapes)


@pytest.mark.slow
def test_two_people_walk_and_reload_at_once(
    page: Page, server: str, browser: Browser, shipped: Graph
) -> None:
    people = {
        "?hold=ahima-rhit&experience=inpatient-coder:36": "RHIT · 3 years as Inpatient Coder",
        "?hold=ahima-cca&max_cost=5000": "CCA · no experience yet · up to $5,000",
    }
    other = browser.new_context().new_page()
    with quiet(page), quiet(other):
        tabs = dict(zip((page, other), people.items(), strict=True))
        for tab, (who, words) in tabs.items():
            tab.goto(f"{server}/plan{who}&target=coding-manager")
            expect(bar(tab)).to_contain_text(words)
        for tab, (_, words) in tabs.items():
            stage(tab)
            tab.get_by_role("link", name="Explore").first.click()
            shown(tab, shipped.nodes["medical-records-technician"]["name"])
            expect(bar(tab)).to_contain_text(words)
        for tab, (_, words) in tabs.items():
            tab.get_by_role("button", name="Show the plan").click()
            expect(tab).to_have_url(re.compile("target=medical-records-technician"))
            expect(bar(tab)).to_contain_text(words)
            tab.reload()
            expect(bar(tab)).to_contain_text(words)
        mine, yours = (words for _, words in tabs.values())
        expect(bar(page)).not_to_contain_text(yours)
        expect(bar(other)).not_to_contain_text(mine)
    other.context.close()
