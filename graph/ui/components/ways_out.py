"""No plan: what rules every plan out, what to change, one click each, what the limits do allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.advice import Change, Conflict, Relaxation, Relaxations
from graph.advice.limits import with_limit, without
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.options import options
from graph.person.profile import Profile
from graph.person.sentences import limit_words
from graph.planning.answer import Answer
from graph.planning.problem import Problem
from graph.ui.words import escape_html, escape_markdown
from graph.words import about, counted, dollars, duration, listed, sentence_case, yearly

Change_ = Callable[..., None]
"""Takes what changes in the choice of the page, by name."""

_ROW: Final = 3
"""Ways out beside each other; more are folded."""

_TITLES: Final = {
    "max_months": "Take longer",
    "max_cost": "Pay more",
    "keep_working": "Leave work to study",
    "max_credential_level": "Allow higher credentials",
}


def what_rules_out(
    G: Graph, answer: Answer, profile: Profile, found: Relaxations | None = None
) -> list[str]:
    """Write what rules every plan out: all of it in the first sentence, then one line for each.

    Parameters
    ----------
    G
        The graph, for names.
    answer
        The answer without a plan.
    profile
        The person who asks.
    found
        What would make a plan possible; without it, all limits are named.

    Returns
    -------
    list of str
        In Markdown; nothing when no limit is the reason.
    """
    words = {part: escape_markdown(said) for part, said in limit_words(G, profile).items()}
    if not words or (found is not None and found.blocked):
        return []
    known = [each for each in found.conflicts if {*each.parts} <= words.keys()] if found else []
    known = known or [Conflict(tuple(words))]
    named = dict.fromkeys(words[part] for each in known for part in each.parts)
    lines = [f"Your limits rule every plan out: {listed(f'**{each}**' for each in named)}."]
    for each in known:
        said = sentence_case(listed([words[part] for part in each.parts]))
        if len(each.parts) > 1:
            lines.append(f"- {said}: each can be kept by itself, but no plan keeps all of them.")
        elif each.least is not None:
            least = _least(each.parts[0][0], each.least)
            lines.append(f"- {said}: every plan {least}, whatever else you allow.")
        else:
            lines += [f"- {said}: {needs}." for needs in _needs(answer, each.parts[0][0])]
    return lines if found is not None else lines[:1]


def _needs(answer: Answer, limit: str) -> list[str]:
    """Write what a plan within all other limits needs, if that is known."""
    measure = options(Profile)[limit].measure
    return [
        f"with your other limits, a plan needs {escape_markdown(each.needs)}"
        for each in answer.missing
        if measure is not None and each.group == measure
    ]


def _least(limit: str, value: float) -> str:
    if limit == "max_cost":
        return f"costs at least {escape_markdown(dollars(value))}"
    return f"takes at least {duration(math.ceil(value))}"


def ways_out(G: Graph, problem: Problem, found: Relaxations, *, change: Change_) -> None:
    """Show each way out as a card with its price and a button, and what is possible as it is."""
    shown = [each for each in found.sets if each.plan is not None]
    if shown:
        st.markdown("### What makes a plan possible", anchors=False)
        st.caption("The smallest changes that work. One click changes your profile.")
        _cards(G, problem, shown[:_ROW], 0, change=change)
    if shown[_ROW:]:
        with st.expander(f"{counted(len(shown) - _ROW, 'more way', 'more ways')} out"):
            for first in range(_ROW, len(shown), _ROW):
                _cards(G, problem, shown[first : first + _ROW], first, change=change)
    if found.allowed:
        st.markdown("### What your limits do allow", anchors=False)
        st.caption("The best paid roles in reach.")
    for role in found.allowed:
        plan = role.plan
        values = (duration(plan.months) if plan.months else "now", dollars(plan.cost))
        pay = f"then {yearly(role.pay_usd)}"
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"row_allowed_{role.id}"
        ):
            st.markdown(
                f"**{escape_markdown(display_name(G, role.id))}**  \n"
                f"{escape_markdown(' · '.join((*values, pay)))}",
                width="stretch",
            )
            st.button(
                "Show the plan",
                key=f"allowed_{role.id}",
                on_click=partial(change, target=role.id, node=""),
            )


def _cards(
    G: Graph, problem: Problem, found: Sequence[Relaxation], first: int, *, change: Change_
) -> None:
    pay = G.nodes[problem.target].get("pay_median_usd")
    columns = st.columns(_ROW)
    for number, (each, column) in enumerate(zip(found, columns, strict=False), start=first):
        with column.container(border=True, height="stretch", key=f"out_{number}"):
            st.markdown(f"**{escape_markdown(_title(each))}**")
            st.html(_prices(problem, each, pay))
            if (said := sentence_case(each.sentence)) != _title(each):
                st.markdown(escape_markdown(f"{said}."))
            with st.container(height="stretch", vertical_alignment="bottom", key=f"act_{number}"):
                st.button(
                    _set(each),
                    key=f"way_out_{number}",
                    width="stretch",
                    on_click=partial(change, **applied(problem, each.changes)),
                )


def _title(found: Relaxation) -> str:
    """Name a way out by what it gives up."""
    parts = [_TITLES.get(each.constraint) or each.sentence for each in found.changes]
    first, *rest = dict.fromkeys(parts)
    return sentence_case(listed([first, *(each[:1].lower() + each[1:] for each in rest)]))


def _prices(problem: Problem, found: Relaxation, pay: object) -> str:
    """Return what a way out takes, as HTML: the limit and what it becomes, or the plan's value."""
    lines = "".join(
        f"<div><dt>{name}</dt><dd>{escape_html(words)}</dd></div>"
        for name, words in _values(problem, found, pay)
    )
    return f'<dl class="prices">{lines}</dl>'


def _values(problem: Problem, found: Relaxation, pay: object) -> Iterator[tuple[str, str]]:
    plan, raised = found.plan, {each.constraint for each in found.changes}
    if plan is None:
        return
    months, cost = duration(plan.months) if plan.months else "now", dollars(plan.cost)
    if "max_months" in raised and problem.max_months is not None:
        months = f"{duration(problem.max_months)} → {months}"
    if "max_cost" in raised and problem.max_cost is not None:
        cost = f"{dollars(problem.max_cost)} → {cost}"
    yield "Time", months
    yield "Cost", cost
    yield "Steps", str(plan.steps)
    if isinstance(pay, int | float):
        yield "Pay then", f"{about(float(pay))} a year"


def _set(found: Relaxation) -> str:
    """Say what the button sets."""
    limits = []
    for each in found.changes:
        if each.constraint == "max_months" and each.value is not None:
            limits.append(duration(round(each.value)))
        elif each.constraint == "max_cost" and each.value is not None:
            limits.append(dollars(math.ceil(each.value)))
    rest = [each.sentence for each in found.changes if each.verb == "allow"]
    parts = [f"set {listed(limits)}"] if limits else []
    return escape_markdown(sentence_case(listed([*parts, *rest]) or found.sentence))


def applied(problem: Problem, changes: Sequence[Change]) -> dict[str, Any]:
    """Return the options of the profile that changes give another value."""
    new = problem
    for each in changes:
        if each.id is not None:
            new = without(new, each.constraint, each.id)
        else:
            new = with_limit(new, each.constraint, each.value)
    found = {}
    for name in options(Profile):
        value = getattr(new, name)
        if value != getattr(problem, name):
            # The page asks for whole dollars.
            found[name] = math.ceil(value) if isinstance(value, float) else value
    return found
