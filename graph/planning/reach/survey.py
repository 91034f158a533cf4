"""Reach: everything attainable from a start, with the fewest months and the lowest cost.

`reach` answers for all credentials and roles at once what `graph.plan` answers for one: the
values are those of the objectives ``time`` and ``cost`` (docs/semantics.md, rule 21).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from graph.model.graph import Graph
from graph.model.graph import Values as Attributes
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.person.proved import past
from graph.planning.candidates.choice import Choice
from graph.planning.effort import guarded, now
from graph.planning.instance.caps import caps_of
from graph.planning.instance.compile import build_field, unpriced_credential, untimed_credential
from graph.planning.problem import Question, Survey
from graph.planning.reach.isochrone import Isochrone, Values
from graph.planning.reach.on_calendar import survey_on_calendar
from graph.planning.reach.values import Attainable, Reach
from graph.planning.reach.ways import ways_to

_FOR_MONTHS = 2 / 3
"""Share of the seconds for months, which are harder to prove than cost."""


def reach(G: Graph, profile: Profile | None = None, **options: Any) -> Reach:
    """Compute what is attainable, with the fewest months and the lowest cost of each.

    A node is within the limits if *one* plan keeps all of them. Its months are the fewest and its
    cost is the lowest of such plans, as in ``plan(G, node, objective=..., max_months=...,
    max_cost=...)`` for each objective.

    Parameters
    ----------
    G
        A loaded graph.
    profile
        The person who asks.
    **options
        Fields of `graph.planning.problem.Survey` by name: ``hold``, ``experience``, ``avoid``,
        ``clock``, ``max_months`` (on that clock), ``max_cost`` (dollars),
        ``max_credential_level``, ``time_limit`` (seconds; values not proved by then
        are marked and have a bound). They win over the profile.

    Returns
    -------
    Reach
        Every active credential and role that can be attained and is not held, neither itself
        nor through something that counts as it.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For an option that does not exist, a held node that cannot be achieved, or a number out
        of range.
    """
    return attained(G, posed(G, Survey, options, profile))


def attained(G: Graph, question: Question) -> Reach:
    """Answer a question whose names are ids of the graph."""
    with guarded(question.time_limit):
        found = sorted(survey(G, question), key=arrival)
    return Reach(question, tuple(found), past(G, question).implied())


def survey(
    G: Graph, question: Question, *, wanted: Collection[str] | None = None
) -> list[Attainable]:
    """Return everything attainable, or the wanted nodes of it, unsorted."""
    if question.on_calendar:
        return survey_on_calendar(G, question, wanted)
    started = now()
    ways = {
        node: each
        for node, each in ways_to(G, question).items()
        if wanted is None or node in wanted
    }
    things = None if wanted is None else frozenset[str]().union(*ways.values())
    chart = Isochrone(build_field(G, question), caps_of(question))
    chart.run("time", seconds=question.time_limit * _FOR_MONTHS, wanted=things)
    left = question.time_limit - (now() - started)
    chart.run("cost", seconds=left, wanted=things)
    return [
        _attainable(G, node, chart, each)
        for node, each in ways.items()
        if not each.isdisjoint(chart.anyhow["time"])
    ]


def _attainable(G: Graph, node: str, chart: Isochrone, ways: frozenset[str]) -> Attainable:
    """Read what a chart says about a node."""
    data = G.nodes[node]
    near = ways & chart.low["time"].keys()
    bounds: Values = chart.low if near else chart.anyhow
    known = ways & bounds["time"].keys()
    choices = chart.choices(near)
    fastest = min(choices, key=lambda each: chart.value(each, "time"), default=None)
    cheapest = min(choices, key=lambda each: chart.value(each, "cost"), default=None)
    return Attainable(
        node,
        data["name"],
        data["type"],
        data.get("level"),
        None if fastest is None else chart.value(fastest, "time"),
        min(bounds["time"][way] for way in known),
        None if cheapest is None else chart.value(cheapest, "cost") / 100,
        min(bounds["cost"][way] for way in known) / 100,
        within=True if choices else None if near else False,
        unknown_prices=_lacking(G, cheapest, unpriced_credential),
        unknown_durations=_lacking(G, fastest, untimed_credential),
    )


def _lacking(
    G: Graph, choice: Choice | None, lacks: Callable[[Attributes], bool]
) -> tuple[str, ...]:
    things = () if choice is None else sorted(choice.things)
    return tuple(each for each in things if lacks(G.nodes[each]))


def arrival(found: Attainable) -> tuple[int, float, float, str]:
    """Return what nodes are sorted by: level, months, cost, id."""
    months = found.months_bound if found.months is None else found.months
    cost = found.cost_bound_usd if found.cost_usd is None else found.cost_usd
    return found.level or 0, months, cost, found.id
