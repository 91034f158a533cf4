"""The rows of the picture from left to right: how high each is, and where it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.calendar.facts import Course
from graph.drawing.decks.calendar.labels import PAD, Outside, Sizes, lines_of
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.decks.calendar.scale import Scale
from graph.drawing.decks.sheet import Sheet
from graph.drawing.scene import LEADING
from graph.drawing.style import Theme

STRIP: Final = 7.0
"""Width of the band that says how something is studied."""


@dataclass(frozen=True, slots=True)
class Heights:
    """What the panel of the goal needs: its head, beside work, beside study, its foot."""

    head: float
    work: float
    study: float
    foot: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Upper edges and heights of the rows, from top to bottom."""

    axis: float
    pay: float
    pay_high: float
    work: float
    work_high: float
    study: float
    study_high: float
    spent: float
    spent_high: float

    @property
    def bottom(self) -> float:
        """Where the money spent ends and the dates begin."""
        return self.spent + self.spent_high

    def lane(self, lane: Lane) -> tuple[float, float]:
        """Return upper edge and height of a lane."""
        return (self.work, self.work_high) if lane == "work" else (self.study, self.study_high)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a part of the picture is drawn with: the plan, the sheet, and where things are.

    `you` and `goal` are left edge and width of the two sides.
    """

    course: Course
    sheet: Sheet
    sizes: Sizes
    scale: Scale
    rows: Rows
    you: tuple[float, float]
    goal: tuple[float, float]

    @property
    def theme(self) -> Theme:
        """Colours."""
        return self.sheet.look.theme

    def colours(self, lane: Lane) -> tuple[str, str]:
        """Return edge and tint of a lane."""
        theme = self.theme
        return (theme.study, theme.study_soft) if lane == "study" else (theme.work, theme.work_soft)


def lane_height(sizes: Sizes) -> float:
    """Return the height of a lane: three lines of a name, one of details, the strip."""
    return round(3 * sizes.name * LEADING + sizes.line + PAD + STRIP + 1, 1)


@dataclass(frozen=True, slots=True)
class Wants:
    """The least heights of the rows and of what is between them."""

    axis: float
    pay: float
    above: float
    lane: float
    work: float
    study: float
    spent: float
    dates: float

    @property
    def total(self) -> float:
        """The least height of all."""
        inner = self.axis + self.pay + self.above + self.work + self.study
        return inner + self.spent + self.dates


def wants(
    course: Course,
    sizes: Sizes,
    outside: Mapping[Lane, Sequence[Outside]],
    needed: Heights,
    legend: float,
) -> Wants:
    """Return what the rows need, words outside of bars and the panel of the goal included."""
    unit, line = sizes.name / 14, sizes.line
    lane = lane_height(sizes)
    words = {each: lines_of(found) * line for each, found in outside.items()}
    crossing = sum(course.lane_of(tie.source) != course.lane_of(tie.target) for tie in course.ties)
    work = lane + (20 + 5 * min(crossing, 6)) * unit
    study = lane + 12 * unit + words["study"] + (10 if words["study"] else 0)
    return Wants(
        axis=line + 6,
        pay=max(64 * unit, needed.head),
        above=12 * unit + words["work"] + (6 if words["work"] else 0),
        lane=lane,
        work=work,
        study=max(study, needed.work + needed.study + 6 - work),
        spent=max(42 * unit, needed.foot + 6),
        dates=line + 8 + legend,
    )


def placed(least: Wants, top: float, height: float) -> Rows:
    """Return the rows from a top on; what is left of a height goes to lanes, pay and money."""
    spare = max(0.0, height - least.total)
    more = min(spare / 6, 0.3 * least.lane)
    lane = least.lane + more
    rest = spare - 2 * more
    pay = least.pay + 0.4 * rest
    pay_at = top + least.axis
    work_at = pay_at + pay + least.above + 0.05 * rest
    study_at = work_at + least.work + more + 0.15 * rest
    spent_at = study_at + least.study + more + 0.1 * rest
    spent = least.spent + 0.3 * rest
    return Rows(top, pay_at, pay, work_at, lane, study_at, lane, spent_at, spent)
