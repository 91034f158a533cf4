"""A choice or a timetable as a plan with its steps in a readable order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.planning.answer import Action, Plan, Step
from graph.planning.candidates.choice import (
    Choice,
    achieved,
    asked_by,
    counting,
    in_order,
    opens,
    order,
)
from graph.planning.candidates.timetable import Block, Timetable, is_plan, unlocked
from graph.planning.instance.values import Instance, Item


def sequential_plan(instance: Instance, choice: Choice) -> Plan:
    """Return the plan that does one thing at a time.

    Steps are in depth-first order back from the goal: what a step rests on comes right before
    it, and nothing comes earlier than it is needed.

    Raises
    ------
    ValueError
        If the choice cannot be put in order; a solver never returns such a choice.
    """
    supports = order(instance, choice)
    if supports is None:
        msg = "the chosen things cannot be put in order"
        raise ValueError(msg)
    needed_for = _needed_for(supports)
    steps: list[Step] = []
    month = 0
    sequence = _sequence(supports)
    for thing in sequence:
        item = instance.items[thing]
        length = choice.months.get(thing, 0) if item.role else item.study
        steps.append(
            Step(
                action="study" if not item.role else "work" if length else "enter",
                id=thing,
                start_month=month,
                end_month=month + length,
                cost_usd=item.price / 100,
                mode=None if item.role else "part-time" if item.full is None else "full-time",
                needed_for=needed_for[thing],
                unlocked_by=tuple(sorted(supports.get(thing, ()))),
                interchangeable=interchangeable(instance, choice, sequence, thing),
            )
        )
        month += length
    price = sum(instance.items[thing].price for thing in choice.things)
    return Plan(month, price / 100, len(choice.things), tuple(sorted(choice.things)), tuple(steps))


def _needed_for(supports: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return per item the items that it supports, in order of ids."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for thing in sorted(supports):
        for each in supports[thing]:
            found[each] += (thing,)
    return found


def _sequence(supports: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the items and the held roles they use, each right before the first that needs it."""
    done: dict[str, None] = {}

    def visit(thing: str) -> None:
        if thing in done:
            return
        for each in supports.get(thing, ()):
            visit(each)
        done[thing] = None

    # The goal is last in order; what it does not use follows (nothing, in a minimal plan).
    for thing in reversed(supports):
        visit(thing)
    return list(done)


def interchangeable(
    instance: Instance, choice: Choice, sequence: Sequence[str], thing: str
) -> tuple[str, ...]:
    """Return what could replace an item at unchanged values (docs/semantics.md, rule 18)."""
    item = instance.items[thing]
    if item.held or thing in instance.goals:
        return ()
    rest = choice.without(thing)
    place = sequence.index(thing)
    done = [each for each in sequence[:place] if not instance.items[each].held]
    later = sequence[place + 1 :]
    counts = counting(instance, rest, done)
    found: list[str] = []
    # Only items that later requirements mention can replace one that is needed.
    others = asked_by(instance, later) & instance.items.keys() - choice.things
    for other in sorted(others.difference(instance.goals)):
        twin = instance.items[other]
        if not _alike(twin, item) or twin.held or not opens(instance, other, counts):
            continue
        swapped = choice.swapped(thing, other)
        before = [*done, other]
        if achieved(instance, swapped, other) and in_order(instance, swapped, later, before):
            found.append(other)
    return tuple(found)


def _alike(one: Item, other: Item) -> bool:
    """Tell whether two items take and cost the same."""
    same = (one.role, one.study, one.price) == (other.role, other.study, other.price)
    return same and (one.full, one.part) == (other.full, other.part)


def calendar_plan(
    instance: Instance, table: Timetable, pay: Mapping[str, int] | None = None
) -> Plan:
    """Return the plan of a timetable: studies and jobs side by side, in order of start.

    With `pay`, only roles of the same pay are interchangeable.

    Raises
    ------
    ValueError
        If an item starts before its requirements are met; a solver never returns that.
    """
    supports = unlocked(instance, table)
    if supports is None:
        msg = "a thing starts before its requirements are met"
        raise ValueError(msg)
    needed_for = _needed_for(supports)
    held = [role for role in table.jobs if instance.items[role].held]
    steps: list[Step] = []
    for thing in [*held, *supports]:
        item = instance.items[thing]
        for action, block in _blocks(table, thing, role=item.role):
            first = not any(step.id == thing for step in steps)
            steps.append(
                Step(
                    action=action,
                    id=thing,
                    start_month=block.start,
                    end_month=block.end,
                    cost_usd=item.price / 100 if first else 0.0,
                    mode=block.mode,
                    needed_for=needed_for[thing],
                    unlocked_by=tuple(sorted(supports.get(thing, ()))),
                    interchangeable=_stand_ins(instance, table, thing, pay or {}),
                )
            )
    place = {thing: n for n, thing in enumerate(supports)}
    steps.sort(key=lambda step: (step.start_month, step.end_month, place.get(step.id, -1)))
    price = sum(instance.items[thing].price for thing in table.things)
    return Plan(
        sum(step.months for step in steps),
        price / 100,
        len(table.things),
        tuple(sorted(table.things)),
        tuple(steps),
        calendar=table.reached(instance),
    )


def _blocks(table: Timetable, thing: str, *, role: bool) -> list[tuple[Action, Block]]:
    """Return the steps of an item: its study, or entry and work (one step if they coincide)."""
    if not role:
        return [("study", table.things[thing])]
    entry, job = table.things.get(thing), table.jobs.get(thing)
    if job is None or not job.months:
        return [("enter", entry)] if entry is not None else []
    if entry is None or entry.start == job.start:
        return [("work", job)]
    return [("enter", entry), ("work", job)]


def _stand_ins(
    instance: Instance, table: Timetable, thing: str, pay: Mapping[str, int]
) -> tuple[str, ...]:
    """Return what could replace an item with every value of the timetable unchanged."""
    item = instance.items[thing]
    if item.held or thing in instance.goals:
        return ()
    return tuple(
        other
        for other, twin in instance.items.items()
        if _alike(twin, item)
        and not twin.held
        and other not in table.things
        and pay.get(other) == pay.get(thing)
        and is_plan(instance, table.swapped(thing, other))
    )
