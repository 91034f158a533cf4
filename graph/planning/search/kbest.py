"""The k best plans: sets of new items that are inclusion-minimal for their value.

See docs/semantics.md, rule 19. (With "48 months, or 24 with a degree", the set without the degree
is smaller but slower, so both sets count; otherwise the best plan itself might not.)

Plans are found in order of value: after each plan, all supersets of its items are ruled out, and
the best of the rest is searched. Why it is right: let S be the best of the rest and T a proper
subset. T is not ruled out, or S would be; so T is no better than S. T has fewer steps, so with the
same months and dollars it would be better; hence T is worse, and S counts. A set that was ruled
out has an earlier subset that is no worse, and does not count.

Dominated items stay: the second best plan may use one. Cost: a short search per plan, and a long
one whenever the value rises.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.person.options import Measure
from graph.planning.bounds.reduction import within
from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.local_search import stripped
from graph.planning.instance.values import Instance
from graph.planning.models.ranged import Name, Outcome, RangedModel, Several, Terms
from graph.planning.problem import LEXICOGRAPHIC, MEASURES


def alone(things: Iterable[str]) -> list[frozenset[str]]:
    """Return each item as a class of its own, to rule out plans with all of them."""
    return [frozenset({each}) for each in sorted(things)]


def next_best(
    instance: Instance, best: Choice, number: int, objective: Measure, terms: Terms
) -> Several:
    """Return the best plans, fewer when there are no more.

    Parameters
    ----------
    instance
        The instance; reduced at most by steps that keep every plan.
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
        """Add the best plan of the rest; a search cut short may still add a plan."""
        _, choice = self.level.liked()
        outcome: Outcome = "least"
        if choice is None:
            outcome, choice = self._next_level()
        if choice is not None:
            self.found.append(choice)
            for model in (self.level, self.whole):
                if model is not None:
                    model.rule_out(self.terms.apart(choice.things))
        return outcome

    def _level_of(self, choice: Choice) -> RangedModel:
        """Return the model of the plans of equal values, which few items can be part of."""
        limits = {name: value(self.instance, choice, name) for name in MEASURES}
        model = RangedModel(within(self.instance, limits), self.terms)
        for name in self.order:
            reached = model.value_of(choice, name)
            model.keep(name, reached, reached)
        for each in self.found:
            model.rule_out(self.terms.apart(each.things))
        return model

    def _next_level(self) -> tuple[Outcome, Choice | None]:
        if self.whole is None:
            self.whole = RangedModel(self.instance, self.terms)
            for each in self.found:
                self.whole.rule_out(self.terms.apart(each.things))
        for name in self.order:
            self.whole.keep(name)
        # Values never decrease.
        self.whole.keep(self.order[0], self.whole.value_of(self.found[-1], self.order[0]))
        outcome, choice = self.whole.least(self.order)
        if outcome == "none" or choice is None:
            return outcome, None
        if outcome == "open":
            return outcome, stripped(self.instance, choice)
        self.level = self._level_of(choice)
        # The values are proved, even if the ties are not.
        return outcome, self.level.liked(choice)[1]
