"""The CP-SAT model of an instance: what a plan achieves, works and rests on.

Variables: a Boolean per item (achieved), an integer per role (months worked), and a Boolean per
pathway and per need (how requirements are met). Nothing may support itself: inside a strongly
connected component of the support graph each item has a rank, and supports have lower ranks;
between components the order is given. The instance has been restricted to items that can matter.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

import networkx as nx

from graph.person.options import Measure
from graph.planning.answer import Taste
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Group, Instance, Need
from graph.planning.models import cp_model
from graph.planning.models.lexicographic import Total
from graph.planning.models.solver import new_solver, run

Found = TypeVar("Found")
"""What a model finds: a choice or a timetable."""

Values: TypeAlias = "Iterable[tuple[cp_model.IntVar, int]]"


class Model(ABC, Generic[Found]):
    """The part of the model that is common to all clocks.

    A subclass adds its own variables to those that are made here, and then the requirements.

    Parameters
    ----------
    instance
        The problem.
    most
        Most months per role that may be worked in; see `most_months`.
    """

    timeless = True
    """Whether a need is met independently of time; on a calendar it depends on when."""

    def __init__(self, instance: Instance, most: Mapping[str, int]) -> None:
        self.instance = instance
        self.cp = cp_model.CpModel()
        self.things = [node for node, item in instance.items.items() if not item.held]
        self.has = {node: self.cp.new_bool_var(f"has {node}") for node in self.things}
        self.most = most
        self.work = self._work_variables()
        self.component, self.rank = self._ranks()
        self.before: dict[tuple[str, str], cp_model.IntVar] = {}
        self.counts: dict[tuple[str, str], cp_model.LinearExprT] = {}
        self.shared: dict[tuple[int, tuple[str, ...], str], cp_model.IntVar] = {}
        items = instance.items
        self.measures: dict[Measure, cp_model.LinearExprT] = {
            "time": sum(items[n].study * self.has[n] for n in self.things)
            + sum(self.work.values()),
            "cost": sum(items[n].price * self.has[n] for n in self.things),
            "steps": sum(self.has.values()),
        }

    @abstractmethod
    def read(self, solver: cp_model.CpSolver) -> Found:
        """Return what the solver found."""

    @abstractmethod
    def values(self, found: Found) -> Values:
        """Return the variable values of a known solution, as a hint."""

    def require(self, caps: Caps) -> None:
        """Add what a plan must meet: the requirements of its things, a goal, the limits."""
        for node in self.things:
            self._require(node)
        if not self.instance.done:
            self.cp.add_bool_or(self.has[goal] for goal in self.instance.goals)
        for measure, cap in caps.limits().items():
            self.cp.add(self.measures[measure] <= cap)

    def _work_variables(self) -> dict[str, cp_model.IntVar]:
        work: dict[str, cp_model.IntVar] = {}
        for role, high in sorted(self.most.items()):
            item = self.instance.items[role]
            work[role] = self.cp.new_int_var(0, high, f"months {role}")
            if not item.held:
                # A role that supports anything must be achieved, not only entered.
                self.cp.add(work[role] <= high * self.has[role])
                if self.timeless:
                    self.cp.add(work[role] >= item.min_months * self.has[role])
        return work

    def _ranks(self) -> tuple[dict[str, int], dict[str, cp_model.IntVar]]:
        supports: nx.DiGraph[str] = nx.DiGraph()
        supports.add_nodes_from(self.things)
        for node in self.things:
            for groups in self.instance.pathways[node].values():
                for group in groups:
                    for need in group.needs:
                        supports.add_edges_from(
                            (option, node) for option in need.options if option in self.has
                        )
        component: dict[str, int] = {}
        rank: dict[str, cp_model.IntVar] = {}
        for number, part in enumerate(nx.strongly_connected_components(supports)):
            for node in sorted(part):
                component[node] = number
                if len(part) > 1:
                    rank[node] = self.cp.new_int_var(0, len(part) - 1, f"rank {node}")
        return component, rank

    def _require(self, node: str) -> None:
        """Require that an achieved item has a pathway whose groups are all met."""
        routes = self.instance.pathways[node]
        if len(routes) == 1:
            chosen = dict.fromkeys(routes, self.has[node])
        else:
            chosen = {name: self.cp.new_bool_var(f"{node} by {name}") for name in routes}
            self.cp.add_bool_or(*chosen.values(), ~self.has[node])
        for name, groups in routes.items():
            for group in groups:
                self._meet(node, chosen[name], group)

    def add_landmarks(self, groups: Iterable[Group]) -> None:
        """Add landmark constraints: groups that every plan meets.

        They tighten the linear relaxation, which mixes fractions of pathways and then needs only
        a fraction of what all of them share (Imai and Fukunaga 2015). Groups that ask for several
        needs, or for either a hold or months, are left out.
        """
        items = self.instance.items
        for group in groups:
            options = sorted({each for need in group.needs for each in need.options})
            if group.number == 1 and not any(need.months for need in group.needs):
                if not any(items[each].held for each in options):
                    self.cp.add_bool_or(self.has[each] for each in options)
            elif group.number == len(group.needs) == 1:
                months = (self.work.get(role, 0) for role in options)
                prior = (items[n].prior * self.has[n] for n in options if n in self.has)
                self.cp.add(sum([*months, *prior]) >= group.needs[0].months)

    def _meet(self, node: str, chosen: cp_model.IntVar, group: Group) -> None:
        if group.number == 1 and all(not need.months for need in group.needs):
            options = sorted({each for need in group.needs for each in need.options})
            self._hold_any(node, chosen, options)
            return
        shared = group.contested()
        if shared:
            met = self._places(node, group, shared)
        else:
            met = [self._need(node, need) for need in group.needs]
        if group.number == len(met):
            self.cp.add_bool_and(met).only_enforce_if(chosen)
        elif group.number == 1:
            self.cp.add_bool_or(*met, ~chosen)
        else:
            self.cp.add(sum(met) >= group.number).only_enforce_if(chosen)

    def _places(self, node: str, group: Group, shared: frozenset[str]) -> list[cp_model.IntVar]:
        """Return a literal per need; what could fill several places fills one (rule 3)."""
        met: list[cp_model.IntVar] = []
        places: dict[str, list[cp_model.IntVar]] = defaultdict(list)
        for need in group.needs:
            if need.months:
                met.append(self._need(node, need))
                continue
            met.append(self.cp.new_bool_var(f"{node} place {len(met)}"))
            ways = [self.supports(each, node) for each in need.options if each not in shared]
            for each in sorted(shared.intersection(need.options)):
                fills = self.cp.new_bool_var(f"{each} fills place {len(met)} of {node}")
                self.cp.add_implication(fills, self.supports(each, node))
                places[each].append(fills)
                ways.append(fills)
            self.cp.add_bool_or(*ways, ~met[-1])
        for fills_one in places.values():
            self.cp.add_at_most_one(fills_one)
        return met

    def _hold_any(self, node: str, chosen: cp_model.IntVar, options: Sequence[str]) -> None:
        self.cp.add_bool_or(*(self.supports(each, node) for each in options), ~chosen)

    def _need(self, node: str, need: Need) -> cp_model.IntVar:
        """Return a literal that can be true only if the need is met before `node`."""
        inside = not self.timeless or any(
            self.component.get(each) == self.component[node] for each in need.options
        )
        key = (need.months, need.options, node if inside else "")
        if key in self.shared:
            return self.shared[key]
        literal = self.shared[key] = self.cp.new_bool_var(f"{node} needs {len(self.shared)}")
        if not need.months:
            self._hold_any(node, literal, need.options)
        else:
            total = sum(self.counted(role, node) for role in need.options)
            self.cp.add(total >= need.months).only_enforce_if(literal)
        return literal

    def supports(self, option: str, node: str) -> cp_model.IntVar:
        """Return a literal that can be true only if `option` is achieved before `node`."""
        if self.instance.items[option].held:
            return self.cp.new_constant(1)
        if self.component[option] != self.component[node]:
            return self.has[option]
        if (option, node) not in self.before:
            literal = self.cp.new_bool_var(f"{option} before {node}")
            self.cp.add_implication(literal, self.has[option])
            self.cp.add(self.rank[option] < self.rank[node]).only_enforce_if(literal)
            self.before[option, node] = literal
        return self.before[option, node]

    def counted(self, role: str, node: str) -> cp_model.LinearExprT:
        """Return the months in a role that count towards a need of `node`."""
        item = self.instance.items[role]
        if item.held:
            return self.work[role]
        if self.component[role] != self.component[node]:
            return self.work[role] + item.prior * self.has[role]
        if (role, node) not in self.counts:
            before = self.supports(role, node)
            high = self.most[role] + item.prior
            counted = self.cp.new_int_var(0, high, f"months {role} before {node}")
            self.cp.add(counted <= high * before)
            self.cp.add(counted <= self.work[role] + item.prior)
            self.counts[role, node] = counted
        return self.counts[role, node]

    def total(self, measure: Measure) -> Total:
        """Return a measure as a sum to minimise; cost in units of the prices' common divisor."""
        items = [self.instance.items[node] for node in self.things]
        match measure:
            case "time":
                highest = sum(item.study for item in items) + sum(self.most.values())
            case "steps":
                highest = len(items)
            case "cost":
                unit = math.gcd(*(item.price for item in items)) or 1
                units = {item.id: item.price // unit for item in items}
                expression = sum(units[node] * self.has[node] for node in self.things)
                return Total(expression, sum(units.values()), unit)
        return Total(self.measures[measure], highest)

    def tastes(self, taste: Taste) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT]:
        """Return what ties minimise: the detours; then negative pay and ids in one sum."""
        pay = sum(-taste.pay.get(role, 0) * months for role, months in self.work.items())
        ids = sum(place * self.has[node] for place, node in enumerate(self.things))
        # One expression for both: all ids together weigh less than one dollar.
        rest = pay * (len(self.things) ** 2 + 1) + ids
        strays = sum(self.has[node] for node in self.things if node in taste.detours)
        return strays, rest

    def minimise(
        self,
        expression: cp_model.LinearExprT,
        hint: Found | None,
        *,
        seconds: float | None = None,
        effort: float | None = None,
    ) -> tuple[cp_model.CpSolverStatus, Found | None, int]:
        """Minimise; return the status, what was found and the bound."""
        self.cp.minimize(expression)
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in self.values(hint) if hint is not None else ():
            self.cp.add_hint(variable, value)
        solver = new_solver(seconds, effort)
        status = run(solver, self.cp)
        # Every measure is an integer, so the bound is rounded up.
        least = math.ceil(solver.best_objective_bound - 1e-6)
        known = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
        return status, self.read(solver) if known else None, least

    def rule_out(self, classes: Iterable[Collection[str]]) -> None:
        """Have every plan do without all items of at least one of some classes."""
        without: list[cp_model.LiteralT] = []
        for number, each in enumerate(classes):
            there = sorted(self.has.keys() & each)
            if not there:
                return
            if len(there) == 1:
                without.append(self.has[there[0]].negated())
                continue
            none = self.cp.new_bool_var(f"without class {number}")
            for thing in there:
                self.cp.add_implication(none, ~self.has[thing])
            without.append(none)
        self.cp.add_bool_or(without)

    def fix(self, expression: cp_model.LinearExprT, value: int) -> None:
        """Keep an expression at its minimum."""
        self.cp.add(expression <= value)
