"""Bars of the upright picture: words inside of them, what rests on what beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.drawing.decks.calendar.badges import step_badge
from graph.drawing.decks.calendar.elastic import Elastic
from graph.drawing.decks.calendar.facts import Bar, Tie
from graph.drawing.decks.calendar.labels import Sizes, whole
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.decks.calendar.rows import STRIP, Frame
from graph.drawing.decks.calendar.ties import add_line
from graph.drawing.decks.sheet import wrapped
from graph.drawing.scene import LEADING, Badge, Box, Strip, Text
from graph.words import duration

_PAD: Final = 6.0
_LINES: Final = 7
_DOWN: Final = "\N{DOWNWARDS ARROW}"


@dataclass(frozen=True, slots=True)
class Upright:
    """The chart: its scale, left edge and width of its lanes, and where the goal begins."""

    frame: Frame
    scale: Elastic
    study: tuple[float, float]
    work: tuple[float, float]
    goal: float

    def place(self, bar: Bar) -> tuple[float, float, float, float]:
        """Return left, top, width and height of a bar, 1 short of its months on both sides."""
        left, width = self.work if bar.lane == "work" else self.study
        top, bottom = self.scale.extent(bar.start, bar.end)
        return left, top + 1, width, bottom - top - 2


def needed(bar: Bar, width: float, sizes: Sizes) -> float:
    """Return the height at which a bar has room for its number and name side by side."""
    lines = _beside(bar, width, sizes)
    return max(sizes.badge, len(lines) * sizes.name * LEADING) + _PAD


def _beside(bar: Bar, width: float, sizes: Sizes) -> tuple[str, ...]:
    room = width - _strip(bar) - sizes.badge - 3 * _PAD
    tries = (whole(each, room, sizes.name, 2, bold=True) for each in (bar.short, *bar.names))
    return next(filter(None, tries), ()) or wrapped(bar.short, room, sizes.name, bold=True)


def _strip(bar: Bar) -> float:
    return STRIP if bar.lane == "study" else 0.0


def draw_bars(chart: Upright) -> None:
    """Draw the bars, what rests on what between them, and what leads to the goal."""
    for bar in chart.frame.course.bars:
        _draw(chart, bar)
    _ties(chart)


def _inside(bar: Bar, width: float, height: float, sizes: Sizes) -> Iterator[tuple[str, ...]]:
    """Yield lines of the names that fit under the number, the full one first."""
    room = width - _strip(bar) - 2 * _PAD
    high = height - sizes.badge - 2 * _PAD
    for each in bar.names:
        found = whole(each, room, sizes.name, _LINES, bold=True)
        if found and len(found) * sizes.name * LEADING <= high:
            yield found


def _draw(chart: Upright, bar: Bar) -> None:
    frame, sizes, theme = chart.frame, chart.frame.sizes, chart.frame.theme
    x, y, width, height = chart.place(bar)
    edge, tint = frame.colours(bar.lane)
    strip = _strip(bar)
    inside = next(_inside(bar, width, height, sizes), ())
    badge = step_badge(bar.number, bar.lane, (x + strip + _PAD, y + _PAD), sizes, theme)
    texts: list[Text] = []
    if inside:
        top = y + _PAD + sizes.badge + 3
        texts.append(Text(x + strip + _PAD, top, inside, sizes.name, theme.text, bold=True))
        top += len(inside) * sizes.name * LEADING + 1
        texts += _details(bar, (x + strip + _PAD, top), (width - strip, y + height), frame)
    else:
        label = _beside(bar, width, sizes)
        top = y + (height - len(label) * sizes.name * LEADING) / 2
        left = x + strip + 2 * _PAD + sizes.badge
        texts.append(Text(left, top, label, sizes.name, theme.text, bold=True))
        at = (x + strip + _PAD, y + (height - sizes.badge) / 2)
        badge = step_badge(bar.number, bar.lane, at, sizes, theme)
    frame.sheet.boxes.append(
        Box(
            id=bar.key,
            x=round(x, 2),
            y=round(y, 2),
            width=round(width, 2),
            height=round(height, 2),
            shape="rectangle" if bar.lane == "study" else "rounded",
            fill=tint,
            colour=theme.text,
            label=(),
            size=sizes.name,
            name=bar.said,
            detail=bar.detail,
            stroke=edge,
            badge=badge,
            strip=Strip(edge, STRIP, hatched=bool(bar.beside), side="left") if strip else None,
            words=tuple(texts),
        )
    )


def _details(
    bar: Bar, at: tuple[float, float], ends: tuple[float, float], frame: Frame
) -> Iterator[Text]:
    """Yield how long it takes, then the money, as far as there is room."""
    sizes, theme = frame.sizes, frame.theme
    (x, y), (width, bottom) = at, ends
    colour = theme.money if bar.lane == "study" else theme.work
    for words, shade, bold in ((bar.takes, theme.quiet, False), (bar.money, colour, True)):
        if not words:
            continue
        lines = wrapped(words, width - 2 * _PAD, sizes.detail, bold=bold)
        if y + len(lines) * sizes.line > bottom - 2:
            return
        yield Text(x, y, lines, sizes.detail, shade, bold=bold)
        y += len(lines) * sizes.line


def _ties(chart: Upright) -> None:
    frame = chart.frame
    bars = {bar.number: bar for bar in frame.course.bars}
    gap = chart.study[0] + chart.study[1], chart.work[0]
    used: dict[int, int] = defaultdict(int)
    runs: list[tuple[float, float, int]] = []
    for tie in sorted(frame.course.ties, key=lambda tie: (tie.target, tie.source)):
        if tie.source not in bars or tie.target not in bars:
            continue
        one, other = bars[tie.source], bars[tie.target]
        x, top, width, height = chart.place(one)
        _, low, _, other_high = chart.place(other)
        touching = one.lane == other.lane and abs(low - top - height) <= 4  # noqa: PLR2004
        if touching:
            _junction(frame, x + width - 4, (top + height + low) / 2)
            continue
        used[tie.source] += 1
        start = top + height - min(8 + 8 * used[tie.source], height / 2)
        end = low + min(10 + 6 * used[tie.target], other_high / 2)
        near, far = sorted((start, end))
        level = 0
        while any(a < far and near < b and at == level for a, b, at in runs):
            level += 1
        runs.append((near, far, level))
        middle = gap[0] + (gap[1] - gap[0]) * ((level % 3) + 1) / 4
        out = gap[0] if one.lane == "study" else gap[1]
        into = gap[0] if other.lane == "study" else gap[1]
        add_line(frame, tie, ((out, start), (middle, start), (middle, end), (into, end)))
    for lane in ("work", "study"):
        _to_goal(chart, lane)


def _junction(frame: Frame, x: float, y: float) -> None:
    theme, side = frame.theme, 0.75 * frame.sizes.badge
    place = (round(x - side / 2, 2), round(y - side / 2, 2), side, side)
    colours = (theme.background, theme.text, theme.outline)
    badge = Badge(*place, _DOWN, 0.85 * frame.sizes.detail, *colours, side / 2, "must come first")
    frame.sheet.badges.append(badge)


def _to_goal(chart: Upright, lane: Lane) -> None:
    """Lead the last bar of a lane down to the goal, when the goal rests on it."""
    frame = chart.frame
    rest: dict[int, Tie] = {
        tie.source: tie for tie in frame.course.ties if tie.target == frame.course.goal[0]
    }
    found = [bar for bar in frame.course.bars if bar.lane == lane]
    last = max(found, key=lambda bar: (bar.end, bar.start), default=None)
    if last is None or last.number not in rest:
        return
    tie = rest[last.number]
    x, top, width, height = chart.place(last)
    middle, bottom = x + width / 4, top + height
    add_line(frame, tie, ((middle, bottom + 1), (middle, chart.goal - 1)))
    words = f"{duration(tie.spare)} to spare"
    sizes = frame.sizes
    room = chart.goal - bottom
    lines = wrapped(words, width - width / 4 - 8, sizes.detail)
    if tie.spare and len(lines) * sizes.line < room:
        y = bottom + (room - len(lines) * sizes.line) / 2
        frame.sheet.say(middle + 8, y, lines, sizes.detail, frame.theme.quiet)
