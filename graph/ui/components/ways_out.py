"""What to change when there is no plan, one click each, and what the limits do allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from graph.advice import Change, Relaxations
from graph.advice.limits import with_limit, without
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.person.options import options
from graph.person.profile import Profile
from graph.planning.answer import Plan
from graph.planning.problem import Problem
from graph.ui.words import escape_markdown
from graph.words import sentence_case, values, yearly

Change_ = Callable[..., None]
"""Takes what changes in the choice of the page, by name."""


def ways_out(G: Graph, problem: Problem, found: Relaxations, *, change: Change_) -> None:
    """Show each way out as a button with the plan it leads to, and what can be reached as it is."""
    if found.sets:
        st.markdown("**What makes a plan possible**")
    for number, each in enumerate(found.sets):
        then = f": {_values(each.plan)}" if each.plan is not None else ""
        _row(
            f"{sentence_case(each.sentence)}{then}",
            "Change this",
            key=f"way_out_{number}",
            on_click=partial(change, **applied(problem, each.changes)),
        )
    if found.allowed:
        st.markdown("**What your limits do allow**")
    for role in found.allowed:
        _row(
            f"{display_name(G, role.id)}: {_values(role.plan)}, then {yearly(role.pay_usd)}",
            "Show the plan",
            key=f"allowed_{role.id}",
            on_click=partial(change, target=role.id, node=""),
        )


def _row(words: str, label: str, *, key: str, on_click: Callable[[], None]) -> None:
    """Show a sentence and the button that acts on it; on a phone one below the other."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        st.markdown(escape_markdown(words), width="content")
        st.button(label, key=key, on_click=on_click)


def _values(plan: Plan) -> str:
    return values(plan.months, plan.cost, plan.steps)


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
