"""Addresses: ids and words read and checked, and the person that every address carries.

Nothing here knows Streamlit. Reading never replaces silently: whatever an address asks for and
the graph does not have is reported in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kinds_of
from graph.person.options import Option, defaults, options
from graph.person.profile import Profile
from graph.words import amount

Params = Mapping[str, Sequence[str]]
"""An address: key -> values."""

NOTHING: Final = "none"
"""Held by somebody who holds nothing, in an address that would say nothing otherwise."""

_DECIMAL: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,400})?")


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

    def decimal(self, key: str, known: Option) -> float | None:
        """Return a number in the range of an option."""
        text = self.params[key][0]
        number = float(text) if _DECIMAL.fullmatch(text) else -1.0
        if known.low <= number <= known.high:
            return int(number) if number.is_integer() else number
        self.problems.append(
            f"“{text}” ({key}) is not a number from {amount(known.low)} to {amount(known.high)}."
        )
        return None

    def option(self, name: str, known: Option) -> Any:
        """Return the value of an option that the address asks for; None when it is wrong."""
        found: Any
        match known.kind:
            case "nodes":
                kinds = TARGET_TYPES if known.group == "start" else NODE_TYPES
                found = frozenset(self.nodes(name, kinds, "a role or credential"))
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
            case "number":
                found = self.decimal(name, known)
            case _:
                found = self.number(name, int(known.low), int(known.high))
        return found

    def _one_of(self, key: str, allowed: Mapping[str, Any]) -> Any:
        words = self.words(key, tuple(allowed))
        return allowed[words[0]] if words else None


def read_person(params: Params, G: Graph) -> tuple[Profile, list[str]]:
    """Return the person an address is about, and what is wrong in it."""
    read = Reader(G, params)
    given = {
        name: read.option(name, known)
        for name, known in options(Profile).items()
        if params.get(name) and not (params[name] == [NOTHING] and NOTHING not in G)
    }
    known = {name: value for name, value in given.items() if value is not None}
    return Profile(**known), read.problems


def names_a_person(params: Params) -> bool:
    """Tell whether an address says anything about a person."""
    return any(params.get(name) for name in options(Profile))


def write_person(profile: Profile) -> dict[str, list[str]]:
    """Return what an address says about a person; what is as usual is left out."""
    usual = defaults(Profile)
    return written(
        {
            name: _texts(known, value)
            for name, known in options(Profile).items()
            for value in [getattr(profile, name)]
            if value != usual[name]
        }
    )


def for_person(params: Params, profile: Profile) -> dict[str, list[str]]:
    """Return the address of a view for a person; it is never empty."""
    return {**written(params), **write_person(profile)} or {"hold": [NOTHING]}


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
        case "number":
            return [f"{Decimal(repr(value)):f}".removesuffix(".0")]
        case _:
            return [str(value)]


def written(params: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return an address without the keys that have no values."""
    return {key: list(values) for key, values in params.items() if list(values)}
