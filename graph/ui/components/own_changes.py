"""What somebody's own data changes against the shipped data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.model.frozen import once
from graph.model.graph import Graph
from graph.queries.data_changes import Change, DataChanges, data_changes, most_changed
from graph.ui.words import escape_html
from graph.words import amount, counted, listed


@once
def changed_by(own: Graph, shipped: Graph) -> DataChanges:
    """Return what the own data changes, worked out once."""
    return data_changes(shipped, own)


def changes_card(changes: DataChanges) -> str:
    """Return as HTML how much was added, changed and removed."""
    if not (changes.nodes or changes.edges or changes.rows):
        return card("Against the shipped data", "<p>Nothing differs.</p>")
    parts = []
    for what, sign in (("added", "+"), ("changed", "~"), ("removed", "-")):
        nodes, links = changes.count("nodes", what), changes.count("edges", what)  # type: ignore[arg-type]
        tone = {"added": "is-good", "removed": "is-bad" if nodes else ""}.get(what, "")
        parts.append(
            f'<div><b class="{tone}">{sign} {amount(nodes)}</b><span>{what}</span>'
            f"<span>{escape_html(counted(links, 'link'))}</span></div>"
        )
    beside = [f"{counted(number, 'row')} of {name}" for name, number in changes.rows.items()]
    said = [most_changed(changes)] if changes.nodes else []
    said += [f"In other tables: {listed(beside)}"] if beside else []
    sentences = "".join(f"<p>{escape_html(each)}.</p>" for each in said if each)
    counts = "".join(parts)
    return card("Against the shipped data", f'<div class="counts">{counts}</div>{sentences}')


def change_rows(changes: DataChanges) -> list[dict[str, Any]]:
    """Return one row for each node or link that differs, and for each of its cells."""
    return [row for each in (*changes.nodes, *changes.edges) for row in _rows(each)]


def _rows(change: Change) -> Iterator[dict[str, Any]]:
    about = {
        "What": change.what,
        "Table": "links" if change.table == "edges" else "nodes",
        "Name": change.name,
    }
    for field, (before, after) in (change.fields or {"": (None, None)}).items():
        cells = [None if value is None else str(value) for value in (before, after)]
        yield {**about, "Column": field or None, "Shipped": cells[0], "Mine": cells[1]}


def card(head: str, body: str) -> str:
    """Return a card of the Data page."""
    return f'<div class="data"><div class="card"><h4>{escape_html(head)}</h4>{body}</div></div>'
