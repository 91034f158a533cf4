"""One small search on the grid of months: an item, a horizon, and what is known of all others.

The earliest instants of all items are known or bounded, so few items fit below a horizon, and each
starts late. That makes models small: most are settled in some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.person.options import Measure
from graph.planning.bounds.labels import lower_labels
from graph.planning.bounds.landmarks import Landmarks, find_landmarks
from graph.planning.bounds.reduction import with_timely_pathways, without_dominated
from graph.planning.candidates.timetable import Timetable
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Group, Instance, Need, most_months, restrict
from graph.planning.models import cp_model
from graph.planning.models.lexicographic import Total
from graph.planning.models.ranged import Outcome
from graph.planning.models.timed import TimedModel


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked about an item.

    Parameters
    ----------
    thing
        The item.
    horizon
        It is achieved by this instant.
    measure
        ``time`` or ``cost``: what is minimised.
    low
        A lower bound of that.
    caps
        Limits to dollars.
    """

    thing: str
    horizon: int
    measure: Measure
    low: int
    caps: Caps


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: a timetable, if any, and a lower bound."""

    outcome: Outcome
    table: Timetable | None = None
    bound: int = 0


NONE = Found("none")


class Probe:
    """Searches in a field.

    Parameters
    ----------
    field
        Everything that may be achieved.
    earliest
        Lower bounds of the instants of all items that can be had; they may rise meanwhile.

    Attributes
    ----------
    deadline
        When to stop, on the clock of `graph.planning.effort`.
    """

    def __init__(self, field: Instance, earliest: Mapping[str, int]) -> None:
        self.field = field
        self.earliest = earliest
        self.deadline = 0.0
        self.held = {each for each, item in field.items.items() if item.held}

    @cached_property
    def landmarks(self) -> Landmarks:
        """What every plan for an item needs."""
        return find_landmarks(self.field)

    @cached_property
    def timely(self) -> Instance:
        """The field with fewer options and pathways, and the same plans."""
        return with_timely_pathways(self.field, self.landmarks)

    @property
    def over(self) -> bool:
        """Whether time is up."""
        return now() >= self.deadline

    def among(self, aim: Aim, things: Collection[str], effort: float) -> Found:
        """Search among some items; that there is nothing among them proves nothing."""
        near = self.held | (self.earliest.keys() & things) | {aim.thing}
        small = restrict(replace(self.timely, goals=(aim.thing,)), near)
        return self._search(self._model(small, aim), aim, effort)

    def whole(self, aim: Aim, things: Collection[str], effort: float) -> Found:
        """Search among all items that a better timetable could have."""
        small = restrict(replace(self.timely, goals=(aim.thing,)), self.held.union(things))
        small = restrict(small, lower_labels(small, "time").value)
        if not small.goals:
            return NONE
        small = without_dominated(small, None, roles=False, source=self.timely)
        model = self._model(small, aim)
        model.add_landmarks(self._needed(small, aim.thing))
        return self._search(model, aim, effort)

    @cached_property
    def farthest(self) -> int:
        """An instant by which everything can be done one after another."""
        return _farthest(self.field)

    def _needed(self, small: Instance, thing: str) -> Iterator[Group]:
        """Yield what every plan for an item needs, as far as a smaller instance has it."""
        for group in self.landmarks.common(thing):
            needs = (
                Need(need.months, tuple(each for each in need.options if each in small.items))
                for need in self.landmarks.timely(group).needs
            )
            yield Group(group.number, tuple(needs))

    def _model(self, small: Instance, aim: Aim) -> TimedModel:
        horizon = min(aim.horizon, _farthest(small))
        model = TimedModel(small, aim.caps, horizon=horizon, heads=self._heads(small))
        model.cp.add(model.reached >= self.earliest[aim.thing])
        if aim.measure == "cost":
            model.cp.add(model.measures["cost"] >= aim.low)
        return model

    def _search(self, model: TimedModel, aim: Aim, effort: float) -> Found:
        seconds = max(0.0, self.deadline - now())
        total = Total(model.reached, aim.horizon) if aim.measure == "time" else model.total("cost")
        status, table, least = model.minimise(
            total.expression, None, seconds=seconds, effort=effort
        )
        if status == cp_model.INFEASIBLE:
            return NONE
        bound = max(aim.low, least * total.unit)
        return Found("least" if status == cp_model.OPTIMAL else "open", table, bound)

    def _heads(self, small: Instance) -> dict[str, int]:
        """Return the earliest starts.

        A study that starts at an instant could be made in its shorter mode from there on, unless
        the person keeps working: then it may be the longer one.
        """
        heads: dict[str, int] = {}
        for thing, item in small.items.items():
            length = item.study
            if small.keeps:
                length = max(item.full or 0, item.part or 0)
            heads[thing] = max(0, self.earliest.get(thing, 0) - length)
        return heads


def _farthest(instance: Instance) -> int:
    study = sum(max(item.full or 0, item.part or 0) for item in instance.items.values())
    return study + sum(most_months(instance).values())
