"""Changes that make an infeasible request feasible, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from graph.planning.answer import Missing
from graph.words import listed


@dataclass(frozen=True, slots=True)
class Change:
    """One constraint given up as far as needed.

    Parameters
    ----------
    constraint
        Name of the option.
    id
        What is allowed again, an id or a kind; None for a limit.
    was, value
        The limit as it was, and the least that will do.
    proved
        Whether no smaller value will do.
    verb, object
        What to do, in words.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("constraint", "id", "was", "value", "proved", "sentence"),
    )

    constraint: str
    id: str | None
    was: float | None
    value: float | None
    proved: bool
    verb: str
    object: str

    @property
    def sentence(self) -> str:
        """The change in words: ``allow RHIA``, ``raise the limit to 60 months``."""
        return f"{self.verb} {self.object}"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Changes that together make a request feasible.

    With several limits among them the values belong together: each is the least one given
    those before it, in the order of the objective.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("sentence", "changes")

    changes: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        """All changes in words: ``allow RHIA and raise the limit to 60 months``."""
        parts = []
        for verb, verbs in (
            ("allow", "allow"),
            ("raise the limit to", "raise the limits to"),
            ("raise the horizon to", ""),
        ):
            objects = [each.object for each in self.changes if each.verb == verb]
            if objects:
                parts.append(f"{verb if len(objects) == 1 else verbs} {listed(objects)}")
        return "; ".join(parts) or "nothing needs to change"


@dataclass(frozen=True, slots=True)
class Relaxations:
    """What would make an infeasible request feasible.

    Parameters
    ----------
    sets
        Sets of changes of the least size, all of them up to a number.
    blocked
        What stands in the way whatever is changed; then there are no sets.
    proved
        Whether the sets are proved to be of the least size, and to be all unless they are as
        many as were asked for.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("proved", "sets", "blocked")

    sets: tuple[Relaxation, ...] = ()
    blocked: tuple[Missing, ...] = ()
    proved: bool = True
