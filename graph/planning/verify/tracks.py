"""The check of a two-track schedule by docs/semantics.md, rules 14 and 15.

The schedule is replayed instant by instant. At each instant, months worked and studies finished
by then count first. Then what starts there is taken in any order that meets the requirements, so
that items of no length can open each other but never themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from graph.model.graph import Graph
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem
from graph.planning.verify.rules import (
    FITTING,
    Past,
    accepted,
    achieved,
    exceeded,
    held_at_start,
    lengths,
    misshapen,
    opened,
    price,
    refusals,
    wrong_totals,
)
from graph.words import counted


def verify_tracks(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Return what is wrong with a plan on the month grid."""
    start = held_at_start(G, problem)
    wrong = [each for step in plan.schedule for each in _form(G, problem, step)]
    if any(FITTING[step.action] != G.nodes[step.id]["type"] for step in plan.schedule):
        return wrong
    begun = _begun(plan.schedule, start)
    wrong += [*_repeats(plan.schedule, start), *_clashes(plan.schedule)]
    wrong += [each for node in begun for each in refusals(G, problem, node)]
    reached, early = _replay(G, problem, plan.schedule, begun)
    wrong += early
    if reached is None:
        wrong.append("the target is not reached")
    elif plan.calendar != reached:
        wrong.append(f"calendar is {plan.calendar}, the schedule says {reached}")
    wrong += _ends(problem, plan, reached)
    wrong += [] if reached is None else _jobs(G, problem, plan, reached)
    wrong += wrong_totals(G, plan, set(begun))
    if problem.objective == "earnings":
        wrong += _earnings(G, plan, set(begun))
    return wrong + exceeded(problem, plan, reached)


def _form(G: Graph, problem: Problem, step: Step) -> Iterator[str]:
    """Check a step by itself: its action, its place, its mode and its length."""
    if step.start_month < 0:
        yield f"{step.id} starts before month 0"
    yield from misshapen(G, step)
    if FITTING[step.action] != G.nodes[step.id]["type"]:
        return
    if step.action == "work" and not step.months:
        yield f"{step.id} is worked for 0 months"
    if step.action == "enter" and step.months:
        yield f"entering {step.id} takes 0 months"
    if step.action != "study":
        if step.mode is not None:
            yield f"{step.id} is not a study, so {step.mode} does not apply"
        return
    known = lengths(G, problem, step.id)
    if not min(known.values()) and not step.months:
        return
    if step.mode is None:
        yield f"{step.id} is neither full-time nor part-time"
    elif step.mode not in known:
        yield f"{step.id} cannot be studied {step.mode}"
    elif step.months != known[step.mode]:
        yield f"{step.id} takes {counted(known[step.mode], 'month')} {step.mode}"


def _begun(schedule: Sequence[Step], start: set[str]) -> dict[str, int]:
    """Return each new item and the instant at which it is started or entered."""
    begun: dict[str, int] = {}
    for step in schedule:
        if step.id not in start:
            begun[step.id] = min(begun.get(step.id, step.start_month), step.start_month)
    return begun


def _repeats(schedule: Sequence[Step], start: set[str]) -> Iterator[str]:
    """Check that items start once, and that roles are entered first and worked in one stretch."""
    for (action, node), times in Counter((step.action, step.id) for step in schedule).items():
        if action == "work":
            continue
        done = "studied" if action == "study" else "entered"
        if node in start:
            yield f"{node} is {done} though it is already held"
        if times > 1:
            yield f"{node} is {done} twice"
    entries = {step.id: step.start_month for step in schedule if step.action == "enter"}
    stretches: dict[str, list[Step]] = {}
    for step in sorted(schedule, key=lambda each: each.start_month):
        if step.action == "work":
            stretches.setdefault(step.id, []).append(step)
    for node, parts in stretches.items():
        if entries.get(node, 0) > parts[0].start_month:
            yield f"{node} is worked before it is entered"
        for one, next_one in pairwise(parts):
            if one.end_month < next_one.start_month:
                yield f"{node} is worked in more than one stretch"


