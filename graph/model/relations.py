"""The relations: each is one record, and whatever depends on a relation reads it there.

Reading and checking, routes, `show` and `compare`, maps and their legend, the export to CTDL and
the app know no relation by name, unless they implement what it means: requirements
(``required_for``), what counts as what (``counts_as``), careers (``includes``), employers'
filters and jobs (``employs``). A new relation is one more record below and its row in
``data/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from graph.model.contract import NODE_TYPES


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a family of relations is drawn: relations with the same line share a legend entry.

    `word` is what the line means; lengths are in units of the drawing, without a dash it is solid.
    """

    word: str
    width: float
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ctdl:
    """How a relation is said in CTDL.

    Parameters
    ----------
    terms
        Properties of ``ceterms``. Without any the relation is kept in the own namespace, as
        ``cg:`` and its name.
    on
        Which end has the properties, with the other end as their value; ``special``: they need
        more than that, and `graph.io.ctdl` has code for them.
    types
        The terms are for ends of these node types only; empty: for all.
    lacks
        Why there is no term, for the report of losses.
    """

    terms: tuple[str, ...] = ()
    on: Literal["source", "target", "special"] = "source"
    types: frozenset[str] = frozenset()
    lacks: str = "CTDL has no such relation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation between two nodes.

    Parameters
    ----------
    name
        As written in edges.csv.
    sources, targets
        Node types that it joins.
    meaning
        One line for people.
    outgoing, incoming
        Heading over the targets as listed for a source, and over the sources as listed for a
        target.
    line
        How it is drawn.
    ctdl
        How it is said in CTDL.
    walkable
        A route may follow it.
    promotion
        Ladders are made of it, and a map of everything draws it at rest.
    timed
        An edge may say the typical months before it.
    involves
        The other end is no step before or after, but a body, a field or a person beside it.
    compared
        The side whose heading is a line of a comparison; empty: neither.
    """

    name: str
    sources: frozenset[str]
    targets: frozenset[str]
    meaning: str
    outgoing: str
    incoming: str
    line: LineStyle
    ctdl: Ctdl = Ctdl()
    walkable: bool = False
    promotion: bool = False
    timed: bool = False
    involves: bool = False
    compared: Literal["", "incoming", "outgoing"] = ""

    @property
    def phrase(self) -> str:
        """What stands between source and target in a sentence: ``RHIT required for ...``."""
        return self.name.replace("_", " ")


_REQUIRED: Final = LineStyle("required for", 1.8)
_PROMOTION: Final = LineStyle("promotion", 3.0)
_MOVE: Final = LineStyle("recommended, or another way to move", 1.6, (7, 5))
_BELONGS: Final = LineStyle("belongs to, issues, hires", 1.5, (2, 4))

_beside: Final = partial(Relation, line=_BELONGS, involves=True, compared="incoming")
"""A relation to a body, a field or an employer."""

_CREDENTIAL: Final = frozenset({"credential"})
_ROLE: Final = frozenset({"role"})
_BODY: Final = frozenset({"certifying_body"})
_HELD: Final = _CREDENTIAL | _ROLE
_ANY: Final = frozenset(NODE_TYPES)

RELATIONS: Final = {
    each.name: each
    for each in (
        Relation(
            name="required_for",
            sources=_HELD | {"career"},
            targets=_HELD,
            meaning="must be met first; the only relation that enters a condition",
            outgoing="required for",
            incoming="requires",
            line=_REQUIRED,
            ctdl=Ctdl(("requires",), "special"),
            walkable=True,
        ),
        Relation(
            name="advances_to",
            sources=_ROLE,
            targets=_ROLE,
            meaning="promotion",
            outgoing="promotions",
            incoming="promoted from",
            line=_PROMOTION,
            ctdl=Ctdl(lacks="CTDL has no move from role to role"),
            walkable=True,
            promotion=True,
            timed=True,
            compared="outgoing",
        ),
        Relation(
            name="transitions_to",
            sources=_ROLE,
            targets=_ROLE,
            meaning="move to another line of work",
            outgoing="other moves",
            incoming="people also come from",
            line=_MOVE,
            ctdl=Ctdl(lacks="CTDL has no move from role to role"),
            walkable=True,
            timed=True,
        ),
        Relation(
            name="counts_as",
            sources=_CREDENTIAL,
            targets=_CREDENTIAL,
            meaning="whoever holds the source satisfies a requirement for the target",
            outgoing="counts as",
            incoming="also satisfied by",
            line=_MOVE,
            ctdl=Ctdl(
                lacks="CTDL cannot say that who holds one credential meets a requirement "
                "for another"
            ),
            walkable=True,
        ),
        Relation(
            name="recommended_for",
            sources=_HELD | {"career"},
            targets=_HELD,
            meaning="helps, blocks nothing",
            outgoing="recommended for",
            incoming="recommended",
            line=_MOVE,
            ctdl=Ctdl(("recommends",), "special"),
            walkable=True,
            compared="incoming",
        ),
        _beside(
            name="includes",
            sources=frozenset({"career"}),
            targets=_HELD,
            meaning="the career this is at home in",
            outgoing="roles and credentials of this field",
            incoming="career fields",
            ctdl=Ctdl(("occupationType", "hasSpecialization"), "special"),
        ),
        _beside(
            name="offers",
            sources=_BODY,
            targets=_CREDENTIAL,
            meaning="issues the credential",
            outgoing="issues",
            incoming="issued by",
            ctdl=Ctdl(("ownedBy", "offeredBy"), "target"),
        ),
        _beside(
            name="accredits",
            sources=_BODY,
            targets=_CREDENTIAL,
            meaning="accredits the programme",
            outgoing="accredits",
            incoming="accredited by",
            ctdl=Ctdl(("accreditedBy",), "target"),
        ),
        _beside(
            name="employs",
            sources=frozenset({"employer"}),
            targets=_ROLE,
            meaning="hires for the role",
            outgoing="hires for",
            incoming="hired by",
            ctdl=Ctdl(("hasOccupation",), "special"),
        ),
        Relation(
            name="succeeded_by",
            sources=_ANY,
            targets=_ANY,
            meaning="the newer name or replacement",
            outgoing="replaced by",
            incoming="replaces",
            line=_BELONGS,
            ctdl=Ctdl(
                ("supersededBy",),
                types=_CREDENTIAL | _BODY | {"employer"},
                lacks="occupations have no successor",
            ),
        ),
    )
}
"""Name -> relation, in the order of strength: of several between the same two nodes the first is
drawn, and lists and legend follow it."""
