"""Questions back: what a person certainly has, without the profile saying which."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model.graph import Graph
from graph.person.profile import Profile, held_at_start
from graph.person.proved import past


@dataclass(frozen=True, slots=True)
class Open:
    """One question back.

    Parameters
    ----------
    one_of
        Ids of which the person certainly has one.
    because
        The credential or role that proves it; None when only several together do.
    """

    one_of: tuple[str, ...]
    because: str | None


def open_questions(G: Graph, profile: Profile) -> list[Open]:
    """Return what holdings and experience prove without saying which, as questions.

    Parameters
    ----------
    G
        A loaded graph.
    profile
        The person; whoever answers adds the answer to what is held.
    """
    groups = past(G, profile).implied().one_of
    found = []
    for one_of in groups:
        held = sorted(held_at_start(G, profile))
        alone = (each for each in held if one_of in _proved_by(G, profile, each))
        found.append(Open(one_of, next(alone, None)))
    return found


def _proved_by(G: Graph, profile: Profile, node: str) -> tuple[tuple[str, ...], ...]:
    only = replace(profile, hold=frozenset({node}), experience={}, job=None)
    return past(G, only).implied().one_of
