"""Conditions: immutable trees of "at least k of these", with *hold* and *months* leaves.

There is no NOT and nothing is lost, so conditions are monotone: one that holds still holds when
more is achieved (docs/semantics.md, rule 7). The planner's proofs rely on that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.model.matching import matched
from graph.words import counted, how_many, listed


@dataclass(frozen=True, slots=True)
class Hold:
    """Hold `node` or an equivalent credential: anything in `met_by`, which includes `node`."""

    node: str
    met_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Months:
    """At least `months` months in `roles`, added up.

    Parameters
    ----------
    months
        Whole months, more than 0.
    roles
        Ids of the roles whose months count.
    sources
        ``(id, least level or 0)`` as written in the data: one role, the roles of a pool, or a
        career with the least level that counts.
    """

    months: int
    roles: frozenset[str]
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `number` of `parts` hold (all: number = len(parts); any: number = 1).

    `distinct`: each *hold* among the parts through another thing (docs/semantics.md, rule 3).
    """

    number: int
    parts: tuple[Condition, ...]
    distinct: bool = False


Condition: TypeAlias = Hold | Months | AtLeast

ALWAYS = AtLeast(0, ())
"""Open to everybody."""

_NESTED = 2
"""Lists nested this deep are put in parentheses."""


def at_least(number: int, *parts: Condition, distinct: bool = False) -> Condition:
    """Return the condition that some of its parts hold.

    Parameters
    ----------
    number
        How many, from 0 to all.
    parts
        Conditions.
    distinct
        Whether each *hold* among them must be met by another thing.

    Returns
    -------
    Condition
        Of a single part that is needed, that part.

    Raises
    ------
    ValueError
        When more are asked for than there are.
    """
    if not 0 <= number <= len(parts):
        msg = f"cannot ask for {number} of {len(parts)} parts"
        raise ValueError(msg)
    if number == len(parts) == 1:
        return parts[0]
    return AtLeast(number, parts, distinct and number > 1)


def all_of(*parts: Condition) -> Condition:
    """Return the condition that every part holds.

    Parameters
    ----------
    parts
        Conditions.

    Returns
    -------
    Condition
        Of no parts: one that always holds.
    """
    return at_least(len(parts), *parts)


def any_of(*parts: Condition) -> Condition:
    """Return the condition that at least one part holds.

    Parameters
    ----------
    parts
        Conditions, one or more.

    Returns
    -------
    Condition
        Of a single part, that part.

    Raises
    ------
    ValueError
        When there are no parts.
    """
    return at_least(1, *parts)


def leaves(condition: Condition) -> Iterator[Hold | Months]:
    """Yield the *hold* and *months* leaves from left to right."""
    if isinstance(condition, AtLeast):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def named(condition: Condition) -> tuple[str, ...]:
    """Return the ids that a condition names: what to hold, roles and careers to work in."""
    found: dict[str, None] = {}
    for leaf in leaves(condition):
        found |= dict.fromkeys(
            [leaf.node] if isinstance(leaf, Hold) else [node for node, _ in leaf.sources]
        )
    return tuple(found)


def meeting(condition: Condition) -> frozenset[str]:
    """Return the ids that help to meet a condition."""
    sets = (leaf.met_by if isinstance(leaf, Hold) else leaf.roles for leaf in leaves(condition))
    return frozenset[str]().union(*sets)


def serving(condition: Condition, node: str) -> Hold | Months | None:
    """Return the leaf that `node` helps to meet: one that names it, otherwise the first."""
    found = [
        leaf
        for leaf in leaves(condition)
        if node in (leaf.met_by if isinstance(leaf, Hold) else leaf.roles)
    ]
    return min(found, key=lambda leaf: isinstance(leaf, Hold) and leaf.node != node, default=None)


def holds(condition: Condition, held: Collection[str], months: Mapping[str, int]) -> bool:
    """Tell whether a condition is met.

    Parameters
    ----------
    condition
        The tree to evaluate.
    held
        Ids of everything achieved.
    months
        Months per achieved role; a role that is not achieved contributes nothing and must be
        absent (its months do not count yet).

    Returns
    -------
    bool
        Whether it is.
    """
    match condition:
        case Hold():
            return any(node in held for node in condition.met_by)
        case Months():
            return sum(months.get(role, 0) for role in condition.roles) >= condition.months
        case AtLeast():
            return len(_met(condition, held, months)) >= condition.number


def _met(condition: AtLeast, held: Collection[str], months: Mapping[str, int]) -> set[int]:
    """Return the places of the parts that hold, as many as can hold together."""
    met = {n for n, part in enumerate(condition.parts) if holds(part, held, months)}
    if not condition.distinct:
        return met
    ways = {n: part.met_by for n, part in enumerate(condition.parts) if isinstance(part, Hold)}
    places = [n for n in ways if n in met]
    filled = matched([[each for each in ways[n] if each in held] for n in places])
    return met.difference(ways).union(places[n] for n in filled.values())


def missing(
    condition: Condition, held: Collection[str], months: Mapping[str, int]
) -> Condition | None:
    """Return what is still to be met.

    Parameters
    ----------
    condition, held, months
        As for `holds`.

    Returns
    -------
    Condition or None
        None when the condition holds. Parts that hold are taken out and lower the number asked
        for; a *months* leaf keeps only the months that are not there yet.
    """
    match condition:
        case Hold():
            return None if holds(condition, held, months) else condition
        case Months():
            left = condition.months - sum(months.get(role, 0) for role in condition.roles)
            return Months(left, condition.roles, condition.sources) if left > 0 else None
        case AtLeast():
            met = _met(condition, held, months)
            rest = [
                missing(part, held, months) or part
                for n, part in enumerate(condition.parts)
                if n not in met
            ]
            number = condition.number - len(met)
            return at_least(number, *rest, distinct=condition.distinct) if number > 0 else None


def sentence(
    condition: Condition,
    name: Callable[[str], str] = str,
    level_name: Callable[[int], str] = "level {}".format,
) -> str:
    """Write a condition as a person would read it, with words for ids and for levels 0 to 7.

    For example ``all of: RHIA; one of: bachelor's degree, master's degree; 36 months in HIM
    management``.
    """

    def write(part: Condition, depth: int) -> str:
        match part:
            case Hold():
                return name(part.node)
            case Months():
                places = [
                    f"{name(node)} ({level_name(level)} or higher)" if level else name(node)
                    for node, level in part.sources
                ]
                return f"{counted(part.months, 'month')} in {listed(places, 'or')}"
            case AtLeast(number=0):
                return "nothing"
            case AtLeast():
                count = f"{how_many(part.number, len(part.parts))} of"
                inner = ("; " if depth == 0 else ", ").join(
                    write(each, depth + 1) for each in part.parts
                )
                return f"{count}: {inner}" if depth < _NESTED else f"({count}: {inner})"

    return write(condition, 0)
