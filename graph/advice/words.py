"""Lists, requirements and changes in words that stay short."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model.condition import Condition, Hold, Months, leaves
from graph.model.graph import Graph
from graph.model.names import display_name, level_name

NAMED = 4
"""So many things of one list are named one by one."""


def either(words: Sequence[str], join: str = "or") -> str:
    """Write ``a, b or c``, each once."""
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} {join} {last}" if first else last


def some(words: Sequence[str], others: str) -> str:
    """Write ``a, b, c or 8 others``: a long list is cut short."""
    shown = list(words) if len(words) <= NAMED else list(words[: NAMED - 1])
    rest = len(words) - len(shown)
    return either([*shown, f"{rest} {others}"] if rest else shown)


def months(number: int, *, more: bool = False) -> str:
    """Write ``1 month``, ``24 more months``."""
    return f"{number}{' more' if more else ''} {'month' if number == 1 else 'months'}"


def place(G: Graph, source: str, level: int) -> str:
    """Write where months are worked: a role, or a career with the least level that counts."""
    return display_name(G, source) + (f" ({level_name(level)} or higher)" if level else "")


def short(G: Graph, part: Condition, focus: str) -> str:
    """Write a group with what `focus` meets first, for example ``one of RHIA, RHIT``.

    Parameters
    ----------
    G
        The graph, for names.
    part
        A group: leaves, or at least k of them.
    focus
        Of many roles this one is named first; the alternatives that it meets come first when
        not all are named.
    """
    if isinstance(part, Hold):
        return display_name(G, part.node)
    if isinstance(part, Months):
        names = [
            place(G, source, level)
            for source, level in sorted(part.sources, key=lambda each: each[0] != focus)
        ]
        return f"{months(part.months)} in {some(names, 'other roles')}"
    written = [short(G, each, focus) for each in part.parts]
    if len(written) > NAMED:
        met = [serving(each, focus) is not None for each in part.parts]
        first = [words for words, yes in zip(written, met, strict=True) if yes]
        rest = [words for words, yes in zip(written, met, strict=True) if not yes]
        left = len(written) - (NAMED - 1)
        written = [*(first + rest)[: NAMED - 1], f"{left} others"]
    count = "all" if part.number == len(part.parts) else "one" if part.number == 1 else part.number
    return f"{count} of {', '.join(written)}"


def serving(part: Condition, node: str) -> Hold | Months | None:
    """Return the leaf that a thing helps to meet: one that names it, otherwise the first."""
    found = [
        leaf
        for leaf in leaves(part)
        if node in (leaf.met_by if isinstance(leaf, Hold) else leaf.roles)
    ]
    return min(found, key=lambda leaf: isinstance(leaf, Hold) and leaf.node != node, default=None)


def amount(number: float) -> str:
    """Write an amount, cents only where there are some."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}"


def change(time: int, cost: float, steps: int, earnings: float = 0) -> str:
    """Write a difference of plans: ``+9 months, -14,000 dollars, -1 step``."""
    parts = [
        f"{'+' if number > 0 else '-'}{amount(abs(number))} {unit}{'' if abs(number) == 1 else 's'}"
        for number, unit in ((time, "month"), (cost, "dollar"), (steps, "step"))
        if number
    ]
    if earnings:
        parts.append(f"{'+' if earnings > 0 else '-'}{amount(abs(earnings))} dollars earned")
    return ", ".join(parts) or "no change"
