"""The trade-off of months against dollars: every pair that no plan betters in both.

From the fastest plan on, each point is the fastest plan that is cheaper than the one before it,
and among those the cheapest: so it is slower than that one and nothing lies between (epsilon
constraint; Haimes, Lasdon and Wismer 1971). The walk ends at the least price there is.

The smallest instance will do: who stands for another thing (`graph.planning.reduction`) is
neither longer nor dearer, so no pair that counts is lost. Ties are settled on the instance
that keeps them. Cost: three or four searches a point.
"""

from __future__ import annotations

from graph.planning.cpsat import Caps
from graph.planning.improve import stripped
from graph.planning.instance import Instance
from graph.planning.kbest import Several
from graph.planning.problem import Taste
from graph.planning.ranged import Outcome, RangedModel
from graph.planning.simulate import Choice, value
from graph.planning.solver import settle_ties


def front(
    small: Instance,
    exact: Instance,
    fastest: Choice,
    *,
    caps: Caps,
    taste: Taste,
    deadline: float,
) -> Several:
    """Return a plan for each pair of months and dollars that no plan betters in both.

    Parameters
    ----------
    small
        The question, reduced; values stay.
    exact
        The question, reduced; values and ties stay.
    fastest
        The fastest plan, proved, in its final form.
    caps
        Limits every plan must keep.
    taste
        What decides between plans of equal value.
    deadline
        When to stop, on the clock of `time.monotonic`.
    """
    model = RangedModel(small, caps, taste, deadline)
    outcome, cheapest = model.least("cost")
    least = value(small, cheapest, "cost") if cheapest and outcome == "least" else 0
    found = [fastest]
    while (price := value(exact, found[-1], "cost")) > least:
        model.keep("time", value(exact, found[-1], "time") + 1)
        model.keep("cost", least, price - 1)
        outcome, choice = _fastest(model, cheapest)
        if outcome == "none":
            break
        if choice is not None and outcome == "open":
            found.append(stripped(small, choice))
        if choice is None or outcome == "open":
            return Several(tuple(found), proved=False)
        found.append(settle_ties(exact, choice, taste))
    return Several(tuple(found), proved=True)


def _fastest(model: RangedModel, hint: Choice | None) -> tuple[Outcome, Choice | None]:
    """Find the fastest plan within the ranges, then the cheapest, then the shortest one."""
    choice = hint
    for name in ("time", "cost", "steps"):
        if name == "steps":
            model.keep("steps")
        outcome, choice = model.least(name, choice)
        if outcome != "least" or choice is None:
            break
        reached = model.value_of(choice, name)
        model.keep(name, reached, reached)
    model.keep("steps")
    return outcome, choice
