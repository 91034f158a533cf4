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
serve the second. Cost: one short search a plan, and a long one where the value rises.
"""

from __future__ import annotations

from graph.person.options import Measure
from graph.planning.bounds.reduction import within
from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.local_search import stripped
from graph.planning.instance.values import Instance
from graph.planning.models.ranged import Name, Outcome, RangedModel, Several, Terms
from graph.planning.problem import LEXICOGRAPHIC, MEASURES


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
    ranking = _Ranking(instance, objective, terms, best)
    while len(ranking.found) < number:
        outcome = ranking.extend()
        if outcome != "least":
            return Several(tuple(ranking.found), outcome == "none")
    return Several(tuple(ranking.found), proved=True)


class _Ranking:
    """Plans one after another: by value, then detours, then pay and ids."""

    def __init__(self, instance: Instance, objective: Measure, terms: Terms, best: Choice) -> None:
        self.instance = instance
        self.terms = terms
        self.order: tuple[Name, ...] = (*LEXICOGRAPHIC[objective], "detours")
        self.found = [best]
        self.whole: RangedModel | None = None
        self.level = self._level_of(best)

    def extend(self) -> Outcome:
        """Add the best plan of the rest; one from a search cut short is still a plan."""
        _, choice = self.level.liked()
        outcome: Outcome = "least"
        if choice is None:
            outcome, choice = self._next_level()
        if choice is not None:
            self.found.append(choice)
            for model in (self.level, self.whole):
                if model is not None:
                    model.rule_out(choice.things)
        return outcome

    def _level_of(self, choice: Choice) -> RangedModel:
        """Return the model of the plans of the same values: few things can be part of them."""
        limits = {name: value(self.instance, choice, name) for name in MEASURES}
        model = RangedModel(within(self.instance, limits), self.terms)
        for name in self.order:
            reached = model.value_of(choice, name)
            model.keep(name, reached, reached)
        for each in self.found:
            model.rule_out(each.things)
        return model

    def _next_level(self) -> tuple[Outcome, Choice | None]:
        if self.whole is None:
            self.whole = RangedModel(self.instance, self.terms)
            for each in self.found:
                self.whole.rule_out(each.things)
        for name in self.order:
            self.whole.keep(name)
        # Values never fall.
        self.whole.keep(self.order[0], self.whole.value_of(self.found[-1], self.order[0]))
        outcome, choice = self.whole.least(self.order)
        if outcome == "none" or choice is None:
            return outcome, None
        if outcome == "open":
            return outcome, stripped(self.instance, choice)
        self.level = self._level_of(choice)
        # What is found is proved, whatever becomes of the ties.
        return outcome, self.level.liked(choice)[1]
