"""Colours of the matrix: steps of one hue, darker for more; on a dark page lighter for more.

The colours and thresholds were measured: neighbouring steps differ for every kind of sight, and
words on each step have a contrast of 4.7 or better.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from graph.drawing.diagram.choice import Colour

_BLUE: Final = (
    ("#DCEBF2", "#1B2B3D"),
    ("#B4D6E4", "#1F4061"),
    ("#7DB6D0", "#2B5F8C"),
    ("#3478A6", "#4A8ABA"),
    ("#2A5F96", "#86BDDB"),
    ("#1C3D73", "#CBE6F1"),
)
_TEAL: Final = (
    ("#0F5A57", "#A9E8E0"),
    ("#2A7B77", "#5DB6AE"),
    ("#74B5AF", "#2A6F6B"),
    ("#C3E0DC", "#1C4745"),
)
_INKS: Final = ("#0E141C", "#FFFFFF")
_UNKNOWN: Final = ("#F1F5F9", "#191F27")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a colour says.

    Parameters
    ----------
    name
        What is coloured, as the heading of the legend.
    words, short
        Of each step, the first one first; the same where there is little room.
    ends
        Where each step but the last one ends: the first value that is no longer in it.
    steps
        The colours of each step, light and dark.
    without
        What the legend calls cells without a value.
    """

    name: str
    words: tuple[str, ...]
    short: tuple[str, ...]
    ends: tuple[float, ...]
    steps: tuple[tuple[str, str], ...]
    without: str

    def step(self, value: float) -> int:
        """Return the step of a value."""
        return sum(value >= end for end in self.ends)


SCALES: Final[Mapping[Colour, Scale]] = {
    "pay": Scale(
        "Median pay a year",
        ("< $50k", "$50-65k", "$65-80k", "$80-100k", "$100-130k", "$130k +"),
        ("< $50k", "$50k", "$65k", "$80k", "$100k", "$130k"),
        (50_000, 65_000, 80_000, 100_000, 130_000),
        _BLUE,
        "unknown",
    ),
    "soonest": Scale(
        "Soonest role in each cell",
        ("now", "1-6 mo", "7-12 mo", "13 mo +"),
        ("now", "1-6 mo", "7-12 mo", "13 mo +"),
        (1, 7, 13),
        _TEAL,
        "not yet",
    ),
    "openings": Scale(
        "Openings a year in the occupations",
        ("< 1k", "1-5k", "5-20k", "20-50k", "50-100k", "100k +"),
        ("< 1k", "1k", "5k", "20k", "50k", "100k"),
        (1_000, 5_000, 20_000, 50_000, 100_000),
        _BLUE,
        "unknown",
    ),
}


_YEARS: Final = Scale(
    SCALES["soonest"].name,
    ("now", "to 2 y", "2-5 y", "5 y +"),
    ("now", "to 2 y", "2-5 y", "5 y +"),
    (1, 25, 61),
    _TEAL,
    "not yet",
)
_LONG: Final = 36
"""Months from which on the scale of the soonest role is in years."""


def scale_of(colour: Colour, values: Collection[float]) -> Scale:
    """Return the scale of some values: months far away have one in years."""
    far = colour == "soonest" and max(values, default=0) > _LONG
    return _YEARS if far else SCALES[colour]


def fill_of(scale: Scale, value: float | None, *, dark: bool) -> str:
    """Return the colour of a cell."""
    return (_UNKNOWN if value is None else scale.steps[scale.step(value)])[dark]


def ink_on(fill: str) -> str:
    """Return the colour of words on a step: the one of the two with more contrast."""
    return max(_INKS, key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by the rules of WCAG, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for each in parts
    )
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
