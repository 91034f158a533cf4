"""Why there is no plan: unmet requirements, or limits (docs/semantics.md, rule 23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final, Protocol

from graph.model.graph import Graph, is_active
from graph.model.names import display_name, sentence
from graph.model.obstacles import circle_words, circles, gone
from graph.person.options import MOST_MONTHS, Measure, admission
from graph.planning.answer import Missing
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance
from graph.planning.models.exact import Solution
from graph.planning.problem import MEASURES, Problem
from graph.words import amount, counted

_UNITS: Final[dict[Measure, tuple[str, int]]] = {
    "time": ("month", 1),
    "cost": ("dollar", 100),
    "steps": ("step", 1),
}
"""Measure -> its unit for people, and how many the solver counts in one."""


class Solve(Protocol):
    """The solver, bound to an instance."""

    def __call__(self, objective: Measure) -> Solution:
        """Minimise a measure without limits."""
        ...


def unreachable(
    G: Graph, instance: Instance, reachable: Collection[str], problem: Problem
) -> tuple[Missing, ...]:
    """Return the groups that cannot be met, from the target down to the causes.

    Causes have no pathway: what may not be achieved, and things that only ask for each other.

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
    enough = dict.fromkeys(reachable, MOST_MONTHS)
    asks: dict[str, set[str]] = defaultdict(set)
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
                if group.is_met(enough):
                    continue
                options = sorted({each for need in group.needs for each in need.options})
                text = sentence(G, group.asked.condition())
                found.append(Missing(node, pathway, group.name, text, tuple(options)))
                asks[node] |= set(options).difference(reachable)
                todo += options
    closed = (
        Missing(circle[0], "", "", circle_words(G, circle), tuple(circle))
        for circle in circles(asks)
    )
    return (*found, *closed)


def _why_not(G: Graph, problem: Problem, node: str) -> str:
    data, name = G.nodes[node], display_name(G, node)
    if not is_active(G, node):
        return gone(G, node)
    if problem.keep_working and data.get("study_mode") == "full_time":
        return f"{name} can only be studied full-time, and you keep working"
    refusals = (
        limit.refusal(name, data, value)
        for limit, value in admission(problem).values()
        if limit.refusal and not limit.admits(node, data, value)
    )
    return next(refusals, f"{name} cannot be achieved")


def too_tight(target: str, measure: Measure, least: int | None, cap: int) -> Missing:
    """Return that a limit is too tight, with the least value that would do when it is known."""
    unit, scale = _UNITS[measure]
    words = f"more than {counted(cap / scale, unit)}"
    if least is not None:
        words = f"at least {counted(least / scale, unit)}; the limit is {amount(cap / scale)}"
    return Missing(target, "", measure, words)


def cap_obstacles(target: str, caps: Caps, solve: Solve) -> tuple[Missing, ...]:
    """Return the limits that are too tight, each with the least feasible value."""
    found: list[Missing] = []
    for measure in MEASURES:
        cap = getattr(caps, measure)
        least = None if cap is None else solve(measure).bound or 0
        if least is not None and least > cap:
            found.append(too_tight(target, measure, least, cap))
    if not found:
        words = "each limit can be met alone, but not all together"
        found.append(Missing(target, "", "", words))
    return tuple(found)
