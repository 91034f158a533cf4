"""The pages, each one record, and addresses that lead from one page to another.

A new page is its file in ``graph/ui/pages`` and one record in `PAGES`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph.model.graph import Graph
from graph.ui.state import PlanChoice, read_plan, write_plan

_HERE: Final = Path(__file__).resolve().parent

ICON: Final = _HERE / "icon.png"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page of the navigation.

    Parameters
    ----------
    name
        Of its file, and its address.
    title
        Its name in the navigation.
    default
        Whether it is also shown at the address without a name.
    """

    name: str
    title: str
    default: bool = False

    @property
    def path(self) -> Path:
        """The file that Streamlit runs."""
        return _HERE / "pages" / f"{self.name}.py"


PAGES: Final = {
    each.name: each
    for each in (PageFile("explore", "Explore", default=True), PageFile("plan", "Plan"))
}
"""Name -> page, in the order of the navigation."""


def plan_address(G: Graph, target: str) -> dict[str, list[str]]:
    """Return the address of the plan towards a node for somebody who holds the usual start."""
    profile = read_plan({}, G)[0].profile
    asked = replace(profile, hold=profile.hold - {target})
    return write_plan(PlanChoice(target=target, profile=asked))
