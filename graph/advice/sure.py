"""How sure an answer is: the question asked again of data in which the estimates are off.

A value can only get worse when a number does: more months or dollars asked, or less pay. So the
two ends, all estimates good and all bad, hold every value between them (docs/semantics.md,
rule 27). Each question is one search on a graph with other numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from graph.advice.basis import basis
from graph.advice.confidence import Case, Confidence, FigureCost, Range, Regret
from graph.advice.figures import (
    ESTIMATE,
    PRICES,
    STUDY,
    Figure,
    Unit,
    figures,
    of_plan,
    with_values,
)
from graph.advice.limits import caps, limits
from graph.errors import RequestError
from graph.model.graph import TARGET_TYPES, Graph
from graph.person.options import Measure
from graph.planning.answer import Answer, Plan, Status
from graph.planning.effort import now
from graph.planning.plan import solve_problem
from graph.planning.problem import MEASURES, Problem
from graph.queries.facts import value_text
from graph.words import change

BAND: Final = 0.25
"""An estimate may be off by this share of itself."""

_LEAST = 0.05
"""Seconds below which a search is not begun."""

_UNITS: Final[Mapping[Measure, Unit]] = {"time": "months", "cost": "dollars"}

_ENDS = 7
"""Searches besides those for single facts, at most."""


def confidence_of(
    G: Graph, answer: Answer, *, band: float = BAND, time_limit: float | None = None
) -> Confidence | None:
    """Return how sure the best plan of an answer is.

    Parameters
    ----------
    G
        The graph the answer is about.
    answer
        From the planner.
    band
        The share by which an estimate may be off, up or down: 0 or more, less than 1.
    time_limit
        Seconds for all searches together; the question's own by default.

    Returns
    -------
    Confidence or None
        In months, dollars or steps, as the objective counts; None without a plan.

    Raises
    ------
    RequestError
        For a band out of range.
    """
    if not 0 <= band < 1:
        msg = f"a band of {band:g}; allowed is 0 or more, less than 1"
        raise RequestError(msg)
    if answer.best is None:
        return None
    asked = _Again(G, answer, answer.best, band, time_limit)
    good, bad = asked.case(()), asked.case(asked.estimates)
    return Confidence(
        answer.problem.value,
        band,
        basis(G, answer.problem, answer.best),
        Range(bad, good) if asked.sign < 0 else Range(good, bad),
        _stays_best(good, bad),
        asked.regret(),
        asked.facts(),
    )


def _stays_best(*ends: Case) -> bool | None:
    if any(each.status == "infeasible" or each.instead for each in ends):
        return False
    proved = all(each.status == "optimal" and each.this_plan == each.value for each in ends)
    return True if proved else None


@dataclass(frozen=True, slots=True)
class _Found:
    """What a search found: status, value and bound, and the new things of the plan."""

    status: Status = "unknown"
    value: float | None = None
    bound: float | None = None
    things: frozenset[str] = frozenset()


class _Again:
    """The question of a plan, asked again with other numbers until a deadline."""

    def __init__(
        self, G: Graph, answer: Answer, plan: Plan, band: float, seconds: float | None
    ) -> None:
        self.G, self.band = G, band
        self.problem = replace(answer.problem, k=1, pareto=False)
        self.things = frozenset(plan.achieved)
        self.now = _found(answer)
        earns = self.problem.objective == "earnings"
        self.sign = -1 if earns else 1
        self.estimates = frozenset(
            each
            for each in figures(G)
            if each.confidence == ESTIMATE and (earns or each.unit != "pay")
        )
        self.own = of_plan(G, self.problem, self.things) & self.estimates
        self.weighty = sorted(filter(self._may_matter, self.own), key=self._weight)
        self.deadline = now() + (self.problem.time_limit if seconds is None else seconds)
        self.searches = _ENDS + len(self.weighty)
        self.known: dict[object, _Found] = {}

    def _may_matter(self, figure: Figure) -> bool:
        """Tell whether a number counts for the objective or for a limit, and moves at all."""
        counting = {_UNITS.get(each) for each in {self.problem.measure, *_limited(self.problem)}}
        counts = self.sign < 0 or figure.unit in counting
        return counts and self.worse(figure) != figure.value

    def _weight(self, figure: Figure) -> tuple[object, ...]:
        """Return a sort key: what moves furthest is asked first."""
        moves = abs(self.worse(figure) - figure.value)
        return -moves, figure.node, figure.field, figure.pathway, figure.rows

    def worse(self, figure: Figure) -> float:
        """Return the bad end of a number."""
        return figure.moved(self.band, up=figure.unit != "pay")

    def _values(self, bad: Collection[Figure]) -> dict[Figure, float]:
        """Return the values of all estimates when some are bad and the others good."""
        return {
            each: self.worse(each) if each in bad else each.moved(self.band, up=each.unit == "pay")
            for each in self.estimates
        }

    def best(self, values: Mapping[Figure, float], *, own: bool = False) -> _Found:
        """Return the best plan when numbers have other values; `own`: of the plan's own things."""
        moved = {each: value for each, value in values.items() if value != each.value}
        if not moved and not own:
            return self.now
        key = own, frozenset(moved.items())
        if key not in self.known:
            self.known[key] = self._search(moved, own=own)
        return self.known[key]

    def _search(self, moved: Mapping[Figure, float], *, own: bool) -> _Found:
        seconds = (self.deadline - now()) / max(1, self.searches)
        self.searches -= 1
        if seconds < _LEAST:
            return _Found()
        problem = replace(self.problem, time_limit=seconds)
        if own:
            others = {n for n, data in self.G.nodes(data=True) if data["type"] in TARGET_TYPES}
            problem = replace(problem, avoid=problem.avoid | (others - self.things))
        return _found(solve_problem(with_values(self.G, moved), problem))

    def both(self, values: Mapping[Figure, float]) -> tuple[_Found, _Found]:
        """Return the best plan and the best of the plan's own things."""
        best = self.best(values)
        return best, best if self.within(best) else self.best(values, own=True)

    def within(self, found: _Found) -> bool:
        """Tell whether a best plan has nothing new but the plan's own things."""
        return found.value is not None and found.things <= self.things

    def case(self, bad: Collection[Figure]) -> Case:
        """Return what is best when some estimates are bad and all others good."""
        values = self._values(bad)
        best, own = self.both(values)
        behind = own.status == "infeasible" or (
            own.bound is not None
            and best.value is not None
            and self.sign * (own.bound - best.value) > 0
        )
        instead = tuple(sorted(best.things - self.things)) if behind else ()
        return Case(best.status, best.value, best.bound, own.value, instead)

    def regret(self) -> Regret:
        """Return how far the plan may be behind the best one."""
        other, own = self.both(self._values(self.own))
        nearest = self.best(self._values(self._added(own)))
        if own.value is None or own.bound is None:
            return Regret()
        value = at_most = None
        if other.value is not None:
            value = max(0, round(self.sign * (own.bound - other.value), 2))
        if nearest.bound is not None:
            at_most = max(0, round(self.sign * (own.value - nearest.bound), 2))
        proved = {own.status, other.status, nearest.status} == {"optimal"}
        return Regret(value, at_most, exact=proved and value == at_most)

    def _added(self, own: _Found) -> frozenset[Figure]:
        """Return the plan's estimates that count in full in each plan that has their thing.

        When such a number gets worse, no other plan gets worse by more than this one. So this plan
        is furthest behind when they are all bad. Limits may rule out the other plan, so with
        limits there are none.
        """
        fields = {"time": STUDY, "cost": PRICES}.get(self.problem.value, frozenset())
        if own.things != self.things or not _limited(self.problem) <= {"steps"}:
            return frozenset()
        return frozenset(each for each in self.own if each.field in fields)

    def facts(self) -> tuple[FigureCost, ...]:
        """Return what each estimate of the plan costs when it alone is bad."""
        lines = [self._cost(figure) for figure in self.weighty]
        return tuple(sorted(lines, key=_place))

    def _cost(self, figure: Figure) -> FigureCost:
        moved = self.worse(figure)
        own = self.best({figure: moved}, own=True)
        # The best plan is no better than before, and no worse than this one is now.
        same = own.status == self.now.status == "optimal" and own.value == self.now.value
        best = own if same else self.best({figure: moved})
        words = f"{figure.sentence(self.G)}; with {value_text(figure.field, moved)}"
        if best.value is None or self.now.value is None:
            why = "no plan" if best.status == "infeasible" else "unknown within the time limit"
            return FigureCost(figure, moved, f"{words}: {why}", best.status)
        costs = self._worse_by(best.value)
        this_plan = None if own.value is None else self._worse_by(own.value)
        proved = {best.status, self.now.status} == {"optimal"}
        words += f": {'no plan' if this_plan is None else self._change(this_plan)}"
        words += "" if this_plan == costs else f", or {self._change(costs)} with other steps"
        words += "" if proved else " (best found, not proved)"
        return FigureCost(
            figure,
            moved,
            words,
            "optimal" if proved else "feasible",
            costs,
            this_plan,
            tuple(sorted(best.things - self.things)),
        )

    def _worse_by(self, value: float) -> float:
        return max(0, round(self.sign * (value - (self.now.value or 0)), 2))

    def _change(self, costs: float) -> str:
        months = round(costs) if self.problem.measure == "time" and self.sign > 0 else 0
        dollars = costs if self.problem.objective == "cost" else 0
        steps = round(costs) if self.problem.objective == "steps" else 0
        return change(months, dollars, steps, -costs if self.sign < 0 else 0)


def _place(line: FigureCost) -> tuple[bool, float, float]:
    """Return a sort key: what costs most comes first, what was not asked last."""
    costs = inf if line.status == "infeasible" else line.costs or 0
    return line.status == "unknown", -costs, -(line.this_plan or 0)


def _limited(problem: Problem) -> set[Measure]:
    """Return the measures that a limit is set on."""
    there = limits(problem)
    return {each for each in MEASURES if not there.keys().isdisjoint(caps(problem, each))}


def _found(answer: Answer) -> _Found:
    best = answer.best
    if best is None:
        return _Found(answer.status)
    value = getattr(best, answer.problem.value)
    # Only the first value is asked for: what comes second, and other plans, may be unproved.
    proved = value == answer.bound and not answer.unknown_durations
    status = "optimal" if proved else answer.status
    return _Found(status, value, answer.bound, frozenset(best.achieved))
