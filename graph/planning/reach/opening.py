"""Which credential opens the most roles from here: the inverse of `graph.reach`.

From almost every start almost everything can be attained in the end, so "what becomes
attainable" says little. Four other lists of roles say more about a credential:

``now``
    Roles whose requirements are all met as soon as it is earned, and would not be without it.
    Exact: conditions are evaluated without a search. Whatever the credential itself requires
    counts as held in both cases, so a licence gets no credit for the degree it asks for.
``within`` (only with limits)
    Roles that come within the limits, counted from then on, and would not without it. Each has a
    plan; ``perhaps`` has those for which neither a plan nor a proof was found in time.
``needed_by``
    Roles that cannot be attained without it or something that counts as it. Exact: one
    label-setting pass without all of these.
``asked_by``
    Roles with an unmet requirement that it meets or helps to meet. Exact.

The order is by the number of ``within``, ``now``, ``needed_by``, ``asked_by`` roles, then by
months and cost from here. Keys of ``careergraph reach --opens --json``: the question as in
`graph.planning.reach.values`, and ``openings``, a list of ``credential`` (a node as there: what
it takes from here), ``own_months, own_cost_usd`` (of the credential alone; null: unknown), and the
lists of ids ``now, within, perhaps, needed_by, asked_by``.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from graph.model.condition import ALWAYS, Condition, any_of, holds
from graph.model.graph import Graph
from graph.model.requirements import requirements
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.person.proved import Past, past
from graph.planning.bounds.labels import lower_labels
from graph.planning.effort import now
from graph.planning.instance.caps import caps_of
from graph.planning.instance.compile import build_field
from graph.planning.instance.values import Instance
from graph.planning.problem import Question, Survey
from graph.planning.reach.isochrone import Isochrone, only
from graph.planning.reach.survey import arrival, survey
from graph.planning.reach.values import QUESTION, Attainable
from graph.planning.reach.ways import ways_to

_FOR_CREDENTIALS = 0.5
"""Share of the seconds for what the credentials themselves take."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a credential opens; see the module for the lists of role ids.

    Parameters
    ----------
    credential
        What it takes from here, including everything it rests on.
    own_months, own_cost_usd
        What it takes by itself; None if unknown.
    now, within, perhaps, needed_by, asked_by
        Ids of roles, sorted.
    """

    credential: Attainable
    own_months: int | None
    own_cost_usd: float | None
    now: tuple[str, ...]
    within: tuple[str, ...]
    perhaps: tuple[str, ...]
    needed_by: tuple[str, ...]
    asked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """What credentials open, the one that opens most first, with the question."""

    json_keys: ClassVar[tuple[str, ...]] = (*QUESTION, "openings")

    question: Question
    openings: tuple[Opening, ...]


def opening(G: Graph, profile: Profile | None = None, **options: Any) -> tuple[Opening, ...]:
    """Compute which roles each credential opens, the most useful credential first.

    Parameters
    ----------
    G, profile, **options
        As for `graph.reach`.

    Returns
    -------
    tuple of Opening
        One per active credential that can be attained within the limits and is not held.

    Raises
    ------
    UnknownNodeError, RequestError
        As for `graph.reach`.
    """
    return opened(G, posed(G, Survey, options, profile))


def opened(G: Graph, question: Question) -> tuple[Opening, ...]:
    """Answer a question whose names are ids of the graph."""
    deadline = now() + question.time_limit
    first = replace(question, time_limit=question.time_limit * _FOR_CREDENTIALS)
    credentials = {node for node in ways_to(G, question) if G.nodes[node]["type"] == "credential"}
    earned = [each for each in survey(G, first, wanted=credentials) if each.within is not False]
    doors = _Doors(G, question)
    found = []
    for number, each in enumerate(sorted(earned, key=lambda each: each.id)):
        left = max(0.0, deadline - now()) / (len(earned) - number)
        found.append(doors.opened_by(each, seconds=left))
    return tuple(sorted(found, key=_rank))


def _rank(found: Opening) -> tuple[tuple[int, ...], float, float, str]:
    doors = (found.within, found.now, found.needed_by, found.asked_by)
    _, months, cost, node = arrival(found.credential)
    return tuple(-len(each) for each in doors), months, cost, node


class _Doors:
    """The roles that a start can attain, and what they require."""

    def __init__(self, G: Graph, question: Question) -> None:
        self.G = G
        self.question = question
        self.ways = ways_to(G, question)
        self.field = build_field(G, question)
        reachable = _reachable(self.field)
        self.nodes = {node for node, ways in self.ways.items() if ways & reachable}
        self.roles = sorted(n for n in self.nodes & reachable if G.nodes[n]["type"] == "role")
        proved = past(G, question)
        self.conditions = {role: self._unproved(proved, role) for role in self.roles}
        self.needing = {
            node: self._without(self.ways[node])
            for node in sorted(self.nodes)
            if G.nodes[node]["type"] == "credential"
        }
        self.held = proved.held
        self.months = {
            role: months for role, months in question.experience.items() if role in self.held
        }
        self.reached: dict[frozenset[str], tuple[set[str], set[str]]] = {}

    def _unproved(self, proved: Past, role: str) -> Condition:
        pathways = [proved.unproved(each) for each in requirements(self.G, role).values()]
        return any_of(*pathways) if pathways else ALWAYS

    def _without(self, things: AbstractSet[str]) -> set[str]:
        """Return what cannot be attained without some items."""
        rest = _reachable(only(self.field, self.field.items.keys() - things))
        return {node for node in self.nodes if not self.ways[node] & rest}

    def opened_by(self, credential: Attainable, *, seconds: float) -> Opening:
        one, data = credential.id, self.G.nodes[credential.id]
        before = self.held | {
            other
            for other, needing in self.needing.items()
            if one in needing and one not in self.ways[other]
        }
        prices = [data[each] for each in ("cost_usd", "fee_usd") if each in data]
        within, perhaps = self._within(before, one, seconds)
        return Opening(
            credential,
            data.get("duration_months"),
            sum(prices) if prices else None,
            tuple(each for each in self.roles if self._enterable(each, before, one)),
            within,
            perhaps,
            tuple(each for each in self.roles if each in self.needing[one]),
            tuple(each for each in self.roles if self._asks(each, one)),
        )

    def _enterable(self, role: str, before: AbstractSet[str], one: str) -> bool:
        what = self.conditions[role]
        return not holds(what, before, self.months) and holds(what, before | {one}, self.months)

    def _asks(self, role: str, one: str) -> bool:
        return any(
            one in need.options
            for groups in self.field.pathways[role].values()
            for group in groups
            for need in group.needs
        )

    def _within(
        self, before: frozenset[str], one: str, seconds: float
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self.question.max_months is None and self.question.max_cost is None:
            return (), ()
        without, maybe = self._reached(before, seconds / 2)
        now, perhaps = self._reached(before | {one}, seconds / 2)
        sure = now - without - maybe
        open_ = ((now & maybe) | perhaps) - without
        return (
            tuple(each for each in self.roles if each in sure),
            tuple(each for each in self.roles if each in open_),
        )

    def _reached(self, held: frozenset[str], seconds: float) -> tuple[set[str], set[str]]:
        """Return what is within the limits for a person who holds this, and what may be."""
        if held not in self.reached:
            question = replace(self.question, hold=held)
            chart = Isochrone(build_field(self.G, question), caps_of(question))
            chart.run("time", seconds=seconds, wanted=self.roles, proofs=False)
            sure = chart.plans["time"].keys() | (held - self.question.hold)
            self.reached[held] = set(sure), chart.low["time"].keys() - sure
        return self.reached[held]


def _reachable(field: Instance) -> frozenset[str]:
    return frozenset(lower_labels(field, "steps").value)
