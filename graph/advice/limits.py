"""The constraints of a question: their names, their words, the question with another value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from graph.advice.words import amount
from graph.model.names import level_name
from graph.person.options import Measure, options
from graph.planning.problem import HORIZON, Problem

OPTIONS: Final = {name: each for name, each in options(Problem).items() if each.group == "limit"}

LIMITS: Final = tuple(name for name, each in OPTIONS.items() if each.kind != "nodes")
"""The limits that have one value, in the order of the question."""

SETS: Final = tuple(name for name, each in OPTIONS.items() if each.kind == "nodes")
"""The limits that are sets, each member of which is a constraint of its own."""

ENDLESS: Final = 1_000_000
"""Months of a horizon that is none."""


def caps(measure: Measure) -> tuple[str, ...]:
    """Return the limits on a measure; for earnings the horizon is one on time."""
    found = tuple(name for name in LIMITS if OPTIONS[name].measure == measure)
    return (*found, "horizon") if measure == "time" else found


def limits(problem: Problem) -> dict[str, float]:
    """Return the limits that a question has; earnings always have a horizon."""
    found = {
        limit: value for limit in LIMITS for value in [getattr(problem, limit)] if value is not None
    }
    if problem.objective == "earnings":
        found["horizon"] = HORIZON if problem.horizon is None else problem.horizon
    return found


def with_limit(problem: Problem, limit: str, value: float | None) -> Problem:
    """Return the question with another value of a limit; None: without it."""
    if limit == "horizon" and value is None:
        value = ENDLESS
    elif limit not in {*LIMITS, "horizon"}:
        msg = f"{limit!r} is no limit with one value"
        raise ValueError(msg)
    whole = options(problem)[limit].kind != "number"
    changed: dict[str, Any] = {limit: round(value) if value is not None and whole else value}
    return replace(problem, **changed)


def without(problem: Problem, name: str, member: str) -> Problem:
    """Return the question without one member of a set."""
    changed: dict[str, Any] = {name: getattr(problem, name) - {member}}
    return replace(problem, **changed)


def quantity(limit: str, value: float) -> str:
    """Write the value of a limit with its unit: ``60 months``, ``level 4 (lead)``."""
    known = options(Problem)[limit]
    if known.kind == "level":
        return f"level {value:g} ({level_name(int(value))})"
    return f"{amount(value)} {known.unit}{'' if value == 1 else 's'}"


def limit_words(limit: str, value: float) -> str:
    """Write a limit as it was set: ``the limit of 60 months``."""
    shown = quantity(limit, value)
    to = "of credentials to" if options(Problem)[limit].kind == "level" else "of"
    return f"the limit {to} {shown}"
