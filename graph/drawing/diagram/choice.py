"""What part of the graph a map shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Show = Literal["around", "ladder", "everything"]
SHOWS: Final[tuple[Show, ...]] = get_args(Show)

Colour = Literal["pay", "soonest", "openings"]
COLOURS: Final[tuple[Colour, ...]] = get_args(Colour)
"""What the colours of the matrix say."""


@dataclass(frozen=True, slots=True)
class ExploreChoice:
    """What a map shows.

    Parameters
    ----------
    node
        Whose details are shown.
    focus
        The node in the middle.
    show
        What is around the focus (what it needs and opens), its promotion ladder, or everything.
    open
        Around a focus: names of what is open (`graph.drawing.focus.model.openings`).
    soon
        Around a focus: say how soon the person can be there, and for how much.
    links
        Draw every link, not only the main ones; not around a focus.
    types, careers, levels, employers
        Filters of all but what is around a focus; empty: no filter.
    colour, cell
        Of everything: what the colours of the matrix say, and the cell that is open.
    """

    node: str = ""
    focus: str = ""
    show: Show = "around"
    open: tuple[str, ...] = ()
    soon: bool = False
    links: bool = False
    types: tuple[str, ...] = ()
    careers: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    employers: tuple[str, ...] = ()
    colour: Colour = "pay"
    cell: str = ""
