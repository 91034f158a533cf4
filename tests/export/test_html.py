"""The page is one safe file, and it works in a real browser without a network."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browsing import WAIT
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from slides_scenes import HOSTILE, crowd, deck, hostile, route, steps

from graph.drawing.scene import Deck
from graph.drawing.style import DARK
from graph.errors import RequestError
from graph.export.html import html
from graph.export.text import xml_text

MOST = 1_200_000


class Reader(HTMLParser):
    """Collects the elements of a page, and the words of some."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = f"{tag}.{len(self.elements)}"

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.open = ""

    def handle_data(self, data: str) -> None:
        self.words[self.open] = self.words.get(self.open, "") + data


def read(shown: Deck) -> tuple[str, Reader]:
    page = html(shown).decode("utf-8")
    reader = Reader()
    reader.feed(page)
    return page, reader


def data(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert not re.search("[<>&\u2028\u2029]", found[1])
    return json.loads(found[1])


def test_one_file_that_asks_for_nothing() -> None:
    shown = deck(*(crowd(48) for _ in range(8)), route(), steps())
    page, reader = read(shown)
    assert len(page.encode()) < MOST
    policy = next(more["content"] for tag, more in reader.elements if "http-equiv" in more)
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for _, more in reader.elements:
        for name in ("src", "href", "action", "srcset", "data", "poster", "xlink:href"):
            assert not re.match(r"\s*(https?:|//)", more.get(name) or "")
    assert not re.search(r"url\(\s*['\"]?\s*(https?:|//)", page)
    assert "@import" not in page
    code = page[page.rindex("<script>") :]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|fetch\(", code)


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert html(deck()) == html(deck())


def test_tabs_can_be_told_apart() -> None:
    def tabs(shown: Deck) -> list[str]:
        return [scene["tab"] for scene in data(read(shown)[0])["scenes"]]

    assert tabs(deck(route(), steps(), crowd(3))) == ["Route", "Steps", "Graph"]
    more = replace(steps(), title=f"{deck().title}: the steps, continued")
    assert tabs(deck(steps(), more)) == ["Step by step", "the steps, continued"]
    assert tabs(deck(route(), route(DARK))) == [f"{route().title} (1)", f"{route().title} (2)"]


def test_what_it_says_of_boxes_and_lines() -> None:
    page, reader = read(deck())
    first = data(page)["scenes"][0]
    assert [each["name"] for each in first["boxes"]] == [b.name for b in route().boxes if b.id]
    ends = [
        (first["boxes"][line["source"]]["id"], first["boxes"][line["target"]]["id"])
        for line in first["lines"]
    ]
    assert ends == [(line.source, line.target) for line in route().lines]
    tags = [tag for tag, _ in reader.elements]
    assert tags.count("figure") == 5
    assert tags.count("table") == 2
    assert "&lt;" not in page[: page.index("<style>")]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_may_stand_anywhere(text: str) -> None:
    quiet, before = read(deck(hostile("quiet")))
    shown = Deck(text, text, text, (hostile(text),))
    page, reader = read(shown)
    assert [tag for tag, _ in reader.elements] == [tag for tag, _ in before.elements]
    assert page.count("</script") == quiet.count("</script")
    box = data(page)["scenes"][0]["boxes"][0]
    assert box["name"] == xml_text(text)
    assert box["detail"] == [[xml_text(text)] * 2]
    assert xml_text(text) in reader.words.values()


@pytest.mark.parametrize(
    "shown", [Deck("nothing", "", "2026-03-01"), deck(replace(route(), boxes=route().boxes[:2]))]
)
def test_what_cannot_be_shown_is_said(shown: Deck) -> None:
    with pytest.raises(RequestError):
        html(shown)


Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def tabs() -> Iterator[dict[str, Page]]:
    """Pages by how they were opened, for all tests: a new one takes half a second."""
    found: dict[str, Page] = {}
    yield found
    for page in found.values():
        page.context.close()


@pytest.fixture
def opened(browser: Browser, tabs: dict[str, Page], tmp_path: Path) -> Iterator[Opener]:
    """Open a deck from disk; anything else that is asked for, or any complaint, is a failure."""
    file = tmp_path / "page.html"
    asked: set[str] = set()
    complaints: list[str] = []
    listeners: dict[str, Callable[[Any], None]] = {
        "request": lambda request: asked.add(request.url),
        "pageerror": lambda error: complaints.append(str(error)),
        "console": lambda message: complaints.append(message.text),
        "dialog": lambda dialog: pytest.fail(dialog.message),
    }
    used: list[Page] = []

    def show(shown: Deck | None = None, **options: Any) -> Page:
        file.write_bytes(html(shown or deck()))
        options = {"viewport": {"width": 1440, "height": 900}, "offline": True, **options}
        key = repr(options)
        if key not in tabs:
            tabs[key] = browser.new_context(reduced_motion="reduce", **options).new_page()
            tabs[key].set_default_timeout(WAIT)
        page = tabs[key]
        if page not in used:
            used.append(page)
            for event, listener in listeners.items():
                page.on(event, listener)  # type: ignore[call-overload]
        page.mouse.move(0, 0)
        page.goto(file.as_uri())
        page.locator("body.live").wait_for()
        return page

    yield show
    for page in used:
        page.goto("about:blank")
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
    outside = {url for url in asked if not url.startswith(("data:", "about:"))}
    assert outside == {file.as_uri()}
    assert complaints == []


def middle(page: Page, name: str) -> tuple[float, float]:
    """Return where a box is, from the middle of the stage, in pixels."""
    at = page.get_by_role("button", name=name, exact=True).bounding_box()
    stage = page.locator(".stage").bounding_box()
    assert at is not None
    assert stage is not None
    return (
        at["x"] + at["width"] / 2 - stage["x"] - stage["width"] / 2,
        at["y"] + at["height"] / 2 - stage["y"] - stage["height"] / 2,
    )


def width(page: Page) -> float:
    at = page.locator(".sheet").bounding_box()
    assert at is not None
    return at["width"]


@pytest.mark.browser
def test_search_finds_a_box_and_brings_it_into_the_middle(opened: Opener) -> None:
    page = opened()
    search = page.get_by_label("Find a box by its name")
    search.fill("records DIREC")
    expect(page.locator("#found button")).to_have_count(2)
    expect(page.locator("#say")).to_have_text("2 boxes found.")
    search.press("Enter")
    expect(page.get_by_role("heading", name="Director of Medical Records", level=2)).to_be_visible()
    x, y = middle(page, "Director of Medical Records")
    assert abs(x) < 3
    assert abs(y) < 3
    search.fill("nobody has this")
    expect(page.locator("#found")).to_contain_text("No box has these words")
    search.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


@pytest.mark.browser
def test_search_goes_to_other_pictures(opened: Opener) -> None:
    page = opened(deck(route(), crowd(48)))
    search = page.get_by_label("Find a box by its name")
    search.fill("role number 47")
    search.press("ArrowDown")
    expect(page.locator("#found button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Graph")).to_have_attribute("aria-selected", "true")
    x, y = middle(page, "Role number 47")
    assert abs(x) < 3
    assert abs(y) < 3


@pytest.mark.browser
def test_a_click_shows_details_and_escape_closes_them(opened: Opener) -> None:
    page = opened()
    details = page.locator("#details")
    expect(details).to_be_hidden()
    page.get_by_role("button", name="1: RHIT").click()
    expect(details.get_by_role("heading", level=2)).to_have_text("RHIT")
    expect(details.locator("dt")).to_have_text(["Fee", "Valid"])
    expect(details.locator("dd")).to_have_text(["$299", "2 years"])
    before = details.locator("#before button")
    expect(before).to_have_count(3)
    expect(before.nth(1)).to_contain_text("Associate degree required for RHIT")
    expect(details.locator("#after button")).to_have_count(1)
    expect(page.locator(".line.near")).to_have_count(4)
    details.locator("#after button").click()
    expect(details.get_by_role("heading", level=2)).to_have_text("Coding specialist")
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(page.locator('[data-id="coding-specialist"]')).to_be_focused()
    page.get_by_role("button", name="1: RHIT").click()
    page.get_by_label("Close the details").click()
    expect(details).to_be_hidden()


@pytest.mark.browser
def test_keys_alone_are_enough(opened: Opener) -> None:
    page = opened()
    goal = page.get_by_role("button", name="12: HIM supervisor", exact=True)
    page.get_by_label("Full screen").focus()
    page.keyboard.press("Tab")
    # The picture is one stop, at first its goal; arrow keys lead from box to box.
    first = page.locator("g.box:focus")
    expect(first).to_have_count(1)
    spoken = first.get_attribute("aria-label")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("g.box:focus")).not_to_have_attribute("aria-label", spoken or "")
    goal.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_be_focused()
    expect(page.locator("#name")).to_have_text("HIM supervisor")
    page.keyboard.press("Escape")
    expect(goal).to_be_focused()
    page.keyboard.press("0")
    before, place = width(page), middle(page, "1: RHIT")
    page.keyboard.press("+")
    assert width(page) == pytest.approx(before * 1.25, rel=0.01)
    expect(page.locator("#say")).to_contain_text("Zoom")
    still = "(one) => getComputedStyle(one).transitionDuration"
    assert page.locator(".sheet.gliding").evaluate(still) == "0s"
    page.keyboard.press("-")
    assert width(page) == pytest.approx(before, rel=0.01)
    page.keyboard.press("0")
    assert middle(page, "1: RHIT") == pytest.approx(place, abs=1)
    for _ in range(9):
        page.keyboard.press("+")
    page.get_by_role("button", name="1: RHIT", exact=True).focus()
    x, y = middle(page, "1: RHIT")
    assert abs(x) < 720
    assert abs(y) < 400


@pytest.mark.browser
def test_lines_are_reached_by_keys_and_mouse_and_say_what_they_are(opened: Opener) -> None:
    page = opened()
    box = page.get_by_role("button", name="1: RHIT", exact=True)
    box.focus()
    page.keyboard.press("l")
    line = page.locator("g.line:focus")
    expect(line).to_have_attribute("aria-label", re.compile("RHIT"))
    seen = set()
    for _ in range(4):
        seen.add(page.locator("g.line:focus").get_attribute("aria-label"))
        page.keyboard.press("l")
    assert len(seen) == 4
    spoken = line.get_attribute("aria-label") or ""
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text(spoken)
    expect(page.locator("#before button, #after button")).to_have_count(2)
    expect(page.locator("g.line.chosen")).to_have_count(1)
    expect(page.locator("g.box.near")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("g.line.chosen")).to_have_count(0)
    expect(line).to_have_attribute("aria-label", spoken)
    page.keyboard.press("ArrowRight")
    expect(page.locator("g.box:focus")).to_have_count(1)
    other = page.locator("g.line").first
    other.dispatch_event("click")
    expect(page.locator("#name")).to_have_text(other.get_attribute("aria-label") or "")


@pytest.mark.browser
def test_a_picture_without_boxes_moves_by_keys(opened: Opener) -> None:
    page = opened(deck(replace(steps(), boxes=(), lines=())))
    page.keyboard.press("+")
    page.locator(".stage").focus()
    before = page.locator(".sheet").bounding_box()
    page.keyboard.press("ArrowLeft")
    after = page.locator(".sheet").bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] == pytest.approx(before["x"] + 60, abs=1)


