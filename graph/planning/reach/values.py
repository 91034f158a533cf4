"""The answer to a question about reach, as plain values with their JSON keys.

Keys of ``careergraph reach --json``:

``hold, experience, avoid, max_months, max_cost, max_credential_level``
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
from typing import Any

from graph.person.options import options
from graph.person.profile import Profile
from graph.planning.problem import Question


@dataclass(frozen=True, slots=True)
class Attainable:
    """A credential or role that can be attained, and what it takes.

    Parameters
    ----------
    id, name, type, level
        Of the node.
    months
        Fewest months of a plan that keeps the limits, one thing at a time; None if no such plan
        is known.
    months_bound
        Lower bound for plans that keep the limits; for a node beyond them, for all plans.
    cost_usd, cost_bound_usd
        The same for the cost in dollars, which is minimised separately: the cheapest plan is
        seldom the fastest.
    within
        True: one plan keeps all limits. False: proved that none does. None: not decided in
        time.
    unknown_prices
        Credentials of the cheapest plan whose price is unknown and counts as 0.
    """

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

    @property
    def months_proved(self) -> bool:
        """Whether no plan within the limits takes fewer months."""
        return self.months == self.months_bound

    @property
    def cost_proved(self) -> bool:
        """Whether no plan within the limits costs less."""
        return self.cost_usd == self.cost_bound_usd

    def as_json(self) -> dict[str, Any]:
        """Return the keys of one node of ``reach --json``."""
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type,
            "level": self.level,
            "months": self.months,
            "months_bound": self.months_bound,
            "months_proved": self.months_proved,
            "cost_usd": self.cost_usd,
            "cost_bound_usd": self.cost_bound_usd,
            "cost_proved": self.cost_proved,
            "within": self.within,
            "unknown_prices": list(self.unknown_prices),
        }


@dataclass(frozen=True, slots=True)
class Reach:
    """What is attainable from a start; nodes are sorted by level, months and id.

    Parameters
    ----------
    question
        What was asked.
    nodes
        Everything attainable that is not held, whether within the limits or not.
    """

    question: Question
    nodes: tuple[Attainable, ...] = ()

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

    def as_json(self) -> dict[str, Any]:
        """Return the keys of ``reach --json``."""
        return {
            **asked(self.question),
            "proved": self.proved,
            "reached": [each.as_json() for each in self.reached],
            "undecided": [each.as_json() for each in self.undecided],
            "beyond": [each.as_json() for each in self.beyond],
        }


def asked(question: Question) -> dict[str, Any]:
    """Return the keys of a question about reach: what is held, and the limits."""
    found: dict[str, Any] = {}
    for name, each in options(Profile).items():
        value = getattr(question, name)
        if each.kind == "nodes":
            value = sorted(value)
        elif each.kind == "experience":
            value = dict(sorted(value.items()))
        if each.group in {"start", "limit"}:
            found[name] = value
    return found
