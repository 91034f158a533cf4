"""A scale of months from top to bottom that stretches where words need it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Elastic:
    """Months with their heights; between two of them the scale is even.

    An instant at which something of no length stands has two heights.
    """

    months: tuple[float, ...]
    heights: tuple[float, ...]

    def at(self, month: float) -> float:
        """Return where a month is; of an instant with two heights, the lower one on the sheet."""
        place = bisect_right(self.months, month) - 1
        if place + 1 >= len(self.months):
            return self.heights[-1]
        low, high = self.months[place], self.months[place + 1]
        share = (month - low) / (high - low)
        return round(
            self.heights[place] + share * (self.heights[place + 1] - self.heights[place]), 2
        )

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Return upper and lower edge of a stretch of months, or of an instant."""
        if start < end:
            return self.at(start), self.before(end)
        return self.before(start), self.at(start)

    def before(self, month: float) -> float:
        """Return where a month is; of an instant with two heights, the upper one on the sheet."""
        for place, each in enumerate(self.months):
            if each == month:
                return self.heights[place]
        return self.at(month)


def elastic(
    bars: Iterable[tuple[int, int, float]], months: int, each: float, top: float
) -> Elastic:
    """Return a scale with at least so many units for `each` month, from `top` down.

    A bar is its first and last month and the height it needs. What a bar lacks is shared by the
    stretches between the ends of bars in it; O(bars²).
    """
    asked = sorted(bars, key=lambda bar: (bar[1] - bar[0], bar))
    ends = sorted({0, months, *(month for bar in asked for month in bar[:2])})
    spans = {(low, high): each * (high - low) for low, high in pairwise(ends)}
    instants = dict.fromkeys(ends, 0.0)
    for start, end, need in asked:
        if start == end:
            instants[start] = max(instants[start], need)
            continue
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        extra = sum(high for month, high in instants.items() if start < month < end)
        lacking = need - sum(spans[span] for span in inside) - extra
        if lacking > 0:
            for span in inside:
                spans[span] += lacking * (span[1] - span[0]) / (end - start)
    known: list[float] = []
    heights: list[float] = []
    y = top
    for place, month in enumerate(ends):
        known.append(month)
        heights.append(round(y, 2))
        if instants[month]:
            y += instants[month]
            known.append(month)
            heights.append(round(y, 2))
        if place + 1 < len(ends):
            y += spans[month, ends[place + 1]]
    return Elastic(tuple(known), tuple(heights))