@pytest.mark.browser
def test_wheel_drag_and_buttons(opened: Opener) -> None:
    page = opened()
    before, place = width(page), middle(page, "1: RHIT")
    page.mouse.move(720, 500)
    page.mouse.wheel(0, -300)
    wider = "(least) => document.querySelector('.sheet').getBoundingClientRect().width > least"
    page.wait_for_function(wider, arg=before * 1.2)
    page.get_by_label("Show the whole picture").click()
    assert width(page) == pytest.approx(before, rel=0.01)
    at = page.get_by_role("button", name="1: RHIT").bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 30, at["y"] + 20)
    page.mouse.down()
    page.mouse.move(at["x"] + 90, at["y"] + 60, steps=5)
    page.mouse.up()
    assert middle(page, "1: RHIT") == pytest.approx((place[0] + 60, place[1] + 40), abs=2)
    expect(page.locator("#details")).to_be_hidden()
    for name in ("Zoom in", "Zoom out", "Show the whole picture"):
        size = page.get_by_label(name).bounding_box()
        assert size is not None
        assert (size["width"], size["height"]) == (40, 40)


@pytest.mark.browser
def test_two_fingers_enlarge(opened: Opener) -> None:
    page = opened(has_touch=True)
    before = width(page)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *xs: int) -> None:
        points = [{"x": x, "y": 500, "id": number} for number, x in enumerate(xs)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 650, 750)
    touch("touchMove", 600, 800)
    touch("touchMove", 550, 850)
    touch("touchEnd")
    assert width(page) == pytest.approx(before * 3, rel=0.1)


