"""One node as a person wants to read it: facts with sources, requirements, what it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.model.condition import Condition, Hold, leaves
from graph.model.contract import LEVELS, NODES
from graph.model.graph import (
    Graph,
    Values,
    citations_of,
    counting_as,
    in_relation,
    out_relation,
    sources_of,
)
from graph.model.names import sentence
from graph.model.requirements import requirement_groups

_HEAD = frozenset({"id", "name", "type", "description", "url"})
"""Columns shown as the head of a node, not as facts."""

_LABELS = {
    "cost_usd": "tuition and materials",
    "fee_usd": "exam and membership",
    "duration_months": "study",
    "min_months": "counts after",
    "pay_low_usd": "pay, low",
    "pay_median_usd": "pay, median",
    "pay_high_usd": "pay, high",
    "growth_pct": "growth in ten years",
    "occupation": "O*NET-SOC code",
    "part_time_pct": "part-time share",
    "education_years": "school after high school",
    "seed_pay_usd": "pay in the seed article",
    "seed_employment": "employed in the seed article",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from; every field may be empty."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    as_of: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled cell: column, its words, the value as text and as stored, the source."""

    field: str
    label: str
    text: str
    value: str | int | float
    source: Source | None


@dataclass(frozen=True, slots=True)
class Link:
    """One edge seen from the node: the other end, and where that is from."""

    relation: str
    id: str
    name: str
    months: int
    note: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One group of a pathway in words, with the sources of its rows."""

    pathway: str
    group: str
    text: str
    ids: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything known about one node."""

    id: str
    type: str
    name: str
    description: str
    url: str
    facts: tuple[Fact, ...]
    requirements: tuple[Requirement, ...]
    incoming: tuple[Link, ...]
    outgoing: tuple[Link, ...]
    opens: tuple[str, ...]

    def pathways(self) -> dict[str, list[Requirement]]:
        """Return the requirements by pathway; no pathway: open to everybody."""
        found: dict[str, list[Requirement]] = {}
        for requirement in self.requirements:
            found.setdefault(requirement.pathway, []).append(requirement)
        return found

    def as_json(self) -> dict[str, Any]:
        """Return the keys of ``show --json``."""
        return asdict(self)


def dossier(G: Graph, node: str) -> Dossier:
    """Collect everything known about a node of the graph."""
    data = G.nodes[node]
    return Dossier(
        id=node,
        type=data["type"],
        name=data["name"],
        description=data.get("description", ""),
        url=data.get("url", ""),
        facts=tuple(
            Fact(
                field,
                _LABELS.get(field, field.replace("_", " ")),
                value_text(field, data[field]),
                data[field],
                cell_source(G, node, field),
            )
            for field in _fields(data)
        ),
        requirements=tuple(_requirements(G, node)),
        incoming=tuple(_links(G, node, incoming=True)),
        outgoing=tuple(_links(G, node, incoming=False)),
        opens=opens(G, node),
    )


def _fields(data: Values) -> list[str]:
    """Return the filled columns: those of the contract in their order, then the user's own."""
    order = [column.name for column in NODES if column.name not in _HEAD]
    own = sorted(set(data) - set(order) - _HEAD)
    return [field for field in order + own if field in data]


def value_text(field: str, value: str | float) -> str:
    """Write a cell for people: dollars, months, level names, lists."""
    if isinstance(value, str):
        return value.replace(";", "; ")
    if field == "level":
        return f"{value} ({LEVELS[int(value)]})"
    ending = field.rpartition("_")[2]
    written = {"usd": f"${value:,.0f}", "pct": f"{value:g} %", "months": f"{value} months"}
    return written.get(ending, str(value) if field == "pay_year" else f"{value:,}")


def _source(G: Graph, row: Mapping[str, Any]) -> Source | None:
    if not row.get("reference"):
        return None
    known = sources_of(G).get(row["reference"], {})
    return Source(
        id=row["reference"],
        title=known.get("title", ""),
        publisher=known.get("publisher", ""),
        url=known.get("url", ""),
        as_of=row.get("as_of", ""),
        confidence=row.get("confidence", ""),
        note=row.get("note", ""),
    )


def cell_source(G: Graph, node: str, field: str) -> Source | None:
    """Return where one cell of nodes.csv is from, None when nothing is cited."""
    return _source(G, citations_of(G).get((node, field), {}))


def _requirements(G: Graph, node: str) -> list[Requirement]:
    rows = in_relation(G, node, "required_for")
    found = []
    for pathway, groups in requirement_groups(G, node).items():
        for group, part in groups:
            ids = _named(part)
            sources = [
                _source(G, data)
                for source, data in rows
                if source in ids
                and data.get("pathway", "1") == pathway
                and data.get("group", "") == group
            ]
            found.append(
                Requirement(
                    pathway,
                    group,
                    sentence(G, part),
                    ids,
                    tuple(dict.fromkeys(source for source in sources if source)),
                )
            )
    return found


def _named(part: Condition) -> tuple[str, ...]:
    """Return the ids a condition names as written: things to hold, roles and careers."""
    found: list[str] = []
    for leaf in leaves(part):
        found += [leaf.node] if isinstance(leaf, Hold) else [each for each, _ in leaf.sources]
    return tuple(dict.fromkeys(found))


def _links(G: Graph, node: str, *, incoming: bool) -> list[Link]:
    edges = G.in_edges(node, data=True) if incoming else G.out_edges(node, data=True)
    found = {
        Link(
            data["relation"],
            other,
            G.nodes[other]["name"],
            data.get("months", 0),
            data.get("note", ""),
            _source(G, data),
        )
        for source, target, data in edges
        for other in (source if incoming else target,)
    }
    return sorted(found, key=lambda link: (link.relation, link.name, link.months))


def opens(G: Graph, node: str) -> tuple[str, ...]:
    """Return what names this node, or something it counts as, in a requirement."""
    satisfied = [each for each in G if node in counting_as(G, each)]
    return tuple(
        sorted(
            {target for each in satisfied for target, _ in out_relation(G, each, "required_for")}
        )
    )
