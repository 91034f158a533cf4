"""The planner against the same model without reduction, and against clingo, in one run.

``python benchmarks/planning.py [--quick] [--large] [--write]``: prints tables; ``--write`` puts
them into docs/performance.md; ``--large`` adds the pass over a million nodes (8 GB).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import get_args

from generate import field
from measure import machine, milliseconds, ratio, table, write
from peers import Result, answer_sets, plain

from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.bounds.labels import lower_labels
from graph.planning.bounds.reduction import reduced
from graph.planning.instance.values import Group, Instance, Item, Need
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Clock, Problem
from graph.planning.search.sequential import compiled, search
from graph.planning.verify.plan import verify

STARTS = {
    "diploma": Profile(hold=frozenset({"edu-hs"})),
    "coding certificate": Profile(hold=frozenset({"edu-cert-coding"})),
    "RHIT": Profile(hold=frozenset({"ahima-rhit"})),
    "RHIA": Profile(hold=frozenset({"ahima-rhia"})),
    "CPC": Profile(hold=frozenset({"aapc-cpc"})),
    "nurse for five years": Profile(
        hold=frozenset({"lic-rn"}), experience={"registered-nurse": 60}
    ),
}
LIMIT = 10.0
DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


def asked(G: Graph, problem: Problem) -> tuple[float, Answer]:
    """Return seconds of the wall clock and the answer, once the verifier accepts its plans."""
    start = time.perf_counter()
    answer = solve_problem(G, problem)
    seconds = time.perf_counter() - start
    for plan in answer.plans:
        wrong = verify(G, problem, plan)
        if wrong:
            msg = f"{problem}: {wrong}"
            raise AssertionError(msg)
    return seconds, answer


def roles(G: Graph, least: int) -> list[str]:
    """Return the roles of at least a level."""
    return sorted(
        node
        for node, data in G.nodes(data=True)
        if data["type"] == "role" and data.get("level", 0) >= least
    )


def shipped(G: Graph, targets: list[str]) -> str:
    """Ask for every target from every start, by every objective on both clocks."""
    rows = []
    for clock, objective in product(get_args(Clock), MEASURES):
        taken, answers = [], []
        for person, target in product(STARTS.values(), targets):
            options = {"objective": objective, "clock": clock, "time_limit": LIMIT}
            seconds, answer = asked(G, posed(G, Problem, {"target": target, **options}, person))
            taken.append(seconds)
            answers.append(answer)
        # What rests on an unknown duration is never called proved, however long the search.
        proved = sum(answer.settled for answer in answers)
        gaps = [answer.gap_pct for answer in answers if not answer.settled]
        widest = f"{max(gap for gap in gaps if gap is not None):g} %" if gaps else "-"
        share = f"{proved} of {len(answers)}"
        rows.append([clock, objective, share, milliseconds(taken), widest])
    return table(["clock", "objective", "proved", "median / worst, ms", "widest gap"], rows)


def several(G: Graph, targets: list[str]) -> str:
    """Ask for five plans, and for all trade-offs of months against dollars."""
    rows = []
    for name, k, pareto in (("k = 5", 5, False), ("Pareto", 1, True)):
        taken, proved = [], 0
        options = {"k": k, "pareto": pareto, "time_limit": LIMIT}
        for person, target in product(STARTS.values(), targets):
            seconds, answer = asked(G, posed(G, Problem, {"target": target, **options}, person))
            taken.append(seconds)
            proved += answer.status == "optimal"
        rows.append([name, f"{proved} of {len(taken)}", milliseconds(taken)])
    return table(["several answers, time first", "proved", "median / worst, ms"], rows)


def values_only(G: Graph, problem: Problem) -> float:
    """Return the seconds for what the peers compute: the least time, cost and steps."""
    start = time.perf_counter()
    question = compiled(G, problem, "time")
    small = reduced(question.instance, None)
    search(small, "time", question.caps, LIMIT)
    return time.perf_counter() - start


def against(questions: list[tuple[str, Graph, Problem]]) -> str:
    """Ask the peers the same questions; a proved value that differs is an error."""
    ours: list[float] = []
    values: list[float] = []
    others: dict[str, list[Result]] = {"CP-SAT, not reduced": [], "clingo": []}
    proved = 0
    for name, G, problem in questions:
        seconds, answer = asked(G, problem)
        ours.append(seconds)
        proved += answer.status == "optimal"
        values.append(values_only(G, problem))
        start = time.perf_counter()
        instance = compiled(G, problem, "time").instance
        compiling = time.perf_counter() - start
        for peer, solve in zip(others, (plain, answer_sets), strict=True):
            result = solve(instance, "time", LIMIT)
            others[peer].append(replace(result, seconds=result.seconds + compiling))
            same = answer.best is None or result.value == answer.best.time
            if result.proved and answer.status == "optimal" and not same:
                msg = f"{name}: {peer} says {result.value}, we say {answer.best}"
                raise AssertionError(msg)
    share = f"{proved} of {len(ours)}"
    rows = [
        ["careergraph, the whole answer", share, milliseconds(ours), ratio(ours, values)],
        ["careergraph, the three values", share, milliseconds(values), "1.0x"],
    ]
    for peer, results in others.items():
        taken = [result.seconds for result in results]
        share = f"{sum(result.proved for result in results)} of {len(results)}"
        rows.append([peer, share, milliseconds(taken), ratio(taken, values)])
    return table(["solver", "proved", "median / worst, ms", "ratio of medians"], rows)


def first_plans(sizes: Iterable[int], seeds: int) -> str:
    """Ask with no time to search: the first plan and a bound, then the same again.

    The first question of a graph also works out its requirements.
    """
    rows = []
    for size in sizes:
        for experience in (False, True):
            cold, warm = [], []
            for seed in range(seeds):
                G, target = field(size, seed, experience=experience)
                problem = Problem(target, time_limit=0)
                taken = [asked(G, problem) for _ in range(4)]
                if any(not answer.plans or answer.bound is None for _, answer in taken):
                    msg = f"{size} nodes, seed {seed}: no first plan"
                    raise AssertionError(msg)
                cold.append(taken[0][0])
                warm += [seconds for seconds, _ in taken[1:]]
            kind = "holds and months" if experience else "holds only"
            rows.append([f"{size:,}", kind, milliseconds(cold), milliseconds(warm)])
    return table(["nodes", "requirements", "first question, ms", "later ones, ms"], rows)


def growth(sizes: Iterable[int], seeds: int) -> str:
    """Ask for the top of made-up fields of growing size."""
    rows = []
    for size in sizes:
        for experience in (False, True):
            taken, proved = [], 0
            for seed in range(seeds):
                G, target = field(size, seed, experience=experience)
                problem = Problem(target, time_limit=LIMIT)
                seconds, answer = asked(G, problem)
                taken.append(seconds)
                proved += answer.status in {"optimal", "infeasible"}
            kind = "holds and months" if experience else "holds only"
            rows.append([f"{size:,}", kind, f"{proved} of {seeds}", milliseconds(taken)])
    return table(["nodes", "requirements", "proved", "median / worst, ms"], rows)


def bound_pass(nodes: int) -> str:
    """Time one pass of labels over so many things with five options each."""
    dice = Random(0)
    items, pathways = {}, {}
    for n in range(nodes):
        months = dice.randint(1, 24)
        items[str(n)] = Item(str(n), months, 0, 0, 100, role=False, held=False, level=1)
        options = tuple({str(dice.randrange(n)) for _ in range(5)}) if n > nodes // 100 else ()
        groups = [options[:2], options[2:]]
        pathways[str(n)] = {"1": tuple(Group(1, (Need(0, each),)) for each in groups if each)}
    instance = Instance(items, pathways, (str(nodes - 1),), done=False)
    start = time.perf_counter()
    found = lower_labels(instance, "time")
    seconds = time.perf_counter() - start
    return f"{nodes:,} things, {len(found.value):,} reached: {seconds:.1f} s"


def report(*, quick: bool, large: bool) -> str:
    """Run everything and return it as Markdown."""
    G = load_graph()
    step = 6 if quick else 1
    some, top = roles(G, 5), roles(G, 6)[::step]
    certificate = STARTS["coding certificate"].hold
    parts = [
        machine("ortools", "clingo", "networkx"),
        f"### Shipped data: {len(some)} roles of level 5-7 from {len(STARTS)} starts",
        shipped(G, some),
        f"### The same, several answers, {len(some[::step])} roles",
        several(G, some[::step]),
        f"### Shipped data against peers: {len(top)} directors and executives, `time`",
        against([(t, G, Problem(t, hold=certificate, time_limit=LIMIT)) for t in top]),
    ]
    for experience in (False, True):
        kind = "with months of experience" if experience else "without experience"
        seeds = 5 if quick and experience else 12
        made = [field(200, seed, experience=experience) for seed in range(seeds)]
        questions = [
            (f"made up {n}", made_up, Problem(target, time_limit=LIMIT))
            for n, (made_up, target) in enumerate(made)
        ]
        parts += [f"### Made-up fields of 200 nodes {kind}, `time`", against(questions)]
    parts += ["### First plan and bound, no search", first_plans((200, 5000), 10 if quick else 20)]
    parts += ["### Growth", growth((50, 200, 800) if quick else (50, 200, 800, 5000), 5)]
    passes = [bound_pass(n) for n in ((10_000, 1_000_000) if large else (10_000,))]
    parts += ["### One pass of labels", "\n".join(f"- {line}" for line in passes)]
    return "\n\n".join(parts)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("quick", "large", "write"):
        parser.add_argument(f"--{option}", action="store_true")
    options = parser.parse_args()
    text = report(quick=options.quick, large=options.large)
    print(text)
    if options.write:
        write(DOCUMENT, "planning", text)


if __name__ == "__main__":
    main()
