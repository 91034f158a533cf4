"""The limits on the measures of a plan, in whole months, cents and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.person.options import Measure, options
from graph.person.profile import Profile
from graph.planning.problem import MEASURES

SCALE: Final[Mapping[Measure, int]] = {"time": 1, "cost": 100, "steps": 1}
"""Factor from months, dollars and steps to the whole numbers that models use: cents."""


@dataclass(frozen=True, slots=True)
class Caps:
    """Upper limits: months, cents, steps."""

    time: int | None = None
    cost: int | None = None
    steps: int | None = None

    def limits(self) -> dict[Measure, int]:
        """Return the limits that are set."""
        values = zip(MEASURES, (self.time, self.cost, self.steps), strict=True)
        return {measure: value for measure, value in values if value is not None}


def caps_of(question: Profile) -> Caps:
    """Return the limits of a question on measures; the tightest if a measure has several."""
    caps: dict[Measure, int] = {}
    for name, each in options(question).items():
        value = getattr(question, name)
        if each.measure is not None and value is not None:
            scaled = round(SCALE[each.measure] * value)
            caps[each.measure] = min(scaled, caps.get(each.measure, scaled))
    return Caps(**caps)
