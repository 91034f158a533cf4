"""What a CTDL document requires is what the model requires, for any reader of CTDL."""

from __future__ import annotations

from random import Random

import pytest
from ctdl_reader import OWN, TERMS, Reader
from instances import instance
from tiny import career, credential, edge, needs, role, tiny

from graph.io.ctdl.conditions import MOST_PROFILES
from graph.io.ctdl.document import to_ctdl
from graph.model.condition import Hold, Months, holds, leaves
from graph.model.graph import Graph
from graph.model.requirements import condition


def assert_same_conditions(G: Graph, dice: Random, tries: int) -> tuple[int, int]:
    """Compare on random held things and months; return how often it held and did not."""
    export = to_ctdl(G)
    reader = Reader(export.document)
    inexact = {loss.node for loss in export.losses if loss.what == "required_for"}
    loose = {loss.node for loss in export.losses if "different thing" in loss.why}
    count = [0, 0]
    for node in sorted(G):
        rule = condition(G, node)
        named = sorted(
            {
                each
                for leaf in leaves(rule)
                for each in (leaf.met_by if isinstance(leaf, Hold) else leaf.roles)
            }
        )
        most = [leaf.months for leaf in leaves(rule) if isinstance(leaf, Months)] or [0]
        for _ in range(tries if named else 1):
            share = dice.choice((0.3, 0.6, 0.9))
            held = frozenset(each for each in named if dice.random() < share)
            roles = [each for each in held if G.nodes[each]["type"] == "role"]
            months = {each: dice.choice((0, dice.choice(most), max(most))) for each in roles}
            expected = holds(rule, held, months)
            found = reader.holds(node, held, months, plain=False)
            if node in loose:
                # One thing may stand in two places: more holds, never less.
                assert found >= expected, (node, held, months)
            else:
                assert found == expected, (node, held, months)
            if node not in inexact:
                assert reader.holds(node, held, months, plain=True) == expected, (node, held)
            count[expected] += 1
    return count[1], count[0]


def test_the_shipped_requirements_are_those_of_the_document(shipped: Graph) -> None:
    met, unmet = assert_same_conditions(shipped, Random(7), 25)
    assert min(met, unmet) > 1000
    assert not any(loss.what == "required_for" for loss in to_ctdl(shipped).losses)


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_random_requirements_are_those_of_the_document(start: int) -> None:
    for seed in range(start, start + 10):
        G, _ = instance(seed, credentials_up_to=6, roles_up_to=4)
        assert_same_conditions(G, Random(seed), 30)


def groups(size: int, number: int, several: int = 1) -> Graph:
    """A goal that asks for a number of each of several groups."""
    names = [f"c{place}" for place in range(size)]
    rows = [
        needs("goal", name, group=f"g{group}", required_number=number)
        for group in range(several)
        for name in names
    ]
    return tiny(*(credential(name) for name in names), role("goal"), *rows)


def test_two_of_three_are_three_alternatives_in_plain_ctdl() -> None:
    G = groups(3, 2)
    export = to_ctdl(G)
    reader = Reader(export.document)
    (profile,) = reader.triples.objects(reader.by_id["goal"], TERMS.requires)
    assert len(list(reader.triples.objects(profile, TERMS.alternativeCondition))) == 3
    assert (None, OWN.requiredNumber, None) not in reader.triples
    assert reader.holds("goal", frozenset({"c0", "c2"}), {}, plain=True)
    assert not reader.holds("goal", frozenset({"c0"}), {}, plain=True)


@pytest.mark.parametrize(("size", "number", "several"), [(12, 6, 1), (7, 1, 3), (5, 2, 3)])
def test_too_many_combinations_are_counted_and_told(size: int, number: int, several: int) -> None:
    G = groups(size, number, several)
    export = to_ctdl(G)
    (loss,) = (loss for loss in export.losses if loss.what == "required_for")
    assert (loss.node, loss.kept) == ("goal", "cg:requiredNumber")
    assert str(MOST_PROFILES) in loss.why
    assert len(export.document) < 100_000
    assert_same_conditions(G, Random(1), 50)
    reader = Reader(export.document)
    (profile,) = reader.triples.objects(reader.by_id["goal"], TERMS.requires)
    (words,) = reader.triples.objects(profile, TERMS.condition)
    assert str(words).startswith(("all of:", "one of:", f"{number} of:"))


def test_a_huge_group_is_written_in_no_time() -> None:
    G = groups(300, 150)
    assert len(to_ctdl(G).document) < 1_000_000


def test_months_are_years_for_ctdl_and_exact_beside() -> None:
    G = tiny(
        role("a", level=4),
        role("b"),
        role("goal"),
        career("f"),
        edge("f", "includes", "a"),
        edge("f", "includes", "b"),
        needs("goal", "f", months=30),
        needs("goal", "f", months=7, min_level=4),
    )
    reader = Reader(to_ctdl(G).document)
    (profile,) = reader.triples.objects(reader.by_id["goal"], TERMS.requires)
    assert float(str(reader.triples.value(profile, TERMS.yearsOfExperience))) == 2.5
    words = str(reader.triples.value(profile, TERMS.experience))
    assert words == "30 months in F; 7 months in F (lead or higher)"
    found = {
        int(str(reader.triples.value(each, OWN.months))): set(
            reader.triples.objects(each, OWN.role)
        )
        for each in reader.triples.objects(profile, OWN.experience)
    }
    a, b = reader.by_id["a"], reader.by_id["b"]
    assert found == {30: {a, b}, 7: {a}}
    assert_same_conditions(G, Random(3), 40)


def test_what_is_open_to_everybody_requires_nothing() -> None:
    reader = Reader(to_ctdl(tiny(credential("a"), role("b"))).document)
    assert (None, TERMS.requires, None) not in reader.triples


def test_a_course_is_a_learning_opportunity() -> None:
    G = tiny(credential("a", kind="course"), credential("b"), needs("b", "a"))
    reader = Reader(to_ctdl(G).document)
    (profile,) = reader.triples.objects(reader.by_id["b"], TERMS.requires)
    (thing,) = reader.triples.objects(profile, TERMS.targetLearningOpportunity)
    assert thing == reader.by_id["a"]
    assert_same_conditions(G, Random(5), 4)
