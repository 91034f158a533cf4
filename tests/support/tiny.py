"""Small graphs in a few readable lines, for tests only."""

from __future__ import annotations

from typing import Any

from graph.model.graph import Graph, build_graph

Row = dict[str, Any]


def credential(node: str, months: int = 0, cost: float = 0, **more: Any) -> Row:
    row = {"id": node, "type": "credential", "name": node.upper(), "duration_months": months}
    return {**row, "cost_usd": cost, **more}


def role(node: str, **more: Any) -> Row:
    return {"id": node, "type": "role", "name": node.upper(), **more}


def career(node: str, **more: Any) -> Row:
    return {"id": node, "type": "career", "name": node.upper(), **more}


def edge(source: str, relation: str, target: str, **more: Any) -> Row:
    return {"source": source, "target": target, "relation": relation, **more}


def needs(target: str, source: str, **more: Any) -> Row:
    return edge(source, "required_for", target, **more)


def tiny(*rows: Row) -> Graph:
    """Build a graph from node rows and edge rows in any order."""
    nodes = [row for row in rows if "id" in row]
    edges = [row for row in rows if "source" in row]
    return build_graph(nodes, edges)
