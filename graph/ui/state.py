"""What each page asks, and its part of the address: plain, checked ids and words.

Nothing here knows Streamlit. The person is a part of the address of its own, the same on every
page (`graph.ui.address`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, TypeVar, cast

from graph.drawing.decks.matrix.values import cell_key
from graph.drawing.diagram.choice import COLOURS, SHOWS, ExploreChoice, Show
from graph.drawing.focus.model import openings
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import TARGET_TYPES, Graph
from graph.person.assumed import assumed
from graph.person.options import MOST_MONTHS, options
from graph.person.profile import Profile
from graph.planning.problem import MEASURES, Objective, Problem, Survey
from graph.ui.address import Params, Reader, written

FIRST_NODE: Final = "medical-records-technician"
FIRST_HELD: Final = "edu-cert-coding"
FIRST_TARGET: Final = "director-of-medical-records"
OFFERED: Final[tuple[Objective, ...]] = MEASURES
"""The objectives of the Plan page; the first one is asked for when the address names none."""

SECONDS: Final = 2.0
"""How long is searched for all that can be reached."""

LOOKS: Final = {
    "ways": "Other ways",
    "sure": "How sure",
    "strategies": "Different strategies",
    "route": "Shortest route",
}
"""What can be open below a plan, and what it is called."""

C = TypeVar("C")
"""The choice of a page: a frozen dataclass."""


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What the Plan page asks, for whom, and whose details are shown.

    `within` are the months of a point of the trade-offs, 0 without one; `look` is what is open
    below the plan.
    `assumed` is what the question takes for granted about the person. It and the profile are the
    same on every page; `asked_by` fills them in.
    """

    target: str = ""
    profile: Profile = field(default_factory=Profile)
    objective: Objective = OFFERED[0]
    node: str = ""
    within: int = 0
    look: str = ""
    assumed: frozenset[str] = frozenset()

    @property
    def problem(self) -> Problem:
        """The question, on the calendar."""
        given = {name: getattr(self.profile, name) for name in options(Profile)}
        given["hold"] = self.profile.hold | self.assumed
        if not self.within:
            return Problem(self.target, objective=self.objective, clock="calendar", **given)
        # A point of the trade-offs: the cheapest plan within its months.
        months = min(self.within, given["max_months"] or self.within)
        given["max_months"] = months
        return Problem(self.target, objective="cost", clock="calendar", **given)


def asked_by(choice: C, profile: Profile, G: Graph) -> C:
    """Return a choice with the person who asks, if it has a place for one."""
    if isinstance(choice, PlanChoice):
        return replace(choice, profile=profile, assumed=assumed(G, profile))
    return choice


def survey_of(profile: Profile, G: Graph) -> Survey:
    """Return the question what a person can reach, on the calendar."""
    given = {name: getattr(profile, name) for name in options(Profile)}
    given["hold"] = profile.hold | assumed(G, profile)
    return Survey(clock="calendar", time_limit=SECONDS, **given)


def first_person(G: Graph) -> Profile:
    """Return whom an address that says nothing is about: the example of the first screen."""
    return Profile(hold=frozenset({FIRST_HELD} & {*G}))


def read_explore(params: Params, G: Graph) -> tuple[ExploreChoice, list[str]]:
    """Return the choice an address of the Explore page stands for, and what is wrong in it."""
    read = Reader(G, params)
    first = FIRST_NODE if FIRST_NODE in G else min(G, default="")
    focus = read.node("focus", NODE_TYPES, "a node", "")
    node = read.node("node", NODE_TYPES, "a node", focus or first)
    shows = read.words("show", SHOWS)
    levels = (LEVELS.index(word) for word in read.words("level", LEVELS))
    focus = focus or node or first
    show = cast("Show", shows[0]) if shows else "around"
    choice = ExploreChoice(
        node=node,
        focus=focus,
        show=show,
        open=_open(read, focus) if show == "around" else (),
        soon="mine" in read.words("times", ("mine",)),
        links="all" in read.words("links", ("all",)),
        types=read.words("type", NODE_TYPES),
        careers=read.nodes("career", {"career"}, "a career field"),
        levels=tuple(sorted(levels)),
        employers=read.nodes("employer", {"employer"}, "an employer"),
        colour=next(iter(read.words("colour", COLOURS)), COLOURS[0]),  # type: ignore[arg-type]
        cell=read_cell(read),
    )
    return choice, read.problems


def read_cell(read: Reader) -> str:
    """Return the cell of the matrix that an address opens."""
    asked = next(iter(read.params.get("cell", ())), "")
    known = cell_key(read.G, asked)
    if asked and not known:
        read.problems.append(f"“{asked}” (cell) is not a career field with a level.")
    return known


def _open(read: Reader, focus: str) -> tuple[str, ...]:
    """Return what an address opens of the view of a node."""
    if not read.params.get("open") or focus not in read.G:
        return ()
    return read.words("open", openings(read.G, focus))


def read_plan(params: Params, G: Graph) -> tuple[PlanChoice, list[str]]:
    """Return what an address of the Plan page asks, without the person, and what is wrong in it."""
    read = Reader(G, params)
    first = FIRST_TARGET if FIRST_TARGET in G else _highest(G)
    target = read.node("target", TARGET_TYPES, "a role or credential", first)
    objectives = read.words("objective", OFFERED)
    choice = PlanChoice(
        target=target,
        objective=cast("Objective", objectives[0]) if objectives else OFFERED[0],
        node=read.node("node", NODE_TYPES, "a node", ""),
        within=read.number("within", 1, MOST_MONTHS) or 0,
        look=next(iter(read.words("look", tuple(LOOKS))), ""),
    )
    return choice, read.problems


def write_explore(choice: ExploreChoice) -> dict[str, list[str]]:
    """Return the address of a choice of the Explore page, defaults left out."""
    return written(
        {
            "node": _one(choice.node),
            "focus": _one(choice.focus if choice.focus != choice.node else ""),
            "show": _one(choice.show, "around"),
            "open": choice.open,
            "times": ["mine"] if choice.soon else [],
            "links": ["all"] if choice.links else [],
            "type": choice.types,
            "career": choice.careers,
            "level": [LEVELS[level] for level in choice.levels],
            "employer": choice.employers,
            "colour": _one(choice.colour, COLOURS[0]),
            "cell": _one(choice.cell),
        }
    )


def write_plan(choice: PlanChoice) -> dict[str, list[str]]:
    """Return the address of what the Plan page asks, without the person, defaults left out."""
    return written(
        {
            "target": _one(choice.target),
            "objective": _one(choice.objective, OFFERED[0]),
            "within": _one(choice.within, 0),
            "look": _one(choice.look),
            "node": _one(choice.node),
        }
    )


def _one(value: object, default: object = "") -> list[str]:
    return [] if value == default else [str(value)]


def _highest(G: Graph) -> str:
    """Return the role (without roles: the credential) of the highest level."""
    found = [
        (data["type"] == "role", data.get("level", 0), node)
        for node, data in G.nodes(data=True)
        if data["type"] in TARGET_TYPES
    ]
    return max(found)[2] if found else ""
