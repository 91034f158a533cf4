"""The diagram of a plan shows what the planner counts as held, and nothing else."""

from __future__ import annotations

import pytest
from tiny import credential, needs, role, tiny

from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.plan import plan_diagram
from graph.export.publish.documents import shown_plan
from graph.planning.plan import plan


@pytest.mark.parametrize(("months", "held"), [(0, False), (6, False), (11, False), (12, True)])
def test_a_role_worked_for_less_than_its_min_months_is_not_held(months: int, *, held: bool) -> None:
    G = tiny(
        role("coder", min_months=12),
        role("boss"),
        credential("cert", months=2),
        needs("boss", "cert", reference="studied"),
        needs("boss", "coder", group="either", reference="worked"),
        needs("boss", "cert", group="either", reference="either"),
    )
    answer = plan(G, "boss", experience={"coder": months})
    assert answer.best is not None
    diagram = plan_diagram(G, answer, answer.best)
    assert ("coder" in diagram.columns) == held
    assert (("coder", "boss") in diagram.links) == held
    assert diagram.marks.get("coder") == ("✓" if held else None)
    assert ("coder" in shown_plan(G, answer, Look("2026-11-23")).nodes) == held
    assert ("You hold" in diagram.headers.values()) == held
