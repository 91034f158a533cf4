"""The trade-off of months against dollars: every pair that no plan betters in both.

From the fastest plan on, each point is the fastest plan that is cheaper than the one before it,
and among those the cheapest: so it is slower than that one and nothing lies between (epsilon
constraint; Haimes, Lasdon and Wismer 1971). The walk ends at the least price there is.

The smallest instance will do: who stands for another thing (`graph.planning.bounds.reduction`) is
neither longer nor dearer, so no pair that counts is lost. Ties are settled on the instance
that keeps them. Cost: two searches a point.
"""

from __future__ import annotations

import time

from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.local_search import stripped
from graph.planning.instance.values import Instance
from graph.planning.models.exact import settle_ties
from graph.planning.models.ranged import RangedModel, Several, Terms


def front(small: Instance, exact: Instance, fastest: Choice, terms: Terms) -> Several:
    """Return a plan for each pair of months and dollars that no plan betters in both.

    Parameters
    ----------
    small
        The question, reduced; values stay.
    exact
        The question, reduced; values and ties stay.
    fastest
        The fastest plan, proved, in its final form.
    terms
        What holds for every plan.
    """
    model = RangedModel(small, terms)
    outcome, cheapest = model.least(["cost"])
    least = value(small, cheapest, "cost") if cheapest and outcome == "least" else 0
    found = [fastest]
    while (price := value(exact, found[-1], "cost")) > least:
        model.keep("time", value(exact, found[-1], "time") + 1)
        model.keep("cost", least, price - 1)
        model.keep("steps")
        outcome, choice = model.least(("time", "cost", "steps"), cheapest)
        if outcome == "none":
            break
        if choice is None or outcome == "open":
            # A hint from a search cut short may not even be cheaper.
            if choice is not None and value(small, choice, "cost") < price:
                found.append(stripped(small, choice))
            return Several(tuple(found), proved=False)
        left = max(0.0, terms.deadline - time.monotonic())
        found.append(settle_ties(exact, choice, terms.taste, seconds=left))
    return Several(tuple(found), proved=True)
