"""What reduction drops cannot matter: examples, and the same best plans on random instances."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instances import instance
from tiny import career, credential, edge, needs, role, tiny

from graph.model.graph import Graph
from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.bounds.labels import lower_labels
from graph.planning.bounds.landmarks import find_landmarks, landmark_groups
from graph.planning.bounds.reduction import reduced, without_dominated, without_idle
from graph.planning.candidates.choice import Choice, counting, opens, value
from graph.planning.instance.caps import Caps
from graph.planning.instance.compile import build_instance
from graph.planning.instance.taste import taste
from graph.planning.instance.values import Instance, restrict
from graph.planning.models.exact import settle_ties, solve
from graph.planning.models.sequential import SequentialModel
from graph.planning.problem import LEXICOGRAPHIC, MEASURES, Problem


def compiled(G: Graph, problem: Problem) -> Instance:
    """Return the instance a planner would hand to reduction; without goals if infeasible."""
    whole = build_instance(G, problem)
    for _ in range(2):
        whole = restrict(whole, lower_labels(whole, "time").value)
    return whole


def options(instance: Instance, thing: str) -> set[str]:
    return {
        option
        for groups in instance.pathways[thing].values()
        for group in groups
        for need in group.needs
        for option in need.options
    }


def ladder() -> Graph:
    """A clerk becomes a lead, a lead a boss; all three posts are experience in the field."""
    return tiny(
        career("field"),
        credential("diploma", 12),
        role("clerk", level=1),
        role("lead", level=2),
        role("boss", level=3),
        role("target", level=4),
        *(edge("field", "includes", each) for each in ("clerk", "lead", "boss")),
        needs("clerk", "diploma"),
        needs("lead", "field", months=24),
        needs("boss", "lead", months=12),
        needs("boss", "diploma"),
        needs("boss", "field", months=18, group="any work"),
        needs("target", "boss", months=6),
    )


def test_what_comes_later_is_no_option() -> None:
    small = without_idle(compiled(ladder(), Problem("target")))
    # Lead and boss both ask for months in the field; nobody can be either before having them.
    assert options(small, "lead") == {"clerk"}


def test_an_implied_group_is_dropped() -> None:
    small = without_idle(without_idle(compiled(ladder(), Problem("target"))))
    # A lead has had the diploma and two years in the field already.
    assert options(small, "boss") == {"lead"}


def test_a_pathway_that_another_one_covers_is_dropped() -> None:
    G = tiny(
        credential("short", 6),
        credential("long", 12),
        role("target"),
        needs("long", "short"),
        needs("target", "short", pathway="easy"),
        needs("target", "long", pathway="hard"),
    )
    assert set(without_idle(compiled(G, Problem("target"))).pathways["target"]) == {"easy"}


def test_a_dearer_twin_is_dropped_but_a_better_paid_one_settles_ties() -> None:
    G = tiny(
        credential("cheap", 12, 100),
        credential("dear", 12, 900),
        role("poor", pay_median_usd=30_000),
        role("rich", pay_median_usd=60_000),
        role("target"),
        needs("target", "cheap", group="paper"),
        needs("target", "dear", group="paper"),
        needs("target", "poor", months=6, pool="work"),
        needs("target", "rich", months=6, pool="work"),
    )
    problem = Problem("target")
    instance = compiled(G, problem)
    assert set(reduced(instance).items) == {"cheap", "poor", "target"}
    assert set(reduced(instance, taste(G, problem)).items) == {"cheap", "rich", "target"}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_role_and_a_credential_stand_for_each_other_where_either_is_held(
    measure: Measure,
) -> None:
    G = tiny(
        credential("paper", 0, 100),
        credential("course", 3, 100),
        role("post"),
        role("target"),
        *(needs("target", each, group="either") for each in ("paper", "course", "post")),
    )
    small = compiled(G, Problem("target"))
    fewer = without_dominated(small, None)
    assert set(fewer.items) == {"post", "target"}
    found, expected = best_values(fewer, measure), best_values(small, measure)
    assert found is not None
    assert expected is not None
    assert found[0] == expected[0]


def test_months_worked_before_keep_a_role() -> None:
    G = tiny(
        role("here"),
        role("there", min_months=6),
        role("target"),
        needs("target", "here", months=12, pool="work"),
        needs("target", "there", months=12, pool="work"),
    )
    problem = Problem("target", experience={"there": 5})
    assert "there" in reduced(compiled(G, problem)).items


def test_landmarks_of_the_shipped_director(shipped: Graph) -> None:
    problem = Problem("director-of-medical-records", hold=frozenset({"edu-cert-coding"}))
    known = find_landmarks(compiled(shipped, problem))
    options = [
        {each for n in group.needs for each in n.options} for group in known.common(problem.target)
    ]
    assert {"ahima-rhia", "ahima-rhit"} in options


def test_a_landmark_cannot_be_gone_round(seeds: range) -> None:
    """Take away everything that could meet a necessary group: the thing is out of reach."""
    for seed in seeds:
        small = compiled(*instance(seed))
        known = find_landmarks(small)
        for thing in small.pathways:
            for group in known.common(thing):
                meets = {each for need in group.needs for each in need.options}
                if group.number == 1 and thing not in meets:
                    open_goal = replace(small, goals=(thing,))
                    rest = restrict(open_goal, set(small.items) - meets)
                    assert thing not in lower_labels(rest, "time").value, (seed, thing, group)


def test_every_plan_meets_what_every_plan_needs(seeds: range) -> None:
    """The best plans of a model that was told nothing, for each measure."""
    for seed in seeds:
        small = compiled(*instance(seed))
        groups = landmark_groups(small)
        if not small.goals or small.done:
            assert groups == []
            continue
        model = SequentialModel(small, Caps())
        for measure in MEASURES:
            _, choice, _ = model.minimise(model.measures[measure], None)
            assert choice is not None
            counts = counting(small, choice, choice.things)
            for group in groups:
                free = replace(small, pathways={"": {"": (group,)}})
                assert opens(free, "", counts), (seed, group)


def test_many_instances_have_something_every_plan_needs() -> None:
    """Else the law above would say nothing."""
    assert sum(bool(landmark_groups(compiled(*instance(seed)))) for seed in range(0, 300, 3)) > 25


def test_what_every_plan_needs_is_told_without_options_that_come_late() -> None:
    G = tiny(
        credential("short", 12),
        credential("long", 24),
        credential("top", 12),
        role("target"),
        needs("top", "short", group="base"),
        needs("top", "long", group="base"),
        *(needs("target", each, pathway="1", group="base") for each in ("short", "long", "top")),
        needs("target", "top", pathway="2"),
    )
    small = compiled(G, Problem("target"))
    assert [{each for n in g.needs for each in n.options} for g in landmark_groups(small)] == [
        {"short", "long"}, {"short", "long"}
    ]  # fmt: skip


def best_values(small: Instance, objective: Measure) -> tuple[tuple[int, ...], Choice] | None:
    found = solve(small, objective, time_limit=60)
    assert found.proved
    if found.choice is None:
        return None
    values = (value(small, found.choice, each) for each in LEXICOGRAPHIC[objective])
    return tuple(values), found.choice


def wish(G: Graph, seed: int) -> Taste:
    """Return a taste that tells the things of a tiny graph apart."""
    things = sorted(G)
    pay = {each: 10_000 * ((place * (seed + 3)) % 4) for place, each in enumerate(things)}
    return Taste(frozenset(things[seed % 3 :: 3]), pay)


def liking(likes: Taste, choice: Choice) -> tuple[int, int]:
    pay = sum(likes.pay[each] * months for each, months in choice.months.items())
    return len(choice.things & likes.detours), -pay


@pytest.mark.parametrize("objective", MEASURES)
def test_reduction_keeps_values_and_ties(seeds: range, objective: Measure) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        small = compiled(G, problem)
        if not small.goals:
            continue
        likes = wish(G, seed)
        expected = best_values(small, objective)
        exact = reduced(small, likes)
        tiniest = without_dominated(exact, None)
        assert expected is not None
        for each in (without_idle(small), tiniest, exact):
            found = best_values(each, objective)
            assert found is not None, seed
            assert found[0] == expected[0], seed
        assert found is not None
        tied = settle_ties(small, expected[1], likes)
        assert liking(likes, settle_ties(exact, found[1], likes)) == liking(likes, tied), seed


def test_reduction_reduces(shipped: Graph) -> None:
    """The instances of the law above get smaller, and so does the real field."""
    twins = [compiled(*instance(seed)) for seed in range(2, 302, 3)]
    smaller = [len(each.items) > len(without_dominated(each, None).items) for each in twins]
    assert sum(smaller) > 10
    problem = Problem("director-of-medical-records", hold=frozenset({"edu-cert-coding"}))
    small = compiled(shipped, problem)
    assert len(reduced(small).items) < 0.85 * len(small.items)
