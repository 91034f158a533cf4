"""An independent check of a plan: reads the rows of the graph, shares no code with the planner.

Walks the schedule month by month of its own definition (DESIGN section 4) and returns every
violation in words.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from graph.model import Graph
from graph.planning.problem import Plan, Problem


def verify(G: Graph, problem: Problem, plan: Plan) -> list[str]:
    """Return what is wrong with a plan; an empty list says that every requirement is met."""
    wrong: list[str] = []
    start = set(problem.hold)
    for role, months in problem.experience.items():
        if 0 < months and months >= G.nodes[role].get("min_months", 0):
            start.add(role)
    entered, worked = set(start), dict(problem.experience)
    clock, study, work, cost = 0, 0, 0, 0.0
    for step in plan.schedule:
        node = G.nodes[step.id]
        if step.start_month != clock:
            wrong.append(f"{step.id} starts in month {step.start_month}, not {clock}")
        clock = step.end_month
        fresh = step.id not in entered
        if fresh:
            wrong += _refusals(G, problem, step.id)
            if not _opened(G, step.id, _achieved(G, start, entered, worked), worked):
                wrong.append(f"{step.id} starts before its requirements are met")
            cost += node.get("cost_usd", 0) + node.get("fee_usd", 0)
            entered.add(step.id)
        if node["type"] == "role":
            work += step.months
            worked[step.id] = worked.get(step.id, 0) + step.months
        else:
            study += step.months
            if not fresh:
                wrong.append(f"{step.id} is studied twice")
            elif step.months != node.get("duration_months", 0):
                wrong.append(f"{step.id} takes {node.get('duration_months', 0)} months")
    final = _achieved(G, start, entered, worked)
    if problem.target not in entered and not _satisfied(G, problem.target, final):
        wrong.append("the target is not reached")
    new = entered - start
    if tuple(sorted(new)) != plan.achieved or len(new) != plan.steps:
        wrong.append("the achieved things are not those of the schedule")
    if plan.time != study + work:
        wrong.append(f"time is {plan.time}, the schedule takes {study + work}")
    if abs(plan.cost - cost) > 0.005:
        wrong.append(f"cost is {plan.cost}, the schedule costs {cost}")
    caps = (
        (problem.max_months, plan.time, "months"),
        (problem.max_cost, plan.cost, "dollars"),
        (problem.max_steps, plan.steps, "steps"),
    )
    wrong += [
        f"{value} {unit} exceed {cap}"
        for cap, value, unit in caps
        if cap is not None and value > cap
    ]
    return wrong


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
    counts = nx.DiGraph(
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
