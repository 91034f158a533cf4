"""Routes: paths along edges, which ignore AND (docs/semantics.md, rule 24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

import networkx as nx

from graph.errors import NoRouteError, RequestError
from graph.model.frozen import once
from graph.model.graph import Graph, Values
from graph.model.names import resolve
from graph.model.relations import RELATIONS

By = Literal["steps", "months", "cost"]
WEIGHTS: tuple[By, ...] = ("steps", "months", "cost")

_TIE = 1_000_000
"""Weights are scaled by this, so that fewer steps break ties."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path along edges.

    Parameters
    ----------
    nodes
        Ids, both ends included.
    steps
        Number of edges.
    months
        Study months of the credentials entered, and months of the edges into roles.
    cost_usd
        Dollars for all that is entered.
    """

    nodes: tuple[str, ...]
    steps: int
    months: int
    cost_usd: float


@dataclass(frozen=True, slots=True)
class Routes:
    """The shortest routes between two nodes.

    Parameters
    ----------
    source, target
        Ids of both ends.
    by
        What is least along the first route.
    routes
        Best first.
    """

    source: str
    target: str
    by: By
    routes: tuple[Route, ...]


def price(data: Values) -> float:
    """Return tuition, materials and fees of a node in dollars (unknown counts as 0)."""
    return float(data.get("cost_usd", 0) + data.get("fee_usd", 0))


@once
def projection(G: Graph) -> nx.DiGraph[str]:
    """Return the simple directed graph that routes walk, cached for a frozen graph.

    One edge per pair of nodes, with ``months`` (study months of the credential entered, or the
    least ``months`` of an edge into a role), ``cost`` (price of what is entered) and the weight
    of each search (``by steps`` ...).
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


def route(G: Graph, start: str, target: str, *, k: int = 1, by: By = "steps") -> Routes:
    """Return the shortest loopless routes from one node to another (Yen 1971, by networkx).

    Parameters
    ----------
    G
        A loaded graph.
    start, target
        Where the routes begin and end: id, name, abbreviation or alias.
    k
        How many routes; fewer when there are no more.
    by
        What is least along the first route: ``steps`` (edges), ``months`` or ``cost`` (dollars).

    Returns
    -------
    Routes
        Best first.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For a `k` below 1, or another measure.
    NoRouteError
        When no edges lead from start to target.
    """
    if k < 1:
        msg = f"k is {k}; allowed is 1 or more"
        raise RequestError(msg)
    if by not in WEIGHTS:
        msg = f"by is {by!r}; allowed is {', '.join(WEIGHTS)}"
        raise RequestError(msg)
    source, target = resolve(G, start), resolve(G, target)
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
    return Routes(source, target, by, tuple(_walked(D, path) for path in paths))


def shortest_path(G: Graph, source: str, target: str, *, by: By = "steps") -> Route:
    """Return the one shortest route.

    Parameters
    ----------
    G, source, target, by
        As for `route`.

    Returns
    -------
    Route
        The first of `route`.

    Raises
    ------
    UnknownNodeError, RequestError, NoRouteError
        As for `route`.
    """
    return route(G, source, target, by=by).routes[0]


def k_shortest_paths(
    G: Graph, source: str, target: str, k: int, *, by: By = "steps"
) -> list[Route]:
    """Return up to `k` shortest routes as a list.

    Parameters
    ----------
    G, source, target, k, by
        As for `route`.

    Returns
    -------
    list of Route
        Best first.

    Raises
    ------
    UnknownNodeError, RequestError, NoRouteError
        As for `route`.
    """
    return list(route(G, source, target, k=k, by=by).routes)


def _walked(D: nx.DiGraph[str], path: Iterable[str]) -> Route:
    nodes = tuple(path)
    edges = [D.edges[pair] for pair in pairwise(nodes)]
    return Route(
        nodes,
        len(edges),
        sum(edge["months"] for edge in edges),
        sum(edge["cost"] for edge in edges),
    )
