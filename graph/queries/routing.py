"""Routes: paths along edges, which ignore AND (docs/semantics.md, rule 24)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Literal

import networkx as nx

from graph.errors import NoRouteError, RequestError
from graph.model.condition import missing
from graph.model.frozen import once
from graph.model.graph import Graph, Values, counting_as
from graph.model.names import resolve, sentence
from graph.model.relations import RELATIONS
from graph.model.requirements import requirement_groups
from graph.model.validate import ENOUGH
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.person.proved import past

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
    unmet
        Requirements of the target, of the pathway that lacks fewest, that nothing on the route
        meets and the person who asks does not meet either; roles on the route count as worked
        for long enough.
    """

    nodes: tuple[str, ...]
    steps: int
    months: int
    cost_usd: float
    unmet: tuple[str, ...] = ()


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


def route(
    G: Graph,
    start: str,
    target: str,
    *,
    k: int = 1,
    by: By = "steps",
    profile: Profile | None = None,
) -> Routes:
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
    profile
        The person who asks: what they hold or have proved is not `unmet`.

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
    person = posed(G, Profile, {}, profile)
    routes = (replace(_walked(D, path), unmet=_unmet(G, path, person)) for path in paths)
    return Routes(source, target, by, tuple(routes))


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


def _unmet(G: Graph, path: Sequence[str], person: Profile) -> tuple[str, ...]:
    """Return the requirements of the end of a path that nothing before it meets."""
    *before, target = path
    proved, ways = past(G, person), counting_as(G, target)
    held = proved.held.union(before)
    if not before or not held.isdisjoint(ways) or proved.proves(ways):
        return ()
    months = {**person.experience, **dict.fromkeys(before, ENOUGH)}
    counted = {role: number for role, number in months.items() if role in held}
    pathways = [
        [missing(proved.unproved(part), held, counted) for _, part in groups]
        for groups in requirement_groups(G, target).values()
    ]
    left = [[rest for rest in groups if rest is not None] for groups in pathways]
    return tuple(sentence(G, rest) for rest in min(left, key=len, default=[]))


def _walked(D: nx.DiGraph[str], path: Iterable[str]) -> Route:
    nodes = tuple(path)
    edges = [D.edges[pair] for pair in pairwise(nodes)]
    return Route(
        nodes,
        len(edges),
        sum(edge["months"] for edge in edges),
        sum(edge["cost"] for edge in edges),
    )
