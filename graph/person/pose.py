"""Turn names and numbers as people write them into a checked question of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from graph.errors import RequestError
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kinds_of, resolve
from graph.person.options import MOST_MONTHS, Option, options
from graph.person.profile import Profile
from graph.words import amount, listed

Q = TypeVar("Q", bound=Profile)


def posed(
    G: Graph, question: type[Q], values: Mapping[str, Any], profile: Profile | None = None
) -> Q:
    """Return a question whose names are ids and whose numbers are in range.

    Parameters
    ----------
    G
        A loaded graph.
    question
        `Profile` or a class that adds to it.
    values
        Option -> value; ids may also be names, abbreviations or aliases.
    profile
        Values of the options that `values` does not have.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For an option that does not exist, a target or held node that cannot be achieved, months
        of experience in anything but a role, a kind that nothing has, or a number out of range.
    """
    known = options(question)
    unknown = [name for name in values if name not in known]
    if unknown:
        msg = f"{', '.join(unknown)} is not an option; allowed are {', '.join(known)}"
        raise RequestError(msg)
    had = () if profile is None else options(profile)
    given = {name: getattr(profile, name) for name in had if name in known}
    return question(
        **{name: _read(G, name, known[name], value) for name, value in {**given, **values}.items()}
    )


def _read(G: Graph, name: str, known: Option, value: Any) -> Any:
    """Return the checked value of an option."""
    match known.kind:
        case "target":
            return require_target(G, resolve(G, value))
        case "nodes":
            found = (resolve(G, each) for each in value)
            return frozenset(
                require_target(G, each) if known.group == "start" else each for each in found
            )
        case "kinds":
            return _kinds(G, name, value)
        case "experience":
            return experience_of(G, value)
        case "choice":
            if value not in known.choices:
                msg = f"{name} is {value!r}; allowed is {', '.join(known.choices)}"
                raise RequestError(msg)
        case "whole" | "number" | "level":
            _check_range(name, known, value)
    return value


def _kinds(G: Graph, name: str, kinds: Iterable[str]) -> frozenset[str]:
    found, allowed = frozenset(kinds), kinds_of(G)
    if wrong := sorted(found.difference(allowed)):
        msg = f"{name} is {listed(map(repr, wrong))}; allowed is {listed(allowed, 'or')}"
        raise RequestError(msg)
    return found


def _check_range(name: str, known: Option, value: float | None) -> None:
    if value is None:
        return
    allowed = f"{amount(known.low)} to {amount(known.high)}"
    if known.kind != "number" and not float(value).is_integer():
        allowed = f"a whole number, {allowed}"
    elif known.low <= value <= known.high:
        return
    msg = f"{name} is {value}; allowed is {allowed}"
    raise RequestError(msg)


def require_target(G: Graph, node: str) -> str:
    """Return `node` if it can be achieved: a credential or a role (docs/semantics.md, rule 11).

    Raises
    ------
    RequestError
        For a career, certifying body or employer.
    """
    kind = G.nodes[node]["type"]
    if kind not in TARGET_TYPES:
        msg = f"{node!r} is a {kind}; only a credential or a role can be achieved or held"
        raise RequestError(msg)
    return node


def experience_of(
    G: Graph, experience: Mapping[str, int] | Iterable[tuple[str, int]]
) -> dict[str, int]:
    """Return months per role id, sorted; names must be roles, months in range."""
    found: dict[str, int] = {}
    pairs = experience.items() if isinstance(experience, Mapping) else experience
    for name, months in pairs:
        role = resolve(G, name)
        if G.nodes[role]["type"] != "role":
            msg = f"{role!r} is a {G.nodes[role]['type']}; experience must be in a role"
            raise RequestError(msg)
        if not 0 <= months <= MOST_MONTHS:
            msg = f"experience in {role!r} is {months}; allowed is 0 to {amount(MOST_MONTHS)}"
            raise RequestError(msg)
        found[role] = found.get(role, 0) + months
    return dict(sorted(found.items()))
