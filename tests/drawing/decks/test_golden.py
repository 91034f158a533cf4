"""Golden pictures of a small plan: whatever changes in how a plan is drawn is seen here first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from geometry import flaws
from tiny import career, credential, edge, needs, role, tiny

from graph.drawing.decks import network
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.layout.arrange import arrange
from graph.export.svg import svg
from graph.model.graph import Graph
from graph.planning.plan import plan

GOLDEN = Path(__file__).parents[2] / "golden"
NAMES = ("timeline", "graph", "steps")


@pytest.fixture
def field() -> Graph:
    """A certificate, work, an exam or a degree, and a director: study runs beside work."""
    return tiny(
        career("records", name="Health records"),
        credential("certificate", 6, 1500, name="Certificate in coding", level=1),
        credential("exam", 2, 299, name="Registered technician", abbreviation="RHIT", level=2),
        credential("degree", 24, 23900, name="Bachelor degree", level=4),
        role("coder", name="Medical coder", level=2, pay_median_usd=50000),
        role("lead", name="Coding supervisor", level=4),
        role("director", name="Director of coding", level=6),
        *(edge("records", "includes", each) for each in ("coder", "lead", "director")),
        needs("coder", "certificate", pathway="1"),
        needs("exam", "coder", pathway="1", months=6),
        needs("lead", "exam", pathway="1", group="credential"),
        needs("lead", "degree", pathway="1", group="credential"),
        needs("lead", "coder", pathway="1", group="experience", months=24),
        needs("director", "degree", pathway="1", group="degree"),
        needs("director", "lead", pathway="1", group="experience", months=36),
        edge("coder", "advances_to", "lead"),
    )


@pytest.mark.parametrize("page", range(3), ids=NAMES)
def test_a_plan_looks_as_it_did(field: Graph, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Graphviz is not on every machine; the golden pictures are in our own layout.
    monkeypatch.setattr(network, "place", arrange)
    answer = plan(field, "director", objective="calendar")
    scene = plan_deck(field, answer, Look("2026-01-31")).scenes[page]
    assert list(flaws(scene)) == []
    made = svg(scene)
    golden = GOLDEN / f"plan_{NAMES[page]}.svg"
    if os.environ.get("CAREERGRAPH_RENEW"):
        golden.write_bytes(made)
    assert made == golden.read_bytes(), "CAREERGRAPH_RENEW=1 writes it anew; look at it then"
