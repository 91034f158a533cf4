"""The app in a real browser, for tests only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

import graph as careergraph
from graph.io.tables import shipped as shipped_path
from graph.ui.serve import DATA_VARIABLE, SERVER_FLAGS

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAIT = 30_000


def chromium() -> str:
    """Return a browser, or skip; with CAREERGRAPH_REQUIRE_BROWSER=1 its absence is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    asked = os.environ.get("CAREERGRAPH_CHROMIUM")
    found = asked or next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    reason = "no Chromium or Chrome found; set CAREERGRAPH_CHROMIUM to its path"
    if os.environ.get("CAREERGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def serving(data: str = "") -> Iterator[str]:
    """Run the app on a free port of this machine and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(shipped_path("app.py"))]
    root = Path(careergraph.__file__).parent.parent
    paths = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
    with subprocess.Popen(
        [*command, f"--server.port={port}", *SERVER_FLAGS],
        env={**os.environ, "PYTHONPATH": paths, DATA_VARIABLE: data},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, "the server stopped"
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail("the server did not start within a minute")


def stage(page: Page) -> Locator:
    """Return the frame of the picture that is seen, once the picture is in it."""
    found = page.locator(".stage[data-ready]:visible").first
    found.wait_for()
    return found


def box(page: Page, node: str) -> Locator:
    """Return the box of a node in the picture that is seen."""
    stage(page)
    return page.locator(f'g.box[data-id="{node}"]:visible')


def line(page: Page, source: str, target: str) -> Locator:
    """Return the line between two nodes in the picture that is seen."""
    stage(page)
    return page.locator(f'g.line[data-source="{source}"][data-target="{target}"]:visible')


def place(found: Locator) -> FloatRect:
    """Return where something is on the page."""
    at = found.bounding_box()
    assert at is not None
    return at


def at_rest(found: Locator) -> FloatRect:
    """Return where something is once it does not move."""
    before, now = None, place(found)
    while now != before:
        found.page.wait_for_timeout(80)
        before, now = now, place(found)
    return now


def letters(page: Page) -> float:
    """Return the height of the smallest letters in boxes as they are seen, in pixels."""
    found: float = stage(page).evaluate(
        """(stage) => {
          const svg = stage.querySelector("svg.picture");
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const sizes = [...svg.querySelectorAll("g.box text")].map((text) =>
            Number(text.getAttribute("font-size")));
          return scale * Math.min(...sizes);
        }"""
    )
    return found


def shown(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=3, name=name).first).to_be_visible(timeout=WAIT)
