"""Reach: everything attainable from what one holds, with the least months and the least cost.

`reach` answers for all credentials and roles at once what `graph.plan` answers for one: the
values are those of the ``time`` and the ``cost`` objective under the same limits.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping

from graph.model.graph import TARGET_TYPES, Graph, counting_as, is_active
from graph.model.names import resolve
from graph.planning.candidates.choice import Choice
from graph.planning.instance.compile import build_field, start_held
from graph.planning.models.base import Caps
from graph.planning.plan import check_limits
from graph.planning.problem import Problem
from graph.planning.reach.isochrone import Isochrone, Values
from graph.planning.reach.values import Attainable, Reach
from graph.profile import experience_of, require_target

_FOR_MONTHS = 2 / 3
"""Part of the seconds that may go into months; they are harder to prove than cost."""


def reach(
    G: Graph,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | None = None,
    max_months: int | None = None,
    max_cost: float | None = None,
    avoid: Collection[str] = (),
    max_credential_level: int | None = None,
    time_limit: float = 60.0,
) -> Reach:
    """Compute what is attainable, with the least months and the least cost of each.

    A node is within the limits if *one* plan keeps both of them. Its months are then the fewest
    of the plans that keep both limits, its cost the lowest of those plans, so both equal
    ``plan(G, node, objective=..., max_months=..., max_cost=...)``; without limits they are the
    fewest months and the lowest cost there are.

    Parameters
    ----------
    G
        A loaded graph.
    hold
        What is held already: credentials and roles, by id, name, abbreviation or alias.
    experience
        Months already worked per role.
    max_months, max_cost
        The limits: study months plus months worked, one thing at a time; dollars.
    avoid
        What may not be newly achieved.
    max_credential_level
        Credentials of a higher level may not be newly achieved.
    time_limit
        Seconds to search. What is not proved by then says so and carries its bound.

    Returns
    -------
    Reach
        Every active credential and role that can be attained and is not held; a thing that
        something held counts as is held.

    Raises
    ------
    UnknownNodeError
        For a name nothing, or more than one thing, goes by.
    RequestError
        For a held thing that cannot be achieved, or a negative number.
    """
    problem = pose(
        G,
        hold=hold,
        experience=experience,
        max_months=max_months,
        max_cost=max_cost,
        avoid=avoid,
        max_credential_level=max_credential_level,
        time_limit=time_limit,
    )
    return attained(G, problem)


def attained(G: Graph, problem: Problem) -> Reach:
    """Answer a question whose names are ids of the graph."""
    return Reach(problem, tuple(sorted(survey(G, problem), key=arrival)))


def survey(
    G: Graph, problem: Problem, *, wanted: Collection[str] | None = None
) -> list[Attainable]:
    """Return everything attainable, or the wanted nodes of it, unsorted."""
    started = time.monotonic()
    ways = {
        node: each for node, each in ways_to(G, problem).items() if wanted is None or node in wanted
    }
    things = None if wanted is None else frozenset[str]().union(*ways.values())
    chart = Isochrone(build_field(G, problem), caps_of(problem))
    chart.run("time", seconds=problem.time_limit * _FOR_MONTHS, wanted=things)
    left = problem.time_limit - (time.monotonic() - started)
    chart.run("cost", seconds=left, wanted=things)
    return [
        _attainable(G, node, chart, each)
        for node, each in ways.items()
        if not each.isdisjoint(chart.anyhow["time"])
    ]


def pose(
    G: Graph,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | None = None,
    max_months: int | None = None,
    max_cost: float | None = None,
    avoid: Collection[str] = (),
    max_credential_level: int | None = None,
    time_limit: float = 60.0,
) -> Problem:
    """Return the question without a target: names become ids, numbers are checked."""
    check_limits(
        {
            "max_months": max_months,
            "max_cost": max_cost,
            "max_credential_level": max_credential_level,
            "time_limit": time_limit,
        }
    )
    return Problem(
        target="",
        hold=frozenset(require_target(G, resolve(G, each)) for each in hold),
        experience=experience_of(G, experience or {}),
        avoid=frozenset(resolve(G, each) for each in avoid),
        max_cost=max_cost,
        max_months=max_months,
        max_credential_level=max_credential_level,
        time_limit=time_limit,
    )


def caps_of(problem: Problem) -> Caps:
    """Return the limits in months and cents."""
    cents = None if problem.max_cost is None else round(100 * problem.max_cost)
    return Caps(time=problem.max_months, cost=cents)


def ways_to(G: Graph, problem: Problem) -> dict[str, frozenset[str]]:
    """Return for everything active and not held what reaches it: itself and what counts as it."""
    held = start_held(G, problem)
    found: dict[str, frozenset[str]] = {}
    for node in sorted(G):
        if G.nodes[node]["type"] in TARGET_TYPES and is_active(G, node):
            ways = counting_as(G, node)
            if not ways & held:
                found[node] = ways
    return found


def _attainable(G: Graph, node: str, chart: Isochrone, ways: frozenset[str]) -> Attainable:
    """Read what a chart says about a node."""
    data = G.nodes[node]
    near = ways & chart.low["time"].keys()
    bounds: Values = chart.low if near else chart.anyhow
    known = ways & bounds["time"].keys()
    choices = chart.choices(near)
    months = min((chart.value(each, "time") for each in choices), default=None)
    cheapest = min(choices, key=lambda each: chart.value(each, "cost"), default=None)
    return Attainable(
        node,
        data["name"],
        data["type"],
        data.get("level"),
        months,
        min(bounds["time"][way] for way in known),
        None if cheapest is None else chart.value(cheapest, "cost") / 100,
        min(bounds["cost"][way] for way in known) / 100,
        within=True if choices else None if near else False,
        unknown_prices=() if cheapest is None else _unpriced(G, cheapest),
    )


def _unpriced(G: Graph, choice: Choice) -> tuple[str, ...]:
    return tuple(
        thing
        for thing in sorted(choice.things)
        if G.nodes[thing]["type"] == "credential"
        and not {"cost_usd", "fee_usd"} & G.nodes[thing].keys()
    )


def arrival(found: Attainable) -> tuple[int, float, float, str]:
    """Return what nodes are sorted by: level, months, cost, id."""
    months = found.months_bound if found.months is None else found.months
    cost = found.cost_bound_usd if found.cost_usd is None else found.cost_usd
    return found.level or 0, months, cost, found.id
