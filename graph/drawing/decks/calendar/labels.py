"""Words of bars that fit: inside, beside the number or under it, and under the bar if they must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Final, Literal, TypeAlias

from graph.drawing.decks.calendar.facts import Bar
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING
from graph.drawing.wrapping import wrap

PAD: Final = 8.0
_GAP: Final = 8.0
_TIGHT: Final = 10.0
"""Left and right of a name under its number."""

_LINES: Final = 3
_LEVELS: Final = 8
_SHARES: Final = ((0.5, 0.15, 0.85, 0.0, 1.0), (0.05, 0.0, 0.5, 1.0), (0.95, 1.0, 0.5, 0.0))
"""Which share of the words stands left of their leader, in the order of trying."""


Place: TypeAlias = Literal["beside", "under number", "short", "number", "outside"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letters of names and of details, and the side of a badge, in the unit of the picture."""

    name: float
    detail: float
    badge: float

    @property
    def line(self) -> float:
        """Height of a line of details."""
        return self.detail * LEADING


PAGE: Final = Sizes(14.0, 12.5, 22.0)
PHONE: Final = Sizes(12.5, 11.5, 18.0)
SLIDE: Final = Sizes(12.5, 11.0, 19.0)
DENSE: Final = Sizes(11.5, 11.0, 17.0)


@dataclass(frozen=True, slots=True)
class Fit:
    """How the words of a bar are placed.

    Parameters
    ----------
    place
        Where the number and the name are.
    label, note
        Lines inside, name above details.
    beside
        Words beside the number.
    outside
        Lines outside of the bar, with a leader to it.
    """

    place: Place
    label: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    beside: str = ""
    outside: tuple[str, ...] = ()


def whole(text: str, width: float, size: float, lines: int, *, bold: bool) -> tuple[str, ...]:
    """Return a text in balanced lines, all of it and no word broken; nothing if it does not fit."""
    measure = partial(spare_width, bold=bold)
    longest = max((measure(word, size) for word in text.split()), default=0.0)
    if longest > width:
        return ()
    found, complete = wrap(text, width, size=size, lines=lines, measure=measure)
    if not complete:
        return ()
    # The narrowest width with as many lines leaves no word alone on the last one.
    for share in range(20):
        narrow = longest + (width - longest) * share / 20
        tried, complete = wrap(text, narrow, size=size, lines=len(found), measure=measure)
        if complete:
            return tuple(tried)
    return tuple(found)


def fitted(bar: Bar, width: float, height: float, sizes: Sizes) -> Fit:
    """Return the first placement that fits a bar; `height` is without its strip."""
    return (
        _beside(bar, width, height, sizes)
        or _under_number(bar, width, height, sizes)
        or _short(bar, width, height, sizes)
        or _number(bar, width, sizes)
    )


def _named(bar: Bar, room: tuple[float, float], sizes: Sizes) -> Iterator[tuple[str, ...]]:
    """Yield the names in lines that fit a width and a height, the full one first."""
    width, height = room
    lines = int(height / (sizes.name * LEADING))
    for each in dict.fromkeys(bar.names):
        found = whole(each, width, sizes.name, lines, bold=True)
        if found:
            yield found


def _details(bar: Bar) -> str:
    return " · ".join(filter(None, (bar.takes, bar.money)))


def _beside(bar: Bar, width: float, height: float, sizes: Sizes) -> Fit | None:
    """Put name and details to the right of the number; details that do not fit go outside."""
    wide = width - 2 * PAD - sizes.badge - _GAP
    room = wide, height - PAD
    names = list(_named(bar, room, sizes))
    notes = [(_details(bar),), (bar.takes, bar.money), (bar.takes,)]
    notes += [whole(bar.takes, wide, sizes.detail, 2, bold=False)]
    for label in names:
        for note in notes:
            lines = tuple(filter(None, note))
            widest = max((spare_width(line, sizes.detail) for line in lines), default=0.0)
            high = (len(label) * sizes.name + len(lines) * sizes.detail) * LEADING
            if widest <= wide and high <= room[1] and (lines or not bar.takes):
                return Fit("beside", label, lines)
    return Fit("beside", names[0], outside=(_details(bar),)) if names else None


def _under_number(bar: Bar, width: float, height: float, sizes: Sizes) -> Fit | None:
    """Put the name under the number over the full width, the length beside the number."""
    room = width - _TIGHT, height - PAD - sizes.badge - 4
    label = next(_named(bar, room, sizes), ())
    brief = bar.takes.split(" part-time")[0].split(" full-time")[0]
    if not label:
        return None
    if spare_width(brief, sizes.detail) <= width - _TIGHT - sizes.badge - _GAP:
        return Fit("under number", label, beside=brief)
    return Fit("under number", label, outside=(_details(bar),)) if _details(bar) else None


