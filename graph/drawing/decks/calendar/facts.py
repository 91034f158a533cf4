"""A plan as the values its picture needs: bars, pay, money spent, requirements of the goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.drawing.decks.calendar.needs import Lane, Need, Numbers, needs_of
from graph.drawing.decks.nodes import detail
from graph.drawing.diagram.labels import box_names
from graph.drawing.diagram.plan import action, beside_work, pace
from graph.drawing.layout.order import reduced
from graph.model.graph import Graph, counting_as
from graph.model.names import aliases_of, display_name, title
from graph.planning.answer import Answer, Plan, Step
from graph.queries.facts import show
from graph.words import after, dollars, duration


@dataclass(frozen=True, slots=True)
class Bar:
    """One step as a bar.

    Parameters
    ----------
    number, key
        Place in the plan, from 1; id of its box, unique in the picture.
    lane, start, end
        Where it is, in months.
    names, short
        What it may be called, the full name first; what it is called where room is scarce.
    takes, money
        How long, and what it costs or pays; either may be empty.
    beside
        Of a study: whether it is studied beside work, so that its strip is hatched; None of a job.
    said, detail
        All of it as a sentence, and what is told when somebody asks.
    """

    number: int
    key: str
    lane: Lane
    start: int
    end: int
    names: tuple[str, ...]
    short: str
    takes: str
    money: str
    beside: bool | None
    said: str
    detail: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tread:
    """Pay a year over a stretch of months: None while there is no job, 0 where it is unknown."""

    start: int
    end: int
    pay: float | None


@dataclass(frozen=True, slots=True)
class Due:
    """Money spent in all from a month on, and what is due then for which step."""

    month: int
    total: float
    price: float
    number: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A step rests on another, with so many months to spare."""

    source: int
    target: int
    spare: int


@dataclass(frozen=True, slots=True)
class Course:
    """A plan, ready to be drawn.

    Parameters
    ----------
    months, cost
        Until the goal is reached, and in all.
    bars
        The steps but the entry into the goal.
    goal
        Number, name and id of the goal.
    goal_pay
        A year; None if unknown or no role.
    treads, dues
        Pay and money spent, in the order of months.
    needs
        Requirements of the goal.
    held
        What the person has, whether the plan rests on it, and the lane beside which it stands.
    ties
        Between bars; those that others imply are left out.
    goal_lane, goal_detail
        How the goal is drawn, and what is told when somebody asks.
    """

    months: int
    cost: float
    bars: tuple[Bar, ...]
    goal: tuple[int, str, str]
    goal_pay: float | None
    treads: tuple[Tread, ...]
    dues: tuple[Due, ...]
    needs: tuple[Need, ...]
    held: tuple[tuple[str, bool, Lane], ...]
    ties: tuple[Tie, ...]
    goal_lane: Lane
    goal_detail: tuple[tuple[str, str], ...]

    def lane_of(self, number: int) -> Lane:
        """Return the lane of a step."""
        found = (bar.lane for bar in self.bars if bar.number == number)
        return self.goal_lane if number == self.goal[0] else next(found, "work")


def course(G: Graph, answer: Answer, plan: Plan) -> Course:
    """Return what is drawn of a plan with at least one step."""
    numbered = list(enumerate(plan.schedule, start=1))
    last, goal = numbered[-1]
    target = answer.problem.target
    numbers: Numbers = {step.id: number for number, step in numbered}
    bars = tuple(_bar(G, plan, *each) for each in numbered if each[1].action != "enter")
    bars += tuple(
        _bar(G, plan, *each)
        for each in numbered
        if each[1].action == "enter" and each[1] is not goal
    )
    pay = G.nodes[target].get("pay_median_usd")
    return Course(
        plan.months,
        plan.cost,
        tuple(sorted(bars, key=lambda bar: bar.number)),
        (numbers.get(target, last), title(G, target), target),
        float(pay) if pay else None,
        tuple(_treads(plan)),
        tuple(_dues(numbered)),
        tuple(needs_of(G, answer, plan, numbers)),
        tuple(_held(G, answer, plan)),
        tuple(_ties(plan, numbers)),
        "work" if G.nodes[target]["type"] == "role" else "study",
        detail(G, target),
    )


def _bar(G: Graph, plan: Plan, number: int, step: Step) -> Bar:
    study = step.action == "study"
    short = display_name(G, step.id)
    takes = pace(plan, step)
    money = dollars(step.cost_usd) if step.cost_usd else ""
    if not study:
        money = f"{dollars(step.pay_usd)} a year" if step.pay_usd else ""
    twice = any(each.id == step.id for each in plan.schedule[: number - 1])
    beside = None if not study else step.mode == "part-time" or beside_work(plan, step)
    words = (action(G, step), title(G, step.id), takes or after(step.start_month), money)
    said = ", ".join(filter(None, words))
    return Bar(
        number,
        f"{step.id} {number}" if twice else step.id,
        "study" if study else "work",
        step.start_month,
        step.end_month,
        (*_names(G, step.id, study=study), short),
        short,
        takes,
        money,
        beside,
        f"Step {number}, {said}",
        detail(G, step.id),
    )


def _names(G: Graph, node: str, *, study: bool) -> list[str]:
    """Return the full name and shorter ones that say as much; never another job title."""
    full, *rest = box_names(G, node)
    aliases = set(aliases_of(G, node))
    told = [each for each in rest if each in aliases and len(full) / 2 <= len(each) <= len(full)]
    return [full, *(each for each in rest if each not in aliases), *(told if study else [])]


def _treads(plan: Plan) -> Iterator[Tread]:
    now = 0
    jobs = (step for step in plan.schedule if step.action == "work" and step.months)
    for step in sorted(jobs, key=lambda step: step.start_month):
        if step.start_month > now:
            yield Tread(now, step.start_month, None)
        yield Tread(step.start_month, step.end_month, step.pay_usd or 0.0)
        now = step.end_month
    if now < plan.months:
        yield Tread(now, plan.months, None)


def _dues(numbered: list[tuple[int, Step]]) -> Iterator[Due]:
    total = 0.0
    for number, step in sorted(numbered, key=lambda each: each[1].start_month):
        if step.cost_usd:
            total += step.cost_usd
            yield Due(step.start_month, total, step.cost_usd, number)


def _held(G: Graph, answer: Answer, plan: Plan) -> Iterator[tuple[str, bool, Lane]]:
    asked = {
        each
        for step in plan.schedule
        for group in show(G, step.id).requirements
        for each in group.ids
    }
    used = {each for one in asked for each in counting_as(G, one)}
    for node in sorted(answer.problem.hold):
        role = G.nodes[node]["type"] == "role"
        yield str(G.nodes[node]["name"]), node in used, "work" if role else "study"
    for role, months in sorted(answer.problem.experience.items()):
        if months:
            yield f"{duration(months)} as {display_name(G, role)}", True, "work"
    job = answer.problem.job
    if job:
        yield f"{display_name(G, job)}, your job today", True, "work"


def _ties(plan: Plan, numbers: Numbers) -> Iterator[Tie]:
    steps = dict(enumerate(plan.schedule, start=1))
    links = {
        (numbers[each], number)
        for number, step in steps.items()
        for each in step.unlocked_by
        if each in numbers
    }
    names = {number: f"{number:04}" for number in steps}
    kept = reduced({(names[one], names[other]) for one, other in links})
    for one, other in sorted(links):
        if (names[one], names[other]) in kept:
            yield Tie(one, other, max(0, steps[other].start_month - steps[one].end_month))
