"""What somebody's own data changes in their own plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

from graph.drawing.diagram.plan import action, span
from graph.model.graph import Graph
from graph.model.names import title
from graph.planning.answer import Answer, Plan, Step
from graph.ui.components.own_changes import card
from graph.ui.words import escape_html
from graph.words import counted, dollars, duration

Tone = Literal["good", "bad", "warn", "quiet"]

_STEPS: Final = 8
"""More steps that differ are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison of two plans."""

    name: str
    shipped: str
    mine: str
    change: str
    tone: Tone = "quiet"


def plan_card(G: Graph, first: Answer, own: Graph, second: Answer) -> str:
    """Return as HTML how a person's plan differs on two graphs: shipped and own."""
    goal = escape_html(title(G, first.problem.target))
    heads = "".join(f'<th class="n">{words}</th>' for words in ("Shipped", "Mine", "Change"))
    lines = "".join(
        f"<tr><td>{escape_html(each.name)}</td>"
        f'<td class="n">{escape_html(each.shipped)}</td><td class="n">{escape_html(each.mine)}</td>'
        f'<td class="n is-{each.tone}">{escape_html(each.change)}</td></tr>'
        for each in plan_lines(G, first, own, second)
    )
    head = f"<thead><tr><th>{goal}</th>{heads}</tr></thead>"
    table = f'<table class="plans">{head}<tbody>{lines}</tbody></table>'
    found = all(each.settled for each in (first, second))
    unsure = "" if found else "<p>Not proved to the end: a longer search may find better plans.</p>"
    return card("What changes in my plan", table + unsure)


def plan_lines(G: Graph, first: Answer, own: Graph, second: Answer) -> list[Line]:
    """Compare the best plans of two answers: time, cost, pay at the end, steps that differ."""
    before, after = first.best, second.best
    if before is None or after is None:
        old, new = ("no plan" if each is None else "a plan" for each in (before, after))
        if old == new:
            return [Line("Within your limits", old, new, "same")]
        return [Line("Within your limits", old, new, "other", "bad" if after is None else "good")]
    steps = [*_steps(G, before.schedule, own, after.schedule)]
    rest = len(steps) - _STEPS
    more = [Line("More steps", "", "", counted(rest, "other step"), "warn")] if rest > 0 else []
    return [*_figures(G, (first, before), own, (second, after)), *steps[:_STEPS], *more]


def _figures(
    G: Graph, first: tuple[Answer, Plan], own: Graph, second: tuple[Answer, Plan]
) -> Iterator[Line]:
    """Yield time, cost and pay, the same ones too."""
    (_, before), (_, after) = first, second
    months, cost = after.months - before.months, after.cost - before.cost
    yield Line("Time", span(*first), span(*second), *_moved(months, duration(abs(months))))
    yield Line("Cost", dollars(before.cost), dollars(after.cost), *_moved(cost, dollars(abs(cost))))
    target = first[0].problem.target
    less, more = (each.nodes[target].get("pay_median_usd") for each in (G, own))
    if less is not None and more is not None:
        change, tone = _moved(float(more) - float(less), dollars(abs(more - less)))
        better: dict[Tone, Tone] = {"good": "bad", "bad": "good"}
        yield Line("Pay at the end", dollars(less), dollars(more), change, better.get(tone, tone))


def _moved(by: float, words: str) -> tuple[str, Tone]:
    """Return a difference in words; more time and more cost are bad."""
    if not by:
        return "same", "quiet"
    return (f"+{words}", "bad") if by > 0 else (f"-{words}", "good")


def _steps(G: Graph, first: Sequence[Step], own: Graph, second: Sequence[Step]) -> Iterator[Line]:
    """Yield the steps that differ, in order."""
    one_ids, other_ids = ([f"{each.action} {each.id}" for each in plan] for plan in (first, second))
    pairs = SequenceMatcher(None, one_ids, other_ids, autojunk=False).get_opcodes()
    for what, a, b, c, d in pairs:
        for place, (one, other) in enumerate(zip_longest(first[a:b], second[c:d]), start=1):
            name = f"Step {a + place}" if one else "New"
            old, new = _step(G, one), _step(own, other)
            if what != "equal":
                word = "other step" if one and other else "new step" if other else "not needed"
                yield Line(name, old, new, word, "warn")
            elif one.months != other.months:
                months = other.months - one.months
                yield Line(name, old, new, *_moved(months, duration(abs(months))))


def _step(G: Graph, step: Step | None) -> str:
    return "" if step is None else action(G, step)
