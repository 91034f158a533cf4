"""Pages for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import WAIT
from playwright.sync_api import Browser, Page, ViewportSize

SIZE: ViewportSize = {"width": 1440, "height": 900}


@contextmanager
def watched(page: Page) -> Iterator[Page]:
    """Fail when a page has an error, or asks anything but our own server for anything."""
    hosts: set[str | None] = set()
    failures: list[str] = []

    def asked(url: str) -> None:
        if urlsplit(url).scheme not in {"about", "blob", "data"}:
            hosts.add(urlsplit(url).hostname)

    listeners: dict[str, Callable[[Any], None]] = {
        "request": lambda request: asked(request.url),
        "websocket": lambda socket: asked(socket.url),
        "pageerror": lambda error: failures.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield page
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert hosts == {"127.0.0.1"}
    assert failures == []


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One page for all tests of a worker: what it has read of the app once, it keeps."""
    context = browser.new_context()
    found = context.new_page()
    found.set_default_timeout(WAIT)
    yield found
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The page of all tests, as empty as a new one."""
    tab.context.clear_cookies()
    tab.set_viewport_size(SIZE)
    tab.mouse.move(0, 0)
    with watched(tab) as found:
        yield found


@pytest.fixture
def own_page(tab: Page) -> Iterator[Page]:
    """A page of one test only, which may change what every page of it starts with."""
    new = tab.context.new_page()
    new.set_default_timeout(WAIT)
    new.set_viewport_size(SIZE)
    with watched(new) as found:
        yield found
    new.close()
