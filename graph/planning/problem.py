"""The question: plain values, no graph and no solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from graph.person.options import MOST_MONTHS, Measure, Option, option
from graph.person.profile import Profile
from graph.words import ONE_THING

MEASURES: Final[tuple[Measure, ...]] = ("time", "cost", "steps")

Objective = Literal["calendar", "time", "cost", "steps", "earnings"]

Clock = Literal["sequential", "calendar"]
"""How months are counted: one thing at a time, or study beside work."""

LEXICOGRAPHIC: Final[dict[Measure, tuple[Measure, Measure, Measure]]] = {
    "time": ("time", "cost", "steps"),
    "cost": ("cost", "time", "steps"),
    "steps": ("steps", "time", "cost"),
}
"""What is minimised first, second and third (docs/semantics.md, rule 13)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is known about an objective.

    Parameters
    ----------
    help
        What is best, for ``--help``.
    first
        The measure that limits and advice look at first.
    name
        What the best plan is: ``cheapest``; with how months are counted where that matters.
    best
        The same in one word.
    proof
        What a proof says: ``no plan is cheaper``.
    rest
        What may be better all the same when only the first value is proved.
    label
        What the app calls it; empty when the app does not offer it.
    calendar
        Whether plans run on a grid of months, with study beside work.
    """

    help: str
    first: Measure
    name: str
    best: str
    proof: str
    rest: str
    label: str = ""
    calendar: bool = False


OBJECTIVES: Final[Mapping[Objective, Goal]] = {
    "calendar": Goal(
        "fewest months with study beside work",
        "time",
        "fastest, with study beside work",
        "fastest",
        "no plan is faster",
        "another plan may be as fast and cheaper",
        calendar=True,
    ),
    "time": Goal(
        f"fewest months, {ONE_THING}",
        "time",
        f"fastest, {ONE_THING}",
        "fastest",
        f"no plan is faster, {ONE_THING}",
        "another plan may be as fast and cheaper",
        label="Fastest",
    ),
    "cost": Goal(
        "fewest dollars",
        "cost",
        "cheapest",
        "cheapest",
        "no plan is cheaper",
        "another plan may be as cheap and faster",
        label="Cheapest",
    ),
    "steps": Goal(
        "fewest new credentials and roles",
        "steps",
        "fewest steps",
        "shortest",
        "no plan has fewer steps",
        "another plan may be as short and faster",
        label="Fewest steps",
    ),
    "earnings": Goal(
        "most pay minus prices within the horizon",
        "time",
        "most earned",
        "best",
        "no plan earns more",
        "another plan may reach the target sooner",
        calendar=True,
    ),
}
"""Objective -> what is known about it; `graph.planning.plan` knows who solves it."""

_DIFFERENT: Final = 3
"""How many different plans are shown unless another number is given."""

MOST_WORSE: Final = (3, 2)
"""Different plans are at most this many times as long, or as dear, as the best: a fraction."""

HORIZON: Final = 120
"""Months over which earnings are added up unless another horizon is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Profile):
    """What one person asks; all names are ids.

    Parameters
    ----------
    clock
        How months are counted; the objectives `calendar` and `earnings` have the calendar.
    time_limit
        Seconds to search; the best found and its bound are returned after that.
    """

    clock: Clock = option(
        "choice",
        "way",
        "sequential",
        "how months are counted: sequential, one thing at a time; calendar, study beside work",
        choices=get_args(Clock),
    )

    time_limit: float = option(
        "number",
        "search",
        10.0,
        "seconds to search; after that, the best plan found and its bound",
        unit="second",
        high=86_400,
    )

    @property
    def on_calendar(self) -> bool:
        """Whether months are counted on the calendar."""
        return self.clock == "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Question):
    """A question about everything that can be reached; it takes longer than one target."""

    time_limit: float = option(
        "number",
        "search",
        60.0,
        "seconds to search; after that, the best values found and their bounds",
        unit="second",
        high=86_400,
    )


@dataclass(frozen=True, slots=True)
class Problem(Question):
    """A question about one target.

    Parameters
    ----------
    target
        A credential or role.
    objective
        What is minimised first; see `OBJECTIVES`.
    max_steps
        Limit of new credentials and roles, the target included.
    horizon
        Months over which `earnings` adds up; None: 120.
    k
        How many plans, best first, with distinct sets of new items that are inclusion-minimal
        for their value (docs/semantics.md, rule 19); fewer if there are no more.
    different
        Plans of other strategies than those before, each at most half as much again as the best
        (docs/semantics.md, rule 26); up to `k`, or up to 3.
    pareto
        Instead of the best plan, one plan per trade-off of months against dollars that is not
        dominated (docs/semantics.md, rule 20), fastest first.
    """

    target: str = field(
        metadata={
            "option": Option(
                "target",
                "search",
                "role or credential to reach, by id, name, abbreviation or alias",
            )
        }
    )
    objective: Objective = option(
        "choice",
        "search",
        "time",
        "; ".join(f"{name}: {goal.help}" for name, goal in OBJECTIVES.items()),
        choices=tuple(OBJECTIVES),
    )
    max_steps: int | None = option(
        "whole",
        "limit",
        None,
        "at most this many new credentials and roles",
        unit="step",
        high=10_000,
        measure="steps",
    )
    horizon: int | None = option(
        "whole",
        "search",
        None,
        f"months over which the objective earnings adds up pay minus prices (default {HORIZON})",
        unit="month",
        high=MOST_MONTHS,
    )
    k: int = option(
        "whole", "search", 1, "how many plans, each with other steps", low=1, high=1_000, flag="-k"
    )
    different: bool = option(
        "flag",
        "search",
        default=False,
        help="plans of different strategies: other degrees, certifications or lines of work",
    )
    pareto: bool = option(
        "flag",
        "search",
        default=False,
        help="every plan that no other improves on in both months and dollars",
    )

    @property
    def on_calendar(self) -> bool:
        """Whether months are counted on the calendar."""
        return self.clock == "calendar" or OBJECTIVES[self.objective].calendar

    @property
    def many(self) -> int:
        """How many plans are asked for; of trade-offs, all."""
        return _DIFFERENT if self.different and self.k == 1 else self.k

    @property
    def several(self) -> bool:
        """Whether more than the best plan is asked for."""
        return self.many > 1 or self.pareto

    @property
    def measure(self) -> Measure:
        """What is minimised first."""
        return OBJECTIVES[self.objective].first

    @property
    def value(self) -> Objective:
        """What the objective is on its clock: time on the calendar is `calendar`."""
        return "calendar" if self.objective == "time" and self.on_calendar else self.objective
