"""What keeping a credential costs, in words; a plan's price is without it."""

from __future__ import annotations

import pytest
from tiny import credential, needs, role, tiny

import graph
from graph.cli.main import main
from graph.model.graph import Graph
from graph.queries.renewal import kept, renewal_words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"renewal_usd": 218, "renewal_months": 24}, "$218 every 2 years"),
        ({"renewal_usd": 145, "renewal_months": 12}, "$145 every year"),
        ({"renewal_usd": 0, "renewal_months": 36}, "$0 every 3 years"),
        ({"renewal_months": 18}, "every 1 year 6 months"),
        ({"renewal_usd": 50}, "$50 a renewal"),
        ({}, ""),
    ],
)
def test_price_and_period_are_one_phrase(values: dict[str, int], words: str) -> None:
    G = tiny(credential("a", **values))
    assert renewal_words(G, "a") == words
    assert bool(kept(G, ["a"])) == bool(words)


def test_several_are_listed_by_name() -> None:
    G = tiny(
        credential("b", renewal_usd=5, renewal_months=12),
        credential("a", renewal_months=24),
        role("c"),
    )
    assert kept(G, ["c", "b", "a"]) == (
        "credentials to renew, not in the price: A (every 2 years) and B ($5 every year); "
        "an issuer may ask for less if several are held"
    )


def test_no_price_of_a_plan_has_it() -> None:
    dear = credential("a", fee_usd=10, renewal_usd=1_000, renewal_months=12)
    G = tiny(dear, role("r"), needs("r", "a"))
    found = graph.plan(G, "r").best
    assert found is not None
    assert found.cost == 10


def test_a_plan_and_show_name_it(shipped: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "RHIT"]) == 0
    assert "credentials to renew, not in the price: RHIT ($218 every 2 years)" in " ".join(
        capsys.readouterr().out.split()
    )
    facts = {each.field: each for each in graph.show(shipped, "RHIT").facts}
    assert facts["renewal_usd"].text == "$218"
    assert facts["renewal_months"].text == "24 months"
