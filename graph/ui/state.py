"""Choices and their address: plain, checked ids and words, so that a link says what one sees.

Nothing here knows Streamlit. Reading never replaces silently: whatever an address asks for and
the graph does not have is reported in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar, cast

from graph.drawing.diagram.choice import SHOWS, ExploreChoice, Show
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kinds_of
from graph.person.options import Option, defaults, options
from graph.person.profile import Profile
from graph.planning.problem import MEASURES, Objective, Problem
from graph.words import amount

Params = Mapping[str, Sequence[str]]

FIRST_NODE: Final = "medical-records-technician"
FIRST_HELD: Final = "edu-cert-coding"
FIRST_TARGET: Final = "director-of-medical-records"
FARTHEST: Final = 3

OFFERED: Final[tuple[Objective, ...]] = MEASURES
"""The objectives of the Plan page; the first one is asked for when the address names none."""


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What the Plan page asks, for whom, and whose details are shown."""

    target: str = ""
    profile: Profile = field(default_factory=Profile)
    objective: Objective = OFFERED[0]
    node: str = ""

    @property
    def problem(self) -> Problem:
        """The question, on the calendar."""
        given = {name: getattr(self.profile, name) for name in options(Profile)}
        return Problem(self.target, objective=self.objective, clock="calendar", **given)


C = TypeVar("C", ExploreChoice, PlanChoice)


