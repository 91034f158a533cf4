"""Routes: paths along edges. A route ignores AND; for a complete answer ask for a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Literal

import networkx as nx

from graph.errors import NoRouteError
from graph.model.contract import RELATIONS
from graph.model.frozen import once
from graph.model.graph import Graph, Values

By = Literal["steps", "months", "cost"]
WEIGHTS: tuple[By, ...] = ("steps", "months", "cost")

_TIE = 1_000_000
"""Weights are scaled by this, so that among equal weights fewer steps win."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path: its nodes, start included, and what it takes to walk it."""

    nodes: tuple[str, ...]
    steps: int
    months: int
    cost_usd: float

    def as_json(self) -> dict[str, Any]:
        """Return the keys of ``route --json``."""
        return {
            "nodes": list(self.nodes),
            "steps": self.steps,
            "months": self.months,
            "cost_usd": self.cost_usd,
        }


def price(data: Values) -> float:
    """Return tuition, materials and fees of a node in dollars (unknown counts as 0)."""
    return float(data.get("cost_usd", 0) + data.get("fee_usd", 0))


@once
def projection(G: Graph) -> nx.DiGraph[str]:
    """Return the simple directed graph that routes walk.

    One edge per pair of nodes with ``months`` (study months of the credential entered, or the
    least ``months`` of an edge into a role), ``cost`` (price of what is entered) and, per
    measure, what a search adds up (``by steps`` ...). That of a frozen graph is made once.
    """
    D: nx.DiGraph[str] = nx.DiGraph()
    D.add_nodes_from(sorted(G))
    for source, target, data in sorted(G.edges(data=True), key=lambda edge: edge[:2]):
        if not RELATIONS[data["relation"]].walkable:
            continue
        entered = G.nodes[target]
        if entered["type"] == "credential":
            months = entered.get("duration_months", 0)
        else:
            months = data.get("months", 0)
        known = D.get_edge_data(source, target, {"months": months})["months"]
        values = {"steps": 1, "months": min(months, known), "cost": price(entered)}
        summed = {f"by {by}": round(100 * value) * _TIE + 1 for by, value in values.items()}
        D.add_edge(source, target, **values, **summed)
    nx.freeze(D)
    return D


def shortest_path(G: Graph, source: str, target: str, *, by: By = "steps") -> Route:
    """Return the route with the fewest steps, the fewest months or the least cost.

    Raises
    ------
    NoRouteError
        When no edges lead from source to target.
    """
    return k_shortest_paths(G, source, target, 1, by=by)[0]


def k_shortest_paths(
    G: Graph, source: str, target: str, k: int, *, by: By = "steps"
) -> list[Route]:
    """Return up to `k` loopless routes, best first (Yen 1971, by networkx).

    Raises
    ------
    NoRouteError
        When no edges lead from source to target.
    """
    D = projection(G)
    try:
        if k == 1:
            paths = [nx.bidirectional_dijkstra(D, source, target, weight=f"by {by}")[1]]
        else:
            every = nx.shortest_simple_paths(D, source, target, weight=f"by {by}")
            paths = list(islice(every, k))
    except nx.NetworkXNoPath:
        msg = f"no route leads from {source!r} to {target!r}"
        raise NoRouteError(msg) from None
    return [_route(D, path) for path in paths]


def _route(D: nx.DiGraph[str], path: Iterable[str]) -> Route:
    nodes = tuple(path)
    edges = [D.edges[pair] for pair in pairwise(nodes)]
    return Route(
        nodes,
        len(edges),
        sum(edge["months"] for edge in edges),
        sum(edge["cost"] for edge in edges),
    )
