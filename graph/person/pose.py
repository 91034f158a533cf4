"""Turn names and numbers as people write them into a checked question of ids."""

from __future__ import annotations

import reprlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from graph.errors import RequestError
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kinds_of, resolve
from graph.person.options import Option, options
from graph.person.profile import Profile
from graph.words import amount, article, listed

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
            found = (resolve(G, each) for each in _texts(name, value))
            return frozenset(
                require_target(G, each) if known.group == "start" else each for each in found
            )
        case "role":
            return None if value is None else _role(G, value, name)
        case "kinds":
            return _kinds(G, name, _texts(name, value))
        case "experience":
            return _experience(G, name, known, value)
        case "flag" if not isinstance(value, bool):
            raise _refused(name, value, "true or false")
        case "choice":
            if value not in known.choices:
                raise _refused(name, value, ", ".join(known.choices))
        case "whole" | "number" | "level" if value is not None:
            _check_range(name, known, value)
    return value


def _refused(name: str, value: Any, allowed: str) -> RequestError:
    return RequestError(f"{name} is {reprlib.repr(value)}; allowed is {allowed}")


def _texts(name: str, value: Any) -> list[str]:
    """Return the texts of a list; a single text is none."""
    several = isinstance(value, Collection) and not isinstance(value, str | Mapping)
    texts = [each for each in value if isinstance(each, str)] if several else []
    if not several or len(texts) < len(value):
        raise _refused(name, value, "a list of texts")
    return texts


def _kinds(G: Graph, name: str, kinds: Iterable[str]) -> frozenset[str]:
    found, allowed = frozenset(kinds), kinds_of(G)
    if wrong := sorted(found.difference(allowed)):
        msg = f"{name} is {listed(map(repr, wrong))}; allowed is {listed(allowed, 'or')}"
        raise RequestError(msg)
    return found


def _check_range(name: str, known: Option, value: Any) -> None:
    allowed = f"{amount(known.low)} to {amount(known.high)}"
    if not isinstance(value, int | float) or isinstance(value, bool):
        allowed = f"a number, {allowed}"
    elif known.kind != "number" and value % 1:
        allowed = f"a whole number, {allowed}"
    elif known.low <= value <= known.high:
        return
    raise _refused(name, value, allowed)


def require_target(G: Graph, node: str) -> str:
    """Return `node` if it can be achieved: a credential or a role (docs/semantics.md, rule 11).

    Raises
    ------
    RequestError
        For a career, certifying body or employer.
    """
    kind = G.nodes[node]["type"]
    if kind not in TARGET_TYPES:
        msg = f"{node!r} is {article(kind)}; only a credential or a role can be achieved or held"
        raise RequestError(msg)
    return node


def _experience(G: Graph, name: str, known: Option, value: Any) -> dict[str, int]:
    """Return months per role id, sorted; names must be roles, months in range."""
    pairs = list(value.items()) if isinstance(value, Mapping) else value
    if not isinstance(pairs, list | tuple) or not all(isinstance(each, tuple) for each in pairs):
        raise _refused(name, value, "months by role")
    found: dict[str, int] = {}
    for text, months in pairs:
        role = _role(G, text, "experience")
        _check_range(f"{name} in {role!r}", known, months)
        found[role] = found.get(role, 0) + months
    return dict(sorted(found.items()))


def _role(G: Graph, name: str, what: str) -> str:
    node = resolve(G, name)
    kind = G.nodes[node]["type"]
    if kind != "role":
        msg = f"{node!r} is {article(kind)}; {what} must be in a role"
        raise RequestError(msg)
    return node
