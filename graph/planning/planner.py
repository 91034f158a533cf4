"""Ask for a plan: graph and question in, answer with its proof out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from graph.errors import RequestError
from graph.model import Graph, counting_as, require_target, resolve
from graph.planning.calendar import solve_calendar
from graph.planning.instance import start_held
from graph.planning.problem import Answer, Objective, Plan, Problem
from graph.planning.sequential import solve_sequential


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
) -> Answer:
    """Compute the best plan towards a credential or role.

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
        ``steps`` (number of new things) comes first; the other two break ties.
    avoid
        What may not be newly achieved.
    max_cost, max_months, max_steps, max_credential_level
        Limits: dollars, months, new things, level of new credentials.
    time_limit
        Seconds to search.

    Returns
    -------
    Answer
        With the status, the plan, the bound, and what is missing when there is no plan.

    Raises
    ------
    UnknownNodeError
        For a name nothing, or more than one thing, goes by.
    RequestError
        For a target or held thing that cannot be achieved, or a negative number.
    """
    problem = Problem(
        target=require_target(G, resolve(G, target)),
        hold=frozenset(require_target(G, resolve(G, each)) for each in hold),
        experience=_experience(G, experience or {}),
        objective=objective,
        avoid=frozenset(resolve(G, each) for each in avoid),
        max_cost=max_cost,
        max_months=max_months,
        max_steps=max_steps,
        max_credential_level=max_credential_level,
        time_limit=time_limit,
    )
    for name in ("max_cost", "max_months", "max_steps", "max_credential_level", "time_limit"):
        value = getattr(problem, name)
        if value is not None and value < 0:
            msg = f"{name} is {value}; allowed is 0 or more"
            raise RequestError(msg)
    return solve_problem(G, problem)


def _experience(G: Graph, experience: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, months in experience.items():
        role = resolve(G, name)
        if G.nodes[role]["type"] != "role":
            msg = f"{role!r} is a {G.nodes[role]['type']}; only roles are worked in"
            raise RequestError(msg)
        if months < 0:
            msg = f"{months} months in {role!r}; allowed is 0 or more"
            raise RequestError(msg)
        found[role] = found.get(role, 0) + months
    return found


def solve_problem(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids of the graph."""
    if counting_as(G, problem.target) & start_held(G, problem):
        on_grid = problem.objective == "calendar"
        nothing = Plan(0, 0.0, 0, (), (), calendar=0 if on_grid else None)
        return Answer(problem, "optimal", bound=0.0, plans=(nothing,))
    match problem.objective:
        case "calendar":
            answer = solve_calendar(G, problem)
        case "time" | "cost" | "steps":
            answer = solve_sequential(G, problem, problem.objective)
        case "earnings":
            raise NotImplementedError
    return replace(answer, unknown_prices=_unknown_prices(G, answer.best))


def _unknown_prices(G: Graph, found: Plan | None) -> tuple[str, ...]:
    return tuple(
        each
        for each in (found.achieved if found else ())
        if G.nodes[each]["type"] == "credential"
        and not {"cost_usd", "fee_usd"} & set(G.nodes[each])
    )
