"""A plan over time: one row for each step, on a track for study and a track for work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from graph.drawing.decks.nodes import detail
from graph.drawing.decks.sheet import SMALL, Sheet, spare_width, wrapped
from graph.drawing.diagram.plan import action, months, pace
from graph.drawing.diagram.tracks import year_ticks
from graph.drawing.scene import LEADING, Box, Panel, Stroke, Text
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph
from graph.model.names import title
from graph.planning.answer import Plan, Step
from graph.words import after, counted, duration

SIZES: Final = (13.0, 12.0, SMALL)
_ROWS: Final = (3.2, 2.7, 2.1)
"""Heights of a row to try, in sizes of the letters; two lines fit the first two."""

_BAR: Final = 1.6
_LABELS: Final = 0.34
"""Share of the width for the names of the steps."""

Numbered = tuple[int, Step]


def draw_gantt(G: Graph, plan: Plan, sheet: Sheet) -> None:
    """Draw the steps of a plan as bars on one scale of months.

    Parameters
    ----------
    G
        The graph.
    plan
        With at least one step.
    sheet
        Gets bars (boxes with the id of the step, numbered if an id comes twice), an axis of
        years, and the names of the steps.
    """
    numbered = list(enumerate(plan.schedule, start=1))
    study = [each for each in numbered if each[1].action == "study"]
    work = [each for each in numbered if each[1].action != "study"]
    tracks = [(name, rows) for name, rows in (("Study", study), ("Work", work)) if rows]
    sheet.kinds = {G.nodes[step.id]["type"] for step in plan.schedule}
    room = sheet.bottom - sheet.top
    rest = len(tracks) * 0.6 + LEADING + 0.4
    tries = [(size, row) for size in SIZES for row in _ROWS]
    fits = [(size, row) for size, row in tries if (len(numbered) * row + rest) * size <= room]
    size, row = fits[0] if fits else tries[-1]
    units = len(numbered) * row + rest
    if not fits:
        sheet.grow(0, units * size)
    chart = _Chart(G, plan, sheet, size, row)
    chart.axis(units)
    y = sheet.top + (LEADING + 0.4) * size
    for name, rows in tracks:
        y = chart.track(name, rows, y)


class _Chart:
    def __init__(self, G: Graph, plan: Plan, sheet: Sheet, size: float, row: float) -> None:
        self.G = G
        self.plan = plan
        self.sheet = sheet
        self.size = size
        self.row = row
        self.theme = sheet.look.theme
        self.most = max(1, months(plan))
        self.track_width = 4.2 * size
        self.start = sheet.left + _LABELS * (sheet.right - sheet.left)
        # The last word of the scale and a bar's own words stand to the right of it.
        self.end = sheet.right - 5.5 * size

    def at(self, month: float) -> float:
        """Return where a month is."""
        return round(self.start + (self.end - self.start) * month / self.most, 2)

    def axis(self, units: float) -> None:
        """Draw the years."""
        top = self.sheet.top + LEADING * self.size
        for month, words in year_ticks(self.most):
            x = self.at(month)
            bottom = self.sheet.top + units * self.size
            self.sheet.strokes.append(Stroke((x, top), (x, bottom), self.theme.border, 1.0))
            self.sheet.texts.append(
                Text(x, self.sheet.top, (words,), SMALL, self.theme.line, anchor="middle")
            )

    def track(self, name: str, rows: Sequence[Numbered], y: float) -> float:
        """Draw the rows of a track from y on; return where the next one begins."""
        size, sheet = self.size, self.sheet
        height = (len(rows) * self.row + 0.3) * size
        sheet.panels.append(
            Panel(
                sheet.left,
                round(y, 2),
                sheet.right - sheet.left,
                round(height, 2),
                self.theme.panel,
                6.0,
            )
        )
        sheet.texts.append(
            Text(
                sheet.left + 0.6 * size,
                round(y + (0.15 + (self.row - LEADING) / 2) * size, 2),
                (name,),
                size,
                self.theme.text,
                bold=True,
            )
        )
        for place, (number, step) in enumerate(rows):
            self._row(number, step, y + (place * self.row + 0.15) * size)
        return y + height + 0.3 * size

    def _row(self, number: int, step: Step, y: float) -> None:
        size, sheet = self.size, self.sheet
        data = self.G.nodes[step.id]
        style = NODE_STYLES[data["type"]]
        left = sheet.left + self.track_width
        lines = 2 if self.row >= 2 * LEADING else 1
        room = self.start - left - size
        label = wrapped(f"{number}. {action(self.G, step)}", room, size, lines)
        above = (self.row - len(label) * LEADING) / 2 * size
        sheet.texts.append(Text(left, round(y + above, 2), label, size, self.theme.text))
        y += (self.row - _BAR) / 2 * size
        start, end = self.at(step.start_month), self.at(step.end_month)
        width = max(end - start, 0.5 * size)
        long = pace(self.plan, step) or (after(step.start_month))
        words = (long, *((duration(step.months),) if step.months else ()))
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
                self.theme.background if light else style.fill,
                self.theme.text if light else "#FFFFFF",
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
        text = Text(round(x, 2), round(top, 2), (said,), SMALL, self.theme.text, anchor=where)
        sheet.texts.append(text)

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


def summary(plan: Plan) -> str:
    """Return what a timeline shows, for those who do not see it."""
    return f"{counted(len(plan.schedule), 'step')} over {duration(months(plan))}"
