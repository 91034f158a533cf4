"""Changes that make an infeasible request feasible, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from graph.planning.answer import Missing, Plan
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

    With several limits among them the values belong together; limits on months and on dollars
    have one relaxation for each trade-off.

    Parameters
    ----------
    changes
        What to change.
    plan
        The best plan after that; None if it was not found in time.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("sentence", "changes", "months", "cost", "steps")

    changes: tuple[Change, ...]
    plan: Plan | None = None

    @property
    def months(self) -> int | None:
        """Months of the best plan after the changes."""
        return None if self.plan is None else self.plan.months

    @property
    def cost(self) -> float | None:
        """Its dollars."""
        return None if self.plan is None else self.plan.cost

    @property
    def steps(self) -> int | None:
        """Its steps."""
        return None if self.plan is None else self.plan.steps

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
class Conflict:
    """Constraints that no plan keeps together; without any one of them, the others are no reason.

    Parameters
    ----------
    parts
        Names of options, each with the member of a set, or "" for a limit.
    least
        Of a single limit on months, dollars or steps: what every plan needs at least, whatever
        else is given up. None for anything else, or if not found out.
    """

    parts: tuple[tuple[str, str], ...]
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """A role that can be reached as things are.

    Parameters
    ----------
    id
        The role.
    pay_usd
        Median dollars a year.
    plan
        The best plan for it.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("id", "pay_usd", "plan.months", "plan.cost", "plan.steps"),
    )

    id: str
    pay_usd: float
    plan: Plan


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
    allowed
        The best paid roles of the target's careers that the constraints do allow.
    conflicts
        What rules every plan out; all of it that was needed to find the sets.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("proved", "sets", "blocked", "allowed")

    sets: tuple[Relaxation, ...] = ()
    blocked: tuple[Missing, ...] = ()
    proved: bool = True
    allowed: tuple[Allowed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
