"""Nodes or plans side by side: a line per fact, a column each, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from graph.errors import RequestError
from graph.model.graph import Graph
from graph.model.names import resolve
from graph.queries.facts import Dossier, Side, show
from graph.queries.pay import pay_facts
from graph.words import listed

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: its label and its text per column (empty: unknown or none).

    Parameters
    ----------
    label, values
        What it is about, and a text per column.
    notes
        Smaller text per column, below the value; empty without any.
    best
        Columns whose value is the best, where more or less is better; none if all are equal.
    word
        What the best is: ``soonest``, ``cheapest``.
    about
        What the whole line should be read with: ``your pay, $51,140``.
    """

    label: str
    values: tuple[str, ...]
    notes: tuple[str, ...] = ()
    best: tuple[int, ...] = ()
    word: str = ""
    about: str = ""

    @property
    def json_keys(self) -> tuple[str, ...]:
        """Keys of ``compare --json``: notes and the best only where there are some."""
        more = (("notes",) if any(self.notes) else ()) + (("best", "word") if self.best else ())
        return ("label", "values", "same", *more)

    @property
    def same(self) -> bool:
        """Whether every column has the same text."""
        return len({*zip(self.values, self.notes or self.values, strict=True)}) == 1

    def cell(self, column: int, join: str) -> str:
        """Return all that is said in a column: value, note, and what it is the best in."""
        note = self.notes[column] if self.notes else ""
        word = self.word if column in self.best else ""
        return join.join(filter(None, (self.values[column], note, word)))


@dataclass(frozen=True, slots=True)
class PayRange:
    """Pay of a column in dollars a year; None is unknown."""

    low: float | None
    median: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """What asks for some of the compared credentials and for none of the others.

    Parameters
    ----------
    columns
        Which of the compared ones are accepted.
    ids
        Roles and credentials that accept each of them, the best paid first.
    """

    columns: tuple[int, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Something studied or worked from one month to another; `pay` is dollars a year."""

    lane: Literal["study", "work"]
    name: str
    start: int
    end: int
    pay: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A plan on the clock: its bars, the month in which its goal is reached, and the goal."""

    bars: tuple[Bar, ...]
    months: int
    goal: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Nodes, or plans, and their facts side by side.

    Parameters
    ----------
    nodes
        Ids, one per column; of a plan its target.
    lines
        One per fact, each with a text per column.
    names
        What the columns are called; empty: as the nodes are.
    pay
        Pay a year per column, of roles from where a person stands; otherwise empty.
    mine
        What that person earns a year in dollars, as far as known.
    overlaps
        What the compared credentials open, together and alone.
    tracks
        The compared plans on one clock; None for a column without a plan.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("nodes", "lines")

    nodes: tuple[str, ...]
    lines: tuple[Line, ...]
    names: tuple[str, ...] = ()
    pay: tuple[PayRange, ...] = ()
    mine: float | None = None
    overlaps: tuple[Overlap, ...] = ()
    tracks: tuple[Track | None, ...] = ()

    @property
    def only_differences(self) -> Comparison:
        """The same without the lines in which all are equal."""
        return replace(self, lines=tuple(line for line in self.lines if not line.same))


def best_of(values: Sequence[float | None], *, most: bool = False) -> tuple[int, ...]:
    """Return where the least of some values is, or the most; nothing if all known are equal."""
    known = [each for each in values if each is not None]
    if len(set(known)) < _LEAST:
        return ()
    goal = max(known) if most else min(known)
    return tuple(place for place, each in enumerate(values) if each == goal)


def side_by_side(G: Graph, nodes: Sequence[str]) -> Comparison:
    """Put nodes side by side as they are, whoever asks.

    Parameters
    ----------
    G
        A loaded graph.
    nodes
        Two or more different nodes: id, name, abbreviation or alias.

    Returns
    -------
    Comparison
        One line per fact that any of them has; values are texts with their units.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For fewer than two nodes, or one named twice.
    """
    ids = different(G, nodes)
    columns = [_column(G, show(G, node)) for node in ids]
    labels = dict.fromkeys(label for column in columns for label in column)
    lines = (Line(label, tuple(each.get(label, "") for each in columns)) for label in labels)
    return Comparison(ids, tuple(line for line in lines if any(line.values)))


def different(G: Graph, nodes: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of two or more different nodes; see `side_by_side` for errors."""
    found = tuple(resolve(G, node) for node in nodes)
    if len(set(found)) < _LEAST or len(set(found)) < len(found):
        msg = f"compare two or more different nodes, not {listed(found) or 'none'}"
        raise RequestError(msg)
    return found


def _column(G: Graph, found: Dossier) -> dict[str, str]:
    """Return label -> text of one node, in reading order."""
    column = {"name": found.name, "type": found.type.replace("_", " ")}
    column |= {fact.label: fact.text for fact in found.facts}
    column |= pay_facts(found.pay_by)
    column["requires"] = "\nor ".join(
        "; ".join(requirement.text for requirement in groups)
        for groups in found.pathways().values()
    )
    sides: tuple[Side, ...] = ("incoming", "outgoing")
    for side in sides:
        for relation, heading, links in found.linked(side):
            if relation.compared == side:
                column[heading] = ", ".join(dict.fromkeys(link.name for link in links))
    column["opens"] = ", ".join(str(G.nodes[each]["name"]) for each in found.opens)
    return column
