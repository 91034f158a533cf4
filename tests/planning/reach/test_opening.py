"""Openings: which roles a credential opens, by hand and by the definitions on random graphs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instances import instance
from tiny import credential, edge, needs, role, tiny

import graph
from graph.errors import RequestError
from graph.model.condition import holds
from graph.model.graph import Graph, counting_as
from graph.model.requirements import condition
from graph.person.profile import held_at_start
from graph.planning.plan import solve_problem
from graph.planning.reach.opening import Opening, opened, opening
from graph.planning.reach.survey import reach


def small() -> Graph:
    """A diploma opens a clerk's post; a licence, on top of the diploma, a nurse's."""
    return tiny(
        credential("diploma", 12, 1000),
        credential("degree", 36, 9000),
        credential("licence", 2, fee_usd=200),
        credential("hobby", 1),
        role("clerk"),
        role("nurse"),
        role("head"),
        edge("degree", "counts_as", "diploma"),
        needs("licence", "diploma"),
        needs("clerk", "diploma"),
        needs("nurse", "diploma"),
        needs("nurse", "licence"),
        needs("head", "nurse", months=24),
        needs("head", "degree"),
    )


def by_id(found: tuple[Opening, ...]) -> dict[str, Opening]:
    return {each.credential.id: each for each in found}


def test_openings_by_hand() -> None:
    found = opening(small())
    assert [each.credential.id for each in found] == ["diploma", "licence", "degree", "hobby"]
    doors = by_id(found)
    diploma, licence, degree = (doors[each] for each in ("diploma", "licence", "degree"))
    assert diploma.now == ("clerk",)
    assert diploma.needed_by == ("clerk", "head", "nurse")
    assert diploma.asked_by == ("clerk", "nurse")
    # Whoever has the licence has the diploma, so it opens the nurse's post and not the clerk's.
    assert licence.now == licence.asked_by == ("nurse",)
    assert licence.needed_by == ("head", "nurse")
    assert (licence.credential.months, licence.credential.cost_usd) == (14, 1200)
    assert (licence.own_months, licence.own_cost_usd) == (2, 200)
    assert (degree.now, degree.needed_by) == (("clerk",), ("head",))
    assert doors["hobby"].now == doors["hobby"].asked_by == ()


def test_within_a_budget_counted_from_then_on() -> None:
    doors = by_id(opening(small(), hold=["degree"], max_months=25))
    # Two months for the licence leave too little for two years as a nurse; held, they do not.
    assert doors["licence"].within == ("head",)
    assert doors["licence"].perhaps == ()
    assert "degree" not in by_id(opening(small(), max_months=25))


def test_bad_questions_are_refused() -> None:
    with pytest.raises(RequestError, match="max_cost is -1"):
        opening(small(), max_cost=-1)


def test_needed_by_and_now_are_what_they_say(seeds: range) -> None:
    for seed in seeds[::2]:
        G, asked = instance(seed)
        problem = replace(asked, max_months=None, max_cost=None, max_steps=None)
        held = held_at_start(G, problem)
        months = {role: n for role, n in problem.experience.items() if role in held}
        for each in opened(G, problem):
            one = each.credential.id
            without = replace(problem, avoid=problem.avoid | counting_as(G, one))
            for node, data in G.nodes(data=True):
                if data["type"] != "role" or node in held or node in problem.avoid:
                    continue
                target = replace(problem, target=node)
                if solve_problem(G, target).best is None:
                    assert node not in each.needed_by + each.now, (seed, one, node)
                    continue
                barred = solve_problem(G, replace(without, target=node)).best is None
                assert (node in each.needed_by) == barred, (seed, one, node)
                if node in each.now:
                    assert not holds(condition(G, node), held, months), (seed, one, node)


def test_within_is_what_reach_says(seeds: range) -> None:
    """For credentials that ask for nothing, so that nothing else counts as held."""
    for seed in seeds[::2]:
        G, asked = instance(seed)
        found = opening(G, hold=asked.hold, max_months=4, max_cost=6)
        before = {each.id for each in reach(G, hold=asked.hold, max_months=4, max_cost=6).reached}
        for each in found:
            if condition(G, each.credential.id) != graph.all_of():
                continue
            hold = asked.hold | {each.credential.id}
            after = {one.id for one in reach(G, hold=hold, max_months=4, max_cost=6).reached}
            roles = {one for one in after if G.nodes[one]["type"] == "role"}
            assert set(each.within) == roles - before, (seed, each.credential.id)
            assert not each.perhaps


@pytest.mark.every
def test_openings_of_the_shipped_data(shipped: Graph) -> None:
    found = opening(shipped, hold=["edu-hs"], max_months=12, time_limit=120)
    doors = by_id(found)
    assert "medical-records-technician" in doors["edu-cert-coding"].now
    assert list(found) == list(opening(shipped, hold=["edu-hs"], max_months=12, time_limit=120))
