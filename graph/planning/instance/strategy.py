"""What a person would call a different way: the classes of a plan (docs/semantics.md, rule 26)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model.contract import DEGREE_KINDS
from graph.model.frozen import once
from graph.model.graph import Graph, counting_as
from graph.planning.instance.taste import homes

_LEAD = 4
"""Level from which a role leads."""

Way = tuple[str, ...]


@once
def _members(G: Graph) -> Mapping[Way, frozenset[str]]:
    """Return what is in each class: a degree level, a family of credentials, a line of work."""
    found: dict[Way, set[str]] = defaultdict(set)
    for node, data in G.nodes(data=True):
        fields = tuple(sorted(homes(G).get(node, ())))
        kind = data.get("kind", "")
        if data["type"] == "role":
            rank = "lead" if data.get("level", 0) >= _LEAD else "staff"
            found["role", rank, *fields].add(node)
        elif data["type"] == "credential" and kind in DEGREE_KINDS:
            found["degree", kind].add(node)
        elif data["type"] == "credential" and kind not in {"diploma", "course"}:
            found["credential", kind, *fields].add(node)
    return {way: frozenset(nodes) for way, nodes in found.items()}


def classes(G: Graph, target: str, things: Iterable[str]) -> list[frozenset[str]]:
    """Return the classes of what a plan achieves, each with all its members.

    The target is in no class: every plan has it.
    """
    aim = counting_as(G, target)
    left = set(things) - aim
    return [nodes - aim for _, nodes in sorted(_members(G).items()) if not left.isdisjoint(nodes)]