@pytest.mark.browser
def test_tabs_walk_with_arrows(opened: Opener) -> None:
    page = opened(deck(route(), steps(), crowd(26)))
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(3)
    tabs.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.locator(".sheet > svg")).to_have_count(1)
    expect(page.get_by_role("cell", name="required for CCA")).to_have_count(1)
    tabs.nth(0).click()
    expect(page.locator("#view .unseen")).to_have_text(route().description or route().title)
    tabs.nth(2).click()
    expect(page.locator("g.box")).to_have_count(26)
    expect(page.locator("#say")).to_have_text("26 boxes, 25 lines.")
    expect(opened(deck(route())).locator("#tabs")).to_be_hidden()


@pytest.mark.browser
def test_the_pictures_are_a_show(opened: Opener) -> None:
    page = opened(deck(route(), steps(), crowd(26)))
    where = page.locator("#show [data-where]")
    expect(page.locator("#show")).to_be_hidden()
    page.keyboard.press("p")
    expect(where).to_have_text("1 of 3")
    for hidden in ("header", "footer", ".tools"):
        expect(page.locator(hidden)).to_be_hidden()
    page.wait_for_function("document.fullscreenElement !== null")
    screen = page.evaluate("[innerWidth, innerHeight]")
    picture = page.locator(".sheet")
    page.wait_for_function(
        "document.querySelector('.sheet').getBoundingClientRect().height >= innerHeight - 2 ||"
        "document.querySelector('.sheet').getBoundingClientRect().width >= innerWidth - 2"
    )
    at = picture.bounding_box()
    assert at is not None
    assert at["x"] >= -1
    assert at["x"] + at["width"] <= screen[0] + 1
    assert at["y"] + at["height"] <= screen[1] + 1
    for key, expected in (
        ("ArrowRight", "2 of 3"),
        ("PageDown", "3 of 3"),
        ("ArrowRight", "3 of 3"),
        ("ArrowLeft", "2 of 3"),
        ("Home", "1 of 3"),
        ("End", "3 of 3"),
    ):
        page.keyboard.press(key)
        expect(where).to_have_text(expected)
    expect(page.locator("g.box")).to_have_count(26)
    page.keyboard.press("Escape")
    expect(page.locator("#show")).to_be_hidden()
    expect(page.get_by_role("tab").nth(2)).to_have_attribute("aria-selected", "true")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab").nth(2)).to_have_attribute("aria-selected", "true")


