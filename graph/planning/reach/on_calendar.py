"""Reach on the calendar: the earliest month and the least cost with study beside work.

Bounds say what is beyond the limits. The rest goes to `graph.planning.reach.months` and
`graph.planning.reach.dollars` in turn, with more effort each time, until all is proved or time is
up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Final

from graph.model.graph import Graph
from graph.model.graph import Values as Attributes
from graph.planning.bounds.arrivals import Arrivals
from graph.planning.bounds.labels import lower_labels
from graph.planning.candidates.timetable import Timetable, is_plan
from graph.planning.effort import now
from graph.planning.instance.caps import Caps, caps_of
from graph.planning.instance.compile import build_field, unpriced_credential, untimed_credential
from graph.planning.instance.values import Instance, among
from graph.planning.models import cp_model
from graph.planning.problem import Question
from graph.planning.reach.dollars import Dollars
from graph.planning.reach.isochrone import Isochrone, Values
from graph.planning.reach.months import Months
from graph.planning.reach.values import Attainable
from graph.planning.reach.ways import ways_to
from graph.planning.stopping import current_tell

_FIRST: Final[tuple[float, float]] = (0.5, 0.9)
"""Shares of the seconds after which the first rounds for months and for dollars end."""

_TOLD: Final = 100
"""How many times in a round is told how far the search is."""


def survey_on_calendar(
    G: Graph, question: Question, wanted: Collection[str] | None = None
) -> list[Attainable]:
    """Return everything attainable, or the wanted nodes of it, unsorted."""
    ways = {
        node: each
        for node, each in ways_to(G, question).items()
        if wanted is None or node in wanted
    }
    things = None if wanted is None else frozenset[str]().union(*ways.values())
    cp_model.load()  # not in the time of the search
    started = now()
    field = build_field(G, question)
    chart = _Chart(among(field, lower_labels(field, "time").value), caps_of(question))
    chart.run(started, question.time_limit, things)
    return [
        chart.attainable(G, node, each)
        for node, each in ways.items()
        if not each.isdisjoint(chart.anyhow["time"])
    ]


class _Chart:
    """Months and dollars of all items, within the limits."""

    def __init__(self, field: Instance, caps: Caps) -> None:
        arrivals, cost = Arrivals(field), lower_labels(field, "cost").value
        months = {thing: arrivals.earliest(thing) for thing in cost}
        self.anyhow: Values = {"time": months, "cost": cost}
        while (fitting := _fitting(arrivals, cost, caps)) < field.items.keys():
            field = among(field, fitting)
            field = among(field, lower_labels(field, "time").value)
            arrivals, cost = Arrivals(field), lower_labels(field, "cost").value
        alone = Isochrone(field, Caps(cost=caps.cost))
        self.field = field
        self.held = {each for each, item in field.items.items() if item.held}
        self.months = Months(field, arrivals, alone.low["cost"], caps)
        self.dollars = Dollars(self.months, alone)
        self.passed = 0
        self.months.told = self._pass

    def run(self, started: float, seconds: float, wanted: Collection[str] | None) -> None:
        """Prove what can be proved in some seconds, for all items or the wanted ones."""
        ends = [started + seconds * share for share in (*_FIRST, 1)]
        self.months.round(ends[0], wanted=wanted)
        self.dollars.round(ends[1], wanted=wanted)
        while self._open(wanted) and now() < ends[2]:
            self.months.round(ends[2], wanted=wanted, hints=self.dollars.hints)
            self.dollars.round(ends[2], wanted=wanted)
        self._tell()

    def _pass(self) -> None:
        """Tell it, but not after each of thousands of items: counting looks at all of them."""
        self.passed += 1
        if self.passed % max(1, len(self.field.items) // _TOLD) == 0:
            self._tell()

    def _tell(self) -> None:
        """Tell whoever listens how many items are settled."""
        if (tell := current_tell()) is not None:
            new = [each for each in self.anyhow["time"] if each not in self.held]
            left = [each for each in new if self.months.open(each) or self.dollars.open(each)]
            tell(len(new) - len(left), len(new))

    def _open(self, wanted: Collection[str] | None) -> bool:
        things = self.months.low.keys() if wanted is None else self.months.low.keys() & wanted
        return any(self.months.open(each) or self.dollars.open(each) for each in things)

    def attainable(self, G: Graph, node: str, ways: frozenset[str]) -> Attainable:
        """Return what is known about a node that some ways reach."""
        data = G.nodes[node]
        near = ways & self.months.low.keys()
        bounds: Values = self.anyhow
        if near:
            bounds = {"time": self.months.low, "cost": self.dollars.low}
        known = near or (ways & self.anyhow["time"].keys())
        fastest = min(near & self.months.ends.keys(), key=self._end, default=None)
        cheapest = min(near & self.dollars.best.keys(), key=self._cost, default=None)
        fast = set[str]() if fastest is None else self._fast(G, fastest)
        cheap = set[str]() if cheapest is None else self.dollars.best[cheapest].things
        return Attainable(
            node,
            data["name"],
            data["type"],
            data.get("level"),
            None if fastest is None else self.months.ends[fastest],
            min(bounds["time"][way] for way in known),
            None if cheapest is None else self.dollars.cost(cheapest) / 100,
            min(bounds["cost"][way] for way in known) / 100,
            within=True if fastest or cheapest else None if near else False,
            unknown_prices=_lacking(G, cheap, unpriced_credential),
            unknown_durations=_lacking(G, fast, untimed_credential),
        )

    def _end(self, thing: str) -> tuple[int, str]:
        return self.months.ends[thing], thing

    def _cost(self, thing: str) -> tuple[int, str]:
        return self.dollars.cost(thing), thing

    def _fast(self, G: Graph, thing: str) -> set[str]:
        """Return what the fastest plan consists of, without what it can do without."""
        table = self.months.tables[thing]
        aim = replace(self.field, goals=(thing,), keeps=False)
        for each in _lacking(G, table.things, untimed_credential):
            less = {other: block for other, block in table.things.items() if other != each}
            if is_plan(aim, smaller := Timetable(less, table.jobs)):
                table = smaller
        return set(table.things)


def _fitting(arrivals: Arrivals, cost: Mapping[str, int], caps: Caps) -> set[str]:
    """Return the items whose bounds keep the limits."""
    months, cents = caps.time, caps.cost
    return {
        thing
        for thing, least in cost.items()
        if (months is None or arrivals.earliest(thing) <= months)
        and (cents is None or least <= cents)
    }


def _lacking(
    G: Graph, things: Collection[str], lacks: Callable[[Attributes], bool]
) -> tuple[str, ...]:
    return tuple(each for each in sorted(things) if lacks(G.nodes[each]))