@dataclass(slots=True)
class Reader:
    """Takes values out of an address and collects what is wrong with them."""

    G: Graph
    params: Params
    problems: list[str] = field(default_factory=list)

    def nodes(self, key: str, kinds: Collection[str], what: str) -> tuple[str, ...]:
        """Return the ids that are nodes of some types."""
        found: dict[str, None] = {}
        for text in self.params.get(key, ()):
            if text not in self.G:
                self.problems.append(f"“{text}” ({key}) is not in this data.")
            elif self.G.nodes[text]["type"] not in kinds:
                self.problems.append(f"“{text}” ({key}) is not {what}.")
            else:
                found[text] = None
        return tuple(found)

    def node(self, key: str, kinds: Collection[str], what: str, default: str) -> str:
        """Return the node; the default only when the address does not ask for any."""
        if not self.params.get(key):
            return default
        found = self.nodes(key, kinds, what)
        return found[0] if found else ""

    def words(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return the words that are allowed."""
        asked = self.params.get(key, ())
        wrong = [text for text in asked if text not in allowed]
        self.problems += [f"“{text}” ({key}) is not one of {', '.join(allowed)}." for text in wrong]
        return tuple(dict.fromkeys(text for text in asked if text in allowed))

    def number(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number from `low` to `high`."""
        asked = self.params.get(key, ())
        return self._number(key, asked[0], low, high) if asked else None

    def _number(self, key: str, text: str, low: int, high: int) -> int | None:
        if text.isascii() and text.isdigit() and len(text) < 12 and low <= int(text) <= high:  # noqa: PLR2004
            return int(text)
        self.problems.append(
            f"“{text}” ({key}) is not a whole number from {low} to {amount(high)}."
        )
        return None

    def months(self, key: str, most: int) -> dict[str, int]:
        """Return role -> months."""
        found: dict[str, int] = {}
        for text in self.params.get(key, ()):
            role, _, months = text.rpartition(":")
            inner = Reader(self.G, {key: (role,)}, self.problems)
            known = inner.nodes(key, {"role"}, "a role")
            number = self._number(key, months, 0, most)
            if known and number is not None:
                found[role] = number
        return found

    def option(self, name: str, known: Option) -> Any:
        """Return the value of an option that the address asks for; None when it is wrong."""
        found: Any
        match known.kind:
            case "nodes":
                found = frozenset(self.nodes(name, TARGET_TYPES, "a role or credential"))
            case "kinds":
                found = frozenset(self.words(name, kinds_of(self.G)))
            case "role":
                found = next(iter(self.nodes(name, {"role"}, "a role")), None)
            case "experience":
                found = self.months(name, int(known.high))
            case "flag":
                found = self._one_of(name, {"yes": True, "no": False})
            case "level":
                found = self._one_of(name, {word: place for place, word in enumerate(LEVELS)})
            case "number" if known.offered:
                found = self._one_of(name, {f"{each:g}": each for each in known.offered})
            case _:
                found = self.number(name, int(known.low), int(known.high))
        return found

    def _one_of(self, key: str, allowed: Mapping[str, Any]) -> Any:
        words = self.words(key, tuple(allowed))
        return allowed[words[0]] if words else None


def read_explore(params: Params, G: Graph) -> tuple[ExploreChoice, list[str]]:
    """Return the choice an address of the Explore page stands for, and what is wrong in it."""
    read = Reader(G, params)
    first = FIRST_NODE if FIRST_NODE in G else min(G, default="")
    focus = read.node("focus", NODE_TYPES, "a node", "")
    node = read.node("node", NODE_TYPES, "a node", focus or first)
    shows = read.words("show", SHOWS)
    levels = (LEVELS.index(word) for word in read.words("level", LEVELS))
    choice = ExploreChoice(
        node=node,
        focus=focus or node or first,
        show=cast("Show", shows[0]) if shows else "around",
        radius=read.number("radius", 1, FARTHEST) or 1,
        whole="all" in read.words("nodes", ("all",)),
        links="all" in read.words("links", ("all",)),
        types=read.words("type", NODE_TYPES),
        careers=read.nodes("career", {"career"}, "a career field"),
        levels=tuple(sorted(levels)),
        employers=read.nodes("employer", {"employer"}, "an employer"),
    )
    return choice, read.problems


def read_plan(params: Params, G: Graph) -> tuple[PlanChoice, list[str]]:
    """Return the question an address of the Plan page stands for, and what is wrong in it."""
    read = Reader(G, params)
    asked = any(params.get(key) for key in ("target", "hold", "experience"))
    first = FIRST_TARGET if FIRST_TARGET in G else _highest(G)
    target = read.node("target", TARGET_TYPES, "a role or credential", first)
    objectives = read.words("objective", OFFERED)
    given = {
        name: read.option(name, known)
        for name, known in options(Profile).items()
        if params.get(name)
    }
    if FIRST_HELD in G and not asked:
        given["hold"] = frozenset({FIRST_HELD})
    choice = PlanChoice(
        target=target,
        profile=Profile(**{name: value for name, value in given.items() if value is not None}),
        objective=cast("Objective", objectives[0]) if objectives else OFFERED[0],
        node=read.node("node", NODE_TYPES, "a node", ""),
    )
    return choice, read.problems


def write_explore(choice: ExploreChoice) -> dict[str, list[str]]:
    """Return the address of a choice of the Explore page, defaults left out."""
    return _written(
        {
            "node": _one(choice.node),
            "focus": _one(choice.focus if choice.focus != choice.node else ""),
            "show": _one(choice.show, "around"),
            "radius": _one(choice.radius, 1),
            "nodes": ["all"] if choice.whole else [],
            "links": ["all"] if choice.links else [],
            "type": choice.types,
            "career": choice.careers,
            "level": [LEVELS[level] for level in choice.levels],
            "employer": choice.employers,
        }
    )


def write_plan(choice: PlanChoice) -> dict[str, list[str]]:
    """Return the address of a question of the Plan page, defaults left out."""
    usual = defaults(Profile)
    asked = {
        name: _texts(known, value)
        for name, known in options(Profile).items()
        for value in [getattr(choice.profile, name)]
        if value != usual[name]
    }
    return _written(
        {
            "target": _one(choice.target),
            "objective": _one(choice.objective, OFFERED[0]),
            **asked,
            "node": _one(choice.node),
        }
    )


def _texts(known: Option, value: Any) -> list[str]:
    """Return the value of an option as an address has it."""
    match known.kind:
        case "nodes" | "kinds":
            return sorted(value)
        case "experience":
            return [f"{role}:{months}" for role, months in value.items()]
        case "level":
            return [LEVELS[value]]
        case "flag":
            return ["yes" if value else "no"]
        case _:
            return [f"{value:g}" if isinstance(value, float) else str(value)]


def _one(value: object, default: object = "") -> list[str]:
    return [] if value == default else [str(value)]


def _written(params: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {key: list(values) for key, values in params.items() if list(values)}


def _highest(G: Graph) -> str:
    """Return the role (without roles: the credential) of the highest level."""
    found = [
        (data["type"] == "role", data.get("level", 0), node)
        for node, data in G.nodes(data=True)
        if data["type"] in TARGET_TYPES
    ]
    return max(found)[2] if found else ""


def changed(choice: C, **changes: Any) -> C:
    """Return a choice with other values; options of the profile go into the profile."""
    asked = {name: value for name, value in changes.items() if name in options(Profile)}
    if isinstance(choice, PlanChoice) and asked:
        profile = replace(choice.profile, **asked)
        rest = {name: value for name, value in changes.items() if name not in asked}
        return replace(choice, profile=profile, **rest)
    return replace(choice, **changes)
