"""Local search: improve a plan that is not proved best by dropping, shortening and swapping."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.candidates.choice import (
    Choice,
    achieved,
    asked_by,
    counting,
    opens,
    reaches_goal,
)
from graph.planning.instance.values import Instance
from graph.planning.problem import LEXICOGRAPHIC


def improved(instance: Instance, choice: Choice, objective: Measure, taste: Taste) -> Choice:
    """Return a plan at least as good, without what it does not need.

    Each item is swapped with every item that could take its place; a swap is kept if it
    improves the objective or, at equal value, the ties.
    """
    best = short = stripped(instance, choice)
    dependents = _Dependents(instance)
    for thing in sorted(best.things - set(instance.goals)):
        losers = dependents.on(best, thing)
        others = asked_by(instance, best.things) & instance.items.keys() - best.things
        for other in sorted(others.difference(instance.goals)):
            if _gain(instance, best, (thing, other), objective, taste) >= _NO_GAIN:
                continue
            swapped = best.swapped(thing, other)
            if not achieved(instance, swapped, other):
                continue
            if _is_plan(instance, swapped, (other, *losers)):
                best = swapped
                break
    return best if best is short else stripped(instance, best)


_NO_GAIN = (0, 0, 0, 0, 0)


def _gain(
    instance: Instance, choice: Choice, swap: tuple[str, str], objective: Measure, taste: Taste
) -> tuple[int, ...]:
    """Return the change by a swap: the three measures in order, detours, pay negated."""
    thing, other = swap
    old, new = instance.items[thing], instance.items[other]
    if new.held or new.role != old.role:
        return _NO_GAIN
    measures = (new.weight(each) - old.weight(each) for each in LEXICOGRAPHIC[objective])
    detours = (other in taste.detours) - (thing in taste.detours)
    raised = taste.pay.get(other, 0) - taste.pay.get(thing, 0)
    return *measures, detours, -raised * choice.months.get(thing, 0)


def stripped(instance: Instance, choice: Choice) -> Choice:
    """Return the choice without unneeded items, then without unneeded months."""
    goals = set(instance.goals)
    dependents = _Dependents(instance)
    by_price = sorted(choice.things - goals, key=lambda each: (-instance.items[each].price, each))
    for thing in by_price:
        smaller = choice.without(thing)
        if _is_plan(instance, smaller, dependents.on(smaller, thing)):
            choice = smaller
    for role in sorted(choice.months):
        losers = dependents.on(choice, role)

        def enough(
            months: int, role: str = role, choice: Choice = choice, losers: list[str] = losers
        ) -> bool:
            shorter = Choice(choice.things, {**choice.months, role: months})
            return _is_plan(instance, shorter, losers)

        # More months never hurt, so bisection finds the fewest that are enough. Mostly those are
        # the months there are, which is checked first.
        most = choice.months[role]
        if most and enough(most - 1):
            least = bisect_left(range(most - 1), x=True, key=enough)
            choice = Choice(choice.things, {**choice.months, role: least})
    return choice


class _Dependents:
    """Who asks for whom: what each thing mentions is looked up once."""

    def __init__(self, instance: Instance) -> None:
        self.mentions = cache(lambda thing: asked_by(instance, (thing,)))

    def on(self, choice: Choice, thing: str) -> list[str]:
        """Return who of a choice has a requirement that mentions a thing."""
        return [each for each in choice.things if thing in self.mentions(each)]


def _is_plan(instance: Instance, choice: Choice, losers: Iterable[str]) -> bool:
    """Tell whether a changed plan is still a plan.

    Items that lost a support are checked first, with everything else available: that already
    refutes most changes.
    """
    counts = counting(instance, choice, choice.things)
    opened = all(opens(instance, each, counts) for each in losers)
    return opened and reaches_goal(instance, choice)
