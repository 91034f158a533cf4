"""Routes by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from tiny import credential, edge, needs, role, tiny

import graph
from graph.model.graph import Graph
from graph.queries.routing import WEIGHTS, projection

CERT, DIRECTOR = "edu-cert-coding", "director-of-medical-records"


@pytest.fixture
def fork() -> Graph:
    """Two ways from a to d: over b (slow, cheap) and over c (fast, dear), and one step."""
    return tiny(
        *(credential(each, months, cost) for each, months, cost in (("a", 1, 1), ("b", 24, 10))),
        credential("c", 2, 900),
        role("d"),
        role("e"),
        needs("b", "a"),
        needs("c", "a"),
        edge("b", "recommended_for", "d"),
        needs("d", "c"),
        edge("d", "advances_to", "e", months=36),
        edge("a", "recommended_for", "e", months=99),
    )


def test_each_measure_has_its_own_best(fork: Graph) -> None:
    nodes = {by: graph.shortest_path(fork, "a", "e", by=by).nodes for by in WEIGHTS}
    assert nodes == {
        "steps": ("a", "e"),
        "months": ("a", "c", "d", "e"),
        "cost": ("a", "e"),
    }
    route = graph.shortest_path(fork, "a", "e", by="months")
    assert (route.steps, route.months, route.cost_usd) == (3, 38, 900)


def test_k_routes_are_loopless_and_never_get_better(fork: Graph) -> None:
    routes = graph.k_shortest_paths(fork, "a", "e", 10, by="cost")
    assert [route.cost_usd for route in routes] == [0, 10, 900]
    assert all(len(set(route.nodes)) == len(route.nodes) for route in routes)


def test_no_route(fork: Graph) -> None:
    with pytest.raises(graph.NoRouteError, match="no route leads from 'e' to 'a'"):
        graph.shortest_path(fork, "e", "a")


def test_a_route_takes_names_and_says_what_is_asked(fork: Graph) -> None:
    found = graph.route(fork, "A", "e", k=2, by="cost")
    assert (found.source, found.target, found.by) == ("a", "e", "cost")
    assert [each.nodes for each in found.routes] == [("a", "e"), ("a", "b", "d", "e")]
    assert graph.k_shortest_paths(fork, "a", "e", 2, by="cost") == list(found.routes)


def test_what_cannot_be_asked_of_a_route(fork: Graph) -> None:
    with pytest.raises(graph.RequestError, match="k is 0; allowed is 1 or more"):
        graph.route(fork, "a", "e", k=0)
    with pytest.raises(graph.RequestError, match="by is 'pay'; allowed is steps, months, cost"):
        graph.route(fork, "a", "e", by="pay")  # type: ignore[arg-type]
    with pytest.raises(graph.UnknownNodeError):
        graph.shortest_path(fork, "a", "nowhere")


def test_only_walkable_relations_are_walked() -> None:
    G = tiny({"id": "x", "type": "employer", "name": "X"}, role("r"), edge("x", "employs", "r"))
    with pytest.raises(graph.NoRouteError):
        graph.shortest_path(G, "x", "r")


def test_shipped_route_equals_a_plain_search(shipped: Graph) -> None:
    D = projection(shipped)
    for by in WEIGHTS:
        expected = nx.dijkstra_path_length(D, CERT, DIRECTOR, weight=by)
        route = graph.shortest_path(shipped, CERT, DIRECTOR, by=by)
        found = {"steps": route.steps, "months": route.months, "cost": route.cost_usd}
        assert found[by] == expected


def asking() -> Graph:
    """A boss needs a badge or a degree, two years as clerk and one as lead; or two papers."""
    return tiny(
        *(credential(each) for each in ("school", "badge", "degree", "bridge", "p", "q")),
        *(role(each) for each in ("clerk", "lead", "boss")),
        edge("bridge", "counts_as", "degree"),
        needs("clerk", "school"),
        needs("degree", "school"),
        needs("boss", "badge", group="paper"),
        needs("boss", "degree", group="paper"),
        needs("boss", "clerk", months=24),
        needs("boss", "lead", months=12),
        *(needs("boss", each, pathway="2") for each in "pq"),
        edge("clerk", "advances_to", "lead", months=6),
    )


def unmet(start: str, target: str, **person: Any) -> tuple[str, ...]:
    (found,) = graph.route(asking(), start, target, profile=graph.Profile(**person)).routes
    return found.unmet


def test_a_route_says_what_its_target_asks_for_besides() -> None:
    assert unmet("school", "clerk") == ()
    assert unmet("clerk", "boss") == ("one of: BADGE; DEGREE", "12 months in LEAD")
    assert unmet("p", "boss") == ("Q",)
    assert unmet("bridge", "degree") == ()
    assert unmet("boss", "boss") == ()


def test_what_a_person_has_is_not_left_out() -> None:
    assert unmet("clerk", "boss", experience={"lead": 12}) == ("one of: BADGE; DEGREE",)
    assert unmet("clerk", "boss", hold={"bridge"}, experience={"lead": 9}) == ("3 months in LEAD",)
    assert unmet("clerk", "boss", hold={"boss"}) == ()
    assert unmet("clerk", "lead", hold={"lead"}) == ()


def test_what_holding_proves_is_not_left_out() -> None:
    G = tiny(
        *(credential(each) for each in ("school", "exam", "badge")),
        role("post"),
        needs("exam", "school"),
        needs("post", "school"),
        needs("post", "badge"),
    )
    profile = graph.Profile(hold=frozenset({"exam"}))
    assert graph.route(G, "badge", "post").routes[0].unmet == ("SCHOOL",)
    assert graph.route(G, "badge", "post", profile=profile).routes[0].unmet == ()
    literal = replace(profile, infer=False)
    assert graph.route(G, "badge", "post", profile=literal).routes[0].unmet == ("SCHOOL",)
