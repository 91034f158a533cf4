"""What decides among plans of equal value (DESIGN section 4, 10)."""

from __future__ import annotations

from graph.contract import GENERAL_EDUCATION_KINDS
from graph.model import Graph, in_relation
from graph.planning.problem import Problem, Taste


def taste(G: Graph, problem: Problem) -> Taste:
    """Return what decides among plans of equal value (DESIGN section 4, 10).

    A detour is a thing that no career of the target includes; general education, which no
    career claims for itself, is none.
    """
    careers = {career for career, _ in in_relation(G, problem.target, "includes")}
    detours: set[str] = set()
    for node, data in G.nodes(data=True):
        homes = {career for career, _ in in_relation(G, node, "includes")}
        general = not homes and data.get("kind") in GENERAL_EDUCATION_KINDS
        if careers and not homes & careers and not general:
            detours.add(node)
    pay = {node: round(data.get("pay_median_usd", 0)) for node, data in G.nodes(data=True)}
    return Taste(frozenset(detours), pay)
