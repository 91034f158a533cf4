"""A page for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from browsing import WAIT
from playwright.sync_api import Browser, Page


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
