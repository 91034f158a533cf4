"""One thing at a time: objectives `time`, `cost` and `steps` (docs/semantics.md, rule 13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial

from graph.model.graph import Graph
from graph.person.options import Measure
from graph.planning.answer import Answer, Taste
from graph.planning.bounds.labels import Labels, lower_labels, upper_labels
from graph.planning.bounds.reduction import within, without_dominated, without_idle
from graph.planning.candidates.choice import Choice, reaches_goal, value
from graph.planning.candidates.local_search import improved, stripped
from graph.planning.candidates.schedule import sequential_plan
from graph.planning.effort import now
from graph.planning.instance.caps import Caps, caps_of
from graph.planning.instance.compile import build_instance
from graph.planning.instance.strategy import classes
from graph.planning.instance.taste import taste
from graph.planning.instance.values import Instance, restrict
from graph.planning.models.exact import Solution, settle_ties, solve
from graph.planning.models.ranged import Several, Terms
from graph.planning.problem import MEASURES, MOST_WORSE, Problem
from graph.planning.search.infeasibility import cap_obstacles, unreachable
from graph.planning.search.kbest import alone, next_best
from graph.planning.search.pareto import front

_SWAPS = 10_000
"""Most swaps to try in a plan that is not proved; about a second."""

_TIES = 0.5
"""Least seconds for settling ties, even if the search has used up the time limit."""


@dataclass(frozen=True)
class Compiled:
    """A question ready for the search.

    Parameters
    ----------
    G, problem
        The question.
    whole
        The instance before restriction.
    lower
        Lower bounds of the items that can be reached.
    caps
        The limits of the question.
    """

    G: Graph
    problem: Problem
    whole: Instance
    lower: Labels
    caps: Caps

    @cached_property
    def reachable(self) -> bool:
        """Whether the target can be reached without limits."""
        return any(goal in self.lower.value for goal in self.whole.goals)

    @cached_property
    def instance(self) -> Instance:
        """The items that can be reached and can matter; without goals if none can be reached."""
        return restrict(self.whole, self.lower.value)

    @cached_property
    def taste(self) -> Taste:
        """What decides between equal plans."""
        return taste(self.G, self.problem)

    def terms(self, caps: Caps, deadline: float) -> Terms:
        """Return what holds for several plans."""
        apart = alone
        if self.problem.different:
            apart = partial(classes, self.G, self.problem.target)
        return Terms(caps, self.taste, deadline, apart)


def compiled(G: Graph, problem: Problem, measure: Measure) -> Compiled:
    """Compile a question."""
    whole = build_instance(G, problem)
    return Compiled(G, problem, whole, lower_labels(whole, measure), caps_of(problem))


def solve_sequential(G: Graph, problem: Problem) -> Answer:
    """Answer a question about one thing at a time whose target is not held."""
    measure = problem.measure
    deadline = now() + problem.time_limit
    question = compiled(G, problem, measure)
    if not question.reachable:
        missing = unreachable(G, question.whole, question.lower.value, problem)
        return Answer(problem, "infeasible", missing=missing)
    if now() >= deadline:
        first = greedy(question.whole, measure, question.caps, question.lower)
        return _answer(question, measure, None, _unproved(question, measure, first))
    whole = without_idle(question.instance)
    exact = without_dominated(whole, question.taste)
    small = without_dominated(exact, None)
    solution = search(small, measure, question.caps, deadline - now())
    if solution.choice is None and solution.proved:
        uncapped = partial(solve, small, time_limit=problem.time_limit)
        missing = cap_obstacles(problem.target, question.caps, uncapped)
        return Answer(problem, "infeasible", missing=missing)
    terms = question.terms(question.caps, deadline)
    if solution.choice is None or not solution.proved:
        several = _unproved(question, measure, solution.choice)
    else:
        left = max(_TIES, deadline - now())
        best = settle_ties(exact, solution.choice, question.taste, seconds=left)
        several = Several((best,), proved=True)
        if problem.many > 1:
            several = _ranked(whole, best, question, deadline)
        elif problem.pareto:
            several = front(small, exact, best, terms)
    return _answer(question, measure, solution.bound, several)


def _ranked(instance: Instance, best: Choice, question: Compiled, deadline: float) -> Several:
    """Return the k best plans, or plans of different strategies that are not much worse."""
    problem, caps = question.problem, question.caps
    if problem.different:
        caps = not_much_worse(caps, problem.measure, value(instance, best, problem.measure))
        instance = within(instance, {problem.measure: getattr(caps, problem.measure)})
    terms = question.terms(caps, deadline)
    return next_best(instance, best, problem.many, problem.measure, terms)


def not_much_worse(caps: Caps, measure: Measure, best: int) -> Caps:
    """Return the limits of plans that may be shown beside a best one of this value."""
    times, by = MOST_WORSE
    most, cap = best * times // by, getattr(caps, measure)
    return replace(caps, **{measure: most if cap is None else min(cap, most)})


def search(small: Instance, measure: Measure, caps: Caps, time_limit: float) -> Solution:
    """Find the best plan, warm-started with a greedy plan."""
    hint = greedy(small, measure, caps)
    return solve(small, measure, caps=caps, hint=hint, time_limit=time_limit)


def greedy(
    instance: Instance, measure: Measure, caps: Caps, lower: Labels | None = None
) -> Choice | None:
    """Return the better of two greedy plans: by upper and by lower labels.

    Lower labels count prior months in all roles of a pool, even in roles that are not achieved,
    so what they lead to is not always a plan.
    """
    ways = upper_labels(instance, measure), lower or lower_labels(instance, measure)
    plans = (first_choice(instance, labels) for labels in ways)
    kept = [plan for plan in plans if _keeps(instance, plan, caps) and reaches_goal(instance, plan)]
    return min(kept, key=lambda plan: value(instance, plan, measure), default=None)


def _unproved(question: Compiled, measure: Measure, choice: Choice | None) -> Several:
    """Return the plan of a search that ran out of time, improved by local search."""
    if choice is None:
        return Several((), proved=False)
    # The search may not have reached cost, steps and ties.
    if len(question.whole.items) * len(choice.things) <= _SWAPS:
        choice = improved(question.whole, choice, measure, question.taste)
    return Several((choice,), proved=False)


def _answer(question: Compiled, measure: Measure, proved: int | None, several: Several) -> Answer:
    whole = question.whole
    least = min(value for goal, value in question.lower.value.items() if goal in whole.goals)
    bound = least if proved is None else max(least, proved)
    shown_bound = bound / 100 if measure == "cost" else float(bound)
    if not several.choices:
        return Answer(question.problem, "unknown", bound=shown_bound)
    return Answer(
        question.problem,
        "optimal" if several.proved else "feasible",
        bound=shown_bound,
        plans=tuple(sequential_plan(whole, choice) for choice in several.choices),
    )


def first_choice(instance: Instance, labels: Labels) -> Choice:
    """Return a greedy plan: follow the cheapest supports, then drop what is not needed."""
    reached = (goal for goal in instance.goals if goal in labels.value)
    goal = min(reached, key=lambda each: labels.value[each])
    things: set[str] = set()
    months: dict[str, int] = {}
    todo = [goal]
    while todo:
        node = todo.pop()
        if not instance.items[node].held:
            things.add(node)
        for support, work in labels.support[node]:
            if support not in things:
                todo.append(support)
            if work:
                months[support] = max(months.get(support, 0), work)
    choice = Choice(frozenset(things), months)
    return stripped(instance, choice)


def _keeps(instance: Instance, choice: Choice, caps: Caps) -> bool:
    return all(
        cap is None or value(instance, choice, measure) <= cap
        for measure, cap in zip(MEASURES, (caps.time, caps.cost, caps.steps), strict=True)
    )
