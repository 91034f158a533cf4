"""What a node opens, in groups, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from graph.drawing.focus.needs import NEVER, has
from graph.drawing.focus.values import Asker, Beside, Doors, Way
from graph.model.graph import TARGET_TYPES, Graph, in_relation, is_active, out_relation
from graph.model.names import display_name
from graph.model.relations import RELATIONS
from graph.queries.facts import opens

_Group: TypeAlias = tuple[str, str, str, Way, str, Iterable[str]]
"""Key, title, what it is about, how it is drawn, what the line says, nodes."""

_BESIDE: Final = (
    ("new", "Replaced by", "succeeded_by", False),
    ("helps", "Helps, not required", "recommended_for", True),
    ("issued", "Issued by", "offers", True),
    ("accredited", "Accredited by", "accredits", True),
    ("hired", "Hired by", "employs", True),
    ("field", "Field", "includes", True),
)
"""Key, title, relation, and whether the node is the target of it."""

_OTHERS: Final[dict[str, tuple[tuple[str, str, str, str], ...]]] = {
    "career": (
        ("role", "Roles", "includes", "the jobs of this field"),
        ("credential", "Credentials", "includes", "at home in this field"),
        ("", "Counts towards", "required_for", "work in this field is part of what they ask for"),
    ),
    "employer": (("", "Hires", "employs", "jobs that are found here"),),
    "certifying_body": (
        ("", "Issues", "offers", "its own credentials"),
        ("", "Accredits", "accredits", "programs that it reviews"),
    ),
}
"""Type of a node that cannot be achieved -> its groups: type of what is opened, title, relation,
what it is about."""


def doors(G: Graph, node: str, asker: Asker) -> list[Doors]:
    """Return the groups of what a node opens; each thing stands in the first that has it.

    Soonest first (without times: the nearest level), then the better paid, then by name, and last
    what the person has; what is gone is left out.
    """
    groups = _target(G, node) if G.nodes[node]["type"] in TARGET_TYPES else _other(G, node)
    seen, level = {node}, G.nodes[node].get("level", 0)
    found = []
    for key, title, about, way, says, nodes in groups:
        new = {each for each in nodes if each not in seen and is_active(G, each)}
        seen |= new
        if new:
            ordered = sorted(new, key=lambda each: _order(G, each, asker, level))
            found.append(Doors(key, title, about, way, says, tuple(ordered)))
    return found


def _target(G: Graph, node: str) -> Iterator[_Group]:
    up = (target for target, _ in out_relation(G, node, "advances_to"))
    yield "promotion", "Promotion", "steps up from here", "promotion", "advances to", up
    if G.nodes[node]["type"] == "role":
        title, about = "Counts towards", "time here meets part of what they ask for"
    else:
        title, about = "Asked for by", "they ask for it, alone or with other things"
    yield "counts", title, about, "counts", "counts towards", opens(G, node)
    across = (target for target, _ in out_relation(G, node, "transitions_to"))
    about = "another line of work, similar level"
    yield "move", "Move across", about, "move", "transitions to", across


def _other(G: Graph, node: str) -> Iterator[_Group]:
    for number, (kind, title, relation, about) in enumerate(_OTHERS[G.nodes[node]["type"]], 1):
        nodes = (
            target
            for target, _ in out_relation(G, node, relation)
            if not kind or G.nodes[target]["type"] == kind
        )
        way: Way = "counts" if relation == "required_for" else "belongs"
        yield f"part-{number}", title, about, way, RELATIONS[relation].phrase, nodes


def _order(G: Graph, node: str, asker: Asker, level: int) -> tuple[bool, float, int, float, str]:
    """Return a sort key among what opens; where no time is known, near levels come first."""
    data, time = G.nodes[node], asker.times.get(node)
    wait = NEVER if time is None or time.months is None else time.months
    far = abs(data.get("level", level) - level) if time is None else 0
    pay = data.get("pay_median_usd", 0)
    return has(G, node, asker), wait, far, -pay, display_name(G, node)


def beside(G: Graph, node: str) -> list[Beside]:
    """Return what stands beside a node: what helps, bodies, employers, fields, its successor."""
    found = []
    for key, title, relation, into in _BESIDE:
        rows = (in_relation if into else out_relation)(G, node, relation)
        others = {other for other, _ in rows}
        nodes = sorted(others, key=lambda other: (display_name(G, other), other))
        if nodes:
            found.append(Beside(f"all-{key}", title, relation, tuple(nodes)))
    return found
