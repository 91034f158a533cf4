"""Made-up fields of any size, for measuring only: ladders of levels with AND/OR requirements."""

from __future__ import annotations

from random import Random
from typing import Any

from graph.model.graph import Graph, build_graph

Row = dict[str, Any]
LEVELS = 7


def field(nodes: int, seed: int, *, experience: bool) -> tuple[Graph, str]:
    """Return a graph of so many roles and credentials, and a role on its top level.

    Parameters
    ----------
    nodes
        Roles and credentials together; three in five are roles.
    seed
        Same seed, same graph.
    experience
        Whether months may be asked for in a career or a pool; otherwise in single roles only.
    """
    dice = Random(seed)
    careers = [f"field-{n}" for n in range(max(1, nodes // 40))]
    rows: list[Row] = [{"id": each, "type": "career", "name": each} for each in careers]
    ranked: list[list[str]] = [[] for _ in range(LEVELS + 1)]
    homes: dict[str, str] = {}
    edges: list[Row] = []
    for n in range(nodes):
        level = 1 + n * LEVELS // nodes
        role = dice.random() < 0.6 or n == nodes - 1
        node = f"{'role' if role else 'credential'}-{n}"
        homes[node] = dice.choice(careers)
        ranked[level].append(node)
        rows.append(_node(dice, node, level, role=role))
        edges.append({"source": homes[node], "target": node, "relation": "includes"})
    for level in range(2, LEVELS + 1):
        for node in ranked[level]:
            below = [*ranked[level - 1], *(ranked[level - 2] if level > 2 else [])]
            near = [each for each in below if homes[each] == homes[node]] or below
            # Most of what is asked for is of the same field, some is of any.
            known = [*near * (1 + 2 * len(below) // len(near)), *below]
            edges += _asks(dice, node, known, homes[node] if experience else "", level)
    return build_graph(rows, _unique(edges)), f"role-{nodes - 1}"


def _node(dice: Random, node: str, level: int, *, role: bool) -> Row:
    row: Row = {"id": node, "type": "role" if role else "credential", "name": node, "level": level}
    if not role:
        row["duration_months"] = dice.choice((1, 3, 6, 12, 18, 24))
        row["cost_usd"] = dice.randint(2, 200) * 100
    return row


def _asks(dice: Random, node: str, known: list[str], career: str, level: int) -> list[Row]:
    edges: list[Row] = []
    roles = sorted({each for each in known if each.startswith("role")})
    for pathway in range(dice.choice((1, 1, 2))):
        for group in range(dice.choice((1, 2, 2, 3))):
            place = {"target": node, "relation": "required_for", "pathway": f"p{pathway}"}
            months = dice.choice((6, 12, 24, 36))
            for _ in range(dice.choice((1, 2, 3))):
                row = {**place, "group": f"g{group}"}
                chance = dice.random()
                if not roles or chance < 0.5:
                    edges.append({**row, "source": dice.choice(known)})
                elif not career or chance < 0.6:
                    edges.append({**row, "source": dice.choice(roles), "months": months})
                elif chance < 0.8:
                    least = max(1, level - 2)
                    edges.append({**row, "source": career, "months": months, "min_level": least})
                else:
                    pool = dice.sample(roles, min(len(roles), 3))
                    more = {"months": months, "pool": "either"}
                    edges += [{**row, "source": each, **more} for each in pool]
    return edges


def _unique(edges: list[Row]) -> list[Row]:
    return list({tuple(sorted(row.items())): row for row in edges}.values())
