"""Study beside work: the objective `calendar` (docs/semantics.md, rule 14).

The search starts from the best sequential plan: it is a timetable too, so its length bounds the
horizon. The sequential reduction is valid on a calendar as well; read "before" as "by the instant
at which it starts". Only dominated roles stay: a role is worked in one stretch, so a plan may use
two equal roles, one before and one after a pause.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from graph.model.graph import Graph
from graph.planning.answer import Answer, Mode, Taste
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.bounds.reduction import without_dominated, without_idle
from graph.planning.candidates.choice import Choice, order
from graph.planning.candidates.schedule import calendar_plan
from graph.planning.candidates.timetable import Block, Timetable, entered_late
from graph.planning.instance.values import Instance, restrict
from graph.planning.models import cp_model
from graph.planning.models.energy import raised_labels
from graph.planning.models.exact import solve
from graph.planning.models.timed import TimedModel
from graph.planning.problem import Problem
from graph.planning.search.infeasibility import cap_obstacles, too_tight, unreachable
from graph.planning.search.sequential import Compiled, compiled, search

SMALL_EFFORT = 0.5
"""Deterministic seconds (of CP-SAT) for the best timetable of a few given items, and for ties."""


def solve_calendar(G: Graph, problem: Problem) -> Answer:
    """Answer a question about the calendar whose target is not held."""
    deadline = time.monotonic() + problem.time_limit
    question = compiled(G, problem, "time")
    if not question.reachable:
        missing = unreachable(G, question.whole, question.lower.value, problem)
        return Answer(problem, "infeasible", missing=missing)
    idle_free = without_idle(question.instance)
    exact = without_dominated(idle_free, question.taste)
    caps = replace(question.caps, time=None)
    first = search(without_dominated(exact, None), "time", caps, problem.time_limit / 3)
    if first.choice is None:
        if not first.proved:
            return Answer(problem, "unknown")
        uncapped = partial(solve, exact, time_limit=problem.time_limit)
        return Answer(problem, "infeasible", missing=cap_obstacles(problem.target, caps, uncapped))
    table = one_by_one(question.instance, first.choice)
    small = without_dominated(idle_free, question.taste, roles=False)
    return _Search(question, problem, small, deadline).run(table)


def one_by_one(instance: Instance, choice: Choice) -> Timetable:
    """Return the timetable that does the items of a choice one after another."""
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
            mode: Mode = "full-time" if item.study == item.full else "part-time"
            things[thing] = Block(clock, end, None if item.role else mode)
        if item.role and months:
            jobs[thing] = Block(clock, clock + months)
        clock += months
    return Timetable(things, jobs)


class _Search:
    """One search: the month first, then cost, steps and ties, while time is left."""

    def __init__(
        self, question: Compiled, problem: Problem, small: Instance, deadline: float
    ) -> None:
        self.question = question
        self.problem = problem
        self.deadline = deadline
        self.caps = question.caps
        self.all = question.instance
        self.instance = small
        self.labels, self.lean = raised_labels(
            self.instance,
            self.caps,
            time.monotonic() + self.seconds() / 3,
        )
        self.least = min(self.labels.value[goal] for goal in self.instance.goals)

    def seconds(self) -> float:
        """Return how much time is left."""
        return max(0.0, self.deadline - time.monotonic())

    def run(self, first: Timetable) -> Answer:
        """Search, from a first timetable that keeps the limits to cost and steps."""
        table = self.start(first)
        if self.caps.time is not None and self.least > self.caps.time:
            return self.too_long(self.least)
        months = table.reached(self.all)
        fits = self.caps.time is None or months <= self.caps.time
        horizon = months if fits else self.caps.time or 0
        # Items that cannot be had by the horizon need no variables.
        soon = {thing for thing, label in self.labels.value.items() if label <= horizon}
        near = restrict(self.instance, soon)
        model = self.model(near, horizon)
        model.add_landmarks(landmark_groups(near))
        best = table if fits else None
        bound, proved = self.least, True
        for measure in (model.reached, model.measures["cost"], model.measures["steps"]):
            first_stage = measure is model.reached
            if first_stage and best is not None and months <= self.least:
                model.fix(measure, months)
                continue
            status, found, least = model.minimise(measure, best, seconds=self.seconds())
            if status == cp_model.INFEASIBLE:
                return self.too_long(None)
            best = found or best
            bound = max(bound, least) if first_stage else bound
            proved = status == cp_model.OPTIMAL
            if not proved:
                break
            model.fix(measure, least)
        if best is None:
            return Answer(self.problem, "unknown", bound=float(bound))
        best = settled(model, best, self.question.taste) if proved else self.tightened(best)
        return Answer(
            self.problem,
            "optimal" if proved else "feasible",
            bound=float(bound),
            plans=(calendar_plan(self.all, self.tidied(best)),),
        )

    def start(self, first: Timetable) -> Timetable:
        """Return the better of two timetables: of the first plan, and of the least energy."""
        tables = [self.tightened(first)]
        if self.lean is not None:
            tables.append(self.tightened(one_by_one(self.all, self.lean)))
        return min(tables, key=lambda table: table.reached(self.all))

    def model(self, instance: Instance, horizon: int) -> TimedModel:
        """Return the timed model of an instance."""
        heads = {
            thing: label - instance.items[thing].study
            for thing, label in self.labels.value.items()
            if thing in instance.items
        }
        model = TimedModel(instance, self.caps, horizon=horizon, heads=heads)
        model.cp.add(model.reached >= self.least)
        return model

    def tightened(self, table: Timetable) -> Timetable:
        """Return the best timetable that uses only items of a given one."""
        model = self.model(self.among(table), table.reached(self.all))
        for measure in (model.reached, model.measures["cost"], model.measures["steps"]):
            status, found, least = model.minimise(measure, table, effort=SMALL_EFFORT)
            table = found or table
            if status != cp_model.OPTIMAL:
                break
            model.fix(measure, least)
        return table

    def among(self, table: Timetable) -> Instance:
        """Return the instance with only the items of a timetable."""
        held = {each for each, item in self.all.items.items() if item.held}
        return restrict(self.all, held | set(table.things))

    def too_long(self, least: int | None) -> Answer:
        """Return that no plan is within the limit on months."""
        missing = too_tight(self.problem.target, "time", least, self.caps.time or 0)
        return Answer(self.problem, "infeasible", missing=(missing,))

    def tidied(self, table: Timetable) -> Timetable:
        """Return the same items by the same month, with as little and as early work as possible."""
        model = self.model(self.among(table), table.reached(self.all))
        for node in model.things:
            model.cp.add(model.has[node] == (node in table.things))
        early = sum([*model.start.values(), *model.job.values()])
        for expression in (sum(model.work.values()), early):
            status, found, least = model.minimise(expression, table, effort=SMALL_EFFORT)
            table = found or table
            if status != cp_model.OPTIMAL:
                break
            model.fix(expression, least)
        return entered_late(self.all, table)


def settled(model: TimedModel, best: Timetable, taste: Taste) -> Timetable:
    """Settle ties: fewer detours, fewer months worked, higher pay, then ids."""
    strays, rest = model.tastes(taste)
    for expression in (strays, sum(model.work.values()), rest):
        status, found, least = model.minimise(expression, best, effort=SMALL_EFFORT)
        best = found or best
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return best
