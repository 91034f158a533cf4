"""Everything about one node: facts with sources, requirements, what it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.model.columns import NODES, PAY_TABLES
from graph.model.condition import named
from graph.model.contract import LEVELS
from graph.model.frozen import ReadOnlyDict, once
from graph.model.graph import Graph, Values, in_relation, out_relation
from graph.model.names import names_of, resolve, sentence
from graph.model.relations import RELATIONS, Relation
from graph.model.requirements import requirement_groups
from graph.queries.pay import PlacePay, pay_by
from graph.queries.provenance import Source, cell_source, row_source
from graph.words import amount, counted, dollars, percent

Side = Literal["incoming", "outgoing"]

_HEAD = frozenset({"id", "name", "type", "description", "url"})
"""Columns shown in the heading of a node, not as facts."""

_LABELS = {
    "cost_usd": "tuition and materials",
    "fee_usd": "exam and membership",
    "renewal_usd": "price of a renewal",
    "renewal_months": "renewed every",
    "duration_months": "study",
    "min_months": "counts after",
    "pay_low_usd": "pay, low",
    "pay_median_usd": "pay, median",
    "pay_high_usd": "pay, high",
    "growth_pct": "growth in ten years",
    "occupation": "O*NET-SOC code",
    "ai_exposure": "AI exposure (2023, no forecast)",
    "cip": "CIP 2020 codes",
    "part_time_pct": "part-time share",
    "education_years": "school after high school",
    "seed_pay_usd": "pay in the seed article",
    "seed_employment": "employed in the seed article",
}


_OUTLOOK = frozenset({"employment", "growth_pct", "openings_per_year", "ai_exposure"})
_WHOLE = "whole occupation"
"""An outlook whose citation has these words in its note is that of the occupation, not of the role
alone."""


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
    titles
        Other job titles that people search for.
    pay_by
        What the whole occupation pays in each state and in each industry, in US dollars a year.
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
    titles: tuple[str, ...]
    pay_by: Mapping[str, tuple[PlacePay, ...]]

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
    return _shown(G, resolve(G, node))


@once
def _shown(G: Graph, node: str) -> Dossier:
    data = G.nodes[node]
    return Dossier(
        id=node,
        type=data["type"],
        name=data["name"],
        description=data.get("description", ""),
        url=data.get("url", ""),
        facts=tuple(_fact(G, node, field) for field in facts_in(data)),
        requirements=tuple(_requirements(G, node)),
        incoming=tuple(_links(G, node, incoming=True)),
        outgoing=tuple(_links(G, node, incoming=False)),
        opens=opens(G, node),
        titles=tuple(sorted(name for by, name in names_of(G, node) if by == "title")),
        pay_by=ReadOnlyDict({by: pay_by(G, node, by) for by in PAY_TABLES}),
    )


def _fact(G: Graph, node: str, field: str) -> Fact:
    value = G.nodes[node][field]
    text, source = value_text(field, value), cell_source(G, node, field)
    if field in _OUTLOOK and source and _WHOLE in source.note:
        text = f"{text} ({_WHOLE})"
    return Fact(field, label_of(field), text, value, source)


def label_of(field: str) -> str:
    """Return what a column is called where its facts are shown."""
    return _LABELS.get(field, field.replace("_", " "))


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
    if field == "ai_exposure":
        return f"{percent(round(100 * value))} of tasks"
    written = {"usd": dollars, "pct": percent}
    unit = {"months": "month", "years": "year"}.get(ending, "")
    return counted(value, unit) if unit else written.get(ending, amount)(value)


def _requirements(G: Graph, node: str) -> list[Requirement]:
    rows = in_relation(G, node, "required_for")
    found = []
    for pathway, groups in requirement_groups(G, node).items():
        for group, part in groups:
            ids = named(part)
            sources = [
                row_source(G, data)
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
        found.add(Link(data["relation"], other, name, months, note, row_source(G, data)))
    # The whole link comes last, so that the order does not depend on that of a set.
    return sorted(found, key=lambda link: (link.relation, link.name, link.months, repr(link)))


def opens(G: Graph, node: str) -> tuple[str, ...]:
    """Return the nodes with a requirement for this node or for something it counts as."""
    satisfied, stack = {node}, [node]
    while stack:
        counted_as = {target for target, _ in out_relation(G, stack.pop(), "counts_as")}
        stack += counted_as - satisfied
        satisfied |= counted_as
    found = {target for each in satisfied for target, _ in out_relation(G, each, "required_for")}
    return tuple(sorted(found))
