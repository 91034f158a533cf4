"""Bipartite matching: members of sets, each of another set and all different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence


def matched(options: Sequence[Collection[str]]) -> dict[str, int]:
    """Return as many members of some sets as can be chosen, each for another set.

    Parameters
    ----------
    options
        The sets.

    Returns
    -------
    dict of str to int
        Member -> place of the set that it is chosen for (augmenting paths: Kuhn 1955).
    """
    given: dict[str, int] = {}

    def give(place: int, seen: set[str]) -> bool:
        for each in sorted(options[place]):
            if each in seen:
                continue
            seen.add(each)
            if each not in given or give(given[each], seen):
                given[each] = place
                return True
        return False

    for place in range(len(options)):
        give(place, set())
    return given


def shared(options: Iterable[Collection[str]]) -> frozenset[str]:
    """Return the members of more than one set."""
    count = Counter(each for option in options for each in set(option))
    return frozenset(each for each, times in count.items() if times > 1)
