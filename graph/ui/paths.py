"""The pages, and addresses that lead from one page to another.

A new page is its file in ``graph/ui/pages`` and one entry in `PAGES`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.model.graph import Graph
from graph.ui.state import PlanChoice, read_plan, write_plan

_HERE: Final = Path(__file__).resolve().parent

ICON: Final = _HERE / "icon.png"


PAGES: Final = {"explore": "Explore", "plan": "Plan"}
"""Name of the file and the address of each page -> its title, in the order of the navigation.

The first one is also shown at the address without a name.
"""


def page_file(name: str) -> Path:
    """Return the file that Streamlit runs for a page."""
    return _HERE / "pages" / f"{name}.py"


def plan_address(G: Graph, target: str) -> dict[str, list[str]]:
    """Return the address of the plan towards a node for somebody who holds the usual start."""
    profile = read_plan({}, G)[0].profile
    asked = replace(profile, hold=profile.hold - {target})
    return write_plan(PlanChoice(target=target, profile=asked))
