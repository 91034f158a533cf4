"""What every plan to the target needs: landmarks as sentences.

The facts come from `graph.planning.bounds.landmarks`; docs/planning.md says which are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_

from graph.model.condition import Hold, Months, leaves
from graph.model.graph import Graph
from graph.model.names import display_name, place
from graph.person.profile import held_at_start
from graph.planning.bounds.landmarks import Landmarks, find_landmarks, group_key
from graph.planning.instance.values import Group, Instance, Need
from graph.planning.problem import Problem
from graph.planning.search.sequential import compiled
from graph.words import NAMED, counted, listed, some


@dataclass(frozen=True, slots=True)
class Landmark:
    """One thing that every plan needs.

    Parameters
    ----------
    sentence
        In words, for example ``RHIA or RHIT``.
    ids
        Every plan has at least one of these.
    months
        So many months are worked in `ids` together, beyond the experience that counts at the
        start; 0 when holding is enough or the alternatives differ.
    """

    sentence: str
    ids: tuple[str, ...]
    months: int


def landmarks(G: Graph, problem: Problem) -> tuple[Landmark, ...]:
    """Return what every plan needs, nearest to the target first.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The question; its limits on months, dollars and steps are left aside.

    Returns
    -------
    tuple of Landmark
        Empty when the target is held or out of reach.
    """
    instance = compiled(G, problem, "time").instance
    if not instance.goals:
        return ()
    known = find_landmarks(instance)
    distance = _distances(instance, known)
    before = reduce(and_, (known.before[goal] for goal in instance.goals))
    numbers = [n for n in range(len(known.facts)) if before >> n & 1]

    def nearness(n: int) -> tuple[int, int, int]:
        # Of two at the same distance the one that implies more comes later in life.
        names = known.facts[n].asked.condition()
        return distance[n], -known.given[n].bit_count(), -sum(1 for _ in leaves(names))

    read = _Reader(G, problem)
    facts: list[_Fact] = []
    for n in sorted(numbers, key=nearness):
        for fact in read.facts(known, n):
            if not any(_implies(other, fact) for other in facts):
                facts = [each for each in facts if not _implies(fact, each)]
                facts.append(fact)
    return tuple(read.landmark(fact.early) for fact in facts)


def _options(fact: Group) -> tuple[str, ...]:
    return tuple(sorted({each for need in fact.needs for each in need.options}))


def _distances(instance: Instance, known: Landmarks) -> dict[int, int]:
    """Return for each fact how many requirements lie between it and the target."""
    steps = dict.fromkeys(instance.goals, 0)
    found: dict[int, int] = {}
    todo = list(instance.goals)
    for thing in todo:
        for groups in instance.pathways.get(thing, {}).values():
            for group in groups:
                found.setdefault(known.number[group_key(group)], steps[thing])
                for each in _options(group):
                    if each not in steps:
                        steps[each] = steps[thing] + 1
                        todo.append(each)
    return found


@dataclass(frozen=True, slots=True)
class _Fact:
    """A necessary fact without its late options, and as it was asked for in the data."""

    early: Group
    asked: Group


def _implies(one: _Fact, other: _Fact) -> bool:
    """Tell whether the form of a fact says that another one is true.

    What was asked for is compared, since "lead or higher" is within "any level"; but a diploma
    that one degree needs stays beside "a diploma or a degree": it is another thing to achieve.
    """
    if other.early.number > 1:
        enough = one.early.number >= other.early.number
        return enough and set(one.early.needs) <= set(other.early.needs)
    held = {each for need in other.asked.needs if not need.months for each in need.options}
    early = {each for need in other.early.needs if not need.months for each in need.options}

    def helps(need: Need) -> bool:
        # Whoever has worked months in some roles holds one of them.
        return (held.issuperset(need.options) and not early.isdisjoint(need.options)) or any(
            0 < each.months <= need.months and set(need.options) <= set(each.options)
            for each in other.asked.needs
        )

    return sum(not helps(need) for need in one.asked.needs) < one.asked.number


class _Reader:
    """Facts and their words: what a need is about is looked up in the condition it came from."""

    def __init__(self, G: Graph, problem: Problem) -> None:
        self.G = G
        self.problem = problem
        self.held = held_at_start(G, problem)

    def facts(self, known: Landmarks, number: int) -> Iterator[_Fact]:
        """Yield what a fact says; "all of" is said one by one."""
        fact = known.facts[number]
        pairs = []
        for need in fact.needs:
            early = [each for each in need.options if not known.before[each] >> number & 1]
            if early:
                leaf = self._leaf(fact, need)
                full = leaf.met_by if isinstance(leaf, Hold) else leaf.roles
                asked = Need(need.months, tuple(sorted(full)))
                pairs.append((Need(need.months, tuple(early)), asked))
        together = fact.number == len(pairs)
        for part in [(pair,) for pair in pairs] if together else [tuple(pairs)]:
            sides = (
                Group(1 if together else fact.number, needs, fact.name, fact.asked)
                for needs in zip(*part, strict=True)
            )
            yield _Fact(*sides)

    def landmark(self, fact: Group) -> Landmark:
        """Return a fact as it is shown."""
        months = fact.needs[0].months if len(fact.needs) == 1 else 0
        return Landmark(self._group(fact), _options(fact), months)

    def _group(self, fact: Group) -> str:
        if fact.number > 1:
            parts = (listed(self._need(fact, need), "or") for need in fact.needs)
            return f"{fact.number} of: {'; '.join(parts)}"
        wide = [
            need
            for need in fact.needs
            if not any(not need.months and _narrower(need, other) for other in fact.needs)
        ]
        wide.sort(key=lambda need: need.months > 0)
        names = (words for need in wide for words in self._need(fact, need))
        return listed(dict.fromkeys(names), "or")

    def _need(self, fact: Group, need: Need) -> list[str]:
        leaf = self._leaf(fact, need)
        if isinstance(leaf, Months):
            return [self._months(leaf, need)]
        if len(need.options) > NAMED:
            return [f"{display_name(self.G, leaf.node)} or an equivalent credential"]
        return [display_name(self.G, each) for each in need.options]

    def _leaf(self, fact: Group, need: Need) -> Hold | Months:
        """Return what a need is left of: of several leaves the narrowest."""

        def fits(leaf: Hold | Months) -> bool:
            if isinstance(leaf, Hold):
                return not need.months and leaf.met_by.issuperset(need.options)
            done = sum(self.problem.experience.get(role, 0) for role in leaf.roles & self.held)
            return leaf.roles.issuperset(need.options) and leaf.months - done == need.months

        def width(leaf: Hold | Months) -> tuple[int, str]:
            if isinstance(leaf, Hold):
                return len(leaf.met_by), leaf.node
            return len(leaf.roles), str(leaf.sources)

        return min(filter(fits, leaves(fact.asked.condition())), key=width)

    def _months(self, leaf: Months, need: Need) -> str:
        alone = len(need.options) == 1
        places = [
            place(self.G, node, level)
            for node, level in ([(need.options[0], 0)] if alone else leaf.sources)
            if self.G.nodes[node]["type"] == "career" or node in need.options
        ]
        length = counted(need.months, "more month" if need.months < leaf.months else "month")
        return f"{length} in {some(places, 'other roles')}"


def _narrower(need: Need, other: Need) -> bool:
    return not other.months and set(need.options) < set(other.options)
