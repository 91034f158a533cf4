"""The requirements of a node: pathways, groups and experience (docs/semantics.md, rules 1 to 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from graph.errors import UnknownNodeError
from graph.model.condition import Condition, Hold, Months, all_of, any_of, at_least, sentence
from graph.model.frozen import once
from graph.model.graph import (
    Graph,
    Values,
    counting_as,
    edge_key,
    in_relation,
    out_relation,
)

Row: TypeAlias = tuple[str, Values]
"""Source and attributes of an edge."""

Groups: TypeAlias = Mapping[str, Sequence[tuple[str, Condition]]]


@once
def experience_roles(G: Graph, source: str, min_level: int = 0) -> frozenset[str]:
    """Return the roles whose months count: a role alone, or those that a career includes.

    Of a career's, those of `min_level` or higher; a role without a level counts as level 0.
    """
    if G.nodes[source]["type"] != "career":
        return frozenset((source,))
    return frozenset(
        node
        for node, _ in out_relation(G, source, "includes")
        if (data := G.nodes[node])["type"] == "role" and data.get("level", 0) >= min_level
    )


class Alternative(NamedTuple):
    """One alternative of a group: hold one of `meeting`, or work `months` in them together."""

    months: int
    meeting: frozenset[str]
    rows: Sequence[Row]

    def condition(self) -> Hold | Months:
        """Return the alternative as a leaf of a condition."""
        if not self.months:
            return Hold(self.rows[0][0], self.meeting)
        sources = sorted((source, data.get("min_level", 0)) for source, data in self.rows)
        return Months(self.months, self.meeting, tuple(sources))


class RequirementGroup(NamedTuple):
    """A group of rows: at least `number` of the alternatives; the name is "" for a blank one."""

    name: str
    number: int
    alternatives: tuple[Alternative, ...]

    def condition(self) -> Condition:
        """Return the group as a condition."""
        parts = (each.condition() for each in self.alternatives)
        return at_least(self.number, *parts, distinct=True)

    def reading_order(self) -> tuple[bool, str, str]:
        """Return a sort key: holds before experience, then by name, blank ones by their text."""
        experience = len(self.alternatives) == self.number == 1 and self.alternatives[0].months > 0
        return experience, self.name, "" if self.name else sentence(self.condition())


@once
def pathways_of(G: Graph, node: str) -> Mapping[str, Sequence[RequirementGroup]]:
    """Return the pathways of a node: name -> its groups in reading order.

    See docs/semantics.md, rules 2 to 6, for pathways, groups and pools.
    """
    pathways: dict[str, dict[tuple[str, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for source, data in in_relation(G, node, "required_for"):
        group, pool = data.get("group", ""), data.get("pool", "")
        pooled = pool and data.get("months", 0)
        key = (group,) if group else ("", pool) if pooled else ("", "", source, edge_key(data))
        pathways[data.get("pathway", "1")][key].append((source, data))
    return {
        pathway: sorted(
            (_group(G, key[0], rows) for key, rows in groups.items()),
            key=RequirementGroup.reading_order,
        )
        for pathway, groups in sorted(pathways.items())
    }


@once
def requirement_groups(G: Graph, node: str) -> Groups:
    """Return the pathways of a node: name -> its groups as ``(group name, condition)``."""
    return {
        pathway: [(each.name, each.condition()) for each in groups]
        for pathway, groups in pathways_of(G, node).items()
    }


def requirements(G: Graph, node: str) -> dict[str, Condition]:
    """Return the pathways of a node as conditions: any one of them opens it.

    Parameters
    ----------
    G
        A loaded graph.
    node
        Id of a credential or role.

    Returns
    -------
    dict of str to Condition
        Pathway -> what it asks for, months of experience in whole months; empty for a node
        that is open to everybody.

    Raises
    ------
    UnknownNodeError
        When there is no such id.
    """
    if node not in G:
        raise UnknownNodeError(node, ())
    return {
        pathway: all_of(*(part for _, part in groups))
        for pathway, groups in requirement_groups(G, node).items()
    }


def condition(G: Graph, node: str) -> Condition:
    """Return the condition for entering a node: any of its pathways, or always if it has none."""
    pathways = list(requirements(G, node).values())
    return any_of(*pathways) if pathways else all_of()


def _group(G: Graph, name: str, rows: Sequence[Row]) -> RequirementGroup:
    alternatives: list[Alternative] = []
    pools: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        source, data = row
        if data.get("months", 0) == 0:
            alternatives.append(Alternative(0, counting_as(G, source), (row,)))
        elif "pool" in data:
            pools[data["pool"]].append(row)
        else:
            alternatives.append(_experience(G, (row,)))
    alternatives += [_experience(G, pool) for _, pool in sorted(pools.items())]
    return RequirementGroup(name, rows[0][1].get("required_number", 1), tuple(alternatives))


def _experience(G: Graph, rows: Sequence[Row]) -> Alternative:
    # A single source keeps its set object, so equal alternatives share one set.
    first, *others = [experience_roles(G, row[0], row[1].get("min_level", 0)) for row in rows]
    roles = first.union(*others) if others else first
    return Alternative(rows[0][1]["months"], roles, rows)
