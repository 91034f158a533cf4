"""What the Data page shows, and its part of the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.model.graph import Graph
from graph.ui.address import Params, Reader, written
from graph.ui.data_tables import TABLES

VIEWS: Final = {"sources": "Sources", "tables": "Tables", "own": "My own data"}
"""The parts of the page, and what they are called; the first one is shown at first."""

AGES: Final = {"old": "Older than 3 years", "undated": "No date"}
"""Which sources are shown, when not all."""

_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class DataChoice:
    """A part of the page; a table and the words looked for in it; which sources are listed."""

    view: str = "sources"
    table: str = "roles"
    words: str = ""
    age: str = ""


def read_data(params: Params, G: Graph) -> tuple[DataChoice, list[str]]:
    """Return the choice that an address stands for, and what is wrong in it."""
    read, usual = Reader(G, params), DataChoice()
    choice = DataChoice(
        view=next(iter(read.words("view", tuple(VIEWS))), usual.view),
        table=next(iter(read.words("table", tuple(TABLES))), usual.table),
        words=" ".join(params.get("words", [""])[0].split())[:_LONGEST],
        age=next(iter(read.words("age", tuple(AGES))), usual.age),
    )
    return choice, read.problems


def write_data(choice: DataChoice) -> dict[str, list[str]]:
    """Return the address of a choice, defaults left out."""
    usual = DataChoice()
    return written(
        {
            name: [value] if value != getattr(usual, name) else []
            for name, value in (
                ("view", choice.view),
                ("table", choice.table),
                ("words", choice.words),
                ("age", choice.age),
            )
        }
    )
