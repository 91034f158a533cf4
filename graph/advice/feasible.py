"""Is there a plan at all, and how little of one measure will do: questions within limits.

Whether the target can be reached is one pass of labels. Limits are asked of the sequential
search; on the calendar, a limit on months or keeping at work is asked of the planner.
"""

from __future__ import annotations

from dataclasses import replace

from graph.advice.limits import ENDLESS, limits
from graph.model.graph import Graph
from graph.person.options import Measure, admission
from graph.planning.answer import Answer
from graph.planning.bounds.labels import lower_labels, upper_labels
from graph.planning.bounds.reduction import reduced
from graph.planning.candidates.choice import Choice, value
from graph.planning.effort import now
from graph.planning.instance.caps import SCALE, caps_of
from graph.planning.instance.values import Instance
from graph.planning.models.exact import Solution, solve
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem
from graph.planning.search.sequential import compiled, first_choice

Least = tuple[int | None, bool]
"""A value (months, cents, things), None if not found out, and whether it is proved."""


class Feasibility:
    """Questions about one graph, until a deadline.

    Parameters
    ----------
    G
        A loaded graph.
    seconds
        For all questions together.
    """

    def __init__(self, G: Graph, seconds: float) -> None:
        self.G = G
        self.deadline = now() + seconds
        self.instances: dict[tuple[object, ...], Instance] = {}
        self.small: dict[tuple[object, ...], Instance] = {}

    def left(self) -> float:
        """Return how many seconds are left."""
        return max(0.0, self.deadline - now())

    def reachable(self, problem: Problem) -> bool:
        """Tell whether there is a plan when limits on months, dollars and steps do not count."""
        instance = self._instance(problem)
        return instance.done or bool(instance.goals)

    def _instance(self, problem: Problem) -> Instance:
        key = _admitted(problem)
        if key not in self.instances:
            self.instances[key] = compiled(self.G, problem, "time").instance
        return self.instances[key]

    def _reduced(self, problem: Problem) -> Instance:
        key = _admitted(problem)
        if key not in self.small:
            self.small[key] = reduced(self._instance(problem))
        return self.small[key]

    def possible(self, problem: Problem) -> bool | None:
        """Tell whether there is a plan within all limits; None: not found out in time."""
        problem = _timed(problem)
        if not self.reachable(problem):
            return False
        instance, most = self._instance(problem), caps_of(problem).limits()
        if instance.done or not (most or instance.keeps):
            return True
        for measure, cap in most.items():
            least = lower_labels(instance, measure).value
            if min(least[goal] for goal in instance.goals) > cap:
                return False
        measure = next(iter(most), problem.measure)
        if not instance.keeps and self._first(problem, measure) is not None:
            return True
        if _on_grid(problem):
            answer = self.answer(problem)
            return {"infeasible": False, "unknown": None}.get(answer.status, True)
        solution = self._solve(problem, measure)
        return True if solution.choice is not None else False if solution.proved else None

    def least(self, problem: Problem, measure: Measure) -> Least:
        """Return the least value of a measure within the other limits."""
        problem = _timed(problem)
        if _on_grid(problem) or (problem.on_calendar and measure == "time"):
            asked = replace(problem, objective=measure, clock="calendar")
            answer = self.answer(asked)
            if answer.best is None:
                return None, False
            found = getattr(answer.best, asked.value)
            return round(SCALE[measure] * found), found == answer.bound
        solution = self._solve(problem, measure)
        if solution.choice is None:
            return None, False
        months = value(self._reduced(problem), solution.choice, measure)
        return months, months == solution.bound

    def answer(self, problem: Problem) -> Answer:
        """Return the planner's answer in the time that is left."""
        return solve_problem(self.G, replace(problem, time_limit=self.left()))

    def _first(self, problem: Problem, measure: Measure) -> Choice | None:
        """Return the first plan that the labels make, if it keeps all limits."""
        small, most = self._reduced(problem), caps_of(problem).limits()
        first = first_choice(small, upper_labels(small, measure))
        return first if all(value(small, first, each) <= most[each] for each in most) else None

    def _solve(self, problem: Problem, measure: Measure) -> Solution:
        small, hint = self._reduced(problem), self._first(problem, measure)
        most = caps_of(problem)
        return solve(small, measure, caps=most, hint=hint, time_limit=self.left())


def _on_grid(problem: Problem) -> bool:
    """Tell whether whether there is a plan depends on the months of the calendar."""
    return problem.on_calendar and (problem.max_months is not None or problem.keep_working)


def _timed(problem: Problem) -> Problem:
    """Return the question about the same plans without earnings: there by the horizon."""
    if problem.objective != "earnings":
        return problem
    horizon = round(limits(problem)["horizon"])
    by = horizon if problem.max_months is None else min(horizon, problem.max_months)
    return replace(problem, objective="calendar", max_months=None if by == ENDLESS else by)


def _admitted(problem: Problem) -> tuple[object, ...]:
    """Return what decides which things may be achieved at all, and what for."""
    steady = problem.on_calendar and problem.keep_working
    return (
        problem.target,
        steady,
        *((name, value) for name, (_, value) in admission(problem).items()),
    )
