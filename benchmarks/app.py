"""The app against a bare Streamlit page in one run, in a real browser.

``python benchmarks/app.py [--quick] [--write]``: prints a table; ``--write`` puts it into
docs/performance.md. Needs Linux, Playwright and a Chromium or Chrome (its path in
CAREERGRAPH_CHROMIUM if it is not found).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from measure import machine, milliseconds, ratio, table, write
from playwright.sync_api import Browser, Page, sync_playwright
from served import Server, Traffic, chromium, serving

from graph.io.tables import load_graph, shipped

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
APP = shipped("app.py")
WAIT = 60_000
BARE = """
import streamlit as st

st.set_page_config(page_title="Bare", layout="wide")
st.title("Bare")
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.button("Again")
st.write(f"Run {st.session_state.runs}")
"""
FIRST_PLAN = '.st-key-plan_figures [data-testid="stMetricValue"], .st-key-first_answer h2'
HARD = "/plan?target=chief-information-officer&hold=none"
"""Takes all the time it may; what is not proved is kept for nobody else."""
PICTURE = ".stage[data-ready]"
CLICK = """
async ([id, name]) => {
  const told = () => [...document.querySelectorAll("h3")].some((each) =>
    each.textContent.startsWith(name) && each.checkVisibility());
  const host = [...document.querySelectorAll("*")].find((each) =>
    each.shadowRoot?.querySelector(`g.box[data-id="${id}"]`)?.checkVisibility());
  const box = host.shadowRoot.querySelector(`g.box[data-id="${id}"]`);
  const start = performance.now();
  box.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  while (!told()) {
    if (performance.now() - start > 20000) throw new Error(`no facts of ${name}`);
    await new Promise((resume) => requestAnimationFrame(resume));
  }
  return (performance.now() - start) / 1000;
}
"""
"""Clicks a box and returns the seconds until its facts stand on the page under its name."""


@dataclass
class Taken:
    """What was measured of one app."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    rerun: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


def rested(page: Page) -> None:
    """Wait until the script has run and the server has nothing more to do."""
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)


def bare_shown(page: Page) -> None:
    """Wait for the bare page."""
    page.get_by_text("Run ").wait_for()


def plan_shown(page: Page) -> None:
    """Wait for the answer and its picture."""
    page.locator(FIRST_PLAN).first.wait_for()
    page.locator(PICTURE).first.wait_for()


def opened(browser: Browser, server: Server, path: str, shown: Callable[[Page], None]) -> Taken:
    """Open a page as the first visitor of a server, and then again and again."""
    taken = Taken()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(server.address + path)
    shown(page)
    taken.cold.append(time.perf_counter() - server.started)
    for _ in range(3):
        rested(page)
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(server.address + path)
        shown(page)
        taken.warm.append(time.perf_counter() - start)
    context.close()
    return taken


def starts(browser: Browser, bare: Path, rounds: int) -> dict[str, Taken]:
    """Start both servers in turn, with a browser that has seen neither."""
    found = {"bare": Taken(), "start": Taken(), "plan": Taken()}
    for _ in range(rounds):
        for name, script, path, shown in (
            ("bare", bare, "/", bare_shown),
            ("start", APP, "/", plan_shown),
            ("plan", APP, "/plan", plan_shown),
        ):
            with serving(script) as server:
                taken = opened(browser, server, path, shown)
            found[name].cold += taken.cold
            found[name].warm += taken.warm
    return found


def reruns_of_bare(browser: Browser, server: Server, clicks: int) -> Taken:
    """Press the button of the bare page."""
    taken, traffic = Taken(), Traffic()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    traffic.hear(page)
    page.goto(server.address)
    bare_shown(page)
    rested(page)
    for number in range(2, clicks + 2):
        traffic.since()
        before, start = server.processor(), time.perf_counter()
        page.get_by_role("button", name="Again").click()
        page.get_by_text(f"Run {number}").wait_for()
        taken.rerun.append(time.perf_counter() - start)
        rested(page)
        taken.processor.append(server.processor() - before)
        taken.sent.append(traffic.since())
    page.close()
    return taken


