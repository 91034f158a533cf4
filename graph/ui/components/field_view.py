"""The field on the Explore page: the matrix, the roles of its open cell, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.drawing.decks.maps import network_deck
from graph.drawing.decks.matrix.deck import matrix_words
from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.matrix.values import Cell, Matrix, career_name, level_word, matrix_of
from graph.drawing.decks.reach import reach_view
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import COLOURS, ExploreChoice
from graph.drawing.diagram.selection import FILTERS, Selection
from graph.export.publish.documents import shown_field
from graph.model.graph import Graph
from graph.person.today import at_work, pay_today
from graph.ui.cache import matrix_drawn, reached
from graph.ui.components.cell_list import cell_list
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import share
from graph.ui.components.free_network import free_network, network_wanted
from graph.ui.components.nothing_left import nothing_left
from graph.ui.components.progress import telling
from graph.ui.components.viewer import KEYS, chosen, viewer
from graph.ui.session import Page, person
from graph.ui.state import survey_of

_COLOURS: Final = {"pay": "Median pay", "soonest": "Soonest for me", "openings": "Openings"}
_HELP: Final = (
    "A cell has the roles of a career field at a level. What belongs to two fields counts in both; "
    f"“cr.” marks a cell that has credentials only. {KEYS}"
)
_ROWS: Final = "field_rows"
_MOVED: Final = "field moved"


def field_view(
    G: Graph, page: Page[ExploreChoice], choice: ExploreChoice, selection: Selection
) -> None:
    """Show the whole field, as far as filters let it pass.

    Parameters
    ----------
    G
        The graph.
    page
        The Explore page, whose address has the colour and the open cell.
    choice
        What is asked for.
    selection
        The nodes that pass.
    """
    matrix = matrix_of(G, selection.nodes)
    if not matrix.cells:
        clear = partial(page.change, **dict.fromkeys(FILTERS, ()))
        nothing_left(G, choice, selection, on_clear=clear)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="field_bar"):
        network = _bar(page, choice)
        share(page.link(choice))
        menu = st.container(width="content")
    # Always in the flow of the page, so that what follows keeps its place.
    with st.empty():
        view = View() if network else _view(G, choice)
        st.empty()
    with menu:
        made = partial(shown_field, G, choice, selection, view=view)
        export_menu("field", lambda look: made(look=look), key="explore_export")
    if network:
        dark = st.context.theme.type == "dark"
        free_network(network_deck(G, choice, selection, Look("", "screen", dark=dark)).scenes[0])
        st.caption("Drag the boxes; springs hold them together.")
        return
    # In the same row are the buttons of the picture.
    with st.container(key="matrix_note"):
        st.caption(f"{matrix_words(matrix)}. Click a cell for its roles.", help=_HELP)
    _matrix(G, page, matrix, view)
    _table(G, page, matrix, view)


@st.fragment
def _matrix(G: Graph, page: Page[ExploreChoice], matrix: Matrix, view: View) -> None:
    """Show the picture and the open cell: a click on a cell sends nothing else of the page."""
    choice = page.again(G)
    if choice.show != "everything":
        st.rerun()
    left, right = st.columns([1.8, 1], gap="medium")
    cell = open_cell(matrix, choice, view)
    with left:
        viewer(
            matrix_drawn(matrix, view, G),
            key="explore_map",
            on_node=lambda box: page.change(cell=box.partition(":")[2]),
            on_line=lambda _: None,
        )
    with right.container(border=True, key="field_cell"):
        months = view.months if view.colour == "soonest" else None
        cell_list(G, cell, pay=pay_today(G, person()), months=months, on_pick=_focus(page))
    chosen(cell.id)


def open_cell(matrix: Matrix, choice: ExploreChoice, view: View) -> Cell:
    """Return the open cell: the one asked for, that of the node looked at, the person's own.

    Without any of them it is the one with most roles.
    """
    wanted = [matrix.cell(choice.cell)] if choice.cell else []
    wanted += [cell for node in (choice.node, *sorted(view.at)) for cell in matrix.cells_of(node)]
    fullest = max(matrix.cells.values(), key=lambda each: (len(each.roles), each.id))
    return next((each for each in wanted if each is not None), fullest)


def _bar(page: Page[ExploreChoice], choice: ExploreChoice) -> bool:
    """Show what can be changed about the picture; tell whether the network is wanted instead."""
    network = network_wanted("Matrix")
    if not network:
        st.segmented_control(
            "Colour",
            COLOURS,
            format_func=_COLOURS.__getitem__,
            label_visibility="collapsed",
            **page.bind("colour", choice.colour, lambda each: {"colour": each or "pay"}),
        )
    return network


def _view(G: Graph, choice: ExploreChoice) -> View:
    at = at_work(person())
    if choice.colour != "soonest":
        return View(choice.colour, at=at)
    return reach_view(G, reached(survey_of(person(), G), G, tell=telling()))


def _focus(page: Page[ExploreChoice]) -> Any:
    """Return what moves the page to a node."""
    return lambda node: page.change(node=node, focus=node, show="around", open=(), cell="")


@st.fragment
def _table(G: Graph, page: Page[ExploreChoice], matrix: Matrix, view: View) -> None:
    """Offer the same as a table; it is sent when it is opened, and a row of it opens its cell."""
    icon = ":material/table_rows:"
    shown = st.expander("Show as a table", icon=icon, key="field_table", on_change="rerun")
    if not shown.open:
        return
    cells = by_pay(matrix)

    def heard() -> None:
        rows = st.session_state[_ROWS].selection.rows
        if rows:
            page.change(cell=cells[rows[0]].key)
            st.session_state[_MOVED] = True

    with shown:
        st.dataframe(
            table_rows(G, cells, view),
            hide_index=True,
            width="stretch",
            placeholder="",
            key=_ROWS,
            on_select=heard,
            selection_mode="single-row",
            column_config={
                "Median pay": st.column_config.NumberColumn(format="$%,.0f"),
                "Openings a year": st.column_config.NumberColumn(format="localized"),
            },
            alt="The cells of the matrix as a table",
        )
    if st.session_state.pop(_MOVED, False):
        st.rerun()


def by_pay(matrix: Matrix) -> list[Cell]:
    """Return the cells that have roles, the best paid one first."""
    cells = (each for each in matrix.cells.values() if each.roles)
    return sorted(cells, key=lambda each: (-(each.pay or 0), each.id))


def table_rows(G: Graph, cells: Sequence[Cell], view: View) -> list[dict[str, Any]]:
    """Return one row for each of some cells."""
    rows = []
    for cell in cells:
        row: dict[str, Any] = {
            "Career field": career_name(G, cell.career),
            "Level": f"{cell.level} {level_word(cell.level).lower()}",
            "Roles": len(cell.roles),
            "Credentials": len(cell.credentials),
            "Median pay": cell.pay,
            "Openings a year": cell.openings,
        }
        if view.colour == "soonest":
            found = [view.months[each] for each in cell.roles if each in view.months]
            row["Soonest, months"] = min(found, default=None)
        rows.append(row)
    return rows
