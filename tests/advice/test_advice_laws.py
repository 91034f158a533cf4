"""Advice against the plain search on random tiny instances."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from calendar_oracle import CalendarOracle
from instances import instance
from oracle import Oracle

from graph.advice import (
    Change,
    ConstraintCost,
    Relaxation,
    constraint_costs,
    landmarks,
    reasons,
    relaxations,
)
from graph.advice.limits import limits, with_limit
from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Plan
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem
from graph.planning.verify.plan import verify

Part = tuple[str, str]

UNCAPPED: dict[str, None] = dict.fromkeys(("max_months", "max_cost", "max_steps"))


def feasible(G: Graph, problem: Problem) -> bool:
    return Oracle(G, problem).best("steps") is not None


def plans(G: Graph, problem: Problem) -> Iterator[Plan]:
    """Yield plans that differ: the best ones, and the best without each thing of them."""
    for objective in MEASURES:
        asked = replace(problem, objective=objective)
        best = solve_problem(G, asked).best
        if best is None:
            continue
        yield best
        for each in best.achieved:
            other = solve_problem(G, replace(asked, avoid=problem.avoid | {each})).best
            if other is not None:
                yield other


def test_every_plan_has_every_landmark(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        problem = replace(problem, **UNCAPPED)  # type: ignore[arg-type]
        needed = landmarks(G, problem)
        start = held_at_start(G, problem)
        for plan in plans(G, problem) if needed else ():
            worked = {step.id: step.months for step in plan.schedule}
            for each in needed:
                present = {*plan.achieved, *start} & set(each.ids)
                assert present, (seed, each)
                prior = sum(problem.experience.get(node, 0) for node in present - start)
                total = sum(worked.get(node, 0) for node in each.ids) + prior
                assert total >= each.months, (seed, each)
        for each in needed:
            if not start & set(each.ids):
                refused = replace(problem, avoid=problem.avoid | set(each.ids))
                assert not feasible(G, refused), (seed, each)


def test_no_landmark_is_said_twice(seeds: range) -> None:
    for seed in seeds:
        needed = landmarks(*instance(seed))
        for one, other in combinations([each for each in needed if not each.months], 2):
            assert one != other, seed


def test_reasons_name_requirements_that_would_not_be_met(seeds: range) -> None:
    """Without a step that somebody asks for, the plan breaks no later than there."""
    for seed in seeds:
        G, problem = instance(seed)
        plan = solve_problem(G, problem).best
        if plan is None:
            continue
        explained = reasons(G, problem, plan)
        assert [each.id for each in explained] == [step.id for step in plan.schedule]
        for step, reason in zip(plan.schedule, explained, strict=True):
            asking = {each.node for each in reason.asked_by}
            assert set(step.needed_for) <= asking, (seed, reason)
            later = [each.id for each in plan.schedule if each.start_month >= step.end_month]
            assert asking <= set(later), (seed, reason)
            if not asking:
                shorter = tuple(each for each in plan.schedule if each is not step)
                wrong = verify(G, problem, replace(plan, schedule=shorter))
                assert "the target is not reached" in wrong, (seed, reason)


def test_costs_are_differences_of_best_values(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        objective = MEASURES[seed % 3]
        problem = replace(problem, objective=objective)
        plan = solve_problem(G, problem).best
        if plan is None:
            continue
        lines = constraint_costs(G, problem, plan)
        assert len({(each.action, each.constraint, each.id) for each in lines}) == len(lines)
        for each in lines:
            best = Oracle(G, changed_by(problem, each)).best(objective)
            if best is None:
                assert each.status == "infeasible", (seed, each)
                assert (each.time, each.cost, each.steps) == (None, None, None)
                continue
            assert each.status == "optimal", (seed, each)
            assert each.time == best[0] - plan.time, (seed, each)
            assert each.cost is not None
            assert round(100 * each.cost) == best[1] - round(100 * plan.cost), (seed, each)
            assert each.steps == best[2] - plan.steps, (seed, each)


def wish(seed: int) -> tuple[Graph, Problem]:
    """Return a question with so many constraints that mostly no plan keeps them."""
    G, problem = instance(seed)
    dice = Random(seed)
    best = solve_problem(G, replace(problem, **UNCAPPED)).best  # type: ignore[arg-type]
    if best is None:
        return G, problem
    for each in best.achieved:
        if dice.random() < 0.4:
            problem = replace(problem, avoid=problem.avoid | {each})
    if dice.random() < 0.4 and best.time:
        problem = replace(problem, max_months=best.time - 1)
    if dice.random() < 0.4 and best.cost:
        problem = replace(problem, max_cost=best.cost / 2)
    if dice.random() < 0.3 and best.steps:
        problem = replace(problem, max_steps=best.steps - 1)
    if dice.random() < 0.3:
        problem = replace(problem, max_credential_level=dice.randint(0, 2))
    if dice.random() < 0.3:
        kinds = {G.nodes[each].get("kind", "course") for each in best.achieved}
        problem = replace(problem, avoid_kind=problem.avoid_kind | kinds)
    return G, problem


def without(problem: Problem, parts: frozenset[Part]) -> Problem:
    for constraint, node in parts:
        if constraint == "avoid":
            problem = replace(problem, avoid=problem.avoid - {node})
        elif constraint == "avoid_kind":
            problem = replace(problem, avoid_kind=problem.avoid_kind - {node})
        else:
            problem = with_limit(problem, constraint, None)
    return problem


def smallest(
    G: Graph, problem: Problem, possible: Callable[[Graph, Problem], bool] = feasible
) -> set[frozenset[Part]]:
    """Return the smallest sets of constraints without which there is a plan, by trying all."""
    every: list[Part] = [("avoid", each) for each in sorted(problem.avoid)]
    every += [("avoid_kind", each) for each in sorted(problem.avoid_kind)]
    every += [(limit, "") for limit in limits(problem)]
    for size in range(len(every) + 1):
        found = {
            chosen
            for chosen in map(frozenset, combinations(every, size))
            if possible(G, without(problem, chosen))
        }
        if found:
            return found
    return set()


def parts(one: Relaxation) -> frozenset[Part]:
    return frozenset((each.constraint, each.id or "") for each in one.changes)


def below(change: Change) -> float:
    """Return the next smaller value of a raised limit."""
    assert change.value is not None
    return change.value - (0.01 if change.constraint == "max_cost" else 1)


def test_relaxations_are_the_smallest_and_their_values_the_least(seeds: range) -> None:
    for seed in seeds:
        G, problem = wish(seed)
        problem = replace(problem, objective=MEASURES[seed % 3])
        if feasible(G, problem):
            continue
        found = relaxations(G, problem, most=1000)
        assert found.proved, seed
        sets = {parts(one): one.changes for one in found.sets}
        assert set(sets) == smallest(G, problem), seed
        assert bool(found.blocked) == (not sets), seed
        for chosen, changes in sets.items():
            changed = without(problem, chosen)
            for change in changes:
                if change.value is None:
                    continue
                tighter = with_limit(changed, change.constraint, max(0, below(change)))
                assert change.value > (change.was or 0), (seed, change)
                assert not feasible(G, tighter), (seed, change)
                changed = with_limit(changed, change.constraint, change.value)
            assert feasible(G, changed), (seed, chosen)
        every = {("avoid", each) for each in problem.avoid}
        every |= {("avoid_kind", each) for each in problem.avoid_kind}
        every |= {(limit, "") for limit in limits(problem)}
        assert bool(found.conflicts) == bool(sets), seed
        for conflict in found.conflicts:
            # No plan keeps all of it, whatever else is given up, and none of it is needless.
            given_up = frozenset(every.difference(conflict.parts))
            assert not feasible(G, without(problem, given_up)), (seed, conflict)
            for part in conflict.parts:
                assert feasible(G, without(problem, given_up | {part})), (seed, conflict)
            assert all(chosen.intersection(conflict.parts) for chosen in sets), (seed, conflict)
            if conflict.least is not None:
                limit, free = conflict.parts[0][0], without(problem, frozenset(every))
                assert feasible(G, with_limit(free, limit, conflict.least)), (seed, conflict)
                less = conflict.least - (0.01 if limit == "max_cost" else 1)
                assert not feasible(G, with_limit(free, limit, less)), (seed, conflict)


def on_grid(G: Graph, problem: Problem) -> bool:
    """Tell by the month-by-month search whether there is a plan on the calendar."""
    by = problem.max_months
    if problem.objective == "earnings":
        horizon = problem.horizon or 0
        by = horizon if by is None else min(by, horizon)
    return CalendarOracle(G, replace(problem, max_months=by)).best_calendar() is not None


def test_relaxations_are_the_smallest_on_the_calendar(seeds: range) -> None:
    for seed in seeds[:4]:
        G, problem = wish(seed)
        if seed % 2:
            problem = replace(problem, objective="earnings", horizon=3)
        else:
            problem = replace(problem, objective="calendar")
        if on_grid(G, problem):
            continue
        found = relaxations(G, problem, most=1000)
        assert found.proved, seed
        assert {parts(one) for one in found.sets} == smallest(G, problem, on_grid), seed
        for one in found.sets:
            changed = without(problem, parts(one))
            for change in one.changes:
                if change.value is None:
                    continue
                tighter = with_limit(changed, change.constraint, max(0, below(change)))
                assert not on_grid(G, tighter), (seed, change)
                changed = with_limit(changed, change.constraint, change.value)
            assert on_grid(G, changed), (seed, one)


def test_costs_and_reasons_on_the_calendar(seeds: range) -> None:
    for seed in seeds[:3]:
        G, problem = instance(seed)
        problem = replace(problem, objective="calendar")
        plan = solve_problem(G, problem).best
        if plan is None:
            continue
        for step, reason in zip(plan.schedule, reasons(G, problem, plan), strict=True):
            assert set(step.needed_for) <= {each.node for each in reason.asked_by}, (seed, reason)
        for each in constraint_costs(G, problem, plan):
            best = CalendarOracle(G, changed_by(problem, each)).best_calendar()
            if best is None:
                assert each.status == "infeasible", (seed, each)
                continue
            assert plan.calendar is not None
            assert (each.status, each.calendar, each.steps) == (
                "optimal",
                best[0] - plan.calendar,
                best[2] - plan.steps,
            ), (seed, each)
            assert each.cost is not None
            assert round(100 * each.cost) == best[1] - round(100 * plan.cost), (seed, each)


def changed_by(problem: Problem, cost: ConstraintCost) -> Problem:
    """Return the question that a line of costs compares with."""
    named = {cost.id or ""}
    if cost.constraint == "avoid_kind":
        return replace(problem, avoid_kind=problem.avoid_kind - named)
    if cost.constraint != "avoid":
        return with_limit(problem, cost.constraint, None)
    drop = cost.action == "drop"
    return replace(problem, avoid=problem.avoid - named if drop else problem.avoid | named)


def test_the_wishes_are_worth_relaxing() -> None:
    """One change, several, and none that help all occur."""
    sizes = []
    for seed in range(60):
        G, problem = wish(seed)
        if not feasible(G, problem):
            sets = smallest(G, problem)
            sizes.append(len(next(iter(sets))) if sets else 0)
    assert sizes.count(0) >= 2
    assert sizes.count(1) >= 10
    assert sum(size > 1 for size in sizes) >= 8
