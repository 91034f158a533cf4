"""A plan as a CTDL pathway: every component opens, and the destination is reached."""

from __future__ import annotations

import pytest
import rdflib
from ctdl_reader import OWN, TERMS, triples
from instances import instance, with_pay
from rdflib.term import Node
from tiny import credential, edge, needs, role, tiny

import graph
from graph.io.ctdl.document import to_ctdl
from graph.io.ctdl.pathway import PathwayFacts
from graph.io.ctdl.terms import Loss
from graph.model.graph import Graph
from graph.planning.answer import Step
from graph.planning.problem import Objective

CHAIN = (
    Step("study", "a", 0, 12, 100.0, "full-time"),
    Step("work", "r", 12, 36, 0.0, unlocked_by=("a",), interchangeable=("s",)),
    Step("enter", "goal", 36, 36, 0.0, unlocked_by=("a", "r", "h")),
)


def field() -> Graph:
    return tiny(
        credential("a", 12, 100, url="https://a.example/page"),
        credential("h"),
        credential("c", kind="course"),
        role("r"),
        role("s"),
        role("goal"),
        needs("goal", "r", months=24),
        needs("r", "a"),
    )


def written(G: Graph, facts: PathwayFacts) -> tuple[rdflib.Graph, list[Loss]]:
    export = to_ctdl(G, plan=facts)
    assert export == to_ctdl(G, plan=facts)
    return triples(export.document), list(export.losses)


def complete(read: rdflib.Graph, condition: Node, done: set[Node]) -> bool:
    """So many of what a condition names are complete."""
    number = int(str(read.value(condition, TERMS.requiredNumber)))
    met = [each in done for each in read.objects(condition, TERMS.targetComponent)]
    met += [complete(read, each, done) for each in read.objects(condition, TERMS.hasCondition)]
    assert 0 < number <= len(met)
    return sum(met) >= number


def arrive(read: rdflib.Graph, without: frozenset[Node] = frozenset()) -> bool:
    """Complete what opens, again and again; tell whether the destination is reached."""
    (pathway,) = read.subjects(rdflib.RDF.type, TERMS.Pathway)
    (goal,) = read.objects(pathway, TERMS.hasDestinationComponent)
    parts = set(read.objects(pathway, TERMS.hasPart))
    assert goal in parts
    assert set(read.subjects(TERMS.isPartOf, pathway)) == parts
    assert (goal, TERMS.isDestinationComponentOf, pathway) in read
    done: set[Node] = set()
    while True:
        new = {
            part
            for part in parts - done - without
            if all(complete(read, each, done) for each in read.objects(part, TERMS.hasCondition))
        }
        if not new:
            return goal in done
        done |= new


def named(read: rdflib.Graph, name: str) -> Node:
    (found,) = (
        each
        for each, words in read.subject_objects(TERMS.name)
        if str(words) == name and (each, TERMS.proxyFor, None) in read
    )
    return found


def test_a_plan_is_a_pathway() -> None:
    read, losses = written(field(), PathwayFacts("goal", CHAIN, "My way"))
    (pathway,) = read.subjects(rdflib.RDF.type, TERMS.Pathway)
    assert str(read.value(pathway, TERMS.name)) == "My way"
    assert (
        str(read.value(pathway, TERMS.description)) == "GOAL: 36 months (3 years), $100, 3 steps."
    )
    kinds = {
        str(read.value(each, TERMS.name)): read.value(each, rdflib.RDF.type)
        for each in read.objects(pathway, TERMS.hasPart)
    }
    assert kinds == {
        "A": TERMS.CredentialComponent,
        "24 months as R": TERMS.WorkExperienceComponent,
        "S": TERMS.JobComponent,
        "H": TERMS.CredentialComponent,
        "GOAL": TERMS.JobComponent,
    }
    assert arrive(read)
    study, work = named(read, "A"), named(read, "24 months as R")
    assert str(read.value(study, TERMS.subjectWebpage)) == "https://a.example/page"
    assert int(str(read.value(work, OWN.end_month))) == 36
    assert str(read.value(study, OWN.mode)) == "full-time"
    assert str(read.value(named(read, "H"), OWN.held)) == "true"
    told = {loss.what for loss in losses if loss.node == "goal"}
    assert {"ceterms:ownedBy", "months and dollars of the steps"} <= told


def test_what_is_interchangeable_may_stand_in_its_place() -> None:
    read, _ = written(field(), PathwayFacts("goal", CHAIN))
    work, instead = named(read, "24 months as R"), named(read, "S")
    assert arrive(read, frozenset({work}))
    assert arrive(read, frozenset({instead}))
    assert not arrive(read, frozenset({work, instead}))
    assert not arrive(read, frozenset({named(read, "A")}))
    assert not arrive(read, frozenset({named(read, "H")}))


def test_a_target_reached_by_what_counts_as_it() -> None:
    G = tiny(credential("full"), credential("short"), edge("short", "counts_as", "full"))
    read, _ = written(G, PathwayFacts("full", (Step("study", "short", 0, 6, 0.0),)))
    assert arrive(read)
    assert not arrive(read, frozenset({named(read, "SHORT")}))


def test_a_target_held_already_needs_no_step() -> None:
    read, losses = written(field(), PathwayFacts("c"))
    assert arrive(read)
    assert (None, rdflib.RDF.type, TERMS.CourseComponent) in read
    assert not any(loss.what == "months and dollars of the steps" for loss in losses)


def test_a_step_that_starts_while_another_goes_on_is_told() -> None:
    steps = (
        Step("work", "r", 0, 36, 0.0),
        Step("study", "a", 12, 24, 0.0, unlocked_by=("r",)),
        Step("enter", "goal", 36, 36, 0.0, unlocked_by=("r", "a")),
    )
    read, losses = written(field(), PathwayFacts("goal", steps))
    assert arrive(read)
    assert (None, OWN.held, None) not in read
    assert [loss.node for loss in losses if "goes on" in loss.what] == ["a"]


def test_an_unknown_id_is_an_error() -> None:
    for facts in (
        PathwayFacts("nothing"),
        PathwayFacts("goal", (Step("study", "nothing", 0, 1, 0.0),)),
        PathwayFacts("goal", (Step("study", "a", 0, 1, 0.0, unlocked_by=("nothing",)),)),
    ):
        with pytest.raises(graph.UnknownNodeError, match="nothing"):
            to_ctdl(field(), plan=facts)


def test_the_first_answer_of_the_app_is_a_pathway(shipped: Graph) -> None:
    target = "director-of-medical-records"
    plan = graph.plan(shipped, target, hold=["edu-cert-coding"]).best
    assert plan is not None
    read, _ = written(shipped, PathwayFacts(target, plan.schedule))
    (pathway,) = read.subjects(rdflib.RDF.type, TERMS.Pathway)
    assert arrive(read)
    assert int(str(read.value(pathway, OWN.end_month))) == plan.time


@pytest.mark.parametrize("objective", ["time", "calendar"])
def test_random_plans_arrive(objective: Objective) -> None:
    count = 0
    for seed in range(40):
        G, problem = (with_pay if objective == "calendar" else instance)(seed)
        answer = graph.plan(
            G, problem.target, hold=problem.hold, experience=problem.experience, objective=objective
        )
        if answer.best is None:
            continue
        count += 1
        read, _ = written(G, PathwayFacts(problem.target, answer.best.schedule))
        assert arrive(read), seed
    assert count > 15
