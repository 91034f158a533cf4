"""The k best plans: distinct sets of things of which nothing can be left out for nothing.

A set counts when every smaller set inside it is worse: it admits no plan, none within the
limits, or none of a value as small. (Where fewer things suffice but take longer, as with "48
months, or 24 with a degree", both sets count: otherwise the best plan itself might not.)

Found in order of value: after each set, all that have the whole of it are ruled out and the
least value of the rest is sought. Why it is right: let S be the least of the rest and T a part
of it. T is not ruled out, or S would be. So T is no better than S, and with fewer steps at
the same months and dollars it would be better; hence T is worse and S counts. And a set that
was ruled out by an earlier, no dearer part of it does not count.

Every thing of the question is there, dominated or not: what never serves the best plan may
serve the second. Cost: one search a plan among equals, three where the value rises.
"""

from __future__ import annotations

from graph.planning.improve import stripped
from graph.planning.instance import Instance
from graph.planning.problem import LEXICOGRAPHIC, Measure
from graph.planning.ranged import Name, Outcome, RangedModel, Several, Terms
from graph.planning.simulate import Choice


def next_best(
    instance: Instance, best: Choice, number: int, objective: Measure, terms: Terms
) -> Several:
    """Return the best plans, fewer when there are no more.

    Parameters
    ----------
    instance
        The question; reduced at most by what keeps every plan.
    best
        The best plan, proved.
    number
        How many plans.
    objective
        What is minimised first.
    terms
        What holds for every plan.
    """
    ranking = _Ranking(RangedModel(instance, terms), objective, best)
    found = [best]
    while len(found) < number:
        outcome, choice = ranking.next()
        if choice is not None:
            found.append(choice)
        if outcome != "least":
            return Several(tuple(found), outcome == "none")
    return Several(tuple(found), proved=True)


class _Ranking:
    """Plans one after another: by value, then detours, then pay and ids."""

    def __init__(self, model: RangedModel, objective: Measure, best: Choice) -> None:
        self.model = model
        self.order: tuple[Name, ...] = (*LEXICOGRAPHIC[objective], "detours")
        self._took(best)

    def next(self) -> tuple[Outcome, Choice | None]:
        """Return the best plan of the rest; a found one that is not proved is still a plan."""
        outcome, choice = self._as_good()
        if choice is None:
            outcome, choice = self._worse()
        if choice is not None and outcome == "open":
            choice = stripped(self.model.instance, choice)
        if choice is not None:
            self._took(choice)
        return outcome, choice

    def _took(self, choice: Choice) -> None:
        self.last = [self.model.value_of(choice, name) for name in self.order]
        self.model.rule_out(choice.things)

    def _as_good(self) -> tuple[Outcome, Choice | None]:
        for name, value in zip(self.order, self.last, strict=True):
            self.model.keep(name, value, value)
        return self.model.liked()

    def _worse(self) -> tuple[Outcome, Choice | None]:
        for name in self.order:
            self.model.keep(name)
        # Values never fall.
        self.model.keep(self.order[0], self.last[0])
        outcome, choice = self.model.least(self.order)
        if outcome != "least":
            return outcome, choice
        # What is found is proved, whatever becomes of the ties.
        return "least", self.model.liked(choice)[1]
