"""A plan as two thin rows of bars over years, work above study, for cards beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import Final

from graph.planning.answer import Plan, Step
from graph.words import counted, duration

YEARS: Final = 10
"""Years over which ways are compared; more if one of them takes longer."""

_LEGEND: Final = (
    ("work", "work"),
    ("full", "full-time study"),
    ("beside", "study beside work"),
    ("goal", "work at the goal"),
)


def axis_years(plans: Sequence[Plan]) -> int:
    """Return how many years the bars of all plans need."""
    return max([YEARS, *(ceil(plan.months / 12) for plan in plans)])


def year_bars(plan: Plan, years: int) -> str:
    """Return the bars of a plan as HTML; the upright line is when the goal is reached.

    Parameters
    ----------
    plan
        On the calendar.
    years
        Length of the axis, as `axis_years` returns it.
    """
    total = 12 * years
    bars = [_bar(step, total) for step in plan.schedule if step.months]
    if plan.months < total:
        bars.append(_part("goal", plan.months, total, total))
    bars.append(f'<b style="left:{_pct(plan.months, total)}"></b>')
    every = 2 if years <= 12 else 5  # noqa: PLR2004 - names that do not touch each other
    names = "".join(
        f'<s style="left:{_pct(12 * year, total)}">{year or "now"}</s>'
        for year in range(0, years - 1, every)
    )
    names += f'<s style="left:100%">{counted(years, "year")}</s>'
    said = f"{_months(plan, 'work')} of work and {_months(plan, 'study')} of study; "
    said += f"the goal after {duration(plan.months)}."
    label = escape(said[:1].upper() + said[1:])
    return f'<div class="years" role="img" aria-label="{label}">{"".join(bars)}{names}</div>'


def legend() -> str:
    """Return what the bars mean, as HTML."""
    return "".join(
        (
            '<div class="years-legend">',
            *(f'<span><i class="{kind}"></i>{words}</span>' for kind, words in _LEGEND),
            "</div>",
        )
    )


def _bar(step: Step, total: int) -> str:
    if step.action != "study":
        return _part("work", step.start_month, step.end_month, total)
    kind = "full" if step.mode == "full-time" else "beside"
    return _part(kind, step.start_month, step.end_month, total)


def _part(kind: str, first: int, last: int, total: int) -> str:
    left, width = _pct(first, total), _pct(last - first, total)
    return f'<i class="{kind}" style="left:{left};width:{width}"></i>'


def _pct(part: int, total: int) -> str:
    return f"{100 * part / total:.2f}%"


def _months(plan: Plan, action: str) -> str:
    return duration(sum(step.months for step in plan.schedule if step.action == action))
