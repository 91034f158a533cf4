"""The requirements of a node as a person meets them: pathways, groups, alternatives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from graph.drawing.focus.values import Asker, Need, NeedGroup, NeedPathway, State
from graph.model.condition import holds
from graph.model.frozen import once
from graph.model.graph import Graph, counting_as
from graph.model.names import display_name
from graph.model.requirements import Alternative, RequirementGroup, pathways_of
from graph.person.proved import Past, past
from graph.queries.wording import LITTLE
from graph.words import sentence_case

NEVER: Final = 10**6
"""Months until something whose time is not known, or that is out of reach."""

_WORDS: Final = re.compile(r"(?=.*[^\W\d_]{2})(?:[^\W\d_]{2,}|\d+)(?:[-_ ](?:[^\W\d_]{2,}|\d+))*")
"""A name of a pathway that is made of words, and not just a mark such as R1."""

_CAPITALS: Final = re.compile(r"\b[A-Z]{2,5}\b")

Signature: TypeAlias = frozenset[tuple[Any, ...]]


def needs(G: Graph, node: str, asker: Asker) -> tuple[list[NeedGroup], list[NeedPathway]]:
    """Return what a node asks for in every case, and the pathways without that.

    Pathways that are met come first, then those that are closest in time, then the cheapest. Where
    one pathway asks for nothing but what all of them ask for, it stands for all.
    """
    seen = _Seen(G, asker)
    rows = pathways_of(G, node)
    common = _common(list(rows.values()))
    ways = []
    for number, (name, groups) in enumerate(rows.items(), start=1):
        own = [each for each in groups if _signature(each) not in common]
        made = [seen.group(each, f"{number}-{at}") for at, each in enumerate(own, start=1)]
        ways.append((name, f"way-{number}", _ordered(made)))
    first = next(iter(rows.values()), ())
    shared = [each for each in first if _signature(each) in common]
    always = _ordered([seen.group(each, f"0-{at}") for at, each in enumerate(shared, start=1)])
    if common and any(not groups for _, _, groups in ways):
        return always, []
    ways.sort(key=lambda way: seen.closeness(way[0], way[2]))
    return always, [_pathway(G, way, place, ways, asker) for place, way in enumerate(ways, start=1)]


def _pathway(
    G: Graph,
    way: tuple[str, str, list[NeedGroup]],
    place: int,
    ways: Sequence[tuple[str, str, list[NeedGroup]]],
    asker: Asker,
) -> NeedPathway:
    name, key, groups = way
    met = [all(group.met for group in each) for _, _, each in ways]
    alone = "Everything in this box" if len(ways) == 1 else f"Way {place}"
    title = _title(G, name) if _WORDS.fullmatch(name) else alone
    time = asker.ways.get(name)
    best = place == 1 < len(ways) and not any(met) and time is not None
    return NeedPathway(key, title, tuple(groups), met[place - 1], time, best)


def _title(G: Graph, name: str) -> str:
    """Return the name of a pathway as a heading: ``RHIT and bachelor`` of ``rhit-and-bachelor``."""
    words = re.split("[-_ ]", name)
    short = _short_forms(G)
    return sentence_case(" ".join(w.upper() if w.upper() in short else w for w in words))


@once
def _short_forms(G: Graph) -> frozenset[str]:
    """Return the words that names of the graph write in capitals: RHIT, HIM, VA."""
    texts = (
        data.get(field, "")
        for _, data in G.nodes(data=True)
        for field in ("name", "abbreviation", "aliases")
    )
    found = {word for text in texts for word in _CAPITALS.findall(text)}
    return frozenset(found - {word.upper() for word in LITTLE})


def _signature(group: RequirementGroup) -> Signature:
    """Return what makes two groups of different pathways the same."""
    parts = frozenset(
        (
            each.months,
            *((source, row.get("min_level", 0)) for source, row in sorted(each.rows, key=_source)),
        )
        for each in group.alternatives
    )
    return parts | {(group.number, "of")}


def _source(row: tuple[str, Mapping[str, Any]]) -> str:
    return row[0]


def _common(pathways: Sequence[Sequence[RequirementGroup]]) -> frozenset[Signature]:
    if len(pathways) < 2:  # noqa: PLR2004 - of one pathway nothing is in common
        return frozenset()
    first, *others = ({_signature(group) for group in groups} for groups in pathways)
    return frozenset(first.intersection(*others))


def _ordered(groups: list[NeedGroup]) -> list[NeedGroup]:
    """Sort groups: credentials first, then time at work, lower levels first."""
    return sorted(
        groups,
        key=lambda group: (
            all(need.months for need in group.needs),
            min((level for need in group.needs for _, level in need.places), default=0),
        ),
    )


def has(G: Graph, node: str, asker: Asker) -> bool:
    """Tell whether a person holds a node, or something that counts as it or proves it."""
    known, same = past(G, asker.profile), counting_as(G, node)
    return not known.held.isdisjoint(same) or known.proves(same)


class _Seen:
    """Requirements through the eyes of a person."""

    def __init__(self, G: Graph, asker: Asker) -> None:
        self.G, self.asker = G, asker
        self.past: Past = past(G, asker.profile)
        # Months count from when the role is held.
        self.months = {
            role: months
            for role, months in asker.profile.experience.items()
            if role in self.past.held
        }

    def group(self, group: RequirementGroup, key: str) -> NeedGroup:
        """Return a group: what is held first, then what is soonest, cheapest, and by name."""
        needs = [self.need(each, key, place) for place, each in enumerate(group.alternatives)]
        needs.sort(key=self.order)
        met = holds(self.past.unproved(group.condition()), self.past.held, self.months)
        return NeedGroup(f"more-{key}", group.number, tuple(needs), met)

    def need(self, each: Alternative, key: str, place: int) -> Need:
        """Return one alternative with what the person has of it."""
        node = each.rows[0][0]
        if not each.months:
            has = not self.past.held.isdisjoint(each.meeting) or self.past.proves(each.meeting)
            return Need(node, "held" if has else "open")
        done = sum(self.months.get(role, 0) for role in each.meeting)
        state: State = "held" if done >= each.months else "begun" if done else "open"
        places = tuple(sorted((source, row.get("min_level", 0)) for source, row in each.rows))
        several = f"jobs-{key}-{place + 1}" if len(places) > 1 else ""
        return Need(places[0][0], state, each.months, done, places, several)

    def order(self, need: Need) -> tuple[bool, float, float, str]:
        """Return a sort key among alternatives."""
        data = self.G.nodes[need.node]
        price = data.get("cost_usd", 0) + data.get("fee_usd", 0)
        return need.state != "held", self.wait(need), price, display_name(self.G, need.node)

    def wait(self, need: Need) -> float:
        """Return in how many months an alternative is there; a guess where no time is known."""
        if need.state == "held":
            return 0
        if need.months:
            return need.months - need.done
        time = self.asker.times.get(need.node)
        if time is None:
            return float(self.G.nodes[need.node].get("duration_months", NEVER))
        return NEVER if time.months is None else time.months

    def closeness(self, name: str, groups: Sequence[NeedGroup]) -> tuple[bool, float, float, str]:
        """Return a sort key among pathways."""
        met = all(group.met for group in groups)
        time = self.asker.ways.get(name)
        if time is not None:
            months = NEVER if time.months is None else time.months
            return not met, months, time.cost or 0.0, name
        waits = [
            sorted(map(self.wait, group.needs))[group.number - 1]
            for group in groups
            if not group.met
        ]
        return not met, max(waits, default=0), sum(waits), name
