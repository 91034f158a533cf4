"""Steps side by side in time: one track for study, one for work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MOST_TICKS: Final = 9
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of a track.

    Parameters
    ----------
    id
        Node to pick with a click.
    number
        Of the step, as everywhere on the page.
    label, note
        What it is and how long it takes.
    spoken
        The same as a sentence, for those who do not see the bar.
    start, end
        On the common scale.
    fill
        Colour.
    light
        Outlined and hatched instead of filled.
    """

    id: str
    number: int
    label: str
    note: str
    spoken: str
    start: int
    end: int
    fill: str
    light: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A row of bars with its name."""

    name: str
    spans: tuple[Span, ...]


def year_ticks(months: int) -> list[tuple[float, str]]:
    """Return the ticks of a time scale in months: whole years, at most nine of them."""
    years = max(1, -(-months // 12))
    step = next((each for each in _STEPS if years / each <= _MOST_TICKS), _STEPS[-1])
    return [
        (12 * year, "start" if year == 0 else f"year {year}")
        for year in range(0, years + 1, step)
        if 12 * year <= months or year == 0
    ]
