"""Time against money: what can be had, where no plan reaches, and points to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor
from typing import Any, Final, Literal

import altair as alt
import streamlit as st

from graph.drawing.style import DARK, LIGHT, Theme
from graph.planning.answer import Answer, Plan
from graph.ui.components.plan_ways import WAYS, Way
from graph.ui.words import escape_markdown
from graph.words import dollars, duration

Change_ = Callable[..., None]

_STEPS: Final = (0.25, 0.5, 1, 2, 5, 10)
"""Years between named ones; the first with at most eight of them."""

_KEY: Final = "plan_points"


@dataclass(frozen=True, slots=True)
class Point:
    """A plan in the chart.

    Parameters
    ----------
    months, dollars
        Its values.
    name
        The ways it is the best of; how long it takes, for one that is on the edge only.
    way
        The first of those ways, for a plan that is not on the edge; otherwise "".
    kind
        ``shown``, ``way`` or ``other``.
    """

    months: int
    dollars: float
    name: str
    way: str
    kind: str


def trade_offs(
    answer: Answer, found: Sequence[tuple[Way, Answer]], shown: Plan, *, change: Change_
) -> None:
    """Draw months against dollars; a click on a point shows its plan.

    Parameters
    ----------
    answer
        The plans that nothing beats on both.
    found
        The ways of the cards, each with its answer.
    shown
        The plan of the page.
    change
        Takes what changes in the choice of the page.
    """
    st.markdown("**Time against cost**")
    if len(answer.plans) < 2:  # noqa: PLR2004 - one point is no trade-off
        st.caption("No other plan trades time for money: the fastest is the cheapest too.")
        return
    proved = "no plan, and that is proved" if answer.status == "optimal" else "no plan was found"
    st.caption(f"Choose a point to show its plan. Shaded: {proved}.")
    points = chart_points(answer, found, shown)
    theme = DARK if st.context.theme.type == "dark" else LIGHT

    def heard() -> None:
        chosen: Sequence[Mapping[str, Any]] = st.session_state[_KEY].selection.point
        if chosen:
            way = next((each for each in WAYS if each.name == chosen[0].get("way")), None)
            within = 0 if way else int(chosen[0]["months"])
            change(within=within, node="", **(way.choice if way else {}))

    st.altair_chart(
        chart(answer.plans, points, theme), key=_KEY, on_select=heard, selection_mode="point"
    )
    st.caption(escape_markdown(" · ".join(map(_told, points))))


def chart_points(answer: Answer, found: Iterable[tuple[Way, Answer]], shown: Plan) -> list[Point]:
    """Return the points of the chart; plans of the same values are one point."""
    names: dict[tuple[int, float], list[str]] = {_values(plan): [] for plan in answer.plans}
    edge = frozenset(names)
    for way, each in found:
        if each.best is not None:
            names.setdefault(_values(each.best), []).append(way.name)
    points = []
    for (months, cost), ways in sorted(names.items()):
        kind = "shown" if (months, cost) == _values(shown) else "way" if ways else "other"
        own = ways[0] if (months, cost) not in edge else ""
        points.append(Point(months, cost, ", ".join(ways) or duration(months), own, kind))
    return points


def _values(plan: Plan) -> tuple[int, float]:
    return plan.months, plan.cost


def _told(point: Point) -> str:
    """Write a point in words, for whoever does not see the chart."""
    values = dollars(point.dollars)
    return values if point.kind == "other" else f"{point.name}: {duration(point.months)}, {values}"


def chart(plans: Sequence[Plan], points: Sequence[Point], theme: Theme) -> alt.LayerChart:
    """Return the chart: the edge of what can be had, the area beyond it, the points."""
    years = _years([point.months / 12 for point in points])
    top = _top(max(point.dollars for point in points))
    x = alt.X(
        "years:Q",
        title="years until the goal",
        axis=alt.Axis(values=years, format="~g", grid=False),
        scale=alt.Scale(domain=[years[0], years[-1]]),
    )
    y = alt.Y(
        "dollars:Q",
        title="dollars in all",
        axis=alt.Axis(labelExpr="datum.value ? format(datum.value, '$~s') : '$0'", tickCount=5),
        scale=alt.Scale(domain=[0, top]),
    )
    edge = _edge(plans, years, top)
    area = (
        alt.Chart(alt.InlineData(values=edge))
        .mark_area(interpolate="step-after", color=theme.quiet, opacity=0.16, clip=True)
        .encode(x=x, y=y)
    )
    line = (
        alt.Chart(alt.InlineData(values=edge[1:]))
        .mark_line(interpolate="step-after", color=theme.line, strokeWidth=1.5, clip=True)
        .encode(x=x, y=y)
    )
    rise = (
        alt.Chart(alt.InlineData(values=[{**edge[1], "top": top}]))
        .mark_rule(color=theme.line, strokeWidth=1.5)
        .encode(x=x, y=y, y2="top:Q")
    )
    layers: list[Any] = [area, rise, line, *_named(points, years, theme, x, y)]
    return alt.LayerChart(layer=layers).properties(height=300)


def _named(
    points: Sequence[Point], years: Sequence[float], theme: Theme, x: alt.X, y: alt.Y
) -> list[Any]:
    """Return the layers of the points with their names; those far right stand on the left."""
    picked = alt.selection_point(name="point", fields=["months", "way"], on="click", nearest=True)
    values = [
        {
            **asdict(point),
            "years": point.months / 12,
            "plan": f"{duration(point.months)}, {dollars(point.dollars)}",
        }
        for point in points
    ]
    kinds = ["shown", "way", "other"]
    dots = (
        alt.Chart(alt.InlineData(values=values))
        .mark_point(opacity=1, strokeWidth=2, cursor="pointer")
        .encode(
            x=x,
            y=y,
            tooltip=[alt.Tooltip("name:N", title="way"), alt.Tooltip("plan:N", title="plan")],
            fill=_scale(kinds, [theme.primary, theme.background, theme.background]),
            stroke=_scale(kinds, [theme.primary, theme.text, theme.quiet]),
            size=alt.Size(
                "kind:N", scale=alt.Scale(domain=kinds, range=[170, 130, 70]), legend=None
            ),
        )
        .add_params(picked)
    )
    middle = (years[0] + years[-1]) / 2
    layers: list[Any] = [dots]
    sides: tuple[tuple[Literal["left", "right"], int], ...] = (("left", 1), ("right", -1))
    for align, side in sides:
        here = [each for each in values if (each["years"] <= middle) == (side == 1)]
        if here:
            layers.append(
                alt.Chart(alt.InlineData(values=here))
                .mark_text(
                    align=align,
                    dx=11 * side,
                    dy=-12,
                    fontSize=13,
                    fontWeight=600,
                    color=theme.text,
                    limit=190,
                )
                .encode(x=x, y=y, text="name:N")
            )
    return layers


def _scale(kinds: list[str], colours: list[str]) -> dict[str, Any]:
    return {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": kinds, "range": colours},
        "legend": None,
    }


def _edge(plans: Sequence[Plan], years: Sequence[float], top: float) -> list[dict[str, float]]:
    """Return from which month on which dollars are enough, over the whole axis."""
    found = sorted((plan.months / 12, plan.cost) for plan in plans)
    ends = [(years[0], top), *found, (years[-1], found[-1][1])]
    return [{"years": at, "dollars": cost} for at, cost in ends]


def _years(found: Sequence[float]) -> list[float]:
    """Return the named years, or quarters, with one on both sides of everything found."""
    step = next((each for each in _STEPS if max(found) - min(found) <= 6 * each), _STEPS[-1])
    first, last = floor(min(found) / step), ceil(max(found) / step)
    first -= first * step == min(found)
    last += last * step == max(found)
    return [step * number for number in range(first, last + 1)]


def _top(most: float) -> float:
    """Return a round number of dollars above everything, with room for a name."""
    size = 10 ** max(0, len(str(int(most))) - 1)
    rounds = (size * each for each in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15))
    return float(next(each for each in rounds if each > 1.15 * most))
