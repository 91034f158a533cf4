"""What is in the cells of the matrix: roles and credentials of a career field at a level."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import mean, median
from typing import Final

from graph.drawing.style import NODE_STYLES
from graph.model.contract import LEVELS
from graph.model.graph import Graph, in_relation, is_active

NO_LEVEL: Final = len(LEVELS)
"""The last column: what has no level."""

_CELL: Final = "cell"
_WORDS: Final = (*LEVELS, "unknown")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a career field has at a level.

    Parameters
    ----------
    career
        Its id; empty for what belongs to no field.
    level
        0 to 7, or `NO_LEVEL`.
    roles, credentials
        Ids: roles by pay, the highest first, and credentials by name.
    pay
        Median of the median pay of its roles; None when no pay is known.
    openings
        Openings a year in the occupations of its roles, each counted once; None when unknown.
    """

    career: str
    level: int
    roles: tuple[str, ...]
    credentials: tuple[str, ...]
    pay: float | None
    openings: float | None

    @property
    def id(self) -> str:
        """Name of its box: ``cell:career-cdi:senior``."""
        return f"{_CELL}:{self.key}"

    @property
    def key(self) -> str:
        """What an address calls it: ``career-cdi:senior``."""
        return f"{self.career}:{_WORDS[self.level]}"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells that hold something, with the rows and columns in their order."""

    careers: tuple[str, ...]
    levels: tuple[int, ...]
    cells: Mapping[tuple[str, int], Cell]

    @property
    def columns(self) -> tuple[int, ...]:
        """The levels a picture shows: those with roles; without any role all of them."""
        used = {level for (_, level), cell in self.cells.items() if cell.roles}
        return tuple(level for level in self.levels if level in used) or self.levels

    def cell(self, key: str) -> Cell | None:
        """Return the cell an address or a box names."""
        return {each.key: each for each in self.cells.values()}.get(key.removeprefix(f"{_CELL}:"))

    def cells_of(self, node: str) -> list[Cell]:
        """Return the cells a role or credential stands in."""
        return [each for each in self.cells.values() if node in (*each.roles, *each.credentials)]

    def roles(self, career: str | None = None) -> set[str]:
        """Return the roles of a career field, or of all."""
        return {
            role
            for each in self.cells.values()
            if career in {None, each.career}
            for role in each.roles
        }


def cell_key(G: Graph, key: str) -> str:
    """Return what names a cell that a graph may have; empty for anything else."""
    career, mark, level = key.rpartition(":")
    named = not career or (career in G and G.nodes[career]["type"] == "career")
    return key if mark and named and level in _WORDS else ""


def is_cell(name: str) -> bool:
    """Tell whether a box is a cell, and not a node."""
    return name.startswith(f"{_CELL}:")


def level_word(level: int) -> str:
    """Return the head of a column."""
    return _WORDS[level].capitalize()


def career_name(G: Graph, career: str) -> str:
    """Return the name of a row."""
    return str(G.nodes[career]["name"]) if career else f"No {NODE_STYLES['career'].word}"


def matrix_of(G: Graph, nodes: Collection[str]) -> Matrix:
    """Return the matrix of the roles and credentials among some nodes; retired ones are left out.

    What belongs to two fields stands in both. Rows run from the field with the lowest levels to
    the one with the highest, so that the colours run from left to right; columns without anything
    are left out.
    """
    found: dict[tuple[str, int], dict[str, list[str]]] = {}
    for node in sorted(nodes):
        data = G.nodes[node]
        if data["type"] not in {"role", "credential"} or not is_active(G, node):
            continue
        homes = sorted({source for source, _ in in_relation(G, node, "includes")}) or [""]
        for career in homes:
            place = career, data.get("level", NO_LEVEL)
            found.setdefault(place, {"role": [], "credential": []})[data["type"]].append(node)
    cells = {
        place: _cell(G, *place, kinds["role"], kinds["credential"])
        for place, kinds in sorted(found.items())
    }

    def height(career: str) -> tuple[bool, float, str]:
        mine = [each for each in cells.values() if each.career == career]
        levels = [each.level for each in mine for _ in each.roles]
        # What belongs nowhere stands last.
        return not career, mean(levels or [each.level for each in mine]), career

    careers = sorted({career for career, _ in cells}, key=height)
    return Matrix(tuple(careers), tuple(sorted({level for _, level in cells})), cells)


def _cell(G: Graph, career: str, level: int, role: list[str], credential: list[str]) -> Cell:
    pays = [float(G.nodes[each]["pay_median_usd"]) for each in role if _pay(G, each)]
    # Roles of one occupation have the openings of all of it.
    openings = {
        str(data.get("occupation", each)).partition(".")[0]: float(data["openings_per_year"])
        for each in role
        if "openings_per_year" in (data := G.nodes[each])
    }
    return Cell(
        career,
        level,
        tuple(sorted(role, key=lambda each: (-_pay(G, each), each))),
        tuple(sorted(credential, key=lambda each: str(G.nodes[each]["name"]))),
        median(pays) if pays else None,
        sum(openings.values()) if openings else None,
    )


def _pay(G: Graph, node: str) -> float:
    return float(G.nodes[node].get("pay_median_usd", 0))
