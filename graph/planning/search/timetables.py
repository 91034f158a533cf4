"""The best timetable within limits: one search on the grid of months (rule 14).

The search starts from known plans: done one thing at a time they are timetables too, so the
shortest bounds the horizon. Without one, the horizon grows until there is a timetable, or until
it is longer than everything done one after the other.

First come a few rounds among few items. The best timetable of the items known so far is quickly
found; a choice of items without times bounds what anything else can do; its items are added. Often
that proves the timetable; the model of all items settles the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.person.options import Measure
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.bounds.reduction import within
from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.timetable import Timetable, one_by_one
from graph.planning.instance.values import most_months, restrict
from graph.planning.models import cp_model
from graph.planning.models.energy import EnergyModel
from graph.planning.models.lexicographic import together
from graph.planning.models.ranged import Outcome
from graph.planning.models.timed import SMALL_EFFORT, TimedModel
from graph.planning.search.grid import Grid

_ROUNDS = 2
"""How often the items known so far grow before all are searched at once."""

_EFFORT = 1.0
"""Deterministic seconds (of CP-SAT) for one part of a relaxed search."""

_FIRST_HORIZON = 24
"""Months to look ahead at first when no timetable is known."""


@dataclass(frozen=True, slots=True)
class Found:
    """A timetable, how sure it is, and a lower bound of what was minimised first."""

    table: Timetable | None
    outcome: Outcome
    bound: int


class TimetableSearch(Grid):
    """One search: measures in order, then ties, while time is left."""

    def best(self, measures: Sequence[Measure], known: Iterable[Choice]) -> Found:
        """Minimise measures in their order, from known plans that keep dollars and steps."""
        most = self.caps.time
        if most is not None and self.least > most:
            return Found(None, "none", self.least)
        table = self._start(known)
        months = None if table is None else table.reached(self.scope.whole)
        fits = months is not None and (most is None or months <= most)
        horizons = self._horizons(measures[0], months if fits else None)
        if fits and table is not None and measures[0] == "time":
            found = self._grown(table, measures)
            if found.table is not None and found.outcome != "least":
                found = self._beyond(found.table, measures)
        else:
            found = Found(None, "none", 0)
            for horizon in horizons:
                found = self._within(horizon, measures, table if fits else None)
                if found.outcome != "none":
                    break
        return found if found.table is None else replace(found, table=self.tidied(found.table))

    def _start(self, known: Iterable[Choice]) -> Timetable | None:
        choices = [*known, *([self.lean] if self.lean is not None else [])]
        tables = (one_by_one(self.scope.whole, choice) for choice in choices)
        kept = [
            self.tightened(table) for table in tables if table is not None and self._allowed(table)
        ]
        return min(kept, key=lambda table: table.reached(self.scope.whole), default=None)

    def _allowed(self, table: Timetable) -> bool:
        things = table.things.keys()
        return all(any(things.isdisjoint(each) for each in out) for out in self.ruled_out)

    def _horizons(self, first: Measure, months: int | None) -> Iterator[int]:
        """Yield how far to look ahead, until nothing can lie beyond."""
        items = self.scope.small.items.values()
        farthest = sum(max(item.full or 0, item.part or 0) for item in items)
        farthest += sum(most_months(self.scope.small).values())
        if self.caps.time is not None:
            farthest = min(farthest, self.caps.time)
        if first == "time" and months is not None:
            farthest = months
        elif first == "time" and self.caps.time is None:
            horizon = max(_FIRST_HORIZON, 2 * self.least)
            while horizon < farthest:
                yield horizon
                horizon *= 2
        yield farthest

    def _grown(self, table: Timetable, measures: Sequence[Measure]) -> Found:
        """Prove the best timetable among ever more items against the best relaxed choice.

        A timetable either has only the items known so far, where the best one is known, or
        something else, which a choice without times bounds from below. When that is no better,
        the timetable is the best of all. After a few rounds the rest is left to one model.
        """
        inside = set(table.things) | (self.lean.things if self.lean else frozenset())
        relaxed = self._relaxed_model(table)
        for _ in range(_ROUNDS):
            table, proved = self._among_few(inside, table, measures)
            if not proved:
                break
            self.searched = frozenset(inside)
            value = self.values(table, measures)
            relaxed.cp.add(relaxed.reached <= value[0])
            self._outside(relaxed)
            least, choice = self._relaxed(relaxed, measures, value)
            if least is None or least >= value:
                return Found(self.settled(table, measures), "least", value[0])
            self.least = max(self.least, min(least[0], value[0]))
            if choice is None:
                break
            inside |= choice.things
        return Found(table, "open", self.least)

    def _relaxed_model(self, table: Timetable) -> EnergyModel:
        near = self.near(table.reached(self.scope.whole))
        model = EnergyModel(near, self.caps, self.heads(near), self.least)
        model.cp.add(model.reached >= self.least)
        model.add_landmarks(landmark_groups(near))
        for classes in self.ruled_out:
            model.rule_out(classes)
        return model

    def _outside(self, model: TimedModel | EnergyModel) -> None:
        """Have something that is not among the items of which the best timetable is known."""
        model.cp.add_bool_or(model.has[each] for each in model.things if each not in self.searched)

    def _among_few(
        self, things: Iterable[str], table: Timetable, measures: Sequence[Measure]
    ) -> tuple[Timetable, bool]:
        """Return the best timetable of some items, and whether that is proved."""
        held = {each for each, item in self.scope.whole.items.items() if item.held}
        few = restrict(self.scope.whole, held.union(things))
        months = table.reached(self.scope.whole)
        model = self.model(few, months)
        for part in together(self.totals(model, months, measures)):
            status, found, least = model.minimise(part.expression, table, effort=SMALL_EFFORT)
            table = found or table
            if status != cp_model.OPTIMAL:
                return table, False
            model.fix(part.expression, least)
        return table, True

    def _relaxed(
        self, model: EnergyModel, measures: Sequence[Measure], known: tuple[int, ...]
    ) -> tuple[tuple[int, ...] | None, Choice | None]:
        """Return the least values of a choice, as far as proved; None: there is none.

        `known` are the values of a timetable: what is worse in months is not looked at further.
        """
        totals = self.totals(model, model.longest, measures)
        months = model.reached
        status, choice, least = self._minimised(model, months, None)
        if status == cp_model.INFEASIBLE:
            return None, None
        if status != cp_model.OPTIMAL or least < known[0]:
            return (least,), choice
        # No more months than the timetable has; the model keeps that for its next searches.
        part = together({name: totals[name] for name in measures if name != "time"})[0]
        status, found, least = self._minimised(model, part.expression, choice)
        if status == cp_model.INFEASIBLE:
            return None, None
        if found is None or status != cp_model.OPTIMAL:
            return (known[0], part.first(least)), choice
        exact = (value(model.instance, found, name) for name in part.names)
        return (known[0], *exact), found

    def _minimised(
        self, model: EnergyModel, expression: cp_model.LinearExprT, hint: Choice | None
    ) -> tuple[cp_model.CpSolverStatus, Choice | None, int]:
        return model.minimise(expression, hint, seconds=self.scope.seconds(), effort=_EFFORT)

    def _beyond(self, table: Timetable, measures: Sequence[Measure]) -> Found:
        """Prove the best timetable among all items, those first that are not searched yet."""
        months = table.reached(self.scope.whole)
        if self.least < months:
            model = self._all(months - 1)
            self._outside(model)
            status, found, least = self._timed(model, model.reached, None)
            if status == cp_model.INFEASIBLE:
                self.least = months
            else:
                self.least = max(self.least, min(least, months))
                table = found or table
                months = table.reached(self.scope.whole)
            if self.least < months:
                return Found(self.tightened(table), "open", self.least)
        known = dict(zip(measures, self.values(table, measures), strict=True))
        left = [name for name in measures if name != "time"]
        model = self._all(months, {left[0]: known[left[0]]})
        self._outside(model)
        totals = self.totals(model, months, left)
        first, *others = together(totals)
        if not others:
            model.cp.add(first.expression < first.weighed(known))
        best = table
        for part in (first, *others):
            status, found, least = self._timed(model, part.expression, best)
            if status == cp_model.INFEASIBLE:
                break
            best = found or best
            if status != cp_model.OPTIMAL:
                return Found(self.tightened(self._better(table, best, measures)), "open", months)
            model.fix(part.expression, least)
        return Found(self.settled(self._better(table, best, measures), measures), "least", months)

    def _within(self, horizon: int, measures: Sequence[Measure], best: Timetable | None) -> Found:
        """Search all items by a horizon."""
        model = self._all(horizon)
        bound = self.least if measures[0] == "time" else 0
        for part in together(self.totals(model, horizon, measures)):
            status, found, least = self._timed(model, part.expression, best)
            if status == cp_model.INFEASIBLE:
                return Found(None, "none", horizon + 1)
            best = found or best
            if part.names[0] == measures[0]:
                bound = max(bound, part.first(least))
            if status != cp_model.OPTIMAL:
                table = None if best is None else self.tightened(best)
                return Found(table, "open", bound)
            model.fix(part.expression, least)
        table = None if best is None else self.settled(best, measures)
        return Found(table, "least", bound)

    def _all(self, horizon: int, limits: Mapping[Measure, int] | None = None) -> TimedModel:
        """Return the model of everything that can be had by a horizon and within limits."""
        near = within(self.near(horizon), limits or {})
        model = self.model(near, horizon)
        model.add_landmarks(landmark_groups(near))
        return model

    def _timed(
        self, model: TimedModel, expression: cp_model.LinearExprT, hint: Timetable | None
    ) -> tuple[cp_model.CpSolverStatus, Timetable | None, int]:
        return model.minimise(expression, hint, seconds=self.scope.seconds())

    def _better(self, one: Timetable, other: Timetable, measures: Sequence[Measure]) -> Timetable:
        return min(one, other, key=lambda table: self.values(table, measures))
