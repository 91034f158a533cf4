"""A server does not search on for somebody who has gone, in a real browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import WAIT
from playwright.sync_api import Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="reads processor times from /proc"),
]

HARD = "target=chief-information-officer&hold=edu-hs"
"""A question whose search takes ten seconds."""


def processor_seconds(server: str) -> float:
    """Return the processor time that the server of an address has taken."""
    port = f"--server.port={urlsplit(server).port}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if port in (process / "cmdline").read_bytes().split(b"\0"):
                times = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
                return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        except OSError:
            continue
    pytest.fail("the server does not run")


def test_a_search_ends_when_its_tab_is_closed(page: Page, server: str) -> None:
    page.goto(f"{server}/plan?{HARD}")
    expect(page.get_by_text("Looking for the best plan")).to_be_visible(timeout=WAIT)
    page.goto("about:blank")
    page.wait_for_timeout(2000)
    before = processor_seconds(server)
    page.wait_for_timeout(2000)
    taken = processor_seconds(server) - before
    page.goto(f"{server}/explore")
    assert taken < 0.25
