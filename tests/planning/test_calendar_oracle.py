"""The plain search of the month grid: by hand, against its twin, against one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from calendar_oracle import CalendarOracle
from calendar_twin import Twin
from instances import instance, side_by_side, with_pay
from oracle import Oracle
from tiny import credential, edge, needs, role, tiny

from graph.model.graph import Graph
from graph.planning.problem import Problem


def calendar(G: Graph, target: str = "goal", **options: object) -> tuple[int, int, int] | None:
    return CalendarOracle(G, Problem(target=target, **options)).best_calendar()  # type: ignore[arg-type]


def earnings(G: Graph, horizon: int, target: str = "goal", **options: object) -> Fraction | None:
    oracle = CalendarOracle(G, Problem(target=target, **options))  # type: ignore[arg-type]
    return oracle.best_earnings(horizon)


def test_studying_beside_a_job_beats_what_is_fastest_one_by_one() -> None:
    G = tiny(
        credential("alone", 8, 100),
        credential("beside", 3, 200),
        role("clerk"),
        role("goal"),
        needs("goal", "alone", pathway="1"),
        needs("goal", "beside", pathway="2"),
        needs("goal", "clerk", months=6, pathway="2"),
    )
    assert Oracle(G, Problem(target="goal")).best("time") == (8, 10_000, 2)
    assert calendar(G) == (6, 20_000, 3)
    assert calendar(G, part_time_factor=3.0) == (8, 10_000, 2)


def test_a_role_is_worked_in_one_unbroken_stretch() -> None:
    """Clerk, lead, clerk again beside the exam would take five months."""
    G = tiny(
        credential("exam", 3),
        role("clerk"),
        role("lead"),
        role("goal"),
        needs("lead", "clerk", months=1),
        needs("exam", "lead", months=1),
        needs("goal", "exam"),
        needs("goal", "clerk", months=2),
    )
    assert calendar(G, part_time_factor=1.0) == (6, 0, 4)


def test_full_time_study_forbids_a_job() -> None:
    G = tiny(
        credential("exam", 2),
        role("clerk"),
        role("goal"),
        needs("goal", "exam"),
        needs("goal", "clerk", months=2),
    )
    assert calendar(G, part_time_factor=3.0) == (4, 0, 3)
    assert calendar(G, part_time_factor=1.0) == (2, 0, 3)


@pytest.mark.parametrize(
    ("months", "factor", "clerk", "expected"),
    [(3, 1.5, 4, 5), (3, 2.0, 4, 6), (10, 1.1, 10, 11), (1, 1.01, 2, 2)],
)
def test_part_time_months_are_rounded_up_exactly(
    months: int, factor: float, clerk: int, expected: int
) -> None:
    G = tiny(
        credential("exam", months),
        role("clerk"),
        role("goal"),
        needs("goal", "exam"),
        needs("goal", "clerk", months=clerk),
    )
    assert calendar(G, part_time_factor=factor) == (expected, 0, 3)


def test_things_of_no_length_chain_within_an_instant_but_support_nothing_themselves() -> None:
    G = tiny(
        credential("a", fee_usd=2),
        role("b"),
        credential("c", cost=1),
        role("goal"),
        needs("b", "a"),
        needs("c", "b"),
        needs("goal", "c"),
    )
    assert calendar(G) == (0, 300, 4)
    ring = tiny(role("goal"), credential("a"), needs("goal", "a"), needs("a", "goal"))
    assert calendar(ring) is None


def test_a_credential_counts_from_the_end_of_its_block() -> None:
    G = tiny(
        credential("a", 2), credential("b", 1), role("goal"), needs("b", "a"), needs("goal", "b")
    )
    assert calendar(G) == (3, 0, 3)
    assert calendar(G, "b") == (3, 0, 2)


def test_a_job_is_optional_beside_part_time_study() -> None:
    """Three of the four months of the course are worked; full-time would take five."""
    G = tiny(
        credential("course", 2),
        role("clerk"),
        role("goal"),
        needs("goal", "course"),
        needs("goal", "clerk", months=3),
    )
    assert calendar(G) == (4, 0, 3)


def test_months_count_once_a_role_is_achieved_then_all_of_them() -> None:
    G = tiny(
        role("clerk", min_months=6),
        credential("course", 3),
        role("goal"),
        needs("goal", "clerk", months=2),
        needs("goal", "course"),
    )
    assert calendar(G) == (6, 0, 3)
    assert calendar(G, experience={"clerk": 4}) == (5, 0, 3)
    assert calendar(G, experience={"clerk": 6}) == (3, 0, 2)


def test_what_counts_as_the_target_reaches_it_and_limits_hold() -> None:
    G = tiny(
        credential("full", 4, 10),
        credential("short", 1, 50),
        credential("goal", 6),
        edge("full", "counts_as", "goal"),
        edge("short", "counts_as", "goal"),
    )
    assert calendar(G) == (1, 5000, 1)
    assert calendar(G, max_cost=49.99) == (4, 1000, 1)
    assert calendar(G, avoid=frozenset({"short", "full"})) == (6, 0, 1)
    assert calendar(G, avoid=frozenset({"short"}), max_months=3) is None
    assert calendar(G, hold=frozenset({"short"})) == (0, 0, 0)
    assert calendar(G, max_steps=0) is None


def test_study_is_worth_it_only_when_it_earns_more_than_it_costs() -> None:
    def field(price: float, months: int) -> Graph:
        return tiny(
            role("goal", pay_median_usd=12_000),
            role("lead", pay_median_usd=36_000),
            credential("course", months, price),
            needs("lead", "course"),
        )

    # Each month as a lead brings two thousand dollars more than the same month in the goal.
    assert earnings(field(1999, 0), 1) == 3000 - 1999
    assert earnings(field(2001, 0), 1) == 1000
    assert earnings(field(1999, 1), 2) == 2000
    # Two months beside the job, then one as a lead; or one month without pay, then two.
    assert earnings(field(500, 1), 3) == 6000 - 500
    assert earnings(field(500, 1), 3, part_time_factor=1.0) == 7000 - 500
    assert earnings(field(500, 1), 0) == 0


def test_earnings_need_the_target_within_the_horizon() -> None:
    G = tiny(
        role("clerk", pay_median_usd=1),
        role("goal", pay_median_usd=60),
        needs("goal", "clerk", months=2),
    )
    assert earnings(G, 1) is None
    assert earnings(G, 2) == Fraction(2, 12)
    assert earnings(G, 4) == Fraction(2 + 120, 12)
    assert earnings(G, 4, max_months=1) is None
    assert earnings(G, 4, max_steps=1) is None
    assert earnings(G, 4, hold=frozenset({"goal"})) == 20


def test_earnings_come_from_one_stretch_a_role() -> None:
    """The clerk's pay is best at first and at last; the middle is for the target."""
    G = tiny(
        role("clerk", pay_median_usd=24),
        role("helper", pay_median_usd=12),
        role("goal"),
        needs("goal", "clerk", months=1),
        needs("goal", "helper", months=1),
    )
    assert earnings(G, 4) == 2 * 3 + 1


