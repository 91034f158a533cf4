"""For an infeasible request: the smallest sets of changes that make it feasible.

They are the smallest hitting sets of the *cores*, sets of constraints that no plan satisfies
together; docs/planning.md says how they are found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.advice.allowed import best_allowed
from graph.advice.changes import Change, Conflict, Relaxation, Relaxations
from graph.advice.feasible import Feasibility
from graph.advice.limits import caps, limits, member_words, quantity, sets, with_limit, without
from graph.model.graph import TARGET_TYPES, Graph, Values
from graph.person.options import options
from graph.planning.answer import Plan
from graph.planning.bounds.labels import lower_labels
from graph.planning.effort import now
from graph.planning.instance.caps import SCALE
from graph.planning.instance.compile import build_instance
from graph.planning.problem import LEXICOGRAPHIC, MEASURES, Problem
from graph.planning.search.infeasibility import unreachable

Part = tuple[str, str]
"""One constraint of a question: a set and a member, ``("avoid", id)``, or a limit and ``""``."""

_LABELS = 2.0
"""Seconds that questions for the labels alone may always take."""

_ALLOWED = 3.0
"""Seconds that the search for what the constraints do allow may always take."""


def relaxations(
    G: Graph, problem: Problem, *, most: int = 10, time_limit: float | None = None
) -> Relaxations:
    """Return the smallest sets of changes that make a request feasible.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The request. A retired credential stays retired.
    most
        How many sets are enough.
    time_limit
        Seconds; the question's own by default.

    Returns
    -------
    Relaxations
        One empty set for a request that is already feasible.
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
    found = [
        each for chosen in sorted(sets, key=search.order) for each in search.described(chosen)
    ][:most]
    # Without limits, everything but what is avoided can be reached.
    seconds = max(search.ask.left(), _ALLOWED)
    allowed = best_allowed(G, problem, seconds) if search.limits else ()
    proved, conflicts = not search.unsure, search.conflicts()
    return Relaxations(tuple(found), proved=proved, allowed=allowed, conflicts=conflicts)


