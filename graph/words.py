"""Words for people: amounts, durations, numbers with their nouns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.model.contract import LEVELS

_YEAR: Final = 12


def dollars(amount: float) -> str:
    """Write an amount: ``$1,200``."""
    return f"${amount:,.0f}"


def duration(months: int) -> str:
    """Write months as a person says them: ``9 months``, ``2 years``, ``2 years 3 months``."""
    years, rest = divmod(months, _YEAR)
    parts = [
        f"{number} {unit}{'s' * (number != 1)}"
        for number, unit in ((years, "year"), (rest, "month"))
        if number
    ]
    return " ".join(parts) or "no time"


def times_as_long(factor: float) -> str:
    """Write how much longer something takes: ``twice as long``, ``2.5 times as long``."""
    words = {1.0: "no longer", 2.0: "twice as long"}
    return words.get(factor, f"{factor:g} times as long")


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: ``1 step``, ``6 steps``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def level_words(level: int | None) -> str:
    """Return ``manager level``, or nothing when the level is unknown."""
    return "" if level is None else f"{LEVELS[level]} level"


def listed(names: Iterable[str], word: str = "and") -> str:
    """Write ``a, b and c``."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
