"""The constraints of a question: their names, their words, the question with another value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from graph.model.graph import Graph
from graph.model.names import display_name, kind_names, level_name
from graph.person.options import Measure, Option, options
from graph.planning.problem import HORIZON, Problem
from graph.words import counted

ENDLESS: Final = 1_000_000
"""Months: a horizon that no plan reaches."""


def sets(problem: Problem) -> list[str]:
    """Return the limits that are sets: each member is a constraint of its own."""
    return [
        name for name, each in options(problem).items() if each.group == "limit" and each.is_set
    ]


def limits(problem: Problem) -> dict[str, float]:
    """Return the limits of a question that have one value; earnings always have a horizon."""
    found = {
        name: value
        for name, each in options(problem).items()
        for value in [getattr(problem, name)]
        if each.group == "limit" and not each.is_set and value is not None and value is not False
    }
    if problem.objective == "earnings":
        found["horizon"] = HORIZON if problem.horizon is None else problem.horizon
    return found


def caps(problem: Problem, measure: Measure) -> list[str]:
    """Return the limits on a measure; for earnings the horizon is one on time."""
    found = [name for name, each in options(problem).items() if each.measure == measure]
    return [*found, "horizon"] if measure == "time" else found


def with_limit(problem: Problem, limit: str, value: float | None) -> Problem:
    """Return the question with another value for one limit; None removes the limit."""
    if limit == "horizon" and value is None:
        value = ENDLESS
    elif limit in sets(problem):
        msg = f"{limit!r} is not a limit with one value"
        raise ValueError(msg)
    kind = options(problem)[limit].kind
    whole = value is not None and kind not in {"number", "flag"}
    given = bool(value) if kind == "flag" else round(value or 0) if whole else value
    changed: dict[str, Any] = {limit: given}
    return replace(problem, **changed)


def without(problem: Problem, name: str, member: str) -> Problem:
    """Return the question without one member of a set."""
    changed: dict[str, Any] = {name: getattr(problem, name) - {member}}
    return replace(problem, **changed)


def member_words(G: Graph, known: Option, member: str) -> str:
    """Write a member of a set: ``RHIA``, ``bachelor's degrees``."""
    return kind_names(member) if known.kind == "kinds" else display_name(G, member)


def quantity(known: Option, value: float) -> str:
    """Write the value of a limit with its unit: ``60 months``, ``level 4 (lead)``."""
    if known.kind == "level":
        return f"level {value:g} ({level_name(int(value))})"
    return counted(value, known.unit)


def given_up(known: Option, value: float) -> str:
    """Write a question without a limit: ``without the limit of 60 months``."""
    if known.kind == "flag":
        return f"with {known.instead} allowed"
    to = "of credentials to" if known.kind == "level" else "of"
    return f"without the limit {to} {quantity(known, value)}"
