"""The pages, and addresses that lead from one page to another.

A new page is its file in ``graph/ui/pages`` and one entry in `PAGES`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graph.person.profile import Profile
from graph.ui.address import for_person
from graph.ui.state import PlanChoice, write_plan

_HERE: Final = Path(__file__).resolve().parent

ICON: Final = _HERE / "icon.png"


PAGES: Final = {
    "start": "Start",
    "explore": "Explore",
    "plan": "Plan",
    "reach": "Reach",
    "compare": "Compare",
    "data": "Data",
}
"""Name of the file and the address of each page -> its title, in the order of the navigation.

The first one is also shown at the address without a name.
"""


def page_file(name: str) -> Path:
    """Return the file that Streamlit runs for a page."""
    return _HERE / "pages" / f"{name}.py"


def plan_address(target: str, profile: Profile) -> dict[str, list[str]]:
    """Return the address of the plan towards a node for a person."""
    return for_person(write_plan(PlanChoice(target=target)), profile)
