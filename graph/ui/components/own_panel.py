"""Own data for this visit: handed over, checked, compared, used, forgotten."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from graph.errors import GraphError
from graph.io.given import ENDINGS, VISIT, limits_words
from graph.io.template import template
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import title
from graph.person.assumed import assumed
from graph.ui.address import for_person, read_person
from graph.ui.cache import answer
from graph.ui.components.data_report import report_card
from graph.ui.components.own_changes import change_rows, changed_by, changes_card
from graph.ui.components.own_plan import plan_card
from graph.ui.data_choice import DataChoice
from graph.ui.own import Own, forget, hand_over, in_use, own_data, shipped_data, use
from graph.ui.session import Page, kept_choice, person
from graph.ui.state import FIRST_TARGET, PlanChoice
from graph.ui.words import escape_markdown
from graph.words import counted

_FIELDS: Final = "data fields"
"""How many fields for files there were before this one."""

_MOST: Final = 1_000
"""Changes that are listed."""


def own_panel(page: Page[DataChoice], left: Any, right: Any) -> None:
    """Show the own data: files and problems in one column, what they change in another."""
    with left:
        st.subheader("My own data, for this visit only", anchor=False)
        files = st.file_uploader(
            "nodes.csv and edges.csv, with the other tables if you have them; or one .zip or .xlsx",
            type=list(ENDINGS),
            accept_multiple_files=True,
            max_upload_size=VISIT.max_bytes // 1_000_000,
            key=_key(),
            on_change=forget,
        )
        if files and own_data() is None:
            with st.spinner("Reading your files …"):
                hand_over([(file.name, file.getvalue()) for file in files])
        found = own_data()
        if found is None:
            _first_time()
        else:
            _card(found)
        _help(page)
    if found is not None and found.graph is not None:
        with right:
            _changes(found.graph)


def _first_time() -> None:
    st.caption(
        "Nobody else sees your files. They are kept while the app is open in this tab, and are "
        f"gone when you close or reload it. {limits_words()}"
    )


def _card(found: Own) -> None:
    """Show what was handed over, what is wrong with it, and what can be done with it."""
    rows = " · ".join(f"{file} {counted(number, 'row')}" for file, number in found.tables)
    st.markdown(
        f"**{escape_markdown(found.name)}**"
        + (f"  \n:small[{escape_markdown(rows)}]" if rows else "")
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if found.graph is None:
            st.markdown(":small[The shipped data is still shown.]", width="content")
        elif in_use() is None:
            st.button("Use it in this visit", type="primary", on_click=use, key="own_use")
        else:
            st.markdown(":small[:material/check: In use on every page.]", width="content")
        if found.report.errors or found.report.warnings:
            st.download_button(
                "List",
                data=found.report.text(shown=10_000),
                file_name="careergraph-problems.txt",
                mime="text/plain",
                on_click="ignore",
                icon=":material/download:",
                key="own_list",
            )
        st.button("Remove", type="tertiary", on_click=_remove, key="own_remove")
    st.html(report_card(found.report, "No problems. It can be used."))


def _remove() -> None:
    """Forget the files; a new field takes the place of the one that shows them."""
    forget()
    st.session_state[_FIELDS] = st.session_state.get(_FIELDS, 0) + 1


def _key() -> str:
    return f"data_files_{st.session_state.get(_FIELDS, 0)}"


def _help(page: Page[DataChoice]) -> None:
    with st.container(horizontal=True, gap="small", key="data_links_help"):
        st.download_button(
            "Template with 3 worked lines",
            data=template,
            file_name="careergraph-template.zip",
            mime="application/zip",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key="own_template",
        )
        st.button(
            "What each column means",
            type="tertiary",
            icon=":material/help:",
            key="own_columns",
            on_click=lambda: page.change(view="tables", table="columns", words=""),
        )


def _changes(own: Graph) -> None:
    """Show what differs from the shipped data, and in the plan of the person."""
    shipped = shipped_data()
    if shipped is None:
        return
    changes = changed_by(own, shipped)
    st.html(changes_card(changes))
    rows = change_rows(changes)
    if rows:
        with st.expander(f"Every change ({counted(len(rows), 'row')})"):
            st.dataframe(
                rows[:_MOST],
                hide_index=True,
                width="stretch",
                placeholder="",
                alt="What differs between the shipped data and your own",
            )
            if len(rows) > _MOST:
                st.caption(f"The first {counted(_MOST, 'row')} are shown.")
    _plans(shipped, own)


def _plans(shipped: Graph, own: Graph) -> None:
    """Show the plan of the person to their goal on both."""
    kept = kept_choice("plan", PlanChoice)
    goal = (kept.target if kept else "") or FIRST_TARGET
    if goal not in shipped or goal not in own or own.nodes[goal]["type"] not in TARGET_TYPES:
        name = next((title(G, goal) for G in (shipped, own) if goal in G), goal)
        st.caption(
            f"Your goal, {escape_markdown(name)}, is not in both, so there are no two plans to "
            "compare. Use your data and choose a goal on the Plan page."
        )
        return
    found, missing = [], []
    try:
        with st.spinner("Planning with both …"):
            for G in (shipped, own):
                profile, wrong = read_person(for_person({}, person()), G)
                missing += wrong
                question = PlanChoice(goal, profile, assumed=assumed(G, profile)).problem
                found.append(answer(question, G))
    except GraphError as error:
        st.caption(escape_markdown(str(error)))
        return
    st.html(plan_card(shipped, found[0], own, found[1]))
    if missing:
        words = escape_markdown(" ".join(dict.fromkeys(missing)))
        st.caption(f"Planned without what one of them does not have: {words}")
