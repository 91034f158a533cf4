"""The requirements of an instance as an AND/OR graph of numbered parts, built once for many passes.

A part is a group or a pathway. It waits for a number of others; when they are met, a group
counts for its pathway and a pathway opens its item. Needs with the same options share a pool,
so that a list of options is scanned once, however many needs have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from graph.planning.instance.values import Instance

_ENOUGH = 1_000_000
"""Months that meet every requirement of experience."""

ITEM = -1
"""In `Network.whole`: the part is a pathway, which belongs to an item."""


@dataclass(slots=True)
class Pool:
    """Needs with the same options.

    Parameters
    ----------
    prior
        Months worked before the start, over all options.
    parts
        Months needed (0 for a hold) -> the groups with this need.
    """

    prior: int
    parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Network:
    """Parts by number, and the pools of needs.

    Parameters
    ----------
    missing
        Per part, how many of its children must be met.
    whole
        Per part, the pathway of a group; `ITEM` for a pathway.
    node
        Per part, the item that it is a requirement of.
    open
        The pathways without requirements.
    pools
        One per distinct set of options.
    waiting
        Item -> the pools that have it as an option.
    barred
        Items that cannot be had, because a thing can fill only one place of a group.
    """

    missing: Sequence[int]
    whole: Sequence[int]
    node: Sequence[str]
    open: Sequence[int]
    pools: Sequence[Pool]
    waiting: Mapping[str, Sequence[int]]
    barred: frozenset[str]


_KNOWN: WeakKeyDictionary[Instance, Network] = WeakKeyDictionary()


def network(instance: Instance) -> Network:
    """Return the AND/OR graph of an instance, built once."""
    if instance not in _KNOWN:
        _KNOWN[instance] = _laid_out(instance)
    return _KNOWN[instance]


def _laid_out(instance: Instance) -> Network:
    missing: list[int] = []
    whole: list[int] = []
    node: list[str] = []
    open_to_all: list[int] = []
    pools: list[Pool] = []
    number: dict[tuple[str, ...], int] = {}
    waiting: dict[str, list[int]] = defaultdict(list)
    prior = {each: item.prior for each, item in instance.items.items() if item.prior}
    for thing, routes in instance.pathways.items():
        for groups in routes.values():
            pathway = len(missing)
            asking = [group for group in groups if group.number]
            missing += [len(asking), *(group.number for group in asking)]
            whole += [ITEM, *[pathway] * len(asking)]
            node += [thing] * (1 + len(asking))
            if not asking:
                open_to_all.append(pathway)
            for part, group in enumerate(asking, pathway + 1):
                for need in group.needs:
                    place = number.setdefault(need.options, len(pools))
                    if place == len(pools):
                        known = sum(prior.get(each, 0) for each in need.options) if prior else 0
                        pools.append(Pool(known))
                        for option in need.options:
                            waiting[option].append(place)
                    pools[place].parts[need.months].append(part)
    return Network(missing, whole, node, open_to_all, pools, waiting, _barred(instance))


def _barred(instance: Instance) -> frozenset[str]:
    """Return the items that cannot be had, when things contest places; otherwise nothing."""
    groups = (g for routes in instance.pathways.values() for each in routes.values() for g in each)
    if not any(group.contested() for group in groups):
        return frozenset()
    last = frozenset() if instance.goes_on else frozenset(instance.goals)
    found = set(instance.held)
    counts = dict.fromkeys(found, _ENOUGH)
    waiting = instance.pathways.keys() - found
    while ready := {
        node
        for node in waiting
        if any(all(g.is_met(counts) for g in groups) for groups in instance.pathways[node].values())
    }:
        found |= ready
        waiting -= ready
        counts |= dict.fromkeys(ready - last, _ENOUGH)
    return frozenset(waiting)
