"""The rules a plan is verified by, read from the rows of the graph (docs/semantics.md)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TypeAlias

import networkx as nx

from graph.model.graph import Graph
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem
from graph.words import amount, counted, dollars

Row: TypeAlias = tuple[str, dict[str, object]]
"""Source and attributes of a row that enters a condition."""

Group: TypeAlias = tuple[int, list[tuple[int, set[str]]]]
"""How many of some alternatives: months (0: a hold) and the ids that serve."""

_ENOUGH = 1_000_000
"""Months that meet every requirement of experience."""

FITTING = {"study": "credential", "work": "role", "enter": "role"}


def held_at_start(G: Graph, problem: Problem) -> set[str]:
    """Return what is held at the start (docs/semantics.md, rule 8)."""
    today = {problem.job} if problem.job is not None else set()
    return (
        set(problem.hold)
        | today
        | {
            role
            for role, months in problem.experience.items()
            if months > 0 and months >= G.nodes[role].get("min_months", 0)
        }
    )


def misshapen(G: Graph, step: Step) -> list[str]:
    """Say what is wrong with a step in any schedule: its action, or months that are taken back."""
    kind = G.nodes[step.id]["type"]
    if FITTING[step.action] != kind:
        return [f"{step.id} is a {kind}, nothing to {step.action}"]
    return [f"{step.id} ends before it starts"] if step.months < 0 else []


def wrong_totals(G: Graph, plan: Plan, new: set[str]) -> list[str]:
    """Say which figures of a plan do not match its schedule."""
    months = sum(step.end_month - step.start_month for step in plan.schedule)
    unpaid = set(new)
    wrong = []
    for step in plan.schedule:
        due = price(G, unpaid & {step.id})
        unpaid.discard(step.id)
        if round(100 * step.cost_usd) != due:
            wrong.append(f"{step.id} costs {dollars(due / 100)} here, not {dollars(step.cost_usd)}")
        pay = None if step.action == "study" else G.nodes[step.id].get("pay_median_usd")
        if step.pay_usd != pay:
            wrong.append(f"the yearly pay of {step.id} is {pay}, not {step.pay_usd}")
    return wrong + [
        f"{name} is {said}, the schedule says {true}"
        for name, said, true in (
            ("achieved", list(plan.achieved), sorted(new)),
            ("steps", plan.steps, len(new)),
            ("time", plan.time, months),
            ("cost", round(100 * plan.cost), price(G, new)),
        )
        if said != true
    ]


def price(G: Graph, things: set[str]) -> int:
    """Return the price of some items in cents (docs/semantics.md, rule 12)."""
    return sum(
        round(100 * G.nodes[node].get(field, 0))
        for node in things
        for field in ("cost_usd", "fee_usd")
    )


def exceeded(problem: Problem, plan: Plan, months: int | None) -> list[str]:
    """Say which limits a plan exceeds (docs/semantics.md, rule 16).

    `months` is what `max_months` limits.
    """
    caps = (
        ("month", problem.max_months, months),
        ("dollar", problem.max_cost, plan.cost),
        ("step", problem.max_steps, plan.steps),
    )
    return [
        f"{counted(value, unit)}, over the limit of {amount(cap)}"
        for unit, cap, value in caps
        if cap is not None and value is not None and value > cap
    ]


def lengths(G: Graph, problem: Problem, node: str) -> dict[str, int]:
    """Return how long a credential takes, by the modes it can be studied in (rule 14)."""
    data = G.nodes[node]
    months, mode = data.get("duration_months", 0), data.get("study_mode", "either")
    # The factor is exact: 1.1 is eleven tenths, not the nearest binary number.
    longer = math.ceil(Fraction(str(problem.part_time_factor)) * months)
    own = data.get("part_time_months")
    beside = own if own is not None else months if mode == "part_time" else longer
    found = {"full-time": months, "part-time": beside}
    unfit = {"full_time": "part-time", "part_time": "full-time"}.get(mode)
    return {each: length for each, length in found.items() if each != unfit}


def refusals(G: Graph, problem: Problem, node: str) -> list[str]:
    """Say why an item may not be newly achieved (docs/semantics.md, rule 10)."""
    data = G.nodes[node]
    wrong = []
    if data.get("status", "active") != "active":
        wrong.append(f"{node} is {data['status']}")
    if node in problem.avoid:
        wrong.append(f"{node} is avoided")
    if data.get("kind") in problem.avoid_kind:
        wrong.append(f"{node} is of the avoided kind {data['kind']}")
    limit = problem.max_credential_level
    if limit is not None and data["type"] == "credential" and data.get("level", 0) > limit:
        wrong.append(f"{node} is above credential level {limit}")
    return wrong


def achieved(G: Graph, start: set[str], entered: set[str], worked: dict[str, int]) -> set[str]:
    """Return the achieved items of those entered (docs/semantics.md, rule 9)."""
    return {
        node
        for node in entered
        if node in start
        or G.nodes[node]["type"] == "credential"
        or worked.get(node, 0) >= G.nodes[node].get("min_months", 0)
    }


def accepted(G: Graph, node: str) -> set[str]:
    """Return what satisfies a hold on an item (docs/semantics.md, rule 4)."""
    found, todo = {node}, [node]
    while todo:
        new = {
            source
            for source, _, data in G.in_edges(todo.pop(), data=True)
            if data["relation"] == "counts_as"
        }
        todo += new - found
        found |= new
    return found


class Past:
    """What holding proves (docs/semantics.md, rule 25).

    Parameters
    ----------
    G, problem
        The graph and the question.
    """

    def __init__(self, G: Graph, problem: Problem) -> None:
        self.G = G
        self.held = held_at_start(G, problem) if problem.infer else set()
        entering: nx.DiGraph[str] = nx.DiGraph(
            (source, target)
            for source, target, data in G.edges(data=True)
            if self.held and data["relation"] in {"required_for", "counts_as", "includes"}
        )
        # Nothing else can be on the way to what is held; careers stand for their roles.
        entering.add_edges_from(
            (role, career)
            for career, role, data in G.edges(data=True)
            if data["relation"] == "includes"
        )
        behind = {
            each for node in self.held & set(entering) for each in nx.ancestors(entering, node)
        }
        self.behind = behind | self.held
        self.first: set[str] | None = None
        self.known: dict[frozenset[str], bool] = {}
        self.read: dict[str, list[list[Group]]] = {}

    def proves(self, things: set[str]) -> bool:
        """Tell whether something held could not have been had without one of some things."""
        if things.isdisjoint(self.behind):
            return False
        if self.first is None:
            self.first = self._possible(set())
        key = frozenset(things)
        if key not in self.known:
            others = (self.held & self.first) - things
            self.known[key] = bool(others) and not others <= self._possible(things)
        return self.known[key]

    def _possible(self, without: set[str]) -> set[str]:
        found: set[str] = set()
        kinds = {"credential", "role"}
        left = {n for n in self.behind if self.G.nodes[n]["type"] in kinds} - without
        while left:
            worked = dict.fromkeys(found, _ENOUGH)
            new = {node for node in left if _met(self.asked(node), found, worked, None)}
            if not new:
                break
            found |= new
            left -= new
        return found

    def asked(self, node: str) -> list[list[Group]]:
        """Return the pathways of an item, each a list of groups; read once."""
        if node not in self.read:
            self.read[node] = _asked(self.G, node)
        return self.read[node]


def opened(node: str, held: set[str], worked: dict[str, int], past: Past) -> bool:
    """Tell whether one of the pathways of an item is met (docs/semantics.md, rules 1 to 6)."""
    return _met(past.asked(node), held, worked, past)


def _met(
    pathways: list[list[Group]], held: set[str], worked: dict[str, int], past: Past | None
) -> bool:
    return not pathways or any(
        all(_group_met(group, held, worked, past) for group in groups) for groups in pathways
    )


def _group_met(group: Group, held: set[str], worked: dict[str, int], past: Past | None) -> bool:
    number, alternatives = group
    met = 0
    places: list[set[str]] = []
    for months, serving in alternatives:
        if months:
            met += sum(worked.get(role, 0) for role in serving & held) >= months
        elif past is not None and past.proves(serving):
            met += 1
        else:
            places.append(serving & held)
    if number == 1 and past is not None and not any(months for months, _ in alternatives):
        met += past.proves(set().union(*(serving for _, serving in alternatives)))
    return met + (any(places) if number == 1 else _most_filled(places)) >= number


def _most_filled(places: list[set[str]]) -> int:
    """Return how many places can be filled, each by another thing (docs/semantics.md, rule 3)."""
    chosen: nx.Graph[object] = nx.Graph()
    for number, ways in enumerate(places):
        chosen.add_edges_from((number, way) for way in ways)
    top = [node for node in chosen if isinstance(node, int)]
    return len(nx.bipartite.hopcroft_karp_matching(chosen, top)) // 2


def _asked(G: Graph, node: str) -> list[list[Group]]:
    """Read the rows of an item: pathways, groups, alternatives with pools put together."""
    pathways: dict[str, dict[object, dict[object, list[Row]]]] = {}
    for number, (source, _, data) in enumerate(G.in_edges(node, data=True)):
        if data["relation"] != "required_for":
            continue
        pool = data.get("pool") if data.get("months") else None
        alternative = ("pool", pool) if pool else ("row", number)
        groups = pathways.setdefault(data.get("pathway", "1"), {})
        group = groups.setdefault(data.get("group") or alternative, {})
        group.setdefault(alternative, []).append((source, data))
    return [
        [_group(G, [*alternatives.values()]) for alternatives in groups.values()]
        for groups in pathways.values()
    ]


def _group(G: Graph, alternatives: list[list[Row]]) -> Group:
    found = []
    for members in alternatives:
        months = int(str(members[0][1].get("months", 0)))
        found.append((months, _roles(G, members) if months else accepted(G, members[0][0])))
    return int(str(alternatives[-1][0][1].get("required_number", 1))), found


def _roles(G: Graph, members: list[Row]) -> set[str]:
    """Return the roles whose months count for an alternative (docs/semantics.md, rule 5)."""
    roles: set[str] = set()
    for source, data in members:
        if G.nodes[source]["type"] == "role":
            roles.add(source)
            continue
        least = int(str(data.get("min_level", 0)))
        roles |= {
            role
            for _, role, edge in G.out_edges(source, data=True)
            if edge["relation"] == "includes"
            and G.nodes[role]["type"] == "role"
            and G.nodes[role].get("level", 0) >= least
        }
    return roles
