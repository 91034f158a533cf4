"""What the focus view shows of a node, before anything has a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph.person.profile import Profile

State = Literal["held", "begun", "open"]
Way = Literal["promotion", "counts", "move", "belongs"]


@dataclass(frozen=True, slots=True)
class Time:
    """When something is reached at the earliest, in months, and what that costs in dollars.

    `months` is None when the limits of the person do not allow it; an unknown cost is None.
    """

    months: int | None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks at the picture, and what has been worked out for them.

    Parameters
    ----------
    profile
        The person; what they hold, what is assumed of them included.
    times
        Node -> its earliest time. A node that is missing is drawn without a time.
    ways
        Pathway of the node in focus -> the time of the best plan through it.
    """

    profile: Profile = field(default_factory=Profile)
    times: Mapping[str, Time] = field(default_factory=dict)
    ways: Mapping[str, Time] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """One alternative: hold `node`, or, with `months`, work so long in one of the `places`.

    Parameters
    ----------
    node
        What is held, or the first of the places.
    state
        Whether the person has it, has begun to work for it, or neither.
    months, done
        Months that are asked for, and those that are there; 0 for a hold.
    places
        Roles and careers whose months count, each with the lowest level that does.
    key
        Name of a list of places that can be opened; empty when there is none.
    """

    node: str
    state: State
    months: int = 0
    done: int = 0
    places: tuple[tuple[str, int], ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """So many of some alternatives are enough; `key` names it where it can be opened."""

    key: str
    number: int
    needs: tuple[Need, ...]
    met: bool


@dataclass(frozen=True, slots=True)
class NeedPathway:
    """One of the ways to a node: all of its groups; `best` is the one that is reached first."""

    key: str
    title: str
    groups: tuple[NeedGroup, ...]
    met: bool
    time: Time | None = None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Doors:
    """What a node opens in one way, soonest first; `says` stands between it and each of them."""

    key: str
    title: str
    about: str
    way: Way
    says: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a node: bodies, employers, fields, what helps."""

    key: str
    title: str
    relation: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """Everything the view shows of a node.

    `common` is asked for in every case, and one of the `pathways` besides; `held` says whether the
    person has the node already.
    """

    node: str
    held: bool
    common: tuple[NeedGroup, ...]
    pathways: tuple[NeedPathway, ...]
    doors: tuple[Doors, ...]
    beside: tuple[Beside, ...]
