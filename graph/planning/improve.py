"""Make a plan that was not proved best better in obvious ways: drop, shorten, swap."""

from __future__ import annotations

from bisect import bisect_left

from graph.planning.instance import Instance
from graph.planning.problem import LEXICOGRAPHIC, Measure, Taste
from graph.planning.simulate import Choice, achieved, asked_by, reaches_goal


def improved(instance: Instance, choice: Choice, objective: Measure, taste: Taste) -> Choice:
    """Return a plan at least as good, without what it does not need.

    Every thing is tried against every other that could stand in its place; a swap is kept when
    it betters the objective or, that being equal, the ties.
    """
    best = short = stripped(instance, choice)
    for thing in sorted(best.things - set(instance.goals)):
        others = asked_by(instance, best.things) & instance.items.keys() - best.things
        for other in sorted(others.difference(instance.goals)):
            if _gain(instance, best, (thing, other), objective, taste) >= _NO_GAIN:
                continue
            swapped = best.swapped(thing, other)
            if achieved(instance, swapped, other) and reaches_goal(instance, swapped):
                best = swapped
                break
    return best if best is short else stripped(instance, best)


_NO_GAIN = (0, 0, 0, 0, 0)


def _gain(
    instance: Instance, choice: Choice, swap: tuple[str, str], objective: Measure, taste: Taste
) -> tuple[int, ...]:
    """Return what a swap adds to the three measures in their order, to detours, to minus pay."""
    thing, other = swap
    old, new = instance.items[thing], instance.items[other]
    if new.held or new.role != old.role:
        return _NO_GAIN
    measures = (new.weight(each) - old.weight(each) for each in LEXICOGRAPHIC[objective])
    detours = (other in taste.detours) - (thing in taste.detours)
    raised = taste.pay.get(other, 0) - taste.pay.get(thing, 0)
    return *measures, detours, -raised * choice.months.get(thing, 0)


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

        # More months never hurt, so the least that is enough is found by halving; mostly it is
        # what there is.
        most = choice.months[role]
        if most and enough(most - 1):
            least = bisect_left(range(most - 1), x=True, key=enough)
            choice = Choice(choice.things, {**choice.months, role: least})
    return choice
