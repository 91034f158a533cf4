"""The answer: plans, steps, differences and what is missing, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from graph.person.proved import NOTHING, Implied
from graph.planning.problem import Clock, Problem
from graph.words import values

Mode = Literal["full-time", "part-time"]

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Action = Literal["study", "work", "enter"]


@dataclass(frozen=True, slots=True)
class Taste:
    """What decides between plans of equal value (docs/semantics.md, rule 17).

    `detours` are items that no career of the target includes; `pay` is the yearly median per role.
    """

    detours: frozenset[str] = frozenset()
    pay: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan: something to study, a role to work in, or the role to enter.

    Parameters
    ----------
    action, id
        What is done with which node.
    start_month, end_month
        Months from the start of the plan.
    cost_usd
        Dollars, due at the start of the step.
    mode
        Of a study on two tracks: full-time, or part-time beside work.
    needed_for, unlocked_by
        Ids of the steps that rest on this one, and of those this one rests on.
    interchangeable
        Ids of what could stand here with every value unchanged.
    pay_usd
        Median dollars a year of a role; None for a study, or where it is unknown.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("action", "id", "start_month", "end_month", "months", "mode", "cost_usd", "pay_usd"),
        *("needed_for", "unlocked_by", "interchangeable"),
    )

    action: Action
    id: str
    start_month: int
    end_month: int
    cost_usd: float
    mode: Mode | None = None
    needed_for: tuple[str, ...] = ()
    unlocked_by: tuple[str, ...] = ()
    interchangeable: tuple[str, ...] = ()
    pay_usd: float | None = None

    @property
    def months(self) -> int:
        """Length in months."""
        return self.end_month - self.start_month


@dataclass(frozen=True, slots=True)
class Plan:
    """A complete set of items to achieve, in an order in which every requirement is met.

    Parameters
    ----------
    time
        Study months plus months worked, one thing at a time.
    cost
        Dollars.
    steps
        Number of new items.
    achieved
        Ids of the new items, sorted.
    schedule
        The steps in order; on two tracks if there is a `calendar`.
    calendar
        The instant, in months, at which the target is reached when studies run beside work.
    earnings
        Dollars earned minus prices paid over the horizon.
    earned
        On the calendar: dollars earned in the months worked, unknown pay counted as 0.
    job_free_months
        On the calendar: months without a job until the target is reached.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("time", "cost", "steps", "calendar", "earnings", "earned", "job_free_months"),
        *("achieved", "schedule"),
    )

    time: int
    cost: float
    steps: int
    achieved: tuple[str, ...]
    schedule: tuple[Step, ...]
    calendar: int | None = None
    earnings: float | None = None
    earned: float | None = None
    job_free_months: int | None = None

    @property
    def months(self) -> int:
        """Months until the target is reached, on the clock of the plan."""
        return self.time if self.calendar is None else self.calendar

    @property
    def paid(self) -> bool:
        """Whether the pay of everything worked is known."""
        return all(step.pay_usd is not None for step in self.schedule if step.action == "work")

    def __str__(self) -> str:
        steps = " > ".join(f"{step.action} {step.id} ({step.months})" for step in self.schedule)
        return f"{values(self.time, self.cost, self.steps)}: {steps}"


@dataclass(frozen=True, slots=True)
class Difference:
    """How another plan differs from the best one.

    Parameters
    ----------
    skipped, added
        Ids of new items of the best plan only, and of the other plan only.
    months_changed
        Per role worked in: months of the other plan minus months of the best.
    time, cost, steps, calendar
        Other minus best: months, dollars, steps; `calendar` is None one thing at a time.
    text
        The difference as a sentence.
    """

    skipped: tuple[str, ...]
    added: tuple[str, ...]
    months_changed: Mapping[str, int]
    time: int
    cost: float
    steps: int
    calendar: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement that cannot be met.

    Parameters
    ----------
    node
        Id of who asks.
    pathway, group
        Where; either may be empty.
    needs
        For what, in words.
    ids
        The same as ids.
    """

    node: str
    pathway: str
    group: str
    needs: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The best plan with its proof, or why there is none.

    Parameters
    ----------
    problem
        The question.
    status
        ``optimal``, ``feasible``, ``infeasible`` or ``unknown`` (docs/semantics.md, rule 22).
        Several plans are optimal if all are there that were asked for, or no more exist.
    bound
        Bound of the objective: no plan is better; None if infeasible.
    plans
        Best first, trade-offs by months; empty if there is none.
    missing
        Why there is no plan.
    unknown_prices
        Achieved credentials whose price is unknown and counts as 0.
    unknown_durations
        Achieved credentials whose duration is unknown and counts as 0: nothing that rests on
        one is called proved.
    differences
        For each plan after the first, how it differs from the first.
    implied
        What is certain besides what is held, and so not planned again.
    settled
        Whether a longer search would say the same.
    cut_short
        Whether the watch ended the search before its effort was spent, because the machine is
        slow or busy: only then may another run say something else (docs/semantics.md, rule 22).
    """

    problem: Problem
    status: Status
    bound: float | None = None
    plans: tuple[Plan, ...] = ()
    missing: tuple[Missing, ...] = ()
    unknown_prices: tuple[str, ...] = ()
    unknown_durations: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    implied: Implied = NOTHING
    settled: bool = False
    cut_short: bool = False

    @property
    def best(self) -> Plan | None:
        """The first plan, if there is one."""
        return self.plans[0] if self.plans else None

    @property
    def gap_pct(self) -> float | None:
        """The gap between the best plan and the bound, in per cent of its value."""
        if self.best is None or self.bound is None:
            return None
        value = float(getattr(self.best, self.problem.value))
        return round(100 * abs(value - self.bound) / abs(value), 2) if value else 0.0

    @property
    def bounds(self) -> dict[str, float]:
        """The bound by the objective it is about; empty when infeasible."""
        return {} if self.bound is None else {self.problem.value: self.bound}

    @property
    def clock(self) -> Clock:
        """How months are counted."""
        return "calendar" if self.problem.on_calendar else "sequential"

    @property
    def json_keys(self) -> tuple[str, ...]:
        """Keys of ``plan --json``; differences with several plans, `cut_short` when it is true."""
        return (
            *("problem.target", "problem.objective", "clock", "status"),
            *("bounds as bound", "gap_pct"),
            *("plans", "implied", "missing", "unknown_prices", "unknown_durations"),
            *(("differences",) if self.problem.several else ()),
            *(("cut_short",) if self.cut_short else ()),
        )
