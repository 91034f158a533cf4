"""What nobody can get past is said by name: circles of requirements, and things that are gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tiny import Row, credential, edge, needs, role, tiny

import graph
from graph.cli.main import main
from graph.model.graph import Graph
from graph.model.obstacles import circles, gone, successors

NODES = """\
id,type,name,level,cost_usd,duration_months,status
lec,credential,LEC course,1,100,1,
lab,credential,LAB course,1,100,1,
goal,credential,GOAL course,1,100,1,
"""
EDGES = """\
source,target,relation
lec,lab,required_for
lab,lec,required_for
lec,goal,required_for
"""
PAIR = "LAB course and LEC course: each requires the other"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    return str(tmp_path)


def said(G: Graph, target: str) -> tuple[str, ...]:
    """Return the causes that plan names; gap names the same."""
    answer = graph.plan(G, target)
    assert answer.status == "infeasible"
    found = tuple(each.needs for each in answer.missing if not each.pathway)
    assert sorted(graph.gap(G, target).obstacles) == sorted(found)
    return found


def test_corequisites_are_named_by_plan_and_gap(folder: str, capsys: Capture) -> None:
    assert main(["plan", "goal", "--data", folder, "--explain"]) == 3
    first, _, advice = capsys.readouterr().out.partition("No change to the constraints")
    assert f"  - {PAIR}\n" in first
    assert advice.endswith(f"  - {PAIR}\n")
    assert main(["gap", "goal", "--data", folder]) == 0
    assert capsys.readouterr().out.endswith(f"\n{PAIR}\n")
    assert main(["plan", "goal", "--data", folder, "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    circle = {"node": "lab", "pathway": "", "group": "", "needs": PAIR, "ids": ["lab", "lec"]}
    assert found["missing"][-1] == found["relaxations"]["blocked"][-1] == circle
    assert main(["gap", "goal", "--data", folder, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["obstacles"] == [PAIR]


def test_whoever_holds_one_of_them_is_told_nothing(folder: str) -> None:
    G = graph.load_graph(folder)
    assert graph.gap(G, "goal", hold=["lec"]).obstacles == ()
    assert graph.gap(G, "lec", hold=["lab"], infer=False).obstacles == ()
    assert graph.plan(G, "lec", hold=["lab"], infer=False).status == "optimal"


def ring(*more: Row) -> Graph:
    """Three things ask for one another in a ring; the first asks for school too."""
    return tiny(
        credential("school", 12),
        *(credential(each) for each in "abc"),
        needs("a", "b"),
        needs("b", "c"),
        needs("c", "a"),
        needs("a", "school"),
        role("goal"),
        needs("goal", "b"),
        *more,
    )


def test_a_circle_of_more_is_listed() -> None:
    assert said(ring(), "goal") == ("they require each other: A, B and C",)


def test_a_way_out_of_a_circle_is_no_obstacle() -> None:
    G = ring(needs("c", "school", pathway="2"))
    assert graph.plan(G, "goal").status == "optimal"
    assert graph.gap(G, "goal").obstacles == ()


def test_what_else_stands_in_the_way_is_named_instead() -> None:
    G = ring(credential("old", status="retired"), needs("c", "old", pathway="2"))
    assert said(G, "goal") == ("OLD is retired and can no longer be achieved",)


def test_what_only_leads_to_itself_is_said() -> None:
    G = tiny(
        {"id": "field", "type": "career", "name": "FIELD"},
        role("boss"),
        edge("field", "includes", "boss"),
        needs("boss", "field", months=12),
    )
    assert said(G, "boss") == ("BOSS requires itself",)


def test_circles_are_closed() -> None:
    assert circles({}) == []
    assert circles({"a": ["b"], "b": ["a"], "c": ["a"], "d": ["d"]}) == [["a", "b"], ["d"]]
    assert circles({"a": ["b"], "b": ["a", "x"]}) == []


def renamed() -> Graph:
    return tiny(
        credential("first", status="retired"),
        credential("second", status="renamed"),
        credential("third"),
        credential("fourth"),
        credential("lost", status="retired"),
        role("post"),
        needs("post", "first"),
        edge("first", "succeeded_by", "second"),
        edge("second", "succeeded_by", "first"),
        edge("second", "succeeded_by", "third"),
        edge("first", "succeeded_by", "fourth"),
    )


def test_the_successor_is_the_one_that_can_be_achieved() -> None:
    G = renamed()
    assert successors(G, "first") == ["fourth", "third"]
    assert gone(G, "second") == (
        "SECOND is renamed and can no longer be achieved; its successors are THIRD and FOURTH"
    )
    assert gone(G, "lost") == "LOST is retired and can no longer be achieved"


def test_plan_and_gap_name_the_successor(capsys: Capture) -> None:
    expected = "FIRST is retired and can no longer be achieved; its successors are FOURTH and THIRD"
    assert said(renamed(), "first") == (expected,)
    assert said(renamed(), "post") == (expected,)
    assert graph.gap(renamed(), "post", hold=["first"]).obstacles == ()
    line = "CPC-P is retired and can no longer be achieved; its successor is CPC"
    assert main(["plan", "CPC-P"]) == 3
    assert f"  - {line}\n" in capsys.readouterr().out
    assert main(["gap", "CPC-P"]) == 0
    assert capsys.readouterr().out == f"{line}\n"


def test_a_missing_alternative_that_is_gone_is_said() -> None:
    G = tiny(
        credential("new"),
        credential("old", status="retired"),
        role("post"),
        *(needs("post", each, group="one") for each in ("new", "old")),
        edge("old", "succeeded_by", "new"),
    )
    assert graph.plan(G, "post").status == "optimal"
    assert graph.gap(G, "post").obstacles == (
        "OLD is retired and can no longer be achieved; its successor is NEW",
    )
