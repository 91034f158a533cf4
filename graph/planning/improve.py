"""Make a plan that was not proved best better in obvious ways: drop, shorten, swap."""

from __future__ import annotations

from bisect import bisect_left

from graph.planning.instance import Instance
from graph.planning.problem import LEXICOGRAPHIC, Measure, Taste
from graph.planning.simulate import Choice, achieved, reaches_goal, value


def improved(instance: Instance, choice: Choice, objective: Measure, taste: Taste) -> Choice:
    """Return a plan at least as good, without what it does not need.

    Every thing is tried against every other that could stand in its place; a swap is kept when
    it betters the objective or, that being equal, the ties.
    """
    best = stripped(instance, choice)
    for thing in sorted(best.things - set(instance.goals)):
        item = instance.items[thing]
        for other, twin in instance.items.items():
            if twin.held or twin.role != item.role or other in best.things:
                continue
            swapped = best.without(thing)
            months = {other: best.months[thing]} if thing in best.months else {}
            swapped = Choice(swapped.things | {other}, {**swapped.months, **months})
            better = _worth(instance, swapped, objective, taste) < _worth(
                instance, best, objective, taste
            )
            if better and achieved(instance, swapped, other) and reaches_goal(instance, swapped):
                best = swapped
                break
    return stripped(instance, best)


def _worth(instance: Instance, choice: Choice, objective: Measure, taste: Taste) -> tuple[int, ...]:
    """Return what is to be small: the three measures in their order, detours, minus pay."""
    detours = len(choice.things & taste.detours)
    pay = sum(taste.pay.get(role, 0) * months for role, months in choice.months.items())
    values = (value(instance, choice, measure) for measure in LEXICOGRAPHIC[objective])
    return (*values, detours, -pay)


def stripped(instance: Instance, choice: Choice) -> Choice:
    """Return the choice without the things, and then the months, it does not need."""
    goals = set(instance.goals)
    by_price = sorted(choice.things - goals, key=lambda each: (-instance.items[each].price, each))
    for thing in by_price:
        smaller = choice.without(thing)
        if reaches_goal(instance, smaller):
            choice = smaller
    for role in sorted(choice.months):

        def enough(months: int, role: str = role, choice: Choice = choice) -> bool:
            return reaches_goal(instance, Choice(choice.things, {**choice.months, role: months}))

        # More months never hurt, so the least that is enough is found by halving.
        least = bisect_left(range(choice.months[role]), x=True, key=enough)
        choice = Choice(choice.things, {**choice.months, role: least})
    return choice
