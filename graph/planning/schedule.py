"""A choice of things and months -> a plan whose steps stand in a readable order."""

from __future__ import annotations

from collections import defaultdict

from graph.planning.instance import Instance
from graph.planning.problem import Plan, Step
from graph.planning.simulate import Choice, achieved, order, reaches_goal


def sequential_plan(instance: Instance, choice: Choice) -> Plan:
    """Return the plan that does one thing at a time.

    Steps stand in the order of a walk back from the goal: what a step rests on comes right
    before it, and nothing earlier than somebody needs it.

    Raises
    ------
    ValueError
        When the choice meets no order; a solver never returns such a choice.
    """
    supports = order(instance, choice)
    if supports is None:
        msg = "the chosen things cannot be put in order"
        raise ValueError(msg)
    needed_for: dict[str, list[str]] = defaultdict(list)
    for thing, used in supports.items():
        for each in used:
            needed_for[each].append(thing)
    steps: list[Step] = []
    month = 0
    for thing in _sequence(supports):
        item = instance.items[thing]
        length = choice.months.get(thing, 0) if item.role else item.study
        steps.append(
            Step(
                action="study" if not item.role else "work" if length else "enter",
                id=thing,
                start_month=month,
                end_month=month + length,
                cost_usd=item.price / 100,
                mode=None if item.role else "full-time",
                needed_for=tuple(sorted(needed_for[thing])),
                unlocked_by=tuple(sorted(supports.get(thing, ()))),
                interchangeable=interchangeable(instance, choice, thing),
            )
        )
        month += length
    price = sum(instance.items[thing].price for thing in choice.things)
    return Plan(month, price / 100, len(choice.things), tuple(sorted(choice.things)), tuple(steps))


def _sequence(supports: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the things, and the held roles they use, each right before who needs it first."""
    done: dict[str, None] = {}

    def visit(thing: str) -> None:
        if thing in done:
            return
        for each in supports.get(thing, ()):
            visit(each)
        done[thing] = None

    # The goal was achieved last; what it does not use (nothing, in a minimal plan) follows.
    for thing in reversed(supports):
        visit(thing)
    return list(done)


def interchangeable(instance: Instance, choice: Choice, thing: str) -> tuple[str, ...]:
    """Return what could stand in for a thing with every value of the plan unchanged."""
    item = instance.items[thing]
    if item.held or thing in instance.goals:
        return ()
    rest = choice.without(thing)
    found: list[str] = []
    for other, twin in instance.items.items():
        same = (twin.role, twin.study, twin.price) == (item.role, item.study, item.price)
        if not same or twin.held or other in choice.things:
            continue
        months = {other: choice.months[thing]} if thing in choice.months else {}
        swapped = Choice(rest.things | {other}, {**rest.months, **months})
        if achieved(instance, swapped, other) and reaches_goal(instance, swapped):
            found.append(other)
    return tuple(found)
