"""A plan on a grid of months: what is studied when and how, what is worked when.

The rules are those of docs/semantics.md, rule 14.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.planning.answer import Mode
from graph.planning.candidates.choice import Choice, order, unlocking
from graph.planning.instance.values import Instance


@dataclass(frozen=True, slots=True)
class Block:
    """Months from `start` up to `end`; a study has a mode."""

    start: int
    end: int
    mode: Mode | None = None

    @property
    def months(self) -> int:
        """Length in months."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each new item is studied or entered, and when each role is worked."""

    things: Mapping[str, Block]
    jobs: Mapping[str, Block]

    @property
    def choice(self) -> Choice:
        """What is achieved and how long roles are worked."""
        return Choice(
            frozenset(self.things), {role: block.months for role, block in self.jobs.items()}
        )

    def reached(self, instance: Instance) -> int:
        """Return the instant at which the first goal is reached."""
        if instance.done:
            return 0
        return min(self.things[goal].end for goal in instance.goals if goal in self.things)

    def swapped(self, thing: str, other: str) -> Timetable:
        """Return the timetable with an item replaced by another."""
        return Timetable(
            {other if each == thing else each: block for each, block in self.things.items()},
            {other if each == thing else each: block for each, block in self.jobs.items()},
        )


def one_by_one(instance: Instance, choice: Choice) -> Timetable | None:
    """Return the timetable that does the items of a choice one after another.

    None if the person keeps working and something can only be studied full-time.
    """
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
        mode: Mode | None = None
        if not item.role:
            mode = "full-time" if item.study == item.full else "part-time"
        if months and mode == "full-time" and instance.keeps and jobs:
            if item.part is None:
                return None
            mode, months = "part-time", item.part
        if not item.held:
            things[thing] = Block(clock, clock if item.role else clock + months, mode)
        if item.role and months:
            jobs[thing] = Block(clock, clock + months)
        clock += months
    return Timetable(things, jobs)


def unlocked(instance: Instance, table: Timetable) -> dict[str, tuple[str, ...]] | None:
    """Return what unlocked each item, in order of start; None if one starts too early.

    Items that start at the same instant may unlock each other, but nothing unlocks itself.
    """
    waiting = sorted(
        table.things, key=lambda each: (table.things[each].start, instance.items[each].level, each)
    )
    found: dict[str, tuple[str, ...]] = {}
    while waiting:
        now = table.things[waiting[0]].start
        due = [thing for thing in waiting if table.things[thing].start == now]
        for thing in due:
            available, months = standing(instance, table, now, list(found))
            seen = Choice(frozenset(found), months)
            supports = unlocking(instance, seen, thing, available)
            if supports is not None:
                found[thing] = supports
                waiting.remove(thing)
                break
        else:
            return None
    return found


def standing(
    instance: Instance, table: Timetable, now: int, started: Sequence[str]
) -> tuple[list[str], dict[str, int]]:
    """Return which started items are achieved at an instant, and the months worked by then."""
    months = {
        role: min(max(0, now - block.start), block.months) for role, block in table.jobs.items()
    }
    available = list(instance.held)
    available += [
        thing
        for thing in started
        if table.things[thing].end <= now
        and months.get(thing, 0) >= instance.items[thing].min_months
    ]
    return available, months


def is_plan(instance: Instance, table: Timetable) -> bool:
    """Tell whether a timetable reaches a goal and starts nothing too early."""
    reached = instance.done or any(goal in table.things for goal in instance.goals)
    steady = not instance.keeps or _keeps_working(instance, table)
    return reached and steady and _fits(table) and unlocked(instance, table) is not None


def _fits(table: Timetable) -> bool:
    """Tell whether no month has two jobs, two studies, or a job beside full-time study."""
    studies = [block for block in table.things.values() if block.mode and block.months]
    jobs = [block for block in table.jobs.values() if block.months]
    jobs += [block for block in studies if block.mode == "full-time"]
    entered = all(
        table.things[role].start <= block.start
        for role, block in table.jobs.items()
        if role in table.things and block.months
    )
    return entered and not _overlap(jobs) and not _overlap(studies)


def _overlap(blocks: Sequence[Block]) -> bool:
    in_order = sorted(blocks, key=lambda block: (block.start, block.end))
    return any(a.end > b.start for a, b in pairwise(in_order))


def worked_on(instance: Instance, table: Timetable, pay: Mapping[str, int]) -> Timetable:
    """Return the timetable with a job in every month that must have one.

    The months before the first job are worked in a role of the start, if they must be. Between
    two jobs the earlier one goes on, or the later one begins as early as it can if it is paid
    better; the last one goes on until the target is reached.
    """
    if not instance.keeps:
        return table
    end = table.reached(instance)
    jobs = dict(sorted(table.jobs.items(), key=lambda job: job[1].start))
    idle = end > 0 and min((job.start for job in jobs.values()), default=end) > 0
    if instance.fillers and idle:
        spare = next(role for role in instance.fillers if role not in jobs)
        jobs = {spare: Block(0, 0), **jobs}
    for role, later in pairwise(jobs):
        soonest = table.things[later].start if later in table.things else 0
        begin = jobs[later].start
        if instance.goes_on:
            begin = min(begin, max(jobs[role].end, end))
        elif pay.get(later, 0) > pay.get(role, 0):
            jobs[later] = replace(jobs[later], start=max(jobs[role].end, soonest))
            begin = jobs[later].start
        jobs[role] = replace(jobs[role], end=begin)
    if jobs:
        last = next(reversed(jobs))
        jobs[last] = replace(jobs[last], end=max(jobs[last].end, end))
    return Timetable(table.things, {role: job for role, job in jobs.items() if job.months})


def _keeps_working(instance: Instance, table: Timetable) -> bool:
    """Tell whether there is a job in every month that must have one (rule 14)."""
    until = table.reached(instance)
    jobs = sorted(job.start for job in table.jobs.values() if job.months)
    first = 0 if instance.fillers else min(jobs, default=until)
    worked = sum(max(0, min(job.end, until) - min(job.start, until)) for job in table.jobs.values())
    return worked == max(0, until - first)


def entered_late(instance: Instance, table: Timetable) -> Timetable:
    """Return the timetable with roles entered only when first worked, where possible."""
    for role, job in table.jobs.items():
        if role in table.things and job.months and role not in instance.goals:
            things = {
                **table.things,
                role: replace(table.things[role], start=job.start, end=job.start),
            }
            later = Timetable(things, table.jobs)
            if unlocked(instance, later) is not None:
                table = later
    return table
