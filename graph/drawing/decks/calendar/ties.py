"""What rests on what: signs where bars touch, lines between lanes and to the goal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.drawing.decks.calendar.facts import Bar, Tie
from graph.drawing.decks.calendar.rows import Frame
from graph.drawing.fonts import spare_width
from graph.drawing.scene import Badge, Line, Point, Stroke
from graph.words import duration


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Where a bar is, and whether the middle of its edges is clear of words."""

    x: float
    y: float
    width: float
    height: float
    clear: bool

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


Places: TypeAlias = Mapping[int, Rectangle]

_TOUCHING: Final = 4.0
"""Bars so near each other need no line between them."""

_SIGN: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_NEAR: Final = 16.0
"""How far from its end a line leaves a bar, and from its start it enters one."""


def draw_ties(frame: Frame, places: Places) -> None:
    """Draw what rests on what between bars, from the person to the first ones, to the goal."""
    course = frame.course
    bars = {bar.number: bar for bar in course.bars}
    crossing = []
    for tie in course.ties:
        if tie.target not in bars or tie.source not in bars:
            continue
        one, other = bars[tie.source], bars[tie.target]
        first, last = places[tie.source], places[tie.target]
        between = any(
            bar.lane == one.lane and first.right - 1 < places[bar.number].x < last.x - 1
            for bar in course.bars
            if bar.number not in {tie.source, tie.target}
        )
        if one.lane != other.lane or between:
            crossing.append(tie)
        elif last.x - first.right <= _TOUCHING:
            _junction(frame, first, last)
        else:
            y = first.y + first.height / 2
            add_line(frame, tie, ((first.right, y), (last.x, y)))
    _cross(frame, bars, places, crossing)
    _to_goal(frame, places)
    _from_you(frame, places)


def add_line(frame: Frame, tie: Tie, points: tuple[Point, ...]) -> None:
    """Add the line of a tie: solid when it sets the date, dotted with time to spare."""
    theme, goal = frame.theme, frame.course.goal
    bars = {bar.number: bar for bar in frame.course.bars}
    target = bars.get(tie.target)
    key, name = (target.key, target.short) if target else (goal[2], goal[1])
    sure = tie.spare == 0
    said = f"{bars[tie.source].short} before {name}"
    said += "" if sure else f", {duration(tie.spare)} to spare"
    placed = tuple((round(x, 2), round(y, 2)) for x, y in points)
    colour, width, dash = (theme.text, 2.0, ()) if sure else (theme.line, 1.5, (2, 3))
    ends = bars[tie.source].key, key
    frame.sheet.lines.append(Line(*ends, placed, colour, width, dash, name=said, glued=False))


def _junction(frame: Frame, first: Rectangle, last: Rectangle) -> None:
    """Draw a sign where a bar follows one that it rests on."""
    theme, clear = frame.theme, first.clear and last.clear
    side = (0.8 if clear else 0.6) * frame.sizes.badge
    if min(first.width, last.width) < side:
        return  # too narrow for it: that they follow each other can be seen
    # In the middle, unless words begin or end there; then on the lower edge.
    x, y = (first.right + last.x) / 2, first.y + first.height / (2 if clear else 1)
    place = (round(x - side / 2, 2), round(y - side / 2, 2), side, side)
    colours = (theme.background, theme.text, theme.outline)
    badge = Badge(*place, _SIGN, 0.65 * side, *colours, side / 2, "must come first")
    frame.sheet.badges.append(badge)


def _cross(frame: Frame, bars: Mapping[int, Bar], places: Places, ties: list[Tie]) -> None:
    """Route lines between lanes through the gap, each on a height of its own where they pass."""
    low, high = frame.rows.work + frame.rows.work_high, frame.rows.study
    starts: dict[int, int] = defaultdict(int)
    ends: dict[int, int] = defaultdict(int)
    routed: list[tuple[Tie, float, float, int]] = []
    for tie in sorted(ties, key=lambda tie: (tie.target, tie.source)):
        first, last = places[tie.source], places[tie.target]
        x = first.right - min(_NEAR + 10 * starts[tie.source], first.width / 2)
        end = last.x + min(_NEAR + 10 * ends[tie.target], last.width / 2)
        starts[tie.source] += 1
        ends[tie.target] += 1
        passing = {
            level
            for _, a, b, level in routed
            if min(a, b) - 6 < max(x, end) and min(x, end) < max(a, b) + 6
        }
        level = next(each for each in range(len(ties)) if each not in passing)
        routed.append((tie, x, end, level))
    levels = max((level for *_, level in routed), default=0) + 1
    for tie, x, end, level in routed:
        y = low + (high - low) * (level + 1) / (levels + 1)
        out, into = (
            low if bars[number].lane == "work" else high for number in (tie.source, tie.target)
        )
        add_line(frame, tie, ((x, out), (x, y), (end, y), (end, into)))


def _to_goal(frame: Frame, places: Places) -> None:
    """Lead the last bar of each lane to the goal, when the goal rests on it."""
    course, sizes, goal = frame.course, frame.sizes, frame.goal[0]
    rest = {tie.source: tie for tie in course.ties if tie.target == course.goal[0]}
    for lane in ("work", "study"):
        found = [bar for bar in course.bars if bar.lane == lane]
        last = max(found, key=lambda bar: (bar.end, bar.start), default=None)
        tie = rest.get(last.number) if last else None
        if tie is None:
            continue
        place = places[tie.source]
        y = place.y + place.height / 2
        add_line(frame, tie, ((place.right + 1, y), (goal - 1, y)))
        words = duration(tie.spare), "to spare"
        wide = max(spare_width(each, sizes.detail) for each in words)
        if tie.spare and wide <= goal - place.right - 6:
            x, say = (place.right + goal) / 2, frame.sheet.say
            colour = frame.theme.quiet
            say(x, y - sizes.line - 3, words[:1], sizes.detail, colour, anchor="middle")
            say(x, y + 3, words[1:], sizes.detail, colour, anchor="middle")


def _from_you(frame: Frame, places: Places) -> None:
    """Lead what the person has to the first bar of its lane."""
    edge = sum(frame.you)
    for lane in ("work", "study"):
        found = [bar for bar in frame.course.bars if bar.lane == lane]
        used = any(used and side == lane for _, used, side in frame.course.held)
        if not found or not used:
            continue
        place = places[min(found, key=lambda bar: bar.start).number]
        ends = (edge + 2, place.y + place.height / 2), (place.x, place.y + place.height / 2)
        if place.x - edge > _NEAR:
            frame.sheet.strokes.append(Stroke(*ends, frame.theme.line, 1.5, arrow=True))
