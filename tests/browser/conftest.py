"""A server and a browser for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from browsing import FLAGS, WAIT, chromium, serving
from playwright.sync_api import Browser, Page, expect, sync_playwright


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    # What is awaited may take its time on a busy machine.
    expect.set_options(timeout=WAIT)
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when anything but our own server is asked for anything."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    hosts: set[str | None] = set()
    failures: list[str] = []

    def asked(url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"}:
            hosts.add(urlsplit(url).hostname)

    found = context.new_page()
    found.set_default_timeout(WAIT)
    found.on("request", lambda request: asked(request.url))
    found.on("websocket", lambda socket: asked(socket.url))
    found.on("pageerror", lambda error: failures.append(str(error)))
    yield found
    context.close()
    assert hosts == {"127.0.0.1"}
    assert failures == []
