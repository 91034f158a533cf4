"""Plans of different strategies (docs/semantics.md, rule 26)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from calendar_oracle import CalendarOracle
from choices import choices
from instances import side_by_side
from oracle import ORDER, Oracle
from subsets import all_plans
from tiny import credential, edge, needs, role, tiny

import graph
from graph.model.graph import Graph
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem
from graph.planning.verify.plan import verify

KINDS = ("associate_degree", "bachelor_degree", "certification", "license", "course", "diploma")


def sorted_into_classes(G: Graph, seed: int) -> Graph:
    """Return the graph with kinds of credentials, levels of roles and two fields."""
    dice = Random(f"classes {seed}")
    rows = [
        {
            "id": node,
            **data,
            **({"kind": dice.choice(KINDS)} if data["type"] == "credential" else {}),
            **({"level": dice.choice((2, 5))} if data["type"] == "role" else {}),
        }
        for node, data in G.nodes(data=True)
    ]
    rows += [{"id": each, "type": "career", "name": each} for each in ("field-a", "field-b")]
    rows += [{"source": a, "target": b, **data} for a, b, data in G.edges(data=True)]
    rows += [
        edge(each, "includes", node)
        for node, data in G.nodes(data=True)
        if data["type"] != "career"
        for each in ("field-a", "field-b")
        if dice.random() < 0.4
    ]
    return tiny(*rows)


def ways_of(G: Graph, problem: Problem, things: frozenset[str]) -> set[tuple[str, ...]]:
    """The classes of a plan, read from the words of the rule."""
    found = set()
    for thing in things - Oracle(G, problem).counted(problem.target):
        data = G.nodes[thing]
        fields = sorted(
            career
            for career, _, how in G.in_edges(thing, data=True)
            if how["relation"] == "includes"
        )
        if data["type"] == "role":
            found.add(("role", "lead" if data["level"] >= 4 else "staff", *fields))
        elif data["kind"].endswith("_degree"):
            found.add(("degree", data["kind"]))
        elif data["kind"] not in {"course", "diploma"}:
            found.add(("credential", data["kind"], *fields))
    return found


@pytest.mark.parametrize("clock", ["sequential", "calendar"])
@pytest.mark.instances(20)
def test_each_plan_is_the_best_of_those_that_are_different(seeds: range, clock: str) -> None:
    for seed in seeds:
        make = choices if seed % 2 else side_by_side
        G, problem = make(seed)
        G = sorted_into_classes(G, seed)
        problem = replace(problem, clock=clock, horizon=None, infer=False)  # type: ignore[arg-type]
        on_grid = clock == "calendar"
        oracle = CalendarOracle(G, problem) if on_grid else Oracle(G, problem)
        plans = oracle.plans() if isinstance(oracle, CalendarOracle) else all_plans(oracle)
        for objective in MEASURES:
            answer = solve_problem(G, replace(problem, objective=objective, different=True, k=4))
            place = (seed, objective)
            assert answer.status == ("optimal" if plans else "infeasible"), place
            found = [frozenset(plan.achieved) for plan in answer.plans]
            left = dict(plans)
            for number, things in enumerate(found):
                keys = {each: tuple(plans[each][n] for n in ORDER[objective]) for each in left}
                assert keys[things] == min(keys.values()), place
                if not number:
                    most = keys[things][0] * 3 // 2
                ways = ways_of(G, problem, things)
                left = {
                    each: value
                    for each, value in left.items()
                    if keys[each][0] <= most and ways - ways_of(G, problem, each)
                }
            assert len(found) == 4 or not left, place
            assert all(verify(G, answer.problem, plan) == [] for plan in answer.plans), place


def test_a_swap_within_a_class_is_no_different_plan() -> None:
    G = tiny(
        credential("short", 4, kind="certification"),
        credential("long", 5, kind="certification"),
        credential("degree", 6, kind="bachelor_degree"),
        credential("far", 7, kind="master_degree"),
        role("goal"),
        *(needs("goal", each, group="g") for each in ("short", "long", "degree", "far")),
    )
    answer = graph.plan(G, "goal", different=True)
    assert [plan.achieved for plan in answer.plans] == [("goal", "short"), ("degree", "goal")]
    assert answer.status == "optimal"  # seven months are more than half as much again as four
    assert len(graph.plan(G, "goal", k=4).plans) == 4
    with pytest.raises(graph.RequestError, match="not both"):
        graph.plan(G, "goal", different=True, pareto=True)
