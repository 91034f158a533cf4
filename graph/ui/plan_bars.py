"""The steps of a plan as bars, and their effort in Markdown."""

from __future__ import annotations

from graph.drawing.diagram.plan import pace
from graph.drawing.style import NODE_STYLES
from graph.model.graph import Graph
from graph.model.names import display_name
from graph.planning.answer import Plan, Step
from graph.ui.components.bars import Bar
from graph.ui.words import escape_markdown
from graph.words import after, dollars, duration


def effort(plan: Plan, step: Step) -> str:
    """Return months and dollars of a step for Markdown, on the calendar also when it starts."""
    parts = [pace(plan, step)] if step.months else []
    if plan.calendar is not None:
        later = after(step.start_month)
        parts.append(f"starts {later}" if step.months else later)
    parts += [escape_markdown(dollars(step.cost_usd))] if step.cost_usd else []
    return " · ".join(parts) or "no time, no cost"


def timeline(G: Graph, plan: Plan) -> list[Bar]:
    """Return one bar for each step, over the months of the plan."""
    return [
        Bar(
            f"{number}  {display_name(G, step.id)}",
            step.start_month,
            step.end_month,
            duration(step.months) if step.months else "",
            NODE_STYLES[G.nodes[step.id]["type"]].fill,
            id=step.id,
        )
        for number, step in enumerate(plan.schedule, start=1)
    ]
