"""The scale of months: where a month is, which years are named, and their dates."""

from __future__ import annotations

from calendar import month_abbr, month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240)
"""Months between named months; the first with which no two labels touch."""

_EVERY_YEAR: Final = 24
"""A plan as long as this has whole years named, never months."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Months 0 to `months` on a line from `start` to `end`, the first one from a date on."""

    months: int
    start: float
    end: float
    date: str

    def at(self, month: float) -> float:
        """Return where a month is."""
        return round(self.start + (self.end - self.start) * month / max(1, self.months), 2)

    def ticks(self, least: float) -> Iterator[tuple[int, str, str]]:
        """Yield month, count and date of what is named, at least so far from each other."""
        steps = [each for each in _STEPS if self.months < _EVERY_YEAR or each % 12 == 0]
        wide = (self.end - self.start) / max(1, self.months)
        step = next((each for each in steps if each * wide >= least), steps[-1])
        for month in range(0, self.months + 1, step):
            yield month, self.count(month), when(self.date, month)

    @staticmethod
    def count(month: int) -> str:
        """Return a month as it is counted: ``Start``, ``Year 2``, ``Month 6``."""
        if not month:
            return "Start"
        return f"Month {month}" if month % 12 else f"Year {month // 12}"


def when(day: str, months: int) -> str:
    """Return the month so many months after an ISO date, in short: ``Nov 2028``."""
    year, month = _after(day, months)
    return f"{month_abbr[month]} {year}"


def month_of(day: str, months: int = 0) -> str:
    """Return the same in full: ``November 2028``."""
    year, month = _after(day, months)
    return f"{month_name[month]} {year}"


def _after(day: str, months: int) -> tuple[int, int]:
    start = date.fromisoformat(day)
    years, month = divmod(start.month - 1 + months, 12)
    return start.year + years, month + 1
