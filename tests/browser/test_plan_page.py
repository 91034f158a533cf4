"""The Plan page in a real browser."""

from __future__ import annotations

import pytest
from browsing import box, letters, line, place, shown, stage
from first import first_plan
from playwright.sync_api import Page, expect

from graph.model.graph import Graph
from graph.ui.pictures import PLAN_VIEWS
from graph.ui.state import FIRST_HELD
from graph.words import duration

pytestmark = pytest.mark.browser


def test_the_plan_page_is_answered(page: Page, server: str, shipped: Graph) -> None:
    best = first_plan(shipped).best
    assert best is not None
    assert best.calendar is not None
    page.goto(f"{server}/plan")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(duration(best.calendar))
    expect(page.get_by_text("Proved: no plan is faster")).to_be_visible()
    step = best.schedule[0].id
    box(page, step).click()
    shown(page, shipped.nodes[step]["name"])
    expect(box(page, step)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Back to steps").click()
    expect(page.get_by_text("A plan is not a route")).to_be_visible()


@pytest.mark.parametrize("screen", [(1440, 900), (1024, 800), (390, 844)])
def test_the_pictures_of_a_plan_are_readable(
    page: Page, server: str, shipped: Graph, screen: tuple[int, int]
) -> None:
    best = first_plan(shipped).best
    assert best is not None
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(f"{server}/plan")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("5 years 3 months")
    for view in PLAN_VIEWS.values():
        page.get_by_role("tab", name=view).click()
        frame = place(stage(page))
        assert letters(page) >= 10.9
        for step in best.schedule:
            at = place(box(page, step.id))
            assert frame["x"] <= at["x"]
            assert at["x"] + at["width"] <= frame["x"] + frame["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= screen[0]
    box(page, FIRST_HELD).click()
    shown(page, shipped.nodes[FIRST_HELD]["name"])
    if screen[0] == 390:
        expect(page.get_by_role("button", name="see the facts below")).to_be_visible()


def test_the_timeline_has_the_steps_where_they_are_in_time(page: Page, server: str) -> None:
    page.goto(f"{server}/plan")
    steps = page.locator("g.box[data-id]:visible")
    stage(page)
    expect(steps).to_have_count(6)
    # The bachelor completion starts and ends with the second job.
    study, work = box(page, "edu-bs-him-completion"), box(page, "him-supervisor")
    assert abs(place(study)["x"] - place(work)["x"]) <= 2
    assert abs(place(study)["width"] - place(work)["width"]) <= 2
    assert "part-time beside work" in (study.get_attribute("aria-label") or "")


def test_a_line_of_the_plan_says_what_it_is(page: Page, server: str) -> None:
    page.goto(f"{server}/plan")
    stage(page)
    page.get_by_role("tab", name="What rests on what").click()
    drawn = page.locator("g.line:visible").first
    drawn.wait_for()
    source = drawn.get_attribute("data-source") or ""
    target = drawn.get_attribute("data-target") or ""
    line(page, source, target).dispatch_event("click")
    expect(page.locator(".st-key-plan_facts_line")).to_be_visible()
    expect(line(page, source, target)).to_have_attribute("aria-current", "true")