class _Search:
    """Which constraints a plan can do with, asked one set after another and remembered."""

    def __init__(self, G: Graph, problem: Problem, seconds: float) -> None:
        self.G = G
        self.problem = problem
        self.known = options(problem)
        self.ask = Feasibility(G, seconds)
        self.end = now() + max(seconds, _LABELS)
        self.parts: list[Part] = [
            (name, each) for name in sets(problem) for each in sorted(getattr(problem, name))
        ]
        self.limits = limits(problem)
        self.parts += [(limit, "") for limit in self.limits]
        self.cores: list[frozenset[Part]] = []
        self.answers: dict[frozenset[Part], bool | None] = {}
        self.unsure = False

    def order(self, chosen: frozenset[Part]) -> list[int]:
        return sorted(self.parts.index(part) for part in chosen)

    def relaxed(self, chosen: frozenset[Part]) -> Problem:
        """Return the question without some of its constraints."""
        changed = self.problem
        for name, member in chosen:
            changed = without(changed, name, member) if member else with_limit(changed, name, None)
        return changed

    def of_size(self, size: int, most: int) -> list[frozenset[Part]]:
        """Return the sets of so many constraints without which there is a plan."""
        found: dict[frozenset[Part], None] = {}
        seen: set[frozenset[Part]] = set()
        todo = [frozenset[Part]()]
        while todo and len(found) < most and not self.unsure:
            self.unsure = now() > self.end
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
        measured = {limit for each in MEASURES for limit in caps(self.problem, each)}
        for part in sorted(kept, key=lambda each: each[0] not in measured):
            fewer = [each for each in kept if each != part]
            if self.possible(frozenset(self.parts) - frozenset(fewer)) is False:
                kept = fewer
        found = frozenset(kept)
        self.cores.append(found)
        return found

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the cores with what every plan needs at least; needless ones are left out."""
        least = [core for core in self.cores if not any(each < core for each in self.cores)]
        found = {tuple(sorted(core, key=self.parts.index)): None for core in least}
        return tuple(Conflict(parts, self._least_of(parts)) for parts in found)

    def _least_of(self, parts: tuple[Part, ...]) -> float | None:
        """Return what every plan needs of a single limit at least, if it is above the limit."""
        name = parts[0][0]
        measure = self.known[name].measure if name in self.known else None
        if len(parts) > 1 or measure is None:
            return None
        value, proved = self.ask.least(self.relaxed(frozenset(self.parts)), measure)
        least = value / SCALE[measure] if value is not None and proved else 0
        return least if least > self.limits[name] else None

    def possible(self, chosen: frozenset[Part]) -> bool | None:
        """Tell whether there is a plan without the chosen constraints; None: not found out."""
        if chosen not in self.answers:
            self.answers[chosen] = self.ask.possible(self.relaxed(chosen))
        return self.answers[chosen]

    def described(self, chosen: frozenset[Part]) -> list[Relaxation]:
        """Return a set of changes with the least value of each limit, once per trade-off."""
        problem = self.relaxed(chosen)
        changes = [
            Change(name, member, None, None, proved=True, verb="allow", object=words)
            for name, member in sorted(chosen)
            if member
            for words in [member_words(self.G, self.known[name], member)]
        ]
        changes += [
            Change(
                limit, None, None, None, proved=True, verb="allow", object=self.known[limit].instead
            )
            for limit in self.limits
            if self.known[limit].kind == "flag" and (limit, "") in chosen
        ]
        for limit in self.limits:
            bounds = self.known[limit].bounds
            if bounds is not None and (limit, "") in chosen:
                problem, change = self._least_bound(problem, limit, bounds)
                changes.append(change)
        raised = [
            limit
            for measure in LEXICOGRAPHIC[problem.measure]
            for limit in caps(problem, measure)
            if (limit, "") in chosen
        ]
        if {"time", "cost"} <= {self.known[limit].measure for limit in raised}:
            traded = self._traded(problem, changes, raised)
            if traded:
                return traded
        # What comes first for the objective is raised as little as possible.
        for limit in raised:
            measure = self.known[limit].measure or "time"
            found, proved = self.ask.least(problem, measure)
            least = None if found is None else found / SCALE[measure]
            changes.append(self._raised(limit, least, proved=proved))
            problem = with_limit(problem, limit, least)
        return [Relaxation(tuple(changes), self.ask.answer(problem).best)]

    def _traded(
        self, problem: Problem, changes: list[Change], raised: list[str]
    ) -> list[Relaxation]:
        """Return the trade-offs of months against dollars, each as raised limits."""
        by_months = replace(problem, objective=problem.value, pareto=True)
        if problem.measure != "time" or problem.objective == "earnings":
            by_months = replace(by_months, objective="time")
        answer = self.ask.answer(by_months)
        self.unsure = self.unsure or answer.status != "optimal"
        return [
            Relaxation((*changes, *(self._to(limit, plan) for limit in raised)), plan)
            for plan in (answer.plans[::-1] if problem.measure == "cost" else answer.plans)
        ]

    def _to(self, limit: str, plan: Plan) -> Change:
        measure = self.known[limit].measure
        values = {"time": plan.months, "cost": plan.cost, "steps": plan.steps}
        return self._raised(limit, values[measure or "time"], proved=not self.unsure)

    def _least_bound(
        self, problem: Problem, limit: str, bounds: Callable[[Values], float | None]
    ) -> tuple[Problem, Change]:
        """Return the question with the least bound that will do; a higher one always does."""
        was = self.limits[limit]
        numbers = {
            bounds(data) for _, data in self.G.nodes(data=True) if data["type"] in TARGET_TYPES
        }
        proved = True
        changed, value = problem, was
        for value in sorted(each for each in numbers if each is not None and each > was):
            changed = with_limit(problem, limit, value)
            possible = self.ask.possible(changed)
            if possible:
                break
            proved = proved and possible is not None
        self.unsure = self.unsure or not proved
        known, words = self.known[limit], quantity(self.known[limit], value)
        verb = "raise the limit to"
        if known.kind == "level":
            verb, words = "allow", f"credentials up to {words}"
        return changed, Change(limit, None, was, value, proved=proved, verb=verb, object=words)

    def _raised(self, limit: str, least: float | None, *, proved: bool) -> Change:
        """Return the change of a limit to the least value that will do."""
        self.unsure = self.unsure or not proved
        words = "a value that was not found within the time limit"
        if least is not None:
            words = quantity(self.known[limit], least) + ("" if proved else " or less")
        verb = "raise the horizon to" if limit == "horizon" else "raise the limit to"
        was = self.limits[limit]
        return Change(limit, None, was, least, proved=proved, verb=verb, object=words)
