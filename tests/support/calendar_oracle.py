"""The obviously right planner of the month grid: every state a person can be in, month by month.

Written from the semantics only (docs/semantics.md). A state at an instant is what was achieved or
entered, the months worked per role, the job of the last month and the running study. At an
instant anything open may start; then a month passes with at most one job and one study. The
price and the number of new things follow from a state, so equal states are equally good, and
that is the only thing this search leaves out besides what no requirement asks for. Slow; for
tiny graphs only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from oracle import Oracle

from graph.model.graph import Graph
from graph.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Study:
    """A block that has begun and has `left` months to go."""

    node: str
    left: int
    mode: str


@dataclass(frozen=True, slots=True)
class State:
    """Where a person stands at the start of a month; `job` is the place of last month's role."""

    done: frozenset[str]
    months: tuple[int, ...]
    job: int | None = None
    study: Study | None = None

    @property
    def begun(self) -> frozenset[str]:
        """Everything that must be paid for."""
        return self.done if self.study is None else self.done | {self.study.node}


class CalendarOracle(Oracle):
    """Answers both questions of the month grid about one problem."""

    def __init__(self, G: Graph, problem: Problem) -> None:
        super().__init__(G, problem)
        self.goal = self.counted(problem.target)
        self.there = self.certain(self.goal)
        # More months than any rule asks for change nothing; 1 tells that a stretch has begun.
        self.most = max(1, self.most)
        self.cap = None if problem.max_cost is None else round(100 * problem.max_cost)
        self.held_at: dict[tuple[frozenset[str], tuple[int, ...]], set[str]] = {}
        self.open_at: dict[tuple[str, frozenset[str], tuple[int, ...]], bool] = {}

    # What one state is worth and what can follow it.

    def price(self, begun: Iterable[str]) -> int:
        fields = ("cost_usd", "fee_usd")
        return sum(round(100 * self.G.nodes[each].get(f, 0)) for each in begun for f in fields)

    def affordable(self, state: State) -> bool:
        begun, steps = state.begun, self.problem.max_steps
        if steps is not None and len(begun) > steps:
            return False
        return self.cap is None or self.price(begun) <= self.cap

    def held(self, state: State) -> set[str]:
        key = (state.done, state.months)
        if key not in self.held_at:
            self.held_at[key] = self.achieved(*key)
        return self.held_at[key]

    def reached(self, state: State) -> bool:
        return self.there or self.problem.target in state.done or bool(self.goal & self.held(state))

    def starts(self, state: State, things: list[str], months_left: int) -> Iterator[State]:
        """Whatever may start at this instant and can be finished in time."""
        for node in things:
            if node in state.begun or node in self.start:
                continue
            key = (node, state.done, state.months)
            if key not in self.open_at:
                self.open_at[key] = self.allowed(node) and self.opened(
                    node, self.held(state), state.months
                )
            if not self.open_at[key]:
                continue
            modes = {} if node in self.roles else self.lengths(node)
            if node in self.roles or 0 in modes.values():
                yield replace(state, done=state.done | {node})
            if state.study is None:
                for mode, left in modes.items():
                    if 0 < left <= months_left:
                        yield replace(state, study=Study(node, left, mode))

    def instant(
        self, arrived: dict[State, int], things: list[str], months_left: int
    ) -> dict[State, int]:
        """Return the states after any number of starts at one instant, and their values.

        A value is twelve times the cents earned less those paid, the best of all ways to a state.
        """
        found = dict(arrived)
        todo = list(arrived)
        while todo:
            state = todo.pop()
            for after in self.starts(state, things, months_left):
                paid = self.price(after.begun - state.begun)
                value = found[state] - 12 * paid
                if self.affordable(after) and value > found.get(after, value - 1):
                    found[after] = value
                    todo.append(after)
        return found

    def busy(self, state: State) -> bool:
        """Tell whether the next month must have a job."""
        begun = self.problem.job is not None or any(state.months)
        return self.problem.keep_working and begun and not self.reached(state)

    def month(self, state: State, *, beyond: bool) -> Iterator[tuple[State, int]]:
        """Return what can be after one more month, and the yearly pay of its job in cents."""
        study, done, busy = state.study, state.done, self.busy(state)
        if study is not None:
            if study.left == 1:
                done |= {study.node}
            study = replace(study, left=study.left - 1) if study.left > 1 else None
        if not busy:
            yield State(done, state.months, None, study), 0
        if state.study is not None and state.study.mode == "full-time":
            return
        for place, role in enumerate(self.roles):
            worked = state.months[place]
            if role not in state.done and role not in self.start:
                continue
            if worked > 0 and state.job != place:
                continue
            if worked >= self.most and not beyond and not self.problem.keep_working:
                continue
            more = min(worked + 1, self.most)
            months = (*state.months[:place], more, *state.months[place + 1 :])
            pay = round(100 * self.G.nodes[role].get("pay_median_usd", 0))
            yield State(done, months, place, study), pay

    def asked_for(self, wanted: Iterable[str]) -> list[str]:
        """Everything that the wanted things ask for, directly or not, themselves included."""
        found: set[str] = set()
        todo = list(wanted)
        while todo:
            node = todo.pop()
            if node not in found:
                found.add(node)
                todo += self.counted(node)
                todo += [source for source, _ in self.rows[node]]
                todo += [
                    inside
                    for _, inside, how in self.G.out_edges(node, data=True)
                    if how["relation"] == "includes"
                ]
        return [node for node in self.credentials + self.roles if node in found]

    # The two questions.

    def best_calendar(self, limit: int | None = None) -> tuple[int, int, int] | None:
        """Return (instant, cost in cents, steps), None when there is no plan.

        Whatever is done one after the other can be done on the grid, so the least sequential
        time bounds the search; `limit` is a bound to use instead.
        """
        if limit is None:
            endless = replace(self.problem, max_months=None)
            sequential = Oracle(self.G, endless).best("time")
            if sequential is None:
                return None
            limit = sequential[0]
        if self.problem.max_months is not None:
            limit = min(limit, self.problem.max_months)
        things = self.asked_for([self.problem.target])
        states = {self.first(): 0}
        for now in range(limit + 1):
            states = self.instant(states, things, limit - now)
            ends = [(self.price(s.begun), len(s.begun)) for s in states if self.reached(s)]
            if ends:
                return (now, *min(ends))
            states = {after: 0 for state in states for after, _ in self.month(state, beyond=False)}
        return None

    def plans(self) -> dict[frozenset[str], tuple[int, int, int]]:
        """Return per set of new things its least (instant, cents, steps); limits are kept.

        Nothing useful is later than everything there is, one after the other.
        """
        limit = sum(max(self.lengths(each).values()) for each in self.credentials)
        limit += self.most * len(self.roles)
        if self.problem.max_months is not None:
            limit = min(limit, self.problem.max_months)
        things = self.asked_for([self.problem.target])
        states = {self.first(): 0}
        found: dict[frozenset[str], tuple[int, int, int]] = {}
        for now in range(limit + 1):
            states = self.instant(states, things, limit - now)
            there = {state for state in states if self.reached(state)}
            for state in there:
                if state.study is None:
                    found.setdefault(state.done, (now, self.price(state.done), len(state.done)))
            left = states.keys() - there
            states = {after: 0 for state in left for after, _ in self.month(state, beyond=False)}
        return found

    def best_earnings(self, horizon: int) -> Fraction | None:
        """Return dollars earned less dollars paid by the horizon, None when there is no plan."""
        deadline = horizon
        if self.problem.max_months is not None:
            deadline = min(horizon, self.problem.max_months)
        things = self.asked_for([self.problem.target, *self.roles])
        states = {self.first(): 0}
        for now in range(horizon + 1):
            states = self.instant(states, things, horizon - now)
            if now >= deadline:
                states = {state: value for state, value in states.items() if self.reached(state)}
            if now == horizon:
                break
            later: dict[State, int] = {}
            for state, value in states.items():
                for after, pay in self.month(state, beyond=True):
                    later[after] = max(value + pay, later.get(after, value + pay))
            states = later
        return Fraction(max(states.values()), 1200) if states else None

    def first(self) -> State:
        return State(frozenset(), tuple(0 for _ in self.roles))
