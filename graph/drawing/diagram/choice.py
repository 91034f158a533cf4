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
        Whose surroundings are shown.
    show
        Surroundings, promotion ladder, or everything.
    radius
        Links away from the focus.
    whole
        Show all of the surroundings, not only as much as is read at a glance.
    links
        Draw every link, not only the main ones.
    types, careers, levels, employers
        Filters; empty: no filter.
    colour, cell
        Of everything: what the colours of the matrix say, and the cell that is open.
    """

    node: str = ""
    focus: str = ""
    show: Show = "around"
    radius: int = 1
    whole: bool = False
    links: bool = False
    types: tuple[str, ...] = ()
    careers: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    employers: tuple[str, ...] = ()
    colour: Colour = "pay"
    cell: str = ""
