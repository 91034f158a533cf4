"""Laws of plans: names and order of rows do not matter, more ways never hurt, bounds bound."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from instances import instance, side_by_side

from graph.model.graph import Graph, build_graph
from graph.person.options import Measure
from graph.planning.bounds.labels import lower_labels, upper_labels
from graph.planning.candidates.choice import Choice, reaches_goal, value
from graph.planning.candidates.local_search import improved
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Objective, Problem
from graph.planning.search.sequential import compiled, first_choice

OBJECTIVES: tuple[Objective, ...] = ("time", "cost", "steps", "calendar")
Rows = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def rows_of(G: Graph) -> Rows:
    nodes = [{"id": node, **data} for node, data in G.nodes(data=True)]
    edges = [{"source": a, "target": b, **data} for a, b, data in G.edges(data=True)]
    return nodes, edges


def worth(G: Graph, problem: Problem, objective: Objective) -> tuple[str, Any, Any, Any]:
    answer = solve_problem(G, replace(problem, objective=objective, horizon=None))
    best = answer.best
    if best is None:
        return answer.status, None, None, None
    first = best.calendar if objective == "calendar" else best.time
    return answer.status, first, round(100 * best.cost), best.steps


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_renaming_and_shuffling_change_nothing(seeds: range, objective: Objective) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        dice = Random(seed)
        names = [f"x{n}" for n in range(len(G))]
        dice.shuffle(names)
        new = dict(zip(G, names, strict=True))
        nodes, edges = rows_of(G)
        nodes = [{**row, "id": new[row["id"]], "name": f"N {new[row['id']]}"} for row in nodes]
        edges = [
            {**row, "source": new[row["source"]], "target": new[row["target"]]} for row in edges
        ]
        dice.shuffle(nodes)
        dice.shuffle(edges)
        renamed = replace(
            problem,
            target=new[problem.target],
            hold=frozenset(new[each] for each in problem.hold),
            experience={new[each]: months for each, months in problem.experience.items()},
            avoid=frozenset(new[each] for each in problem.avoid),
        )
        expected = worth(G, problem, objective)
        assert worth(build_graph(nodes, edges), renamed, objective) == expected, seed


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_another_pathway_never_worsens(seeds: range, objective: Objective) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        # Another way of coming by what is held proves less, so the profile is taken literally.
        problem = replace(problem, infer=False)
        nodes, edges = rows_of(G)
        dice = Random(seed)
        asking = sorted({row["target"] for row in edges if row["relation"] == "required_for"})
        if not asking:
            continue
        target = dice.choice(asking)
        others = [
            row["id"]
            for row in nodes
            if row["type"] in {"credential", "role"} and row["id"] != target
        ]
        way = {"relation": "required_for", "pathway": "another", "target": target}
        more = build_graph(nodes, [*edges, {**way, "source": dice.choice(others)}])
        before, after = worth(G, problem, objective), worth(more, problem, objective)
        if before[1] is not None:
            assert after[1] is not None, seed
            place = {"time": 1, "calendar": 1, "cost": 2, "steps": 3}[objective]
            assert after[place] <= before[place], seed


@pytest.mark.parametrize("measure", MEASURES)
def test_the_optimum_lies_between_the_bound_and_the_first_plan(
    seeds: range, measure: Objective
) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        free = replace(problem, max_months=None, max_cost=None, max_steps=None, objective=measure)
        answer = solve_problem(G, free)
        if answer.best is None or not answer.best.schedule:
            continue
        assert measure in MEASURES
        instance = compiled(G, free, measure).instance
        least = min(lower_labels(instance, measure).value[goal] for goal in instance.goals)
        first = first_choice(instance, upper_labels(instance, measure))
        scale = 100 if measure == "cost" else 1
        best = round(scale * getattr(answer.best, measure))
        assert least <= best <= value(instance, first, measure), seed


@pytest.mark.parametrize("measure", MEASURES)
def test_a_first_plan_cannot_lose_a_thing_or_a_month(seeds: range, measure: Measure) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        question = compiled(G, problem, measure)
        if question.whole.done or not question.reachable:
            continue
        labels = upper_labels(question.whole, measure)
        rough = first_choice(question.whole, labels)
        plan = improved(question.whole, rough, measure, question.taste)
        assert reaches_goal(question.whole, plan), seed
        assert value(question.whole, plan, measure) <= value(question.whole, rough, measure), seed
        for each in (rough, plan):
            for thing in each.things - set(question.whole.goals):
                assert not reaches_goal(question.whole, each.without(thing)), (seed, thing)
            for role, months in each.months.items():
                shorter = Choice(each.things, {**each.months, role: months - 1})
                assert not months or not reaches_goal(question.whole, shorter), (seed, role)
