"""What the constraints of a request do allow: the best paid roles near the one out of reach."""

from __future__ import annotations

from dataclasses import replace

from graph.advice.changes import Allowed
from graph.advice.feasible import Feasibility
from graph.model.graph import Graph
from graph.planning.instance.taste import homes
from graph.planning.problem import Problem

_LEAST = 0.05
"""Seconds below which nothing is asked any more."""


def best_allowed(
    G: Graph, problem: Problem, seconds: float, *, most: int = 3
) -> tuple[Allowed, ...]:
    """Return roles that can be reached within all constraints, best paid first.

    Roles of the target's careers; of all careers when it is in none. A role without known pay,
    one that is held, and one that could not be decided in the time given are left out.
    """
    ask = Feasibility(G, seconds)
    careers = homes(G).get(problem.target, frozenset())
    roles = [
        (-data["pay_median_usd"], node)
        for node, data in G.nodes(data=True)
        if data["type"] == "role" and data.get("pay_median_usd")
        if not careers or not careers.isdisjoint(homes(G).get(node, ()))
    ]
    found: list[Allowed] = []
    for pay, role in sorted(roles):
        if len(found) == most or ask.left() < _LEAST:
            break
        asked = replace(problem, target=role)
        plan = ask.answer(asked).best if ask.possible(asked) else None
        if plan is not None and plan.steps:
            found.append(Allowed(role, -pay, plan))
    return tuple(found)
