"""A plan on the page: headline, steps, timeline, or what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import streamlit as st

from graph.drawing.diagram.plan import (
    NOT_A_ROUTE,
    action,
    beside_work,
    headline,
    how_counted,
    missing_lines,
    pace,
    span,
    step_sources,
    unknowns,
    verdict,
)
from graph.drawing.scene import View
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.sentences import proved_sentence
from graph.planning.answer import Answer, Plan, Step
from graph.queries.renewal import kept
from graph.ui.components.viewer import KEYS, Pair, viewer
from graph.ui.pictures import PLAN_VIEWS
from graph.ui.words import escape_markdown, source_text
from graph.words import (
    ONE_THING,
    after,
    counted,
    dollars,
    listed,
    livelihood,
    sentence_case,
)

Pick = Callable[[str], None]
_SHOWN = 4


def answer_head(G: Graph, answer: Answer) -> None:
    """Show the answer in one line, how sure it is, and its three numbers."""
    words = verdict(answer)
    st.markdown(f"## {escape_markdown(headline(G, answer))}", anchors=False)
    best = answer.best
    good = words.proved and best is not None
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.badge(
            escape_markdown(words.text),
            color="green" if good else "orange",
            icon=":material/verified:" if words.proved else ":material/hourglass_top:",
        )
        if best is not None and best.schedule:
            st.markdown(numbers(answer, best), width="content")
    if best is not None and best.schedule:
        free = best.job_free_months or 0
        st.markdown(escape_markdown(livelihood(best.earned or 0, free, sure=best.paid)))
    for note in unknowns(answer, partial(display_name, G)):
        st.caption(f":material/info: {escape_markdown(note)}.")
    if to_renew := kept(G, best.achieved if best else ()):
        st.caption(f":material/info: {escape_markdown(sentence_case(to_renew))}.")
    if said := proved_sentence(G, answer.implied):
        st.caption(f":material/info: {escape_markdown(said)}")


def numbers(answer: Answer, plan: Plan) -> str:
    """Return months, dollars and steps in one line of Markdown."""
    reached = plan.months
    also = [f"({counted(reached, 'month')})"] if reached >= 24 else []  # noqa: PLR2004
    if plan.calendar is None:
        also.append(ONE_THING)
    elif any(step.action == "study" and beside_work(plan, step) for step in plan.schedule):
        also.append("with study beside work")
    return " · ".join(
        (
            " ".join((f"**{span(answer, plan)}**", *also)),
            f"**{escape_markdown(dollars(plan.cost))}**",
            f"**{counted(plan.steps, 'step')}**",
        )
    )


def steps_list(G: Graph, answer: Answer, plan: Plan, *, on_pick: Pick) -> None:
    """Show the numbered steps: what, how long, how much, why, what else would do, who says so."""
    seen: set[str] = set()
    for number, step in enumerate(plan.schedule, start=1):
        key = f"{step.id}_{step.action}" if step.id in seen else step.id
        seen.add(step.id)
        card = st.container(key=f"step_card_{key}", gap=None)
        card.button(
            f"**{number}. {escape_markdown(action(G, step))}**",
            key=f"step_{key}",
            type="tertiary",
            help="Show details",
            on_click=on_pick,
            args=(step.id,),
        )
        card.markdown(step_text(G, answer, plan, step))
    st.caption(f":material/info: {NOT_A_ROUTE} {how_counted(answer)}")


def step_text(G: Graph, answer: Answer, plan: Plan, step: Step) -> str:
    """Return what stands under the name of a step, in Markdown."""
    lines = [effort(plan, step)]
    if step.needed_for:
        lines.append(f"needed for {_names(G, step.needed_for)}")
    if step.interchangeable:
        lines.append(f"could be replaced by {_names(G, step.interchangeable, 'or')}")
    sources = dict.fromkeys(source_text(each, short=True) for each in step_sources(G, answer, step))
    if sources:
        lines.append(f":small[:gray[{'; '.join(list(sources)[:_SHOWN])}]]")
    return "  \n".join(lines)


def effort(plan: Plan, step: Step) -> str:
    """Return months and dollars of a step for Markdown, on the calendar also when it starts."""
    parts = [pace(plan, step)] if step.months else []
    if plan.calendar is not None:
        later = after(step.start_month)
        parts.append(f"starts {later}" if step.months else later)
    parts += [escape_markdown(dollars(step.cost_usd))] if step.cost_usd else []
    return " · ".join(parts) or "no time, no cost"


def _names(G: Graph, nodes: Iterable[str], word: str = "and") -> str:
    return listed([escape_markdown(display_name(G, each)) for each in nodes], word)


def pictures(
    drawings: Mapping[View, bytes], *, on_node: Pick, on_line: Callable[[Pair], None]
) -> None:
    """Show the pictures of a plan: the calendar first."""
    names = [PLAN_VIEWS[view] for view in drawings]
    for tab, (view, drawing) in zip(st.tabs(names), drawings.items(), strict=True):
        with tab:
            viewer(drawing, key=f"plan_{view}", on_node=on_node, on_line=on_line)
    st.caption("Click a box or a line for its facts.", help=KEYS)


def missing_view(G: Graph, answer: Answer) -> None:
    """Say why there is no plan."""
    lines = missing_lines(G, answer)
    if lines:
        st.markdown("**Why there is no plan**")
        st.markdown("\n".join(f"- {escape_markdown(each)}" for each in lines))
