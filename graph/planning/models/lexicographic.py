"""Several sums minimised in one search, each weighing more than all that come after it.

One search for months, then dollars, then steps takes about half as long as three: the model
is built once, and what rules a plan out by months is not found again for dollars.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ortools.sat.python import cp_model

Name = TypeVar("Name")

WIDTH = 2**50
"""Sums are minimised in one search while their weights stay exact in floating point."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum to minimise: `unit` times an expression that is never more than `highest`."""

    expression: cp_model.LinearExprT
    highest: int
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Part(Generic[Name]):
    """Sums minimised together.

    Parameters
    ----------
    names
        What they are, in order of importance.
    expression
        All of them, weighed.
    weight
        What one unit of the first weighs; all others together weigh less.
    unit
        The unit of the first.
    """

    names: tuple[Name, ...]
    expression: cp_model.LinearExprT
    weight: int
    unit: int

    def first(self, bound: int) -> int:
        """Return what the first sum is at least when the expression is at least `bound`."""
        return bound // self.weight * self.unit


def together(totals: Mapping[Name, Total]) -> list[Part[Name]]:
    """Cut sums, in order of importance, into parts that are minimised in one search each."""
    parts: list[list[Name]] = []
    width = WIDTH + 1
    for name, total in totals.items():
        width *= total.highest + 1
        if width > WIDTH:
            parts.append([])
            width = total.highest + 1
        parts[-1].append(name)
    return [_weighed({name: totals[name] for name in part}) for part in parts]


def _weighed(totals: Mapping[Name, Total]) -> Part[Name]:
    first, *others = totals.values()
    weights = [1]
    for total in reversed(others):
        weights.insert(0, weights[0] * (total.highest + 1))
    expressions = [total.expression for total in totals.values()]
    expression = cp_model.LinearExpr.weighted_sum(expressions, weights)
    return Part(tuple(totals), expression, weights[0], first.unit)
