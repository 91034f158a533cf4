"""Plans that differ in strategy, side by side: values, years, what is done, who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from graph.advice.basis import basis
from graph.advice.comparing.plans import balance
from graph.drawing.diagram.plan import action, span, step_sources
from graph.export.publish.formats import today
from graph.model.graph import Graph
from graph.model.names import display_name, kind_short
from graph.planning.answer import Answer, Plan
from graph.ui.cache import plan_drawn
from graph.ui.components.viewer import viewer
from graph.ui.components.year_bars import YEARS, axis_years, legend, year_bars
from graph.ui.words import CONFIDENCE, escape_html, escape_markdown
from graph.words import counted, dollars, duration, listed, percent, sentence_case


@dataclass(frozen=True, slots=True)
class Row:
    """One line of every card: a text a plan and, where one is better than another, its value."""

    name: str
    texts: Sequence[str]
    values: Sequence[float] = ()
    """The least one is the best."""


def strategies(G: Graph, answer: Answer) -> None:
    """Show plans that differ in a degree, a family of certifications or a line of work.

    Parameters
    ----------
    G
        The graph.
    answer
        To the question for different plans, the best one first.
    """
    if len(answer.plans) < 2:  # noqa: PLR2004 - nothing to compare
        st.markdown("There is no other strategy that takes at most half as long again.")
        return
    words = "Ways that differ in the kind of credential or work; each is the best plan of its kind."
    st.html(f"<p>{words}</p>{legend()}{cards(G, answer)}")
    names = strategy_names(G, answer.plans)
    with st.container(key="unprinted_strategies"):
        for at, column in enumerate(st.columns(len(names), gap="small")):
            words = f"Show {names[at]}" if at else "Shown above"
            if column.button(escape_markdown(words), key=f"strategy_{at}", disabled=not at):
                _show(G, answer, at, names[at])


@st.dialog("A different strategy", width="large")
def _show(G: Graph, answer: Answer, at: int, name: str) -> None:
    """Show one of the plans on the calendar, and its steps."""
    plan = answer.plans[at]
    st.markdown(escape_markdown(f"{sentence_case(answer.differences[at - 1].text)}."))
    # A short line beside the buttons of the picture.
    st.markdown(f"#### {escape_markdown(name)}: {escape_markdown(span(answer, plan))}")
    alone = replace(answer, plans=(plan,), differences=())
    drawings = plan_drawn(f"{answer.problem!r} {plan!r}", today(), G, alone)
    viewer(next(iter(drawings.values())), key="strategy", on_node=_nothing, on_line=_nothing)
    steps = (
        f"{number}. {escape_markdown(action(G, step))}"
        for number, step in enumerate(plan.schedule, start=1)
    )
    st.markdown("\n".join(steps))


def _nothing(_: object) -> None:
    """Leave the page as it is."""


def cards(G: Graph, answer: Answer) -> str:
    """Return the strategies as HTML, one card each."""
    plans, names, found = answer.plans, strategy_names(G, answer.plans), rows(G, answer)
    years = axis_years(plans)
    parts = []
    for at, (name, plan) in enumerate(zip(names, plans, strict=True)):
        note = answer.differences[at - 1].text if at else "the plan above"
        lines = "".join(_line(row, at) for row in found)
        parts.append(
            f"<section><h4>{escape_html(name)}</h4><p>{escape_html(sentence_case(note))}</p>"
            f"{year_bars(plan, years)}<dl>{lines}</dl></section>"
        )
    return f'<div class="strategies">{"".join(parts)}</div>'


def rows(G: Graph, answer: Answer) -> list[Row]:
    """Return what the cards compare."""
    plans = answer.plans
    earned = [balance(G, answer, plan) for plan in plans]
    known = [-each for each in earned if each is not None]
    return [
        Row("Time", [span(answer, plan) for plan in plans], [plan.months for plan in plans]),
        Row("Cost", [dollars(plan.cost) for plan in plans], [plan.cost for plan in plans]),
        Row("Steps", [counted(plan.steps, "step") for plan in plans], [p.steps for p in plans]),
        Row(
            f"Earned in {counted(YEARS, 'year')}, after costs",
            ["not known" if each is None else dollars(round(each, -2)) for each in earned],
            known if len(known) == len(plans) else (),
        ),
        Row(
            "Without a job",
            [duration(plan.job_free_months) if plan.job_free_months else "never" for plan in plans],
            [plan.job_free_months or 0 for plan in plans],
        ),
        Row("Studied", [_names(G, plan, "study") for plan in plans]),
        Row("Jobs on the way", [_names(G, plan, "work") for plan in plans]),
        Row("Who says so", [who_says_so(G, answer, plan) for plan in plans]),
    ]


def who_says_so(G: Graph, answer: Answer, plan: Plan) -> str:
    """Count the sources of a plan, and say on what its months and dollars rest."""
    found = {
        (each.id, each.confidence)
        for step in plan.schedule
        for each in step_sources(G, answer, step)
        if each.confidence != "estimate"
    }
    counts = Counter(confidence for _, confidence in found)
    parts = [f"{counted(len(found), 'source')}, {counts['verified']} verified"]
    shares = basis(G, answer.problem, plan).shares
    for name, of in (("months", "months_pct"), ("dollars", "dollars_pct")):
        said = [
            f"{percent(round(part))} {CONFIDENCE[each.confidence]}"
            for each in shares
            if round(part := getattr(each, of))
        ]
        if said:
            parts.append(f"{name}: {listed(said)}")
    return "; ".join(parts)


def strategy_names(G: Graph, plans: Sequence[Plan]) -> list[str]:
    """Name plans by their highest degree and their certifications; no name comes twice."""
    names: list[str] = []
    for plan in plans:
        name = _strategy(G, plan)
        same = sum(each == name or each.startswith(f"{name}, way ") for each in names)
        names.append(f"{name}, way {same + 1}" if same else name)
    return names


def _strategy(G: Graph, plan: Plan) -> str:
    kinds = {step.id: str(G.nodes[step.id].get("kind", "")) for step in plan.schedule}
    order = ("doctoral_degree", "master_degree", "bachelor_degree", "associate_degree")
    degree = next((each for each in order if each in kinds.values()), "")
    parts = [kind_short(degree)] if degree else []
    parts += [
        display_name(G, node)
        for node, kind in kinds.items()
        if kind in {"certification", "license"}
    ]
    studied = any(step.action == "study" for step in plan.schedule)
    return sentence_case(listed(parts) or ("certificates" if studied else "by experience alone"))


def _line(row: Row, at: int) -> str:
    """Return one line of a card; the best of all is marked, what is as in the first is grey."""
    text, best = escape_html(row.texts[at]), ""
    if row.values and len(set(row.values)) > 1 and row.values[at] == min(row.values):
        best = " <em>best</em>"
    same = ' class="same"' if at and row.texts[at] == row.texts[0] else ""
    return f"<div{same}><dt>{escape_html(row.name)}</dt><dd>{text}{best}</dd></div>"


def _names(G: Graph, plan: Plan, what: str) -> str:
    names = [display_name(G, step.id) for step in plan.schedule if step.action == what]
    return listed(names) or "none"
