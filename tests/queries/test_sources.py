"""The sources: how much rests on each, and how old it is."""

from __future__ import annotations

import pytest

from graph.model.graph import Graph, build_graph, sources_of
from graph.queries.sources import age_in_months, source_uses


def test_the_most_used_source_is_first_and_all_are_there(shipped: Graph) -> None:
    found = source_uses(shipped)
    assert {each.id for each in found} == set(sources_of(shipped))
    assert [each.used for each in found] == sorted((each.used for each in found), reverse=True)
    assert found[0].tier == "estimate"
    rows = [data for *_, data in shipped.edges(data=True)]
    assert sum(each.used for each in found) > len(rows)


def test_a_source_is_as_old_as_it_says_or_as_its_newest_fact() -> None:
    node = {"id": "a", "type": "role", "name": "A", "level": 1, "employment": 2}
    sources = [
        {"id": "one", "title": "One", "published": "2020-05"},
        {"id": "two", "title": "Two"},
        {"id": "three", "title": "Three"},
    ]
    citations = [
        {"node": "a", "field": "level", "reference": "two", "as_of": "2024"},
        {"node": "a", "field": "employment", "reference": "two", "as_of": "2023-07"},
    ]
    found = source_uses(build_graph([node], (), sources, citations))
    assert [(each.id, each.dated, each.used) for each in found] == [
        ("two", "2024", 2),
        ("one", "2020-05", 0),
        ("three", "", 0),
    ]


@pytest.mark.parametrize(
    ("dated", "months"),
    [("", None), ("2026-11", 0), ("2026-11-30", 0), ("2025", 11), ("2008-03-01", 224), ("2030", 0)],
)
def test_the_age_is_counted_in_months(dated: str, months: int | None) -> None:
    assert age_in_months(dated, "2026-11-28") == months
