"""Ask for a plan: from a graph and a question to an answer with its proof."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from graph.errors import RequestError
from graph.model.graph import Graph, Values
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.person.proved import past
from graph.planning.answer import Answer, Plan
from graph.planning.difference import difference
from graph.planning.instance.compile import (
    reached_at_start,
    unpriced_credential,
    untimed_credential,
)
from graph.planning.models import cp_model
from graph.planning.problem import MEASURES, OBJECTIVES, Objective, Problem
from graph.planning.search.calendar import solve_calendar
from graph.planning.search.earnings import solve_earnings
from graph.planning.search.sequential import solve_sequential

_SOLVERS: Final[Mapping[Objective, Callable[[Graph, Problem], Answer]]] = {
    "calendar": solve_calendar,
    "time": solve_sequential,
    "cost": solve_sequential,
    "steps": solve_sequential,
    "earnings": solve_earnings,
}


def plan(G: Graph, target: str, profile: Profile | None = None, **options: Any) -> Answer:
    """Compute the best plan, or several, for a credential or role.

    Parameters
    ----------
    G
        A loaded graph.
    target
        Id, name, abbreviation or alias, as everywhere below.
    profile
        The person who asks.
    **options
        Fields of `graph.planning.problem.Problem` by name: ``hold``, ``experience``, ``avoid``,
        ``objective``, ``max_months``, ``max_cost`` (dollars), ``time_limit`` (seconds), ``k``
        and so on. They win over the profile.

    Returns
    -------
    Answer
        The status, the plans, the bound, and what is missing if there is no plan.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For an option that does not exist, a target or held node that cannot be achieved, a
        number out of range, or several plans for an objective that allows only one.
    """
    return solve_problem(G, posed(G, Problem, {"target": target, **options}, profile))


def solve_problem(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids (docs/semantics.md, rules 11 and 22)."""
    _check_several(problem)
    if reached_at_start(G, problem) and problem.objective != "earnings":
        on_grid = OBJECTIVES[problem.objective].calendar
        nothing = Plan(0, 0.0, 0, (), (), calendar=0 if on_grid else None)
        implied = past(G, problem).implied()
        return Answer(problem, "optimal", bound=0.0, plans=(nothing,), implied=implied)
    cp_model.load()  # not in the time of the search
    answer = _SOLVERS[problem.objective](G, problem)
    best, *others = answer.plans or (None,)
    untimed = _lacking(G, answer.plans, untimed_credential)
    if best is not None and untimed and answer.status == "optimal":
        value = float(getattr(best, problem.objective))
        answer = replace(answer, status="feasible", bound=value)
    return replace(
        answer,
        unknown_prices=_lacking(G, answer.plans, unpriced_credential),
        unknown_durations=untimed,
        implied=past(G, problem).implied(),
        differences=tuple(difference(G, best, each) for each in others if best and each),
    )


def _check_several(problem: Problem) -> None:
    if problem.k > 1 and problem.pareto:
        msg = "either the k best plans or the trade-offs of months against dollars, not both"
        raise RequestError(msg)
    if problem.k > 1 and problem.objective not in MEASURES:
        msg = f"several plans for {problem.objective!r}; allowed is {', '.join(MEASURES)}"
        raise RequestError(msg)
    if problem.pareto and problem.objective != "time":
        msg = f"months against dollars for {problem.objective!r}; allowed is time"
        raise RequestError(msg)


def _lacking(G: Graph, plans: Collection[Plan], lacks: Callable[[Values], bool]) -> tuple[str, ...]:
    achieved = dict.fromkeys(each for plan in plans for each in plan.achieved)
    return tuple(each for each in achieved if lacks(G.nodes[each]))
