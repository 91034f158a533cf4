"""Nodes side by side: a line per fact, a column per node, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from graph.errors import RequestError
from graph.model.graph import Graph
from graph.model.names import resolve
from graph.queries.facts import Dossier, Side, show
from graph.queries.pay import pay_facts
from graph.words import listed

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: its label and its text per node (empty: unknown or none)."""

    json_keys: ClassVar[tuple[str, ...]] = ("label", "values", "same")

    label: str
    values: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every node has the same text."""
        return len(set(self.values)) == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Nodes and their facts side by side.

    Parameters
    ----------
    nodes
        Ids, one per column.
    lines
        One per fact, each with a text per node.
    """

    nodes: tuple[str, ...]
    lines: tuple[Line, ...]


def side_by_side(G: Graph, nodes: Sequence[str]) -> Comparison:
    """Put nodes side by side as they are, whoever asks.

    Parameters
    ----------
    G
        A loaded graph.
    nodes
        Two or more different nodes: id, name, abbreviation or alias.

    Returns
    -------
    Comparison
        One line per fact that any of them has; values are texts with their units.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For fewer than two nodes, or one named twice.
    """
    nodes = [resolve(G, node) for node in nodes]
    if len(set(nodes)) < _LEAST or len(set(nodes)) < len(nodes):
        msg = f"compare two or more different nodes, not {listed(nodes) or 'none'}"
        raise RequestError(msg)
    columns = [_column(G, show(G, node)) for node in nodes]
    labels = dict.fromkeys(label for column in columns for label in column)
    lines = (Line(label, tuple(each.get(label, "") for each in columns)) for label in labels)
    return Comparison(tuple(nodes), tuple(line for line in lines if any(line.values)))


def _column(G: Graph, found: Dossier) -> dict[str, str]:
    """Return label -> text of one node, in reading order."""
    column = {"name": found.name, "type": found.type.replace("_", " ")}
    column |= {fact.label: fact.text for fact in found.facts}
    column |= pay_facts(found.pay_by)
    column["requires"] = "\nor ".join(
        "; ".join(requirement.text for requirement in groups)
        for groups in found.pathways().values()
    )
    sides: tuple[Side, ...] = ("incoming", "outgoing")
    for side in sides:
        for relation, heading, links in found.linked(side):
            if relation.compared == side:
                column[heading] = ", ".join(dict.fromkeys(link.name for link in links))
    column["opens"] = ", ".join(str(G.nodes[each]["name"]) for each in found.opens)
    return column
