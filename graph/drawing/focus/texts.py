"""The words on cards: names that fit, what stands below them, when something is reached."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from graph.drawing.diagram.labels import box_names
from graph.drawing.focus.values import Asker, Need, NeedGroup, Time
from graph.drawing.fonts import spare_width
from graph.drawing.wrapping import wrap
from graph.model.graph import Graph
from graph.model.names import display_name, kind_short, level_name
from graph.words import (
    brief,
    brief_gain,
    counted,
    dollars,
    duration,
    listed,
    rounded,
    sentence_case,
)

NAME: Final = 13.5
NOTE: Final = 12.0
"""Sizes of the letters of names and of what stands below them."""

LIMITS: Final = "not with your limits"


def fitted(text: str, width: float, size: float = NOTE, *, bold: bool = False) -> str:
    """Return a text on one line, cut where it is too wide."""
    return name_lines((text,), width, size, 1, bold=bold)[0]


def name_lines(
    names: Iterable[str], width: float, size: float = NAME, most: int = 2, *, bold: bool = True
) -> tuple[str, ...]:
    """Return the first name that fits into some lines; if none does, the first one, cut."""
    measure = partial(spare_width, bold=bold)
    tried = [wrap(name, width, size=size, lines=most, measure=measure) for name in names]
    lines = next((lines for lines, whole in tried if whole), tried[0][0])
    return tuple(lines)


def node_names(G: Graph, node: str) -> list[str]:
    """Return what a node may be called on a card, best first."""
    return [*dict.fromkeys((display_name(G, node), *box_names(G, node)))]


def price(G: Graph, node: str) -> float:
    """Return what a credential itself costs; unknown is 0."""
    data = G.nodes[node]
    return float(data.get("cost_usd", 0) + data.get("fee_usd", 0))


def kind_words(G: Graph, node: str) -> str:
    """Return what a credential is, or the level of a role, in a word."""
    data = G.nodes[node]
    if data["type"] == "role":
        return sentence_case(level_name(data["level"])) if "level" in data else "Role"
    return sentence_case(kind_short(data["kind"])) if "kind" in data else "Credential"


def pay_today(G: Graph, asker: Asker) -> float | None:
    """Return what the job of today pays, a year; None without one."""
    job = asker.profile.job
    return G.nodes[job].get("pay_median_usd") if job else None


def gained(G: Graph, node: str, asker: Asker) -> float | None:
    """Return how much more a role pays than the job of today; None when that is unknown."""
    now, pay = pay_today(G, asker), G.nodes[node].get("pay_median_usd")
    known = now is not None and pay is not None and node != asker.profile.job
    return pay - now if known else None  # type: ignore[operator]


def below(G: Graph, node: str, asker: Asker, *, held: bool) -> list[str]:
    """Return what stands below a name, the fullest first: the kind, then pay or price."""
    kind, data = kind_words(G, node), G.nodes[node]
    if data["type"] == "role":
        pay = data.get("pay_median_usd")
        return [f"{kind} · {rounded(pay)}", rounded(pay)] if pay else [kind]
    cost = None if held else costs(G, node, asker)
    if cost is None:
        return [kind]
    if over(cost, asker):
        return [f"{dollars(cost)}, over your limit", "over your limit"]
    return [f"{kind} · {dollars(cost)}", dollars(cost)]


def costs(G: Graph, node: str, asker: Asker) -> float | None:
    """Return what a credential costs with all it rests on; without that, what it costs itself."""
    time = asker.times.get(node)
    cost = time.cost if time is not None else None
    return cost if cost is not None else price(G, node) or None


def over(cost: float | None, asker: Asker) -> bool:
    """Tell whether something costs more than the person can spend."""
    most = asker.profile.max_cost
    return most is not None and cost is not None and cost > most


def when(node: str, asker: Asker, *, held: bool) -> str:
    """Return when a node is reached, in few words; empty when nothing is known of it."""
    if node == asker.profile.job:
        return "you work here"
    if held:
        return "you have it"
    time = asker.times.get(node)
    if time is None:
        return ""
    if time.months is None:
        return LIMITS
    return f"from {brief(time.months)}" if time.months else brief(0)


def way_time(time: Time | None) -> str:
    """Return how long a pathway takes and what it costs: ``4 y · $23,900``."""
    if time is None:
        return ""
    if time.months is None:
        return LIMITS
    cost = [dollars(time.cost)] if time.cost is not None else []
    return " · ".join([brief(time.months), *cost])


def gain_words(difference: float | None) -> str:
    """Return a difference of pay for a card; empty without one."""
    return brief_gain(difference) if difference else ""


def work_title(need: Need) -> str:
    """Return how much work an alternative asks for: ``2 years of work as lead or higher``."""
    levels = {level for _, level in need.places}
    level = levels.pop() if len(levels) == 1 else 0
    as_what = f" as {level_name(level)} or higher" if level else ""
    return f"{duration(need.months)} of work{as_what}"


def work_places(G: Graph, need: Need) -> list[str]:
    """Return where the months of an alternative may be worked: in full, and in short."""
    names = [display_name(G, node) for node, _ in need.places]
    kinds = {G.nodes[node]["type"] for node, _ in need.places}
    if kinds == {"career"}:
        full = f"in {listed([_lower(name) for name in names], 'or')}"
        return [full, f"in any of {counted(len(names), 'field')}"] if need.key else [full]
    short = [f"in any of {counted(len(names), 'job')}"] if need.key else []
    return [f"as {listed(names, 'or')}", *short]


def _lower(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name


def group_words(G: Graph, group: NeedGroup, width: float) -> str:
    """Return a group in few words that fit: ``RHIT or 1 other``, ``2 of 3: RHIT and others``."""
    first, total = group.needs[0], len(group.needs)
    before = f"{group.number} of {total}: " if group.number > 1 else ""
    after = " and others" if before else f" or {counted(total - 1, 'other')}" if total > 1 else ""
    if first.months:
        words = work_title(first).replace(" of work as", " as")
        career = G.nodes[first.node]["type"] == "career"
        names = [words + (" in the field" if career and words.endswith("of work") else "")]
    else:
        names = node_names(G, first.node)
    room = width - spare_width(before + after, NOTE)
    return f"{before}{name_lines(names, room, NOTE, 1, bold=False)[0]}{after}"
