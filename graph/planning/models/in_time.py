"""Requirements on a grid of months: what is achieved and worked when something starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.planning.candidates.timetable import Timetable
from graph.planning.instance.values import Instance, Need
from graph.planning.models import cp_model
from graph.planning.models.base import Model

_POOL: Final = 8
"""Most roles that share the months of a need for which their order is modelled."""


class RequirementsInTime(Model[Timetable]):
    """A model in which things have a start, an end and a job: variables of the subclass.

    Parameters
    ----------
    instance
        The problem.
    most
        Most months per role that may be worked in.
    """

    timeless = False

    def __init__(self, instance: Instance, most: Mapping[str, int]) -> None:
        super().__init__(instance, most)
        self.start: dict[str, cp_model.IntVar] = {}
        self.end: dict[str, cp_model.LinearExprT] = {}
        self.job: dict[str, cp_model.IntVar] = {}
        self.worked: dict[tuple[str, str], tuple[cp_model.IntVar, cp_model.IntVar]] = {}

    def supports(self, option: str, node: str) -> cp_model.IntVar:
        """Return a literal that can be true only if `option` is achieved when `node` starts."""
        if self.instance.items[option].held:
            return self.cp.new_constant(1)
        if (option, node) not in self.before:
            literal = self.cp.new_bool_var(f"{option} before {node}")
            self.cp.add_implication(literal, self.has[option])
            item = self.instance.items[option]
            if item.min_months:
                ready: cp_model.LinearExprT = self.job[option] + item.min_months
                self.cp.add(self.work[option] >= item.min_months).only_enforce_if(literal)
            else:
                ready = self.end[option]
            self.cp.add(ready <= self.start[node]).only_enforce_if(literal)
            if self.component[option] == self.component[node]:
                self.cp.add(self.rank[option] < self.rank[node]).only_enforce_if(literal)
            self.before[option, node] = literal
        return self.before[option, node]

    def _need(self, node: str, need: Need) -> cp_model.IntVar:
        fresh = (need.months, need.options, node) not in self.shared
        literal = super()._need(node, need)
        if fresh and need.months and 1 < len(need.options) <= _POOL:
            self._one_after_another(node, need, literal)
        return literal

    def _one_after_another(self, node: str, need: Need, literal: cp_model.IntVar) -> None:
        """Have all months that a need counts between the first of its jobs and its start.

        It follows from jobs that do not overlap, but the linear relaxation does not see it: there
        two jobs of a pool run side by side.
        """
        total = sum(self.worked[role, node][0] for role in need.options)
        first = []
        for role in need.options:
            first.append(self.cp.new_bool_var(f"{role} first for {node} {len(self.shared)}"))
            self.cp.add_implication(first[-1], self.worked[role, node][1])
            self.cp.add(self.job[role] + total <= self.start[node]).only_enforce_if(first[-1])
        if any(self.instance.items[role].prior for role in need.options):
            first.append(self.cp.new_bool_var(f"nothing for {node} {len(self.shared)}"))
        self.cp.add_bool_or(*first, ~literal)

    def counted(self, role: str, node: str) -> cp_model.LinearExprT:
        """Return the months in a role that count when `node` starts."""
        if (role, node) in self.counts:
            return self.counts[role, node]
        item = self.instance.items[role]
        months = self.cp.new_int_var(0, self.most[role], f"months {role} before {node}")
        self.cp.add(months <= self.work[role])
        # Whether any month has been worked by then; the role need not be achieved yet.
        since = self.cp.new_bool_var(f"worked {role} before {node}")
        self.cp.add(months <= self.most[role] * since)
        self.cp.add(months <= self.start[node] - self.job[role]).only_enforce_if(since)
        self.worked[role, node] = months, since
        self.counts[role, node] = months
        if not item.held:
            before = self.supports(role, node)
            self.cp.add_implication(since, before)
            self.counts[role, node] = months + item.prior * before
        return self.counts[role, node]
