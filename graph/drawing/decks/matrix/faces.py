"""What each cell of the matrix says and how it is coloured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.drawing.decks.matrix.scales import Scale, scale_of
from graph.drawing.decks.matrix.values import Cell, career_name, level_word
from graph.drawing.diagram.choice import Colour
from graph.model.graph import Graph
from graph.model.names import title
from graph.words import brief, counted, dollars, in_months, large, out_of, thousands


@dataclass(frozen=True, slots=True)
class View:
    """What the matrix is coloured by, and for whom.

    Parameters
    ----------
    colour
        What the colours say.
    months
        Node -> its earliest month; what is missing is not within the limits. Read by ``soonest``.
    at
        Roles the person works in, or has worked in: their cells have a mark.
    shown
        The cell that is outlined where the picture cannot be clicked.
    """

    colour: Colour = "pay"
    months: Mapping[str, int] = field(default_factory=dict)
    at: frozenset[str] = frozenset()
    shown: str = ""

    @property
    def scale(self) -> Scale:
        """The steps of the colours."""
        return scale_of(self.colour, self.months.values())


@dataclass(frozen=True, slots=True)
class Face:
    """What a cell says: a large word, a small one below it, all of it aloud, and its colour.

    `short` is the word where it has no room, `value` what the colour stands for. A `faint` cell has
    credentials only; a `hatched` one has roles, but none of them within the limits.
    """

    word: str
    note: str
    name: str
    value: float | None = None
    faint: bool = False
    hatched: bool = False
    short: str = ""


def face(G: Graph, cell: Cell, view: View) -> Face:
    """Return what a cell says in a view."""
    place = f"{career_name(G, cell.career)}, {level_word(cell.level).lower()}"
    roles, credentials = len(cell.roles), len(cell.credentials)
    if not roles:
        aloud = f"{place}: {counted(credentials, 'credential')}"
        return Face(f"{credentials} cr.", "", aloud, faint=True)
    aloud = f"{place}: {counted(roles, 'role')}"
    if view.colour == "soonest":
        found = sorted(view.months[each] for each in cell.roles if each in view.months)
        if not found:
            return Face(str(roles), "", f"{aloud}, none within the limits", hatched=True)
        some = out_of(len(found), roles)
        said = f"{aloud}, {some} within the limits, soonest {brief(found[0])}"
        return Face(brief(found[0]), some, said, found[0], short=in_months(found[0]))
    if view.colour == "pay":
        pay = cell.pay
        note = "" if pay is None else thousands(pay)
        said = "pay unknown" if pay is None else f"median pay {dollars(round(pay))}"
        return Face(str(roles), note, f"{aloud}, {said}", pay)
    openings = cell.openings
    note = "" if openings is None else large(openings)
    said = "unknown" if openings is None else counted(openings, "opening") + " a year"
    return Face(str(roles), note, f"{aloud}, {said}", openings)


def detail(G: Graph, cell: Cell, view: View) -> tuple[tuple[str, str], ...]:
    """Return what is in a cell by name, for whoever asks: roles with pay, credentials."""
    parts = []
    if cell.roles:
        roles = "; ".join(_told(G, each, view) for each in cell.roles)
        parts.append((counted(len(cell.roles), "role"), roles))
    if cell.credentials:
        names = "; ".join(title(G, each) for each in cell.credentials)
        parts.append((counted(len(cell.credentials), "credential"), names))
    return tuple(parts)


def _told(G: Graph, role: str, view: View) -> str:
    pay = G.nodes[role].get("pay_median_usd")
    facts = [] if pay is None else [dollars(round(pay))]
    if view.colour == "soonest":
        facts.append(brief(view.months[role]) if role in view.months else "not yet")
    return f"{title(G, role)} ({', '.join(facts)})" if facts else title(G, role)
