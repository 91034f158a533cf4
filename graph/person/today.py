"""Where a person stands at work today."""

from __future__ import annotations

from graph.model.graph import Graph
from graph.person.profile import Profile


def at_work(person: Profile) -> frozenset[str]:
    """Return the role a person works in today; without one, those they have worked in."""
    if person.job:
        return frozenset({person.job})
    return frozenset(role for role, months in person.experience.items() if months)


def pay_today(G: Graph, person: Profile) -> float | None:
    """Return the median pay of the job of today, or the best of former jobs; None if unknown."""
    pays = [G.nodes[role].get("pay_median_usd") for role in at_work(person)]
    return max((float(pay) for pay in pays if pay is not None), default=None)
