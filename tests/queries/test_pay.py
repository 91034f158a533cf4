"""Pay by state and by industry: what the tables say of the occupation of a role."""

from __future__ import annotations

import pytest
from tiny import role

import graph
from graph.model.graph import Graph, build_graph, part_of
from graph.queries.pay import PlacePay, pay_facts
from graph.queries.provenance import Source


@pytest.fixture
def G() -> Graph:
    states = [
        {"occupation": "29-2072", "state": "NY", "employment": 90, "pay_year": 2025},
        {"occupation": "29-2072", "state": "AL", "pay_median_usd": 40_000, "pay_year": 2025},
        {"occupation": "29-2072", "state": "CA", "employment": 1_200, "pay_median_usd": 60_000.5},
        {"occupation": "11-9111", "state": "NY", "employment": 5, "reference": "bls"},
    ]
    coders = {"occupation": "29-2072", "pay_year": 2024}
    industries = [
        {**coders, "industry": "622000", "industry_title": "Hospitals", "pay_mean_usd": 60_530},
        {**coders, "industry": "524114", "employment": 7, "pay_mean_usd": 70_540},
        {**coders, "industry": "55", "industry_title": "Head offices", "employment": 9},
    ]
    nodes = [
        role("coder", occupation="29-2072.00"),
        role("manager", occupation="11-9111"),
        role("clerk"),
        role("nobody", occupation="99-9999.00"),
    ]
    sources = [{"id": "bls", "title": "Wages"}]
    return build_graph(nodes, (), sources, pay_by_state=states, pay_by_industry=industries)


def test_a_role_has_the_states_and_industries_of_its_occupation(G: Graph) -> None:
    found = graph.pay_by(G, "Coder", "state")
    assert [each.place for each in found] == ["AL", "CA", "NY"]
    assert found[0] == PlacePay("29-2072", "AL", pay_median_usd=40_000, pay_year=2025)
    (one,) = graph.pay_by(G, "manager", "state")
    assert one.source == Source("bls", "Wages")
    found = graph.pay_by(G, "Coder", "industry")
    assert [each.name for each in found] == ["524114", "Head offices", "Hospitals"]
    assert (found[2].place, found[2].pay_mean_usd, found[2].employment) == ("622000", 60_530, None)


@pytest.mark.parametrize("by", ["state", "industry"])
@pytest.mark.parametrize("node", ["clerk", "nobody"])
def test_without_an_occupation_or_a_row_there_is_nothing(G: Graph, node: str, by: str) -> None:
    assert graph.pay_by(G, node, by) == ()
    assert pay_facts({by: ()}) == {}


def test_an_unknown_role_or_table_is_refused(G: Graph) -> None:
    with pytest.raises(graph.UnknownNodeError):
        graph.pay_by(G, "codr", "state")
    with pytest.raises(graph.RequestError, match="by state or industry, not by 'city'"):
        graph.pay_by(G, "coder", "city")
    with pytest.raises(KeyError):
        build_graph((), (), pay_by_city=())


def test_the_ends_and_the_largest_places_are_told(G: Graph) -> None:
    states, industries = ({by: graph.pay_by(G, "coder", by)} for by in ("state", "industry"))
    assert pay_facts(states) == {
        "median pay by state": "$40,000 in AL to $60,000.50 in CA (2025, whole occupation 29-2072)",
        "states with most jobs": "CA 1,200; NY 90 (2025, whole occupation 29-2072)",
    }
    about = "(2024, whole occupation 29-2072)"
    assert pay_facts(industries) == {
        "mean pay by industry": f"$60,530 in Hospitals to $70,540 in 524114 {about}",
        "industries with most jobs": f"Head offices 9; 524114 7 {about}",
    }
    assert [*pay_facts(states | industries)] == [*pay_facts(states), *pay_facts(industries)]


def test_show_and_compare_have_them(G: Graph) -> None:
    for by, found in graph.show(G, "coder").pay_by.items():
        assert found == graph.pay_by(G, "coder", by)
        assert len(found) == 3
    lines = {each.label: each.values for each in graph.compare(G, ["coder", "manager"]).lines}
    assert lines["states with most jobs"][1] == "NY 5 (whole occupation 11-9111)"
    assert lines["industries with most jobs"][1] == ""


def test_a_part_of_the_graph_keeps_the_rows_of_its_roles(G: Graph) -> None:
    part = part_of(G, {"coder", "clerk"})
    assert len(graph.pay_by(part, "coder", "state")) == 3
    assert "11-9111" not in part.graph["pay_by_state"]
    assert len(graph.pay_by(part, "coder", "industry")) == 3
    assert part_of(G, {"manager"}).graph["pay_by_industry"] == "[]"


def test_the_shipped_rows_are_those_of_the_bureau(shipped: Graph) -> None:
    managers = graph.pay_by(shipped, "him-director", "state")
    assert len(managers) == 51
    alabama = next(each for each in managers if each.place == "AL")
    assert (alabama.employment, alabama.pay_median_usd) == (10_360, 97_790)
    assert alabama.pay_mean_usd == 105_940
    coders = graph.pay_by(shipped, "outpatient-coder", "state")
    assert len(coders) == 50
    assert not any(each.pay_median_usd for each in coders)


def test_an_industry_whose_figure_is_not_released_has_none(shipped: Graph) -> None:
    coders = {each.place: each for each in graph.pay_by(shipped, "outpatient-coder", "industry")}
    assert len(coders) == 10
    hospitals, hosting = coders["622000"], coders["518000"]
    assert (hospitals.name, hospitals.employment) == ("Hospitals", 52_360)
    assert (hospitals.pay_mean_usd, hospitals.pay_median_usd) == (60_530, None)
    assert (hosting.employment, hosting.pay_mean_usd) == (2_010, None)
