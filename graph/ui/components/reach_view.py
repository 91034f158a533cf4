"""The matrix of the Reach page beside its tables; a row and its cell are marked together."""

from __future__ import annotations

from typing import Final

import streamlit as st

from graph.drawing.decks import reach as deck
from graph.drawing.decks.matrix.values import Cell, Matrix, career_name, is_cell, level_word
from graph.model.graph import Graph
from graph.model.names import title
from graph.planning.problem import Survey
from graph.planning.reach.values import Attainable, Reach
from graph.ui.cache import matrix_drawn, openings
from graph.ui.components.reach_role import marked_role
from graph.ui.components.reach_tables import attainable_table, opens_table
from graph.ui.components.reach_words import roles_of
from graph.ui.components.viewer import KEYS, chosen, viewer
from graph.ui.reach_state import PARTS, ReachChoice
from graph.ui.session import Page
from graph.ui.words import escape_markdown
from graph.words import dollars, duration, out_of

_HELP: Final = (
    "“2 of 9”: two of the nine roles of a cell are within your limits. Hatched: none of them. "
    f"The cell of the marked row is outlined. {KEYS}"
)

_PARTS: Final = {"roles": "Roles", "credentials": "Credentials", "opens": "What opens most"}


def matrix_note() -> None:
    """Say how the matrix is used; in the same row are the buttons of the picture."""
    with st.container(key="matrix_note"):
        st.caption("Click a cell for its rows.", help=_HELP)


def open_cells(G: Graph, choice: ReachChoice) -> list[Cell]:
    """Return the cells that are outlined: the open one, or those of the marked role."""
    matrix = deck.role_matrix(G)
    cell = matrix.cell(choice.cell) if choice.cell else None
    return [cell] if cell is not None else matrix.cells_of(choice.node)


@st.fragment
def reach_view(G: Graph, page: Page[ReachChoice], found: Reach, question: Survey) -> None:
    """Show what is within the limits: a click on a cell or a row sends nothing else of the page.

    Parameters
    ----------
    G, page
        The graph and the Reach page.
    found, question
        What can be reached, and the question it answers.
    """
    choice = page.again(G)
    matrix, cells = deck.role_matrix(G), open_cells(G, choice)
    left, right = st.columns([1, 1.06], gap="medium")
    with left:
        viewer(
            matrix_drawn(matrix, deck.reach_view(G, found), G),
            key="reach_map",
            on_node=lambda box: _open(page, choice, found, matrix, box),
            on_line=lambda _: None,
        )
    with right:
        _part(page, choice)
        if choice.part == "opens":
            with st.spinner("Trying each credential …"):
                opens_table(G, openings(question, G))
        else:
            _rows(G, page, found, choice, cells)
    chosen(cells[0].id if cells else "")


def _open(
    page: Page[ReachChoice], choice: ReachChoice, found: Reach, matrix: Matrix, box: str
) -> None:
    """Show the rows of a cell, its best paid one marked; a second click shows all rows again."""
    cell = matrix.cell(box) if is_cell(box) else None
    if cell is None:
        return
    known = {each.id for each in roles_of(found)}
    best = next((role for role in cell.roles if role in known), "")
    again = choice.cell == cell.key
    page.change(cell="" if again else cell.key, node="" if again else best, part="roles")


def _part(page: Page[ReachChoice], choice: ReachChoice) -> None:
    """Show which table is seen, and the ways to the others."""
    st.segmented_control(
        "Table",
        PARTS,
        format_func=_PARTS.__getitem__,
        label_visibility="collapsed",
        **page.bind("part", choice.part, lambda part: {"part": part or choice.part, "cell": ""}),
    )


def _rows(
    G: Graph, page: Page[ReachChoice], found: Reach, choice: ReachChoice, cells: list[Cell]
) -> None:
    """Show what is within the limits, and the marked row in full."""
    kind = "role" if choice.part == "roles" else "credential"
    rows = [each for each in found.reached if each.type == kind]
    cell = next((each for each in cells if each.key == choice.cell), None)
    if cell is not None and kind == "role":
        rows = _only(page, rows, cell, career_name(G, cell.career))
        if not rows:
            st.markdown(beyond_words(G, found, cell))
    if rows:
        attainable_table(G, page, rows, choice.node)
    marked = next((each for each in found.nodes if each.id == choice.node), None)
    if marked is not None:
        marked_role(G, page, marked, starts=choice.starts)


def beyond_words(G: Graph, found: Reach, cell: Cell) -> str:
    """Write, in Markdown, what the roles of a cell take that are beyond the limits."""
    known = {each.id: each for each in (*found.beyond, *found.undecided)}
    lines = []
    for role in cell.roles:
        each = known.get(role)
        said = "no way with what your profile rules out"
        if each is not None:
            said = f"at least {duration(each.months_bound)} and {dollars(each.cost_bound_usd)}"
        lines.append(f"- {escape_markdown(f'{title(G, role)}: {said}')}")
    return "\n".join(lines)


def _only(
    page: Page[ReachChoice], rows: list[Attainable], cell: Cell, career: str
) -> list[Attainable]:
    """Return the rows of a cell, after a line that says so with the way back."""
    here = [each for each in rows if each.id in cell.roles]
    name = f"{career} · {level_word(cell.level).lower()}"
    said = f"{name}: {out_of(len(here), len(cell.roles))} within your limits"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{escape_markdown(said)}**", width="content")
        st.button(
            "Show all rows",
            type="tertiary",
            key="reach_all",
            on_click=page.change,
            kwargs={"cell": ""},
        )
    return here
