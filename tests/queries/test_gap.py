"""What is missing, and one node as facts."""

from __future__ import annotations

import pytest
from tiny import credential, needs, role, tiny

from graph.errors import RequestError
from graph.model.graph import Graph
from graph.queries.comparison import side_by_side
from graph.queries.facts import show, value_text
from graph.queries.gap import Gap, gap


def test_gap_per_pathway() -> None:
    G = tiny(
        credential("a"),
        credential("b"),
        role("clerk", min_months=3),
        role("goal"),
        needs("goal", "a", pathway="1", group="exam"),
        needs("goal", "clerk", pathway="1", months=12),
        needs("goal", "b", pathway="2"),
    )
    found = gap(G, "goal", hold=["A"], experience={"clerk": 4})
    first, second = found.pathways
    assert (found.target, found.reached_by) == ("goal", ())
    assert first.missing == "8 months in CLERK"
    assert [(each.group, each.missing, each.ids) for each in first.groups] == [
        ("exam", None, ()),
        ("", "8 months in CLERK", ("clerk",)),
    ]
    assert (second.pathway, second.missing) == ("2", "B")
    # Two months do not make a clerk, so they do not count yet.
    assert gap(G, "goal", experience={"clerk": 2}).pathways[0].missing == (
        "all of: A; 12 months in CLERK"
    )
    assert gap(G, "a") == Gap("a", (), ())
    assert gap(G, "a", hold=["a"]).reached_by == ("a",)


def test_a_dossier_has_facts_with_sources_and_what_it_opens(shipped: Graph) -> None:
    found = show(shipped, "ahima-rhia")
    fee = next(fact for fact in found.facts if fact.field == "fee_usd")
    assert fee.text.startswith("$")
    assert fee.source is not None
    assert fee.source.title
    assert fee.source.as_of
    assert "director-of-medical-records" in found.opens
    assert all(requirement.sources for requirement in found.requirements)
    assert any(link.relation == "offers" for link in found.incoming)


def test_what_counts_as_a_thing_opens_what_the_thing_opens(shipped: Graph) -> None:
    assert set(show(shipped, "edu-bs-him").opens) <= set(
        show(shipped, "edu-bs-him-completion").opens
    )


def test_values_read_well() -> None:
    assert value_text("level", 6) == "6 (director)"
    assert value_text("pay_low_usd", 30610) == "$30,610"
    assert value_text("pay_year", 2025) == "2025"
    assert value_text("growth_pct", -5) == "-5%"
    assert value_text("duration_months", 24) == "24 months"
    assert value_text("employment", 168650) == "168,650"
    assert value_text("aliases", "a;b") == "a; b"


def test_nodes_side_by_side(shipped: Graph) -> None:
    found = side_by_side(shipped, ["ahima-rhit", "ahima-rhia"])
    lines = {line.label: line for line in found.lines}
    assert lines["type"].values == ("credential", "credential")
    assert lines["type"].same
    assert not lines["requires"].same
    assert "Bachelor" in lines["requires"].values[1]
    assert lines["issued by"].same
    assert all(any(line.values) for line in found.lines)


@pytest.mark.parametrize("nodes", [[], ["ahima-rhit"], ["ahima-rhit", "ahima-rhit"]])
def test_comparing_takes_two_different_nodes(shipped: Graph, nodes: list[str]) -> None:
    with pytest.raises(RequestError, match="two or more"):
        side_by_side(shipped, nodes)
