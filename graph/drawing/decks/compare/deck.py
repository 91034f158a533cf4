"""Nodes or plans side by side: the table, and the pictures of what is compared."""

from __future__ import annotations

from collections.abc import Iterator

from graph.drawing.decks.compare.clock import draw_clock
from graph.drawing.decks.compare.overlap import draw_overlap
from graph.drawing.decks.compare.pay import draw_pay
from graph.drawing.decks.grid import Grid, grid_scenes
from graph.drawing.decks.maps import origins, sourced
from graph.drawing.decks.sheet import Look, Sheet
from graph.drawing.scene import Deck, Scene
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.queries.comparison import Comparison
from graph.words import counted, listed


def compare_deck(G: Graph, found: Comparison, look: Look) -> Deck:
    """Return nodes or plans side by side as a table, differences first, and as pictures."""
    names = column_names(G, found)
    name = look.title or f"{listed(names)} side by side"
    lines = sorted(found.lines, key=lambda line: line.same)
    columns = range(len(names))
    rows = tuple((line.label, *(line.cell(n, " · ") or "-" for n in columns)) for line in lines)
    same = sum(line.same for line in lines)
    said = f"{counted(len(lines) - same, 'difference')}, then {same} in common"
    told = [
        f"{label}: {'; '.join(f'{n}: {v}' for n, v in zip(names, values, strict=True))}"
        for label, *values in rows
    ]
    about, footer = f"{name}. {' '.join(told)}", sourced(G, found.nodes)
    notes = (*told, *origins(G, found.nodes))
    grid = Grid(("", *names), rows, 0, name)

    def sheet(more: str) -> Sheet:
        heading, below = f"{name}{more}", "" if more else said
        return Sheet("table", heading, below, about, look, footer=footer, notes=notes)

    return Deck(name, said, look.date, (*grid_scenes(grid, sheet), *pictures(G, found, look, name)))


def column_names(G: Graph, found: Comparison) -> tuple[str, ...]:
    """Return what the columns of a comparison are called."""
    return found.names or tuple(display_name(G, node) for node in found.nodes)


def pictures(G: Graph, found: Comparison, look: Look, name: str) -> Iterator[Scene]:
    """Yield the pictures of a comparison: pay of roles, what credentials open, plans on a clock."""
    names, footer = column_names(G, found), sourced(G, found.nodes)
    if any(each.median is not None for each in found.pay):
        title = f"{name}: pay a year"
        sheet = Sheet("table", title, "low, median and high", title, look, footer=footer)
        draw_pay(sheet, names, found.pay, found.mine)
        yield sheet.scene()
    if found.overlaps:
        title = f"{name}: what they open"
        below = "A filled dot: the roles and credentials of this row accept it."
        sheet = Sheet("table", title, below, f"{title}. {below}", look, footer=footer)
        draw_overlap(G, sheet, names, found.overlaps)
        yield sheet.scene()
    if any(found.tracks):
        title = f"{name}: on one clock"
        below = "Study, work and median pay from now on."
        sheet = Sheet("timeline", title, below, f"{title}. {below}", look, footer=footer)
        draw_clock(sheet, names, found.tracks)
        yield sheet.scene()
