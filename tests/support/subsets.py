"""Every set of things that makes a plan, by trying all of them; for tiny graphs only.

Written from the definitions: a set is a plan when, with some months worked, all of it can be
entered one after another and the target is reached. The plain search says what is open when.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

from oracle import ORDER, Oracle

from graph.person.options import Measure

Value = tuple[int, int, int]


def all_plans(oracle: Oracle) -> dict[frozenset[str], Value]:
    """Return per set of new things its least (time, cents, steps); limits are kept."""
    problem = oracle.problem
    goal = oracle.counted(problem.target)
    if goal & oracle.start or oracle.certain(goal):
        return {frozenset(): (0, 0, 0)}
    new = [
        node
        for node in oracle.credentials + oracle.roles
        if node not in oracle.start and oracle.allowed(node)
    ]
    every = chain.from_iterable(combinations(new, n) for n in range(1, len(new) + 1))
    caps = (
        problem.max_months,
        None if problem.max_cost is None else round(100 * problem.max_cost),
        problem.max_steps,
    )
    found: dict[frozenset[str], Value] = {}
    for things in map(frozenset, every):
        # Reaching the target ends a plan: nothing is left to be done after it.
        if len(things & goal) == 1 and (value := _least(oracle, things)) is not None:
            low = all(cap is None or v <= cap for v, cap in zip(value, caps, strict=True))
            if low:
                found[things] = value
    return found


def _least(oracle: Oracle, things: frozenset[str]) -> Value | None:
    most = tuple(oracle.most if r in things | oracle.start else 0 for r in oracle.roles)
    if not _enters_all(oracle, things, most):
        return None
    nodes = oracle.G.nodes
    study = sum(map(oracle.study, things & set(oracle.credentials)))
    cents = sum(round(100 * nodes[t].get(f, 0)) for t in things for f in ("cost_usd", "fee_usd"))
    for months in sorted(product(*(range(each + 1) for each in most)), key=sum):
        if _enters_all(oracle, things, months):
            return study + sum(months), cents, len(things)
    raise AssertionError


def _enters_all(oracle: Oracle, things: frozenset[str], months: tuple[int, ...]) -> bool:
    entered: frozenset[str] = frozenset()
    while entered != things:
        held = oracle.achieved(entered, months)
        more = {
            t for t in things - entered if oracle.opened(t, held, _worked(oracle, entered, months))
        }
        if not more:
            return False
        entered |= more
    return True


def _worked(oracle: Oracle, entered: frozenset[str], months: tuple[int, ...]) -> tuple[int, ...]:
    there = entered | oracle.start
    return tuple(m if r in there else 0 for r, m in zip(oracle.roles, months, strict=True))


def ranked(plans: dict[frozenset[str], Value], objective: Measure) -> list[frozenset[str]]:
    """Return the sets of which no smaller part is as good, best first."""

    def key(things: frozenset[str]) -> tuple[int, ...]:
        return tuple(plans[things][place] for place in ORDER[objective])

    keep = [
        things
        for things in plans
        if not any(part < things and key(part) <= key(things) for part in plans)
    ]
    return sorted(keep, key=key)


def front(plans: dict[frozenset[str], Value]) -> list[Value]:
    """Return the values whose months and cents no plan betters, with the fewest steps each."""
    return sorted(_undominated(plans))


def _undominated(plans: dict[frozenset[str], Value]) -> Iterator[Value]:
    values = set(plans.values())
    for value in values:
        better = (
            other[0] <= value[0]
            and other[1] <= value[1]
            and (other[:2] != value[:2] or other[2] < value[2])
            for other in values
        )
        if not any(better):
            yield value
