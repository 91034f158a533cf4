"""What a career counsellor would object to: each test names a mistake the data once made."""

from __future__ import annotations

import pytest

import graph
from graph.model.graph import Graph


@pytest.mark.parametrize("goal", ["director-of-medical-records", "him-supervisor", "ahima-rhit"])
def test_the_certificate_of_the_seed_article_saves_time_and_money(
    shipped: Graph, goal: str
) -> None:
    def best(held: str) -> tuple[float, float]:
        plan = graph.plan(shipped, goal, hold=[held], clock="calendar", time_limit=120).best
        assert plan is not None
        assert plan.calendar is not None
        return plan.calendar, plan.cost

    months, dollars = best("edu-hs")
    with_certificate = best("edu-cert-coding")
    assert with_certificate[0] <= months - 12
    assert with_certificate[1] < dollars


def test_an_exam_is_prepared_for_beside_a_job(shipped: Graph) -> None:
    """Nobody leaves a job for three months of exam review."""
    for node, data in shipped.nodes(data=True):
        if data.get("kind") == "certification" and data.get("duration_months"):
            assert data.get("study_mode") == "part_time", node


def test_medicine_is_full_time_study_and_then_a_paid_residency(shipped: Graph) -> None:
    assert shipped.nodes["edu-md"]["study_mode"] == "full_time"
    assert shipped.nodes["edu-bsn"]["study_mode"] == "full_time"
    resident = shipped.nodes["resident-physician"]
    assert resident["type"] == "role"
    assert resident["pay_median_usd"] > 60_000
    assert shipped.nodes["lic-md-do"]["duration_months"] == 0
    plan = graph.plan(shipped, "physician", hold=["edu-bs"], clock="calendar", time_limit=120).best
    assert plan is not None
    assert [step.id for step in plan.schedule if step.action == "work"] == ["resident-physician"]
    assert plan.calendar == 84


def test_a_master_beside_a_job_takes_two_to_four_years(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data.get("kind") == "master_degree":
            assert 24 <= data["part_time_months"] <= 48, node


def test_an_executive_has_headed_a_department(shipped: Graph) -> None:
    """Not any director will do: release of information leads to no hospital's board."""
    fields = {"career-him-operations", "career-coding-revenue-cycle", "career-practice-admin"}
    for source, target, data in shipped.edges(data=True):
        if source in fields and data["relation"] == "required_for":
            assert data.get("min_level", 0) < 6, f"any director of {source} becomes {target}"
    answer = graph.plan(
        shipped,
        "chief-health-information-officer",
        hold=["edu-ms-him", "roi-operations-director"],
        experience={"roi-operations-director": 120},
        clock="calendar",
        time_limit=120,
    )
    assert answer.best is not None
    heads = {"him-director", "director-of-medical-records", "corporate-him-director", "vp-him"}
    assert heads & set(answer.best.achieved)
