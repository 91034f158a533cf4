"""What `show` says of a node does not depend on anything but the graph."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import json, graph
G = graph.load_graph()
print(json.dumps([graph.to_json(graph.show(G, node)) for node in sorted(G)]))
"""


def shown(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", CODE]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_everything_shown_is_the_same_whatever_the_hash_seed() -> None:
    first, second = shown("1"), shown("2")
    assert len(first) > 100_000
    assert first == second
