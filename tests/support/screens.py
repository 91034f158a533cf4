"""Write the pictures of the app that the README shows, and its other looks to be judged.

`python tests/support/screens.py FOLDER` writes each page wide and as on a telephone, light and
dark, and a profile being edited. `--docs` renews `docs/pictures` too.
"""

from __future__ import annotations

import argparse
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from browsing import FLAGS, WAIT, chromium, serving, stage
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, sync_playwright

from graph.io.template import template
from graph.ui.state import FIRST_HELD, FIRST_TARGET

DOCS: Final = Path(__file__).parents[2] / "docs" / "pictures"
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
SCREENS: Final[dict[str, ViewportSize]] = {
    "wide": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}
COLOURS: Final = 192
"""A picture of flat surfaces needs no more, and takes a third of the bytes."""


def drawn(page: Page) -> None:
    """Wait for the picture."""
    stage(page)


def told(page: Page) -> None:
    """Wait for what is said when there is no plan."""
    page.get_by_text("What makes a plan possible").wait_for()


def compared(page: Page) -> None:
    """Wait for the chart beside the other ways."""
    stage(page)
    page.locator(".st-key-plan_points .mark-symbol").first.wait_for()


def opened(name: str) -> Callable[[Page], None]:
    """Return a wait for what is open below the plan."""

    def reach(page: Page) -> None:
        stage(page)
        page.locator(name).first.wait_for()

    return reach


def edited(page: Page) -> None:
    """Open the profile."""
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("dialog").get_by_test_id("data-grid-canvas").wait_for()


def sent(page: Page) -> None:
    """Open what a plan can be sent as."""
    stage(page)
    page.get_by_role("button", name="Export").click()
    page.get_by_text("For other programs").click()
    page.get_by_role("button", name="(.graphml)").wait_for()


def sourced(page: Page) -> None:
    """Open the sources of a step."""
    stage(page)
    page.get_by_role("button", name="More").first.click()
    page.get_by_role("menuitem", name=re.compile("source")).click()
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


def free(page: Page) -> None:
    """Show the network that is dragged."""
    stage(page)
    page.get_by_text("Network (drag)").click()
    page.frame_locator("iframe[title^='Network to drag']").locator("body[data-ready]").wait_for()


def figures(page: Page) -> None:
    """Wait for the answer of a plan that takes no time."""
    page.get_by_role("heading", level=2).first.wait_for()


def warned(page: Page) -> None:
    """Wait for what is said about a link that the data does not know."""
    page.get_by_text("Parts of this link could not be used").wait_for()


def blocked(page: Page) -> None:
    """Wait for what is said when nothing is within reach."""
    page.get_by_text("No role is within these limits").wait_for()


def begun(page: Page) -> None:
    """Wait for what a comparison can begin with."""
    page.locator(".st-key-compare_example_plan").wait_for()


def beside(page: Page) -> None:
    """Wait for the table of a comparison."""
    page.locator("table.compare").wait_for()


def listed(page: Page) -> None:
    """Wait for a table."""
    page.get_by_test_id("data-grid-canvas").first.wait_for()


