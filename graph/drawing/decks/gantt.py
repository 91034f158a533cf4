"""A plan over time: one row for each step, on a track for study and a track for work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from graph.drawing.decks.nodes import detail
from graph.drawing.decks.sheet import SMALL, Sheet, wrapped
from graph.drawing.diagram.plan import action, pace, side_by_side, year_ticks
from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Box, Stroke, Text
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph
from graph.model.names import title
from graph.planning.answer import Plan, Step
from graph.words import after, duration

SIZES: Final = (13.0, 12.0, SMALL)
_ROWS: Final = (3.2, 2.7, 2.1)
"""Heights of a row to try, in sizes of the letters; two lines fit the first two."""

_BAR: Final = 1.6
_LABELS: Final = 0.34
"""Share of the width for the names of the steps."""

Numbered = tuple[int, Step]


def draw_gantt(G: Graph, plan: Plan, sheet: Sheet) -> None:
    """Draw the steps of a plan, at least one, as bars on one scale of months.

    The sheet gets the names of the steps, an axis of years, and for each bar a box with the id of
    its step, numbered if the id comes twice.
    """
    tracks, rows = side_by_side(plan), len(plan.schedule)
    sheet.kinds = {G.nodes[step.id]["type"] for step in plan.schedule}
    room = sheet.bottom - sheet.top
    rest = len(tracks) * 0.6 + LEADING + 0.4
    tries = [(size, row) for size in SIZES for row in _ROWS]
    fits = [(size, row) for size, row in tries if (rows * row + rest) * size <= room]
    size, row = fits[0] if fits else tries[-1]
    units = rows * row + rest
    if not fits:
        sheet.grow(0, units * size)
    sheet.crop(units * size)
    chart = _Chart(G, plan, sheet, size, row)
    chart.axis(units)
    y = sheet.top + (LEADING + 0.4) * size
    for name, numbered in tracks:
        y = chart.track(name, numbered, y)


class _Chart:
    def __init__(self, G: Graph, plan: Plan, sheet: Sheet, size: float, row: float) -> None:
        self.G = G
        self.plan = plan
        self.sheet = sheet
        self.size = size
        self.row = row
        self.most = max(1, plan.months)
        self.track_width = 4.2 * size
        self.start = sheet.left + _LABELS * (sheet.right - sheet.left)
        # The last word of the scale and a bar's own words stand to the right of it.
        self.end = sheet.right - 5.5 * size

    def at(self, month: float) -> float:
        """Return where a month is."""
        return round(self.start + (self.end - self.start) * month / self.most, 2)

    def axis(self, units: float) -> None:
        """Draw the years."""
        sheet, theme = self.sheet, self.sheet.look.theme
        top, bottom = sheet.top + LEADING * self.size, sheet.top + units * self.size
        for month, words in year_ticks(self.most):
            x = self.at(month)
            sheet.strokes.append(Stroke((x, top), (x, bottom), theme.border, 1.0))
            text = Text(x, sheet.top, (words,), SMALL, theme.line, anchor="middle")
            sheet.texts.append(text)

    def track(self, name: str, rows: Sequence[Numbered], y: float) -> float:
        """Draw the rows of a track from y on; return where the next one begins."""
        size, sheet = self.size, self.sheet
        height = (len(rows) * self.row + 0.3) * size
        sheet.lay(sheet.left, y, sheet.right - sheet.left, height)
        above = (0.15 + (self.row - LEADING) / 2) * size
        sheet.say(sheet.left + 0.6 * size, y + above, (name,), size, bold=True)
        for place, (number, step) in enumerate(rows):
            self._row(number, step, y + (place * self.row + 0.15) * size)
        return y + height + 0.3 * size

    def _row(self, number: int, step: Step, y: float) -> None:
        size, sheet = self.size, self.sheet
        theme, style = sheet.look.theme, NODE_STYLES[self.G.nodes[step.id]["type"]]
        left = sheet.left + self.track_width
        lines = 2 if self.row >= 2 * LEADING else 1
        room = self.start - left - size
        label = wrapped(f"{number}. {action(self.G, step)}", room, size, lines)
        above = (self.row - len(label) * LEADING) / 2 * size
        sheet.say(left, y + above, label, size)
        y += (self.row - _BAR) / 2 * size
        start, end = self.at(step.start_month), self.at(step.end_month)
        width = max(end - start, 0.5 * size)
        long = pace(self.plan, step) or after(step.start_month)
        words = (long, duration(step.months)) if step.months else (long,)
        said, where = self._said(words, start, width)
        light = step.mode == "part-time"
        twice = any(each.id == step.id for each in self.plan.schedule[: number - 1])
        sheet.boxes.append(
            Box(
                f"{step.id} {number}" if twice else step.id,
                start,
                round(y, 2),
                round(width, 2),
                round(_BAR * size, 2),
                "rounded" if style.shape == "rounded" else "rectangle",
                theme.background if light else style.fill,
                theme.text if light else "#FFFFFF",
                (said,) if where == "inside" else (),
                SMALL,
                name=f"{number}. {action(self.G, step)}: {title(self.G, step.id)}, {long}, "
                f"from month {step.start_month} to {step.end_month}",
                detail=detail(self.G, step.id),
                stroke=style.fill if light else "",
            )
        )
        if where == "inside":
            return
        x = start + width + 0.4 * size if where == "start" else start - 0.4 * size
        top = y + (_BAR * size - SMALL * LEADING) / 2
        sheet.say(x, top, (said,), SMALL, anchor=where)

    def _said(
        self, words: Sequence[str], start: float, width: float
    ) -> tuple[str, Literal["inside", "start", "end"]]:
        """Return the longest words that have room in a bar, after it or before it, and where."""
        gap = 0.4 * self.size
        for each in words:
            room = spare_width(each, SMALL)
            if width >= room + self.size:
                return each, "inside"
            if start + width + gap + room <= self.sheet.right:
                return each, "start"
            if start - gap - room >= self.start - gap:
                return each, "end"
        return words[-1], "end"
