"""Study beside work: the objective `calendar`.

The search starts from the best sequential plan, which is a timetable too and so says how many
months are enough. What the sequential reduction rests on holds on a calendar as well: read
"before" as "by the instant at which it starts". Only roles must not stand for each other: a
role is worked in one stretch, so a second one of the same worth can be worked after a pause.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from ortools.sat.python import cp_model

from graph.model import Graph
from graph.planning.instance import Instance, restrict
from graph.planning.obstacles import cap_obstacles, unreachable
from graph.planning.problem import Answer, Missing, Problem, Taste
from graph.planning.reduction import reduced, without_dominated, without_idle
from graph.planning.schedule import calendar_plan
from graph.planning.sequential import Compiled, compiled, search
from graph.planning.simulate import Choice, order
from graph.planning.solver import TIE_EFFORT, solve
from graph.planning.timed import TimedModel
from graph.planning.timetable import Block, Timetable, entered_late

SMALL_EFFORT = 1.0
"""Deterministic seconds (of CP-SAT) for the best timetable of a few given things."""


def solve_calendar(G: Graph, problem: Problem) -> Answer:
    """Answer a question about the calendar whose target is neither held nor hopeless."""
    deadline = time.monotonic() + problem.time_limit
    question = compiled(G, problem, "time")
    if not question.instance.goals:
        missing = unreachable(G, question.whole, question.reachable.value, problem)
        return Answer(problem, "infeasible", missing=missing)
    exact = reduced(question.instance, question.taste)
    caps = replace(question.caps, time=None)
    first = search(without_dominated(exact, None), "time", caps, problem.time_limit)
    if first.choice is None:
        if not first.proved:
            return Answer(problem, "unknown")
        uncapped = partial(solve, exact, time_limit=problem.time_limit)
        return Answer(problem, "infeasible", missing=cap_obstacles(problem.target, caps, uncapped))
    table = one_by_one(question.instance, first.choice)
    return _Search(question, problem, deadline).run(table)


def one_by_one(instance: Instance, choice: Choice) -> Timetable:
    """Return the timetable that does the things of a choice one after another."""
    clock = 0
    things: dict[str, Block] = {}
    jobs: dict[str, Block] = {}
    ready = order(instance, choice)
    if ready is None:
        msg = "the chosen things cannot be put in order"
        raise ValueError(msg)
    held = [role for role in choice.months if instance.items[role].held]
    for thing in [*held, *ready]:
        item = instance.items[thing]
        months = choice.months.get(thing, 0) if item.role else item.study
        if not item.held:
            end = clock if item.role else clock + months
            things[thing] = Block(clock, end, None if item.role else "full-time")
        if item.role and months:
            jobs[thing] = Block(clock, clock + months)
        clock += months
    return Timetable(things, jobs)


class _Search:
    """One search: the month first, then cost, steps and ties, as far as the time goes."""

    def __init__(self, question: Compiled, problem: Problem, deadline: float) -> None:
        self.question = question
        self.problem = problem
        self.deadline = deadline
        self.caps = question.caps
        self.instance = without_dominated(
            without_idle(question.instance), question.taste, roles=False
        )
        self.heads = {
            thing: label - self.instance.items[thing].study
            for thing, label in question.lower.value.items()
            if thing in self.instance.items
        }
        self.least = min(question.lower.value[goal] for goal in question.instance.goals)

    def model(self, instance: Instance, horizon: int) -> TimedModel:
        factor = self.problem.part_time_factor
        return TimedModel(instance, self.caps, factor=factor, horizon=horizon, heads=self.heads)

    def seconds(self) -> float:
        return max(0.0, self.deadline - time.monotonic())

    def run(self, table: Timetable) -> Answer:
        table = self.tightened(table, table.reached(self.question.instance))
        months = table.reached(self.question.instance)
        horizon = months if self.caps.time is None else min(months, self.caps.time)
        fits = months <= horizon
        model = self.model(self.instance, horizon)
        best = table if fits else None
        bound = self.least
        for stage, expression in enumerate(
            (model.reached, model.measures["cost"], model.measures["steps"])
        ):
            status, found, least = model.minimise(expression, best, seconds=self.seconds())
            if status == cp_model.INFEASIBLE:
                return Answer(self.problem, "infeasible", missing=self.too_long())
            if stage == 0:
                bound = max(bound, least)
            best = found or best
            if status != cp_model.OPTIMAL:
                return self.answer(best, bound, proved=False)
            model.fix(expression, least)
        if best is not None:
            best = settled(model, best, self.question.taste)
        return self.answer(best, bound, proved=True)

    def tightened(self, table: Timetable, horizon: int) -> Timetable:
        """Return the best timetable of the things of one."""
        few = restrict(self.question.instance, self.kept(table))
        model = self.model(few, horizon)
        _, found, _ = model.minimise(model.reached, table, effort=SMALL_EFFORT)
        return found or table

    def kept(self, table: Timetable) -> set[str]:
        items = self.question.instance.items
        return set(table.things) | {each for each in items if items[each].held}

    def too_long(self) -> tuple[Missing, ...]:
        text = f"the target is not reached within {self.caps.time} months"
        return (Missing(self.problem.target, "", "time", text),)

    def answer(self, table: Timetable | None, bound: int, *, proved: bool) -> Answer:
        if table is None:
            return Answer(self.problem, "unknown", bound=float(bound))
        tidy = self.tidied(table)
        return Answer(
            self.problem,
            "optimal" if proved else "feasible",
            bound=float(bound),
            plans=(calendar_plan(self.question.instance, tidy),),
        )

    def tidied(self, table: Timetable) -> Timetable:
        """Return the same things in the same months, as early and as short as they can be."""
        few = restrict(self.question.instance, self.kept(table))
        model = self.model(few, table.reached(self.question.instance))
        for node in model.things:
            model.cp.add(model.has[node] == (node in table.things))
        months = sum(model.work.values())
        early = sum(model.start.values()) + sum(model.job.values())
        for expression in (months, early):
            status, found, least = model.minimise(expression, table, effort=SMALL_EFFORT)
            table = found or table
            if status != cp_model.OPTIMAL:
                break
            model.fix(expression, least)
        return entered_late(self.question.instance, table)


def settled(model: TimedModel, best: Timetable, taste: Taste) -> Timetable:
    """Choose among the plans of the same values: no detours, no padding, better pay, then ids."""
    strays, rest = model.tastes(taste)
    for expression in (strays, sum(model.work.values()), rest):
        status, found, least = model.minimise(expression, best, effort=TIE_EFFORT)
        best = found or best
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return best