def refused(page: Page) -> None:
    """Hand over own data that has mistakes."""
    nodes = b'id,type,name,pay_median_usd\na,job,A,\nb,role,B,"51,140"\n'
    edges = b"source,target,relation\nb,bb,advances_to\n"
    files: list[FilePayload] = [
        {"name": name, "mimeType": "text/csv", "buffer": data}
        for name, data in (("nodes.csv", nodes), ("edges.csv", edges))
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_text("problems to fix before it can be used").wait_for()


def used(page: Page) -> None:
    """Hand over own data and use it."""
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.zip", "mimeType": "application/zip", "buffer": template()}
    )
    page.get_by_role("button", name="Use it in this visit").click()
    page.get_by_role("button", name="Back to the shipped data").wait_for()


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page: where it is, how it is reached, and whether the README shows it."""

    path: str
    reach: Callable[[Page], None]
    whole: bool = True
    shown_wide: int = 0
    """Height of the picture of the README; 0 for none."""


_COMPARED: Final = "hold=ahima-rhit&job=medical-records-technician&max_cost=25000"

STATES: Final = {
    "start": State("/", drawn, shown_wide=1240),
    "plan": State("/plan", drawn, shown_wide=1170),
    "explore": State("/explore", drawn, shown_wide=900),
    "plan-ways": State(f"/plan?hold={FIRST_HELD}&look=ways", compared),
    "plan-sure": State(f"/plan?hold={FIRST_HELD}&look=sure", opened(".st-key-plan_sure")),
    "plan-strategies": State(f"/plan?hold={FIRST_HELD}&look=strategies", opened(".strategies")),
    "plan-route": State(f"/plan?hold={FIRST_HELD}&look=route", opened("[class*=st-key-route_0]")),
    "plan-facts": State(
        f"/plan?hold={FIRST_HELD}&node=him-supervisor", opened(".st-key-plan_details_panel")
    ),
    "plan-none": State(f"/plan?target={FIRST_TARGET}&hold=none&max_cost=1000&max_months=24", told),
    "profile": State(
        f"/plan?target={FIRST_TARGET}&experience=registered-nurse:60&max_cost=5000",
        edited,
        whole=False,
    ),
    "plan-now": State(
        "/plan?target=lead-coder&hold=ahima-rhit&experience=inpatient-coder:36", figures
    ),
    "plan-export": State("/plan", sent, whole=False),
    "plan-sources": State("/plan", sourced, whole=False),
    "plan-wrong": State("/plan?target=nobody&hold=edu-cert-coding", warned),
    "explore-needs": State(f"/explore?node={FIRST_TARGET}&hold=ahima-rhit&open=counts", drawn),
    "explore-network": State(f"/explore?node={FIRST_TARGET}&show=ladder", free),
    "explore-field": State("/explore?show=everything", drawn),
    "reach": State(
        f"/reach?hold={FIRST_HELD}&max_months=12&max_cost=1000&node=outpatient-coder", drawn
    ),
    "reach-cell": State(
        f"/reach?hold={FIRST_HELD}&max_months=12&cell=career-coding-revenue-cycle:mid", drawn
    ),
    "reach-none": State("/reach?hold=none&max_months=0&avoid_kind=job", blocked),
    "compare-empty": State("/compare", begun),
    "compare-roles": State(
        f"/compare?{_COMPARED}&role=him-supervisor&role=coding-manager&role=compliance-officer"
        "&place=state:CA",
        beside,
    ),
    "compare-credentials": State(
        f"/compare?{_COMPARED}&credential=ahima-rhia&credential=ahima-ccs&credential=aapc-cpc",
        drawn,
    ),
    "compare-plans": State(
        f"/compare?{_COMPARED}&plan={FIRST_TARGET}:working&plan={FIRST_TARGET}:cheapest", drawn
    ),
    "data": State("/data", listed),
    "data-table": State("/data?view=tables&table=links&words=director", listed),
    "data-problems": State("/data?view=own", refused),
    "data-own": State("/data?view=own", used),
}


def settled(page: Page) -> None:
    """Wait until the page has run, and its frame is as long as what is in it."""
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.locator("[data-stale=true]").first.wait_for(state="detached")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(400)


def seen(page: Page, size: ViewportSize, *, whole: bool) -> bytes:
    """Return a picture of what is seen, or of the whole page by a screen as long as the page."""
    page.mouse.move(0, 0)
    if whole:
        height = page.evaluate("document.querySelector('.stMain').scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
        page.wait_for_timeout(400)
    return page.screenshot(animations="disabled")


def small(picture: bytes, height: int = 0) -> bytes:
    """Return a picture with few colours, cut to a height."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if height:
        image = image.crop((0, 0, image.width, min(height, image.height)))
    few = image.quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def take(browser: Browser, address: str, folder: Path, *, docs: bool) -> None:
    """Write every state on every screen in both themes."""
    for screen, size in SCREENS.items():
        for theme in THEMES:
            context = browser.new_context(
                viewport=size, color_scheme=theme, reduced_motion="reduce"
            )
            page = context.new_page()
            page.set_default_timeout(WAIT)
            for name, state in STATES.items():
                page.set_viewport_size(size)
                page.goto("about:blank")
                page.goto(address + state.path)
                state.reach(page)
                settled(page)
                picture = seen(page, size, whole=state.whole)
                (folder / f"{name}-{screen}-{theme}.png").write_bytes(small(picture))
                if docs and state.shown_wide and (screen, theme) == ("wide", "light"):
                    (DOCS / f"{name}.png").write_bytes(small(picture, state.shown_wide))
            context.close()


def main() -> None:
    """Read the command line and take the pictures."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("folder", type=Path, help="where the pictures are written")
    words.add_argument("--docs", action="store_true", help="renew docs/pictures too")
    asked = words.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        take(browser, address, asked.folder, docs=asked.docs)
        browser.close()


if __name__ == "__main__":
    main()
