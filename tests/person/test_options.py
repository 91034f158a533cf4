"""An option is one record: what reads the records knows a new one without another line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import pytest
from tiny import credential, needs, role, tiny

from graph.advice import relaxations
from graph.cli.arguments import asked, question_options
from graph.errors import RequestError
from graph.model.graph import Graph
from graph.person.options import defaults, option, options
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Careful(Problem):
    """A question with a limit of its own: no single fee above an amount."""

    max_fee: float | None = option(
        "number",
        "limit",
        None,
        "no single fee above this many dollars",
        unit="dollar",
        high=1e6,
        bounds=lambda data: data.get("fee_usd"),
        refusal=lambda name, _, most: f"the fee of {name} is above ${most:,.0f}",
    )


def two_ways() -> Graph:
    return tiny(
        {**credential("short", 2), "fee_usd": 900},
        {**credential("middle", 6), "fee_usd": 500},
        {**credential("long", 12), "fee_usd": 100},
        role("goal"),
        *(needs("goal", each, group="one") for each in ("short", "middle", "long")),
    )


def given(*words: str) -> Careful:
    parser = argparse.ArgumentParser()
    question_options(parser, Careful)
    return posed(two_ways(), Careful, asked(Careful, parser.parse_args(words)))


def test_a_new_limit_is_an_option_of_the_command_line() -> None:
    assert given("goal").max_fee is None
    assert given("goal", "--max-fee", "500").max_fee == 500
    with pytest.raises(RequestError, match=r"max_fee is 1000001\.0; allowed is 0 to 1,000,000"):
        given("goal", "--max-fee", "1000001")


@pytest.mark.parametrize(("most", "months"), [(None, 2), (899, 6), (500, 6), (499, 12)])
def test_a_new_limit_is_kept_by_every_plan(most: float | None, months: int) -> None:
    best = solve_problem(two_ways(), Careful("goal", max_fee=most)).best
    assert best is not None
    assert best.time == months


def test_a_new_limit_that_stands_in_the_way_is_named_with_its_least_value() -> None:
    problem = Careful("goal", max_fee=50)
    answer = solve_problem(two_ways(), problem)
    assert answer.status == "infeasible"
    assert "the fee of SHORT is above $50" in [each.needs for each in answer.missing]
    found = relaxations(two_ways(), problem)
    assert [each.sentence for each in found.sets] == ["raise the limit to 100 dollars"]
    assert found.proved


def test_every_option_has_words_a_range_and_a_default() -> None:
    usual = defaults(Problem)
    for name, each in options(Problem).items():
        assert each.help, name
        assert each.high > each.low, name
        assert name in usual or each.kind == "target", name
        assert each.high < float("inf") or each.kind not in {"whole", "number", "level"}, name


def test_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RequestError, match="luck is not an option; allowed are"):
        posed(two_ways(), Problem, {"target": "goal", "luck": 1})


def test_options_win_over_the_profile() -> None:
    profile = Profile(hold=frozenset({"short"}), max_cost=5)
    problem = posed(two_ways(), Problem, {"target": "goal", "max_cost": 7}, profile)
    assert (problem.hold, problem.max_cost) == (frozenset({"short"}), 7)
