"""The field as a deck: the matrix, and its cells as a table."""

from __future__ import annotations

from graph.drawing.decks.grid import Grid, grid_scenes
from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.matrix.places import draw_matrix
from graph.drawing.decks.matrix.values import Cell, Matrix, career_name, level_word, matrix_of
from graph.drawing.decks.sheet import SCREENS, Look, Sheet
from graph.drawing.diagram.selection import Selection
from graph.drawing.scene import Deck, Scene
from graph.model.graph import Graph
from graph.words import brief, counted, dollars, large, out_of

NAME = "Careers in health information"

_IN_BOTH = "What belongs to two fields is counted in both."


def field_deck(G: Graph, selection: Selection, look: Look, view: View | None = None) -> Deck:
    """Return the field of what is selected: a picture, and on paper a table of its cells.

    Parameters
    ----------
    G
        The graph.
    selection
        The nodes, after filters.
    look
        Paper or screen, theme, date.
    view
        What the colours say, and for whom; without it median pay.
    """
    matrix, view = matrix_of(G, selection.nodes), view or View()
    name = look.title or NAME
    said = matrix_words(matrix)
    scene = matrix_scene(G, matrix, view, look, name=name, said=said)
    if look.size in SCREENS:
        return Deck(name, said, look.date, (scene,))
    rows = cell_rows(G, matrix, view)
    grid = Grid(tuple(rows[0]) if rows else ("",), tuple(tuple(r.values()) for r in rows), 0, name)

    def page(more: str) -> Sheet:
        return Sheet("table", f"{name}: the table{more}", said, said, look, footer=_IN_BOTH)

    return Deck(name, said, look.date, (scene, *(grid_scenes(grid, page) if rows else [])))


def matrix_scene(
    G: Graph,
    matrix: Matrix,
    view: View,
    look: Look,
    *,
    name: str = NAME,
    said: str = "",
    footer: str = _IN_BOTH,
    notes: tuple[str, ...] = (),
) -> Scene:
    """Return the picture of a matrix, with a title and a line below it on paper."""
    about = f"{name}. {said} {_spoken(G, matrix, view)}"
    notes = notes or (f"{name}. {said}.",)
    sheet = Sheet("map", name, said, about, look, footer=footer, notes=notes)
    draw_matrix(G, matrix, view, sheet)
    return sheet.scene()


def matrix_words(matrix: Matrix) -> str:
    """Return how much is in a matrix."""
    careers = sum(bool(career) for career in matrix.careers)
    fields = counted(careers, "career field")
    return f"{counted(len(matrix.roles()), 'role')} in {fields}"


def _spoken(G: Graph, matrix: Matrix, view: View) -> str:
    rows = cell_rows(G, matrix, view)
    return " ".join(f"{'; '.join(f'{k} {v}' for k, v in row.items() if v)}." for row in rows)


def cell_rows(G: Graph, matrix: Matrix, view: View) -> list[dict[str, str]]:
    """Return one row of words for each cell, in the order of the picture."""
    order = {career: place for place, career in enumerate(matrix.careers)}
    cells = sorted(matrix.cells.values(), key=lambda each: (order[each.career], each.level))
    return [_row(G, cell, view) for cell in cells]


def _row(G: Graph, cell: Cell, view: View) -> dict[str, str]:
    row = {
        "Career field": career_name(G, cell.career),
        "Level": level_word(cell.level),
        "Roles": str(len(cell.roles) or ""),
        "Credentials": str(len(cell.credentials) or ""),
        "Median pay": "" if cell.pay is None else dollars(round(cell.pay)),
    }
    if view.colour == "openings":
        row["Openings a year"] = "" if cell.openings is None else large(cell.openings)
    if view.colour == "soonest":
        found = sorted(view.months[each] for each in cell.roles if each in view.months)
        row["Soonest"] = brief(found[0]) if found else ""
        row["Within the limits"] = out_of(len(found), len(cell.roles)) if cell.roles else ""
    return row
