"""``careergraph gap``: every key and every value of its JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tiny import career, credential, edge, needs, role, tiny

from graph.cli.main import main
from graph.io.csv_zip import to_csv_zip

Capture = pytest.CaptureFixture[str]


NOTHING: dict[str, list[Any]] = {"held": [], "one_of": []}


def asked(capsys: Capture, *words: str) -> Any:
    assert main(["gap", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def met(group: str, needs: str) -> dict[str, Any]:
    return {"group": group, "needs": needs, "met": True, "missing": None, "ids": []}


def unmet(group: str, needs: str, *ids: str, missing: str = "") -> dict[str, Any]:
    missing = missing or needs
    return {"group": group, "needs": needs, "met": False, "missing": missing, "ids": list(ids)}


@pytest.fixture
def data(tmp_path: Path) -> str:
    """A post by two of three papers and work in a field, or by a degree and less work."""
    G = tiny(
        career("field", name="Records"),
        *(credential(each) for each in ("a", "b", "c", "degree", "master")),
        role("clerk", level=1),
        role("lead", level=4, min_months=6),
        role("typist", level=1),
        role("goal", level=6),
        edge("field", "includes", "clerk"),
        edge("field", "includes", "lead"),
        edge("master", "counts_as", "degree"),
        *(needs("goal", each, pathway="1", group="papers", required_number=2) for each in "abc"),
        needs("goal", "clerk", pathway="1", group="desk", months=24, pool="desk"),
        needs("goal", "typist", pathway="1", group="desk", months=24, pool="desk"),
        needs("goal", "field", pathway="1", months=60),
        needs("goal", "field", pathway="1", months=12, min_level=4),
        needs("goal", "degree", pathway="2", group="degree"),
        needs("goal", "field", pathway="2", group="work", months=18),
        needs("goal", "field", pathway="2", group="work", months=9, min_level=4),
    )
    path = tmp_path / "data.zip"
    path.write_bytes(to_csv_zip(G))
    return str(path)


def test_nothing_held_is_everything_missing(capsys: Capture, data: str) -> None:
    desk = "24 months in CLERK or TYPIST"
    work = "18 months in Records; 9 months in Records (lead or higher)"
    field, lead = "60 months in Records", "12 months in Records (lead or higher)"
    assert asked(capsys, "goal", "--data", data) == {
        "target": "goal",
        "reached_by": [],
        "implied": NOTHING,
        "obstacles": [],
        "pathways": [
            {
                "pathway": "1",
                "met": False,
                "missing": f"all of: 2 of: A, B, C; {lead}; {field}; {desk}",
                "groups": [
                    unmet("papers", "2 of: A; B; C", "a", "b", "c"),
                    unmet("", lead, "field"),
                    unmet("", field, "field"),
                    unmet("desk", desk, "clerk", "typist"),
                ],
            },
            {
                "pathway": "2",
                "met": False,
                "missing": f"all of: DEGREE; one of: {work.replace(';', ',')}",
                "groups": [
                    unmet("degree", "DEGREE", "degree"),
                    unmet("work", f"one of: {work}", "field"),
                ],
            },
        ],
    }


def test_what_is_held_is_taken_off(capsys: Capture, data: str) -> None:
    """One paper of two, months on the way, a role too new to count, and a degree by another."""
    words = ("--hold", "B", "--hold", "master", "--data", data)
    worked = ("--experience", "clerk=20", "--experience", "lead=5", "--experience", "typist=4")
    desk = "24 months in CLERK or TYPIST"
    work = "18 months in Records; 9 months in Records (lead or higher)"
    field, lead = "60 months in Records", "12 months in Records (lead or higher)"
    assert asked(capsys, "goal", *words, *worked) == {
        "target": "goal",
        "reached_by": [],
        "implied": NOTHING,
        "obstacles": [],
        "pathways": [
            {
                "pathway": "1",
                "met": False,
                "missing": f"all of: one of: A, C; {lead}; 40 months in Records",
                "groups": [
                    unmet("papers", "2 of: A; B; C", "a", "c", missing="one of: A; C"),
                    unmet("", lead, "field"),
                    unmet("", field, "field", missing="40 months in Records"),
                    met("desk", desk),
                ],
            },
            {
                "pathway": "2",
                "met": True,
                "missing": None,
                "groups": [
                    met("degree", "DEGREE"),
                    met("work", f"one of: {work}"),
                ],
            },
        ],
    }


def test_a_target_that_is_reached(capsys: Capture, data: str) -> None:
    found = asked(capsys, "degree", "--hold", "master", "--data", data)
    assert found == {
        "target": "degree",
        "reached_by": ["master"],
        "pathways": [],
        "implied": NOTHING,
        "obstacles": [],
    }


def test_the_shipped_rules_of_an_administrator(capsys: Capture) -> None:
    him = "degree in Health Information Management"
    after = "Post-baccalaureate certificate in Health Information Management"
    assert asked(capsys, "RHIA", "--hold", "edu-bs") == {
        "target": "ahima-rhia",
        "reached_by": [],
        "implied": NOTHING,
        "obstacles": [],
        "pathways": [
            {
                "pathway": "R1",
                "met": False,
                "missing": f"Bachelor {him}",
                "groups": [unmet("degree", f"Bachelor {him}", "edu-bs-him")],
            },
            {
                "pathway": "R2",
                "met": False,
                "missing": f"Master {him}",
                "groups": [unmet("degree", f"Master {him}", "edu-ms-him")],
            },
            {
                "pathway": "R3",
                "met": False,
                "missing": after,
                "groups": [
                    unmet("certificate", after, "edu-postbac-him"),
                    met("degree", "Bachelor degree"),
                ],
            },
        ],
    }
