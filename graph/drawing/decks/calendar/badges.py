"""The number of a step on its badge: the same form and colour wherever it stands."""

from __future__ import annotations

from graph.drawing.decks.calendar.labels import Sizes
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.scene import Badge, Point
from graph.drawing.style import Theme

_TWO_DIGITS = 99


def step_badge(step: int, lane: Lane, at: Point, sizes: Sizes, theme: Theme) -> Badge:
    """Return the badge of a step: a square for a study, a disc for a job."""
    side = sizes.badge
    fill = theme.study if lane == "study" else theme.work
    radius = 3.0 if lane == "study" else side / 2
    place = (round(at[0], 2), round(at[1], 2), side, side)
    size = sizes.detail if step <= _TWO_DIGITS else 0.8 * sizes.detail
    return Badge(*place, str(step), size, fill, theme.background, "", radius, f"step {step}")
