"""The Plan page in a real browser."""

from __future__ import annotations

import re

import pytest
from browsing import box, letters, line, place, shown, stage
from first import first_plan
from playwright.sync_api import Page, WebSocket, expect

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
    page.locator(".st-key-plan_details_close button").click()
    expect(box(page, step)).not_to_have_attribute("aria-current", "true")
    expect(page.locator(".st-key-plan_details_panel")).to_have_count(0)
    assert "node=" not in page.url


@pytest.mark.parametrize(
    "screen", [(1440, 900), pytest.param((1024, 800), marks=pytest.mark.slow), (390, 844)]
)
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
    study = box(page, "edu-bs-him-completion")
    # Both at once: the picture moves while the page is still being made.
    apart = stage(page).evaluate(
        """(stage) => {
          const [study, work] = ["edu-bs-him-completion", "him-supervisor"].map((id) =>
            stage.querySelector(`g.box[data-id="${id}"]`).getBoundingClientRect());
          return [study.x - work.x, study.width - work.width];
        }"""
    )
    assert max(map(abs, apart)) <= 2
    assert "part-time beside work" in (study.get_attribute("aria-label") or "")


@pytest.mark.slow
def test_a_click_sends_at_most_5_kb(page: Page, server: str, shipped: Graph) -> None:
    frames: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: frames.append(len(data)))
        socket.on("framereceived", lambda data: frames.append(len(data)))

    def rested() -> int:
        """Return what was sent until the page had run and nothing came any more."""
        page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        before = -1
        while before != sum(frames):
            before = sum(frames)
            page.wait_for_timeout(300)
        return before

    page.once("websocket", watch)
    page.goto(f"{server}/plan")
    stage(page)
    rested()
    boxes = page.locator("g.box[data-id]:visible")
    nodes = [boxes.nth(at).get_attribute("data-id") or "" for at in range(boxes.count())]
    assert len(nodes) == 6
    # In the state of a page that has been used: the last of them, then all once more.
    for node in (nodes[-1], *nodes):
        frames.clear()
        box(page, node).dispatch_event("click")
        shown(page, shipped.nodes[node]["name"])
        assert 0 < rested() <= 5_000, node
    page.get_by_role("tab", name="What each step needs").click()
    lines = page.locator("g.line:visible")
    lines.first.wait_for()
    for at in range(lines.count()):
        frames.clear()
        lines.nth(at).dispatch_event("click")
        expect(lines.nth(at)).to_have_attribute("aria-current", "true")
        expect(page.locator(".st-key-plan_facts_line")).to_be_visible()
        assert 0 < rested() <= 5_000, lines.nth(at).get_attribute("data-target")


@pytest.mark.slow
def test_what_is_open_below_the_plan_is_in_the_address(page: Page, server: str) -> None:
    page.goto(f"{server}/plan")
    stage(page)
    page.get_by_role("link", name="Shortest route").click()
    pill = page.get_by_role("radio", name="Shortest route")
    expect(pill).to_be_in_viewport()
    pill.click()
    expect(page.get_by_text("Leaves out:").first).to_be_visible()
    expect(page).to_have_url(re.compile("look=route"))
    page.reload()
    stage(page)
    expect(page.get_by_text("Leaves out:").first).to_be_visible()
    # The answer stands before it.
    steps = place(page.get_by_role("heading", name="Steps", exact=True))
    assert steps["y"] < place(page.get_by_role("heading", name="Look further"))["y"]


@pytest.mark.slow
@pytest.mark.parametrize("width", [1440, 390])
def test_cards_beside_each_other_are_equally_high(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/plan?hold={FIRST_HELD}&look=ways")
    expect(page.locator(".st-key-plan_points .mark-symbol path")).to_have_count(3)
    places = [
        place(page.locator(f".st-key-way_{way}")) for way in ("fastest", "cheapest", "fewest")
    ]
    fast, cheap, few = places
    if width == 1440:
        assert fast["y"] == cheap["y"]
        assert abs(fast["height"] - cheap["height"]) < 1
    else:
        assert fast["y"] < cheap["y"] < few["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Names of points do not touch each other, and stay in the chart.
    frame = place(page.locator(".st-key-plan_points svg.marks"))
    names = [
        place(each) for each in page.locator(".st-key-plan_points text[font-weight='600']").all()
    ]
    assert len(names) == 3
    for at, one in enumerate(names):
        assert frame["x"] <= one["x"]
        assert one["x"] + one["width"] <= frame["x"] + frame["width"]
        for other in names[at + 1 :]:
            assert (
                one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
                or one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
            )


@pytest.mark.slow
def test_no_plan_is_explained_on_one_screen_and_a_half(page: Page, server: str) -> None:
    page.goto(f"{server}/plan?hold={FIRST_HELD}&max_cost=1000&max_months=24")
    expect(page.get_by_text("Your limits rule every plan out")).to_contain_text(
        "up to $1,000 and within 2 years"
    )
    way = page.locator(".st-key-way_out_0 button")
    expect(way).to_be_visible()
    expect(page.get_by_text("What your limits do allow")).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 1400
    expect(page.get_by_text("is enough. The first:")).to_have_count(0)
    page.get_by_text("What Director of Medical Records asks for").click()
    expect(page.get_by_text("is enough. The first:")).to_be_visible()
    way.click()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("5 years 3 months")


def test_a_line_of_the_plan_says_what_it_is(page: Page, server: str) -> None:
    page.goto(f"{server}/plan")
    stage(page)
    page.get_by_role("tab", name="What each step needs").click()
    drawn = page.locator("g.line:visible").first
    drawn.wait_for()
    source = drawn.get_attribute("data-source") or ""
    target = drawn.get_attribute("data-target") or ""
    line(page, source, target).dispatch_event("click")
    expect(page.locator(".st-key-plan_facts_line")).to_be_visible()
    expect(line(page, source, target)).to_have_attribute("aria-current", "true")
