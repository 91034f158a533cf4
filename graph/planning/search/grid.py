"""The models of one question on the grid of months, within limits (rule 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.bounds.reduction import within
from graph.planning.candidates.choice import value
from graph.planning.candidates.timetable import Timetable, entered_late, worked_on
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, restrict
from graph.planning.models.energy import EnergyModel, raised_labels
from graph.planning.models.lexicographic import Total, together
from graph.planning.models.timed import TimedModel, in_turn

Classes = Sequence[frozenset[str]]


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
        When to stop, on the clock of `graph.planning.effort`.
    """

    whole: Instance
    small: Instance
    taste: Taste
    deadline: float

    def seconds(self) -> float:
        """Return how much time is left."""
        return max(0.0, self.deadline - now())


class Grid:
    """Makes models for a question, and improves timetables that are known.

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
        self.searched: frozenset[str] = frozenset()
        until = now() + scope.seconds() / 3
        self.labels, self.lean = raised_labels(scope.small, caps, until)
        self.least = min(self.labels.value[goal] for goal in scope.small.goals)

    def near(self, horizon: int) -> Instance:
        """Return the items that can be had by a horizon; others need no variables."""
        soon = (thing for thing, label in self.labels.value.items() if label <= horizon)
        return restrict(self.scope.small, soon)

    def totals(
        self, model: TimedModel | EnergyModel, horizon: int, measures: Sequence[Measure]
    ) -> dict[Measure, Total]:
        """Return the measures of a model as sums to minimise."""
        return {
            name: Total(model.reached, horizon) if name == "time" else model.total(name)
            for name in measures
        }

    def values(self, table: Timetable, measures: Sequence[Measure]) -> tuple[int, ...]:
        """Return the measures of a timetable: months, cents, steps."""
        whole = self.scope.whole
        return tuple(
            table.reached(whole) if name == "time" else value(whole, table.choice, name)
            for name in measures
        )

    def settled(self, table: Timetable, measures: Sequence[Measure]) -> Timetable:
        """Return the timetable that is liked best of those with the values of a proved one."""
        known = dict(zip(measures, self.values(table, measures), strict=True))
        months = known.pop("time")
        near = within(self.near(months), known)
        model = self.model(near, months)
        model.add_landmarks(landmark_groups(near))
        sums = {**model.measures, "time": model.reached}
        for name, least in zip(measures, self.values(table, measures), strict=True):
            model.fix(sums[name], least)
        parts = together(model.ties(self.scope.taste, table))
        return in_turn(model, (part.expression for part in parts), table, self.scope.deadline)

    def heads(self, instance: Instance) -> dict[str, int]:
        """Return the earliest starts of items."""
        return {
            thing: label - instance.items[thing].study
            for thing, label in self.labels.value.items()
            if thing in instance.items
        }

    def model(self, instance: Instance, horizon: int) -> TimedModel:
        """Return the timed model of an instance."""
        heads = self.heads(instance)
        model = TimedModel(instance, self.caps, horizon=horizon, heads=heads)
        model.cp.add(model.reached >= self.least)
        for classes in self.ruled_out:
            model.rule_out(classes)
        return model

    def tightened(self, table: Timetable) -> Timetable:
        """Return the best timetable that uses only items of a given one."""
        model = self.model(self.among(table), table.reached(self.scope.whole))
        sums = (model.reached, model.measures["cost"], model.measures["steps"])
        return in_turn(model, sums, table, self.scope.deadline)

    def among(self, table: Timetable) -> Instance:
        """Return the instance with only the items of a timetable."""
        held = {each for each, item in self.scope.whole.items.items() if item.held}
        return restrict(self.scope.whole, held | set(table.things))

    def tidied(self, table: Timetable) -> Timetable:
        """Return the same items by the same month, with as little and as early work as possible."""
        model = self.model(self.among(table), table.reached(self.scope.whole))
        for node in model.things:
            model.cp.add(model.has[node] == (node in table.things))
        early = sum([*model.start.values(), *model.job.values()])
        wishes = (sum(model.work.values()), early)
        table = in_turn(model, wishes, table, self.scope.deadline)
        table = worked_on(self.scope.whole, table, self.scope.taste.pay)
        return entered_late(self.scope.whole, table)
