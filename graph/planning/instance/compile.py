"""Compile a graph and a problem into an instance of the requirements that can matter.

Held items are taken out, items that nothing needs are dropped (backward relevance), and money
becomes whole cents. The pathways of a node are compiled once per graph; a question compiles only
those again that mention something held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Any

from graph.model.frozen import once
from graph.model.graph import TARGET_TYPES, Graph, Values, counting_as, is_active
from graph.model.matching import matched, shared
from graph.model.requirements import RequirementGroup, pathways_of
from graph.person.options import Option, admission
from graph.person.profile import Profile, held_at_start
from graph.person.proved import Past, past
from graph.planning.instance.values import Group, Instance, Item, Need
from graph.planning.problem import Problem, Question


def build_instance(G: Graph, problem: Problem, *, goes_on: bool = False) -> Instance:
    """Compile the part of the graph that can matter for a problem.

    With `goes_on`, that includes every role and what it requires, and the target may be held.
    """
    reaching = counting_as(G, problem.target)
    done = reached_at_start(G, problem)
    todo = [] if done else sorted(reaching)
    roles = {node for node, data in G.nodes(data=True) if data["type"] == "role"}
    keeps = problem.keep_working and problem.on_calendar
    fillers = roles & held_at_start(G, problem) if keeps and problem.job else frozenset()
    todo += sorted(roles if goes_on else fillers)
    items, pathways = _compiled(G, problem, todo, whole_time=not fillers or goes_on)
    goals = tuple(sorted(reaching & items.keys()))
    return Instance(
        items,
        pathways,
        goals,
        done=done,
        goes_on=goes_on,
        keeps=keeps,
        fillers=tuple(sorted(fillers)),
    )


def reached_at_start(G: Graph, problem: Problem) -> bool:
    """Tell whether the target, or what counts as it, is held or certainly was achieved."""
    reaching = counting_as(G, problem.target)
    held = held_at_start(G, problem)
    return not reaching.isdisjoint(held) or past(G, problem).proves(reaching)


def build_field(G: Graph, profile: Profile) -> Instance:
    """Compile everything that may be achieved, without goals."""
    roles = {node for node, data in G.nodes(data=True) if data["type"] == "role"}
    things = {node for node, data in G.nodes(data=True) if data["type"] in TARGET_TYPES}
    new = things - held_at_start(G, profile)
    keeps = profile.keep_working and _on_calendar(profile)
    fillers = roles & held_at_start(G, profile) if keeps and profile.job else frozenset()
    items, pathways = _compiled(G, profile, sorted(roles | new), whole_time=not fillers)
    return Instance(items, pathways, (), done=False, keeps=keeps, fillers=tuple(sorted(fillers)))


def _compiled(
    G: Graph, profile: Profile, todo: Iterable[str], *, whole_time: bool = True
) -> tuple[dict[str, Item], dict[str, Mapping[str, tuple[Group, ...]]]]:
    """Return the items and pathways of some nodes and of everything they rest on.

    `whole_time`: whether there can be months of full-time study.
    """
    held = held_at_start(G, profile)
    proved = past(G, profile)
    limits = tuple(admission(profile).values())
    items: dict[str, Item] = {}
    pathways: dict[str, Mapping[str, tuple[Group, ...]]] = {}
    todo = list(todo)
    seen = set(todo)
    while todo:
        node = todo.pop()
        item = _item(G, profile, node, limits, held=node in held)
        if item is not None and item.full and not whole_time:
            item = None if item.part is None else replace(item, study=item.part, full=None)
        if item is None:
            continue
        items[node] = item
        if item.held:
            continue
        routes = _routes_after(G, node, profile.experience, proved)
        pathways[node] = routes.groups
        new = routes.mentioned - seen
        todo += new
        seen |= new
    ordered = sorted(items)
    return (
        {node: items[node] for node in ordered},
        {node: pathways[node] for node in ordered if node in pathways},
    )


def _item(
    G: Graph,
    profile: Profile,
    node: str,
    limits: Iterable[tuple[Option, Any]],
    *,
    held: bool,
) -> Item | None:
    """Return the item of a node, or None when it can be neither achieved nor worked in."""
    data = G.nodes[node]
    role = data["type"] == "role"
    if held:
        return Item(node, 0, 0, 0, 0, role, held, data.get("level", 0))
    admitted = (limit.admits(node, data, value) for limit, value in limits)
    if not is_active(G, node) or not all(admitted):
        return None
    prior = profile.experience.get(node, 0)
    full, part = (0, 0) if role else study_months(data, profile.part_time_factor)
    lengths = [each for each in (full, part) if each is not None]
    if full is not None and not _on_calendar(profile):
        lengths = [full]
    return Item(
        node,
        min(lengths, default=0),
        max(0, data.get("min_months", 0) - prior) if role else 0,
        prior,
        round(100 * data.get("cost_usd", 0)) + round(100 * data.get("fee_usd", 0)),
        role,
        held,
        data.get("level", 0),
        full,
        part,
    )


def _on_calendar(profile: Profile) -> bool:
    return isinstance(profile, Question) and profile.on_calendar


def unpriced_credential(data: Values) -> bool:
    """Tell whether nobody knows the price of a credential."""
    return data["type"] == "credential" and not {"cost_usd", "fee_usd"} & data.keys()


def untimed_credential(data: Values) -> bool:
    """Tell whether nobody knows how long a credential takes (docs/semantics.md, rule 12)."""
    own = data.get("study_mode") == "part_time" and "part_time_months" in data
    return data["type"] == "credential" and "duration_months" not in data and not own


def study_months(data: Values, factor: float) -> tuple[int | None, int | None]:
    """Return how long a credential takes full-time and part-time, None where it cannot be.

    Parameters
    ----------
    data
        Attributes of the credential.
    factor
        How many times longer part-time study takes, as an exact decimal: 1.1 times 10 is 11.
    """
    full, mode = data.get("duration_months", 0), data.get("study_mode", "either")
    usual = full if mode == "part_time" else ceil(Fraction(str(factor)) * full)
    part = data.get("part_time_months", usual)
    return None if mode == "part_time" else full, None if mode == "full_time" else part


@dataclass(frozen=True, slots=True)
class _Routes:
    """The pathways of a node, and everything they mention."""

    groups: Mapping[str, tuple[Group, ...]]
    mentioned: frozenset[str]


def _options(G: Graph, meeting: frozenset[str]) -> tuple[str, ...]:
    return _in_order(G, meeting) if len(meeting) > 1 else tuple(meeting)


@once
def _in_order(_: Graph, options: frozenset[str]) -> tuple[str, ...]:
    """Return options in order of ids; equal options are the same object."""
    return tuple(sorted(options))


@once
def _routes(G: Graph, node: str) -> _Routes:
    """Return the pathways of a node, cached for all questions."""
    routes = {
        name: tuple(_group(G, asked) for asked in groups)
        for name, groups in pathways_of(G, node).items()
    }
    return _Routes(routes or {"": ()}, _mentioned(routes))


def _group(G: Graph, asked: RequirementGroup) -> Group:
    needs = (Need(each.months, _options(G, each.meeting)) for each in asked.alternatives)
    return Group(asked.number, tuple(needs), asked.name, asked)


def _mentioned(routes: Mapping[str, tuple[Group, ...]]) -> frozenset[str]:
    needs = (need.options for groups in routes.values() for group in groups for need in group.needs)
    return frozenset().union(*needs)


def _routes_after(G: Graph, node: str, experience: Mapping[str, int], proved: Past) -> _Routes:
    """Return the pathways of a node without what is met at the start."""
    whole = _routes(G, node)
    held = proved.held
    if whole.mentioned.isdisjoint(held) and whole.mentioned.isdisjoint(proved.behind):
        return whole

    routes = {
        name: tuple(_left(group, experience, proved) for group in groups)
        for name, groups in whole.groups.items()
    }
    return _Routes(routes, _mentioned(routes))


def _left(group: Group, experience: Mapping[str, int], proved: Past) -> Group:
    """Return a group without what is met at the start (docs/semantics.md, rules 3 and 25)."""
    asked = group.asked.alternatives
    if group.number == 1 and proved.proves_one_of(asked):
        return replace(group, number=0, needs=())
    needs: list[Need] = []
    there: list[frozenset[str]] = []
    for need, alike in zip(group.needs, asked, strict=True):
        known = proved.held & alike.meeting
        if need.months:
            months = need.months - sum(experience.get(each, 0) for each in known)
            needs += [Need(months, need.options)] if months > 0 else []
        elif not proved.proves(alike.meeting):
            needs.append(need)
            there.append(known)
    number = group.number - (len(group.needs) - len(needs))
    if len(matched(there)) >= number:
        return replace(group, number=0, needs=())
    # What could fill several places stays; anything else fills the only place it can.
    while filled := [known for known in there if known - shared(there)]:
        places = [n for n, need in enumerate(needs) if not need.months]
        done = {n for n, known in zip(places, there, strict=True) if known in filled}
        needs = [need for n, need in enumerate(needs) if n not in done]
        there = [known for known in there if known not in filled]
        number -= len(done)
    return replace(group, number=number, needs=tuple(needs))
