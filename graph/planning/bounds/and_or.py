"""The requirements of an instance as numbered parts, laid out once for many passes.

A part is a group or a pathway: it waits for a number of others and, when they are there,
closes the pathway or opens the item it belongs to. Needs of the same options wait together in
a pool, so that its list of options is gone through once however many needs share it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from graph.planning.instance.values import Instance

ITEM = -1
"""What a pathway belongs to instead of another part."""


@dataclass(slots=True)
class Pool:
    """Needs of the same options.

    Parameters
    ----------
    prior
        Months worked before the start in all options together.
    parts
        Months needed, 0 for a hold -> the groups that wait for it.
    """

    prior: int
    parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Network:
    """Parts by number, and pools by what they wait for.

    Parameters
    ----------
    missing
        Per part, how many of what it waits for it needs.
    whole
        Per part, the pathway of a group; `ITEM` for a pathway.
    node
        Per part, the item it is a requirement of.
    open
        The pathways that wait for nothing.
    pools
        Each with other options.
    waiting
        Item -> the pools that have it among their options.
    """

    missing: Sequence[int]
    whole: Sequence[int]
    node: Sequence[str]
    open: Sequence[int]
    pools: Sequence[Pool]
    waiting: Mapping[str, Sequence[int]]


_KNOWN: WeakKeyDictionary[Instance, Network] = WeakKeyDictionary()


def network(instance: Instance) -> Network:
    """Return the laid out requirements of an instance; they are laid out once."""
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
    return Network(missing, whole, node, open_to_all, pools, waiting)
