"""The page files, and addresses that lead from one page to another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.model.graph import Graph
from graph.ui.state import PlanChoice, read_plan, write_plan

_HERE: Final = Path(__file__).resolve().parent

PAGES: Final = _HERE / "pages"
EXPLORE: Final = PAGES / "explore.py"
PLAN: Final = PAGES / "plan.py"
ICON: Final = _HERE / "icon.png"


def plan_address(G: Graph, target: str) -> dict[str, list[str]]:
    """Return the address of the plan towards a node for somebody who holds the usual start."""
    profile = read_plan({}, G)[0].profile
    asked = replace(profile, hold=profile.hold - {target})
    return write_plan(PlanChoice(target=target, profile=asked))