@pytest.mark.browser
def test_a_show_goes_by_touch_and_leaves_what_was_typed(opened: Opener) -> None:
    page = opened(deck(route(), steps()), viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_label("Find a box by its name").press_sequentially("p")
    expect(page.locator("#show")).to_be_hidden()
    page.get_by_role("button", name="Present").tap()
    page.get_by_role("button", name="Next").tap()
    expect(page.locator("#show [data-where]")).to_have_text("2 of 2")
    page.get_by_role("button", name="Back").tap()
    expect(page.locator("#show [data-where]")).to_have_text("1 of 2")
    page.get_by_role("button", name="End the show").tap()
    expect(page.locator("header")).to_be_visible()
    expect(page.get_by_role("button", name="Present")).to_be_focused()


@pytest.mark.browser
def test_a_narrow_screen_needs_no_sideways_scroll(opened: Opener) -> None:
    sizes: list[Any] = [{"width": 390, "height": 844}, {"width": 844, "height": 390}]
    for size in sizes:
        page = opened(viewport=size)
        page.get_by_label("Find a box by its name").fill("hospital")
        page.keyboard.press("Enter")
        expect(page.locator("#name")).to_be_visible()
        inside = "document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(inside)
    page = opened(deck(hostile(HOSTILE[3]), route()), viewport=sizes[0])
    page.get_by_label("Find a box by its name").fill("xxx")
    page.keyboard.press("Enter")
    assert page.evaluate(inside)


@pytest.mark.browser
def test_a_narrow_screen_gets_the_upright_picture(browser: Browser, tmp_path: Path) -> None:
    wide = route()
    upright = replace(
        wide,
        width=300.0,
        height=3_000.0,
        boxes=tuple(replace(box, x=20.0, y=90.0 + 180 * n) for n, box in enumerate(wide.boxes)),
        lines=(),
    )
    file = tmp_path / "page.html"
    file.write_bytes(html(deck(wide), deck(upright)))
    for width, expected in ((1440, wide.width), (390, upright.width)):
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.goto(file.as_uri())
        drawing = page.locator(".sheet > svg")
        expect(drawing).to_have_count(1)
        assert drawing.evaluate("(svg) => svg.viewBox.baseVal.width") == expected
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_run(opened: Opener, text: str) -> None:
    page = opened(Deck(text, text, "2026-03-01", (hostile(text), route())))
    page.locator("g.box").first.dispatch_event("click")
    shown = page.locator("#name").evaluate("(one) => one.textContent")
    assert shown == xml_text(text)
    assert page.locator("#facts dd").evaluate("(one) => one.textContent") == xml_text(text)


@pytest.mark.browser
def test_the_frame_follows_the_scheme_and_the_picture_does_not(opened: Opener) -> None:
    colour = "(one) => getComputedStyle(one).backgroundColor"
    for scheme, frame in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 22, 28)")):
        page = opened(deck(route(), route(DARK)), color_scheme=scheme)
        assert page.locator("header").evaluate(colour) == frame
        assert page.locator(".sheet").evaluate(colour) == "rgb(255, 255, 255)"
        page.get_by_role("tab").nth(1).click()
        assert page.locator(".sheet").evaluate(colour) == "rgb(18, 22, 28)"


@pytest.mark.browser
def test_print_is_one_page_with_the_picture_only(opened: Opener) -> None:
    page = opened(viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="12: HIM supervisor").click()
    for landscape in (True, False):
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=landscape)))
        assert len(pdf.pages) == 1
        words = pdf.pages[0].extract_text()
        assert "HIM supervisor" in words
        assert "What leads to it" not in words
        assert "Find a box" not in words
