"""How another plan differs from the best one, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.model.graph import Graph
from graph.model.names import display_name, worked
from graph.planning.answer import Difference, Plan
from graph.words import counted, listed


def difference(G: Graph, best: Plan, other: Plan) -> Difference:
    """Compare two plans for the same question.

    Parameters
    ----------
    G
        The graph both are about.
    best
        The plan to compare with.
    other
        The plan to describe.

    Returns
    -------
    Difference
        With a sentence such as "skips RHIT, adds 24 months as Coding Supervisor".
    """
    before, after = _months(G, best), _months(G, other)
    skipped = tuple(sorted(set(best.achieved) - set(other.achieved)))
    added = tuple(sorted(set(other.achieved) - set(best.achieved)))
    changed = {
        role: after[role] - before[role]
        for role in sorted(before | after)
        if after[role] != before[role]
    }
    parts = [
        *_clause("skips", _in_order(G, best, skipped)),
        *_clause("adds", _in_order(G, other, added)),
    ]
    for words, sign in (("longer", 1), ("shorter", -1)):
        roles = [role for role in changed if role not in {*skipped, *added}]
        moved = [
            f"{counted(sign * changed[role], 'month')} {words} as {display_name(G, role)}"
            for role in roles
            if sign * changed[role] > 0
        ]
        parts += _clause("works", moved)
    return Difference(
        skipped,
        added,
        changed,
        other.time - best.time,
        round(100 * other.cost - 100 * best.cost) / 100,
        other.steps - best.steps,
        None if other.calendar is None or best.calendar is None else other.calendar - best.calendar,
        ", ".join(parts) or "the same steps and months",
    )


def _months(G: Graph, plan: Plan) -> Counter[str]:
    months: Counter[str] = Counter()
    for step in plan.schedule:
        if G.nodes[step.id]["type"] == "role":
            months[step.id] += step.months
    return months


def _in_order(G: Graph, plan: Plan, things: Sequence[str]) -> Iterator[str]:
    months = _months(G, plan)
    for thing in dict.fromkeys(step.id for step in plan.schedule):
        if thing in things:
            yield worked(G, thing, months[thing]) if months[thing] else display_name(G, thing)


def _clause(verb: str, names: Iterable[str]) -> Sequence[str]:
    words = listed(names)
    return (f"{verb} {words}",) if words else ()
