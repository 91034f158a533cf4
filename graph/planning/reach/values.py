"""The answer to a question about reach, as plain values with their JSON keys.

Keys of ``careergraph reach --json``:

``hold, experience, infer, avoid, avoid_kind, max_months, max_cost, max_credential_level``
    The question.
``proved``
    Whether every value and every decision below is proved.
``reached, undecided, beyond``
    Lists of nodes by whether a plan keeps the limits, each with ``id, name, type, level``;
    ``months, months_bound, months_proved``; ``cost_usd, cost_bound_usd, cost_proved``;
    ``within`` (true, null or false); ``unknown_prices`` (of the cheapest plan).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from graph.person.options import options
from graph.person.profile import Profile
from graph.person.proved import NOTHING, Implied
from graph.planning.problem import Question

QUESTION: Final = tuple(
    f"question.{name}"
    for name, each in options(Profile).items()
    if each.group in {"start", "limit"}
)
"""Keys of a question about reach: what is held, and the limits."""


@dataclass(frozen=True, slots=True)
class Attainable:
    """A credential or role that can be attained, and what it takes.

    Parameters
    ----------
    id, name, type, level
        Of the node.
    months
        Fewest months of a plan that keeps the limits, on the clock of the question; None if no
        such plan is known.
    months_bound
        Lower bound for plans that keep the limits; for a node beyond them, for all plans.
    cost_usd, cost_bound_usd
        The same for the price of everything newly achieved, in dollars. It is a question of its
        own: the cheapest plan is seldom the fastest.
    within
        True: one plan keeps all limits. False: proved that none does. None: not decided in
        time.
    unknown_prices
        Credentials of the cheapest plan whose price is unknown and counts as 0.
    unknown_durations
        Credentials of the fastest plan whose duration is unknown and counts as 0.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("id", "name", "type", "level", "months", "months_bound", "months_proved"),
        *("cost_usd", "cost_bound_usd", "cost_proved", "within"),
        *("unknown_prices", "unknown_durations"),
    )

    id: str
    name: str
    type: str
    level: int | None
    months: int | None
    months_bound: int
    cost_usd: float | None
    cost_bound_usd: float
    within: bool | None
    unknown_prices: tuple[str, ...] = ()
    unknown_durations: tuple[str, ...] = ()

    @property
    def months_proved(self) -> bool:
        """Whether no plan within the limits takes fewer months."""
        return self.months == self.months_bound and not self.unknown_durations

    @property
    def cost_proved(self) -> bool:
        """Whether no plan within the limits costs less."""
        return self.cost_usd == self.cost_bound_usd


@dataclass(frozen=True, slots=True)
class Reach:
    """What is attainable from a start; nodes are sorted by level, months and id.

    Parameters
    ----------
    question
        What was asked.
    nodes
        Everything attainable that is not held, whether within the limits or not.
    implied
        What is certain besides what is held, and so not listed.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *QUESTION,
        *("implied", "proved", "reached", "undecided", "beyond"),
    )

    question: Question
    nodes: tuple[Attainable, ...] = ()
    implied: Implied = NOTHING

    @property
    def reached(self) -> tuple[Attainable, ...]:
        """What is within the limits."""
        return tuple(each for each in self.nodes if each.within)

    @property
    def undecided(self) -> tuple[Attainable, ...]:
        """What may be within the limits: neither a plan nor a proof was found in time."""
        return tuple(each for each in self.nodes if each.within is None)

    @property
    def beyond(self) -> tuple[Attainable, ...]:
        """What can be attained, but by no plan that keeps the limits."""
        return tuple(each for each in self.nodes if each.within is False)

    @property
    def proved(self) -> bool:
        """Whether every value within the limits and every decision is proved."""
        return all(
            each.within is False or (each.months_proved and each.cost_proved) for each in self.nodes
        )
