"""What holding proves: whoever holds a thing has met its requirements, so nobody meets them again.

A requirement is met at the start when every way of coming by what is held meets it: with all
that would meet it taken out of the graph, something held could not have been achieved from
nothing. Retired and renamed things count as achievable here, since they were once; limits and
avoided things do not touch the past; months of experience are never implied. Only things that
could have been achieved at all prove anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from graph.model.condition import ALWAYS, AtLeast, Condition, Hold, Months, at_least
from graph.model.frozen import once
from graph.model.graph import Graph, counting_as
from graph.model.matching import matched
from graph.model.requirements import Alternative, RequirementGroup, pathways_of
from graph.person.profile import Profile, held_at_start


@dataclass(frozen=True, slots=True)
class Implied:
    """What is certain besides what is held.

    Parameters
    ----------
    held
        Ids a hold on which is certainly met.
    one_of
        Groups of ids of which one is certain, without saying which.
    """

    held: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()


NOTHING: Final = Implied()


def past(G: Graph, profile: Profile) -> Past:
    """Return what a person's holdings prove, worked out once for a graph.

    A profile that is taken literally (`infer` is False) proves nothing.
    """
    return _past(G, held_at_start(G, profile), profile.infer)


@once
def _past(G: Graph, held: frozenset[str], infer: bool) -> Past:  # noqa: FBT001
    return Past(G, held, infer=infer)


class Past:
    """The ways of coming by what is held.

    Parameters
    ----------
    G
        A loaded graph.
    held
        Ids of what is held at the start.
    infer
        Whether it proves anything.
    """

    def __init__(self, G: Graph, held: frozenset[str], *, infer: bool = True) -> None:
        self.G = G
        self.held = held
        self.behind = _behind(G, held) if infer else frozenset()
        self.ways: dict[str, list[frozenset[str]]] = {}
        for node in sorted(held & self.behind):
            way = self._way(node, frozenset())
            if way is not None:
                self.ways[node] = [way]
        self.known: dict[frozenset[str], bool] = {}
        self.certain: Implied | None = None

    def proves(self, meeting: frozenset[str]) -> bool:
        """Tell whether one of some things was certainly had on the way to what is held.

        Parameters
        ----------
        meeting
            Everything that would meet a requirement: with what counts as it.
        """
        if meeting.isdisjoint(self.behind):
            return False
        if meeting not in self.known:
            self.known[meeting] = any(
                self._needs(node, meeting) for node in self.ways if node not in meeting
            )
        return self.known[meeting]

    def proves_one_of(self, alternatives: Sequence[Alternative]) -> bool:
        """Tell whether one of some alternatives, all of them holds, was certainly had."""
        if any(each.months for each in alternatives):
            return False
        return self.proves(frozenset[str]().union(*(each.meeting for each in alternatives)))

    def implied(self) -> Implied:
        """Return everything that is certain, in order of ids; worked out once."""
        if self.certain is None:
            self.certain = self._implied()
        return self.certain

    def _implied(self) -> Implied:
        certain = [node for node in sorted(self.behind) if self._is_new(counting_as(self.G, node))]
        known = {*certain, *self.held}
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for node in sorted(self.behind):
            for groups in pathways_of(self.G, node).values():
                for group in groups:
                    meeting = _meeting(group)
                    several = group.number == 1 and len(group.alternatives) > 1
                    new = several and known.isdisjoint(meeting)
                    if new and self.proves_one_of(group.alternatives):
                        named = {each.rows[0][0] for each in group.alternatives}
                        found[meeting] = tuple(sorted(named))
        smallest = (ids for each, ids in found.items() if not any(other < each for other in found))
        return Implied(tuple(certain), tuple(sorted(smallest)))

    def unproved(self, condition: Condition) -> Condition:
        """Return a condition without what is certain."""
        match condition:
            case Hold():
                return ALWAYS if self.proves(condition.met_by) else condition
            case Months():
                return condition
            case AtLeast(number=1) if self._one_is_certain(condition):
                return ALWAYS
            case AtLeast():
                rest = [self.unproved(part) for part in condition.parts]
                left = [part for part in rest if part != ALWAYS]
                number = max(0, condition.number - len(rest) + len(left))
                return at_least(number, *left, distinct=condition.distinct)

    def _one_is_certain(self, condition: AtLeast) -> bool:
        holds = [part.met_by for part in condition.parts if isinstance(part, Hold)]
        return len(holds) == len(condition.parts) and self.proves(frozenset[str]().union(*holds))

    def _is_new(self, meeting: frozenset[str]) -> bool:
        return self.held.isdisjoint(meeting) and self.proves(meeting)

    def _needs(self, node: str, meeting: frozenset[str]) -> bool:
        """Tell whether every way to something held has one of some things."""
        if any(way.isdisjoint(meeting) for way in self.ways[node]):
            return False
        way = self._way(node, meeting)
        if way is not None:
            self.ways[node].append(way)
        return way is None

    def _way(self, goal: str, without: frozenset[str]) -> frozenset[str] | None:
        """Return what one way to a node has when some things do not exist; None: no way."""
        rests_on: dict[str, set[str]] = {}
        waiting = sorted(self.behind - without)
        while goal not in rests_on:
            left = []
            for node in waiting:
                used = self._opened(node, rests_on.keys())
                if used is None:
                    left.append(node)
                else:
                    rests_on[node] = used
            if len(left) == len(waiting):
                return None
            waiting = left
        found = {goal}
        todo = [goal]
        while todo:
            new = rests_on[todo.pop()] - found
            found |= new
            todo += new
        return frozenset(found)

    def _opened(self, node: str, there: AbstractSet[str]) -> set[str] | None:
        """Return what opens a node, of what is there; None when nothing does."""
        pathways = pathways_of(self.G, node)
        if not pathways:
            return set()
        for groups in pathways.values():
            used: set[str] = set()
            for group in groups:
                filled = places(group.alternatives, there)
                if len(filled) < group.number:
                    break
                used.update(filled[: group.number])
            else:
                return used
        return None


def places(alternatives: Iterable[Alternative], there: AbstractSet[str]) -> list[str]:
    """Return what fills the places of a group, each hold another thing.

    Parameters
    ----------
    alternatives
        Of one group; months count as worked when one of their roles is there.
    there
        Ids of what is achieved.
    """
    worked: list[str] = []
    holds: list[AbstractSet[str]] = []
    for each in alternatives:
        useful = each.meeting & there
        if useful and each.months:
            worked.append(min(useful))
        elif useful:
            holds.append(useful)
    return worked + list(matched(holds))


def _behind(G: Graph, held: frozenset[str]) -> frozenset[str]:
    """Return what is held and everything that some way to it mentions."""
    found = set(held)
    todo = sorted(held)
    while todo:
        for groups in pathways_of(G, todo.pop()).values():
            for group in groups:
                new = _meeting(group) - found
                found |= new
                todo += new
    return frozenset(found)


def _meeting(group: RequirementGroup) -> frozenset[str]:
    return frozenset[str]().union(*(each.meeting for each in group.alternatives))
