"""Ways to the same goal on one clock: cards, and time against money with points to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil, floor
from typing import Any, Final

import altair as alt
import streamlit as st

from graph.drawing.diagram.plan import span, verdict
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Answer, Plan
from graph.planning.problem import Problem
from graph.ui.words import escape_markdown
from graph.words import dollars, duration, some

Ask = Callable[[Problem], Answer]
Change_ = Callable[..., None]

_STEPS: Final = (0.25, 0.5, 1, 2, 5, 10)
"""Years between named ones; the first with at most eight of them."""

YEARS: Final = 10
"""Years over which earnings of ways are compared."""


@dataclass(frozen=True, slots=True)
class Way:
    """A card: its name, what it changes in the question, and what in the choice of the page."""

    name: str
    question: Mapping[str, Any]
    choice: Mapping[str, Any]


WAYS: Final = (
    Way("Fastest", {"objective": "time"}, {"objective": "time"}),
    Way("Cheapest", {"objective": "cost"}, {"objective": "cost"}),
    Way("Fewest steps", {"objective": "steps"}, {"objective": "steps"}),
    Way(
        "Without leaving work",
        {"objective": "time", "keep_working": True},
        {"objective": "time", "keep_working": True},
    ),
)


def ways_cards(G: Graph, problem: Problem, shown: Plan, *, ask: Ask, change: Change_) -> None:
    """Show a card for each way, with what differs and what is earned by year ten."""
    columns = [*st.columns(2), *st.columns(2)]
    first: dict[tuple[str, ...], str] = {}
    for way, column in zip(WAYS, columns, strict=True):
        answer = ask(replace(problem, **way.question))
        with column.container(border=True, key=f"way_{way.name.split()[0].lower()}"):
            _card(G, way, answer, shown, first=first, change=change)


def _card(
    G: Graph,
    way: Way,
    answer: Answer,
    shown: Plan,
    *,
    first: dict[tuple[str, ...], str],
    change: Change_,
) -> None:
    best = answer.best
    words = verdict(answer)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{way.name}**", width="stretch")
        if best is not None:
            proved = words.proved
            st.badge("Proved" if proved else "Best found", color="green" if proved else "orange")
    if best is None:
        st.markdown(escape_markdown(words.text))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(
            f"### {span(answer, best) if best.months else 'now'}", width="stretch", anchors=False
        )
        st.markdown(f"**{escape_markdown(dollars(best.cost))}**", width="content")
    same = first.setdefault(best.achieved, way.name)
    what = f"The same steps as {same}." if same != way.name else _steps(G, best)
    st.markdown(escape_markdown(what))
    money = balance(G, answer, best)
    if money is not None:
        st.caption(
            escape_markdown(f"Earned by year {YEARS}, prices paid: {dollars(round(money, -2))}")
        )
    now = best == shown
    st.button(
        "Shown below" if now else "Show this plan",
        key=f"show_{way.name}",
        disabled=now,
        on_click=partial(change, within=0, node="", **way.choice),
    )


def _steps(G: Graph, plan: Plan) -> str:
    """Say what is studied and where one works."""
    studied = [display_name(G, step.id) for step in plan.schedule if step.action == "study"]
    worked = [display_name(G, step.id) for step in plan.schedule if step.action == "work"]
    parts = [f"Study {some(studied, 'more', 'and', named=3)}."] if studied else []
    parts += [f"Work as {some(worked, 'more', 'and', named=3)}."] if worked else []
    return " ".join(parts) or "Nothing comes before it."


def balance(G: Graph, answer: Answer, plan: Plan) -> float | None:
    """Return pay less prices after ten years, the goal's own pay from its month on.

    None for a goal without pay, a plan that takes longer, or pay that is not known.
    """
    pay = G.nodes[answer.problem.target].get("pay_median_usd")
    left = 12 * YEARS - plan.months
    if not pay or left < 0 or not plan.paid:
        return None
    return (plan.earned or 0.0) + left * float(pay) / 12 - plan.cost


def trade_offs(answer: Answer, shown: Plan, *, change: Change_) -> None:
    """Draw months against dollars of the plans that nothing beats on both; a click shows one."""
    if len(answer.plans) < 2:  # noqa: PLR2004 - one point is no trade-off
        st.caption("No other plan trades time for money: the fastest is the cheapest too.")
        return
    st.markdown("**Time against money**")
    st.caption("Choose a point to show its plan. No plan lies to the left of the line.")
    points = [
        {
            "months": plan.months,
            "years": plan.months / 12,
            "dollars": plan.cost,
            "plan": f"{duration(plan.months)}, {dollars(plan.cost)}",
            "shown": "shown" if _same(plan, shown) else "other",
        }
        for plan in answer.plans
    ]
    picked = alt.selection_point(name="point", fields=["months"], on="click", nearest=True)
    base = alt.Chart(alt.InlineData(values=points)).encode(
        x=_years([plan.months / 12 for plan in answer.plans]),
        y=alt.Y("dollars:Q", title="dollars in all", axis=alt.Axis(format="$,.0f")),
        tooltip=alt.Tooltip("plan:N", title="plan"),
    )
    line = base.mark_line(interpolate="step-after", color="#5F6B7A", strokeWidth=1.5)
    dots = base.mark_point(filled=True, size=140, opacity=1).encode(
        color=alt.Color(
            "shown:N",
            scale=alt.Scale(domain=["shown", "other"], range=["#1D5BD8", "#8A94A3"]),
            legend=None,
        )
    )

    def heard() -> None:
        chosen: Sequence[Mapping[str, Any]] = st.session_state["plan_points"].selection.point
        if chosen:
            change(within=int(chosen[0]["months"]), node="")

    st.altair_chart(
        (line + dots.add_params(picked)).properties(height=290),
        key="plan_points",
        on_select=heard,
        selection_mode="point",
    )


def _years(found: Sequence[float]) -> alt.X:
    """Return an axis with a named year, or quarter, on both sides of everything found."""
    step = next((each for each in _STEPS if max(found) - min(found) <= 6 * each), _STEPS[-1])
    first, last = floor(min(found) / step), ceil(max(found) / step)
    first -= first * step == min(found)
    last += last * step == max(found)
    named = [step * number for number in range(first, last + 1)]
    return alt.X(
        "years:Q",
        title="years until the goal",
        axis=alt.Axis(values=named, format="~g"),
        scale=alt.Scale(domain=[named[0], named[-1]]),
    )


def _same(one: Plan, other: Plan) -> bool:
    return (one.months, one.cost) == (other.months, other.cost)
