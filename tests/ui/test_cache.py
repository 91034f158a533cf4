"""Answers kept for everybody, and searches that end when nobody waits for them."""

from __future__ import annotations

import time

import pages
import pytest
from streamlit.testing.v1 import AppTest

from graph.ui.paths import page_file

HARD = {"target": "chief-information-officer", "hold": "edu-hs"}


def test_a_search_ends_with_its_session() -> None:
    pages.run("plan")
    app = AppTest.from_file(str(page_file("plan")))
    for key, value in HARD.items():
        app.query_params[key] = value
    begun = time.monotonic()
    # Out of time, the test asks the session to stop, as the server does when a tab is closed,
    # and waits for that. The search itself would take ten seconds.
    with pytest.raises(RuntimeError, match="timed out"):
        app.run(timeout=2)
    assert time.monotonic() - begun < 6
