"""Run every command and write every format of a data folder, for tests of determinism.

``python every_answer.py FOLDER OUT``: what is printed goes into ``OUT/NAME.txt`` or ``.json``,
what is exported beside it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

import graph
import graph.cli.export
import graph.cli.main
from graph.cli.main import main
from graph.export.publish.formats import FORMATS

TOP, CERT = "director-of-medical-records", "edu-cert-coding"
LICENSED = ("lic-rn", "--hold", "edu-hs")

ASKED: dict[str, tuple[str, ...]] = {
    "validate": ("validate",),
    "find": ("find", "health"),
    "show credential": ("show", "RHIA"),
    "show role": ("show", TOP),
    "show unknown": ("show", "medical codr"),
    "route": ("route", CERT, TOP, "-k", "5"),
    "gap": ("gap", TOP, "--hold", "RHIT", "--experience", "medical-records-technician=18"),
    "plan time": ("plan", TOP, "--hold", CERT, "--explain"),
    "plan sure": ("plan", "coding-manager", "--hold", CERT, "--sure", "--time-limit", "90"),
    "plan several": ("plan", "coding-manager", "--hold", CERT, "-k", "3"),
    "plan trade-offs": ("plan", "coding-manager", "--hold", CERT, "--pareto"),
    "plan cost": ("plan", *LICENSED, "--objective", "cost"),
    "plan calendar": ("plan", "coding-manager", "--hold", CERT, "--objective", "calendar"),
    "plan earnings": ("plan", "RHIT", "--objective", "earnings", "--horizon", "36"),
    "plan impossible": ("plan", TOP, "--hold", CERT, "--max-months", "30", "--explain"),
    "plan without a way": (
        *("plan", "RHIA", "--avoid", "edu-bs-him", "--avoid-kind", "bachelor_degree", "--explain"),
    ),
    "reach": ("reach", "--hold", "edu-hs", "--max-months", "24", "--max-cost", "5000"),
    "opens": ("reach", "--hold", CERT, "--max-months", "3", "--opens"),
    "compare": ("compare", "RHIT", "RHIA", "CCS"),
    "stats": ("stats",),
}
"""Name -> words of a command that answers in text and in JSON."""

VIEWS: dict[str, tuple[str, ...]] = {
    "map": ("map", "--focus", "RHIA"),
    "ladder": ("map", "--focus", TOP, "--show", "ladder"),
    "routes": ("route", CERT, TOP, "-k", "3"),
    "plans": ("plan", TOP, "--hold", CERT, "--objective", "calendar"),
    "table": ("compare", "RHIT", "RHIA"),
    "attainable": ("reach", "--hold", "edu-hs", "--max-months", "6"),
}
"""Name -> words of an export."""

WHOLE = {".csv.zip", ".jsonld", ".losses.csv"}
"""Formats in which every view is the same, but for its plan."""


def formats(view: str) -> list[str]:
    """Return the formats a view is written in; what holds the whole graph is written once."""
    return [each for each in FORMATS if each not in WHOLE or view == "plans"]


def printed(words: tuple[str, ...]) -> str:
    """Return exit code and everything a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(words)
    return f"{code}\n{out.getvalue()}"


def run(data: str, out: Path) -> None:
    """Answer everything about the data of a folder."""
    # Loaded once: a frozen graph is the same for everybody.
    G = graph.load_graph(data)
    for module in (graph.cli.main, graph.cli.export):
        vars(module)["load_graph"] = lambda _: G
    for name, words in ASKED.items():
        for ending, more in ((".txt", ()), (".json", ("--json",))):
            text = printed((*words, "--data", data, *more))
            (out / f"{name}{ending}").write_text(text, encoding="utf-8")
    for name, words in VIEWS.items():
        files = [word for each in formats(name) for word in ("-o", str(out / f"{name}{each}"))]
        text = printed(("export", *words, "--data", data, *files))
        (out / f"export {name}.txt").write_text(text, encoding="utf-8")
    whole = {node: [graph.to_json(graph.show(G, node))] for node in sorted(G)}
    for node, found in whole.items():
        if G.nodes[node]["type"] in {"credential", "role"}:
            found.append(graph.to_json(graph.gap(G, node)))
    (out / "nodes.json").write_text(json.dumps(whole, indent=1), encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    run(sys.argv[1], Path(sys.argv[2]))
