"""Pay by state: what the table says of the occupation of a role."""

from __future__ import annotations

import pytest
from tiny import role

import graph
from graph.model.graph import Graph, build_graph, part_of
from graph.queries.pay_by_state import StatePay, state_facts
from graph.queries.provenance import Source


@pytest.fixture
def G() -> Graph:
    rows = [
        {"occupation": "29-2072", "state": "NY", "employment": 90, "pay_year": 2025},
        {"occupation": "29-2072", "state": "AL", "pay_median_usd": 40_000, "pay_year": 2025},
        {"occupation": "29-2072", "state": "CA", "employment": 1_200, "pay_median_usd": 60_000.5},
        {"occupation": "11-9111", "state": "NY", "employment": 5, "reference": "bls"},
    ]
    nodes = [
        role("coder", occupation="29-2072.00"),
        role("manager", occupation="11-9111"),
        role("clerk"),
        role("nobody", occupation="99-9999.00"),
    ]
    sources = [{"id": "bls", "title": "Wages"}]
    return build_graph(nodes, (), sources, pay_by_state=rows)


def test_a_role_has_the_states_of_its_occupation(G: Graph) -> None:
    found = graph.pay_by_state(G, "Coder")
    assert [each.state for each in found] == ["AL", "CA", "NY"]
    assert found[0] == StatePay("29-2072", "AL", pay_median_usd=40_000, pay_year=2025)
    (one,) = graph.pay_by_state(G, "manager")
    assert one.source == Source("bls", "Wages")


@pytest.mark.parametrize("node", ["clerk", "nobody"])
def test_without_an_occupation_or_a_row_there_is_nothing(G: Graph, node: str) -> None:
    assert graph.pay_by_state(G, node) == ()
    assert state_facts(()) == {}


def test_an_unknown_role_is_refused(G: Graph) -> None:
    with pytest.raises(graph.UnknownNodeError):
        graph.pay_by_state(G, "codr")


def test_the_ends_and_the_largest_states_are_told(G: Graph) -> None:
    assert state_facts(graph.pay_by_state(G, "coder")) == {
        "median pay by state": "$40,000 in AL to $60,000.50 in CA (2025, whole occupation 29-2072)",
        "states with most jobs": "CA 1,200, NY 90 (2025, whole occupation 29-2072)",
    }


def test_show_and_compare_have_them(G: Graph) -> None:
    assert graph.show(G, "coder").pay_by_state == graph.pay_by_state(G, "coder")
    lines = {each.label: each.values for each in graph.compare(G, ["coder", "manager"]).lines}
    assert lines["states with most jobs"][1] == "NY 5 (whole occupation 11-9111)"


def test_a_part_of_the_graph_keeps_the_rows_of_its_roles(G: Graph) -> None:
    part = part_of(G, {"coder", "clerk"})
    assert len(graph.pay_by_state(part, "coder")) == 3
    assert "11-9111" not in part.graph["pay_by_state"]


def test_the_shipped_rows_are_those_of_the_bureau(shipped: Graph) -> None:
    managers = graph.pay_by_state(shipped, "him-director")
    assert len(managers) == 51
    alabama = next(each for each in managers if each.state == "AL")
    assert (alabama.employment, alabama.pay_median_usd) == (10_360, 97_790)
    coders = graph.pay_by_state(shipped, "outpatient-coder")
    assert len(coders) == 50
    assert not any(each.pay_median_usd for each in coders)
