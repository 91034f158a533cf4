"""The steps of a plan in full width: done, what, why, when, for how much, swap, avoid, sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from graph.drawing.decks.calendar.scale import when
from graph.drawing.diagram.plan import action, pace, step_sources
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph
from graph.model.names import display_name, kind_name, level_words, title
from graph.person.profile import Profile
from graph.planning.answer import Answer, Plan, Step
from graph.queries.provenance import Source
from graph.ui.words import escape_markdown, source_text
from graph.words import counted, dollars, listed, sentence_case

Change_ = Callable[..., None]
Pick = Callable[[str], None]


def plan_steps(
    G: Graph, answer: Answer, plan: Plan, profile: Profile, day: str, *, change: Change_, pick: Pick
) -> None:
    """Show one row for each step; *Done* takes it as held, and everything is planned again."""
    st.markdown("### Steps", anchors=False)
    with st.container(key="unprinted_steps"):
        st.caption("Say what you have done, and the rest is planned again.")
    seen: set[str] = set()
    for number, step in enumerate(plan.schedule, start=1):
        key = f"{step.id}_{step.action}" if step.id in seen else step.id
        seen.add(step.id)
        with st.container(key=f"step_card_{key}"):
            _row(G, answer, plan, profile, day, number, step, key, change=change, pick=pick)


def _row(  # noqa: PLR0917 - one row has all of it
    G: Graph,
    answer: Answer,
    plan: Plan,
    profile: Profile,
    day: str,
    number: int,
    step: Step,
    key: str,
    *,
    change: Change_,
    pick: Pick,
) -> None:
    last = step.id == answer.problem.target
    what, time, money, more = st.columns([5, 2, 1.6, 2.6], vertical_alignment="top")
    with what, st.container(gap=None):
        st.caption(escape_markdown(_kind(G, step, last=last)))
        st.button(
            f"**{number}. {escape_markdown(action(G, step))}**",
            key=f"step_{key}",
            type="tertiary",
            help="Show details",
            on_click=pick,
            args=(step.id,),
        )
        st.markdown(escape_markdown(_why(G, step)))
        sources = step_sources(G, answer, step)
        if sources:
            with st.popover(_sources_word(sources), type="tertiary", key=f"sources_{key}"):
                st.markdown("\n".join(f"- {source_text(each)}" for each in sources))
    with time, st.container(gap=None):
        st.markdown(f"**{escape_markdown(_when(day, step))}**")
        if words := pace(plan, step):
            st.caption(escape_markdown(words))
    with money, st.container(gap=None):
        st.markdown(f"**{escape_markdown(_money(step))}**")
        if step.pay_usd:
            st.caption("median pay")
    with more:
        _choices(G, profile, step, key, last=last, change=change)


def _done(profile: Profile, step: Step) -> dict[str, object]:
    """Return how a profile changes when a step is done."""
    if step.action != "work":
        return {"hold": profile.hold | {step.id}}
    months = profile.experience.get(step.id, 0) + step.months
    return {"experience": {**profile.experience, step.id: months}}


def _kind(G: Graph, step: Step, *, last: bool) -> str:
    data = G.nodes[step.id]
    kind = str(data.get("kind", "")) if data["type"] == "credential" else ""
    word = kind_name(kind) if kind else NODE_STYLES[data["type"]].word
    level = level_words(data.get("level")) if data["type"] == "role" else ""
    lane = "Goal" if last else "Study" if step.action == "study" else "Work"
    return " · ".join(filter(None, (lane, word, level)))


def _why(G: Graph, step: Step) -> str:
    needed = [title(G, each) for each in step.needed_for]
    return f"Needed for {listed(needed)}." if needed else "This is your goal."


def _when(day: str, step: Step) -> str:
    if not step.months:
        return f"From {when(day, step.start_month)}"
    return f"{when(day, step.start_month)} to {when(day, step.end_month)}"


def _money(step: Step) -> str:
    if step.pay_usd:
        return f"{dollars(step.pay_usd)} a year"
    return dollars(step.cost_usd) if step.cost_usd else ""


def _sources_word(sources: list[Source]) -> str:
    """Say how many sources there are and how sure; own estimates are named, not counted."""
    own = sum(each.confidence == "estimate" for each in sources)
    sure = sum(each.confidence == "verified" for each in sources)
    parts = (
        [f"{counted(len(sources) - own, 'source')}, {sure} verified"] if len(sources) > own else []
    )
    parts += [f"{counted(own, 'estimate')} of our own"] if own else []
    return sentence_case("; ".join(parts))


def _choices(
    G: Graph, profile: Profile, step: Step, key: str, *, last: bool, change: Change_
) -> None:
    """Offer to swap a step or to avoid it; both rule it out and plan again."""
    if last:
        return
    name = display_name(G, step.id)
    ruled_out = partial(change, avoid=profile.avoid | {step.id}, within=0)
    with st.container(horizontal=True, gap="small"):
        # Not a checkbox: every one of those on a page is sent with every click.
        st.button(
            "Done",
            icon=":material/check_box_outline_blank:",
            key=f"done_{key}",
            type="tertiary",
            help=escape_markdown(f"I have done this: {name}"),
            on_click=partial(change, **_done(profile, step)),
        )
        if step.interchangeable:
            names = [escape_markdown(title(G, each)) for each in step.interchangeable]
            with st.popover("Swap", icon=":material/swap_horiz:", type="tertiary"):
                st.markdown(f"The same date and dollars with {listed(names, 'or')}.")
                st.button("Swap it", key=f"swap_{key}", on_click=ruled_out)
        with st.popover("Avoid", icon=":material/block:", type="tertiary"):
            st.markdown(
                escape_markdown(f"Plan without {name}. You can take it back in your profile.")
            )
            st.button(f"Avoid {name}".replace("$", ""), key=f"avoid_{key}", on_click=ruled_out)
