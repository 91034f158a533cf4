"""Ask for a plan: from a graph and a question to an answer with its proof."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from threading import Lock
from typing import Any, Final

from graph.errors import RequestError
from graph.model.frozen import once
from graph.model.graph import Graph, Values
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.person.proved import past
from graph.planning.answer import Answer, Plan
from graph.planning.difference import difference
from graph.planning.effort import guarded
from graph.planning.instance.compile import (
    reached_at_start,
    unpriced_credential,
    untimed_credential,
)
from graph.planning.models import cp_model
from graph.planning.problem import OBJECTIVES, Problem
from graph.planning.search.calendar import solve_calendar
from graph.planning.search.earnings import solve_earnings
from graph.planning.search.sequential import solve_sequential

_REMEMBERED: Final = 500
"""How many settled answers are remembered about a graph."""

_REMEMBERING: Final = Lock()


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
    return answered(G, posed(G, Problem, {"target": target, **options}, profile))


def answered(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids; of a frozen graph, settled answers are remembered.

    An answer that a longer search might better is not remembered.
    """
    known, asked = _answers(G), _asked(problem)
    if asked in known:
        return known[asked]
    answer = solve_problem(G, problem)
    if answer.settled:
        with _REMEMBERING:
            while len(known) >= _REMEMBERED:
                known.pop(next(iter(known)))
            known[asked] = answer
    return answer


@once
def _answers(G: Graph) -> dict[tuple[object, ...], Answer]:
    """Return the settled answers about a graph, the oldest first; of others, none are kept."""
    del G
    return {}


def _asked(problem: Problem) -> tuple[object, ...]:
    """Return what two equal questions have in common, and no others."""
    values = (getattr(problem, each.name) for each in fields(problem))
    return (
        type(problem),
        *(frozenset(each.items()) if isinstance(each, Mapping) else each for each in values),
    )


def solve_problem(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids (docs/semantics.md, rules 11 and 22)."""
    _check_several(problem)
    if reached_at_start(G, problem) and problem.objective != "earnings":
        nothing = Plan(0, 0.0, 0, (), (), calendar=0 if problem.on_calendar else None)
        implied = past(G, problem).implied()
        plans = (_paid(G, nothing),)
        return Answer(problem, "optimal", bound=0.0, plans=plans, implied=implied, settled=True)
    cp_model.load()  # not in the time of the search
    clock = solve_calendar if problem.on_calendar else solve_sequential
    with guarded(problem.time_limit) as guard:
        answer = (solve_earnings if problem.objective == "earnings" else clock)(G, problem)
    answer = replace(answer, plans=tuple(_paid(G, each) for each in answer.plans))
    best, *others = answer.plans or (None,)
    settled = answer.status in {"optimal", "infeasible"}
    untimed = _lacking(G, answer.plans, untimed_credential)
    if best is not None and untimed and answer.status == "optimal":
        value = float(getattr(best, problem.value))
        answer = replace(answer, status="feasible", bound=value)
    return replace(
        answer,
        unknown_prices=_lacking(G, answer.plans, unpriced_credential),
        unknown_durations=untimed,
        implied=past(G, problem).implied(),
        settled=settled,
        cut_short=guard.hit and not settled,
        differences=tuple(difference(G, best, each) for each in others if best and each),
    )


def _paid(G: Graph, plan: Plan) -> Plan:
    """Return a plan with the pay of its roles, and what is earned on the calendar."""
    pay = {
        step.id: G.nodes[step.id].get("pay_median_usd")
        for step in plan.schedule
        if step.action != "study"
    }
    schedule = tuple(replace(step, pay_usd=pay.get(step.id)) for step in plan.schedule)
    if plan.calendar is None:
        return replace(plan, schedule=schedule)
    worked = [step for step in schedule if step.action == "work"]
    cents = sum(round(100 * (step.pay_usd or 0)) * step.months for step in worked)
    # For earnings, work goes on after the target is reached.
    until = [min(step.end_month, plan.calendar) - step.start_month for step in worked]
    free = plan.calendar - sum(max(0, months) for months in until)
    return replace(plan, schedule=schedule, earned=round(cents / 1200, 2), job_free_months=free)


def _check_several(problem: Problem) -> None:
    if problem.many > 1 and problem.pareto:
        msg = "either several plans or the trade-offs of months against dollars, not both"
        raise RequestError(msg)
    if problem.many > 1 and problem.objective == "earnings":
        allowed = [name for name in OBJECTIVES if name != "earnings"]
        msg = f"several plans for 'earnings'; allowed is {', '.join(allowed)}"
        raise RequestError(msg)
    if problem.pareto and problem.objective not in {"time", "calendar"}:
        msg = f"months against dollars for {problem.objective!r}; allowed is time, calendar"
        raise RequestError(msg)


def _lacking(G: Graph, plans: Collection[Plan], lacks: Callable[[Values], bool]) -> tuple[str, ...]:
    achieved = dict.fromkeys(each for plan in plans for each in plan.achieved)
    return tuple(each for each in achieved if lacks(G.nodes[each]))
