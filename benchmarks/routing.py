"""Shortest routes between pairs against networkx, rustworkx and scipy, in one run.

``python benchmarks/routing.py [--large] [--write]``: ``--large`` adds 1,000,000 nodes (8 GB).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import networkx as nx
import numpy as np
import rustworkx as rx
from measure import machine, table, write
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from graph.io.tables import load_graph
from graph.model.graph import Graph, build_graph
from graph.queries.routing import projection, shortest_path

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
Pair = tuple[str, str]


def made_up(nodes: int, edges: int) -> Graph:
    """Return roles joined by moves with months."""
    dice = Random(0)
    rows = [{"id": str(n), "type": "role", "name": str(n)} for n in range(nodes)]
    pairs = {(dice.randrange(nodes), dice.randrange(nodes)) for _ in range(edges)}
    moves = [
        {"source": str(a), "target": str(b), "relation": "advances_to", "months": 1 + (a + b) % 36}
        for a, b in sorted(pairs)
        if a != b
    ]
    return build_graph(rows, moves)


def compare(G: Graph, pairs: int) -> list[list[str]]:
    """Return a row per solver: the median time of a pair and its ratio to ours."""
    D = projection(G)
    number = {node: n for n, node in enumerate(D)}
    weights = [(number[a], number[b], float(data["months"])) for a, b, data in D.edges(data=True)]
    moves = rx.PyDiGraph()
    moves.add_nodes_from(list(D))
    moves.add_edges_from(weights)
    rows, columns, values = (np.array(part) for part in zip(*weights, strict=True))
    # A zero would be no edge at all in a sparse array.
    matrix = csr_array((np.maximum(values, 1e-9), (rows, columns)), shape=(len(D), len(D)))
    dice = Random(1)
    nodes = list(D)
    asked: list[Pair] = []
    while len(asked) < pairs:
        source, target = dice.sample(nodes, 2)
        if nx.has_path(D, source, target):
            asked.append((source, target))
    solvers: dict[str, Callable[[str, str], float]] = {
        "careergraph": lambda a, b: shortest_path(G, a, b, by="months").months,
        "networkx bidirectional": lambda a, b: nx.bidirectional_dijkstra(D, a, b, "months")[0],
        "rustworkx": lambda a, b: rx.dijkstra_shortest_path_lengths(
            moves, number[a], float, goal=number[b]
        )[number[b]],
        "scipy": lambda a, b: dijkstra(matrix, indices=number[a])[number[b]],
    }
    found = {name: [_timed(solve, pair) for pair in asked] for name, solve in solvers.items()}
    for name, results in found.items():
        for (_, value), (_, ours) in zip(results, found["careergraph"], strict=True):
            if abs(value - ours) > 0.01:
                msg = f"{name} says {value}, we say {ours}"
                raise AssertionError(msg)
    medians = {name: sorted(t for t, _ in results)[pairs // 2] for name, results in found.items()}
    return [
        [
            f"{len(D):,} / {D.number_of_edges():,}",
            name,
            f"{1000 * taken:.2f}",
            f"{taken / medians['careergraph']:.2f}x",
        ]
        for name, taken in medians.items()
    ]


def _timed(solve: Callable[[str, str], float], pair: Pair) -> tuple[float, float]:
    start = time.perf_counter()
    value = solve(*pair)
    return time.perf_counter() - start, float(value)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("large", "write"):
        parser.add_argument(f"--{option}", action="store_true")
    options = parser.parse_args()
    rows = compare(load_graph(), 31)
    rows += compare(made_up(5_000, 30_000), 31)
    if options.large:
        rows += compare(made_up(1_000_000, 3_000_000), 5)
    header = ["nodes / edges", "solver", "median of a pair, ms", "ratio to ours"]
    text = f"{machine('networkx', 'rustworkx', 'scipy')}\n\n{table(header, rows)}"
    print(text)
    if options.write:
        write(DOCUMENT, "routing", text)


if __name__ == "__main__":
    main()
