"""The plan of the first screen, found once for all tests of a worker."""

from __future__ import annotations

from functools import cache

from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.plan import plan
from graph.ui.state import FIRST_HELD, FIRST_TARGET


@cache
def first_plan(G: Graph) -> Answer:
    """Return the answer to the question that the Plan page opens with."""
    return plan(G, FIRST_TARGET, hold=[FIRST_HELD], objective="calendar")
