"""Counts of a graph: how much there is and how well it is sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.columns import CITED_FIELDS
from graph.model.contract import CONFIDENCES, LEVELS
from graph.model.graph import Graph, citations_of, sources_of
from graph.model.requirements import RequirementGroup, pathways_of

_ISSUER_TIERS = frozenset({"official", "mirror"})
"""Tiers of the issuer's own pages and of copies of them."""

_PAGES = ("verified", "third_party")
"""Confidences that rest on a page, an announcement or a survey."""

_LEADING = 5
"""The least level whose requirement groups are counted: managers, directors and executives."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a graph.

    Parameters
    ----------
    nodes, roles, edges
        Counts by type, by level name (roles only) and by relation.
    statuses
        Credentials by status.
    edge_confidence, number_confidence, rule_confidence
        Edges, filled numbers and credential eligibility rows by confidence.
    tiers
        Sources by tier.
    numbers_cited_pct, edges_referenced_pct
        Share of filled numbers with a citation, of edges with a reference.
    rules_by_issuer_pct
        Share of credential eligibility rows based on an issuer's page or a copy of one.
    requirement_groups
        Requirement groups of managers, directors and executives by level name: how many, the
        share with a row that rests on a page, and the shares by the surest row of the group.
    oldest_as_of
        The oldest date of a fact or edge; empty without dates.
    """

    nodes: dict[str, int]
    roles: dict[str, int]
    edges: dict[str, int]
    statuses: dict[str, int]
    edge_confidence: dict[str, int]
    number_confidence: dict[str, int]
    rule_confidence: dict[str, int]
    tiers: dict[str, int]
    numbers_cited_pct: float
    edges_referenced_pct: float
    rules_by_issuer_pct: float
    requirement_groups: dict[str, dict[str, float]]
    oldest_as_of: str


def stats(G: Graph) -> Stats:
    """Count what a graph holds, and how much of it has a source.

    Parameters
    ----------
    G
        A loaded graph.

    Returns
    -------
    Stats
        Counts, and shares in per cent.
    """
    sources, citations = sources_of(G), citations_of(G)
    nodes = [data for _, data in G.nodes(data=True)]
    edges = [data for *_, data in G.edges(data=True)]
    numbers = [
        citations.get((node, field), {})
        for node, data in G.nodes(data=True)
        for field in CITED_FIELDS
        if field in data
    ]
    rules = [
        data
        for _, target, data in G.edges(data=True)
        if data["relation"] == "required_for" and G.nodes[target]["type"] == "credential"
    ]
    by_issuer = [
        sources.get(rule.get("reference", ""), {}).get("tier") in _ISSUER_TIERS
        and rule.get("confidence") == "verified"
        for rule in rules
    ]
    credentials = [data for data in nodes if data["type"] == "credential"]
    levels = [LEVELS[data.get("level", 0)] for data in nodes if data["type"] == "role"]
    dates = [row["as_of"] for row in (*citations.values(), *edges) if "as_of" in row]
    return Stats(
        nodes=_count(data["type"] for data in nodes),
        roles={level: levels.count(level) for level in LEVELS if level in levels},
        edges=_count(data["relation"] for data in edges),
        statuses=_count(data.get("status", "active") for data in credentials),
        edge_confidence=_count(data.get("confidence", "none") for data in edges),
        number_confidence=_count(row.get("confidence", "none") for row in numbers),
        rule_confidence=_count(rule.get("confidence", "none") for rule in rules),
        tiers=_count(row.get("tier", "none") for row in sources.values()),
        numbers_cited_pct=_share(bool(row.get("reference")) for row in numbers),
        edges_referenced_pct=_share(bool(data.get("reference")) for data in edges),
        rules_by_issuer_pct=_share(by_issuer),
        requirement_groups=_groups_by_level(G),
        oldest_as_of=min(dates, default=""),
    )


def _groups_by_level(G: Graph) -> dict[str, dict[str, float]]:
    surest: dict[int, list[str]] = {}
    for node, data in G.nodes(data=True):
        if data["type"] == "role" and data.get("level", 0) >= _LEADING:
            groups = [group for pathway in pathways_of(G, node).values() for group in pathway]
            surest.setdefault(data["level"], []).extend(map(_surest, groups))
    return {LEVELS[level]: _shares(surest[level]) for level in sorted(surest)}


def _surest(group: RequirementGroup) -> str:
    """Return the best confidence among the rows of a group."""
    rows = [data for each in group.alternatives for _, data in each.rows]
    found = {data.get("confidence") for data in rows}
    return next((each for each in CONFIDENCES if each in found), "none")


def _shares(confidences: list[str]) -> dict[str, float]:
    shares = {f"{each}_pct": _share(got == each for got in confidences) for each in CONFIDENCES}
    on_a_page = _share(got in _PAGES for got in confidences)
    return {"groups": len(confidences), "on_a_page_pct": on_a_page, **shares}


def _count(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _share(values: Iterable[bool]) -> float:
    """Return the percentage of true values; 100 of none."""
    listed = list(values)
    return round(100 * sum(listed) / len(listed), 1) if listed else 100.0
