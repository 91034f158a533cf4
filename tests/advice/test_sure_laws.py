"""How sure an answer is, against the plain search at every corner of the estimates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from itertools import product
from random import Random

import networkx as nx
from calendar_oracle import CalendarOracle
from instances import instance, side_by_side, with_pay
from oracle import ORDER, Oracle

import graph
from graph.advice import confidence_of
from graph.advice.confidence import Confidence
from graph.model.graph import Graph, build_graph
from graph.planning.answer import Answer
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem

Number = tuple[str, str, str, float]
"""A cell by node and field, or a row by its ends and key; then its value."""

PAY = "pay_median_usd"
CELLS = ("duration_months", "part_time_months", "min_months", "cost_usd", "fee_usd", PAY)
BAND = 0.5
MOST = 4
"""So many numbers of an instance are estimates; every other one is verified."""


def numbers(G: Graph) -> Iterator[Number]:
    for node, data in G.nodes(data=True):
        yield from ((node, field, "", data[field]) for field in CELLS if data.get(field))
    for source, target, key, data in G.edges(keys=True, data=True):
        if data["relation"] == "required_for" and data.get("months") and "pool" not in data:
            yield source, target, key, data["months"]


def partly_estimated(seed: int, G: Graph, most: int = MOST) -> tuple[Graph, list[Number]]:
    """Return a graph in which a few numbers are estimates."""
    known = sorted(numbers(G))
    chosen = Random(f"sure {seed}").sample(known, min(most, len(known)))
    places = {number[:3] for number in chosen}
    nodes = [{"id": node, **data} for node, data in G.nodes(data=True)]
    citations = [
        {"node": row["id"], "field": field, "reference": "s", "confidence": "verified"}
        for row in nodes
        for field in CELLS
        if field in row and (row["id"], field, "") not in places
    ]
    edges = [
        {
            "source": source,
            "target": target,
            **data,
            **({} if (source, target, key) in places else {"confidence": "verified"}),
        }
        for source, target, key, data in G.edges(keys=True, data=True)
    ]
    return build_graph(nodes, edges, citations=citations), chosen


def end(number: Number, *, bad: bool) -> float:
    _, field, key, value = number
    cents = 100 if not key and field.endswith("usd") else 1
    up = bad != (field == PAY)
    exact = Decimal(str(value)) * cents * Decimal(str(1 + (BAND if up else -BAND)))
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP if up else ROUND_HALF_DOWN)
    return max(1, int(whole)) / cents


def moved(G: Graph, ends: Mapping[Number, float]) -> Graph:
    """Return an ordinary copy of a graph with other numbers in it."""
    D: Graph = nx.MultiDiGraph(G)
    for (first, second, key, _), value in ends.items():
        if key:
            D.edges[first, second, key]["months"] = int(value)
        else:
            D.nodes[first][second] = value if second.endswith("usd") else int(value)
    return D


NO_PLAN = float("inf")


def worth(G: Graph, problem: Problem) -> float:
    """Return the best value, to be small: of earnings the negative."""
    if problem.objective == "earnings":
        most = CalendarOracle(G, problem).best_earnings(problem.horizon or 0)
        return NO_PLAN if most is None else -round(float(most), 2)
    if problem.on_calendar:
        best = CalendarOracle(G, problem).best_calendar()
        return NO_PLAN if best is None else best[0]
    best = Oracle(G, problem).best(problem.measure)
    if best is None:
        return NO_PLAN
    return best[ORDER[problem.measure][0]] / (100 if problem.measure == "cost" else 1)


def with_own_things(G: Graph, answer: Answer) -> Problem:
    assert answer.best is not None
    others = frozenset(G) - set(answer.best.achieved)
    return replace(answer.problem, avoid=answer.problem.avoid | others)


def check(G: Graph, answer: Answer, found: Confidence, chosen: list[Number]) -> None:
    """Compare with the plain search on every graph with estimates at their ends."""
    own = with_own_things(G, answer)
    best_values, own_values, regrets = [], [], []
    for corner in product((False, True), repeat=len(chosen)):
        ends = {each: end(each, bad=bad) for each, bad in zip(chosen, corner, strict=True)}
        D = moved(G, ends)
        best = worth(D, answer.problem)
        best_values.append(best)
        own_values.append(worth(D, own))
        if best < NO_PLAN:
            regrets.append(own_values[-1] - best)
    good, bad, sign = found.range.low, found.range.high, 1
    if answer.problem.objective == "earnings":
        good, bad, sign = bad, good, -1
    assert good.status == "optimal"
    assert sign * (good.value or 0) == min(best_values)
    assert bad.status == ("infeasible" if bad.value is None else "optimal")
    assert (NO_PLAN if bad.value is None else sign * bad.value) == max(best_values)
    if found.regret.value is None or found.regret.at_most is None:
        assert NO_PLAN in own_values
    else:
        worst = round(max(regrets), 2)
        assert found.regret.value <= worst <= found.regret.at_most
        assert not found.regret.exact or found.regret.value == worst
    if found.stays_best:
        assert not round(regrets[0], 2)
        assert not round(regrets[-1], 2)


def check_facts(G: Graph, answer: Answer, found: Confidence, chosen: list[Number]) -> None:
    """Compare each estimate of the plan with the plain search when it alone is bad."""
    assert answer.best is not None
    sign = -1 if answer.problem.objective == "earnings" else 1
    now = sign * float(getattr(answer.best, answer.problem.value))
    own = with_own_things(G, answer)
    rows = {each[:2]: each for each in chosen if not each[2]}
    for fact in found.facts:
        figure = fact.figure
        if figure.asks is None:
            numbers = [rows[figure.node, figure.field]]
        else:
            ((source, key),) = figure.rows
            numbers = [each for each in chosen if each[:3] == (source, figure.node, key)]
        D = moved(G, {numbers[0]: fact.moved})
        assert fact.moved == end(numbers[0], bad=True)
        for problem, costs in ((answer.problem, fact.costs), (own, fact.this_plan)):
            true = worth(D, problem) - now
            assert costs == (None if true == NO_PLAN else round(true, 2)), fact.sentence


def test_the_range_holds_every_corner(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed, credentials_up_to=4, roles_up_to=2)
        G, chosen = partly_estimated(seed, G)
        answer = solve_problem(G, replace(problem, objective=MEASURES[seed % 3]))
        found = confidence_of(G, answer, band=BAND)
        assert (found is None) == (answer.best is None)
        if found is not None:
            check(G, answer, found, chosen)
            check_facts(G, answer, found, chosen)


def test_the_range_holds_every_corner_on_the_calendar(seeds: range) -> None:
    for seed in seeds[:3]:
        G, problem = side_by_side(seed, credentials_up_to=3, roles_up_to=2)
        G, chosen = partly_estimated(seed, G, 3)
        answer = solve_problem(G, replace(problem, clock="calendar"))
        found = confidence_of(G, answer, band=BAND)
        if found is not None:
            check(G, answer, found, chosen)
            check_facts(G, answer, found, chosen)


def test_the_range_holds_every_corner_of_earnings(seeds: range) -> None:
    for seed in seeds[:3]:
        G, problem = with_pay(seed, credentials_up_to=3, roles_up_to=2)
        G, chosen = partly_estimated(seed, G, 3)
        answer = solve_problem(G, replace(problem, objective="earnings"))
        found = confidence_of(G, answer, band=BAND)
        if found is not None:
            check(G, answer, found, chosen)
            check_facts(G, answer, found, chosen)


def test_without_a_band_nothing_changes(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        # Two plans are asked for, so that the best one is searched again.
        answer = solve_problem(G, replace(problem, objective=MEASURES[seed % 3], k=2))
        found = confidence_of(G, answer, band=0)
        if found is None or answer.best is None:
            continue
        value = float(getattr(answer.best, answer.problem.value))
        for case in (found.range.low, found.range.high):
            assert (case.status, case.value, case.this_plan) == ("optimal", value, value)
        assert found.stays_best is True
        assert graph.to_json(found.regret) == {"value": 0, "at_most": 0, "exact": True}
        assert found.facts == ()


def test_every_month_and_dollar_rests_on_something(seeds: range) -> None:
    for seed in seeds:
        G, problem = instance(seed)
        G, _ = partly_estimated(seed, G)
        answer = solve_problem(G, replace(problem, objective=MEASURES[seed % 3]))
        found = confidence_of(G, answer, time_limit=0)
        if found is None or answer.best is None:
            continue
        shares = found.basis.shares
        # On the sequential clock nobody works longer than a requirement needs.
        assert found.basis.unasked_months == 0, seed
        assert sum(each.months for each in shares) == answer.best.time
        assert round(sum(each.dollars for each in shares), 2) == round(answer.best.cost, 2)
        assert all(each.status == "unknown" for each in found.facts)
