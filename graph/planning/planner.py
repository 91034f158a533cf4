"""Ask for a plan: graph and question in, answer with its proof out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from graph.contract import GENERAL_EDUCATION_KINDS
from graph.errors import RequestError
from graph.model import Graph, in_relation, require_target, resolve
from graph.planning.improve import improved, stripped
from graph.planning.instance import Instance, build_instance, restrict
from graph.planning.labels import Labels, lower_labels, upper_labels
from graph.planning.obstacles import cap_obstacles, unreachable
from graph.planning.problem import OBJECTIVES, Answer, Objective, Plan, Problem, Taste
from graph.planning.reduction import reduced, without_dominated
from graph.planning.schedule import sequential_plan
from graph.planning.simulate import Choice, value
from graph.planning.solver import Caps, Solution, settle_ties, solve


def plan(
    G: Graph,
    target: str,
    *,
    hold: Collection[str] = (),
    experience: Mapping[str, int] | None = None,
    objective: Objective = "time",
    avoid: Collection[str] = (),
    max_cost: float | None = None,
    max_months: int | None = None,
    max_steps: int | None = None,
    max_credential_level: int | None = None,
    time_limit: float = 10.0,
) -> Answer:
    """Compute the best plan towards a credential or role.

    Parameters
    ----------
    G
        A loaded graph.
    target
        Id, name, abbreviation or alias, as everywhere below.
    hold
        What is held already: credentials and roles.
    experience
        Months already worked per role.
    objective
        ``time`` (study months plus months worked, one thing at a time), ``cost`` (dollars) or
        ``steps`` (number of new things) comes first; the other two break ties.
    avoid
        What may not be newly achieved.
    max_cost, max_months, max_steps, max_credential_level
        Limits: dollars, months, new things, level of new credentials.
    time_limit
        Seconds to search.

    Returns
    -------
    Answer
        With the status, the plan, the bound, and what is missing when there is no plan.

    Raises
    ------
    UnknownNodeError
        For a name nothing, or more than one thing, goes by.
    RequestError
        For a target or held thing that cannot be achieved, or a negative number.
    """
    problem = Problem(
        target=require_target(G, resolve(G, target)),
        hold=frozenset(require_target(G, resolve(G, each)) for each in hold),
        experience=_experience(G, experience or {}),
        objective=objective,
        avoid=frozenset(resolve(G, each) for each in avoid),
        max_cost=max_cost,
        max_months=max_months,
        max_steps=max_steps,
        max_credential_level=max_credential_level,
        time_limit=time_limit,
    )
    for name in ("max_cost", "max_months", "max_steps", "max_credential_level", "time_limit"):
        value = getattr(problem, name)
        if value is not None and value < 0:
            msg = f"{name} is {value}; allowed is 0 or more"
            raise RequestError(msg)
    return solve_problem(G, problem)


def _experience(G: Graph, experience: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, months in experience.items():
        role = resolve(G, name)
        if G.nodes[role]["type"] != "role":
            msg = f"{role!r} is a {G.nodes[role]['type']}; only roles are worked in"
            raise RequestError(msg)
        if months < 0:
            msg = f"{months} months in {role!r}; allowed is 0 or more"
            raise RequestError(msg)
        found[role] = found.get(role, 0) + months
    return found


def solve_problem(G: Graph, problem: Problem) -> Answer:
    """Answer a question whose names are ids of the graph."""
    whole = build_instance(G, problem)
    if whole.done:
        nothing = Plan(0, 0.0, 0, (), ())
        return Answer(problem, "optimal", bound=0.0, plans=(nothing,))
    reachable = lower_labels(whole, problem.objective).value
    instance = restrict(whole, reachable)
    if not instance.goals:
        return Answer(problem, "infeasible", missing=unreachable(G, whole, reachable, problem))
    caps = Caps(
        problem.max_months,
        None if problem.max_cost is None else round(100 * problem.max_cost),
        problem.max_steps,
    )
    # What is reached only by way of another goal needs no way of its own.
    lower = lower_labels(instance, problem.objective)
    instance = restrict(instance, lower.value)
    wish = taste(G, problem)
    exact = reduced(instance, wish)
    small = without_dominated(exact, None)
    first = first_choice(small, upper_labels(small, problem.objective))
    solution = solve(
        small,
        problem.objective,
        caps=caps,
        hint=first if _keeps(small, first, caps) else None,
        time_limit=problem.time_limit,
    )
    if solution.choice is None and solution.proved:
        uncapped = partial(solve, small, time_limit=problem.time_limit)
        return Answer(problem, "infeasible", missing=cap_obstacles(problem.target, caps, uncapped))
    if solution.choice is not None and solution.proved:
        best = settle_ties(exact, solution.choice, wish)
        solution = replace(solution, choice=best)
    return _answer(G, problem, instance, solution, lower)


def _answer(
    G: Graph, problem: Problem, instance: Instance, solution: Solution, lower: Labels
) -> Answer:
    least = min(lower.value[goal] for goal in instance.goals)
    bound = max(least, solution.bound if solution.bound is not None else least)
    shown_bound = bound / 100 if problem.objective == "cost" else float(bound)
    if solution.choice is None:
        return Answer(problem, "unknown", bound=shown_bound)
    choice = solution.choice
    if not solution.proved:
        # A search that ran out of time may not have come to cost, steps and ties yet.
        choice = improved(instance, choice, problem.objective, taste(G, problem))
    found = sequential_plan(instance, choice)
    unknown = tuple(
        each
        for each in found.achieved
        if G.nodes[each]["type"] == "credential"
        and not {"cost_usd", "fee_usd"} & set(G.nodes[each])
    )
    return Answer(
        problem,
        "optimal" if solution.proved else "feasible",
        bound=shown_bound,
        plans=(found,),
        unknown_prices=unknown,
    )


def taste(G: Graph, problem: Problem) -> Taste:
    """Return what decides among plans of equal value (DESIGN section 4, 10).

    A detour is a thing that no career of the target includes; general education, which no
    career claims for itself, is none.
    """
    careers = {career for career, _ in in_relation(G, problem.target, "includes")}
    detours: set[str] = set()
    for node, data in G.nodes(data=True):
        homes = {career for career, _ in in_relation(G, node, "includes")}
        general = not homes and data.get("kind") in GENERAL_EDUCATION_KINDS
        if careers and not homes & careers and not general:
            detours.add(node)
    pay = {node: round(data.get("pay_median_usd", 0)) for node, data in G.nodes(data=True)}
    return Taste(frozenset(detours), pay)


def first_choice(instance: Instance, labels: Labels) -> Choice:
    """Return a plan in no time: follow the cheapest supports, then drop what is not needed."""
    goal = min(instance.goals, key=lambda each: labels.value[each])
    things: set[str] = set()
    months: dict[str, int] = {}
    todo = [goal]
    while todo:
        node = todo.pop()
        if not instance.items[node].held:
            things.add(node)
        for support in labels.support[node]:
            if support.id not in things:
                todo.append(support.id)
            if support.months:
                months[support.id] = max(months.get(support.id, 0), support.months)
    choice = Choice(frozenset(things), months)
    return stripped(instance, choice)


def _keeps(instance: Instance, choice: Choice, caps: Caps) -> bool:
    return all(
        cap is None or value(instance, choice, measure) <= cap
        for measure, cap in zip(OBJECTIVES, (caps.time, caps.cost, caps.steps), strict=True)
    )
