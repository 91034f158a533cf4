"""The same question to other solvers: a plain CP-SAT model, and clingo."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import reduce
from math import gcd

import clingo
from ortools.sat.python import cp_model

from graph.person.options import Measure
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, Item, Need
from graph.planning.models.sequential import SequentialModel
from graph.planning.problem import LEXICOGRAPHIC


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds taken, whether it was proved, and the value of the first measure."""

    seconds: float
    proved: bool
    value: int | None


def plain(instance: Instance, measure: Measure, limit: float) -> Result:
    """Solve with the CP-SAT model as it stands: no reduction, no first plan, default settings."""
    start = time.perf_counter()
    model = SequentialModel(instance, Caps())
    best: int | None = None
    for each in LEXICOGRAPHIC[measure]:
        model.cp.minimize(model.measures[each])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = limit - (time.perf_counter() - start)
        status = solver.solve(model.cp)
        if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} and each == measure:
            best = round(solver.objective_value)
        if status != cp_model.OPTIMAL:
            return Result(time.perf_counter() - start, proved=False, value=best)
        model.fix(model.measures[each], round(solver.objective_value))
    return Result(time.perf_counter() - start, proved=True, value=best)


def answer_sets(instance: Instance, measure: Measure, limit: float) -> Result:
    """Solve with clingo: months in steps of their greatest common divisor."""
    start = time.perf_counter()
    control = clingo.Control(["--opt-strategy=usc", "--warn=none"])
    control.add("base", [], program(instance, measure))
    control.ground([("base", [])])
    best: list[int] = []
    with control.solve(
        on_model=lambda model: best.__setitem__(slice(None), model.cost), async_=True
    ) as handle:
        finished = handle.wait(limit - (time.perf_counter() - start))
        if not finished:
            handle.cancel()
        proved = finished and bool(handle.get().exhausted)
    value = None
    if best:
        scale = grain(instance) if measure == "time" else 1
        value = best[0] * scale
    return Result(time.perf_counter() - start, proved=proved, value=value)


def grain(instance: Instance) -> int:
    """Return the greatest common divisor of all months."""
    months = [item.study for item in instance.items.values()]
    months += [item.min_months for item in instance.items.values()]
    months += [item.prior for item in instance.items.values()]
    for routes in instance.pathways.values():
        months += [
            need.months for groups in routes.values() for group in groups for need in group.needs
        ]
    return reduce(gcd, months, 0) or 1


def program(instance: Instance, measure: Measure) -> str:
    """Return the question as a logic program; stable models are well-founded by themselves."""
    step = grain(instance)
    number = {thing: n for n, thing in enumerate(instance.items)}
    lines = ["{has(X)} :- open(X).", ":- not goal.", "goal :- has(X), aim(X)."]
    lines += [f"aim({number[goal]})." for goal in instance.goals]
    most: dict[str, int] = {}
    for thing, routes in instance.pathways.items():
        for p, groups in enumerate(routes.values()):
            met = [f"met({number[thing]},{p},{g})" for g in range(len(groups))]
            lines.append(f"open({number[thing]}){' :- ' + ','.join(met) if met else ''}.")
            for g, group in enumerate(groups):
                ways = []
                for n, need in enumerate(group.needs):
                    ways.append(f"way({number[thing]},{p},{g},{n})")
                    lines += _way(number, ways[-1], need, instance, step)
                    if need.months:
                        for role in need.options:
                            most[role] = max(most.get(role, 0), need.months)
                chosen = "; ".join(f"1,{n} : {way}" for n, way in enumerate(ways))
                lines.append(f"{met[g]} :- {group.number} <= #sum {{ {chosen} }}.")
    for role, months in most.items():
        held = instance.items[role].held
        lines.append(f"{{work({number[role]},0..{months // step})}} = 1.")
        lines.append(f"able({number[role]}){'' if held else f' :- has({number[role]})'}.")
    weights = {
        "time": (
            [f"{item.study // step},{n} : has({n})" for n, item in _new(instance, number)],
            ["W,work,R : work(R,W)"],
        ),
        "cost": ([f"{item.price},{n} : has({n})" for n, item in _new(instance, number)], []),
        "steps": ([f"1,{n} : has({n})" for n, _ in _new(instance, number)], []),
    }
    for priority, each in zip((3, 2, 1), LEXICOGRAPHIC[measure], strict=True):
        terms = [
            f"{weight}@{priority},{rest}"
            for part in weights[each]
            for weight, rest in (term.split(",", 1) for term in part)
        ]
        lines.append(f"#minimize {{ {'; '.join(terms)} }}.")
    return "\n".join(lines)


def _new(instance: Instance, number: dict[str, int]) -> list[tuple[int, Item]]:
    return [(number[thing], item) for thing, item in instance.items.items() if not item.held]


def _way(number: dict[str, int], head: str, need: Need, instance: Instance, step: int) -> list[str]:
    if not need.months:
        return [f"{head} :- has({number[each]})." for each in need.options]
    # Roles with least months are not in the fields measured here.
    terms = [
        f"W+{instance.items[each].prior // step},{number[each]} : "
        f"work({number[each]},W), able({number[each]})"
        for each in need.options
    ]
    return [f"{head} :- {need.months // step} <= #sum {{ {'; '.join(terms)} }}."]
