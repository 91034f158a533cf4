"""The best timetable within limits: one search on the grid of months (rule 14).

The search starts from known plans: done one thing at a time they are timetables too, so the
shortest bounds the horizon. Without one, the horizon grows until there is a timetable, or until
it is longer than everything done one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.person.options import Measure
from graph.planning.answer import Mode, Taste
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.candidates.choice import Choice, order
from graph.planning.candidates.timetable import Block, Timetable, entered_late, worked_on
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, most_months, restrict
from graph.planning.models import cp_model
from graph.planning.models.energy import raised_labels
from graph.planning.models.lexicographic import Total, together
from graph.planning.models.ranged import Outcome
from graph.planning.models.timed import TimedModel

SMALL_EFFORT = 0.5
"""Deterministic seconds (of CP-SAT) for the best timetable of a few given items, and for ties."""

_FIRST_HORIZON = 24
"""Months to look ahead at first when no timetable is known."""


Classes = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A timetable, how sure it is, and a lower bound of what was minimised first."""

    table: Timetable | None
    outcome: Outcome
    bound: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What all searches of a question share.

    Parameters
    ----------
    whole
        The instance before dominated items were dropped, to read timetables by.
    small
        The instance to search.
    taste
        What decides between plans of equal value.
    deadline
        When to stop, on the clock of `time.monotonic`.
    """

    whole: Instance
    small: Instance
    taste: Taste
    deadline: float

    def seconds(self) -> float:
        """Return how much time is left."""
        return max(0.0, self.deadline - time.monotonic())


def one_by_one(instance: Instance, choice: Choice) -> Timetable | None:
    """Return the timetable that does the items of a choice one after another.

    None if the person keeps working and something can only be studied full-time.
    """
    clock = 0
    things: dict[str, Block] = {}
    jobs: dict[str, Block] = {}
    ready = order(instance, choice)
    if ready is None:
        msg = "the chosen things cannot be put in order"
        raise ValueError(msg)
    held = [role for role in choice.months if instance.items[role].held]
    for thing in [*held, *ready]:
        item = instance.items[thing]
        months = choice.months.get(thing, 0) if item.role else item.study
        mode: Mode | None = None
        if not item.role:
            mode = "full-time" if item.study == item.full else "part-time"
        if months and mode == "full-time" and instance.keeps and jobs:
            if item.part is None:
                return None
            mode, months = "part-time", item.part
        if not item.held:
            things[thing] = Block(clock, clock if item.role else clock + months, mode)
        if item.role and months:
            jobs[thing] = Block(clock, clock + months)
        clock += months
    return Timetable(things, jobs)


class TimetableSearch:
    """One search: measures in order, then ties, while time is left.

    Parameters
    ----------
    scope
        What all searches of the question share.
    caps
        Limits to keep.
    ruled_out
        Lists of classes of items: of each list, a timetable does without all items of a class.
    """

    def __init__(self, scope: Scope, caps: Caps, ruled_out: Sequence[Classes] = ()) -> None:
        self.scope = scope
        self.caps = caps
        self.ruled_out = ruled_out
        until = time.monotonic() + scope.seconds() / 3
        self.labels, self.lean = raised_labels(scope.small, caps, until)
        self.least = min(self.labels.value[goal] for goal in scope.small.goals)

    def best(self, measures: Sequence[Measure], known: Iterable[Choice]) -> Found:
        """Minimise measures in their order, from known plans that keep dollars and steps."""
        most = self.caps.time
        if most is not None and self.least > most:
            return Found(None, "none", self.least)
        table = self._start(known)
        months = None if table is None else table.reached(self.scope.whole)
        fits = months is not None and (most is None or months <= most)
        horizons = self._horizons(measures[0], months if fits else None)
        found = Found(None, "none", 0)
        for horizon in horizons:
            found = self._within(horizon, measures, table if fits else None)
            if found.outcome != "none":
                break
        return found if found.table is None else replace(found, table=self._tidied(found.table))

    def _start(self, known: Iterable[Choice]) -> Timetable | None:
        choices = [*known, *([self.lean] if self.lean is not None else [])]
        tables = (one_by_one(self.scope.whole, choice) for choice in choices)
        kept = [
            self._tightened(table) for table in tables if table is not None and self._allowed(table)
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

    def _within(self, horizon: int, measures: Sequence[Measure], best: Timetable | None) -> Found:
        # Items that cannot be had by the horizon need no variables.
        soon = {thing for thing, label in self.labels.value.items() if label <= horizon}
        near = restrict(self.scope.small, soon)
        model = self._model(near, horizon)
        model.add_landmarks(landmark_groups(near))
        totals: dict[Measure, Total] = {
            name: Total(model.reached, horizon) if name == "time" else model.total(name)
            for name in measures
        }
        bound, outcome = self.least if measures[0] == "time" else 0, "least"
        if measures[0] == "time" and best is not None and horizon <= self.least:
            model.fix(model.reached, horizon)
            del totals["time"]
        for part in together(totals):
            left = self.scope.seconds()
            status, found, least = model.minimise(part.expression, best, seconds=left)
            if status == cp_model.INFEASIBLE:
                return Found(None, "none", horizon + 1)
            best = found or best
            if part.names[0] == measures[0]:
                bound = max(bound, part.first(least))
            if status != cp_model.OPTIMAL:
                outcome = "open"
                break
            model.fix(part.expression, least)
        if best is None:
            return Found(None, "open", bound)
        if outcome == "open":
            return Found(self._tightened(best), "open", bound)
        return Found(settled(model, best, self.scope.taste), "least", bound)

    def _model(self, instance: Instance, horizon: int) -> TimedModel:
        """Return the timed model of an instance."""
        heads = {
            thing: label - instance.items[thing].study
            for thing, label in self.labels.value.items()
            if thing in instance.items
        }
        model = TimedModel(instance, self.caps, horizon=horizon, heads=heads)
        model.cp.add(model.reached >= self.least)
        for classes in self.ruled_out:
            model.rule_out(classes)
        return model

    def _tightened(self, table: Timetable) -> Timetable:
        """Return the best timetable that uses only items of a given one."""
        model = self._model(self._among(table), table.reached(self.scope.whole))
        sums = (model.reached, model.measures["cost"], model.measures["steps"])
        return in_turn(model, sums, table)

    def _among(self, table: Timetable) -> Instance:
        """Return the instance with only the items of a timetable."""
        held = {each for each, item in self.scope.whole.items.items() if item.held}
        return restrict(self.scope.whole, held | set(table.things))

    def _tidied(self, table: Timetable) -> Timetable:
        """Return the same items by the same month, with as little and as early work as possible."""
        model = self._model(self._among(table), table.reached(self.scope.whole))
        for node in model.things:
            model.cp.add(model.has[node] == (node in table.things))
        early = sum([*model.start.values(), *model.job.values()])
        table = in_turn(model, (sum(model.work.values()), early), table)
        table = worked_on(self.scope.whole, table, self.scope.taste.pay)
        return entered_late(self.scope.whole, table)


def settled(model: TimedModel, best: Timetable, taste: Taste) -> Timetable:
    """Settle ties: fewer detours, fewer months worked, higher pay, then ids."""
    strays, rest = model.tastes(taste)
    return in_turn(model, (strays, sum(model.work.values()), rest), best)


def in_turn(
    model: TimedModel, expressions: Iterable[cp_model.LinearExprT], table: Timetable
) -> Timetable:
    """Minimise expressions one after another with a small effort each; return the best found."""
    for expression in expressions:
        status, found, least = model.minimise(expression, table, effort=SMALL_EFFORT)
        table = found or table
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return table
