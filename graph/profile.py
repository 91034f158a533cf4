"""The person who asks: what is held at the start, and the experience that counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.errors import RequestError
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import resolve


def require_target(G: Graph, node: str) -> str:
    """Return `node` when it can be achieved (a credential or a role).

    Raises
    ------
    RequestError
        For a career, certifying body or employer.
    """
    kind = G.nodes[node]["type"]
    if kind not in TARGET_TYPES:
        msg = f"{node!r} is a {kind}; only a credential or a role can be achieved or held"
        raise RequestError(msg)
    return node


def experience_of(G: Graph, experience: Mapping[str, int]) -> dict[str, int]:
    """Return the months per role id; every name must be a role's, no number negative."""
    found: dict[str, int] = {}
    for name, months in experience.items():
        role = resolve(G, name)
        if G.nodes[role]["type"] != "role":
            msg = f"{role!r} is a {G.nodes[role]['type']}; only roles are worked in"
            raise RequestError(msg)
        if months < 0:
            msg = f"{months} months in {role!r}; allowed is 0 or more"
            raise RequestError(msg)
        found[role] = found.get(role, 0) + months
    return found


def held_at_start(G: Graph, hold: Iterable[str], experience: Mapping[str, int]) -> frozenset[str]:
    """Return what is held: named, or a role worked for at least its min_months (all by id)."""
    worked = (
        role
        for role, months in experience.items()
        if 0 < months >= G.nodes[role].get("min_months", 0)
    )
    return frozenset(hold).union(worked)