def clicks_on(
    browser: Browser, server: Server, path: str, clicks: int, *, kept: bool = False
) -> Taken:
    """Click the boxes of a picture in turn, and wait for the facts of each."""
    taken, traffic, G = Taken(), Traffic(), load_graph()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(WAIT)
    traffic.hear(page)
    page.goto(server.address + path)
    page.locator(PICTURE).first.wait_for()
    found = [
        each.get_attribute("data-id") or "" for each in page.locator("g.box[data-id]:visible").all()
    ]
    nodes = [each for each in found if each in G][:8]
    first = 0 if kept else len(nodes)
    for number in range(clicks + first):
        node = nodes[number % len(nodes)]
        rested(page)
        traffic.since()
        before = server.processor()
        seconds = page.evaluate(CLICK, [node, G.nodes[node]["name"]])
        rested(page)
        if number >= first:  # the first round makes what is kept
            taken.rerun.append(seconds)
            taken.processor.append(server.processor() - before)
            taken.sent.append(traffic.since())
    page.close()
    return taken


def clicks_beside_a_search(browser: Browser, server: Server, clicks: int) -> Taken:
    """Click on the first plan while the page of somebody else searches as long as it may."""
    page = browser.new_context().new_page()
    page.set_default_timeout(WAIT)
    page.goto(server.address + HARD)
    page.get_by_text("Looking for the best plan").first.wait_for()
    taken = clicks_on(browser, server, "/plan", clicks, kept=True)
    searching = page.get_by_text("Looking for the best plan").first.is_visible()
    page.context.close()
    if not searching:
        msg = "the search beside ended before the clicks"
        raise SystemExit(msg)
    return taken


def row(words: str, bare: list[float], app: list[float], goal: str) -> list[str]:
    """Return a line about seconds: both, their ratio, and what it shall be."""
    return [words, milliseconds(bare), milliseconds(app), ratio(app, bare), goal]


def work(words: str, bare: list[float], app: list[float], goal: str) -> list[str]:
    """Return a line about processor time: means, as the system counts it in hundredths."""
    one, two = statistics.mean(bare), statistics.mean(app)
    shown = [f"{1000 * each:,.0f}" for each in (one, two)]
    return [words, *shown, f"{two / one:.1f}x" if one else "-", goal]


def size(found: list[float]) -> str:
    """Return ``median / most`` of bytes."""
    return f"{statistics.median(found):,.0f} / {max(found):,.0f}"


def report(*, quick: bool) -> str:
    """Run everything and return it as Markdown."""
    rounds, clicks = (2, 8) if quick else (5, 24)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        found = starts(browser, bare, rounds)
        with serving(bare) as one, serving(APP) as two:
            button = reruns_of_bare(browser, one, clicks)
            plan = clicks_on(browser, two, "/plan", clicks)
            explore = clicks_on(browser, two, "/explore", clicks)
            beside = clicks_beside_a_search(browser, two, 6)
        about = f"{machine('streamlit')}, Chromium {browser.version}"
        browser.close()
    first, start, page = found["bare"], found["start"], found["plan"]
    rows = [
        row("server started until the first plan on Start, ms", first.cold, start.cold, "2.0x"),
        row("the same on Plan, ms", first.cold, page.cold, "2.0x"),
        row("Start opened again until its plan, ms", first.warm, start.warm, "2.0x"),
        row("Plan opened again, ms", first.warm, page.warm, "2.0x"),
        work("processor of a click on Plan, mean, ms", button.processor, plan.processor, "3x"),
        work(
            "processor of a click on Explore, mean, ms", button.processor, explore.processor, "3x"
        ),
        row("click until the facts on Plan, ms", button.rerun, plan.rerun, "200 ms"),
        row("click until the facts on Explore, ms", button.rerun, explore.rerun, "200 ms"),
        row("the same on Plan, beside a search, ms", plan.rerun, beside.rerun, "2x, of quiet"),
        ["bytes of a click on Plan", size(button.sent), size(plan.sent), "", "5,000"],
        ["bytes of a click on Explore", size(button.sent), size(explore.sent), "", "5,000"],
    ]
    return (
        f"{about}\n\n{table(['median / worst', 'bare page', 'the app', 'ratio', 'at most'], rows)}"
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("quick", "write"):
        parser.add_argument(f"--{option}", action="store_true")
    options = parser.parse_args()
    text = report(quick=options.quick)
    print(text)
    if options.write:
        write(DOCUMENT, "app", text)


if __name__ == "__main__":
    main()
