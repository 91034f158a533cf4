"""Inputs: each shows one part of a choice and changes it when a person does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import streamlit as st

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.style import NODE_STYLES
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import Graph
from graph.model.names import title
from graph.ui.session import Page
from graph.ui.state import FACTORS, FARTHEST, MOST_MONTHS, USUAL_FACTOR, PlanChoice
from graph.words import times_as_long

_SHOWS: Final = {"around": "Around it", "ladder": "Promotions", "everything": "Everything"}
_OBJECTIVES: Final = {"calendar": "Fastest", "cost": "Cheapest", "steps": "Fewest steps"}


def ids(G: Graph, *types: str) -> list[str]:
    """Return the nodes of some types: type by type, then by level and name."""
    order = {kind: number for number, kind in enumerate(types)}
    found = [node for node in G if G.nodes[node]["type"] in order]

    def place(node: str) -> tuple[int, int, str]:
        data = G.nodes[node]
        return order[data["type"]], data.get("level", 0), str(data["name"])

    return sorted(found, key=place)


def _row(widths: list[float]) -> Sequence[Any]:
    """Return columns that wrap on a screen of middling width (see `frame`)."""
    return st.container(key="pickers").columns(widths, vertical_alignment="bottom")


def _apply(page: Page[Any], name: str) -> None:
    value = page.value(name)
    page.change(**{name: tuple(value) if isinstance(value, list) else value})


def explore_pickers(G: Graph, page: Page[ExploreChoice], choice: ExploreChoice) -> None:
    """Show search, what to show, and the filters of the Explore page."""

    def named(node: str) -> str:
        return f"{title(G, node)}, {NODE_STYLES[G.nodes[node]['type']].word}"

    def found() -> None:
        node = page.value("search")
        page.change(node=node, focus=node, whole=False)

    def shown() -> None:
        page.change(show=page.value("show") or choice.show)

    find, show, radius, filters = _row([3.2, 2.6, 1.1, 1.3])
    everything = ids(G, "role", "credential", "career", "certifying_body", "employer")
    find.selectbox(
        "Find",
        everything,
        format_func=named,
        key=page.widget("search", choice.focus if choice.focus in G else None),
        on_change=found,
        placeholder="Type a role, credential, employer …",
    )
    show.segmented_control(
        "Show",
        list(_SHOWS),
        format_func=_SHOWS.__getitem__,
        key=page.widget("show", choice.show),
        on_change=shown,
        help="Around it: what is linked to the node found. Promotions: every ladder through "
        "it. Everything: the whole map.",
        width="stretch",
    )
    radius.number_input(
        "Links away",
        1,
        FARTHEST,
        key=page.widget("radius", choice.radius),
        on_change=_apply,
        args=(page, "radius"),
        disabled=choice.show != "around",
        help="How far to look around the node.",
    )
    active = sum(
        bool(each) for each in (choice.types, choice.careers, choice.levels, choice.employers)
    )
    name = f"Filters ({active})" if active else "Filters"
    with filters.popover(name, icon=":material/filter_alt:", width="stretch"):
        _filters(G, page, choice)


def _filters(G: Graph, page: Page[ExploreChoice], choice: ExploreChoice) -> None:
    options: Iterable[tuple[str, str, list[Any], Any]] = (
        ("types", "Type", list(NODE_TYPES), lambda kind: NODE_STYLES[kind].plural),
        ("careers", "Career field", ids(G, "career"), lambda node: title(G, node)),
        ("levels", "Level", list(range(len(LEVELS))), lambda level: LEVELS[level]),
        ("employers", "Employer", ids(G, "employer"), lambda node: title(G, node)),
    )
    for name, label, values, words in options:
        st.multiselect(
            label,
            values,
            format_func=words,
            key=page.widget(name, list(getattr(choice, name))),
            on_change=_apply,
            args=(page, name),
            placeholder="All",
        )
    st.toggle(
        "Draw every link",
        key=page.widget("links", choice.links),
        on_change=_apply,
        args=(page, "links"),
        help="Otherwise only the main ones; the others appear with the node they touch.",
    )


def plan_pickers(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    """Show what is held, where to, what matters, and under *More* the rest of the question."""

    def named(node: str) -> str:
        return f"{title(G, node)}, {NODE_STYLES[G.nodes[node]['type']].word}"

    def aimed() -> None:
        page.change(target=page.value("target"), node="")

    def matters() -> None:
        page.change(objective=page.value("objective") or choice.objective)

    first = next(iter(_OBJECTIVES))
    aims = ids(G, "role", "credential")
    hold, target, objective, more = _row([3, 3, 2.4, 1.1])
    hold.multiselect(
        "What do you hold?",
        ids(G, "credential", "role"),
        format_func=lambda node: title(G, node),
        key=page.widget("hold", list(choice.hold)),
        on_change=_apply,
        args=(page, "hold"),
        placeholder="Nothing yet",
    )
    target.selectbox(
        "Where to?",
        aims,
        format_func=named,
        key=page.widget("target", choice.target or None),
        on_change=aimed,
        placeholder="Choose a role or credential",
    )
    objective.segmented_control(
        "What matters most?",
        list(_OBJECTIVES),
        format_func=_OBJECTIVES.__getitem__,
        key=page.widget("objective", first if choice.objective == "time" else choice.objective),
        on_change=matters,
        width="stretch",
    )
    extra = (
        choice.experience,
        choice.avoid,
        choice.max_cost is not None,
        choice.max_months is not None,
        choice.max_credential_level is not None,
        choice.objective == "time",
        choice.question.part_time_factor != USUAL_FACTOR,
    )
    count = sum(bool(each) for each in extra)
    with more.popover(
        f"More ({count})" if count else "More", icon=":material/tune:", width="stretch"
    ):
        _experience(G, page, choice)
        _beside(page, choice)
        _limits(G, page, choice)


def _experience(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    months = dict(choice.experience)

    def chosen() -> None:
        page.change(experience=tuple((role, months.get(role, 12)) for role in page.value("roles")))

    def counted(role: str) -> None:
        value = int(page.value(f"months_{role}") or 0)
        page.change(experience=tuple({**months, role: value}.items()))

    st.multiselect(
        "Experience: roles you have worked in",
        ids(G, "role"),
        format_func=lambda node: title(G, node),
        key=page.widget("roles", list(months)),
        on_change=chosen,
        placeholder="None",
    )
    for role, value in months.items():
        st.number_input(
            f"Months as {title(G, role)}",
            0,
            MOST_MONTHS,
            key=page.widget(f"months_{role}", value),
            on_change=counted,
            args=(role,),
        )


def _beside(page: Page[PlanChoice], choice: PlanChoice) -> None:
    """Show whether study runs beside work, and how much longer it takes then."""

    def switched() -> None:
        page.change(objective="time" if page.value("one_thing") else "calendar")

    fastest = choice.objective in {"calendar", "time"}
    st.toggle(
        "One thing at a time",
        key=page.widget("one_thing", choice.objective != "calendar"),
        on_change=switched,
        disabled=not fastest,
        help="Never study beside work. Cheapest and fewest steps always count like this.",
    )
    st.select_slider(
        "Study beside work takes",
        FACTORS,
        format_func=times_as_long,
        key=page.widget("part_time_factor", choice.part_time_factor),
        on_change=_apply,
        args=(page, "part_time_factor"),
        disabled=choice.objective != "calendar",
    )


def _limits(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    st.multiselect(
        "Avoid",
        ids(G, "credential", "role"),
        format_func=lambda node: title(G, node),
        key=page.widget("avoid", list(choice.avoid)),
        on_change=_apply,
        args=(page, "avoid"),
        placeholder="Nothing",
    )
    cost, time = st.columns(2)
    cost.number_input(
        "At most, dollars",
        0,
        1_000_000_000,
        step=1_000,
        key=page.widget("max_cost", choice.max_cost),
        on_change=_apply,
        args=(page, "max_cost"),
        placeholder="No limit",
    )
    time.number_input(
        "At most, months",
        0,
        MOST_MONTHS,
        step=6,
        key=page.widget("max_months", choice.max_months),
        on_change=_apply,
        args=(page, "max_months"),
        placeholder="No limit",
        help="Until the target is reached; with one thing at a time, all steps added up.",
    )
    st.selectbox(
        "Highest level of new credentials",
        list(range(len(LEVELS))),
        format_func=lambda level: LEVELS[level],
        key=page.widget("max_credential_level", choice.max_credential_level),
        on_change=_apply,
        args=(page, "max_credential_level"),
        placeholder="No limit",
    )
