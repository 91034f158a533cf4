"""Everything within reach on both clocks, in one run.

``python benchmarks/reach.py [--write]``: prints a table; ``--write`` puts it into
docs/performance.md. Time is seconds of the processor, and limits count work, so that other work on
the machine counts for nothing.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from measure import machine, table, write

from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.planning.problem import Survey
from graph.planning.reach.survey import attained
from graph.planning.reach.values import Reach

STARTS: Final = {
    "diploma": Profile(hold=frozenset({"edu-hs"})),
    "technician for a year": Profile(
        hold=frozenset({"ahima-rhit", "edu-as-hit"}),
        experience={"medical-records-technician": 12},
    ),
    "nurse for five years": Profile(
        hold=frozenset({"lic-rn"}), experience={"registered-nurse": 60}
    ),
    "coder": Profile(hold=frozenset({"aapc-cpc"})),
}
LIMITS: Final[dict[str, tuple[int | None, float | None]]] = {
    "none": (None, None),
    "36 months": (36, None),
    "$10,000": (None, 10_000),
    "both": (36, 10_000),
}
"""Months and dollars."""
SECONDS: Final = (2, 5, 10)
DOCUMENT: Final = Path(__file__).parent.parent / "docs" / "performance.md"


def asked(G: Graph, question: Survey) -> tuple[float, Reach]:
    """Return seconds of the processor and the answer."""
    start = time.process_time()
    found = attained(G, question)
    return time.process_time() - start, found


def shares(found: Reach) -> str:
    """Return how many nodes have proved months, and how many a proved cost, in per cent."""
    total = len(found.nodes) or 1
    months = sum(each.within is False or each.months_proved for each in found.nodes)
    cost = sum(each.within is False or each.cost_proved for each in found.nodes)
    return f"{100 * months / total:.0f} / {100 * cost / total:.0f}"


def report() -> str:
    """Ask from every start within all limits, on both clocks, and return the table."""
    G = load_graph()
    attained(G, Survey(hold=frozenset({"edu-hs"}), time_limit=0.1))
    rows: list[list[str]] = []
    for start, profile in STARTS.items():
        for name, (months, dollars) in LIMITS.items():
            question = Survey(
                hold=profile.hold,
                experience=profile.experience,
                max_months=months,
                max_cost=dollars,
                time_limit=SECONDS[-1],
            )
            alone, one = asked(G, question)
            beside = [
                asked(G, replace(question, clock="calendar", time_limit=seconds))
                for seconds in SECONDS
            ]
            last, _ = beside[-1]
            proved = [shares(one), *(shares(found) for _, found in beside)]
            rows.append(
                [start, name, f"{alone:.1f}", f"{last:.1f}", f"{last / alone:.1f}x", *proved]
            )
    header = ["start", "limits", "sequential, s", "calendar, s", "ratio", "sequential"]
    header += [f"calendar, {seconds} s" for seconds in SECONDS]
    return "\n\n".join([machine("ortools", "networkx"), table(header, rows)])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    text = report()
    print(text)
    if options.write:
        write(DOCUMENT, "reach", text)


if __name__ == "__main__":
    main()
