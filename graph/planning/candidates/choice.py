"""A choice of items and months, and an order in which it meets every requirement, if any."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.person.options import Measure
from graph.planning.instance.values import Group, Instance, Need


@dataclass(frozen=True, slots=True)
class Choice:
    """What a plan achieves and how long it works: new items, and months per role."""

    things: frozenset[str]
    months: Mapping[str, int]

    def without(self, thing: str) -> Choice:
        """Return the choice without an item and its months."""
        return Choice(
            self.things - {thing},
            {role: months for role, months in self.months.items() if role != thing},
        )

    def swapped(self, thing: str, other: str) -> Choice:
        """Return the choice with an item replaced by another, worked for as long."""
        months = {other if role == thing else role: n for role, n in self.months.items()}
        return Choice(self.things - {thing} | {other}, months)


def value(instance: Instance, choice: Choice, measure: Measure) -> int:
    """Return the value of a choice: months, cents or steps."""
    total = sum(instance.items[thing].weight(measure) for thing in choice.things)
    return total + (sum(choice.months.values()) if measure == "time" else 0)


def order(instance: Instance, choice: Choice) -> dict[str, tuple[str, ...]] | None:
    """Return the items in an order that meets every requirement, or None if there is none.

    Each role is worked for all its months as soon as it is entered: nothing is lost, so working
    earlier never hurts.

    Returns
    -------
    dict
        In order of achievement: item -> what unlocked it (items before it, and held roles worked
        further).
    """
    done: dict[str, tuple[str, ...]] = {}
    counts = counting(instance, choice)
    waiting = sorted(choice.things, key=lambda each: (instance.items[each].level, each))
    while waiting:
        thing = next((each for each in waiting if opens(instance, each, counts)), None)
        if thing is None:
            return None
        done[thing] = unlocking(instance, choice, thing, counts) or ()
        waiting.remove(thing)
        counts |= _of(instance, choice, thing)
    return done


def counting(instance: Instance, choice: Choice, done: Iterable[str] = ()) -> dict[str, int]:
    """Return what serves requirements after some items are done, with its months.

    These are the items of the start and those that are achieved, in order.
    """
    items, months = instance.items, choice.months
    counts = {each: months.get(each, 0) for each in instance.held}
    entered = (thing for thing in done if achieved(instance, choice, thing))
    return counts | {thing: months.get(thing, 0) + items[thing].prior for thing in entered}


def _of(instance: Instance, choice: Choice, thing: str) -> dict[str, int]:
    """Return what an item adds to `counting`: itself with its months, once achieved."""
    if not achieved(instance, choice, thing):
        return {}
    return {thing: choice.months.get(thing, 0) + instance.items[thing].prior}


def in_order(
    instance: Instance, choice: Choice, sequence: Iterable[str], done: Iterable[str] = ()
) -> bool:
    """Tell whether items done in this order, after `done`, meet every requirement."""
    counts = counting(instance, choice, done)
    for thing in sequence:
        if instance.items[thing].held:
            continue
        if not opens(instance, thing, counts):
            return False
        counts |= _of(instance, choice, thing)
    return True


def reaches_goal(instance: Instance, choice: Choice) -> bool:
    """Tell whether a choice is a plan: it reaches a goal and can be put in order."""
    if not instance.done and not any(goal in choice.things for goal in instance.goals):
        return False
    counts = counting(instance, choice)
    waiting = sorted(choice.things, key=lambda each: (instance.items[each].level, each))
    while waiting:
        left: list[str] = []
        for thing in waiting:
            if opens(instance, thing, counts):
                counts |= _of(instance, choice, thing)
            else:
                left.append(thing)
        if len(left) == len(waiting):
            return False
        waiting = left
    return True


def opens(instance: Instance, thing: str, counts: Mapping[str, int]) -> bool:
    """Tell whether `counts` meets one of the pathways of an item."""
    for groups in instance.pathways[thing].values():
        for group in groups:
            if not group.is_met(counts):
                break
        else:
            return True
    return False


def asked_by(instance: Instance, things: Iterable[str]) -> set[str]:
    """Return everything that the requirements of some items mention."""
    return {
        each
        for thing in things
        for groups in instance.pathways.get(thing, {}).values()
        for group in groups
        for need in group.needs
        for each in need.options
    }


def achieved(instance: Instance, choice: Choice, thing: str) -> bool:
    """Tell whether an entered item is achieved (docs/semantics.md, rule 9)."""
    item = instance.items[thing]
    return not item.role or choice.months.get(thing, 0) >= item.min_months


def unlocking(
    instance: Instance, choice: Choice, thing: str, available: Collection[str]
) -> tuple[str, ...] | None:
    """Return what of `available` meets the first open pathway of an item; None without one.

    What is held and not worked further is left out.
    """
    for groups in instance.pathways[thing].values():
        parts = [_met(instance, choice, group, available) for group in groups]
        used = [part for part in parts if part is not None]
        if len(used) == len(parts):
            found = dict.fromkeys(each for part in used for each in part)
            return tuple(
                each for each in found if each in choice.months or not instance.items[each].held
            )
    return None


def _met(
    instance: Instance, choice: Choice, group: Group, available: Collection[str]
) -> tuple[str, ...] | None:
    ways = {n: _serves(instance, choice, need, available) for n, need in enumerate(group.needs)}
    if group.contested():
        months = {
            each: choice.months.get(each, 0) + instance.items[each].prior for each in available
        }
        filled = group.filled(list(available), months)
        ways = {n: (each,) if each else ways[n] for n, each in filled.items()}
    met = [way for way in ways.values() if way]
    if len(met) < group.number:
        return None
    fewest = sorted(met, key=len)[: group.number]
    return tuple(each for way in fewest for each in way)


def _serves(
    instance: Instance, choice: Choice, need: Need, available: Collection[str]
) -> tuple[str, ...] | None:
    """Return what meets a need: the shortest sufficient prefix of `available`."""
    if not need.months:
        return next(((each,) for each in available if each in need.options), None)
    total, used = 0, []
    for role in available:
        if role not in need.options:
            continue
        item = instance.items[role]
        total += choice.months.get(role, 0) + item.prior
        used.append(role)
        if total >= need.months:
            return tuple(used)
    return None
