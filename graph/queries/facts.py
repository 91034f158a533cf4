"""Everything about one node: facts with sources, requirements, what it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.model.columns import NODES
from graph.model.condition import named
from graph.model.contract import LEVELS
from graph.model.graph import (
    Graph,
    Values,
    citations_of,
    counting_as,
    in_relation,
    out_relation,
    sources_of,
)
from graph.model.names import resolve, sentence
from graph.model.relations import RELATIONS, Relation
from graph.model.requirements import requirement_groups
from graph.words import amount, counted, dollars, percent

Side = Literal["incoming", "outgoing"]

_HEAD = frozenset({"id", "name", "type", "description", "url"})
"""Columns shown in the heading of a node, not as facts."""

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
    """The source of a fact; every field may be empty."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    as_of: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled cell: its column and label, the value as text and as stored, the source."""

    field: str
    label: str
    text: str
    value: str | int | float
    source: Source | None


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the node: its other end and its source."""

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
    """Everything known about one node.

    Parameters
    ----------
    id, type, name, description, url
        Of the node.
    facts
        The filled cells, each with its source; texts have their units.
    requirements
        The groups of its pathways as sentences, each with its sources.
    incoming, outgoing
        The edges, by relation and name of the other end.
    opens
        Ids of what names this node, or something it counts as, in a requirement.
    """

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
        """Return the requirements by pathway; empty if the node is open to everybody."""
        found: dict[str, list[Requirement]] = {}
        for requirement in self.requirements:
            found.setdefault(requirement.pathway, []).append(requirement)
        return found

    def linked(self, side: Side) -> list[tuple[Relation, str, list[Link]]]:
        """Return relations with their heading and links, one a node, strongest relation first.

        Requirements and what they open are told by `requirements` and `opens`.
        """
        links = self.incoming if side == "incoming" else self.outgoing
        found = []
        for relation in RELATIONS.values():
            of: dict[str, Link] = {}
            for link in links:
                if link.relation == relation.name != "required_for":
                    of.setdefault(link.id, link)
            if of:
                heading = relation.incoming if side == "incoming" else relation.outgoing
                found.append((relation, heading, [*of.values()]))
        return found


def show(G: Graph, node: str) -> Dossier:
    """Collect everything known about a node.

    Parameters
    ----------
    G
        A loaded graph.
    node
        Id, name, abbreviation or alias.

    Returns
    -------
    Dossier
        Facts with their sources, requirements as sentences, edges, and what it opens.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    """
    node = resolve(G, node)
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
            for field in facts_in(data)
        ),
        requirements=tuple(_requirements(G, node)),
        incoming=tuple(_links(G, node, incoming=True)),
        outgoing=tuple(_links(G, node, incoming=False)),
        opens=opens(G, node),
    )


def facts_in(data: Values) -> list[str]:
    """Return the filled columns: those of the contract in their order, then the user's own."""
    order = [column.name for column in NODES if column.name not in _HEAD]
    own = sorted(set(data) - set(order) - _HEAD)
    return [field for field in order + own if field in data]


def value_text(field: str, value: str | float) -> str:
    """Return a cell as text: dollars, months, level names, lists."""
    if isinstance(value, str):
        return value.replace(";", "; ")
    if field == "level":
        return f"{value} ({LEVELS[int(value)]})"
    ending = field.rpartition("_")[2]
    if field == "pay_year":
        return str(value)
    written = {"usd": dollars, "pct": percent}
    unit = {"months": "month", "years": "year"}.get(ending, "")
    return counted(value, unit) if unit else written.get(ending, amount)(value)


def _source(G: Graph, row: Mapping[str, Any]) -> Source | None:
    if not row.get("reference"):
        return None
    known = sources_of(G).get(row["reference"], {})
    about = {name: known.get(name, "") for name in ("title", "publisher", "url")}
    said = {name: row.get(name, "") for name in ("as_of", "confidence", "note")}
    return Source(row["reference"], **about, **said)


def cell_source(G: Graph, node: str, field: str) -> Source | None:
    """Return the source of one cell of nodes.csv, or None without a citation."""
    return _source(G, citations_of(G).get((node, field), {}))


def _requirements(G: Graph, node: str) -> list[Requirement]:
    rows = in_relation(G, node, "required_for")
    found = []
    for pathway, groups in requirement_groups(G, node).items():
        for group, part in groups:
            ids = named(part)
            sources = [
                _source(G, data)
                for source, data in rows
                if source in ids
                and data.get("pathway", "1") == pathway
                and data.get("group", "") == group
            ]
            known = tuple(dict.fromkeys(source for source in sources if source))
            found.append(Requirement(pathway, group, sentence(G, part), ids, known))
    return found


def _links(G: Graph, node: str, *, incoming: bool) -> list[Link]:
    edges = G.in_edges(node, data=True) if incoming else G.out_edges(node, data=True)
    found = set()
    for source, target, data in edges:
        other = source if incoming else target
        name, months, note = G.nodes[other]["name"], data.get("months", 0), data.get("note", "")
        found.add(Link(data["relation"], other, name, months, note, _source(G, data)))
    # The whole link comes last, so that the order does not depend on that of a set.
    return sorted(found, key=lambda link: (link.relation, link.name, link.months, repr(link)))


def opens(G: Graph, node: str) -> tuple[str, ...]:
    """Return the nodes with a requirement for this node or for something it counts as."""
    satisfied = [each for each in G if node in counting_as(G, each)]
    found = {target for each in satisfied for target, _ in out_relation(G, each, "required_for")}
    return tuple(sorted(found))
