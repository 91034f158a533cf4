"""The answer at the top of the Plan page: when, for how much, what it pays, how sure that is."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graph.advice import Confidence
from graph.drawing.decks.calendar.scale import month_of
from graph.drawing.diagram.plan import headline, span, unknowns, verdict
from graph.model.graph import Graph
from graph.model.names import display_name, title
from graph.person.sentences import proved_sentence
from graph.planning.answer import Answer, Plan
from graph.queries.renewal import kept
from graph.ui.words import CONFIDENCE, escape_markdown
from graph.words import about, livelihood, percent, sentence_case


def plan_head(G: Graph, answer: Answer, day: str) -> None:
    """Show the answer: the goal, its proof, and three figures with what stands behind each."""
    best, words = answer.best, verdict(answer)
    done = best is None or not best.schedule
    name = headline(G, answer) if done else title(G, answer.problem.target)
    st.markdown(f"## {escape_markdown(name)}", anchors=False)
    st.badge(
        escape_markdown(words.text),
        color="green" if words.proved and best is not None else "orange",
        icon=":material/verified:" if words.proved else ":material/hourglass_top:",
    )
    if best is not None and best.schedule:
        _figures(G, answer, best, day)
        if best.months:
            free = best.job_free_months or 0
            st.markdown(escape_markdown(livelihood(best.earned or 0, free, sure=best.paid)))
        if renewed := kept(G, best.achieved):
            st.caption(f":material/autorenew: {escape_markdown(sentence_case(renewed))}.")
    for note in unknowns(answer, partial(display_name, G)):
        st.caption(f":material/info: {escape_markdown(note)}.")
    if said := proved_sentence(G, answer.implied):
        st.caption(f":material/info: {escape_markdown(said)}")


def _figures(G: Graph, answer: Answer, plan: Plan, day: str) -> None:
    """Show three figures side by side; on a telephone they are one below the other."""
    pay = G.nodes[answer.problem.target].get("pay_median_usd")
    when = f"{month_of(day, plan.months)}, starting now" if plan.months else "nothing takes time"
    least = "at least " if answer.unknown_prices else ""
    with st.container(horizontal=True, gap="large", key="plan_figures"):
        _figure("Earliest", span(answer, plan) if plan.months else "now", when)
        _figure("Costs", f"{least}{about(plan.cost)}", "tuition, exams and fees in all")
        if pay:
            _figure("Then", f"{about(float(pay))} a year", "national median before tax")


def _figure(label: str, value: str, note: str) -> None:
    with st.container(gap=None, width="content"):
        st.metric(label, value, width="content")
        st.caption(escape_markdown(note))


def how_sure(found: Confidence | None) -> None:
    """Show the range when estimates are off, and on what months and dollars rest."""
    if found is None:
        return
    with st.container(border=True, key="plan_sure"):
        st.markdown("**How sure is this?**")
        for sentence in found.sentences[:1]:
            st.markdown(escape_markdown(f"{sentence_case(sentence)}."))
        for each in found.basis.shares:
            if each.months or each.dollars:
                word = sentence_case(CONFIDENCE[each.confidence])
                share = f"{percent(round(each.months_pct))} of the months, "
                share += f"{percent(round(each.dollars_pct))} of the dollars"
                st.progress(
                    min(1.0, each.months_pct / 100), text=escape_markdown(f"{word}: {share}")
                )
        with st.popover("Details", type="tertiary"):
            for sentence in found.sentences:
                st.markdown(f"- {escape_markdown(sentence_case(sentence))}")