SMALL = {"credentials_up_to": 2, "roles_up_to": 2}


def test_the_search_agrees_with_its_twin(seeds: range) -> None:
    for make, limit in ((side_by_side, 5), (with_pay, 4)):
        for seed in seeds:
            G, problem = make(seed, **SMALL)
            problem = replace(problem, infer=False)  # the twin knows nothing of the past
            searched = CalendarOracle(G, problem).best_calendar()
            listed = Twin(G, problem).best_calendar(limit)
            near = searched if searched is not None and searched[0] <= limit else None
            assert (listed and listed[0]) == near, (make.__name__, seed)


def test_the_search_for_earnings_agrees_with_its_twin(seeds: range) -> None:
    for make, least in ((side_by_side, 3), (with_pay, 1)):
        for seed in seeds:
            G, problem = make(seed, **SMALL)
            problem = replace(problem, infer=False)  # the twin knows nothing of the past
            horizon = least + seed % 3
            searched = CalendarOracle(G, problem).best_earnings(horizon)
            listed = Twin(G, problem).best_earnings(horizon)
            assert (None if listed is None else listed[0]) == searched, (make.__name__, seed)


def test_side_by_side_is_never_slower_than_one_by_one(seeds: range) -> None:
    for make in (instance, side_by_side):
        for seed in seeds:
            G, problem = make(seed)
            free = replace(problem, max_months=None)
            one_by_one = Oracle(G, free).best("time")
            grid = CalendarOracle(G, free).best_calendar()
            assert (one_by_one is None) == (grid is None), (make.__name__, seed)
            if one_by_one is not None and grid is not None:
                assert grid[0] <= one_by_one[0], (make.__name__, seed)
                # No bound from the other search is needed to find the same.
                assert CalendarOracle(G, free).best_calendar(one_by_one[0] + 2) == grid


def test_something_can_be_earned_once_the_target_can_be_reached(seeds: range) -> None:
    for seed in seeds:
        G, problem = side_by_side(seed)
        oracle = CalendarOracle(G, problem)
        soonest, horizon = oracle.best_calendar(), seed % 9
        reachable = soonest is not None and soonest[0] <= horizon
        assert (oracle.best_earnings(horizon) is not None) == reachable, seed


def test_the_instances_are_worth_solving() -> None:
    """Many have a plan, in many it takes less side by side, and some pay for study."""
    values = []
    for seed in range(100):
        G, problem = side_by_side(seed)
        one_by_one = Oracle(G, problem).best("time")
        grid = CalendarOracle(G, problem).best_calendar()
        values.append((one_by_one, grid))
    assert sum(grid is not None for _, grid in values) > 75
    assert sum(grid is None for _, grid in values) > 3
    faster = [one and grid and grid[0] < one[0] for one, grid in values]
    assert sum(map(bool, faster)) > 20
