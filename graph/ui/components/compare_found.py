"""The comparison that a shortlist asks for, from where a person stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.advice.comparing.compare import in_brief
from graph.advice.comparing.plans import plans_side_by_side
from graph.model.graph import Graph
from graph.planning.answer import Answer
from graph.planning.problem import Objective, Problem
from graph.queries.comparison import Comparison
from graph.ui.components.plan_ways import WAYS as QUESTIONS
from graph.ui.shortlist import WAYS, CompareChoice, plan_name, target_of, way_of
from graph.ui.state import PlanChoice

Ask = Callable[[Problem], Answer]


def compared(G: Graph, choice: CompareChoice, asking: PlanChoice, ask: Ask) -> Comparison:
    """Return what is shown side by side.

    Parameters
    ----------
    G
        The graph.
    choice
        The shortlist, with two or more of its kind.
    asking
        Who asks; its target does not matter.
    ask
        Answers a question.
    """
    if choice.kind == "plan":
        names = [plan_name(G, each) for each in choice.shown]
        return plans_side_by_side(G, names, [ask(question(asking, e)) for e in choice.shown])

    def best(node: str, objective: Objective) -> Answer:
        return ask(replace(asking, target=node, objective=objective).problem)

    return in_brief(G, choice.shown, asking.profile, best, choice.place)


def question(asking: PlanChoice, plan: str) -> Problem:
    """Return the question whose answer is a plan on the shortlist."""
    ways = {way.name: way.question for way in QUESTIONS}
    problem = replace(asking, target=target_of(plan)).problem
    return replace(problem, **ways[WAYS[way_of(plan)]])
