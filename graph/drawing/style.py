"""The only palette: colours and shapes of everything that is drawn, and the lines of relations.

The five fills carry white text at 4.5:1 or better, stand 3:1 above the dark background, and
keep their distance for colour-blind readers; the shape is the second cue.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from graph.model.relations import RELATIONS, LineStyle

Shape = Literal["hexagon", "rectangle", "double", "pill", "rounded"]


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How one node type looks: its box, what one and several are called, the colour of its badge.

    Its nodes stand in the `band` when they have no level.
    """

    fill: str
    shape: Shape
    word: str
    plural: str
    badge: Literal["violet", "blue", "gray", "green", "orange"]
    band: Literal["top", "bottom"] | None = None


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
    "career": NodeStyle("#9350B4", "hexagon", "career field", "career fields", "violet", "top"),
    "credential": NodeStyle("#1453FF", "rectangle", "credential", "credentials", "blue"),
    "certifying_body": NodeStyle(
        "#6C707F", "double", "certifying body", "certifying bodies", "gray", "top"
    ),
    "employer": NodeStyle("#2D8652", "pill", "employer", "employers", "green", "bottom"),
    "role": NodeStyle("#A56612", "rounded", "role", "roles", "orange"),
}

LIGHT: Final = Theme("#FFFFFF", "#F6F7FA", "#1F2430", "#DDE1E9", "#1453FF", "#1453FF", "#6B7280")
DARK: Final = Theme("#171614", "#23211F", "#EDEBE8", "#3B3834", "#2F6BFF", "#85B8F8", "#9CA3AF")


def line_of(relations: Sequence[str]) -> LineStyle:
    """Return the line of relations between two nodes: that of the first, the strongest."""
    return RELATIONS[relations[0]].line


def phrase(relations: Sequence[str]) -> str:
    """Return what relations say between two names: ``required for, counts as``."""
    return ", ".join(RELATIONS[each].phrase for each in relations)


def legend(shown: Collection[LineStyle]) -> list[LineStyle]:
    """Return the lines that are shown, in the order of the relations."""
    lines = dict.fromkeys(each.line for each in RELATIONS.values())
    return [line for line in lines if line in shown]
