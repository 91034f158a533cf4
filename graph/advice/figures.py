"""The numbers that plans rest on: how sure each is, and the graph with other values for some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final, Literal

from graph.model.condition import Months, holds
from graph.model.contract import CONFIDENCES
from graph.model.frozen import frozen, once
from graph.model.graph import TARGET_TYPES, Graph, Values, citations_of, edge_key
from graph.model.names import display_name, short
from graph.model.requirements import RequirementGroup, pathways_of, requirements
from graph.person.profile import Profile, held_at_start
from graph.person.proved import past
from graph.queries.facts import value_text

Unit = Literal["months", "dollars", "pay"]

ESTIMATE: Final = "estimate"
"""The confidence of what may be off; also of a number that nobody vouches for."""

_CELLS: Final[Mapping[str, tuple[Unit, str]]] = {
    "duration_months": ("months", "of study"),
    "part_time_months": ("months", "of study beside work"),
    "min_months": ("months", "before it counts as experience"),
    "cost_usd": ("dollars", "for tuition and materials"),
    "fee_usd": ("dollars", "for exam and membership"),
    "pay_median_usd": ("pay", "of pay a year"),
}
"""Column of nodes.csv -> what it counts, and in words."""

ASKED: Final = "months"
"""Column of edges.csv: months of experience that a requirement asks for."""

STUDY: Final = frozenset({"duration_months", "part_time_months"})
PRICES: Final = frozenset({"cost_usd", "fee_usd"})


_ENOUGH = 1_000_000
"""Months that meet every requirement of experience."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the data that a plan may rest on.

    Parameters
    ----------
    node, field
        A cell of nodes.csv; or of whom `months` of experience are required.
    value
        Months or dollars.
    confidence, reference
        From its citation or its row; of rows that are added up, those of the least sure one.
    pathway
        Where experience is required.
    asks
        The experience that is required.
    rows
        Its rows, each by source and what tells it from others.
    """

    node: str
    field: str
    value: float
    confidence: str
    reference: str
    pathway: str = ""
    asks: Months | None = None
    rows: tuple[tuple[str, str], ...] = ()

    @property
    def unit(self) -> Unit:
        """What it counts."""
        return _CELLS[self.field][0] if self.asks is None else "months"

    def moved(self, band: float, *, up: bool) -> float:
        """Return the number at an end of its band (docs/semantics.md, rule 27).

        That is the nearest whole month or cent, of two the outer one; what is not 0 stays above 0.
        """
        scale = 1 if self.unit == "months" else 100
        part = Fraction(str(band)) * (1 if up else -1)
        exact = round(scale * self.value) * (1 + part)
        half = Fraction(1, 2)
        whole = floor(exact + half) if up else ceil(exact - half)
        least = 1 if self.value else 0
        found = max(least, whole)
        return found if scale == 1 else found / scale

    def sentence(self, G: Graph) -> str:
        """Return it in words: ``RHIA: 6 months of study``."""
        name = display_name(G, self.node)
        if self.asks is not None:
            return f"{name}: {short(G, self.asks, '')}"
        return f"{name}: {value_text(self.field, self.value)} {_CELLS[self.field][1]}"


@once
def figures(G: Graph) -> tuple[Figure, ...]:
    """Return all numbers of a graph that plans may rest on, in order of ids."""
    return tuple(each for node in sorted(G) for each in _of(G, node))


def _of(G: Graph, node: str) -> Iterator[Figure]:
    data = G.nodes[node]
    if data["type"] not in TARGET_TYPES:
        return
    for field in _CELLS:
        if field in data:
            yield Figure(node, field, data[field], *_said(citations_of(G).get((node, field), {})))
    for pathway, groups in pathways_of(G, node).items():
        for group in groups:
            yield from _asked(node, pathway, group)


def _asked(node: str, pathway: str, group: RequirementGroup) -> Iterator[Figure]:
    for each in group.alternatives:
        asks = each.condition()
        if isinstance(asks, Months):
            rows = tuple((source, edge_key(data)) for source, data in each.rows)
            said = max((_said(data) for _, data in each.rows), key=lambda one: doubt(one[0]))
            yield Figure(node, ASKED, asks.months, *said, pathway, asks, rows)


def _said(row: Mapping[str, Any]) -> tuple[str, str]:
    return row.get("confidence", ESTIMATE), row.get("reference", "")


def doubt(confidence: str) -> int:
    """Return how far a confidence is from the surest one."""
    return CONFIDENCES.index(confidence)


def of_plan(G: Graph, profile: Profile, things: frozenset[str]) -> frozenset[Figure]:
    """Return the numbers that decide what a plan of some new things is worth.

    Of a requirement, only experience on pathways that these things can meet.
    """
    start = held_at_start(G, profile).union(profile.experience)
    there = things | start
    proved, worked = past(G, profile), dict.fromkeys(there, _ENOUGH)
    met = {
        (node, pathway)
        for node in things
        for pathway, part in requirements(G, node).items()
        if holds(proved.unproved(part), there, worked)
    }
    return frozenset(
        each
        for each in figures(G)
        if (
            each.node in things
            if each.asks is None
            else (each.node, each.pathway) in met and not there.isdisjoint(each.asks.roles)
        )
        or (each.node in start and each.field in {"min_months", "pay_median_usd"})
    )


def with_values(G: Graph, values: Mapping[Figure, float]) -> Graph:
    """Return the graph with other values for some numbers; the graph itself if none changes."""
    changed = {figure: value for figure, value in values.items() if value != figure.value}
    if not changed:
        return G
    cells: dict[str, dict[str, float]] = {}
    rows: dict[tuple[str, str], dict[str, float]] = {}
    for figure, value in changed.items():
        if figure.asks is None:
            cells.setdefault(figure.node, {})[figure.field] = value
        for source, key in figure.rows:
            rows.setdefault((source, figure.node), {})[key] = value
    nodes = ((node, {**data, **cells.get(node, {})}) for node, data in G.nodes.items())
    edges = (
        (source, target, key, _with_months(data, rows.get((source, target), {})))
        for source, target, key, data in G.edges(keys=True, data=True)
    )
    return frozen(nodes, edges, G.graph)


def _with_months(data: Values, asked: Mapping[str, float]) -> Values:
    months = asked.get(edge_key(data)) if asked else None
    return data if months is None else {**data, ASKED: months}
