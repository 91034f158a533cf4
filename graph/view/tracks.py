"""Steps side by side in time: one track for study, one for work."""

from __future__ import annotations

from dataclasses import dataclass


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
