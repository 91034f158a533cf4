"""The figures of a schedule, worked out once more by the plainest sums."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from graph.model.graph import Graph
from graph.planning.answer import Plan, Step


def told(G: Graph, plan: Plan, held: Collection[str] = ()) -> Plan:
    """Return a plan whose steps say their price and pay, and that says what is earned."""
    paid = set(held)
    steps: list[Step] = []
    for step in plan.schedule:
        data = G.nodes[step.id]
        fields = () if step.id in paid else ("cost_usd", "fee_usd")
        paid.add(step.id)
        pay = None if step.action == "study" else data.get("pay_median_usd")
        cost = sum(data.get(field, 0) for field in fields)
        steps.append(replace(step, cost_usd=cost, pay_usd=pay))
    if plan.calendar is None:
        return replace(plan, schedule=tuple(steps))
    worked = [step for step in steps if step.action == "work"]
    busy = {month for step in worked for month in range(step.start_month, step.end_month)}
    earned = sum(step.months * (step.pay_usd or 0) / 12 for step in worked)
    free = sum(month not in busy for month in range(plan.calendar))
    return replace(plan, schedule=tuple(steps), earned=round(earned, 2), job_free_months=free)
