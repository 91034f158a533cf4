"""Gap: what is still missing for each pathway of a target."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.model.condition import Condition, all_of, holds, meeting, missing, named
from graph.model.graph import Graph, counting_as, is_active
from graph.model.names import resolve, sentence
from graph.model.obstacles import circle_words, circles, gone
from graph.model.requirements import requirement_groups
from graph.model.validate import ENOUGH, attainable_from
from graph.person.pose import posed, require_target
from graph.person.profile import Profile
from graph.person.proved import NOTHING, Implied, Past, past


@dataclass(frozen=True, slots=True)
class GroupGap:
    """One group of a pathway: what it asks for, and what is missing of that, as sentences.

    A group of its own has no name. `missing` is None when nothing is; `ids` are what it names.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("group", "needs", "met", "missing", "ids")

    group: str
    needs: str
    missing: str | None
    ids: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.missing is None


@dataclass(frozen=True, slots=True)
class PathwayGap:
    """One pathway: its groups, and what is missing, as a sentence (None: nothing)."""

    json_keys: ClassVar[tuple[str, ...]] = ("pathway", "met", "missing", "groups")

    pathway: str
    groups: tuple[GroupGap, ...]
    missing: str | None

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.missing is None


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between a start and a target.

    Parameters
    ----------
    target
        Its id.
    reached_by
        Ids of what is held that is the target or counts as it, or the target when holding
        something proves it, sorted; empty: not reached.
    pathways
        In order of their names; empty for a target that is open to everybody.
    implied
        What holding proves besides.
    obstacles
        Why something that is missing cannot be achieved by anybody, as sentences: it is gone (and
        what has replaced it), or things require each other.
    """

    target: str
    reached_by: tuple[str, ...]
    pathways: tuple[PathwayGap, ...]
    implied: Implied = NOTHING
    obstacles: tuple[str, ...] = ()


def gap(G: Graph, target: str, profile: Profile | None = None, **options: Any) -> Gap:
    """Return what is still missing for each pathway of a target.

    Parameters
    ----------
    G
        A loaded graph.
    target
        Id, name, abbreviation or alias, as everywhere below.
    profile
        The person who asks.
    **options
        Fields of `graph.person.profile.Profile` by name: ``hold``, ``experience`` (months per
        role; they count when the role's min_months are reached), ``infer`` and so on.

    Returns
    -------
    Gap
        What `hold` reaches already, and each pathway with what is missing.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        If something cannot be achieved or held, if months are not in a role, or negative.
    """
    node = require_target(G, resolve(G, target))
    person = posed(G, Profile, options, profile)
    proved = past(G, person)
    counted = {role: n for role, n in person.experience.items() if role in proved.held}
    pathways = []
    for pathway, groups in requirement_groups(G, node).items():
        parts = [_group(G, name, part, proved, counted) for name, part in groups]
        rest = _missing(all_of(*(part for _, part in groups)), proved, counted)
        text = None if rest is None else sentence(G, rest)
        pathways.append(PathwayGap(pathway, tuple(parts), text))
    ways = counting_as(G, node)
    reached = proved.held & ways or ({node} if proved.proves(ways) else set())
    obstacles = () if reached else _obstacles(G, node, pathways, proved)
    return Gap(node, tuple(sorted(reached)), tuple(pathways), proved.implied(), obstacles)


def _obstacles(
    G: Graph, target: str, pathways: Collection[PathwayGap], proved: Past
) -> tuple[str, ...]:
    """Return why the target, or something that is missing, cannot be achieved by anybody."""
    there = attainable_from(G, proved.held.union(proved.implied().held))
    months = {node: ENOUGH for node in there if G.nodes[node]["type"] == "role"}
    asks: dict[str, set[str]] = {}
    todo = [target]
    while todo:
        node = todo.pop(0)
        if node in asks or node in there:
            continue
        groups = requirement_groups(G, node).values() if is_active(G, node) else ()
        unmet = [part for each in groups for _, part in each if not holds(part, there, months)]
        asks[node] = {each for part in unmet for each in meeting(part)} - there
        todo += sorted(asks[node])
    direct = [each for pathway in pathways for group in pathway.groups for each in group.ids]
    inactive = [each for each in dict.fromkeys([*asks, *direct]) if not is_active(G, each)]
    sentences = [gone(G, each) for each in inactive]
    return (*sentences, *(circle_words(G, circle) for circle in circles(asks)))


def _missing(part: Condition, proved: Past, months: Mapping[str, int]) -> Condition | None:
    return missing(proved.unproved(part), proved.held, months)


def _group(
    G: Graph, name: str, part: Condition, proved: Past, months: Mapping[str, int]
) -> GroupGap:
    rest = _missing(part, proved, months)
    if rest is None:
        return GroupGap(name, sentence(G, part), None, ())
    return GroupGap(name, sentence(G, part), sentence(G, rest), named(rest))
