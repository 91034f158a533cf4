"""The steps of a plan in full width: done, what, why, when, for how much, swap, avoid, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from graph.drawing.decks.calendar.scale import when
from graph.drawing.diagram.plan import action, pace, step_sources
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph
from graph.model.names import kind_name, level_words, title
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
        sources = step_sources(G, answer, step)
        # Few elements a row: a plan of twenty steps has to open as fast as any page.
        what, time, money, more = st.container(key=f"step_card_{key}").columns(
            [5, 2, 1.6, 2.6], vertical_alignment="top"
        )
        last = step.id == answer.problem.target
        what.markdown(_what(G, number, step, sources, last=last))
        time.markdown(_two(_when(day, step), pace(plan, step)))
        money.markdown(_two(_money(step), "median pay" if step.pay_usd else ""))
        with more, st.container(horizontal=True, gap="small"):
            if not last:
                # Not a checkbox: every one of those on a page is sent with every click.
                st.button(
                    "Done",
                    icon=":material/check_box_outline_blank:",
                    key=f"done_{key}",
                    type="tertiary",
                    on_click=partial(change, **_done(profile, step)),
                )
            acts = _acts(G, profile, step, sources, last=last, change=change, pick=pick)
            _menu(G, step, key, acts, sources)


def _what(G: Graph, number: int, step: Step, sources: list[Source], *, last: bool) -> str:
    """Return what a step is, why it is needed and how many sources say so."""
    kind, name = _kind(G, step, last=last), f"{number}. {action(G, step)}"
    lines = [f":small[{escape_markdown(kind)}]", f"**{escape_markdown(name)}**"]
    lines.append(escape_markdown(_why(G, step)))
    if sources:
        lines.append(f":small[{escape_markdown(_sources_word(sources))}]")
    return "  \n".join(lines)


def _two(first: str, second: str) -> str:
    """Return two lines, the first one bold; an empty one is left out."""
    lines = [f"**{escape_markdown(first)}**"] if first else []
    return "  \n".join([*lines, f":small[{escape_markdown(second)}]"] if second else lines)


@dataclass(frozen=True, slots=True)
class _Act:
    """Something the menu of a step offers: its words, and what it does before the next run."""

    words: str
    do: Callable[[], None] | None = None


def _acts(
    G: Graph,
    profile: Profile,
    step: Step,
    sources: list[Source],
    *,
    last: bool,
    change: Change_,
    pick: Pick,
) -> dict[str, _Act]:
    """Return what can be done about a step; to swap and to avoid it both rule it out."""
    found = {"details": _Act("Details", partial(pick, step.id))}
    if sources:
        found["sources"] = _Act(_sources_word(sources))
    if not last:
        ruled_out = partial(change, avoid=profile.avoid | {step.id}, within=0)
        if step.interchangeable:
            names = listed([title(G, each) for each in step.interchangeable], "or")
            words = f"Swap it for {names}: same date, same cost"
            found["swap"] = _Act(words, ruled_out)
        found["avoid"] = _Act("Avoid it: plan without it", ruled_out)
    return found


def _menu(G: Graph, step: Step, key: str, acts: dict[str, _Act], sources: list[Source]) -> None:
    """Show the menu of a step."""

    def chosen() -> None:
        do = acts[st.session_state[f"more_{key}"]].do
        if do is not None:
            do()

    found = st.menu_button(
        "More",
        list(acts),
        key=f"more_{key}",
        type="tertiary",
        format_func=lambda name: escape_markdown(acts[name].words),
        on_click=chosen,
    )
    if found == "sources":
        _show_sources(G, step, sources)


@st.dialog("Sources", width="medium")
def _show_sources(G: Graph, step: Step, sources: list[Source]) -> None:
    """Show what a step rests on."""
    st.markdown(f"**{escape_markdown(title(G, step.id))}**")
    st.markdown("\n".join(f"- {source_text(each)}" for each in sources))


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
