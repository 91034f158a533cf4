"""The trade-off of months against dollars (docs/semantics.md, rule 20).

Epsilon constraint (Haimes, Lasdon and Wismer 1971): from the fastest plan on, the next point is
the fastest plan that is cheaper than the last one, and the cheapest of those. Nothing lies
between two points. The last point has the lowest price there is.

The fully reduced instance is enough: a dominating item takes no longer and costs no more, so no
point is lost. Ties are settled on the instance that keeps them. Cost: two searches per point.
"""

from __future__ import annotations

from graph.planning.candidates.choice import Choice, value
from graph.planning.candidates.local_search import stripped
from graph.planning.effort import now
from graph.planning.instance.values import Instance
from graph.planning.models.exact import settle_ties
from graph.planning.models.ranged import RangedModel, Several, Terms


def front(small: Instance, exact: Instance, fastest: Choice, terms: Terms) -> Several:
    """Return one plan for each pair of months and dollars that is not dominated.

    Parameters
    ----------
    small
        The instance, reduced so that values stay.
    exact
        The instance, reduced so that values and ties stay.
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
            # A search that was cut short may return its hint, which need not be cheaper.
            if choice is not None and value(small, choice, "cost") < price:
                found.append(stripped(small, choice))
            return Several(tuple(found), proved=False)
        left = max(0.0, terms.deadline - now())
        found.append(settle_ties(exact, choice, terms.taste, seconds=left))
    return Several(tuple(found), proved=True)
