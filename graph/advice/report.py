"""All advice about one answer, as the command line prints it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.advice.changes import Relaxations
from graph.advice.confidence import Confidence
from graph.advice.costs import ConstraintCost, constraint_costs
from graph.advice.landmarks import Landmark, landmarks
from graph.advice.relax import relaxations
from graph.advice.sure import confidence_of
from graph.advice.why import Reason, reasons
from graph.model.graph import Graph
from graph.planning.answer import Answer


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said about an answer beyond the plan.

    Parameters
    ----------
    explained
        Whether landmarks, reasons and costs were asked for and there is something to explain.
    landmarks
        What every plan needs.
    reasons
        Why each step is in the plan; empty without a plan.
    constraint_costs
        What constraints and things of the plan cost; empty without a plan.
    relaxations
        Changes that make an infeasible request feasible; None for any other answer.
    confidence
        How sure the best plan is; None without a plan, or if not asked for.
    """

    explained: bool
    landmarks: tuple[Landmark, ...] = ()
    reasons: tuple[Reason, ...] = ()
    constraint_costs: tuple[ConstraintCost, ...] = ()
    relaxations: Relaxations | None = None
    confidence: Confidence | None = None

    @property
    def json_keys(self) -> tuple[str, ...]:
        """Keys that are added to those of the answer in ``plan --json``."""
        if self.relaxations is not None:
            return ("relaxations",)
        told = ("landmarks", "reasons", "constraint_costs") if self.explained else ()
        return told if self.confidence is None else (*told, "confidence")


def advise(G: Graph, answer: Answer, *, explain: bool = True, sure: bool = False) -> Advice:
    """Return the advice about an answer.

    Parameters
    ----------
    G
        The graph the answer is about.
    answer
        From the planner.
    explain
        Whether to say what every plan needs, why each step is there and what constraints cost.
        Infeasible requests suggest changes either way.
    sure
        Whether to say how sure the plan is, as `confidence_of` does.

    Returns
    -------
    Advice
        About the best plan; differences in months, dollars and steps.
    """
    # Advice is about the best plan, however many there are.
    problem, plan = replace(answer.problem, k=1, pareto=False, different=False), answer.best
    if answer.status == "infeasible":
        return Advice(explained=False, relaxations=relaxations(G, problem))
    confidence = confidence_of(G, answer) if sure else None
    if not explain:
        return Advice(explained=False, confidence=confidence)
    needed = landmarks(G, problem)
    if plan is None:
        return Advice(explained=True, landmarks=needed)
    proved = answer.status == "optimal"
    return Advice(
        explained=True,
        landmarks=needed,
        reasons=reasons(G, problem, plan),
        constraint_costs=constraint_costs(G, problem, plan, proved=proved),
        confidence=confidence,
    )
