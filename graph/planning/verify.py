"""An independent check of a plan: reads the rows of the graph, shares no code with the planner.

Replays the schedule by the definitions of DESIGN section 4 and says every violation in words.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from graph.model import Graph
from graph.planning.problem import Plan, Problem, Step


def verify(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Return what is wrong with a plan; an empty list says that every requirement is met."""
    start = set(problem.hold) | {
        role
        for role, months in problem.experience.items()
        if months > 0 and months >= G.nodes[role].get("min_months", 0)
    }
    entered, worked = set(start), dict(problem.experience)
    wrong: list[str] = []
    clock = 0
    for step in plan.schedule:
        if step.start_month != clock:
            wrong.append(f"{step.id} starts in month {step.start_month}, not {clock}")
        clock = step.end_month
        if step.id not in entered:
            wrong += _refusals(G, problem, step.id)
            if not _opened(G, step.id, _achieved(G, start, entered, worked), worked):
                wrong.append(f"{step.id} starts before its requirements are met")
        wrong += _length(G, step, fresh=step.id not in entered)
        entered.add(step.id)
        if G.nodes[step.id]["type"] == "role":
            worked[step.id] = worked.get(step.id, 0) + step.months
    final = _achieved(G, start, entered, worked)
    if problem.target not in entered and not _satisfied(G, problem.target, final):
        wrong.append("the target is not reached")
    return wrong + _totals(G, problem, plan, entered - start)


def _length(G: Graph, step: Step, *, fresh: bool) -> list[str]:
    """Check that a credential is studied once, for exactly its months."""
    data = G.nodes[step.id]
    if data["type"] == "role":
        return []
    if not fresh:
        return [f"{step.id} is studied twice"]
    months = data.get("duration_months", 0)
    return [] if step.months == months else [f"{step.id} takes {months} months"]


def _totals(G: Graph, problem: Problem, plan: Plan, new: set[str]) -> list[str]:
    """Check that the figures of a plan are those of its steps, and within the limits."""
    cents = sum(
        round(100 * G.nodes[node].get(field, 0))
        for node in new
        for field in ("cost_usd", "fee_usd")
    )
    months = sum(step.end_month - step.start_month for step in plan.schedule)
    wrong = [
        f"{name} is {said}, the schedule says {true}"
        for name, said, true in (
            ("achieved", list(plan.achieved), sorted(new)),
            ("steps", plan.steps, len(new)),
            ("time", plan.time, months),
            ("cost", round(100 * plan.cost), cents),
        )
        if said != true
    ]
    caps = (
        ("months", problem.max_months, plan.time),
        ("dollars", problem.max_cost, plan.cost),
        ("steps", problem.max_steps, plan.steps),
    )
    exceeded = [
        f"{value} {unit} exceed {cap}"
        for unit, cap, value in caps
        if cap is not None and value > cap
    ]
    return wrong + exceeded


def _refusals(G: Graph, problem: Problem, node: str) -> list[str]:
    data = G.nodes[node]
    wrong = []
    if data.get("status", "active") != "active":
        wrong.append(f"{node} is {data['status']}")
    if node in problem.avoid:
        wrong.append(f"{node} is to be avoided")
    limit = problem.max_credential_level
    if limit is not None and data["type"] == "credential" and data.get("level", 0) > limit:
        wrong.append(f"{node} is above credential level {limit}")
    return wrong


def _achieved(G: Graph, start: set[str], entered: set[str], worked: dict[str, int]) -> set[str]:
    return {
        node
        for node in entered
        if node in start
        or G.nodes[node]["type"] == "credential"
        or worked.get(node, 0) >= G.nodes[node].get("min_months", 0)
    }


def _satisfied(G: Graph, node: str, achieved: set[str]) -> bool:
    counts: nx.DiGraph[str] = nx.DiGraph(
        (source, target)
        for source, target, data in G.edges(data=True)
        if data["relation"] == "counts_as"
    )
    accepted = {node} | (set(nx.ancestors(counts, node)) if node in counts else set())
    return bool(accepted & achieved)


def _opened(G: Graph, node: str, achieved: set[str], worked: dict[str, int]) -> bool:
    rows = [
        (source, data)
        for source, _, data in G.in_edges(node, data=True)
        if data["relation"] == "required_for"
    ]
    pathways = defaultdict(list)
    for source, data in rows:
        pathways[data.get("pathway", "1")].append((source, data))
    return not rows or any(
        _pathway_met(G, pathway, achieved, worked) for pathway in pathways.values()
    )


def _pathway_met(
    G: Graph,
    rows: list[tuple[str, dict[str, object]]],
    achieved: set[str],
    worked: dict[str, int],
) -> bool:
    groups: dict[object, dict[object, list[tuple[str, dict[str, object]]]]] = {}
    for number, (source, data) in enumerate(rows):
        pool = data.get("pool") if data.get("months") else None
        alternative = ("pool", pool) if pool else ("row", number)
        group = data.get("group") or alternative
        groups.setdefault(group, {}).setdefault(alternative, []).append((source, data))
    for alternatives in groups.values():
        met = 0
        number = 1
        for members in alternatives.values():
            number = int(str(members[0][1].get("required_number", 1)))
            months = int(str(members[0][1].get("months", 0)))
            if not months:
                met += _satisfied(G, members[0][0], achieved)
                continue
            roles: set[str] = set()
            for source, data in members:
                if G.nodes[source]["type"] == "role":
                    roles.add(source)
                    continue
                least = int(str(data.get("min_level", 0)))
                roles |= {
                    role
                    for _, role, edge in G.out_edges(source, data=True)
                    if edge["relation"] == "includes"
                    and G.nodes[role]["type"] == "role"
                    and G.nodes[role].get("level", 0) >= least
                }
            met += sum(worked.get(role, 0) for role in roles & achieved) >= months
        if met < number:
            return False
    return True
