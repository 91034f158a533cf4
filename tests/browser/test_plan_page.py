"""The Plan page in a real browser."""

from __future__ import annotations

from itertools import pairwise

import pytest
from browsing import click, place, shown, stage
from playwright.sync_api import FloatRect, Locator, Page, expect

import graph as careergraph
from graph.model.graph import Graph
from graph.ui.drawing import FONT
from graph.ui.state import FIRST_HELD, FIRST_TARGET
from graph.words import duration

pytestmark = pytest.mark.browser


def box(found: Locator) -> FloatRect:
    place = found.bounding_box()
    assert place is not None
    return place


def test_the_plan_page_is_answered(page: Page, server: str, shipped: Graph) -> None:
    best = careergraph.plan(shipped, FIRST_TARGET, hold=[FIRST_HELD], objective="calendar").best
    assert best is not None
    assert best.calendar is not None
    page.goto(f"{server}/plan")
    expect(page.get_by_role("heading", level=2)).to_contain_text(duration(best.calendar))
    expect(page.get_by_text("Proved: no plan is faster")).to_be_visible()
    step = best.schedule[0].id
    click(page, step)
    shown(page, shipped.nodes[step]["name"])
    page.get_by_role("button", name="Back to steps").click()
    expect(page.get_by_text("A plan is not a route")).to_be_visible()


@pytest.mark.parametrize("screen", [(1440, 900), (1024, 800), (390, 844)])
def test_study_and_work_are_seen_side_by_side(
    page: Page, server: str, screen: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(f"{server}/plan")
    expect(page.get_by_role("heading", level=2)).to_contain_text("in 5 years 3 months")
    expect(page.get_by_text("63 months")).to_be_visible()
    assert FONT * place(page, FIRST_TARGET)["scale"] >= 11
    found: dict[str, list[FloatRect]] = {}
    for name in ("Study", "Work"):
        track = page.get_by_role("group", name=name, exact=True)
        bars = track.get_by_role("button")
        expect(bars).to_have_count(3)
        found[name] = [box(each) for each in bars.all()]
        lane = box(track.locator(".lane"))
        for each in found[name]:
            assert lane["x"] <= each["x"]
            assert each["x"] + each["width"] <= lane["x"] + lane["width"] + 1
        for one, two in pairwise(found[name]):
            assert one["x"] + one["width"] <= two["x"] + 1
            assert one["y"] < two["y"] + two["height"]
    assert max(each["y"] + each["height"] for each in found["Study"]) <= found["Work"][0]["y"]
    # The bachelor completion starts and ends with the second job.
    beside, second = found["Study"][1], found["Work"][1]
    assert abs(beside["x"] - second["x"]) <= 2
    assert abs(beside["width"] - second["width"]) <= 2
    expect(page.get_by_role("button", name="part-time beside work").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= screen[0]
    page.get_by_role("group", name="Study", exact=True).get_by_role("button").first.click()
    shown(page, "Associate degree completion in Health Information Technology after a certificate")


def test_short_bars_do_not_cover_each_other_on_a_telephone(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server}/plan?target={FIRST_TARGET}")
    stage(page)
    count = 0
    for name in ("Study", "Work"):
        track = page.get_by_role("group", name=name, exact=True)
        bars = [box(each) for each in track.get_by_role("button").all()]
        lane = box(track.locator(".lane"))
        count += len(bars)
        for each in bars:
            assert each["width"] >= 22
            assert lane["x"] <= each["x"]
            assert each["x"] + each["width"] <= lane["x"] + lane["width"] + 1
        for one, two in pairwise(sorted(bars, key=lambda each: each["x"])):
            assert one["x"] + one["width"] <= two["x"] + 1
    # What has no room in its bar is named below.
    expect(page.locator(".below button")).to_have_count(count)
