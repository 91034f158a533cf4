"""Study beside work: time, cost and steps, the k best and trade-offs on the calendar (rule 14).

The sequential reduction is valid on a calendar as well; read "before" as "by the instant at which
it starts". Only dominated roles stay: a role is worked in one stretch, so a plan may use two equal
roles, one before and one after a pause.

The least dollars and steps are those of the sequential clock, since done one thing at a time is a
timetable too. So the cheapest plan is the fastest of those dollars, unless a limit on months or
keeping at work rules it out. Further plans are found as on the sequential clock: the k best with
all supersets of what was found ruled out, trade-offs by ever smaller limits on dollars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial

from graph.model.graph import Graph
from graph.planning.answer import Answer, Missing, Status
from graph.planning.bounds.reduction import without_dominated, without_idle
from graph.planning.candidates.choice import value
from graph.planning.candidates.schedule import calendar_plan
from graph.planning.candidates.timetable import Timetable
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.models.exact import Solution, solve
from graph.planning.models.ranged import RangedModel
from graph.planning.problem import LEXICOGRAPHIC, Problem
from graph.planning.search.grid import Classes, Scope
from graph.planning.search.infeasibility import cap_obstacles, too_tight, unreachable
from graph.planning.search.sequential import Compiled, compiled, greedy, not_much_worse, search
from graph.planning.search.timetables import Found, TimetableSearch
from graph.words import counted


def solve_calendar(G: Graph, problem: Problem) -> Answer:
    """Answer a question about the calendar whose target is not held."""
    deadline = now() + problem.time_limit
    question = compiled(G, problem, problem.measure)
    if not question.reachable:
        missing = unreachable(G, question.whole, question.lower.value, problem)
        return Answer(problem, "infeasible", missing=missing)
    grid = _Calendar(question, deadline)
    first = grid.first()
    if first.choice is None:
        if not first.proved:
            return Answer(problem, "unknown")
        uncapped = partial(solve, grid.values, time_limit=problem.time_limit)
        missing = cap_obstacles(problem.target, grid.caps, uncapped)
        return Answer(problem, "infeasible", missing=missing)
    found = grid.best(first)
    unit = 100 if problem.measure == "cost" else 1
    if found.outcome == "none":
        return Answer(problem, "infeasible", missing=(_obstacle(question, found),))
    if found.table is None:
        return Answer(problem, "unknown", bound=found.bound / unit)
    tables, proved = [found.table], found.outcome == "least"
    if proved and problem.pareto:
        proved = grid.trade(tables)
    elif proved and problem.many > 1:
        proved = grid.rank(tables)
    plans = tuple(calendar_plan(question.instance, table) for table in tables)
    status: Status = "optimal" if proved else "feasible"
    return Answer(problem, status, bound=found.bound / unit, plans=plans)


def _obstacle(question: Compiled, found: Found) -> Missing:
    """Return what rules out every timetable: the limit on months, or keeping at work."""
    target, most = question.problem.target, question.caps.time
    if question.whole.keeps:
        words = "months without a job, for full-time study"
        longer = "" if most is None else f", or more than {counted(most, 'month')}"
        return Missing(target, "", "keep_working", words + longer)
    most = most or 0
    return too_tight(target, "time", found.bound if found.bound > most + 1 else None, most)


class _Calendar:
    """The searches of one question on the calendar."""

    def __init__(self, question: Compiled, deadline: float) -> None:
        self.question = question
        self.measure = question.problem.measure
        self.deadline = deadline
        # Months of the sequential clock are not those of the calendar.
        self.caps = replace(question.caps, time=None)
        self.idle_free = without_idle(question.instance)
        exact = without_dominated(self.idle_free, question.taste)
        self.values = without_dominated(exact, None)

    @cached_property
    def one(self) -> Scope:
        """Where the best plan is: dominated items are left out."""
        return self._scope(without_dominated(self.idle_free, self.question.taste, roles=False))

    def _scope(self, small: Instance) -> Scope:
        return Scope(self.question.instance, small, self.question.taste, self.deadline)

    def first(self) -> Solution:
        """Return a sequential plan to start from: by dollars or steps the best, which pins them."""
        if self.measure == "time":
            plan = greedy(self.values, "time", self.caps)
            if plan is not None:
                return Solution(plan, proved=False, bound=None)
        return search(self.values, self.measure, self.caps, self.one.seconds() / 3)

    def best(self, first: Solution) -> Found:
        """Return the best timetable, given the best sequential plan by the same measure."""
        return self._next(self.one, first, self.question.caps, ())

    def _next(
        self, scope: Scope, first: Solution, caps: Caps, ruled_out: Sequence[Classes]
    ) -> Found:
        measures = LEXICOGRAPHIC[self.measure]
        known = [] if first.choice is None else [first.choice]
        if self.measure != "time" and first.proved:
            pinned = replace(caps, **{self.measure: first.bound})
            found = TimetableSearch(scope, pinned, ruled_out).best(measures[1:], known)
            if found.outcome != "none":
                return replace(found, bound=first.bound or 0)
        found = TimetableSearch(scope, caps, ruled_out).best(measures, known)
        least = 0 if self.measure == "time" else first.bound or 0
        return replace(found, bound=max(found.bound, least))

    def rank(self, tables: list[Timetable]) -> bool:
        """Add the next best or different plans; tell whether it is proved that they are.

        See docs/semantics.md, rules 19 and 26.
        """
        problem, scope = self.question.problem, self._scope(self.idle_free)
        caps = self._near(tables[0]) if problem.different else self.question.caps
        terms = self.question.terms(replace(caps, time=None), self.deadline)
        model = RangedModel(self.idle_free, terms)
        order = LEXICOGRAPHIC[self.measure]
        ruled_out: list[Classes] = []
        while len(tables) < problem.many:
            ruled_out.append(terms.apart(tables[-1].things))
            model.rule_out(ruled_out[-1])
            for name in order:
                model.keep(name)
            outcome, choice = model.least(order)
            if outcome == "none" or choice is None:
                return outcome == "none"
            bound = value(self.idle_free, choice, self.measure)
            first = Solution(choice, outcome == "least", bound if outcome == "least" else None)
            found = self._next(scope, first, caps, ruled_out)
            if found.table is not None:
                tables.append(found.table)
            if found.outcome != "least":
                return found.outcome == "none"
        return True

    def _near(self, table: Timetable) -> Caps:
        """Return the limits of plans that are not much worse than the best one."""
        months, instance = table.reached(self.question.instance), self.question.instance
        best = months if self.measure == "time" else value(instance, table.choice, self.measure)
        return not_much_worse(self.question.caps, self.measure, best)

    def trade(self, tables: list[Timetable]) -> bool:
        """Add ever cheaper plans, and tell whether it is proved that they are all (rule 20)."""
        left = self.one.seconds()
        cheapest = search(self.values, "cost", self.caps, left)
        least = cheapest.bound or 0
        known = [] if cheapest.choice is None else [cheapest.choice]
        while (price := value(self.question.instance, tables[-1].choice, "cost")) > least:
            caps = replace(self.question.caps, cost=price - 1)
            found = TimetableSearch(self.one, caps).best(LEXICOGRAPHIC["time"], known)
            if found.table is not None:
                tables.append(found.table)
            if found.outcome != "least":
                return found.outcome == "none"
        return True
