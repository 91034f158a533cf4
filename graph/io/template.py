"""Tables to begin with: three worked lines of nodes and of edges, with every column there is."""

from __future__ import annotations

from graph.io.csv_zip import zip_of
from graph.io.rows import csv_table
from graph.model.columns import EDGES, NODES

_NODES = (
    {
        "id": "coding-course",
        "type": "credential",
        "name": "Coding course",
        "kind": "certificate",
        "duration_months": "6",
        "cost_usd": "1200",
        "description": "An example: replace it by your own line.",
    },
    {
        "id": "my-coder",
        "type": "role",
        "name": "Coder",
        "level": "1",
        "pay_median_usd": "48000",
        "pay_year": "2026",
        "description": "Asks for the course.",
    },
    {
        "id": "my-lead-coder",
        "type": "role",
        "name": "Lead coder",
        "level": "4",
        "pay_median_usd": "61500",
        "pay_year": "2026",
        "description": "Asks for two years as coder.",
    },
)
_EDGES = (
    {"source": "coding-course", "target": "my-coder", "relation": "required_for"},
    {"source": "my-coder", "target": "my-lead-coder", "relation": "required_for", "months": "24"},
    {"source": "my-coder", "target": "my-lead-coder", "relation": "advances_to", "months": "24"},
)


def template() -> bytes:
    """Return a zip of ``nodes.csv`` and ``edges.csv`` with three worked lines each.

    It is read without any problem.
    """
    tables = {}
    for file, columns, rows in (("nodes.csv", NODES, _NODES), ("edges.csv", EDGES, _EDGES)):
        names = [column.name for column in columns]
        tables[file] = csv_table([names, *([row.get(name, "") for name in names] for row in rows)])
    return zip_of(tables)
