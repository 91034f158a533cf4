"""What differs between two graphs: nodes, links and the tables beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.model.columns import NODES, PAY_TABLES
from graph.model.graph import Graph, Values, citations_of, pay_of, sources_of, titles_of
from graph.model.relations import RELATIONS
from graph.queries.facts import label_of
from graph.words import counted, listed, percent

What = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One node or link that is not the same in two graphs.

    Parameters
    ----------
    what
        ``added``, ``changed`` or ``removed``.
    table
        ``nodes`` or ``edges``.
    id
        Of the node; of a link both ends and the relation.
    name
        The same in words: a name, or a sentence such as ``CCA required for Coder``.
    fields
        Of a change: column -> the value before and after, None for an empty cell.
    """

    what: What
    table: Literal["nodes", "edges"]
    id: str
    name: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class DataChanges:
    """How one graph differs from another.

    Parameters
    ----------
    nodes, edges
        What was added, changed and removed, in this order, by name.
    rows
        Table beside nodes and edges -> how many of its rows are not in both graphs.
    """

    nodes: tuple[Change, ...]
    edges: tuple[Change, ...]
    rows: Mapping[str, int]

    def count(self, table: Literal["nodes", "edges"], what: What) -> int:
        """Return how many nodes or links were added, changed or removed."""
        return sum(each.what == what for each in getattr(self, table))


def data_changes(before: Graph, after: Graph) -> DataChanges:
    """Compare two graphs.

    Nodes are the same when their ids are, links when they join the same nodes by the same relation
    in the same pathway and group.

    Parameters
    ----------
    before, after
        Two loaded graphs.

    Returns
    -------
    DataChanges
        Empty when the graphs hold the same.
    """
    old, new = _beside(before), _beside(after)
    numbers = {name: max(len(old[name] - new[name]), len(new[name] - old[name])) for name in old}
    return DataChanges(
        tuple(sorted(_nodes(before, after), key=_order)),
        tuple(sorted(_edges(before, after), key=_order)),
        {name: number for name, number in numbers.items() if number},
    )


def most_changed(changes: DataChanges) -> str:
    """Say which column of nodes differs most often, and by how much if it has numbers.

    Returns
    -------
    str
        ``Mostly pay, median: 19 nodes, between -6% and 14%``; empty when no node has changed.
    """
    fields = Counter(field for each in changes.nodes for field in each.fields)
    if not fields:
        return ""
    field, number = min(fields.items(), key=lambda each: (-each[1], each[0]))
    shares = sorted(
        round(100 * (after - before) / before)
        for each in changes.nodes
        for before, after in [each.fields.get(field, (None, None))]
        if before and after is not None and field in _NUMBERS
    )
    words = f"Mostly {label_of(field)}: {counted(number, 'node')}"
    if not shares:
        return words
    ends = list(dict.fromkeys(percent(each) for each in (shares[0], shares[-1])))
    return f"{words}, {'between ' if len(ends) > 1 else 'by '}{listed(ends)}"


_NUMBERS = {column.name for column in NODES if column.kind in {"integer", "number"}}
_PLACE = ("pathway", "group", "pool")


def _order(change: Change) -> tuple[str, str, str]:
    # In the order of the alphabet: added, changed, removed.
    return change.what, change.name.casefold(), change.id


def _beside(G: Graph) -> dict[str, set[str]]:
    """Return the rows of each table beside nodes and edges."""
    tables: dict[str, Mapping[Any, Values]] = {
        "sources": sources_of(G),
        "citations": citations_of(G),
        "titles": titles_of(G),
        **{f"pay_by_{by}": pay_of(G, by) for by in PAY_TABLES},
    }
    return {name: {_text(row) for row in table.values()} for name, table in tables.items()}


def _text(row: Values) -> str:
    return repr(sorted(row.items()))


def _differences(before: Values, after: Values) -> dict[str, tuple[Any, Any]]:
    names = sorted({*before, *after})
    pairs = {name: (before.get(name), after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _nodes(before: Graph, after: Graph) -> Iterator[Change]:
    for node in sorted({*before, *after}):
        if node not in before or node not in after:
            G, what = (after, "added") if node in after else (before, "removed")
            yield Change(what, "nodes", node, str(G.nodes[node]["name"]), {})  # type: ignore[arg-type]
        elif fields := _differences(before.nodes[node], after.nodes[node]):
            yield Change("changed", "nodes", node, str(after.nodes[node]["name"]), fields)


def _edges(before: Graph, after: Graph) -> Iterator[Change]:
    old, new = _by_ends(before), _by_ends(after)
    for ends in sorted({*old, *new}):
        first, second = _unequal(old.get(ends, []), new.get(ends, []))
        for one, other in _pairs(first, second):
            G, what = (after, "changed") if other else (before, "removed")
            if one is None:
                what = "added"
            fields = _differences(one, other) if one and other else {}
            source, target, relation = ends
            name = (
                f"{G.nodes[source]['name']} {RELATIONS[relation].phrase} {G.nodes[target]['name']}"
            )
            yield Change(what, "edges", " ".join(ends), name, fields)  # type: ignore[arg-type]


def _by_ends(G: Graph) -> dict[tuple[str, str, str], list[Values]]:
    found: defaultdict[tuple[str, str, str], list[Values]] = defaultdict(list)
    for source, target, data in G.edges(data=True):
        found[source, target, data["relation"]].append(data)
    return found


def _unequal(
    first: Sequence[Values], second: Sequence[Values]
) -> tuple[list[Values], list[Values]]:
    """Return the rows that are on one side only."""
    texts = {_text(row) for row in first} & {_text(row) for row in second}
    left, right = ([row for row in rows if _text(row) not in texts] for rows in (first, second))
    return left, right


def _pairs(
    first: list[Values], second: list[Values]
) -> Iterator[tuple[Values | None, Values | None]]:
    """Yield rows before and after: of the same place first, then one after the other."""
    rest = list(second)
    alone = []
    for row in first:
        place = [row.get(name) for name in _PLACE]
        match = next((each for each in rest if [each.get(name) for name in _PLACE] == place), None)
        if match is None:
            alone.append(row)
        else:
            rest = [each for each in rest if each is not match]
            yield row, match
    yield from ((row, None) for row in alone)
    yield from ((None, row) for row in rest)
