"""What decides among plans of equal value (DESIGN section 4, 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.contract import GENERAL_EDUCATION_KINDS
from graph.model import Graph, once
from graph.planning.problem import Problem, Taste


@once
def _homes(G: Graph) -> Mapping[str, set[str]]:
    """Return the careers that include each node."""
    homes: dict[str, set[str]] = defaultdict(set)
    for career, node, data in G.edges(data=True):
        if data["relation"] == "includes":
            homes[node].add(career)
    return homes


def taste(G: Graph, problem: Problem) -> Taste:
    """Return what decides among plans of equal value (DESIGN section 4, 10).

    A detour is a thing that no career of the target includes; general education, which no
    career claims for itself, is none.
    """
    homes_of = _homes(G)
    careers = homes_of.get(problem.target, set())
    detours: set[str] = set()
    for node, data in G.nodes(data=True):
        homes = homes_of.get(node, set())
        general = not homes and data.get("kind") in GENERAL_EDUCATION_KINDS
        if careers and not homes & careers and not general:
            detours.add(node)
    pay = {node: round(data.get("pay_median_usd", 0)) for node, data in G.nodes(data=True)}
    return Taste(frozenset(detours), pay)
