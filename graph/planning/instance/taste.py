"""What decides among plans of equal value (docs/semantics.md, rule 17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.model.contract import GENERAL_EDUCATION_KINDS
from graph.model.frozen import once
from graph.model.graph import Graph
from graph.planning.answer import Taste
from graph.planning.problem import Problem


def taste(G: Graph, problem: Problem) -> Taste:
    """Return the detours and the pay that decide among plans of equal value.

    See docs/semantics.md, rule 17.
    """
    careers = homes(G).get(problem.target, frozenset())
    return Taste(_detours(G, careers), _pay(G))


@once
def homes(G: Graph) -> Mapping[str, frozenset[str]]:
    """Return the careers that include each node."""
    homes: dict[str, set[str]] = defaultdict(set)
    for career, node, data in G.edges(data=True):
        if data["relation"] == "includes":
            homes[node].add(career)
    return {node: frozenset(careers) for node, careers in homes.items()}


@once
def _detours(G: Graph, careers: frozenset[str]) -> frozenset[str]:
    """Return the nodes that none of the careers includes, except general education."""
    careers_of = homes(G)
    claimed = (
        node
        for node, data in G.nodes(data=True)
        if node in careers_of or data.get("kind") not in GENERAL_EDUCATION_KINDS
    )
    return frozenset(
        node for node in claimed if careers and careers.isdisjoint(careers_of.get(node, ()))
    )


@once
def _pay(G: Graph) -> Mapping[str, int]:
    """Return median dollars a year, 0 where unknown."""
    return {node: round(data.get("pay_median_usd", 0)) for node, data in G.nodes(data=True)}
