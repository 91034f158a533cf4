"""The rows of the tables of a graph, sorted, for every writer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, TypeAlias

from graph.model.columns import CITATIONS, EDGES, NODES, PAY_TABLES, SOURCES, TITLES, Column
from graph.model.graph import (
    Graph,
    Values,
    citations_of,
    edge_key,
    pay_of,
    sources_of,
    titles_of,
)

Rows: TypeAlias = list[dict[str, Any]]

TABLES: Final[tuple[tuple[str, Sequence[Column], bool], ...]] = (
    ("nodes.csv", NODES, True),
    ("edges.csv", EDGES, True),
    ("sources.csv", SOURCES, False),
    ("citations.csv", CITATIONS, False),
    ("titles.csv", TITLES, False),
    *((f"pay_by_{by}.csv", table.columns, False) for by, table in PAY_TABLES.items()),
)
"""Each file, its columns, and whether it is required."""

BESIDE: Final = tuple(file.removesuffix(".csv") for file, _, needed in TABLES if not needed)
"""Names of the tables that are beside nodes and edges: attributes of the graph itself."""


def rows_of(G: Graph) -> dict[str, Rows]:
    """Return the rows of each table by its file.

    Every row holds its filled cells only, columns of the contract first, in their order. Nodes
    and sources are sorted by id, edges by their ends and key, citations by node and field, titles
    by node and title, pay by occupation and place.
    """
    edges = sorted(
        G.edges(data=True), key=lambda edge: (edge[0], edge[1], edge_key(edge[2]), str(edge[2]))
    )
    pay = (pay_of(G, by) for by in PAY_TABLES)
    beside: Sequence[Mapping[Any, Values]] = (sources_of(G), citations_of(G), titles_of(G), *pay)
    found: tuple[Sequence[Values], ...] = (
        [{"id": node, **G.nodes[node]} for node in sorted(G)],
        [{"source": source, "target": target, **data} for source, target, data in edges],
        *([row for _, row in sorted(table.items(), key=itemgetter(0))] for table in beside),
    )
    return {
        file: [_in_order(row, columns) for row in rows]
        for (file, columns, _), rows in zip(TABLES, found, strict=True)
    }


def _in_order(row: Values, columns: Sequence[Column]) -> dict[str, Any]:
    names = [column.name for column in columns]
    names += sorted(set(row).difference(names))
    return {name: row[name] for name in names if name in row and row[name] not in {None, ""}}


def csv_table(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as UTF-8 CSV with RFC 4180 quoting and CRLF line ends."""
    text = io.StringIO()
    # CRLF also makes the writer quote a cell with a lone line end of either kind.
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def cell_text(value: str | float) -> str:
    """Return a value as text that is read back as the same value; numbers have no exponent."""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
        # Decimal writes 1e-07 as 0.0000001: numbers in the tables have no exponents.
        return format(Decimal(repr(value)), "f")
    return str(value)
