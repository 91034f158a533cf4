"""What holding proves, by examples and against every set of things that could be achieved."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from instances import instance
from tiny import credential, edge, needs, role, tiny

import graph
from graph.model.condition import holds
from graph.model.graph import Graph, counting_as
from graph.model.requirements import condition
from graph.person.pose import posed
from graph.person.profile import Profile, held_at_start
from graph.person.proved import Implied, past
from graph.person.sentences import proved_sentence


def implied(G: Graph, *hold: str, **more: object) -> Implied:
    return past(G, posed(G, Profile, {"hold": hold, **more})).implied()


def test_the_rhit_proves_its_degree_and_the_diploma(shipped: Graph) -> None:
    assert implied(shipped, "RHIT") == Implied(("edu-as", "edu-as-hit", "edu-hs"))


def test_a_nurse_has_one_of_two_degrees(shipped: Graph) -> None:
    found = implied(shipped, "lic-rn")
    assert found == Implied(("edu-as", "edu-hs"), (("edu-adn", "edu-bsn"),))
    assert "; one of ADN or BSN." in proved_sentence(shipped, found)
    worked = implied(shipped, experience={"registered-nurse": 60})
    assert {*found.held, "lic-rn"} <= {*worked.held}


def test_nothing_is_proved_when_the_profile_is_taken_literally(shipped: Graph) -> None:
    assert implied(shipped, "RHIT", infer=False) == Implied()
    literal = graph.plan(shipped, "RHIA", hold=["RHIT"], infer=False).best
    inferred = graph.plan(shipped, "RHIA", hold=["RHIT"]).best
    assert literal is not None
    assert inferred is not None
    assert {"edu-as-hit"} <= set(literal.achieved)
    assert "edu-as-hit" not in inferred.achieved


def test_a_target_that_is_certain_is_reached(shipped: Graph) -> None:
    answer = graph.plan(shipped, "edu-as-hit", hold=["RHIT"])
    assert (answer.status, answer.best and answer.best.achieved) == ("optimal", ())
    assert graph.gap(shipped, "edu-as-hit", hold=["RHIT"]).reached_by == ("edu-as-hit",)


def test_what_cannot_be_achieved_proves_nothing() -> None:
    G = tiny(
        credential("a"),
        credential("b"),
        credential("c"),
        needs("a", "b"),
        needs("b", "a"),
        needs("a", "c"),
    )
    assert implied(G, "a") == Implied()


def test_retired_things_prove_and_are_proved() -> None:
    G = tiny(credential("old", status="retired"), credential("a"), needs("a", "old"))
    assert implied(G, "a") == Implied(("old",))


def test_months_are_never_implied() -> None:
    G = tiny(role("clerk"), role("lead"), needs("lead", "clerk", months=12))
    assert implied(G, "lead") == Implied(("clerk",))
    best = graph.plan(
        tiny(*rows_of(G), role("boss"), needs("boss", "clerk", months=6)), "boss", hold=["lead"]
    ).best
    assert best is not None
    assert best.time == 6


def rows_of(G: Graph) -> list[dict[str, object]]:
    nodes = [{"id": node, **data} for node, data in G.nodes(data=True)]
    return [*nodes, *({"source": a, "target": b, **d} for a, b, d in G.edges(data=True))]


def test_a_held_equivalent_proves_nothing_about_what_it_counts_as() -> None:
    G = tiny(
        credential("school"),
        credential("rhit"),
        credential("rhia"),
        needs("rhit", "school"),
        edge("rhia", "counts_as", "rhit"),
    )
    assert implied(G, "rhia") == Implied()


def could_be_had(G: Graph, without: frozenset[str]) -> set[str]:
    """Everything that is in some set that can be achieved one after another, by trying all sets."""
    nodes = [n for n, d in G.nodes(data=True) if d["type"] != "career" and n not in without]
    every = chain.from_iterable(combinations(nodes, size) for size in range(1, len(nodes) + 1))
    found: set[str] = set()
    for things in map(set, every):
        done: set[str] = set()
        while new := {n for n in things - done if _opens(G, n, done)}:
            done |= new
        found |= done if done == things else set()
    return found


def _opens(G: Graph, node: str, done: set[str]) -> bool:
    return holds(condition(G, node), done, dict.fromkeys(done, 1_000))


@pytest.mark.parametrize("seed", range(40))
def test_a_hold_is_certain_when_no_achievable_set_does_without_it(seed: int) -> None:
    G, problem = instance(seed, credentials_up_to=4)
    profile = Profile(hold=problem.hold | {min(n for n in G if n[0] == "c")})
    held, proved = held_at_start(G, profile), past(G, profile)
    before = could_be_had(G, frozenset())
    for node, data in G.nodes(data=True):
        ways = counting_as(G, node)
        if data["type"] != "career" and held.isdisjoint(ways):
            after = could_be_had(G, ways)
            assert proved.proves(ways) == any(h in before and h not in after for h in held), node
