"""The CP-SAT model on a grid of months: the sequential model plus times.

Each item has a start, each study a length that depends on its mode, each role one interval of
work (docs/semantics.md, rule 14). Full-time studies and jobs do not overlap, nor do studies. Two
sums of lengths bound the end from below and carry most of the proof: months worked plus
full-time study, and all months of study. Requirements are those of the sequential model, with
"before" meaning "ended when the other starts".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

from graph.planning.answer import Mode, Taste
from graph.planning.candidates.timetable import Block, Timetable
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, most_months
from graph.planning.models import cp_model
from graph.planning.models.base import Values
from graph.planning.models.energy import add_sums
from graph.planning.models.in_time import RequirementsInTime
from graph.planning.models.lexicographic import Total

SMALL_EFFORT: Final = 0.5
"""Deterministic seconds (of CP-SAT) for the best timetable of a few given items, and for ties."""


_LEAST: Final = 1.0
"""Seconds that a small effort may always take: a plan is made ready also after the time limit."""


class TimedModel(RequirementsInTime):
    """Studies and jobs side by side, within `horizon` months.

    Parameters
    ----------
    instance
        The problem.
    caps
        Limits to cost and steps.
    horizon
        Nothing starts or is worked after this month.
    heads
        Earliest starts.
    to_the_end
        Whether work may go on up to the horizon after the target is reached.
    """

    def __init__(
        self,
        instance: Instance,
        caps: Caps,
        *,
        horizon: int,
        heads: Mapping[str, int],
        to_the_end: bool = False,
    ) -> None:
        most = {role: min(months, horizon) for role, months in most_months(instance).items()}
        if to_the_end:
            most = {node: horizon for node, item in instance.items.items() if item.role}
        elif instance.fillers and most.keys() >= set(instance.fillers):
            # Any role may be the job of month 0, also one whose months nothing asks for.
            roles = (node for node, item in instance.items.items() if item.role)
            most = {node: max(most.get(node, 0), min(1, horizon)) for node in roles}
        super().__init__(instance, most)
        self.horizon = horizon
        self.heads = heads
        self.to_the_end = to_the_end
        self._add_times()
        self.require(Caps(cost=caps.cost, steps=caps.steps))
        for goal in () if instance.done else instance.goals:
            self.cp.add(self.end[goal] <= self.reached).only_enforce_if(self.has[goal])

    def _add_times(self) -> None:
        """Add the times."""
        cp, horizon = self.cp, self.horizon
        self.reached = cp.new_int_var(0, horizon, "reached")
        self.full: dict[str, cp_model.IntVar] = {}
        self.part: dict[str, cp_model.IntVar] = {}
        self.taking: list[cp_model.IntervalVar] = []
        self.studies: list[cp_model.IntervalVar] = []
        full: dict[str, cp_model.LinearExprT] = {}
        study: dict[str, cp_model.LinearExprT] = {}
        for node in self.things:
            head = min(self.heads.get(node, 0), horizon)
            self.start[node] = self.end[node] = cp.new_int_var(head, horizon, f"start {node}")
            if self.instance.items[node].study:
                full[node], beside = self._study(node)
                study[node] = sum([full[node], beside])
        for role in self.work:
            self._stretch(role)
        cp.add_no_overlap(self.taking)
        cp.add_no_overlap(self.studies)
        if self.instance.keeps:
            self._keep_working()
        self._fit({**self.work, **full})
        self._fit(study)

    def _keep_working(self) -> None:
        """Have no full-time study from the first job on, until the target is reached.

        Months without a job between two jobs need no constraint: the earlier job can go on. Nor
        do the first months if some role of the start is not worked otherwise.
        """
        cp, fillers = self.cp, self.instance.fillers
        works = {role: cp.new_bool_var(f"works {role}") for role in self.work}
        for role, months in self.work.items():
            cp.add(months >= 1).only_enforce_if(works[role])
            cp.add(months == 0).only_enforce_if(~works[role])
        if fillers and self.work.keys() >= set(fillers):
            first = [cp.new_bool_var(f"{role} in month 0") for role in self.work]
            for now, role in zip(first, self.work, strict=True):
                cp.add_implication(now, works[role])
                cp.add(self.job[role] == 0).only_enforce_if(now)
            at_once = cp.new_bool_var("reached in month 0")
            cp.add(self.reached == 0).only_enforce_if(at_once)
            cp.add_bool_or(*first, at_once)
        since = cp.new_int_var(0, 0 if fillers else self.horizon, "first job")
        for role, literal in works.items():
            cp.add(since <= self.job[role]).only_enforce_if(literal)
        for node, whole in self.full.items():
            before = [whole]
            if self.to_the_end:
                before.append(cp.new_bool_var(f"{node} before the target"))
                cp.add(self.start[node] >= self.reached).only_enforce_if(whole, ~before[1])
            cp.add(self.end[node] <= since).only_enforce_if(*before)

    def _fit(self, lengths: Mapping[str, cp_model.LinearExprT]) -> None:
        """Bound the end by sums of lengths that exclude each other, given their earliest starts."""
        least = min((self.heads.get(goal, 0) for goal in self.instance.goals), default=0)
        if self.to_the_end:
            add_sums(self.cp, lengths, self.heads, self.horizon, self.horizon)
        else:
            add_sums(self.cp, lengths, self.heads, least, self.reached)

    def _study(self, node: str) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT]:
        """Add the block of a credential; return its months full-time and its months part-time."""
        item, start, cp = self.instance.items[node], self.start[node], self.cp
        full: cp_model.LinearExprT = 0
        beside: cp_model.LinearExprT = 0
        modes = []
        if item.full is not None:
            whole = self.full[node] = cp.new_bool_var(f"full {node}")
            modes.append(whole)
            full = item.full * whole
            block = cp.new_optional_fixed_size_interval_var(start, item.full, whole, f"full {node}")
            self.taking.append(block)
            self.studies.append(block)
        if item.part is not None:
            part = self.part[node] = cp.new_bool_var(f"part {node}")
            modes.append(part)
            beside = item.part * part
            self.studies.append(
                cp.new_optional_fixed_size_interval_var(start, item.part, part, f"part {node}")
            )
        cp.add(sum(modes) == self.has[node])
        self.end[node] = sum([start, full, beside])
        cp.add(self.end[node] <= self.horizon).only_enforce_if(self.has[node])
        return full, beside

    def _stretch(self, role: str) -> None:
        """Add the interval in which a role is worked."""
        cp, months = self.cp, self.work[role]
        job = self.job[role] = cp.new_int_var(0, self.horizon, f"job {role}")
        end = cp.new_int_var(0, self.horizon, f"left {role}")
        if self.instance.items[role].held:
            self.taking.append(cp.new_interval_var(job, months, end, f"work {role}"))
        else:
            has = self.has[role]
            self.taking.append(cp.new_optional_interval_var(job, months, end, has, f"work {role}"))
            cp.add(self.start[role] <= job).only_enforce_if(has)
        cp.add(job + months == end)
        if not self.to_the_end:
            cp.add(end <= self.reached)

    def ties(self, taste: Taste, known: Timetable) -> dict[str, Total]:
        """Return what ties minimise, from a timetable on: detours, months worked, lost pay, ids.

        Of equally many months worked, the best paid lose least against the best paid role.
        """
        strays = sum(has for node, has in self.has.items() if node in taste.detours)
        worked = sum(self.work.values())
        most = {
            "detours": len(known.things.keys() & taste.detours),
            "work": sum(job.months for job in known.jobs.values()),
        }
        self.cp.add(strays <= most["detours"])
        self.cp.add(worked <= most["work"])
        top = max((taste.pay.get(role, 0) for role in self.work), default=0)
        unpaid = {role: top - taste.pay.get(role, 0) for role in self.work}
        unit = math.gcd(*unpaid.values()) or 1
        lost = sum(unpaid[role] // unit * months for role, months in self.work.items())
        places = sum(place * self.has[node] for place, node in enumerate(self.things))
        totals = {
            "detours": Total(strays, most["detours"]),
            "work": Total(worked, most["work"]),
            "pay": Total(lost, most["work"] * (max(unpaid.values(), default=0) // unit)),
            "ids": Total(places, len(self.things) * (len(self.things) - 1) // 2),
        }
        return {name: total for name, total in totals.items() if total.highest}

    def read(self, solver: cp_model.CpSolver) -> Timetable:
        """Return the timetable the solver found."""
        things: dict[str, Block] = {}
        for node in self.things:
            if solver.boolean_value(self.has[node]):
                start, end = solver.value(self.start[node]), solver.value(self.end[node])
                part = node in self.part and solver.boolean_value(self.part[node])
                mode: Mode | None = None
                if not self.instance.items[node].role:
                    mode = "part-time" if part else "full-time"
                things[node] = Block(start, end, mode)
        jobs = {
            role: Block(start, start + months)
            for role, variable in self.work.items()
            if (months := solver.value(variable))
            for start in (solver.value(self.job[role]),)
        }
        return Timetable(things, jobs)

    def values(self, found: Timetable) -> Values:
        """Return the variable values of a timetable."""
        for node in self.things:
            block = found.things.get(node)
            yield self.has[node], block is not None
            if block is not None:
                yield self.start[node], block.start
            if node in self.part:
                yield self.part[node], block is not None and block.mode == "part-time"
        for role, months in self.work.items():
            job = found.jobs.get(role)
            yield months, 0 if job is None else job.months
            if job is not None:
                yield self.job[role], job.start


def in_turn(
    model: TimedModel,
    expressions: Iterable[cp_model.LinearExprT],
    table: Timetable,
    deadline: float,
) -> Timetable:
    """Minimise expressions one after another with a small effort each; return the best found.

    A second is there for each even after the deadline, on the clock of `graph.planning.effort`.
    """
    for expression in expressions:
        left = max(_LEAST, deadline - now())
        status, found, least = model.minimise(expression, table, seconds=left, effort=SMALL_EFFORT)
        table = found or table
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return table
