"""The exact sequential planner: one CP-SAT model, minimised measure by measure.

A Boolean per thing says that it is achieved, an integer per role how long it is worked, a
Boolean per pathway and per need how requirements are met. Nothing may support itself: inside a
strongly connected component of "can support" each thing has a rank, and a support has a lower
rank than what it supports; between components the order is given. Requirements of an instance
mention only what can matter (`graph.planning.instance`).
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from ortools.sat.python import cp_model

from graph.planning.instance import Group, Instance, Need
from graph.planning.problem import LEXICOGRAPHIC, Objective, Taste
from graph.planning.simulate import Choice, value

_TIE_EFFORT = 2.0
"""Deterministic seconds (of CP-SAT) for settling ties: same input, same answer."""


@dataclass(frozen=True, slots=True)
class Caps:
    """Upper limits: months, cents, new things."""

    time: int | None = None
    cost: int | None = None
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """What the search found: `bound` is a value of the first measure no plan is below."""

    choice: Choice | None
    proved: bool
    bound: int | None


def solve(
    instance: Instance,
    objective: Objective,
    *,
    caps: Caps | None = None,
    hint: Choice | None = None,
    time_limit: float = 10.0,
) -> Solution:
    """Find a plan of the least values.

    Parameters
    ----------
    instance
        The restricted problem.
    objective
        What is minimised first; see `LEXICOGRAPHIC` for second and third.
    caps
        Limits a plan must keep.
    hint
        A plan to start from.
    time_limit
        Seconds for the three measures together.

    Returns
    -------
    Solution
        ``proved`` with a choice: optimal in all three measures; ``proved`` without: no plan
        exists.
    """
    model = _Model(instance, caps or Caps())
    choice = hint
    bound: int | None = None
    deadline = time.monotonic() + time_limit
    for measure in LEXICOGRAPHIC[objective]:
        left = deadline - time.monotonic()
        if left <= 0:
            return Solution(choice, proved=False, bound=bound)
        status, found, least = model.minimise(model.measures[measure], choice, seconds=left)
        if status == cp_model.INFEASIBLE:
            return Solution(None, proved=True, bound=None)
        if measure == objective:
            bound = least
        choice = found or choice
        if status != cp_model.OPTIMAL or found is None:
            return Solution(choice, proved=False, bound=bound)
        model.fix(model.measures[measure], least)
    return Solution(choice, proved=True, bound=bound)


def settle_ties(instance: Instance, best: Choice, taste: Taste) -> Choice:
    """Choose among the plans of the same three values: no detours, better pay, then ids.

    Parameters
    ----------
    instance
        The problem, reduced with the taste at most.
    best
        A plan of the least values.
    taste
        What is preferred.
    """
    model = _Model(
        instance, Caps(*(value(instance, best, measure) for measure in ("time", "cost", "steps")))
    )
    strays, rest = model.tastes(taste)
    if not best.things & taste.detours:
        model.fix(strays, 0)
        wishes = [rest]
    else:
        wishes = [strays, rest]
    for expression in wishes:
        status, found, least = model.minimise(expression, best, effort=_TIE_EFFORT)
        best = found or best
        if status != cp_model.OPTIMAL:
            break
        model.fix(expression, least)
    return best


class _Model:
    """The CP-SAT model of an instance."""

    def __init__(self, instance: Instance, caps: Caps) -> None:
        self.instance = instance
        self.cp = cp_model.CpModel()
        self.things = [node for node, item in instance.items.items() if not item.held]
        self.has = {node: self.cp.new_bool_var(f"has {node}") for node in self.things}
        self.most = self._most_months()
        self.work = self._work_variables()
        self.component, self.rank = self._ranks()
        self.before: dict[tuple[str, str], cp_model.IntVar] = {}
        self.shared: dict[tuple[int, tuple[str, ...]], cp_model.IntVar] = {}
        for node in self.things:
            self._require(node)
        self.cp.add_bool_or(self.has[goal] for goal in instance.goals)
        items = instance.items
        self.measures: dict[Objective, cp_model.LinearExprT] = {
            "time": sum(items[n].study * self.has[n] for n in self.things)
            + sum(self.work.values()),
            "cost": sum(items[n].price * self.has[n] for n in self.things),
            "steps": sum(self.has.values()),
        }
        for measure, expression in self.measures.items():
            cap = getattr(caps, measure)
            if cap is not None:
                self.cp.add(expression <= cap)

    def _most_months(self) -> dict[str, int]:
        """Return per role that can support anything the most months a need can ask of it."""
        most: dict[str, int] = {}
        for routes in self.instance.pathways.values():
            for groups in routes.values():
                for group in groups:
                    for need in group.needs:
                        for option in need.options:
                            least = most.get(option, self.instance.items[option].min_months)
                            most[option] = max(least, need.months)
        return {node: months for node, months in most.items() if self.instance.items[node].role}

    def _work_variables(self) -> dict[str, cp_model.IntVar]:
        work: dict[str, cp_model.IntVar] = {}
        for role, high in sorted(self.most.items()):
            item = self.instance.items[role]
            work[role] = self.cp.new_int_var(0, high, f"months {role}")
            if not item.held:
                # A role that supports anything must be achieved, not only entered.
                self.cp.add(work[role] <= high * self.has[role])
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
        """Make a thing that is achieved have a pathway whose groups are all met."""
        routes = self.instance.pathways[node]
        if len(routes) == 1:
            chosen = dict.fromkeys(routes, self.has[node])
        else:
            chosen = {name: self.cp.new_bool_var(f"{node} by {name}") for name in routes}
            self.cp.add_bool_or(*chosen.values(), ~self.has[node])
        for name, groups in routes.items():
            for group in groups:
                self._meet(node, chosen[name], group)

    def _meet(self, node: str, chosen: cp_model.IntVar, group: Group) -> None:
        if group.number == 1 and all(not need.months for need in group.needs):
            options = sorted({each for need in group.needs for each in need.options})
            self._hold_any(node, chosen, options)
            return
        met = [self._need(node, need) for need in group.needs]
        if group.number == len(met):
            self.cp.add_bool_and(met).only_enforce_if(chosen)
        elif group.number == 1:
            self.cp.add_bool_or(*met, ~chosen)
        else:
            self.cp.add(sum(met) >= group.number).only_enforce_if(chosen)

    def _hold_any(self, node: str, chosen: cp_model.IntVar, options: Sequence[str]) -> None:
        self.cp.add_bool_or(*(self._supports(each, node) for each in options), ~chosen)

    def _need(self, node: str, need: Need) -> cp_model.IntVar:
        """Return a literal that may only be true when the need is met before `node`."""
        inside = any(self.component.get(each) == self.component[node] for each in need.options)
        key = (need.months, need.options)
        if not inside and key in self.shared:
            return self.shared[key]
        literal = self.cp.new_bool_var(f"{node} needs {len(self.shared)}")
        if not inside:
            self.shared[key] = literal
        if not need.months:
            self._hold_any(node, literal, need.options)
        else:
            total = sum(self._counted(role, node) for role in need.options)
            self.cp.add(total >= need.months).only_enforce_if(literal)
        return literal

    def _supports(self, option: str, node: str) -> cp_model.IntVar:
        """Return a literal that may only be true when `option` is achieved before `node`."""
        if self.component[option] != self.component[node]:
            return self.has[option]
        if (option, node) not in self.before:
            literal = self.cp.new_bool_var(f"{option} before {node}")
            self.cp.add_implication(literal, self.has[option])
            self.cp.add(self.rank[option] < self.rank[node]).only_enforce_if(literal)
            self.before[option, node] = literal
        return self.before[option, node]

    def _counted(self, role: str, node: str) -> cp_model.LinearExprT:
        """Return the months in a role that count towards a need of `node`."""
        item = self.instance.items[role]
        if item.held:
            return self.work[role]
        if self.component[role] != self.component[node]:
            return self.work[role] + item.prior * self.has[role]
        before = self._supports(role, node)
        high = self.most[role] + item.prior
        counted = self.cp.new_int_var(0, high, f"months {role} before {node}")
        self.cp.add(counted <= high * before)
        self.cp.add(counted <= self.work[role] + item.prior)
        return counted

    def tastes(self, taste: Taste) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT]:
        """Return what is minimised among equal plans: detours; then minus pay and, last, ids."""
        pay = sum(-taste.pay.get(role, 0) * months for role, months in self.work.items())
        ids = sum(place * self.has[node] for place, node in enumerate(self.things))
        # One expression for both: the ids of all things together weigh less than one dollar.
        rest = pay * (len(self.things) ** 2 + 1) + ids
        strays = sum(self.has[node] for node in self.things if node in taste.detours)
        return strays, rest

    def minimise(
        self,
        expression: cp_model.LinearExprT,
        hint: Choice | None,
        *,
        seconds: float | None = None,
        effort: float | None = None,
    ) -> tuple[cp_model.CpSolverStatus, Choice | None, int]:
        """Minimise; return the status, the plan found and the bound."""
        self.cp.minimize(expression)
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        if hint is not None:
            for node in self.things:
                self.cp.add_hint(self.has[node], node in hint.things)
            for role, months in self.work.items():
                self.cp.add_hint(months, hint.months.get(role, 0))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        # Presolving and cuts take longer than they save: reduction has done their work.
        solver.parameters.cp_model_presolve = False
        solver.parameters.cut_level = 0
        solver.parameters.symmetry_level = 0
        if seconds is not None:
            solver.parameters.max_time_in_seconds = seconds
        if effort is not None:
            solver.parameters.max_deterministic_time = effort
        status = solver.solve(self.cp)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return status, None, _least(solver)
        choice = Choice(
            frozenset(node for node in self.things if solver.boolean_value(self.has[node])),
            {role: n for role, var in self.work.items() if (n := solver.value(var))},
        )
        return status, choice, _least(solver)

    def fix(self, expression: cp_model.LinearExprT, value: int) -> None:
        """Keep a measure at its least value."""
        self.cp.add(expression <= value)


def _least(solver: cp_model.CpSolver) -> int:
    """Return the bound as a whole number: every measure is whole."""
    return math.ceil(solver.best_objective_bound - 1e-6)
