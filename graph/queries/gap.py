"""Gap: what is still missing for each pathway of a target."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from graph.model.condition import Condition, all_of, leaves, missing
from graph.model.condition import Hold as _Hold
from graph.model.graph import Graph, counting_as
from graph.model.names import resolve, sentence
from graph.model.requirements import requirement_groups
from graph.person.pose import posed, require_target
from graph.person.profile import Profile, held_at_start


@dataclass(frozen=True, slots=True)
class GroupGap:
    """One group of a pathway: what it asks for, and what is still missing of it.

    Parameters
    ----------
    group
        Its name; empty for a group of its own.
    needs, missing
        What it asks for, and what is missing of that, as sentences; None: nothing is missing.
    ids
        What the missing part names.
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
        Ids of what is held that is the target or counts as it, sorted; empty: not reached.
    pathways
        In order of their names; empty for a target that is open to everybody.
    """

    target: str
    reached_by: tuple[str, ...]
    pathways: tuple[PathwayGap, ...]


def gap(
    G: Graph,
    target: str,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | Iterable[tuple[str, int]] = (),
) -> Gap:
    """Return what is still missing for each pathway of a target.

    Parameters
    ----------
    G
        A loaded graph.
    target
        Id, name, abbreviation or alias, as everywhere below.
    hold
        What is held.
    experience
        Months worked per role; they count when the role's min_months are reached.

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
    profile = posed(G, Profile, {"hold": hold, "experience": experience})
    held = held_at_start(G, profile)
    counted = {role: each for role, each in profile.experience.items() if role in held}
    pathways = []
    for pathway, groups in requirement_groups(G, node).items():
        parts = [_group(G, name, part, held, counted) for name, part in groups]
        rest = missing(all_of(*(part for _, part in groups)), held, counted)
        text = None if rest is None else sentence(G, rest)
        pathways.append(PathwayGap(pathway, tuple(parts), text))
    return Gap(node, tuple(sorted(held & counting_as(G, node))), tuple(pathways))


def _group(
    G: Graph, name: str, part: Condition, held: Collection[str], months: Mapping[str, int]
) -> GroupGap:
    rest = missing(part, held, months)
    ids = (
        []
        if rest is None
        else [
            each
            for leaf in leaves(rest)
            for each in ([leaf.node] if isinstance(leaf, _Hold) else [s for s, _ in leaf.sources])
        ]
    )
    return GroupGap(
        name,
        sentence(G, part),
        None if rest is None else sentence(G, rest),
        tuple(dict.fromkeys(ids)),
    )
