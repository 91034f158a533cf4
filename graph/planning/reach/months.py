"""The fewest months to all items at once, with study beside work (rule 14).

Items come in the order of their lower bounds, so that supports usually come first. For each there
are a lower bound from those of its supports (`graph.planning.bounds.arrivals`) and a timetable from
those of its supports (`graph.planning.candidates.sketches`). Where both meet, the value is proved
without a search; that is so for most. Otherwise there is a search

1. among the items of the timetables at hand, for one that ends at the bound, or at least earlier
   than the known one;
2. among all items that are early enough, for any timetable that ends earlier than the known one.
   Mostly there is none, which proves the known one.

What is proved of one item helps all that rest on it. So there are several rounds, each with more
effort for a search than the one before: what is easy is proved first, whenever the time ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from graph.planning.bounds.arrivals import Arrivals
from graph.planning.candidates.choice import value
from graph.planning.candidates.sketches import best_table, guided, joined
from graph.planning.candidates.timetable import Timetable
from graph.planning.effort import late
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.reach.probe import Aim, Probe
from graph.planning.stopping import ask

_EFFORT: Final = 0.02
"""Deterministic seconds (of CP-SAT) for a search of the first round."""
_MORE: Final = 5
"""How many times more there are in each further round."""
_MANY: Final = 100
"""With more items than that, a search is seldom settled in the first round."""
_FIRST_HORIZON: Final = 24
"""Months to look ahead at first when no timetable is known."""

Hints = Callable[[str], Collection[str]]


class Months:
    """Lower bounds and timetables of all items.

    Parameters
    ----------
    field
        Everything that may be achieved, without what the limits rule out by its bounds.
    arrivals
        Lower bounds of the field; they are raised.
    dollars
        Lower bounds of the cost of items, in cents; they may rise meanwhile.
    caps
        Limits that a timetable must keep.

    Attributes
    ----------
    low
        Lower bounds for timetables that keep the limits; items without one are beyond them.
    tables, ends
        The earliest timetable known per item, and when the item is achieved in it.
    told
        Is called after each item of a round.
    """

    def __init__(
        self, field: Instance, arrivals: Arrivals, dollars: Mapping[str, int], caps: Caps
    ) -> None:
        self.field = field
        self.arrivals = arrivals
        self.dollars = dollars
        self.caps = caps
        self.low = {each: level[0] for each, level in arrivals.levels.items()}
        self.probe = Probe(field, self.low)
        self.last = self.probe.farthest if caps.time is None else caps.time
        self.effort = _EFFORT
        self.told: Callable[[], object] = lambda: None
        self.tables: dict[str, Timetable] = {}
        self.ends: dict[str, int] = {}

    def round(
        self,
        deadline: float,
        *,
        wanted: Collection[str] | None = None,
        hints: Hints = lambda _: (),
    ) -> None:
        """Raise bounds and improve timetables, with more effort than in the round before.

        Parameters
        ----------
        deadline
            When to stop searching, on the clock of `graph.planning.effort`.
        wanted
            Items to search for if bound and timetable differ; None for all.
        hints
            Returns for an item what else a timetable could consist of.
        """
        self.probe.deadline = deadline
        for thing in sorted(self.low, key=lambda each: (self.low[each], each)):
            ask()
            if late() or (self.probe.over and self.effort > _EFFORT):
                return
            self._improve(thing)
            if not self.probe.over and (wanted is None or thing in wanted):
                if self.open(thing):
                    self._among(thing, hints(thing))
                if self.open(thing):
                    self._whole(thing)
            self.told()
        self.effort *= _MORE

    def open(self, thing: str) -> bool:
        """Tell whether bound and timetable of an item that may be within the limits differ."""
        new = thing in self.low and not self.field.items[thing].held
        return new and self.ends.get(thing) != self.low[thing]

    def drop(self, thing: str) -> None:
        """Mark an item as beyond the limits: nothing that keeps them includes it."""
        self.low.pop(thing, None)
        self.arrivals.drop(thing)

    def _improve(self, thing: str) -> None:
        """Raise the bound of an item and improve its timetable without a search."""
        if self.open(thing):
            self.arrivals.update(thing)
            self._sync(thing)
        if self.open(thing):
            self._guess(thing)
        if self.open(thing) and thing in self.ends:
            self.arrivals.settle(thing, self.ends[thing])
            self._sync(thing)

    def _sync(self, thing: str, bound: int = 0) -> None:
        """Take over a raised label, and raise it to a bound that was found by search."""
        if bound > self.low[thing]:
            self.arrivals.raise_to(thing, bound)
        self.low[thing] = max(self.low[thing], self.arrivals.earliest(thing))
        if self.caps.time is not None and self.low[thing] > self.caps.time:
            self.drop(thing)

    def _take(self, thing: str, table: Timetable | None) -> None:
        """Keep a timetable if it is earlier than the known one and within the limits."""
        if table is None:
            return
        end = table.things[thing].end
        if end < self.ends.get(thing, self.last + 1) and self.affordable(table):
            self.tables[thing], self.ends[thing] = table, end

    def affordable(self, table: Timetable) -> bool:
        """Tell whether a timetable keeps the limit on dollars."""
        cap = self.caps.cost
        return cap is None or value(self.field, table.choice, "cost") <= cap

    def _guess(self, thing: str) -> None:
        """Look for a timetable without a search."""
        if self.field.keeps:
            return
        low = self.low[thing]
        for sketch in joined(self.arrivals, thing, self.tables, self.ends):
            self._take(thing, best_table(self.field, thing, sketch, low))
            if not self.open(thing):
                return
        self._take(thing, best_table(self.field, thing, guided(self.arrivals, thing), low))

    def _among(self, thing: str, hints: Collection[str]) -> None:
        """Search among what is at hand: for the bound, then for anything earlier."""
        things = self.at_hand(thing) | set(hints)
        for horizon in dict.fromkeys((self.low[thing], self._latest(thing))):
            found = self.probe.among(self._aim(thing, horizon), things, self.effort)
            self._take(thing, found.table)
            if found.table is not None:
                return

    def at_hand(self, thing: str) -> set[str]:
        """Return what the known timetables of an item and of its supports consist of."""
        found = set(guided(self.arrivals, thing).wanted)
        tables = [self.tables[thing]] if thing in self.tables else []
        for groups in self.field.pathways[thing].values():
            for need in (need for group in groups for need in group.needs):
                known = sorted(
                    (self.ends[each], each) for each in need.options if each in self.ends
                )
                tables += [self.tables[each] for _, each in known[:2]]
        return found.union(*(table.things for table in tables))

    def _whole(self, thing: str) -> None:
        """Search among all items: for something earlier, or the proof that there is nothing."""
        horizon = self._latest(thing)
        things = self.useful(thing, horizon)
        if len(things) > _MANY and self.effort == _EFFORT:
            return
        found = self.probe.whole(self._aim(thing, horizon), things, self.effort)
        self._take(thing, found.table)
        if found.outcome != "none":
            self._sync(thing, found.bound)
        elif thing not in self.ends and horizon >= self.last:
            self.drop(thing)
        else:
            self._sync(thing, horizon + 1)

    def _latest(self, thing: str) -> int:
        """Return how far to look ahead: as far as anything would be new."""
        if thing in self.ends:
            return self.ends[thing] - 1
        return min(max(_FIRST_HORIZON, 2 * self.low[thing]), self.last)

    def _aim(self, thing: str, horizon: int) -> Aim:
        return Aim(thing, horizon, "time", self.low[thing], Caps(cost=self.caps.cost))

    def useful(self, thing: str, horizon: int) -> set[str]:
        """Return the items that can be in a timetable for an item by a horizon."""
        item, cap = self.field.items[thing], self.caps.cost
        # Who keeps working may need a job while they study for the target.
        room = horizon - (0 if self.field.keeps else item.study)
        return {thing} | {
            each
            for each, low in self.low.items()
            if low <= room and (cap is None or self.dollars.get(each, cap) + item.price <= cap)
        }
