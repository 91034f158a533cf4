"""The only palette: colours and shapes of everything that is drawn, and the lines of relations.

Boxes are soft tints with letters in the colour of text; their type is told by shape and edge.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
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
    """Colours of one set, for light or for dark.

    Parameters
    ----------
    background, panel, raised
        Of the page, of areas that stand out from it, and of cards on them.
    text, quiet
        Of words, and of words that are second to others; both at 4.5:1 or better everywhere.
    border, outline
        Of lines that divide, and of edges of what stands alone.
    primary, primary_soft, link
        Of what is chosen or can be followed, and its tint.
    line
        Of lines between boxes, and of axes.
    study, study_soft, work, work_soft, money, money_soft
        Edge and tint of what is studied, of what is worked, of what is spent.
    good, good_soft, warn, bad
        What is proved or done and its tint, what is doubtful, what stands in the way.
    tints
        Node type -> colour of its edge, and of its box.
    """

    background: str
    panel: str
    raised: str
    text: str
    border: str
    primary: str
    primary_soft: str
    link: str
    line: str
    quiet: str
    outline: str
    study: str
    study_soft: str
    work: str
    work_soft: str
    money: str
    money_soft: str
    good: str
    good_soft: str
    warn: str
    bad: str
    tints: Mapping[str, tuple[str, str]] = field(hash=False)


NODE_STYLES: Final[Mapping[str, NodeStyle]] = {
    "career": NodeStyle("#9350B4", "hexagon", "career field", "career fields", "violet", "top"),
    "credential": NodeStyle("#1453FF", "rectangle", "credential", "credentials", "blue"),
    "certifying_body": NodeStyle(
        "#6C707F", "double", "certifying body", "certifying bodies", "gray", "top"
    ),
    "employer": NodeStyle("#2D8652", "pill", "employer", "employers", "green", "bottom"),
    "role": NodeStyle("#A56612", "rounded", "role", "roles", "orange"),
}

LIGHT: Final = Theme(
    background="#FFFFFF",
    panel="#F6F7F9",
    raised="#FFFFFF",
    text="#18212E",
    border="#DCE1E8",
    primary="#1D5BD8",
    primary_soft="#E8EFFC",
    link="#1D5BD8",
    line="#5F6B7A",
    quiet="#465364",
    outline="#B8C0CC",
    study="#2F3FB0",
    study_soft="#ECEEFB",
    work="#005F4B",
    work_soft="#E1F0EA",
    money="#8A5A00",
    money_soft="#FDF1D8",
    good="#157347",
    good_soft="#E4F3EA",
    warn="#8A5A00",
    bad="#B3261E",
    tints={
        "career": ("#A3278F", "#F9EAF6"),
        "credential": ("#2F3FB0", "#ECEEFB"),
        "certifying_body": ("#66727F", "#F0F2F5"),
        "employer": ("#A5590D", "#FBEFE3"),
        "role": ("#005F4B", "#E1F0EA"),
    },
)
DARK: Final = Theme(
    background="#12161C",
    panel="#191F27",
    raised="#1E252E",
    text="#EEF2F7",
    border="#2C3541",
    primary="#7FA8FF",
    primary_soft="#1B2A47",
    link="#7FA8FF",
    line="#97A3B2",
    quiet="#B7C1CE",
    outline="#465364",
    study="#8C9BFF",
    study_soft="#212849",
    work="#4FD6B0",
    work_soft="#12352C",
    money="#F2C063",
    money_soft="#33270F",
    good="#6FCF97",
    good_soft="#16301F",
    warn="#F2C063",
    bad="#FF8A80",
    tints={
        "career": ("#E07FC6", "#3A1F35"),
        "credential": ("#8C9BFF", "#212849"),
        "certifying_body": ("#D3D9E2", "#262D36"),
        "employer": ("#DD8B4A", "#38260F"),
        "role": ("#4FD6B0", "#12352C"),
    },
)


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
