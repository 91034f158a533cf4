"""One model for many searches: ranges of measures change, sets of items are ruled out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.candidates.choice import Choice, value
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.models import cp_model
from graph.planning.models.lexicographic import Total, together
from graph.planning.models.sequential import SequentialModel

Name = Measure | Literal["detours"]

Outcome = Literal["least", "none", "open"]
"""Of a search: the minimum is proved, it is proved that no plan exists, or time ran out."""


@dataclass(frozen=True, slots=True)
class Several:
    """Plans in order, and whether it is proved that they answer the question."""

    choices: tuple[Choice, ...]
    proved: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every plan of a question.

    Parameters
    ----------
    caps
        Limits to keep.
    taste
        What decides between plans of equal value.
    deadline
        When to stop searching, on the clock of `graph.planning.effort`.
    apart
        Returns, for the items of a plan, the classes of which every further plan does without one.
    """

    caps: Caps
    taste: Taste
    deadline: float
    apart: Callable[[Iterable[str]], Sequence[frozenset[str]]]


_TIE_EFFORT = 1.0
"""Deterministic seconds (of CP-SAT) for settling the ties of one plan."""

_MOST = 2**48


class RangedModel(SequentialModel):
    """A sequential model that is searched repeatedly.

    Building a model takes about as long as a short search, so all searches of a question share
    one. Only ranges change; what is ruled out stays ruled out.
    """

    def __init__(self, instance: Instance, terms: Terms) -> None:
        super().__init__(instance, terms.caps)
        self.add_landmarks(landmark_groups(instance))
        self.taste = terms.taste
        self.deadline = terms.deadline
        detours, self.rest = self.tastes(terms.taste)
        zero = self.cp.new_constant(0)
        self.sums: dict[Name, cp_model.LinearExprT] = {"detours": detours}
        for measure, total in self.measures.items():
            self.sums[measure] = total
        self.ranges = {
            name: self.cp.add_linear_constraint(
                cp_model.LinearExpr.sum([total, zero]), 0, _MOST
            ).proto.linear.domain
            for name, total in self.sums.items()
        }

    def keep(self, name: Name, low: int = 0, high: int | None = None) -> None:
        """Restrict a measure to a range."""
        self.ranges[name].clear()
        self.ranges[name].extend([low, _MOST if high is None else high])

    def value_of(self, choice: Choice, name: Name) -> int:
        """Return the value of a choice."""
        if name == "detours":
            return len(choice.things & self.taste.detours)
        return value(self.instance, choice, name)

    def least(
        self, names: Sequence[Name], hint: Choice | None = None
    ) -> tuple[Outcome, Choice | None]:
        """Find the lexicographically best plan within the ranges.

        The ranges of the measures are narrowed to the values found.
        """
        choice = hint
        outcome: Outcome = "least"
        for part in together({name: self._total_of(name) for name in names}):
            outcome, choice = self._search(part.expression, choice, None)
            if outcome != "least" or choice is None:
                break
            for name in part.names:
                reached = self.value_of(choice, name)
                self.keep(name, reached, reached)
        return outcome, choice

    def liked(self, hint: Choice | None = None) -> tuple[Outcome, Choice | None]:
        """Find the plan with the best pay, then ids, within the ranges.

        When the effort for ties is used up, the best plan so far is returned.
        """
        outcome, found = self._search(self.rest, hint, _TIE_EFFORT)
        return ("least" if found else outcome), found

    def _total_of(self, name: Name) -> Total:
        if name == "detours":
            return Total(self.sums[name], len(self.taste.detours & self.has.keys()))
        return self.total(name)

    def _search(
        self, total: cp_model.LinearExprT, hint: Choice | None, effort: float | None
    ) -> tuple[Outcome, Choice | None]:
        left = self.deadline - now()
        if left <= 0:
            return "open", hint
        status, found, _ = self.minimise(total, hint, seconds=left, effort=effort)
        if status == cp_model.INFEASIBLE:
            return "none", None
        return ("least" if status == cp_model.OPTIMAL else "open"), found or hint
