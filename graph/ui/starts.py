"""Where people usually start: a few persons to begin as, and to compare ways from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from graph.model.graph import Graph
from graph.person.profile import Profile


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody who begins.

    Parameters
    ----------
    name, note
        Who that is, in two or three words, and what they bring.
    profile
        The same for the planner.
    """

    name: str
    note: str
    profile: Profile = field(default_factory=Profile)


_STARTS: Final = (
    Start("No experience yet", "high school diploma"),
    Start(
        "Fresh from a course",
        "medical records certificate",
        Profile(hold=frozenset({"edu-cert-coding"})),
    ),
    Start(
        "Nurse",
        "registered, 5 years",
        Profile(
            hold=frozenset({"edu-adn", "lic-rn"}),
            experience={"registered-nurse": 60},
        ),
    ),
    Start(
        "Coder with a CCA",
        "3 years of coding",
        Profile(hold=frozenset({"ahima-cca"}), experience={"outpatient-coder": 36}),
    ),
    Start(
        "RHIT",
        "associate degree, no job yet",
        Profile(hold=frozenset({"ahima-rhit", "edu-as-hit"})),
    ),
)


def starts(G: Graph) -> list[Start]:
    """Return the usual starts that a graph knows everything about."""
    return [
        each for each in _STARTS if {*each.profile.hold, *each.profile.experience} <= G.nodes.keys()
    ]
