"""One model for many searches: measures in ranges that change, sets of things ruled out."""

from __future__ import annotations

import time
from typing import Literal

from ortools.sat.python import cp_model

from graph.planning.cpsat import Caps, SequentialModel
from graph.planning.instance import Instance
from graph.planning.problem import Measure, Taste
from graph.planning.simulate import Choice, value
from graph.planning.solver import TIE_EFFORT

Name = Measure | Literal["detours"]

Outcome = Literal["least", "none", "open"]
"""Of a search: the least value is proved, nothing is there (proved), or time ran out."""

_MOST = 2**48


class RangedModel(SequentialModel):
    """A sequential model that is searched again and again.

    Building a model and searching it take about the same time, so that every search of a
    question uses the same one. Only ranges move; what is ruled out stays ruled out.
    """

    def __init__(self, instance: Instance, caps: Caps, taste: Taste, deadline: float) -> None:
        super().__init__(instance, caps)
        self.taste = taste
        self.deadline = deadline
        detours, self.rest = self.tastes(taste)
        zero = self.cp.new_constant(0)
        self.sums: dict[Name, cp_model.LinearExprT] = {**self.measures, "detours": detours}
        self.ranges = {
            name: self.cp.add_linear_constraint(total + zero, 0, _MOST).proto.linear.domain
            for name, total in self.sums.items()
        }

    def keep(self, name: Name, low: int = 0, high: int | None = None) -> None:
        """Let a measure move between two values only."""
        self.ranges[name].clear()
        self.ranges[name].extend([low, _MOST if high is None else high])

    def rule_out(self, things: frozenset[str]) -> None:
        """Allow no set any more that has all of some things."""
        self.cp.add_bool_or(~self.has[each] for each in sorted(things))

    def value_of(self, choice: Choice, name: Name) -> int:
        """Return what a choice comes to."""
        if name == "detours":
            return len(choice.things & self.taste.detours)
        return value(self.instance, choice, name)

    def least(self, name: Name, hint: Choice | None = None) -> tuple[Outcome, Choice | None]:
        """Find a plan with the least value of a measure within the ranges."""
        return self._search(self.sums[name], hint, None)

    def liked(self, hint: Choice | None = None) -> tuple[Outcome, Choice | None]:
        """Find the plan of the best pay within the ranges; then ids decide.

        When the effort for ties is used up, the best one so far is taken for it.
        """
        outcome, found = self._search(self.rest, hint, TIE_EFFORT)
        return ("least" if found else outcome), found

    def _search(
        self, total: cp_model.LinearExprT, hint: Choice | None, effort: float | None
    ) -> tuple[Outcome, Choice | None]:
        left = self.deadline - time.monotonic()
        if left <= 0:
            return "open", hint
        status, found, _ = self.minimise(total, hint, seconds=left, effort=effort)
        if status == cp_model.INFEASIBLE:
            return "none", None
        return ("least" if status == cp_model.OPTIMAL else "open"), found or hint