def _short(bar: Bar, width: float, height: float, sizes: Sizes) -> Fit | None:
    """Put the abbreviation under the number, details outside."""
    wide = spare_width(bar.short, sizes.name, bold=True)
    high = sizes.badge + 4 + sizes.name * LEADING
    if wide > width - 6 or high > height - PAD:
        return None
    details = _details(bar)
    return Fit("short", (bar.short,), outside=(details,) if details else ())


def _number(bar: Bar, width: float, sizes: Sizes) -> Fit:
    """Put the number alone inside, or outside too where the bar is too narrow for it."""
    inside = width >= sizes.badge + 2
    room = 19 * sizes.detail
    takes = f" · {bar.takes}" if bar.takes else ""
    names = (bar.short, *bar.names)
    tries = [
        whole(f"{name}{takes}", room, sizes.detail, lines, bold=False)
        for lines in (1, 2)
        for name in names
    ]
    lines = next(filter(None, tries), ()) or tuple(
        wrap(f"{bar.short}{takes}", room, size=sizes.detail, lines=9, measure=spare_width)[0]
    )
    return Fit("number" if inside else "outside", outside=lines)


@dataclass(frozen=True, slots=True)
class Outside:
    """Words outside of a bar: their left edge, width, level (0 nearest) and the leader's place."""

    bar: Bar
    lines: tuple[str, ...]
    numbered: bool
    at: float
    left: float
    width: float
    level: int
    first: int = 0

    @property
    def high(self) -> int:
        """Lines it takes; a number is nearly as high as two."""
        return max(len(self.lines), 2 * self.numbered)

    def overlaps(self, other: Outside, gap: float) -> bool:
        """Tell whether they share a stretch from left to right."""
        return (
            self.left < other.left + other.width + gap and other.left < self.left + self.width + gap
        )


def stacked(
    asked: Iterable[tuple[Bar, Fit, float]], bounds: tuple[float, float], sizes: Sizes
) -> list[Outside]:
    """Place words outside of bars, each with the middle of its bar, on as few levels as it takes.

    No two on a level overlap, and no leader runs through words that are nearer to the bars.
    """
    items = sorted(asked, key=lambda each: each[2])
    # A leader may be in the way of words that are placed later, so more than one order is tried.
    orders = (items, items[::-1], sorted(items, key=lambda each: len("".join(each[1].outside))))
    tried = [
        _with_heights(_placed(order, bounds, sizes, shares))
        for order in orders
        for shares in _SHARES
    ]
    return min(tried, key=lambda each: (_crossed(each), lines_of(each)))


def _placed(
    items: Iterable[tuple[Bar, Fit, float]],
    bounds: tuple[float, float],
    sizes: Sizes,
    shares: Sequence[float],
) -> list[Outside]:
    placed: list[Outside] = []
    for bar, fit, at in items:
        numbered = fit.place == "outside"
        wide = max(spare_width(line, sizes.detail) for line in fit.outside)
        wide += (sizes.badge + 5) * numbered
        new = Outside(bar, fit.outside, numbered, at, 0.0, wide, 0)
        placed.append(_free(new, placed, bounds, shares))
    return placed


def _crossed(placed: Sequence[Outside]) -> int:
    """Return how many leaders run through words, and how many words lie over others."""
    return sum(
        one.overlaps(other, 0.0) if one.level == other.level else _runs_through(one, other)
        for one, other in combinations(placed, 2)
    )


def _free(
    new: Outside, placed: Sequence[Outside], bounds: tuple[float, float], shares: Sequence[float]
) -> Outside:
    low, high = bounds
    for level in range(_LEVELS):
        for share in shares:
            left = min(max(low, new.at - share * new.width), high - new.width)
            tried = replace(new, left=left, level=level)
            clear = all(
                not tried.overlaps(other, 8.0)
                if other.level == level
                else not _runs_through(tried, other)
                for other in placed
            )
            if clear:
                return tried
    return replace(new, left=max(low, min(new.at, high - new.width)), level=len(placed))


def _runs_through(one: Outside, other: Outside) -> bool:
    """Tell whether the leader of the farther one runs through the words of the nearer one."""
    far, near = (one, other) if one.level > other.level else (other, one)
    return near.left - 3 < far.at < near.left + near.width + 3


def _with_heights(placed: Sequence[Outside]) -> list[Outside]:
    """Give each level as many lines as its tallest words need."""
    most = [0] * (max((each.level for each in placed), default=-1) + 1)
    for each in placed:
        most[each.level] = max(most[each.level], each.high)
    return [replace(each, first=sum(most[: each.level])) for each in placed]


def lines_of(placed: Sequence[Outside]) -> int:
    """Return how many lines the words outside take in all."""
    return max((each.first + each.high for each in placed), default=0)
