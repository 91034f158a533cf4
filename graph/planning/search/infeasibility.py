"""Why there is no plan: unmet requirements, or limits (docs/semantics.md, rule 23)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from graph.model.graph import Graph, is_active
from graph.model.names import display_name, sentence
from graph.person.options import Measure, admission
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.models.exact import Solution
from graph.planning.problem import Missing, Problem


class Solve(Protocol):
    """The solver, bound to an instance."""

    def __call__(self, objective: Measure) -> Solution:
        """Minimise a measure without limits."""
        ...


def unreachable(
    G: Graph, instance: Instance, reachable: Collection[str], problem: Problem
) -> tuple[Missing, ...]:
    """Return the groups that cannot be met, from the target down to the causes.

    Parameters
    ----------
    G
        The graph, for names.
    instance
        The problem before restriction.
    reachable
        Ids of the items that can be reached.
    problem
        The question.
    """
    found: list[Missing] = []
    seen: set[str] = set()
    todo = [problem.target]
    while todo:
        node = todo.pop(0)
        if node in seen or node in reachable:
            continue
        seen.add(node)
        if node not in instance.items:
            found.append(Missing(node, "", "", _why_not(G, problem, node), (node,)))
            continue
        for pathway, groups in instance.pathways[node].items():
            for group in groups:
                met = sum(any(each in reachable for each in need.options) for need in group.needs)
                if met >= group.number:
                    continue
                options = sorted({each for need in group.needs for each in need.options})
                text = sentence(G, group.asked.condition())
                found.append(Missing(node, pathway, group.name, text, tuple(options)))
                todo += options
    return tuple(found)


def _why_not(G: Graph, problem: Problem, node: str) -> str:
    data = G.nodes[node]
    name = display_name(G, node)
    if not is_active(G, node):
        return f"{name} is {data['status']} and can no longer be achieved"
    refusals = (
        limit.refusal(name, value)
        for limit, value in admission(problem).values()
        if limit.refusal and not limit.admits(node, data, value)
    )
    return next(refusals, f"{name} cannot be achieved")


def cap_obstacles(target: str, caps: Caps, solve: Solve) -> tuple[Missing, ...]:
    """Return the limits that are too tight, each with the least feasible value."""
    found: list[Missing] = []
    unit = {"time": "months", "cost": "dollars", "steps": "steps"}
    scale = {"time": 1, "cost": 100, "steps": 1}
    measures: tuple[Measure, ...] = ("time", "cost", "steps")
    for measure in measures:
        cap = getattr(caps, measure)
        if cap is None:
            continue
        least = solve(measure).bound or 0
        if least > cap:
            text = (
                f"at least {least / scale[measure]:,.0f} {unit[measure]}; "
                f"the limit is {cap / scale[measure]:,.0f}"
            )
            found.append(Missing(target, "", measure, text))
    if not found:
        found.append(Missing(target, "", "", "the limits can be kept one by one, not together"))
    return tuple(found)
