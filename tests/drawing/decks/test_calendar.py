"""The plan on the calendar: nothing is cut, nothing overlaps, whatever the plan and the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from geometry import flaws
from parts import parts

from graph.drawing.decks.calendar.elastic import elastic
from graph.drawing.decks.calendar.scale import Scale
from graph.drawing.decks.plan import plan_picture
from graph.drawing.decks.sheet import Look
from graph.drawing.scene import Scene
from graph.errors import RequestError
from graph.model.graph import Graph
from graph.planning.plan import plan

STARTS: Mapping[str, Mapping[str, Any]] = {
    "diploma": {"hold": ["edu-hs"]},
    "certificate": {"hold": ["edu-cert-coding"]},
    "RHIT": {"hold": ["ahima-rhit"], "job": "medical-records-technician", "keep_working": True},
    "RHIA": {"hold": ["ahima-rhia"]},
    "CPC": {"hold": ["aapc-cpc"], "experience": {"outpatient-coder": 36}},
    "nurse": {"experience": {"registered-nurse": 60}},
}
PAPERS = ("page", "phone", "wide", "a4-upright")


def picture(G: Graph, target: str, paper: str, **asked: Any) -> Scene | None:
    answer = plan(G, target, objective="calendar", time_limit=60, **asked)
    if answer.best is None or not answer.best.months:
        return None
    return plan_picture(G, answer, Look("2026-11-30", paper))


@pytest.mark.parametrize("start", STARTS)
@parts(90, slow=1)
def test_every_plan_to_a_leading_post_can_be_read(shipped: Graph, start: str, part: slice) -> None:
    goals = sorted(
        node
        for node, data in shipped.nodes(data=True)
        if data["type"] == "role" and data.get("level", 0) >= 4
    )
    assert len(goals) > 60
    for target in goals[part]:
        answer = plan(shipped, target, objective="calendar", time_limit=2, **STARTS[start])
        if answer.best is None or not answer.best.months:
            continue
        for paper in PAPERS:
            scene = plan_picture(shipped, answer, Look("2026-11-30", paper))
            assert list(flaws(scene)) == [], (target, paper)
            drawn = {box.id for box in scene.boxes if box.id}
            assert {step.id for step in answer.best.schedule} <= drawn, (target, paper)


def test_bars_are_as_long_as_their_steps(shipped: Graph) -> None:
    answer = plan(
        shipped, "director-of-medical-records", hold=["edu-cert-coding"], clock="calendar"
    )
    assert answer.best is not None
    scene = plan_picture(shipped, answer, Look("2026-11-30", "page"))
    places = {box.id: box for box in scene.boxes}
    long = [step for step in answer.best.schedule if step.months >= 3]
    a_month = {round((places[step.id].width + 2) / step.months, 1) for step in long}
    assert len(a_month) == 1
    for one in long:
        for other in long:
            apart = places[other.id].x - places[one.id].x
            assert apart == pytest.approx(
                (other.start_month - one.start_month) * max(a_month), abs=3
            )


def test_the_goal_lists_its_requirements_with_the_steps_that_meet_them(shipped: Graph) -> None:
    scene = picture(shipped, "director-of-medical-records", "page", hold=["edu-cert-coding"])
    assert scene is not None
    words = [" ".join(text.lines) for text in scene.texts]
    assert "5 years in Health information operations" in words
    assert {"RHIA or RHIT", "RHIT or RHIA"} & set(words)
    assert "all five" in [badge.text for badge in scene.badges]
    assert {badge.name for badge in scene.badges} >= {
        "step 2",
        "step 3",
        "step 5",
        "must come first",
    }


def test_lines_say_what_comes_first_and_how_much_time_there_is(shipped: Graph) -> None:
    scene = picture(shipped, "director-of-medical-records", "page", hold=["edu-cert-coding"])
    assert scene is not None
    spare = [line for line in scene.lines if line.dash]
    assert spare
    assert all("3 months to spare" in line.name for line in spare)
    assert all("to spare" not in line.name for line in scene.lines if not line.dash)


def test_a_plan_that_takes_no_time_has_no_calendar(shipped: Graph) -> None:
    answer = plan(shipped, "medical-records-clerk", hold=["edu-hs"], objective="calendar")
    with pytest.raises(RequestError, match="takes time"):
        plan_picture(shipped, answer, Look("2026-11-30", "page"))


@pytest.mark.parametrize(
    ("months", "named"),
    [
        (5, ["Start", "Month 1", "Month 2", "Month 3", "Month 4", "Month 5"]),
        (20, ["Start", "Month 3", "Month 6", "Month 9", "Year 1", "Month 15", "Month 18"]),
        (60, ["Start", "Year 1", "Year 2", "Year 3", "Year 4", "Year 5"]),
        (230, ["Start", *(f"Year {year}" for year in range(2, 19, 2))]),
    ],
)
def test_months_are_named_as_far_as_there_is_room(months: int, named: list[str]) -> None:
    scale = Scale(months, 0.0, 690.0, "2026-11-30")
    ticks = list(scale.ticks(65.0))
    assert [count for _, count, _ in ticks] == named
    assert ticks[0][2] == "Nov 2026"
    assert ticks[-1][2] == {5: "Apr 2027", 20: "May 2028", 60: "Nov 2031", 230: "Nov 2044"}[months]


def test_an_elastic_scale_gives_each_bar_what_it_needs() -> None:
    bars = [(0, 24, 50.0), (24, 25, 30.0), (25, 25, 20.0), (25, 60, 10.0)]
    scale = elastic(bars, 60, 2.0, 100.0)
    for start, end, need in bars:
        top, bottom = scale.extent(start, end)
        assert bottom - top >= need - 0.02
    assert scale.at(0) == 100.0
    assert scale.at(12) == 100.0 + 25.0
    assert [scale.at(month) for month in range(61)] == sorted(scale.at(m) for m in range(61))
