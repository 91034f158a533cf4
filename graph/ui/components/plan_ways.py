"""Four ways to the same goal on one clock, as cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.advice.comparing.plans import balance
from graph.drawing.diagram.plan import span, verdict
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Answer, Plan
from graph.planning.difference import difference
from graph.planning.problem import Problem
from graph.ui.components.year_bars import YEARS, axis_years, legend, year_bars
from graph.ui.words import escape_html, escape_markdown
from graph.words import counted, dollars, sentence_case, some

Ask = Callable[[Problem], Answer]
Change_ = Callable[..., None]


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


def found_ways(problem: Problem, ask: Ask) -> list[tuple[Way, Answer]]:
    """Return the best plan of each way."""
    return [(way, ask(replace(problem, **way.question))) for way in WAYS]


def ways_cards(
    G: Graph, found: Sequence[tuple[Way, Answer]], shown: Plan, *, change: Change_
) -> None:
    """Show a card for each way: its values, its years, what differs, what is earned."""
    st.html(f"<p>Each is the best of its kind for you, on the same clock.</p>{legend()}")
    years = axis_years([answer.best for _, answer in found if answer.best is not None])
    columns = [*st.columns(2), *st.columns(2)]
    first: dict[Plan, str] = {}
    for (way, answer), column in zip(found, columns, strict=True):
        key = f"way_{way.name.split()[0].lower()}"
        with column.container(border=True, height="stretch", key=key):
            _card(G, way, answer, shown, years, first=first, change=change)


def _card(
    G: Graph,
    way: Way,
    answer: Answer,
    shown: Plan,
    years: int,
    *,
    first: dict[Plan, str],
    change: Change_,
) -> None:
    best, words = answer.best, verdict(answer)
    if best is None:
        st.markdown(f"**{way.name}**\n\n{escape_markdown(words.text)}")
        return
    proved = (
        ":green-badge[:material/check: Proved]" if words.proved else ":orange-badge[Best found]"
    )
    st.markdown(f"**{way.name}** {proved}")
    time = escape_html(span(answer, best) if best.months else "now")
    figures = f'<div class="figures"><h4>{time}</h4><b>{escape_html(dollars(best.cost))}</b></div>'
    same = first.setdefault(best, way.name)
    st.html(figures + (year_bars(best, years) if same == way.name else ""))
    what = escape_markdown(_what(G, shown, best))
    if same != way.name:
        what = f"The same plan as *{same}*."
    money = balance(G, answer, best)
    if money is not None:
        earned = f"Earned in {counted(YEARS, 'year')}, after costs: {dollars(round(money, -2))}"
        what += f"\n\n:small[:gray[{escape_markdown(earned)}]]"
    st.markdown(what)
    now = best == shown
    with st.container(height="stretch", vertical_alignment="bottom", key=f"act_{way.name}"):
        st.button(
            "Shown above" if now else "Show this plan",
            key=f"show_{way.name}",
            disabled=now,
            on_click=partial(change, within=0, node="", **way.choice),
        )


def _what(G: Graph, shown: Plan, plan: Plan) -> str:
    """Say what is done, or how it differs from the plan that is shown."""
    found = difference(G, shown, plan)
    if plan == shown:
        return _steps(G, plan)
    parts = [
        f"{word} {some([display_name(G, each) for each in ids], 'more', 'and', named=3)}"
        for word, ids in (("with", found.added), ("without", found.skipped))
        if ids
    ]
    return f"{sentence_case(', '.join(parts) or found.text)}."


def _steps(G: Graph, plan: Plan) -> str:
    """Say what is studied and where one works."""
    studied = [display_name(G, step.id) for step in plan.schedule if step.action == "study"]
    worked = [display_name(G, step.id) for step in plan.schedule if step.action == "work"]
    parts = [f"Study {some(studied, 'more', 'and', named=3)}."] if studied else []
    parts += [f"Work as {some(worked, 'more', 'and', named=3)}."] if worked else []
    return " ".join(parts) or "Nothing comes before it."
