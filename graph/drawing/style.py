"""The only palette: colours, shapes and line styles of everything that is drawn.

The five fills carry white text at 4.5:1 or better, stand 3:1 above the dark background, and
keep their distance for colour-blind readers; the shape is the second cue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Shape = Literal["hexagon", "rectangle", "double", "pill", "rounded"]


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How one node type looks: its colour, its shape, its words, the name of its badge colour."""

    fill: str
    shape: Shape
    word: str
    plural: str
    badge: Literal["violet", "blue", "gray", "green", "orange"]


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How one family of relations is drawn.

    Parameters
    ----------
    word
        What the line means, for the legend.
    width
        In units of the drawing.
    dash
        Lengths of dash and gap; empty: solid.
    """

    word: str
    width: float
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of page and lines, one set for light and one for dark."""

    background: str
    panel: str
    text: str
    border: str
    primary: str
    link: str
    line: str


NODE_STYLES: Final[Mapping[str, NodeStyle]] = {
    "career": NodeStyle("#9350B4", "hexagon", "career field", "career fields", "violet"),
    "credential": NodeStyle("#1453FF", "rectangle", "credential", "credentials", "blue"),
    "certifying_body": NodeStyle(
        "#6C707F", "double", "certifying body", "certifying bodies", "gray"
    ),
    "employer": NodeStyle("#2D8652", "pill", "employer", "employers", "green"),
    "role": NodeStyle("#A56612", "rounded", "role", "roles", "orange"),
}

LINE_STYLES: Final[Mapping[str, LineStyle]] = {
    "required": LineStyle("required for", 1.8),
    "promotion": LineStyle("promotion", 3.0),
    "move": LineStyle("recommended, or another way to move", 1.6, (7, 5)),
    "belongs": LineStyle("belongs to, issues, hires", 1.5, (2, 4)),
}

LINE_OF: Final[Mapping[str, str]] = {
    "required_for": "required",
    "advances_to": "promotion",
    "transitions_to": "move",
    "counts_as": "move",
    "recommended_for": "move",
    "includes": "belongs",
    "offers": "belongs",
    "accredits": "belongs",
    "employs": "belongs",
    "succeeded_by": "belongs",
}
"""Relation -> line style. The order is the order of strength: of several relations between
the same two nodes the first one is drawn."""

LIGHT: Final = Theme("#FFFFFF", "#F6F7FA", "#1F2430", "#DDE1E9", "#1453FF", "#1453FF", "#6B7280")
DARK: Final = Theme("#171614", "#23211F", "#EDEBE8", "#3B3834", "#2F6BFF", "#85B8F8", "#9CA3AF")
