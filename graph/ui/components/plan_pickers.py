"""Inputs of the Plan page: each option of the profile is shown as its record says."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import streamlit as st

from graph.model.contract import LEVELS
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kind_name, kinds_of, title
from graph.person.options import Option, defaults, options
from graph.person.profile import Profile
from graph.planning.problem import OBJECTIVES
from graph.ui.components.pickers import ids, named, row
from graph.ui.session import Page
from graph.ui.state import OFFERED, PlanChoice
from graph.words import times_as_long

_OBJECTIVES: Final = {name: OBJECTIVES[name].label for name in OFFERED}
_STEPS: Final = {"dollar": 1_000, "month": 6}
"""How far one click on + or - goes, by unit."""


def plan_pickers(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    """Show what is held, where to, what matters, and under *More* the rest of the question."""
    aims = ids(G, "role", "credential")
    hold, target, objective, more = row([3, 3, 2.4, 1.1])
    option_widget(G, page, choice, "hold", at=hold)
    target.selectbox(
        "Where to?",
        aims,
        format_func=partial(named, G),
        **page.bind("target", choice.target or None, lambda node: {"target": node, "node": ""}),
        placeholder="Choose a role or credential",
    )
    objective.segmented_control(
        "What matters most?",
        list(_OBJECTIVES),
        format_func=_OBJECTIVES.__getitem__,
        **page.bind(
            "objective",
            choice.objective,
            lambda found: {"objective": found or choice.objective},
        ),
        width="stretch",
    )
    usual = defaults(Profile)
    unusual = {name for name in usual if getattr(choice.problem, name) != usual[name]}
    count = len(unusual - {"hold"})
    with more.popover(
        f"More ({count})" if count else "More", icon=":material/tune:", width="stretch"
    ):
        option_widget(G, page, choice, "experience")
        option_widget(G, page, choice, "job")
        option_widget(G, page, choice, "part_time_factor")
        for name, each in options(Profile).items():
            if each.group == "limit":
                option_widget(G, page, choice, name)


def option_widget(
    G: Graph, page: Page[PlanChoice], choice: PlanChoice, name: str, *, at: Any = st
) -> None:
    """Show the widget of one option of the profile."""
    each, value = options(Profile)[name], getattr(choice.profile, name)

    match each.kind:
        case "nodes" | "kinds":
            by_kind = each.kind == "kinds"
            known = kinds_of(G, *TARGET_TYPES) if by_kind else ids(G, "credential", "role")
            at.multiselect(
                each.label,
                known,
                format_func=kind_name if by_kind else partial(title, G),
                placeholder="Nothing yet" if each.group == "start" else "Nothing",
                **page.bind(
                    name,
                    [member for member in known if member in value],
                    lambda found: {name: frozenset(found)},
                ),
            )
        case "role":
            at.selectbox(
                each.label,
                ids(G, "role"),
                format_func=lambda node: title(G, node),
                placeholder="None",
                **page.bind(name, value),
            )
        case "flag":
            at.toggle(each.label, **page.bind(name, value))
        case "experience":
            _experience(G, page, each, dict(value))
        case "level":
            at.selectbox(
                each.label,
                list(range(len(LEVELS))),
                format_func=lambda level: LEVELS[level],
                placeholder="No limit",
                **page.bind(name, value),
            )
        case "number" if each.offered:
            at.select_slider(
                each.label,
                each.offered,
                format_func=times_as_long,
                **page.bind(name, value),
            )
        case _:
            at.number_input(
                each.label,
                int(each.low),
                int(each.high),
                step=_STEPS.get(each.unit, 1),
                placeholder="No limit",
                **page.bind(name, value),
            )


def _experience(G: Graph, page: Page[PlanChoice], each: Option, months: dict[str, int]) -> None:
    st.multiselect(
        each.label,
        ids(G, "role"),
        format_func=lambda node: title(G, node),
        **page.bind(
            "roles",
            list(months),
            lambda roles: {"experience": {role: months.get(role, 12) for role in roles}},
        ),
        placeholder="None",
    )

    def counted(role: str, found: Any) -> dict[str, Any]:
        return {"experience": {**months, role: int(found or 0)}}

    for role, value in months.items():
        st.number_input(
            f"Months as {title(G, role)}",
            int(each.low),
            int(each.high),
            **page.bind(f"months_{role}", value, partial(counted, role)),
        )
