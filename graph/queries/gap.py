"""Gap: what is still missing for each pathway of a target."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.condition import Condition, all_of, leaves, missing
from graph.model.condition import Hold as _Hold
from graph.model.graph import Graph, counting_as
from graph.model.names import resolve, sentence
from graph.model.requirements import requirement_groups
from graph.person.pose import posed, require_target
from graph.person.profile import Profile, held_at_start


@dataclass(frozen=True, slots=True)
class GroupGap:
    """One group of a pathway: what it asks for, and what of that is still missing."""

    group: str
    needs: str
    missing: str | None
    ids: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the keys of one group of ``gap --json``."""
        return {
            "group": self.group,
            "needs": self.needs,
            "met": self.missing is None,
            "missing": self.missing,
            "ids": list(self.ids),
        }


@dataclass(frozen=True, slots=True)
class PathwayGap:
    """One pathway: its groups, and what is missing, as a sentence (None: nothing)."""

    pathway: str
    groups: tuple[GroupGap, ...]
    missing: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the keys of one pathway of ``gap --json``."""
        return {
            "pathway": self.pathway,
            "met": self.missing is None,
            "missing": self.missing,
            "groups": [group.as_json() for group in self.groups],
        }


def gap(
    G: Graph,
    target: str,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | Iterable[tuple[str, int]] = (),
) -> list[PathwayGap]:
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
    list of PathwayGap
        In order of the pathway's name; empty for a target that is open to everybody.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        If something cannot be achieved or held, if months are not in a role, or negative.
    """
    node = require_target(G, resolve(G, target))
    held, months = _held(G, hold, experience)
    counted = {role: each for role, each in months.items() if role in held}
    found = []
    for pathway, groups in requirement_groups(G, node).items():
        parts = [_group(G, name, part, held, counted) for name, part in groups]
        rest = missing(all_of(*(part for _, part in groups)), held, counted)
        text = None if rest is None else sentence(G, rest)
        found.append(PathwayGap(pathway, tuple(parts), text))
    return found


def reached_by(
    G: Graph,
    target: str,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | Iterable[tuple[str, int]] = (),
) -> list[str]:
    """Return what is held that is the target or counts as it, sorted; see `gap`."""
    held, _ = _held(G, hold, experience)
    return sorted(held & counting_as(G, require_target(G, resolve(G, target))))


def _held(
    G: Graph, hold: Collection[str], experience: Mapping[str, int] | Iterable[tuple[str, int]]
) -> tuple[frozenset[str], dict[str, int]]:
    """Return what is held at the start, and the months per role, all by id."""
    profile = posed(G, Profile, {"hold": hold, "experience": experience})
    return held_at_start(G, profile), dict(profile.experience)


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
