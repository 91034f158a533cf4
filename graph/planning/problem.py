"""The question and the answer: plain values, no graph and no solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Objective = Literal["time", "cost", "steps", "calendar", "earnings"]
OBJECTIVES: Final[tuple[Objective, ...]] = ("time", "cost", "steps")
"""What the sequential planner minimises; `calendar` and `earnings` live on the month grid."""

LEXICOGRAPHIC: Final[dict[Objective, tuple[Objective, Objective, Objective]]] = {
    "time": ("time", "cost", "steps"),
    "cost": ("cost", "time", "steps"),
    "steps": ("steps", "time", "cost"),
}
"""What is minimised first, second and third."""

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Action = Literal["study", "work", "enter"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person has, wants and refuses; all names are ids.

    Parameters
    ----------
    target
        A credential or role.
    hold
        What is held already.
    experience
        Months already worked per role.
    objective
        What to minimise first.
    avoid
        What may not be newly achieved.
    max_cost
        Dollars.
    max_months
        Study months and months worked together; for `calendar` and `earnings` the month in which
        the target is reached.
    max_steps
        New things, the target included.
    max_credential_level
        Credentials of a higher level may not be newly achieved.
    time_limit
        Seconds to search; the best plan and the bound so far are returned after that.
    part_time_factor
        A credential studied part-time takes this many times its months, rounded up; 1 or more.
    horizon
        Months over which `earnings` adds up pay.
    """

    target: str
    hold: frozenset[str] = frozenset()
    experience: Mapping[str, int] = field(default_factory=dict)
    objective: Objective = "time"
    avoid: frozenset[str] = frozenset()
    max_cost: float | None = None
    max_months: int | None = None
    max_steps: int | None = None
    max_credential_level: int | None = None
    time_limit: float = 10.0
    part_time_factor: float = 2.0
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class Taste:
    """What decides between plans of equal value.

    `detours` are things no career of the target includes; `pay` is the yearly median per role.
    """

    detours: frozenset[str] = frozenset()
    pay: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a plan: something to study, a role to work in, or the role to enter.

    Months count from the start of the plan; `cost_usd` is due at the start of the step.
    """

    action: Action
    id: str
    start_month: int
    end_month: int
    cost_usd: float
    mode: Literal["full-time", "part-time"] | None = None
    needed_for: tuple[str, ...] = ()
    unlocked_by: tuple[str, ...] = ()
    interchangeable: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        """Length in months."""
        return self.end_month - self.start_month

    def as_json(self) -> dict[str, Any]:
        """Return the keys of a schedule line."""
        return {
            "action": self.action,
            "id": self.id,
            "start_month": self.start_month,
            "end_month": self.end_month,
            "months": self.months,
            "mode": self.mode,
            "cost_usd": self.cost_usd,
            "needed_for": list(self.needed_for),
            "unlocked_by": list(self.unlocked_by),
            "interchangeable": list(self.interchangeable),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """A complete set of things to achieve, in an order in which every requirement is met.

    Parameters
    ----------
    time
        Study months plus months worked, one thing at a time.
    cost
        Dollars.
    steps
        Number of new things.
    achieved
        Ids of the new things, sorted.
    schedule
        The steps in order.
    calendar
        Month in which the target is reached when study and work go side by side.
    earnings
        Dollars: pay of the months worked up to the horizon, less the cost.
    """

    time: int
    cost: float
    steps: int
    achieved: tuple[str, ...]
    schedule: tuple[Step, ...]
    calendar: int | None = None
    earnings: float | None = None

    def __str__(self) -> str:
        steps = " > ".join(f"{step.action} {step.id} ({step.months})" for step in self.schedule)
        return f"{self.time} months, {self.cost:,.2f} dollars, {self.steps} new things: {steps}"

    def as_json(self) -> dict[str, Any]:
        """Return the keys of one plan."""
        return {
            "time": self.time,
            "cost": self.cost,
            "steps": self.steps,
            "calendar": self.calendar,
            "earnings": self.earnings,
            "achieved": list(self.achieved),
            "schedule": [step.as_json() for step in self.schedule],
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement that cannot be met: who asks, in which pathway and group, for what."""

    node: str
    pathway: str
    group: str
    needs: str
    ids: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the keys of one missing requirement."""
        return {
            "node": self.node,
            "pathway": self.pathway,
            "group": self.group,
            "needs": self.needs,
            "ids": list(self.ids),
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The best plan with its proof, or why there is none.

    Parameters
    ----------
    problem
        The question.
    status
        ``optimal``: proved; ``feasible``: best found within the time limit; ``infeasible``:
        proved that no plan exists; ``unknown``: nothing found within the time limit.
    bound
        No plan has a lower value of the objective than this; None when infeasible.
    plans
        Best first; empty without a plan.
    missing
        Why there is no plan.
    unknown_prices
        Achieved credentials whose price is unknown and counts as 0.
    """

    problem: Problem
    status: Status
    bound: float | None = None
    plans: tuple[Plan, ...] = ()
    missing: tuple[Missing, ...] = ()
    unknown_prices: tuple[str, ...] = ()

    @property
    def best(self) -> Plan | None:
        """The first plan, if there is one."""
        return self.plans[0] if self.plans else None

    @property
    def gap_pct(self) -> float | None:
        """How far the best plan may be from the best possible, in per cent of its value."""
        if self.best is None or self.bound is None:
            return None
        value = float(getattr(self.best, self.problem.objective))
        return round(100 * (value - self.bound) / value, 2) if value else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the keys of ``plan --json``."""
        objective = self.problem.objective
        return {
            "target": self.problem.target,
            "objective": objective,
            "status": self.status,
            "bound": {} if self.bound is None else {objective: self.bound},
            "gap_pct": self.gap_pct,
            "plans": [plan.as_json() for plan in self.plans],
            "missing": [each.as_json() for each in self.missing],
            "unknown_prices": list(self.unknown_prices),
        }