def _clashes(schedule: Sequence[Step]) -> Iterator[str]:
    """Check that no month has two jobs, two studies, or a job beside full-time study."""
    lasting = [step for step in schedule if step.months > 0]
    for one, other in combinations(lasting, 2):
        month = max(one.start_month, other.start_month)
        if month >= min(one.end_month, other.end_month):
            continue
        if one.action == other.action:
            thing = "jobs" if one.action == "work" else "studies"
            yield f"two {thing} in month {month}: {one.id} and {other.id}"
            continue
        study, job = (one, other) if one.action == "study" else (other, one)
        if study.mode == "full-time" and job.action == "work":
            yield f"{study.id} is studied full-time while {job.id} is worked in month {month}"


def _replay(
    G: Graph, problem: Problem, schedule: Sequence[Step], begun: dict[str, int]
) -> tuple[int | None, list[str]]:
    """Return the instant at which the target is reached, and what starts too early."""
    start, past = held_at_start(G, problem), Past(G, problem)
    ways = accepted(G, problem.target)
    ends = {step.id: step.end_month for step in schedule if step.action == "study"}
    entered = set(start)
    reached: int | None = None
    early: list[str] = []
    moments = {0} | {step.start_month for step in schedule} | {step.end_month for step in schedule}
    for now in sorted(moments):
        entered |= {node for node, end in ends.items() if begun.get(node, end) < end <= now}
        worked = dict(problem.experience)
        for step in schedule:
            if step.action == "work":
                done = max(0, min(now, step.end_month) - step.start_month)
                worked[step.id] = worked.get(step.id, 0) + done
        waiting = sorted(node for node, since in begun.items() if since == now)
        while waiting:
            held = achieved(G, start, entered, worked)
            ready = [node for node in waiting if opened(node, held, worked, past)]
            if not ready:
                early += [f"{node} starts before its requirements are met" for node in waiting]
                ready = waiting
            entered |= {node for node in ready if ends.get(node, now) == now}
            waiting = [node for node in waiting if node not in ready]
        held = achieved(G, start, entered, worked)
        there = problem.target in entered or ways & held or past.proves(ways)
        if reached is None and there:
            reached = now
    return reached, early


def _ends(problem: Problem, plan: Plan, reached: int | None) -> Iterator[str]:
    """Check that nothing goes on after the target is reached, or beyond the horizon."""
    horizon = problem.horizon
    if problem.objective != "earnings":
        limit, event = reached, "the target is reached"
    else:
        limit, event = horizon, "the horizon"
        if horizon is not None and reached is not None and reached > horizon:
            yield f"the target is reached in month {reached}, the horizon is {horizon}"
    for step in plan.schedule:
        if limit is not None and step.end_month > limit:
            yield f"{step.id} goes on to month {step.end_month}, after {event} in month {limit}"


def _jobs(G: Graph, problem: Problem, plan: Plan, reached: int) -> Iterator[str]:
    """Check that there is a job in every month that must have one, and what is said about jobs."""
    worked = [step for step in plan.schedule if step.action == "work"]
    busy = {month for step in worked for month in range(step.start_month, step.end_month)}
    free = [month for month in range(reached) if month not in busy]
    if plan.job_free_months != len(free):
        yield f"job_free_months is {plan.job_free_months}, the schedule says {len(free)}"
    if problem.keep_working:
        first = 0 if problem.job is not None else min(busy, default=reached)
        yield from (f"month {month} has no job" for month in free if month >= first)
    paid = sum(
        step.months * round(100 * G.nodes[step.id].get("pay_median_usd", 0)) for step in worked
    )
    if plan.earned is None or abs(Fraction(plan.earned) - Fraction(paid, 1200)) > Fraction(1, 100):
        yield f"earned is {plan.earned}, the schedule says {paid / 1200:.2f}"


def _earnings(G: Graph, plan: Plan, new: set[str]) -> Iterator[str]:
    """Check the pay of the months worked minus prices, to the cent."""
    paid = sum(
        step.months * round(100 * G.nodes[step.id].get("pay_median_usd", 0))
        for step in plan.schedule
        if step.action == "work"
    )
    true = Fraction(paid - 12 * price(G, new), 1200)
    if plan.earnings is None or abs(Fraction(plan.earnings) - true) > Fraction(1, 100):
        yield f"earnings is {plan.earnings}, the schedule says {float(true):.2f}"
