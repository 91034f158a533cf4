"""Shared fixtures, and what a plain run leaves to ``pytest --slow``.

A plain run checks every law, on fewer instances. ``--slow`` checks the rest of the instances:
the tests marked `slow`, and the laws of Hypothesis with more examples.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from browsing import FLAGS, WAIT, chromium, serving
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

import graph
from graph.model.graph import Graph

FEW, MANY = 10, 150
"""Random instances of a plain run, and with those that are left to the slow one."""

_HEALTH = (HealthCheck.too_slow, HealthCheck.data_too_large)
"""These depend on how busy the machine is."""

settings.register_profile(
    "plain", max_examples=25, deadline=None, suppress_health_check=_HEALTH, derandomize=True
)
settings.register_profile(
    "slow", max_examples=100, deadline=None, suppress_health_check=_HEALTH, print_blob=True
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slow",
        action="store_true",
        help="run what a plain run leaves out, and the laws of Hypothesis with more examples",
    )
    parser.addoption(
        "--instances",
        type=int,
        help=f"random instances on which the planner is compared with the oracle "
        f"(default: {FEW}, with --slow the others up to {MANY})",
    )

    parser.addoption(
        "--every",
        action="store_true",
        help="run only what both other runs leave out: the same laws on every plan there is",
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("slow" if config.getoption("--slow") else "plain")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Spread the oracle's seeds over tests of ten instances each."""
    if "seeds" in metafunc.fixturenames:
        asked = metafunc.config.getoption("--instances")
        most = metafunc.definition.get_closest_marker("instances")
        total = (most.args[0] if most else MANY) if asked is None else asked
        few = FEW if asked is None or metafunc.config.getoption("--slow") else asked
        chunks = [
            pytest.param(
                range(start, min(start + 10, total)), marks=[pytest.mark.slow] * (start >= few)
            )
            for start in range(0, total, 10)
        ]
        metafunc.parametrize("seeds", chunks, ids=lambda chunk: f"{chunk.start}-{chunk.stop - 1}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what the run is for."""
    slow, every = config.getoption("--slow"), config.getoption("--every")
    kept: list[pytest.Item] = []
    dropped: list[pytest.Item] = []
    for item in items:
        rest = item.get_closest_marker("every") is not None
        if rest or every:
            (kept if rest == every else dropped).append(item)
            continue
        marked = item.get_closest_marker("slow") is not None
        law = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        (kept if marked == slow or (slow and law) else dropped).append(item)
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = kept


@pytest.fixture(scope="session")
def shipped() -> Graph:
    """The shipped data, loaded once."""
    return graph.load_graph()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the app with the shipped data."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of a worker; each opens a context of its own."""
    path = chromium()
    # What is awaited may take its time on a busy machine.
    expect.set_options(timeout=WAIT)
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield found
        found.close()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores: those with a browser wait for it half of their time."""
    del config
    return (os.cpu_count() or 1) + 1
