"""The record of each option of a question.

A question is a frozen dataclass: a profile (`graph.person.profile`), or one that adds to it
(`graph.planning.problem`). Each field carries an `Option`, which says how the field is read,
what it means and which values are allowed. The command line, the addresses of the app, its
widgets, JSON, the checks and the advice about limits all read these records, so that an option
is described in one place only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Final, Literal

from graph.model.graph import Values

Kind = Literal[
    "target",
    "nodes",
    "role",
    "kinds",
    "experience",
    "whole",
    "number",
    "level",
    "choice",
    "flag",
]
Group = Literal["start", "limit", "way", "search"]
Measure = Literal["time", "cost", "steps"]

MOST_MONTHS: Final = 12_000
"""Longest time that may be asked for, in months: more than any plan takes."""


@dataclass(frozen=True, slots=True)
class Option:
    """What is known about one field of a question.

    Parameters
    ----------
    kind
        How a value is read: ``target``, ``nodes`` and ``role`` are names, ``kinds`` are kinds of
        nodes, ``experience`` is months per role, ``whole`` and ``number`` are numbers,
        ``level`` is 0 to 7.
    group
        ``start``: what the person has; ``limit``: what every plan must keep; ``way``: how the
        person studies; ``search``: what is searched for, and how long.
    help
        One sentence for ``--help`` and the documentation.
    unit
        Noun of a number: ``month``, ``dollar``, ``step``.
    low, high
        Range of a number, both ends allowed.
    choices
        Values of a ``choice``.
    offered
        Numbers that the app offers to choose from.
    label
        What the app calls it; empty when the app does not ask for it. Of a flag that is usually
        true, what the app calls its opposite.
    flag
        Name on the command line; by default ``--`` and the field's name.
    measure
        A limit on the sum of this measure over a plan.
    bounds
        A limit on what may be newly achieved: attributes of a node -> the number that may be at
        most the limit; None when the limit does not concern the node.
    refusal
        Why something may not be newly achieved: name, attributes, limit -> sentence.
    instead
        Of a flag that limits plans: what is allowed again without it.
    """

    kind: Kind
    group: Group
    help: str
    unit: str = ""
    low: float = 0
    high: float = math.inf
    choices: tuple[str, ...] = ()
    offered: tuple[float, ...] = ()
    label: str = ""
    flag: str = ""
    measure: Measure | None = None
    bounds: Callable[[Values], float | None] | None = None
    refusal: Callable[[str, Values, Any], str] | None = None
    instead: str = ""

    @property
    def is_set(self) -> bool:
        """Whether the value is a set; each member of a limit is a constraint of its own."""
        return self.kind in {"nodes", "kinds"}

    def admits(self, node: str, data: Values, value: Any) -> bool:
        """Tell whether a node may be newly achieved (docs/semantics.md, rule 10)."""
        if self.is_set:
            return (node if self.kind == "nodes" else data.get("kind")) not in value
        number = None if self.bounds is None else self.bounds(data)
        return number is None or number <= value


def option(kind: Kind, group: Group, default: Any, help: str, **more: Any) -> Any:  # noqa: A002
    """Return a dataclass field that carries its `Option`."""
    metadata = {"option": Option(kind, group, help, **more)}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def options(question: Any) -> dict[str, Option]:
    """Return the options of a question by the name of their field."""
    return {each.name: each.metadata["option"] for each in fields(question)}


def defaults(question: Any) -> dict[str, Any]:
    """Return the default of each option; a target has none."""
    found = {}
    for each in fields(question):
        if each.default is not MISSING:
            found[each.name] = each.default
        elif each.default_factory is not MISSING:
            found[each.name] = each.default_factory()
    return found


def admission(question: Any) -> dict[str, tuple[Option, Any]]:
    """Return the limits on what may be newly achieved: name -> option and value."""
    found = {}
    for name, each in options(question).items():
        value = getattr(question, name)
        if each.refusal is not None and value is not None and value != frozenset():
            found[name] = each, value
    return found
