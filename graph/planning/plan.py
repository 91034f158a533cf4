"""Ask for a plan: graph and question in, answer with its proof out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from graph.errors import RequestError
from graph.model.contract import LEVELS
from graph.model.graph import Graph, counting_as
from graph.model.names import resolve
from graph.planning.difference import difference
from graph.planning.gc_pause import collector_waits
from graph.planning.instance.compile import start_held
from graph.planning.problem import MEASURES, Answer, Objective, Plan, Problem
from graph.planning.search.calendar import solve_calendar
from graph.planning.search.earnings import solve_earnings
from graph.planning.search.sequential import solve_sequential
from graph.profile import experience_of, require_target

MAX_FACTOR = 10
"""Nobody studies at less than a tenth of full time."""

_LIMITS = (
    "max_cost",
    "max_months",
    "max_steps",
    "max_credential_level",
    "time_limit",
    "horizon",
)


def plan(
    G: Graph,
    target: str,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | None = None,
    objective: Objective = "time",
    avoid: Collection[str] = (),
    max_cost: float | None = None,
    max_months: int | None = None,
    max_steps: int | None = None,
    max_credential_level: int | None = None,
    time_limit: float = 10.0,
    part_time_factor: float = 2.0,
    horizon: int | None = None,
    k: int = 1,
    pareto: bool = False,
) -> Answer:
    """Compute the best plan, or several, towards a credential or role.

    Parameters
    ----------
    G
        A loaded graph.
    target
        Id, name, abbreviation or alias, as everywhere below.
    hold
        What is held already: credentials and roles.
    experience
        Months already worked per role.
    objective
        ``time`` (study months plus months worked, one thing at a time), ``cost`` (dollars) or
        ``steps`` (number of new things) comes first, the other two break ties; ``calendar`` is
        the month in which the target is reached when studies run beside work; ``earnings`` is
        pay minus prices over the horizon, the target reached by its end.
    avoid
        What may not be newly achieved.
    max_cost, max_months, max_steps, max_credential_level
        Limits: dollars, months, new things, level of new credentials.
    time_limit
        Seconds to search.
    part_time_factor
        How many times longer a study takes beside work: 1 or more.
    horizon
        Months of `earnings`; 120 if not given.
    k
        How many plans, best first, each with another set of new things of which none can be
        left out without loss; fewer when there are no more.
    pareto
        One plan for each pair of months and dollars that no plan betters in both, fastest first.

    Returns
    -------
    Answer
        With the status, the plans, the bound, and what is missing when there is no plan.

    Raises
    ------
    UnknownNodeError
        For a name nothing, or more than one thing, goes by.
    RequestError
        For a target or held thing that cannot be achieved, a negative number, or several plans
        for an objective that gives one.
    """
    problem = Problem(
        target=require_target(G, resolve(G, target)),
        hold=frozenset(require_target(G, resolve(G, each)) for each in hold),
        experience=experience_of(G, experience or {}),
        objective=objective,
        avoid=frozenset(resolve(G, each) for each in avoid),
        max_cost=max_cost,
        max_months=max_months,
        max_steps=max_steps,
        max_credential_level=max_credential_level,
        time_limit=time_limit,
        part_time_factor=part_time_factor,
        horizon=horizon,
        k=k,
        pareto=pareto,
    )
    if not 1 <= part_time_factor <= MAX_FACTOR:
        msg = f"part_time_factor is {part_time_factor}; allowed is 1 to {MAX_FACTOR}"
        raise RequestError(msg)
    check_limits({name: getattr(problem, name) for name in _LIMITS})
    return solve_problem(G, problem)


def check_limits(limits: Mapping[str, float | None]) -> None:
    """Refuse limits, by name, that are negative or no number, and levels above all others."""
    for name, limit in limits.items():
        most = len(LEVELS) - 1 if name == "max_credential_level" else None
        if limit is None or (limit >= 0 and (most is None or limit <= most)):
            continue
        allowed = "0 or more" if most is None else f"0 to {most}"
        msg = f"{name} is {limit}; allowed is {allowed}"
        raise RequestError(msg)


@collector_waits()
def solve_problem(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids of the graph."""
    _check_number(problem)
    held = counting_as(G, problem.target) & start_held(G, problem)
    if held and problem.objective != "earnings":
        on_grid = problem.objective == "calendar"
        nothing = Plan(0, 0.0, 0, (), (), calendar=0 if on_grid else None)
        return Answer(problem, "optimal", bound=0.0, plans=(nothing,))
    match problem.objective:
        case "calendar":
            answer = solve_calendar(G, problem)
        case "time" | "cost" | "steps":
            answer = solve_sequential(G, problem, problem.objective)
        case "earnings":
            answer = solve_earnings(G, problem)
    best, *others = answer.plans or (None,)
    return replace(
        answer,
        unknown_prices=_unknown_prices(G, answer.plans),
        differences=tuple(difference(G, best, each) for each in others if best and each),
    )


def _check_number(problem: Problem) -> None:
    if problem.k < 1:
        msg = f"k is {problem.k}; allowed is 1 or more"
        raise RequestError(msg)
    if problem.k > 1 and problem.pareto:
        msg = "either the k best plans or the trade-offs of months against dollars, not both"
        raise RequestError(msg)
    if problem.k > 1 and problem.objective not in MEASURES:
        msg = f"several plans for {problem.objective!r}; allowed is {', '.join(MEASURES)}"
        raise RequestError(msg)
    if problem.pareto and problem.objective != "time":
        msg = f"months against dollars for {problem.objective!r}; allowed is time"
        raise RequestError(msg)


def _unknown_prices(G: Graph, plans: Collection[Plan]) -> tuple[str, ...]:
    achieved = dict.fromkeys(each for plan in plans for each in plan.achieved)
    return tuple(
        each
        for each in achieved
        if G.nodes[each]["type"] == "credential"
        and not {"cost_usd", "fee_usd"} & set(G.nodes[each])
    )
