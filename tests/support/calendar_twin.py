"""The month grid once more, built differently: every schedule written down, then followed.

All study tracks times all job tracks times all sets of things that take no month; the
requirements are read as conditions (`graph.model.condition`), not as rows; only what holding
proves is asked of the plain search. For the tiniest graphs only: it exists so that the search of
`calendar_oracle` can be trusted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, groupby, product

from oracle import Oracle

from graph.model.condition import holds
from graph.model.graph import Graph, counting_as
from graph.model.requirements import condition
from graph.planning.answer import Mode, Plan, Step
from graph.planning.problem import Problem

Schedule = tuple[Step, ...]


class Twin:
    """Answers the questions of the month grid about one problem by listing schedules."""

    def __init__(self, G: Graph, problem: Problem) -> None:
        self.G = G
        self.problem = problem
        self.conditions = {
            node: condition(G, node)
            for node in G
            if G.nodes[node]["type"] in {"credential", "role"}
        }
        self.plain = Oracle(G, problem)
        self.goal = counting_as(G, problem.target)
        least = {node: data.get("min_months", 0) for node, data in G.nodes(data=True)}
        self.least = least
        self.start = problem.hold | {
            node for node, had in problem.experience.items() if 0 < had >= least[node]
        }
        self.fresh = sorted(filter(self.allowed, set(self.conditions) - self.start))

    def allowed(self, node: str) -> bool:
        data, level = self.G.nodes[node], self.problem.max_credential_level
        high = data["type"] == "credential" and data.get("level", 0) > (
            9 if level is None else level
        )
        active = data.get("status", "active") == "active"
        ruled_out = node in self.problem.avoid or data.get("kind") in self.problem.avoid_kind
        return active and not high and not ruled_out

    def is_role(self, node: str) -> bool:
        return bool(self.G.nodes[node]["type"] == "role")

    def lengths(self, node: str) -> dict[Mode | None, int]:
        """Return how long a thing takes, by mode; what takes no month has none."""
        data = self.G.nodes[node]
        full = int(data.get("duration_months", 0))
        ways = data.get("study_mode", "either")
        longer = (
            full if ways == "part_time" else Fraction(str(self.problem.part_time_factor)) * full
        )
        part = int(data.get("part_time_months", math.ceil(longer)))
        found: dict[Mode | None, int] = {"full-time": full, "part-time": part}
        if ways != "either":
            del found["part-time" if ways == "full_time" else "full-time"]
        return found

    # Writing schedules down.

    def study_tracks(self, since: int, until: int, left: frozenset[str]) -> Iterator[Schedule]:
        """Every row of blocks, one after the other, with or without idle months between."""
        yield ()
        for node in sorted(left):
            for mode, months in self.lengths(node).items():
                if not months:
                    continue
                for begin in range(since, until - months + 1):
                    block = Step("study", node, begin, begin + months, 0, mode)
                    for rest in self.study_tracks(begin + months, until, left - {node}):
                        yield (block, *rest)

    def job_tracks(self, until: int) -> Iterator[Schedule]:
        """Every assignment of a job or none to each month, in which no role comes back."""
        roles = [n for n in self.conditions if self.is_role(n)]
        usable = [n for n in roles if n in self.start or n in self.fresh]
        for months in product([None, *usable], repeat=until):
            runs = [(job, len(list(run))) for job, run in groupby(months)]
            names = [job for job, _ in runs if job is not None]
            if len(set(names)) < len(names):
                continue
            now, track = 0, []
            for job, length in runs:
                if job is not None:
                    track.append(Step("work", job, now, now + length, 0))
                now += length
            yield tuple(track)

    def schedules(self, until: int) -> Iterator[Schedule]:
        """Every legal schedule of that many months, each with what takes no month in it."""
        lasting = frozenset(
            n for n in self.fresh if not self.is_role(n) and any(self.lengths(n).values())
        )
        tracks = list(self.job_tracks(until))
        for studies in self.study_tracks(0, until, lasting):
            for jobs in tracks:
                if clash(studies, jobs):
                    continue
                worked = {step.id for step in jobs}
                must = [n for n in self.fresh if n in worked]
                studied = {step.id for step in studies}
                may = [
                    n
                    for n in self.fresh
                    if n not in worked and n not in studied and (self.is_role(n) or self.free(n))
                ]
                subsets = (combinations(may, size) for size in range(len(may) + 1))
                for extra in chain.from_iterable(subsets):
                    things = [*must, *extra, *(step.id for step in studies)]
                    if not self.affordable(things):
                        continue
                    soon: dict[str, int | None] = dict.fromkeys([*must, *extra])
                    moments = self.follow((*studies, *jobs), soon, until)
                    if moments is not None:
                        entries = (self.entry(node, now) for node, now in moments.items())
                        yield (*studies, *jobs, *entries)

    def entry(self, node: str, now: int) -> Step:
        return Step("enter" if self.is_role(node) else "study", node, now, now, 0)

    # Following a schedule.

    def price(self, things: Sequence[str]) -> int:
        fields = ("cost_usd", "fee_usd")
        return sum(round(100 * self.G.nodes[each].get(f, 0)) for each in things for f in fields)

    def affordable(self, things: Sequence[str]) -> bool:
        steps, dollars = self.problem.max_steps, self.problem.max_cost
        few = steps is None or len(things) <= steps
        return few and (dollars is None or self.price(things) <= round(100 * dollars))

    def standing(
        self, entered: set[str], lasting: Schedule, now: int
    ) -> tuple[set[str], dict[str, int]]:
        """Return what is achieved at an instant, and the months that count."""
        months: dict[str, int] = dict(self.problem.experience)
        for step in lasting:
            if step.action == "work":
                worked = sum(step.start_month <= month < step.end_month for month in range(now))
                months[step.id] = months.get(step.id, 0) + worked
        held = {
            node
            for node in entered
            if node in self.start
            or not self.is_role(node)
            or months.get(node, 0) >= self.least[node]
        }
        return held, {node: count for node, count in months.items() if node in held}

    def is_open(self, node: str, held: set[str], months: Mapping[str, int]) -> bool:
        """Tell whether a thing's requirements are met, by what is there or what it proves."""
        if holds(self.conditions[node], held, months):
            return True
        prior = zip(self.plain.roles, self.plain.prior, strict=True)
        since = tuple(max(0, months.get(role, 0) - before) for role, before in prior)
        return self.problem.infer and self.plain.opened(node, held, since)

    def follow(
        self, lasting: Schedule, soon: Mapping[str, int | None], until: int
    ) -> dict[str, int] | None:
        """Live through a schedule; None when something in it is not allowed.

        `lasting` are the steps of some months; `soon` the things that take none, each with its
        instant or with None for as soon as its requirements are met. Returns their instants.
        """
        entered, moments = set(self.start), dict[str, int]()
        for now in range(until + 1):
            entered |= {s.id for s in lasting if s.action == "study" and s.end_month == now}
            while True:
                held, months = self.standing(entered, lasting, now)
                ready = [
                    node
                    for node, when in soon.items()
                    if node not in moments
                    and when in {None, now}
                    and self.is_open(node, held, months)
                ]
                if not ready:
                    break
                entered.add(ready[0])
                moments[ready[0]] = now
            if any(when == now and node not in moments for node, when in soon.items()):
                return None
            for step in lasting:
                if step.start_month != now:
                    continue
                is_open = (
                    self.is_open(step.id, held, months)
                    if step.action == "study"
                    else step.id in entered
                )
                if not is_open:
                    return None
        return moments if len(moments) == len(soon) else None

    def reached(self, schedule: Schedule) -> int | None:
        """Return the first instant at which a legal schedule reaches the target."""
        ends = {step.id: step.end_month for step in schedule if step.action != "work"}
        if self.goal & self.start or self.plain.certain(set(self.goal)):
            return 0
        for step in schedule:
            if step.action == "work" and step.id not in self.start:
                ends.setdefault(step.id, step.start_month)
        moments = [ends[self.problem.target]] if self.problem.target in ends else []
        moments += [ends[n] for n in self.goal if n in ends and not self.is_role(n)]
        return min(moments, default=None)

    def legal(self, schedule: Schedule) -> bool:
        """Tell whether any steps at all, put together by anybody, are a schedule."""
        lasting = tuple(step for step in schedule if step.months)
        soon: dict[str, int | None] = {s.id: s.start_month for s in schedule if not s.months}
        jobs = tuple(step for step in lasting if step.action == "work")
        studies = tuple(step for step in lasting if step.action == "study")
        for step in jobs:
            if step.id not in self.start:
                soon.setdefault(step.id, step.start_month)
        new = [*soon, *(step.id for step in studies)]
        once = len({(step.action, step.id) for step in schedule}) == len(schedule)
        return (
            once
            and set(new) <= set(self.fresh)
            and len(set(new)) == len(new)
            and all(step.months == self.lengths(step.id).get(step.mode) for step in studies)
            and all((now is None or now >= 0) and self.free(node) for node, now in soon.items())
            and all(0 <= step.start_month < step.end_month for step in lasting)
            and not any(overlap(a, b) for kind in (jobs, studies) for a, b in combinations(kind, 2))
            and not clash(studies, jobs)
            and self.affordable(new)
            and self.follow(lasting, soon, max([0, *(s.end_month for s in schedule)])) is not None
        )

    def free(self, node: str) -> bool:
        """Tell whether a thing takes no month."""
        return self.is_role(node) or 0 in self.lengths(node).values()

    # The two questions.

    def new(self, schedule: Schedule) -> list[str]:
        return sorted({step.id for step in schedule} - self.start)

    def earned(self, schedule: Schedule) -> Fraction:
        pay = {node: data.get("pay_median_usd", 0) for node, data in self.G.nodes(data=True)}
        paid = sum(Fraction(str(pay[s.id])) * s.months / 12 for s in schedule if s.action == "work")
        return paid - Fraction(self.price(self.new(schedule)), 100)

    def best_calendar(self, limit: int) -> tuple[tuple[int, int, int], Schedule] | None:
        """Return the best value up to `limit` months, with a schedule that has it."""
        if self.problem.max_months is not None:
            limit = min(limit, self.problem.max_months)
        for until in range(limit + 1):
            found = [
                ((until, self.price(self.new(each)), len(self.new(each))), each)
                for each in self.schedules(until)
                if self.reached(each) == until
            ]
            if found:
                return min(found, key=lambda one: one[0])
        return None

    def best_earnings(self, horizon: int) -> tuple[Fraction, Schedule] | None:
        """Return the most that can be earned, with a schedule that earns it."""
        cap = self.problem.max_months
        deadline = horizon if cap is None else min(horizon, cap)
        best: tuple[Fraction, Schedule] | None = None
        for schedule in self.schedules(horizon):
            now = self.reached(schedule)
            if now is not None and now <= deadline:
                earned = self.earned(schedule)
                if best is None or earned > best[0]:
                    best = (earned, schedule)
        return best

    def plan(self, schedule: Schedule) -> Plan:
        """Return a schedule as a plan with true figures, whether it is legal or not."""
        new = self.new(schedule)
        return Plan(
            time=sum(step.months for step in schedule),
            cost=self.price(new) / 100,
            steps=len(new),
            achieved=tuple(new),
            schedule=schedule,
            calendar=self.reached(schedule),
            earnings=float(self.earned(schedule)),
        )


def overlap(one: Step, other: Step) -> bool:
    return one.start_month < other.end_month and other.start_month < one.end_month


def clash(studies: Schedule, jobs: Schedule) -> bool:
    """Tell whether there is a job in a month of full-time study."""
    full = [study for study in studies if study.mode == "full-time"]
    return any(overlap(study, job) for study in full for job in jobs)
