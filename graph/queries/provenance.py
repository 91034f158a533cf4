"""Where a fact comes from: the source of a cell, of an edge, of any row with a reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.graph import Graph, citations_of, sources_of


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


def row_source(G: Graph, row: Mapping[str, Any]) -> Source | None:
    """Return the source that a row refers to, or None without a reference."""
    if not row.get("reference"):
        return None
    known = sources_of(G).get(row["reference"], {})
    about = {name: known.get(name, "") for name in ("title", "publisher", "url")}
    said = {name: row.get(name, "") for name in ("as_of", "confidence", "note")}
    return Source(row["reference"], **about, **said)


def cell_source(G: Graph, node: str, field: str) -> Source | None:
    """Return the source of one cell of nodes.csv, or None without a citation."""
    return row_source(G, citations_of(G).get((node, field), {}))
