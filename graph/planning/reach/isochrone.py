"""The fewest months and the lowest cost of all items at once: one instance, few searches.

Items are processed in order of their summed labels, so that supports usually come first. For each
item there is

1. a lower bound: the labels of one pass; for time also the fewest study months plus the fewest
   months worked, each from its own pass; and the bounds of its supports, which are exact by then
   if they were proved;
2. a plan: the plans of its cheapest supports merged, without what is not needed.

If both meet, the value is proved without a search. Otherwise the solver looks for a better plan,
among the items that can be in one by their bounds.

Limits work the same way: every item of a plan that keeps the limits can itself be attained within
them, so items beyond the limits support nothing. Cost: five passes, and one solver call of one
stage per item whose bound and plan differ.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from graph.person.options import Measure
from graph.planning.bounds.labels import Labels, lower_labels, upper_labels
from graph.planning.bounds.reduction import reduced
from graph.planning.candidates.choice import Choice, reaches_goal, value
from graph.planning.candidates.local_search import stripped
from graph.planning.effort import late, now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Group, Instance, Item, Need, restrict
from graph.planning.models.exact import solve
from graph.planning.search.sequential import first_choice
from graph.planning.stopping import ask

Values = Mapping[Measure, Mapping[str, int]]

_BOTH: tuple[Measure, ...] = ("time", "cost")
_SHARE = 5
"""No single search takes more than one part in this many of all seconds."""


def lower_bounds(field: Instance, measure: Measure) -> dict[str, int]:
    """Return a lower bound per item; unreachable items have none."""
    least = dict(lower_labels(field, measure).value)
    if measure != "time":
        return least
    study, work = lower_labels(field, "study").value, lower_labels(field, "work").value
    return {node: max(both, study[node] + work[node]) for node, both in least.items()}


def only(field: Instance, keep: Collection[str]) -> Instance:
    """Return the field of some items; needs that name others can never be met by them."""
    return replace(
        field,
        items={node: item for node, item in field.items.items() if node in keep},
        pathways={node: routes for node, routes in field.pathways.items() if node in keep},
    )


class Isochrone:
    """The best values of all items in a field, per measure.

    Parameters
    ----------
    field
        Everything that may be achieved (`graph.planning.instance.values.build_field`).
    caps
        Limits that a plan must keep: months and cents.

    Attributes
    ----------
    anyhow
        Lower bounds without limits; items without one cannot be reached.
    low
        Lower bounds for plans that keep the limits; items without one are beyond them.
    plans
        Per measure and item, the best plan found that keeps the limits.
    """

    def __init__(self, field: Instance, caps: Caps) -> None:
        limits: dict[Measure, int | None] = {"time": caps.time, "cost": caps.cost}
        self.caps = {measure: cap for measure, cap in limits.items() if cap is not None}
        self.limits = caps
        self.anyhow: Values = {each: lower_bounds(field, each) for each in _BOTH}
        self.low = {measure: dict(values) for measure, values in self.anyhow.items()}
        while (fitting := self._fitting()) < field.items.keys():
            field = only(field, fitting)
            self.low.update({each: lower_bounds(field, each) for each in self.caps})
            for each in set(_BOTH) - self.caps.keys():
                self.low[each] = {n: low for n, low in self.low[each].items() if n in fitting}
        self.field = field
        self.plans: dict[Measure, dict[str, Choice]] = {each: {} for each in _BOTH}

    def _fitting(self) -> set[str]:
        """Return the items whose bounds in every measure keep the limits."""
        return {
            node
            for node in self.low["time"].keys() & self.low["cost"].keys()
            if all(self.low[measure][node] <= cap for measure, cap in self.caps.items())
        }

    def run(
        self,
        measure: Measure,
        *,
        seconds: float,
        wanted: Collection[str] | None = None,
        proofs: bool = True,
    ) -> None:
        """Raise bounds and improve plans until they meet or time is up.

        Parameters
        ----------
        measure
            ``time`` or ``cost``.
        seconds
            Time for all searches.
        wanted
            Items to search for if bound and plan differ; None for all.
        proofs
            False: search only for items without a plan.
        """
        deadline = now() + seconds
        labels = upper_labels(self.field, measure)
        for thing in sorted(labels.value, key=lambda each: (labels.value[each], each)):
            ask()
            if late():
                return
            if self.field.items[thing].held or thing not in self.low[measure]:
                continue
            self._raise(thing, measure)
            if thing not in self.low[measure]:
                continue
            best = self._candidate(thing, measure, labels)
            if (proofs or best is None) and (wanted is None or thing in wanted):
                left = min(seconds / _SHARE, deadline - now())
                best = self._search(thing, measure, best, left)
            if best is not None:
                self.plans[measure][thing] = best

    def choices(self, things: Collection[str]) -> list[Choice]:
        """Return the known plans for any of some items."""
        return [
            plans[each] for plans in self.plans.values() for each in sorted(things) if each in plans
        ]

    def value(self, choice: Choice, measure: Measure) -> int:
        """Return the value of a choice: months or cents."""
        return value(self.field, choice, measure)

    def _keeps(self, choice: Choice) -> bool:
        return all(self.value(choice, measure) <= cap for measure, cap in self.caps.items())

    def _raise(self, thing: str, measure: Measure) -> None:
        """Raise the bound of an item by the bounds of its supports."""
        low, items = self.low[measure], self.field.items

        def arrival(need: Need) -> int | None:
            prior = sum(items[each].prior for each in need.options if each in items)
            ways = [
                low[each] + (_work(items[each], need, prior) if measure == "time" else 0)
                for each in need.options
                if each in low and each != thing
            ]
            return min(ways, default=None)

        def closing(group: Group) -> int | None:
            met = sorted(each for need in group.needs if (each := arrival(need)) is not None)
            if len(met) < group.number:
                return None
            return met[group.number - 1] if group.number else 0

        ends = [
            max((each for each in closed if each is not None), default=0)
            for groups in self.field.pathways[thing].values()
            if None not in (closed := [closing(group) for group in groups])
        ]
        # Without ends all supports are beyond the limits, which the search will prove.
        low[thing] = max(low[thing], min(ends, default=0) + items[thing].weight(measure))
        if low[thing] > self.caps.get(measure, low[thing]):
            self._drop(thing)

    def _candidate(self, thing: str, measure: Measure, labels: Labels) -> Choice | None:
        """Return the best plan that is known or can be merged from known ones."""
        aim = replace(self.field, goals=(thing,))
        known = [self.plans[each][thing] for each in _BOTH if thing in self.plans[each]]
        joined = (
            self._joined(thing, groups, measure) for groups in self.field.pathways[thing].values()
        )
        known += [stripped(aim, each) for each in joined if each is not None]
        if not known:
            known = [first_choice(aim, labels)]
        kept = [each for each in known if self._keeps(each) and reaches_goal(aim, each)]
        return min(kept, key=lambda each: self.value(each, measure), default=None)

    def _joined(self, thing: str, groups: tuple[Group, ...], measure: Measure) -> Choice | None:
        """Return the plans of the cheapest supports of a pathway, merged."""
        plans, items = self.plans[measure], self.field.items
        things, months = {thing}, dict[str, int]()
        for group in groups:
            ways: list[tuple[int, str, int]] = []
            for need in group.needs:
                met = [
                    (self.value(plans[each], measure) if each in plans else 0, each)
                    for each in need.options
                    if each in plans or (each in items and items[each].held)
                ]
                works = [(each, _work(items[each], need, items[each].prior)) for _, each in met]
                ways += sorted(
                    (worth + (work if measure == "time" else 0), each, work)
                    for (worth, _), (each, work) in zip(met, works, strict=True)
                )[:1]
            if len(ways) < group.number:
                return None
            for _, each, work in sorted(ways)[: group.number]:
                if each in plans:
                    things |= plans[each].things
                    for role, length in plans[each].months.items():
                        months[role] = max(months.get(role, 0), length)
                if work:
                    months[each] = max(months.get(each, 0), work)
        return Choice(frozenset(things), months)

    def _search(
        self, thing: str, measure: Measure, best: Choice | None, seconds: float
    ) -> Choice | None:
        """Search for a better plan if bound and best plan differ; raise the bound."""
        low = self.low[measure]
        worth = None if best is None else self.value(best, measure)
        if low[thing] == worth or seconds <= 0:
            return best
        aim = restrict(replace(self.field, goals=(thing,)), self._useful(thing, measure, best))
        aim = restrict(aim, lower_labels(aim, measure).value)
        if not aim.goals:
            self._drop(thing)
            return None
        small = reduced(aim)
        found = solve(
            small,
            measure,
            caps=self.limits if worth is None else replace(self.limits, **{measure: worth}),
            hint=best if best is not None and best.things <= small.items.keys() else None,
            time_limit=seconds,
            stages=1,
        )
        if found.choice is None and found.proved:
            self._drop(thing)
            return None
        if found.choice is not None:
            best = stripped(aim, found.choice)
        bounds = [each for each in (found.bound, low[thing]) if each is not None]
        low[thing] = max(bounds)
        return best

    def _useful(self, thing: str, measure: Measure, best: Choice | None) -> set[str]:
        """Return the items that can be in a better plan for an item than the best one known."""
        items, low = self.field.items, self.low
        room: dict[Measure, int] = {
            each: cap - items[thing].weight(each) for each, cap in self.caps.items()
        }
        if best is not None:
            room[measure] = self.value(best, measure) - items[thing].weight(measure) - 1
        useful = {
            node
            for node in low["time"]
            if items[node].held or all(low[each][node] <= rest for each, rest in room.items())
        }
        return useful | {thing} | (best.things if best is not None else frozenset())

    def _drop(self, thing: str) -> None:
        """Mark an item as beyond the limits: no plan that keeps them includes it."""
        for values in self.low.values():
            values.pop(thing, None)


def _work(item: Item, need: Need, prior: int) -> int:
    """Return the months to work in a role so that it serves a need alone or first."""
    return max(need.months - prior, item.min_months, 0) if item.role else 0
