"""Shared fixtures and options."""

from __future__ import annotations

import pytest

import graph
from graph.model.graph import Graph


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--instances",
        type=int,
        default=150,
        help="random instances on which the planner is compared with the oracle",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Spread the oracle's seeds over tests of ten instances each."""
    if "seeds" in metafunc.fixturenames:
        total = metafunc.config.getoption("--instances")
        chunks = [range(start, min(start + 10, total)) for start in range(0, total, 10)]
        metafunc.parametrize("seeds", chunks, ids=lambda chunk: f"{chunk.start}-{chunk.stop - 1}")


@pytest.fixture(scope="session")
def shipped() -> Graph:
    """The shipped data, loaded once."""
    return graph.load_graph()
