"""What `show` says of a node does not depend on anything but the graph."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tiny import role

import graph
from graph.cli.main import main
from graph.model.graph import Graph, build_graph

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


def test_titles_are_listed_and_a_few_are_shown(
    shipped: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = graph.show(shipped, "medical-records-technician").titles
    assert len(titles) > 4
    assert [*titles] == sorted(titles)
    assert main(["show", "medical-records-technician"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"{len(titles)} other titles: {titles[0]}, {titles[1]}, {titles[2]} and " in out
    assert f"{titles[3]}," not in out.partition("other titles:")[2].partition(" more")[0]


def test_an_outlook_of_the_whole_occupation_says_so() -> None:
    nodes = [role("a", growth_pct=5, employment=10, pay_median_usd=1, ai_exposure=0.615)]
    note = {"note": "2024 to 2034, the whole occupation 29-2072"}
    citations = [
        {"node": "a", "field": field, "reference": "bls", **note}
        for field in ("growth_pct", "pay_median_usd", "ai_exposure")
    ]
    G = build_graph(nodes, (), (), citations)
    facts = {each.field: each.text for each in graph.show(G, "a").facts}
    assert facts == {
        "pay_median_usd": "$1",
        "employment": "10",
        "growth_pct": "5% (whole occupation)",
        "ai_exposure": "62% of tasks (whole occupation)",
    }
