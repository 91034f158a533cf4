"""What opens a node: its pathways, their groups and the experience that counts for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from graph.condition import Condition, Hold, Months, all_of, any_of, at_least
from graph.condition import sentence as condition_sentence
from graph.model import Graph, Values, counting_as, edge_key, in_relation, once, relations_into

Row: TypeAlias = tuple[str, Values]
"""Source and attributes of an edge."""

Groups: TypeAlias = Mapping[str, Sequence[tuple[str, Condition]]]


def experience_roles(G: Graph, source: str, min_level: int = 0) -> frozenset[str]:
    """Return the roles whose months count for an experience row.

    Parameters
    ----------
    source
        A role (it alone), or a career (the roles it includes).
    min_level
        Least level of a career's role; a role without a level counts as level 0.
    """
    if G.nodes[source]["type"] != "career":
        return frozenset((source,))
    return _roles_from(G, source, min_level)


@once
def _roles_from(G: Graph, career: str, min_level: int) -> frozenset[str]:
    return frozenset(role for role, level in _roles(G).get(career, ()) if level >= min_level)


@once
def _roles(G: Graph) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return career -> the roles it includes, each with its level, 0 where it has none."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for node, careers in relations_into(G).get("includes", {}).items():
        data = G.nodes[node]
        if data["type"] == "role":
            for career, _ in careers:
                found[career].append((node, data.get("level", 0)))
    return found


@once
def requirement_groups(G: Graph, node: str) -> Groups:
    """Return the pathways of a node: name -> its groups as ``(group name, condition)``.

    Rows of one pathway are needed together, rows of one group are alternatives, rows of one
    pool are one alternative whose months add up. A blank group is a group of its own with the
    name ``""``. No pathway: open to everybody.
    """
    pathways: dict[str, dict[tuple[str, ...], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for source, data in in_relation(G, node, "required_for"):
        group, pool = data.get("group", ""), data.get("pool", "")
        pooled = pool and data.get("months", 0)
        key = (group,) if group else ("", pool) if pooled else ("", "", source, edge_key(data))
        pathways[data.get("pathway", "1")][key].append((source, data))
    return {
        pathway: sorted(
            ((key[0], _group(G, rows)) for key, rows in groups.items()), key=_reading_order
        )
        for pathway, groups in sorted(pathways.items())
    }


def requirements(G: Graph, node: str) -> dict[str, Condition]:
    """Return the pathways of a node as conditions: any one of them opens it."""
    return {
        pathway: all_of(*(part for _, part in groups))
        for pathway, groups in requirement_groups(G, node).items()
    }


def _group(G: Graph, rows: Sequence[Row]) -> Condition:
    number = rows[0][1].get("required_number", 1)
    alternatives: list[Condition] = []
    pools: dict[str, list[Row]] = defaultdict(list)
    for source, data in rows:
        if data.get("months", 0) == 0:
            alternatives.append(Hold(source, counting_as(G, source)))
        elif "pool" in data:
            pools[data["pool"]].append((source, data))
        else:
            alternatives.append(_months(G, [(source, data)]))
    alternatives += [_months(G, pool) for _, pool in sorted(pools.items())]
    return at_least(number, *alternatives)


def _months(G: Graph, rows: Sequence[Row]) -> Months:
    sources = tuple(sorted((source, data.get("min_level", 0)) for source, data in rows))
    # One source alone keeps its set: what is the same is then the same object.
    first, *others = [experience_roles(G, *source) for source in sources]
    roles = first.union(*others) if others else first
    return Months(rows[0][1]["months"], roles, sources)


def _reading_order(named: tuple[str, Condition]) -> tuple[bool, str, str]:
    """Things to hold come before months of experience; then by group name, if blank by text."""
    group, part = named
    return (isinstance(part, Months), group, "" if group else condition_sentence(part))


def condition(G: Graph, node: str) -> Condition:
    """Return what opens a node: one of its pathways; without any: always."""
    pathways = list(requirements(G, node).values())
    return any_of(*pathways) if pathways else all_of()
