"""Counts of a graph as text for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from graph.cli.text import new_console, put
from graph.io.encode import to_json
from graph.queries.stats import Stats
from graph.words import percent


def counts(found: Stats) -> None:
    """Print the counts of a graph."""
    console = new_console()
    for name, value in to_json(found).items():
        title = name.removesuffix("_pct").replace("_", " ")
        if not isinstance(value, dict):
            console.print(f"{title}: {percent(value) if name.endswith('_pct') else value}")
            continue
        if name == "requirement_groups":
            for level, shares in value.items():
                put(console, f"{title}, {level}: {shares['groups']} ({_shares(shares)})")
            continue
        shown = ", ".join(f"{key.replace('_', ' ')} {number}" for key, number in value.items())
        console.print(f"{title}: {sum(value.values())} ({shown})")


def _shares(found: Mapping[str, float]) -> str:
    """Return shares in words: "on a page 58.6 %, verified 26.4 %"."""
    return ", ".join(
        f"{name.removesuffix('_pct').replace('_', ' ')} {percent(share)}"
        for name, share in found.items()
        if name.endswith("_pct")
    )
