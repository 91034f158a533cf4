"""The lines of plans side by side, and the plans on one clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.advice.basis import basis
from graph.advice.comparing.here import course, spent, when
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Answer, Plan
from graph.queries.comparison import Bar, Comparison, Line, Track, best_of
from graph.words import counted, dollars, duration, listed, percent, some

YEARS: Final = 10
"""Years over which plans are compared; more if one of them takes longer."""

_SAID: Final = {
    "verified": "verified",
    "third_party": "third parties",
    "memory": "memory",
    "estimate": "estimates",
}


def plans_side_by_side(G: Graph, names: Sequence[str], answers: Sequence[Answer]) -> Comparison:
    """Put the best plans of some answers side by side.

    Parameters
    ----------
    G
        A loaded graph.
    names
        What each is called.
    answers
        On the calendar, for one person; one without a plan stays an empty column.

    Returns
    -------
    Comparison
        With the plans on one clock.
    """
    plans = [each.best for each in answers]
    targets = [each.problem.target for each in answers]
    lines = (
        _time_line(answers),
        _cost_line(answers),
        _balance_line(G, answers),
        _pay_line(G, targets),
        Line("Study", tuple(_study(plan) for plan in plans)),
        _free_line(plans),
        Line("What you do", tuple("" if plan is None else course(G, plan) for plan in plans)),
        _rests_line(G, answers),
        _shared_line(G, plans),
    )
    shown = tuple(line for line in lines if any(line.values))
    tracks = tuple(_track(G, each) for each in answers)
    return Comparison(tuple(targets), shown, tuple(names), tracks=tracks)


def balance(G: Graph, answer: Answer, plan: Plan) -> float | None:
    """Return pay less prices after ten years, the goal's own pay from its month on.

    None for a goal without pay, a plan that takes longer, or pay that is not known.
    """
    pay = G.nodes[answer.problem.target].get("pay_median_usd")
    left = 12 * YEARS - plan.months
    if not pay or left < 0 or not plan.paid:
        return None
    return (plan.earned or 0.0) + left * float(pay) / 12 - plan.cost


def _time_line(answers: Sequence[Answer]) -> Line:
    months = [None if each.best is None else each.best.months for each in answers]
    best = best_of(months)
    notes = tuple(
        f"{duration(max(filter(None, months)) - month)} sooner"
        if n in best and month is not None
        else ""
        for n, month in enumerate(months)
    )
    return Line("Time from now", tuple(map(when, answers)), notes, best, "soonest")


def _cost_line(answers: Sequence[Answer]) -> Line:
    costs = [None if each.best is None else each.best.cost for each in answers]
    best = best_of(costs)
    texts = tuple("" if each.best is None else spent(each, each.best) for each in answers)
    notes = tuple(
        f"{dollars(max(filter(None, costs)) - cost)} less" if n in best and cost is not None else ""
        for n, cost in enumerate(costs)
    )
    return Line("Cost", texts, notes, best, "cheapest")


def _balance_line(G: Graph, answers: Sequence[Answer]) -> Line:
    values = [None if each.best is None else balance(G, each, each.best) for each in answers]
    rounded = [None if each is None else round(each, -2) for each in values]
    texts = tuple("not known" if each is None else dollars(each) for each in rounded)
    best = best_of(rounded, most=True) if None not in rounded else ()
    label = f"Earned in {counted(YEARS, 'year')}, after costs"
    return Line(label, texts, ("",) * len(texts), best, "most")


def _pay_line(G: Graph, targets: Sequence[str]) -> Line:
    pay = [G.nodes[each].get("pay_median_usd") for each in targets]
    texts = tuple("" if each is None else f"{dollars(each)} a year" for each in pay)
    return Line("Then it pays", texts, best=best_of(pay, most=True), word="highest median")


def _study(plan: Plan | None) -> str:
    if plan is None:
        return ""
    found = {"full-time": 0, "part-time": 0}
    for step in plan.schedule:
        if step.action == "study" and step.mode:
            found[step.mode] += step.months
    parts = [f"{duration(months)} {mode}" for mode, months in found.items() if months]
    return listed(parts) or "none"


def _free_line(plans: Sequence[Plan | None]) -> Line:
    free = [None if plan is None else plan.job_free_months or 0 for plan in plans]
    texts = tuple("" if each is None else duration(each) if each else "never" for each in free)
    return Line("Without a job", texts, best=best_of(free), word="least")


def _rests_line(G: Graph, answers: Sequence[Answer]) -> Line:
    """Say on what the months and dollars of each rest; the surest is the one with most verified."""
    texts: list[str] = []
    sure: list[float | None] = []
    for each in answers:
        shares = basis(G, each.problem, each.best).shares if each.best is not None else ()
        words = [
            f"{percent(round(share.months_pct))} of the months on {_SAID[share.confidence]}"
            for share in shares
            if round(share.months_pct)
        ]
        sure.append(next((s.months_pct for s in shares if s.confidence == "verified"), None))
        texts.append(listed(words) or ("nothing that takes time" if shares else ""))
    return Line("How sure", tuple(texts), best=best_of(sure, most=True), word="surest")


def _shared_line(G: Graph, plans: Sequence[Plan | None]) -> Line:
    """Return what every plan has."""
    known = [frozenset(plan.achieved) for plan in plans if plan is not None]
    shared = sorted(known[0].intersection(*known)) if known else []
    words = some([display_name(G, each) for each in shared], "more", "and")
    return Line("In every plan", tuple(words for _ in plans))


def _track(G: Graph, answer: Answer) -> Track | None:
    """Return a plan as bars; the goal's own work goes on to the end of the clock."""
    plan, target = answer.best, answer.problem.target
    if plan is None:
        return None
    bars = [
        Bar(
            "study" if step.action == "study" else "work",
            display_name(G, step.id),
            step.start_month,
            step.end_month,
            step.pay_usd,
        )
        for step in plan.schedule
        if step.months
    ]
    last = max([12 * YEARS, plan.months + 12])
    if G.nodes[target]["type"] == "role":
        pay = G.nodes[target].get("pay_median_usd")
        bars.append(Bar("work", display_name(G, target), plan.months, last, pay))
    return Track(tuple(bars), plan.months, display_name(G, target))
