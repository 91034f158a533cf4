"""The lowest cost of all items at once, with study beside work (rule 14).

Done one thing at a time is a timetable too, so without a limit on months the lowest cost is that
of the sequential clock (`graph.planning.reach.isochrone`). With a limit, or for who keeps working,
it is a lower bound; if the cheapest plan has a timetable within the limits, it is proved at once.
Otherwise there is a search for anything cheaper than what is known, as in
`graph.planning.reach.months`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.sketches import Sketch, best_table
from graph.planning.candidates.timetable import Timetable
from graph.planning.effort import late, now
from graph.planning.instance.caps import Caps
from graph.planning.reach.isochrone import Isochrone
from graph.planning.reach.months import Months
from graph.planning.reach.probe import Aim
from graph.planning.stopping import ask

_EFFORT: Final = 0.02
"""Deterministic seconds (of CP-SAT) for a search of the first round."""
_MORE: Final = 5
"""How many times more there are in each further round."""


class Dollars:
    """Lower bounds in cents and the cheapest choices known of all items.

    Parameters
    ----------
    months
        Lower bounds and timetables of the same field within the same limits.
    chart
        The lowest cost one thing at a time.
    """

    def __init__(self, months: Months, chart: Isochrone) -> None:
        self.months = months
        self.chart = chart
        self.field = months.field
        self.caps = months.caps
        self.free = self.caps.time is None and not self.field.keeps
        self.low = self.chart.low["cost"]
        self.best: dict[str, Choice] = {}
        self.effort = _EFFORT

    def open(self, thing: str) -> bool:
        """Tell whether bound and plan of an item that may be within the limits differ."""
        if thing not in self.months.low or self.field.items[thing].held:
            return False
        return thing not in self.best or self.cost(thing) > self.low[thing]

    def cost(self, thing: str) -> int:
        """Return the cost of the cheapest choice known."""
        return value(self.field, self.best[thing], "cost")

    def hints(self, thing: str) -> Collection[str]:
        """Return what the cheapest plan without a limit on months consists of."""
        choice = self.chart.plans["cost"].get(thing)
        return choice.things if choice is not None else ()

    def round(self, deadline: float, *, wanted: Collection[str] | None = None) -> None:
        """Raise bounds and improve choices, with more effort than in the round before.

        Parameters
        ----------
        deadline
            When to stop searching, on the clock of `graph.planning.effort`.
        wanted
            Items to search for if bound and choice differ; None for all.
        """
        if now() >= deadline and self.effort > _EFFORT:
            return
        if any(self._unsure(each) for each in self.low):
            self.chart.run("cost", seconds=max(0.0, deadline - now()), wanted=wanted)
            for each in self.months.low.keys() - self.low.keys():
                self.months.drop(each)
        self.months.probe.deadline = deadline
        for thing in sorted(self.low, key=lambda each: (self.low[each], each)):
            ask()
            if self.open(thing):
                self._take_known(thing)
            asked = not self.free and (wanted is None or thing in wanted)
            if asked and self.open(thing) and not self.months.probe.over:
                self._search(thing)
            self.months.told()
        self.effort *= _MORE

    def _unsure(self, thing: str) -> bool:
        """Tell whether the lowest cost without a limit on months is not proved."""
        choice = self.chart.plans["cost"].get(thing)
        if self.field.items[thing].held or thing not in self.months.low:
            return False
        return choice is None or self.chart.value(choice, "cost") > self.low[thing]

    def _take_known(self, thing: str) -> None:
        """Take over what is known: the cheapest choice, if it is in time, and timetables."""
        choice = self.chart.plans["cost"].get(thing)
        if choice is not None and self.free:
            self._take(thing, choice)
        elif choice is not None and not self.field.keeps and not late():
            sketch = Sketch({each: self.months.low.get(each, 0) for each in choice.things})
            sketch.wanted.update({role: 0 for role in choice.months if role not in choice.things})
            sketch.months.update(choice.months)
            self._take_table(thing, best_table(self.field, thing, sketch, self.months.last))
        self._take_table(thing, self.months.tables.get(thing))

    def _take_table(self, thing: str, table: Timetable | None) -> None:
        if table is not None and table.things[thing].end <= self.months.last:
            self._take(thing, table.choice)

    def _take(self, thing: str, choice: Choice) -> None:
        cost = value(self.field, choice, "cost")
        if cost <= (self.caps.cost or cost) and (thing not in self.best or cost < self.cost(thing)):
            self.best[thing] = choice

    def _search(self, thing: str) -> None:
        """Search for a cheaper timetable: among what is at hand, then among all items."""
        probe, aim = self.months.probe, self._aim(thing)
        hints = {*self.hints(thing), *self.months.at_hand(thing)}
        self._take_table(thing, probe.among(aim, hints, self.effort).table)
        if not self.open(thing):
            return
        aim = self._aim(thing)
        most = aim.caps.cost
        found = probe.whole(aim, self._useful(thing, aim.horizon, most), self.effort)
        self._take_table(thing, found.table)
        if found.outcome != "none":
            self.low[thing] = max(self.low[thing], found.bound)
        elif thing in self.best and most is not None:
            self.low[thing] = max(self.low[thing], most + 1)
        else:
            self.months.drop(thing)

    def _aim(self, thing: str) -> Aim:
        """Return the question for something cheaper than what is known."""
        most = self.cost(thing) - 1 if thing in self.best else self.caps.cost
        return Aim(thing, self.months.last, "cost", self.low[thing], Caps(cost=most))

    def _useful(self, thing: str, horizon: int, most: int | None) -> set[str]:
        room = None if most is None else most - self.field.items[thing].price
        return {
            each
            for each in self.months.useful(thing, horizon)
            if room is None or each == thing or self.low.get(each, 0) <= room
        }
