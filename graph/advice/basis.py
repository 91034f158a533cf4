"""What the months and dollars of a plan rest on, by how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.advice.figures import ESTIMATE, PRICES, Figure, doubt, figures
from graph.advice.why import opening_groups, replayed
from graph.model.condition import Months, leaves
from graph.model.contract import CONFIDENCES
from graph.model.graph import Graph
from graph.planning.answer import Plan, Step
from graph.planning.instance.compile import unpriced_credential, untimed_credential
from graph.planning.problem import Problem

_Needs = list[tuple[float, Figure]]
"""So many months in a role cannot be spared, because of a number."""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a plan rests on facts of one confidence: months and dollars, also in per cent."""

    confidence: str
    months: int
    months_pct: float
    dollars: float
    dollars_pct: float


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan rests on (docs/semantics.md, rule 27).

    Parameters
    ----------
    shares
        One for each confidence, the surest first.
    unasked_months
        Months worked that no requirement needs: for their pay, or to keep working.
    unknown
        Ids of new credentials whose price or duration is unknown; they are in no share.
    """

    shares: tuple[Share, ...]
    unasked_months: int
    unknown: tuple[str, ...]


def basis(G: Graph, problem: Problem, plan: Plan) -> Basis:
    """Return what the months of study and work and the dollars of a plan rest on.

    Parameters
    ----------
    G
        A loaded graph.
    problem
        The question.
    plan
        An answer to it.

    Returns
    -------
    Basis
        Months are those of `Plan.time` on either clock: what runs side by side counts twice.
    """
    cells = {(each.node, each.field): each for each in figures(G) if each.asks is None}
    months, cents = Counter[str](), Counter[str]()
    for step in plan.schedule:
        if step.action == "study" and step.months:
            found = cells.get((step.id, _length(G, step)))
            months[found.confidence if found else ESTIMATE] += step.months
    for node in plan.achieved:
        for field in sorted(PRICES):
            if found := cells.get((node, field)):
                cents[found.confidence] += round(100 * found.value)
    months += Counter(_of_work(G, problem, plan, cells))
    shares = (
        Share(
            each,
            months[each],
            _percent(months[each], plan.time),
            cents[each] / 100,
            _percent(cents[each], cents.total()),
        )
        for each in CONFIDENCES
    )
    data = {node: G.nodes[node] for node in plan.achieved}
    unknown = (n for n in data if unpriced_credential(data[n]) or untimed_credential(data[n]))
    return Basis(tuple(shares), months[""], tuple(unknown))


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _length(G: Graph, step: Step) -> str:
    """Return the column that says how long a study takes."""
    beside = step.mode == "part-time" and "part_time_months" in G.nodes[step.id]
    return "part_time_months" if beside else "duration_months"


def _of_work(
    G: Graph, problem: Problem, plan: Plan, cells: dict[tuple[str, str], Figure]
) -> Iterator[str]:
    """Yield the confidence of each month worked; "" if nothing needs it."""
    worked = Counter[str]()
    for step in plan.schedule:
        if step.action == "work":
            worked[step.id] += step.months
    needs = _needs(G, problem, plan)
    for role, months in sorted(worked.items()):
        own = cells.get((role, "min_months"))
        asked = needs[role] + ([(own.value, own)] if own else [])
        prior = problem.experience.get(role, 0)
        for month in range(prior + 1, prior + months + 1):
            needing = [figure.confidence for least, figure in asked if least >= month]
            yield max(needing, key=doubt, default="")


def _needs(G: Graph, problem: Problem, plan: Plan) -> dict[str, _Needs]:
    """Return per role how many of its months each requirement needs, those of others given."""
    known = {(each.node, each.pathway, each.asks): each for each in figures(G) if each.asks}
    found: dict[str, _Needs] = defaultdict(list)
    for step, state in replayed(G, problem, plan):
        for pathway, _, part in opening_groups(G, step, state):
            for leaf in leaves(part):
                if not isinstance(leaf, Months):
                    continue
                there = {role: state.months.get(role, 0) for role in leaf.roles}
                spare = sum(there.values()) - leaf.months
                if spare >= 0:
                    figure = known[step.id, pathway, leaf]
                    for role, months in there.items():
                        found[role].append((months - spare, figure))
    return found
