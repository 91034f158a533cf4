"""Pay minus prices over a horizon: the objective `earnings` (docs/semantics.md, rule 15).

The grid of months is that of the calendar. Work goes on after the target is reached, and any role
may be worked for its pay, so the instance is the whole graph within the horizon, and only
dominated credentials are dropped. The warm start is the fastest calendar, followed by work in the
target role up to the horizon.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model.graph import Graph
from graph.planning.answer import Answer, Plan
from graph.planning.bounds.labels import lower_labels
from graph.planning.bounds.reduction import without_dominated, without_idle
from graph.planning.candidates.schedule import calendar_plan
from graph.planning.candidates.timetable import Block, Timetable, entered_late, worked_on
from graph.planning.effort import now
from graph.planning.instance.caps import caps_of
from graph.planning.instance.compile import build_instance
from graph.planning.instance.values import Instance, restrict
from graph.planning.models import cp_model
from graph.planning.models.timed import TimedModel, in_turn
from graph.planning.problem import HORIZON, Problem
from graph.planning.search.calendar import solve_calendar
from graph.planning.search.infeasibility import too_tight

_SCALE = 1200
"""Twelfths of cents per dollar: in them a month's pay is a whole number."""


def solve_earnings(G: Graph, problem: Problem) -> Answer:
    """Answer a question about earnings; the target may be held already."""
    horizon = HORIZON if problem.horizon is None else problem.horizon
    deadline = now() + problem.time_limit
    by = horizon if problem.max_months is None else min(horizon, problem.max_months)
    whole = build_instance(G, problem, goes_on=True)
    first = Timetable({}, {})
    if not whole.done:
        soonest = replace(
            problem, objective="calendar", max_months=by, time_limit=problem.time_limit / 3
        )
        answer = solve_calendar(G, soonest)
        if answer.best is None:
            return replace(answer, problem=problem, bound=None)
        first = _carried_on(whole, answer.best, horizon)
    labels = lower_labels(whole, "time").value
    near = restrict(whole, (thing for thing, value in labels.items() if value <= horizon))
    return _Search(G, problem, near, horizon, by).run(first, deadline)


def _carried_on(instance: Instance, plan: Plan, horizon: int) -> Timetable:
    """Return the timetable of a plan, with the target role worked from entry to the horizon."""
    things: dict[str, Block] = {}
    jobs: dict[str, Block] = {}
    for step in plan.schedule:
        if step.action == "work":
            jobs[step.id] = Block(step.start_month, step.end_month)
        if step.id not in things and not instance.items[step.id].held:
            end = step.end_month if step.action == "study" else step.start_month
            things[step.id] = Block(step.start_month, end, step.mode)
    for goal in instance.goals:
        if goal in things and instance.items[goal].role and things[goal].start < horizon:
            jobs[goal] = Block(things[goal].start, horizon)
    return Timetable(things, jobs)


class _Search:
    def __init__(self, G: Graph, problem: Problem, near: Instance, horizon: int, by: int) -> None:
        self.problem = problem
        self.near = near
        self.horizon = horizon
        self.by = by
        self.pay = {
            role: round(100 * G.nodes[role].get("pay_median_usd", 0))
            for role, item in near.items.items()
            if item.role
        }
        self.heads = {
            thing: label - near.items[thing].study
            for thing, label in lower_labels(near, "time").value.items()
        }

    def run(self, first: Timetable, deadline: float) -> Answer:
        self.deadline = deadline
        model = self.model(without_dominated(without_idle(self.near), None, roles=False))
        seconds = max(0.1, deadline - now())
        status, found, least = model.minimise(self.spent(model), first, seconds=seconds)
        if status == cp_model.INFEASIBLE:
            missing = too_tight(self.problem.target, "time", None, self.by)
            return Answer(self.problem, "infeasible", missing=(missing,))
        best = self.tidied(found or first)
        earned = sum(self.pay[role] * job.months for role, job in best.jobs.items())
        paid = 12 * sum(self.near.items[thing].price for thing in best.things)
        plan = calendar_plan(self.near, best, self.pay)
        return Answer(
            self.problem,
            "optimal" if status == cp_model.OPTIMAL else "feasible",
            bound=round(max(-least, earned - paid) / _SCALE, 2),
            plans=(replace(plan, earnings=round((earned - paid) / _SCALE, 2)),),
        )

    def model(self, instance: Instance) -> TimedModel:
        problem = self.problem
        model = TimedModel(
            instance,
            replace(caps_of(problem), time=None),
            horizon=self.horizon,
            heads=self.heads,
            to_the_end=True,
        )
        model.cp.add(model.reached <= self.by)
        return model

    def spent(self, model: TimedModel) -> cp_model.LinearExprT:
        """Return prices minus pay, in twelfths of cents."""
        lost = [-self.pay[role] * months for role, months in model.work.items()]
        return sum([12 * model.measures["cost"], *lost])

    def tidied(self, table: Timetable) -> Timetable:
        """Return an equally good timetable of some of the same items: fewest steps, then early."""
        held = {each for each, item in self.near.items.items() if item.held}
        model = self.model(restrict(self.near, held | set(table.things)))
        early = sum([*model.start.values(), *model.job.values()])
        wishes = (self.spent(model), model.measures["steps"], early)
        table = in_turn(model, wishes, table, self.deadline)
        return entered_late(self.near, worked_on(self.near, table, self.pay))
