"""The obviously right planner: a plain search over everything a person can do next.

Written from the requirement semantics of the design, sharing no code with the planner: a state
is what was entered and how many months were worked in each role; a move studies one credential,
enters one role or works one month. Slow; for tiny graphs only.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from fractions import Fraction
from itertools import count
from typing import Any

from graph.model.graph import Graph
from graph.planning.problem import Objective, Problem

Member = tuple[str, dict[str, Any]]

ORDER = {"time": (0, 1, 2), "cost": (1, 0, 2), "steps": (2, 0, 1)}
"""Positions of (time, cost, steps) in order of importance."""


class Oracle:
    """Answers one problem after another about one graph."""

    def __init__(self, G: Graph, problem: Problem) -> None:
        self.G = G
        self.problem = problem
        self.filled = filled
        self.pasts: dict[frozenset[str], set[str]] = {}
        self.ways: dict[str, set[str]] = {}
        self.roles = sorted(n for n in G if G.nodes[n]["type"] == "role")
        self.credentials = sorted(n for n in G if G.nodes[n]["type"] == "credential")
        self.prior = [problem.experience.get(r, 0) for r in self.roles]
        self.start = set(problem.hold) | ({problem.job} if problem.job else set())
        for place, name in enumerate(self.roles):
            least = G.nodes[name].get("min_months", 0)
            if self.prior[place] > 0 and self.prior[place] >= least:
                self.start.add(name)
        self.rows = defaultdict(list)
        for source, target, data in G.edges(data=True):
            if data["relation"] == "required_for":
                self.rows[target].append((source, data))
        most = [d.get("months", 0) for rows in self.rows.values() for _, d in rows]
        most += [G.nodes[r].get("min_months", 0) for r in self.roles]
        self.most = max(most, default=0)

    def counted(self, node: str) -> set[str]:
        """Everything that satisfies a hold on a node."""
        if node not in self.ways:
            self.ways[node] = self._counted(node)
        return self.ways[node]

    def _counted(self, node: str) -> set[str]:
        found = {node}
        while True:
            more = {
                s
                for s, t, d in self.G.edges(data=True)
                if d["relation"] == "counts_as" and t in found
            }
            if more <= found:
                return found
            found |= more

    def achieved(self, entered: frozenset[str], months: tuple[int, ...]) -> set[str]:
        found = set(self.start)
        for node in entered:
            if node in self.credentials:
                found.add(node)
            else:
                place = self.roles.index(node)
                if self.prior[place] + months[place] >= self.G.nodes[node].get("min_months", 0):
                    found.add(node)
        return found

    def met(
        self, row: list[tuple[str, dict[str, Any]]], held: set[str], months: tuple[int, ...]
    ) -> bool:
        """One alternative: a hold, or the months of a row or pool."""
        source, data = row[0]
        if not data.get("months"):
            return bool(self.counted(source) & held)
        places = set()
        for each, values in row:
            if self.G.nodes[each]["type"] == "role":
                places.add(each)
            else:
                for _, inside, how in self.G.out_edges(each, data=True):
                    level = self.G.nodes[inside].get("level", 0)
                    is_role = self.G.nodes[inside]["type"] == "role"
                    inside_career = how["relation"] == "includes" and is_role
                    if inside_career and level >= values.get("min_level", 0):
                        places.add(inside)
        total = 0
        for place, name in enumerate(self.roles):
            if name in places and name in held:
                total += self.prior[place] + months[place]
        return total >= int(data["months"])

    def certain(self, things: set[str]) -> bool:
        """Tell whether something held could not have been achieved without one of some things."""
        if not self.problem.infer:
            return False
        before, after = self.past(frozenset()), self.past(frozenset(things))
        return any(each in before and each not in after for each in self.start - things)

    def past(self, without: frozenset[str]) -> set[str]:
        """Everything that can be achieved from nothing when some things do not exist."""
        if without not in self.pasts:
            self.pasts[without] = self._past(without)
        return self.pasts[without]

    def _past(self, without: frozenset[str]) -> set[str]:
        found: set[str] = set()
        forever = tuple(1_000_000 for _ in self.roles)
        while True:
            more = {
                node
                for node in {*self.credentials, *self.roles} - without - found
                if self.opened(node, found, forever, infer=False)
            }
            if not more:
                return found
            found |= more

    def sure(self, row: list[tuple[str, dict[str, Any]]]) -> bool:
        """Tell whether an alternative is a hold that is certainly met."""
        source, data = row[0]
        return not data.get("months") and self.certain(self.counted(source))

    def opened(
        self, node: str, held: set[str], months: tuple[int, ...], *, infer: bool = True
    ) -> bool:
        pathways = defaultdict(list)
        for source, data in self.rows[node]:
            pathways[data.get("pathway", "1")].append((source, data))
        for rows in pathways.values():
            alternatives = defaultdict(list)
            for number, (source, data) in enumerate(rows):
                pool = data.get("pool") if data.get("months") else None
                name = f"pool {pool}" if pool else f"row {number}"
                alternatives[data.get("group") or name, name].append((source, data))
            wanted: dict[str, int] = {}
            got: dict[str, int] = defaultdict(int)
            places: dict[str, list[set[str]]] = defaultdict(list)
            for (group, _), row in alternatives.items():
                wanted[group] = row[0][1].get("required_number", 1)
                if infer and self.sure(row):
                    got[group] += 1
                elif row[0][1].get("months"):
                    got[group] += self.met(row, held, months)
                else:
                    places[group].append(self.counted(row[0][0]) & held)
            for group, ways in places.items():
                got[group] += self.filled(ways)
            for group in wanted if infer else ():
                parts = [row for (name, _), row in alternatives.items() if name == group]
                if wanted[group] == 1 and not any(d.get("months") for r in parts for _, d in r):
                    got[group] += self.certain(
                        {each for row in parts for each in self.counted(row[0][0])}
                    )
            if all(got[group] >= number for group, number in wanted.items()):
                return True
        return not pathways

    def lengths(self, node: str) -> dict[str, int]:
        """How long a credential takes, by the modes it can be studied in."""
        data = self.G.nodes[node]
        full, mode = data.get("duration_months", 0), data.get("study_mode", "either")
        part = math.ceil(Fraction(str(self.problem.part_time_factor)) * full)
        if mode == "part_time":
            part = full
        part = data.get("part_time_months", part)
        found = {}
        if mode != "part_time":
            found["full-time"] = full
        if mode != "full_time":
            found["part-time"] = part
        return found

    def study(self, node: str) -> int:
        """Months of a credential, one thing at a time."""
        found = self.lengths(node)
        return found["full-time"] if "full-time" in found else found["part-time"]

    def allowed(self, node: str) -> bool:
        data = self.G.nodes[node]
        cap = self.problem.max_credential_level
        if data["type"] == "credential" and cap is not None and data.get("level", 0) > cap:
            return False
        if data.get("kind") in self.problem.avoid_kind:
            return False
        return node not in self.problem.avoid and data.get("status", "active") == "active"

    def best(self, objective: Objective) -> tuple[int, int, int] | None:
        """Return (time, cost in cents, steps) of the best plan, None when there is none."""
        order, serial = ORDER[objective], count()
        caps = (
            self.problem.max_months,
            None if self.problem.max_cost is None else round(100 * self.problem.max_cost),
            self.problem.max_steps,
        )
        first = (frozenset[str](), tuple(0 for _ in self.roles))
        heap = [((0, 0, 0), next(serial), (0, 0, 0), *first)]
        seen: dict[tuple[frozenset[str], tuple[int, ...]], list[tuple[int, int, int]]] = {}
        goal = self.counted(self.problem.target)
        if self.certain(goal):
            return 0, 0, 0
        while heap:
            _, _, value, entered, months = heapq.heappop(heap)
            state = (entered, months)
            # With limits a dearer way to a state can still be the one that fits.
            if any(
                all(a <= b for a, b in zip(old, value, strict=True)) for old in seen.get(state, [])
            ):
                continue
            seen.setdefault(state, []).append(value)
            held = self.achieved(entered, months)
            if goal & held or self.problem.target in entered:
                return value
            moves = []
            for node in self.credentials + self.roles:
                if node in entered or node in self.start or not self.allowed(node):
                    continue
                if self.opened(node, held, months):
                    data = self.G.nodes[node]
                    study = self.study(node) if node in self.credentials else 0
                    cents = [round(100 * data.get(f, 0)) for f in ("cost_usd", "fee_usd")]
                    moves.append(((study, sum(cents), 1), entered | {node}, months))
            for place, name in enumerate(self.roles):
                if (name in entered or name in self.start) and months[place] < self.most:
                    more = (*months[:place], months[place] + 1, *months[place + 1 :])
                    moves.append(((1, 0, 0), entered, more))
            for weight, now, worked in moves:
                total = tuple(a + b for a, b in zip(value, weight, strict=True))
                if any(cap is not None and t > cap for cap, t in zip(caps, total, strict=True)):
                    continue
                key = tuple(total[i] for i in order)
                heapq.heappush(heap, (key, next(serial), total, now, worked))
        return None


def filled(places: list[set[str]]) -> int:
    """How many places can be filled, each by another thing, by trying everything."""
    if not places:
        return 0
    first, *others = places
    without = filled(others)
    return max([without, *(1 + filled([way - {each} for way in others]) for each in first)])
