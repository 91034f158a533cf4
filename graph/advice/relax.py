"""For a wish that cannot be: the smallest sets of changes that make it possible.

A *core* is a set of constraints that no plan can keep together; whatever makes the wish
possible must change something of every core. So the smallest sets are the smallest hitting
sets of the cores, and cores are found as they are needed (implicit hitting sets: Reiter 1987,
Chandrasekaran et al. 2013): branch on the constraints of a core not hit yet; when all are hit,
ask whether a plan exists; if not, what is left has another core. Depths 1, 2, ... in turn.
Without limits on months, dollars and steps the question is one pass of labels, otherwise the
solver answers. Cost: at most (size of a core) ** (size of an answer) questions.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from graph.advice.changes import Change, Relaxation, Relaxations
from graph.advice.feasible import Feasibility
from graph.advice.limits import CAPS, Constraint, limits, quantity, with_limit
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.bounds.labels import lower_labels
from graph.planning.instance.compile import build_instance
from graph.planning.problem import LEXICOGRAPHIC, Measure, Problem
from graph.planning.search.infeasibility import unreachable

Part = tuple[Constraint, str]
"""One constraint of a question: ``("avoid", id)``, or a limit and ``""``."""

_LABELS = 2.0
"""Seconds that questions for the labels alone may always take."""


def relaxations(
    G: Graph, problem: Problem, *, most: int = 10, time_limit: float | None = None
) -> Relaxations:
    """Return the smallest sets of changes that make a wish possible.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The wish. A retired credential stays retired.
    most
        How many sets are enough.
    time_limit
        Seconds; the question's own by default.

    Returns
    -------
    Relaxations
        One empty set for a wish that is possible as it is.
    """
    seconds = problem.time_limit if time_limit is None else time_limit
    search = _Search(G, problem, seconds)
    free = search.relaxed(frozenset(search.parts))
    if not search.ask.reachable(free):
        whole = build_instance(G, free)
        reachable = lower_labels(whole, "time").value
        return Relaxations(blocked=unreachable(G, whole, reachable, free))
    sets: list[frozenset[Part]] = []
    size = 0
    while not sets and not search.unsure and size <= len(search.parts):
        sets = search.of_size(size, most)
        size += 1
    sets = sets or [search.some()]
    found = [search.described(chosen) for chosen in sorted(sets, key=search.order)]
    return Relaxations(tuple(found), proved=not search.unsure)


class _Search:
    """Which constraints a plan can do with, asked one set after another and remembered."""

    def __init__(self, G: Graph, problem: Problem, seconds: float) -> None:
        self.G = G
        self.problem = problem
        self.ask = Feasibility(G, seconds)
        self.end = time.monotonic() + max(seconds, _LABELS)
        self.parts: list[Part] = [("avoid", each) for each in sorted(problem.avoid)]
        self.limits = limits(problem)
        self.parts += [(limit, "") for limit in self.limits]
        self.cores: list[frozenset[Part]] = []
        self.answers: dict[frozenset[Part], bool | None] = {}
        self.unsure = False

    def order(self, chosen: frozenset[Part]) -> list[int]:
        return sorted(self.parts.index(part) for part in chosen)

    def relaxed(self, chosen: frozenset[Part]) -> Problem:
        """Return the question without some of its constraints."""
        allowed = {each for constraint, each in chosen if constraint == "avoid"}
        changed = replace(self.problem, avoid=self.problem.avoid - allowed)
        for constraint, _ in chosen:
            if constraint != "avoid":
                changed = with_limit(changed, constraint, None)
        return changed

    def of_size(self, size: int, most: int) -> list[frozenset[Part]]:
        """Return the sets of so many constraints without which there is a plan."""
        found: dict[frozenset[Part], None] = {}
        seen: set[frozenset[Part]] = set()
        todo: list[frozenset[Part]] = [frozenset()]
        while todo and len(found) < most and not self.unsure:
            self.unsure = time.monotonic() > self.end
            chosen = todo.pop()
            if chosen in seen:
                continue
            seen.add(chosen)
            core = next((each for each in self.cores if not each & chosen), None)
            if core is None:
                possible = self.possible(chosen)
                if possible:
                    found[chosen] = None
                    continue
                self.unsure = self.unsure or possible is None
                core = self.core(chosen)
            if len(chosen) < size:
                by_name = sorted(core, key=self.parts.index, reverse=True)
                todo += [chosen | {part} for part in by_name]
        return list(found)

    def some(self) -> frozenset[Part]:
        """Return a set that is enough and has nothing plainly needless; for want of time."""
        chosen = frozenset(self.parts)
        for part in reversed(self.parts):
            if self.possible(chosen - {part}):
                chosen -= {part}
        return chosen

    def core(self, chosen: frozenset[Part]) -> frozenset[Part]:
        """Return constraints, none of them chosen, that cannot be kept together."""
        kept = [part for part in self.parts if part not in chosen]
        # Limits first: without them the rest is asked of the labels alone.
        measured = {limit for caps in CAPS.values() for limit in caps}
        for part in sorted(kept, key=lambda each: each[0] not in measured):
            fewer = [each for each in kept if each != part]
            if self.possible(frozenset(self.parts) - frozenset(fewer)) is False:
                kept = fewer
        found = frozenset(kept)
        self.cores.append(found)
        return found

    def possible(self, chosen: frozenset[Part]) -> bool | None:
        """Tell whether there is a plan without the chosen constraints; None: not found out."""
        if chosen not in self.answers:
            self.answers[chosen] = self.ask.possible(self.relaxed(chosen))
        return self.answers[chosen]

    def described(self, chosen: frozenset[Part]) -> Relaxation:
        """Return a set of changes with the least value of each limit."""
        problem = self.relaxed(chosen)
        levels = ("max_credential_level", "") in chosen
        changes = [self._allowed(each) for kind, each in sorted(chosen) if kind == "avoid"]
        if levels:
            problem, change = self._level(problem)
            changes.append(change)
        for measure in _order(problem):
            raised = [limit for limit in CAPS[measure] if (limit, "") in chosen]
            if raised:
                found, proved = self.ask.least(problem, measure)
                least = None if found is None else found / 100 if measure == "cost" else found
                changes += [self._raised(limit, least, proved=proved) for limit in raised]
                for limit in raised:
                    problem = with_limit(problem, limit, least)
        return Relaxation(tuple(changes))

    def _allowed(self, node: str) -> Change:
        name = display_name(self.G, node)
        return Change("avoid", node, None, None, proved=True, verb="allow", object=name)

    def _level(self, problem: Problem) -> tuple[Problem, Change]:
        """Return the question with the least level that will do; a higher one always does."""
        was = self.problem.max_credential_level or 0
        proved = True
        changed = problem
        for level in self._levels_above(was):
            changed = with_limit(problem, "max_credential_level", level)
            possible = self.ask.possible(changed)
            if possible:
                break
            proved = proved and possible is not None
        self.unsure = self.unsure or not proved
        words = f"credentials up to {quantity('max_credential_level', level)}"
        change = Change(
            "max_credential_level", None, was, level, proved=proved, verb="allow", object=words
        )
        return changed, change

    def _levels_above(self, was: int) -> Iterator[int]:
        nodes = (data for _, data in self.G.nodes(data=True))
        levels = {data.get("level", 0) for data in nodes if data["type"] == "credential"}
        yield from sorted(level for level in levels if level > was)

    def _raised(self, limit: Constraint, least: float | None, *, proved: bool) -> Change:
        """Return the change of a limit to the least value that will do."""
        self.unsure = self.unsure or not proved
        words = "a value not found out in the time given"
        if least is not None:
            words = quantity(limit, least) + ("" if proved else " or less")
        verb = "raise the horizon to" if limit == "horizon" else "raise the limit to"
        was = self.limits[limit]
        return Change(limit, None, was, least, proved=proved, verb=verb, object=words)


def _order(problem: Problem) -> tuple[Measure, Measure, Measure]:
    """Return which limit is raised as little as possible first, second and third."""
    match problem.objective:
        case "calendar" | "earnings":
            return LEXICOGRAPHIC["time"]
        case measure:
            return LEXICOGRAPHIC[measure]
