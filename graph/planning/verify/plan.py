"""An independent check of a plan: it reads the rows of the graph and shares no planner code.

Replays the schedule by the definitions of docs/semantics.md and says every violation in words.
"""

from __future__ import annotations

from graph.model.graph import Graph
from graph.planning.answer import Plan, Step
from graph.planning.problem import Problem
from graph.planning.verify.rules import (
    Past,
    accepted,
    achieved,
    exceeded,
    held_at_start,
    lengths,
    misshapen,
    opened,
    refusals,
    wrong_totals,
)
from graph.planning.verify.tracks import verify_tracks
from graph.words import counted


def verify(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Check a plan by the rules alone, without the planner.

    On the calendar the schedule has two tracks, study and work; otherwise one thing follows the
    other.

    Parameters
    ----------
    G
        The graph the plan is about.
    problem
        The question.
    plan
        A plan for it.

    Returns
    -------
    list of str
        What is wrong, in words; empty when every requirement is met.
    """
    if problem.on_calendar:
        return verify_tracks(G, problem, plan)
    start, past = held_at_start(G, problem), Past(G, problem)
    entered, worked = set(start), dict(problem.experience)
    wrong: list[str] = []
    clock = 0
    for step in plan.schedule:
        if step.start_month != clock:
            wrong.append(f"{step.id} starts in month {step.start_month}, not {clock}")
        clock = step.end_month
        if step.id not in entered:
            wrong += refusals(G, problem, step.id)
            if not opened(step.id, achieved(G, start, entered, worked), worked, past):
                wrong.append(f"{step.id} starts before its requirements are met")
        wrong += misshapen(G, step) or _length(G, problem, step, fresh=step.id not in entered)
        entered.add(step.id)
        if G.nodes[step.id]["type"] == "role":
            worked[step.id] = worked.get(step.id, 0) + step.months
    final, ways = achieved(G, start, entered, worked), accepted(G, problem.target)
    if problem.target not in entered and not ways & final and not past.proves(ways):
        wrong.append("the target is not reached")
    return wrong + wrong_totals(G, plan, entered - start) + exceeded(problem, plan, plan.time)


def _length(G: Graph, problem: Problem, step: Step, *, fresh: bool) -> list[str]:
    """Check that a credential is studied once, for exactly its months."""
    data = G.nodes[step.id]
    if data["type"] == "role":
        return []
    if not fresh:
        return [f"{step.id} is studied twice"]
    known = lengths(G, problem, step.id)
    months = known.get("full-time", known.get("part-time", 0))
    return [] if step.months == months else [f"{step.id} takes {counted(months, 'month')}"]
