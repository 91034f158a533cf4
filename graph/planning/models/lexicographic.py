"""Lexicographic minimisation in one search: each sum outweighs all sums after it.

One search for months, dollars and steps takes about half as long as three: the model is built
once, and what the solver learns about months is not learned again for dollars.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.planning.models import cp_model

Name = TypeVar("Name")

WIDTH = 2**50
"""Widest weighted sum; beyond it weights would not stay exact in floating point."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum to minimise: `unit` times an expression that is never more than `highest`."""

    expression: cp_model.LinearExprT
    highest: int
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Part(Generic[Name]):
    """Sums that are minimised together.

    Parameters
    ----------
    names
        Their names, in order of importance.
    expression
        The weighted sum.
    weights
        Weight of one unit of each; all that come after it together weigh less.
    units
        Their units.
    """

    names: tuple[Name, ...]
    expression: cp_model.LinearExprT
    weights: tuple[int, ...]
    units: tuple[int, ...]

    def first(self, bound: int) -> int:
        """Return the lower bound of the first sum, given one of the expression."""
        return bound // self.weights[0] * self.units[0]

    def weighed(self, values: Mapping[Name, int]) -> int:
        """Return the value of the expression, given those of the sums."""
        parts = zip(self.names, self.weights, self.units, strict=True)
        return sum(values[name] // unit * weight for name, weight, unit in parts)


def together(totals: Mapping[Name, Total]) -> list[Part[Name]]:
    """Split sums, in order of importance, into parts that one search can minimise."""
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
    weights = [1]
    for total in reversed(list(totals.values())[1:]):
        weights.insert(0, weights[0] * (total.highest + 1))
    expressions = [total.expression for total in totals.values()]
    expression = cp_model.LinearExpr.weighted_sum(expressions, weights)
    units = tuple(total.unit for total in totals.values())
    return Part(tuple(totals), expression, tuple(weights), units)
