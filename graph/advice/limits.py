"""The constraints of a question: their names, their words, the question with another value."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from graph.advice.words import amount
from graph.model.names import level_name
from graph.planning.problem import Measure, Problem
from graph.planning.search.earnings import HORIZON

Constraint = Literal[
    "avoid", "max_credential_level", "max_months", "max_cost", "max_steps", "horizon"
]

LIMITS: Final[tuple[Constraint, ...]] = (
    "max_credential_level",
    "max_months",
    "max_cost",
    "max_steps",
)

CAPS: Final[dict[Measure, tuple[Constraint, ...]]] = {
    "time": ("max_months", "horizon"),
    "cost": ("max_cost",),
    "steps": ("max_steps",),
}
"""Measure -> the limits on it."""

ENDLESS: Final = 1_000_000
"""Months of a horizon that is none."""


def limits(problem: Problem) -> dict[Constraint, float]:
    """Return the limits that a question has; earnings always have a horizon."""
    found = {
        limit: value for limit in LIMITS for value in [getattr(problem, limit)] if value is not None
    }
    if problem.objective == "earnings":
        found["horizon"] = HORIZON if problem.horizon is None else problem.horizon
    return found


def with_limit(problem: Problem, limit: Constraint, value: float | None) -> Problem:
    """Return the question with another value of a limit; None: without it."""
    whole = None if value is None else round(value)
    match limit:
        case "max_cost":
            return replace(problem, max_cost=value)
        case "max_months":
            return replace(problem, max_months=whole)
        case "max_steps":
            return replace(problem, max_steps=whole)
        case "max_credential_level":
            return replace(problem, max_credential_level=whole)
        case "horizon":
            return replace(problem, horizon=ENDLESS if whole is None else whole)
        case "avoid":
            msg = "what is avoided is no limit"
            raise ValueError(msg)


def quantity(limit: Constraint, value: float) -> str:
    """Write the value of a limit with its unit: ``60 months``, ``level 4 (lead)``."""
    if limit == "max_credential_level":
        return f"level {value:g} ({level_name(int(value))})"
    unit = {"max_months": "month", "horizon": "month", "max_cost": "dollar", "max_steps": "step"}[
        limit
    ]
    return f"{amount(value)} {unit}{'' if value == 1 else 's'}"


def limit_words(limit: Constraint, value: float) -> str:
    """Write a limit as it was set: ``the limit of 60 months``."""
    shown = quantity(limit, value)
    to = "of credentials to" if limit == "max_credential_level" else "of"
    return f"the limit {to} {shown}"
