"""The command line: what is printed, in which form, with which exit code."""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.cli.main import build_parser, main
from graph.model.contract import CONFIDENCES
from graph.model.graph import Graph
from graph.queries.routing import k_shortest_paths

CERT, DIRECTOR = "edu-cert-coding", "director-of-medical-records"

Capture = pytest.CaptureFixture[str]


def run_json(capsys: Capture, *words: str, code: int = 0) -> Any:
    assert main([*words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def run(capsys: Capture, *words: str, code: int = 0) -> str:
    assert main(words) == code
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_plan_json_is_the_contract(capsys: Capture, shipped: Graph) -> None:
    found = run_json(capsys, "plan", DIRECTOR, "--hold", CERT)
    assert list(found) == [
        "target",
        "objective",
        "clock",
        "status",
        "bound",
        "gap_pct",
        "plans",
        "implied",
        "missing",
        "unknown_prices",
        "unknown_durations",
    ]
    assert (found["target"], found["objective"], found["status"]) == (DIRECTOR, "time", "optimal")
    (plan,) = found["plans"]
    assert set(plan) == {
        "time",
        "cost",
        "steps",
        "calendar",
        "earnings",
        "earned",
        "job_free_months",
        "achieved",
        "schedule",
    }
    assert found["clock"] == "sequential"
    assert plan["earned"] is plan["job_free_months"] is None
    assert found["bound"] == {"time": plan["time"]}
    assert found["gap_pct"] == 0
    assert plan["achieved"] == sorted(plan["achieved"])
    assert set(plan["schedule"][0]) == {
        "action",
        "id",
        "start_month",
        "end_month",
        "months",
        "mode",
        "cost_usd",
        "pay_usd",
        "needed_for",
        "unlocked_by",
        "interchangeable",
    }
    assert plan["time"] == sum(step["months"] for step in plan["schedule"])
    assert plan["cost"] == sum(step["cost_usd"] for step in plan["schedule"])
    assert plan["steps"] == len(plan["achieved"])
    answer = graph.plan(shipped, DIRECTOR, hold=[CERT])
    assert answer.best is not None
    assert graph.verify(shipped, answer.problem, answer.best) == []
    assert graph.to_json(answer) == found


def test_plan_takes_names_and_every_option(capsys: Capture) -> None:
    found = run_json(
        capsys,
        *("plan", "director of medical records", "--hold", "RHIT", "--objective", "cost"),
        *("--experience", "Medical Records Technician=18", "--avoid", "edu-mha"),
        *("--max-cost", "90000", "--max-months", "300", "--max-steps", "20"),
        *("--max-credential-level", "6", "--time-limit", "30"),
    )
    assert found["status"] == "optimal"


def test_several_plans_come_with_their_differences(capsys: Capture, shipped: Graph) -> None:
    words = ("plan", "him-manager", "--hold", CERT)
    for options, asked in ((("-k", "3"), {"k": 3}), (("--pareto",), {"pareto": True})):
        found = run_json(capsys, *words, *options)
        answer = graph.plan(shipped, "him-manager", hold=[CERT], **asked)
        assert graph.to_json(answer) == found
        assert len(found["plans"]) == len(found["differences"]) + 1 > 1
        assert list(found)[-1] == "differences"
        assert set(found["differences"][0]) == {
            "skipped",
            "added",
            "months_changed",
            "time",
            "cost",
            "steps",
            "calendar",
            "text",
        }
        printed = run(capsys, *words, *options)
        assert "compared with the first" in printed
        assert "skips " in printed


def test_the_only_plan_is_said_to_be_that(capsys: Capture) -> None:
    assert "no other plan\n" in run(capsys, "plan", "edu-hs", "-k", "2")
    words = ("plan", "cdi-manager", "-k", "2", "--time-limit", "0")
    assert "no other plan found within the time limit" in run(capsys, *words)


def test_an_impossible_wish_exits_3_and_names_who_asks(capsys: Capture) -> None:
    words = ["plan", DIRECTOR, "--hold", CERT, "--avoid", "RHIA", "--avoid", "RHIT"]
    found = run_json(capsys, *words, code=3)
    assert found["status"] == "infeasible"
    assert found["plans"] == []
    assert found["bound"] == {}
    asked = {(each["node"], tuple(each["ids"])) for each in found["missing"]}
    assert (DIRECTOR, ("ahima-rhia", "ahima-rhit")) in asked
    printed = run(capsys, *words, code=3)
    assert "no plan exists" in printed
    assert "RHIA is avoided and not held" in printed


def test_an_impossible_wish_says_what_would_make_it_possible(capsys: Capture) -> None:
    words = ["plan", DIRECTOR, "--hold", CERT, "--avoid", "RHIA", "--avoid", "RHIT"]
    found = run_json(capsys, *words, code=3)
    assert list(found)[-1] == "relaxations"
    assert list(found["relaxations"]) == ["proved", "sets", "blocked", "allowed"]
    ways = [each["sentence"] for each in found["relaxations"]["sets"]]
    assert ways == ["allow RHIA", "allow RHIT"]
    printed = run(capsys, *words, code=3)
    assert "Possible with 1 change, any of these lines\n  - allow RHIA (" in printed
    retired = run(capsys, "plan", "CPC-P", code=3)
    assert "No change to the constraints makes a plan possible" in retired
    assert "can no longer be achieved" in retired
    shown = run(capsys, "show", "CPC-P")
    assert "cannot be newly achieved (retired)" in shown
    assert "open to everybody" not in shown


@pytest.mark.slow
def test_plan_says_how_sure_it_is(capsys: Capture) -> None:
    words = ["plan", DIRECTOR, "--hold", CERT, "--sure"]
    found = run_json(capsys, *words)["confidence"]
    assert set(found) == {
        *("band", "shares", "unasked_months", "unknown", "range"),
        *("stays_best", "regret", "facts", "sentences"),
    }
    assert set(found["range"]["low"]) == {"status", "value", "bound", "this_plan", "instead"}
    assert set(found["facts"][0]) == {
        *("id", "field", "value", "moved", "status", "costs", "this_plan", "instead"),
        *("confidence", "reference", "sentence"),
    }
    assert [each["confidence"] for each in found["shares"]] == [*CONFIDENCES]
    text = " ".join(run(capsys, *words).split())
    assert "How sure - between" in text
    assert "What a single estimate of the plan costs - " in text
    short = " ".join(run(capsys, *words, "--time-limit", "0").split())
    assert "not asked about within the time limit" in short


def test_plan_explains_itself(capsys: Capture) -> None:
    words = ["plan", DIRECTOR, "--hold", CERT, "--explain", "--max-months", "120"]
    found = run_json(capsys, *words)
    assert list(found)[-3:] == ["landmarks", "reasons", "constraint_costs"]
    (plan,) = found["plans"]
    assert [each["id"] for each in found["reasons"]] == [step["id"] for step in plan["schedule"]]
    assert set(found["landmarks"][0]) == {"sentence", "ids", "months"}
    assert set(found["reasons"][0]) == {"id", "sentence", "asked_by"}
    assert set(found["reasons"][0]["asked_by"][0]) == {
        "node",
        "pathway",
        "group",
        "needs",
        "sentence",
    }
    assert found["constraint_costs"][0]["constraint"] == "max_months"
    printed = run(capsys, *words)
    for heading in (
        "Every plan needs\n",
        "Why each step\n",
        "What your constraints cost\n",
        "What avoiding a step costs\n",
    ):
        assert heading in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_route_prints_a_path(capsys: Capture, shipped: Graph) -> None:
    found = run_json(capsys, "route", CERT, DIRECTOR, "--by", "months", "-k", "2")
    assert list(found) == ["source", "target", "by", "routes"]
    routes = k_shortest_paths(shipped, CERT, DIRECTOR, 2, by="months")
    assert found["routes"] == graph.to_json(routes)
    assert found["routes"][0]["nodes"][0] == CERT
    assert found["routes"][0]["nodes"][-1] == DIRECTOR
    printed = run(capsys, "route", CERT, DIRECTOR)
    assert "A route follows links" in printed
    assert "   - leaves out one of: RHIA; RHIT\n" in printed


def test_route_takes_a_profile(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('hold = ["RHIA"]\n')
    words = ("route", CERT, DIRECTOR, "--profile", str(tmp_path / "me.toml"))
    (route,) = run_json(capsys, *words)["routes"]
    (unmet,) = route["unmet"]
    assert unmet.startswith("12 months in Assistant Director of Health Information Management")


def test_no_route_exits_3(capsys: Capture) -> None:
    assert "no route leads" in run(capsys, "route", DIRECTOR, CERT, code=3)


def test_show(capsys: Capture) -> None:
    found = run_json(capsys, "show", "RHIA")
    assert found["id"] == "ahima-rhia"
    assert {"facts", "requirements", "incoming", "outgoing", "opens"} <= set(found)
    printed = run(capsys, "show", "medical-records-technician")
    assert "$30,610" in printed
    assert "requires, pathway" in printed


def test_find(capsys: Capture) -> None:
    found = run_json(capsys, "find", "rhia")
    assert list(found) == ["query", "matches"]
    assert found["query"] == "rhia"
    assert found["matches"][0] == {
        "id": "ahima-rhia",
        "name": "Registered Health Information Administrator",
        "type": "credential",
        "by": "abbreviation",
        "text": "RHIA",
        "score": 1.0,
    }
    assert run_json(capsys, "find", "no", "such", "thing")["matches"] == []
    assert run(capsys, "find", "no", "such", "thing") == "nothing found\n"
    first, second, *_ = run(capsys, "find", "RHIA").splitlines()
    assert first == "Registered Health Information Administrator (credential, ahima-rhia)"
    assert second == "  abbreviation: RHIA"


def test_gap(capsys: Capture) -> None:
    found = run_json(capsys, "gap", "RHIA", "--hold", "edu-bs")
    assert found["target"] == "ahima-rhia"
    assert set(found["pathways"][0]) == {"pathway", "met", "missing", "groups"}
    assert "still missing" in run(capsys, "gap", "RHIA")
    assert "nothing is missing" in run(capsys, "gap", "RHIA", "--hold", "edu-bs-him")


def test_gap_of_what_is_reached(capsys: Capture) -> None:
    assert run_json(capsys, "gap", "RHIT", "--hold", "RHIA")["reached_by"] == ["ahima-rhia"]
    assert run_json(capsys, "gap", "RHIT", "--hold", "edu-bs")["reached_by"] == []
    assert run(capsys, "gap", "RHIT", "--hold", "RHIA").endswith("already satisfied by RHIA\n")
    assert run(capsys, "gap", "RHIA", "--hold", "RHIA").endswith("Administrator: already held\n")
    worked = ("--experience", "coding-manager=1")
    assert "already held" in run(capsys, "gap", "coding-manager", *worked)


def test_validate_of_the_shipped_data_is_clean(capsys: Capture) -> None:
    assert run(capsys, "validate", "--strict") == "no problems\n"
    assert run_json(capsys, "validate", "--strict") == {"errors": [], "warnings": []}


def test_validate_of_bad_data_exits_2_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,type,name\na,rolle,A\n")
    (tmp_path / "edges.csv").write_text("source,target,relation\na,b,offers\n")
    for command in (["validate"], ["plan", "a"], ["app"], ["show", "a"]):
        done = subprocess.run(
            [sys.executable, "-m", "graph", *command, "--data", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        printed = done.stdout + done.stderr
        assert done.returncode == 2
        assert "Traceback" not in printed
        assert "nodes.csv:2: type: 'rolle' is unknown; did you mean 'role'?" in printed
        assert "edges.csv:2: target: no node 'b' in nodes.csv" in printed


def test_strict_turns_warnings_into_errors(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,type,name\na,role,A\n")
    (tmp_path / "edges.csv").write_text("source,target,relation\n")
    words = ("validate", "--data", str(tmp_path))
    assert "'a' has no edges (warning)" in run(capsys, *words)
    run(capsys, *words, "--strict", code=2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("show", "rhiaa"), "did you mean"),
        (("plan", "emp-hospital"), "only a credential or a role can be achieved"),
        (("plan", "RHIA", "--hold", "nobody at all"), "no node is called"),
        (("reach", "--hold", "nobody at all"), "no node is called"),
        (
            ("plan", "RHIA", "--max-credential-level", "8"),
            "max_credential_level is 8; allowed is 0 to 7",
        ),
        (("reach", "--max-credential-level", "8"), "max_credential_level is 8; allowed is 0 to 7"),
        (("gap", "RHIT", "--experience", "RHIT=3"), "experience must be in a role"),
        (("gap", "emp-hospital"), "only a credential or a role can be achieved"),
        (("plan", "RHIA", "--objective", "earnings", "-k", "2"), "allowed is calendar, time"),
        (("plan", "RHIA", "--job", "RHIT"), "job must be in a role"),
    ],
)
def test_bad_names_exit_2(capsys: Capture, words: tuple[str, ...], expected: str) -> None:
    assert expected in run(capsys, *words, code=2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "COMMAND"),
        (("fly",), "invalid choice"),
        (("plan", "RHIA", "--experience", "clerk"), "is not ROLE=MONTHS"),
        (("plan", "RHIA", "--max-cost", "-1"), "is not a number of 0 or more"),
        (("plan", "RHIA", "--max-cost", "nan"), "is not a number of 0 or more"),
        (("plan", "RHIA", "--max-months", "1.5"), "is not a whole number"),
        (("route", CERT, DIRECTOR, "-k", "0"), "allowed is 1 or more"),
        (("reach", "--max-months", "-1"), "is not a whole number"),
        (("plan", "RHIA", "--objective", "luck"), "invalid choice"),
        (("plan", "RHIA", "-k", "0"), "allowed is 1 or more"),
    ],
)
def test_bad_usage_exits_2(capsys: Capture, words: tuple[str, ...], expected: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert expected in capsys.readouterr().err


def test_reach_json_is_the_contract(capsys: Capture) -> None:
    words = ("reach", "--hold", "edu-hs", "--max-months", "12", "--max-cost", "5000")
    found = run_json(capsys, *words)
    assert list(found) == [
        "hold",
        "experience",
        "job",
        "infer",
        "avoid",
        "avoid_kind",
        "max_months",
        "max_cost",
        "max_credential_level",
        "keep_working",
        "implied",
        "proved",
        "reached",
        "undecided",
        "beyond",
    ]
    assert (found["hold"], found["max_months"], found["max_cost"]) == (["edu-hs"], 12, 5000)
    assert found["proved"] is True
    assert found["undecided"] == []
    assert list(found["reached"][0]) == [
        "id",
        "name",
        "type",
        "level",
        "months",
        "months_bound",
        "months_proved",
        "cost_usd",
        "cost_bound_usd",
        "cost_proved",
        "within",
        "unknown_prices",
        "unknown_durations",
    ]
    assert all(each["within"] and each["months"] <= 12 for each in found["reached"])
    assert all(each["within"] is False and each["months"] is None for each in found["beyond"])


def test_reach_prints_a_table(capsys: Capture) -> None:
    printed = run(capsys, "reach", "--hold", "edu-hs", "--max-months", "6")
    assert "from High school diploma or GED, within 6 months" in printed
    assert "Medical Records Clerk" in printed
    assert "more can be attained, but not within 6 months" in printed
    printed = run(capsys, "reach", "--experience", "medical-records-clerk=9", "--time-limit", "0")
    assert "9 months as Medical Records Clerk" in printed
    assert "without limits" in printed


def test_reach_opens(capsys: Capture) -> None:
    words = ("reach", "--hold", "edu-hs", "--max-months", "12", "--opens")
    found = run_json(capsys, *words)
    assert found["hold"] == ["edu-hs"]
    assert list(found["openings"][0]) == [
        "credential",
        "own_months",
        "own_cost_usd",
        "now",
        "within",
        "perhaps",
        "needed_by",
        "asked_by",
    ]
    assert "roles that each credential" in run(capsys, *words)


def test_stats(capsys: Capture, shipped: Graph) -> None:
    found = run_json(capsys, "stats")
    assert sum(found["nodes"].values()) == len(shipped)
    assert sum(found["edges"].values()) == shipped.number_of_edges()
    assert sum(found["roles"].values()) == found["nodes"]["role"]
    assert f"role {found['nodes']['role']}" in " ".join(run(capsys, "stats").split())


@pytest.mark.parametrize(
    "command",
    [
        *("find", "show", "route", "plan", "gap", "compare", "stats"),
        pytest.param("reach", marks=pytest.mark.slow),
    ],
)
def test_the_examples_of_the_help_work(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    _, _, listed = capsys.readouterr().out.partition("example")
    examples = [line.strip() for line in listed.splitlines()[1:]]
    assert examples
    for example in examples:
        program, *words = shlex.split(example)
        assert program == "careergraph"
        assert words[0] == command
        assert main(words) == 0, example
        assert capsys.readouterr().out


@pytest.mark.parametrize("command", ["app", "validate"])
def test_help_has_an_example(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert f"careergraph {command} --" in capsys.readouterr().out


def test_every_option_is_explained() -> None:
    parsers: list[argparse.ArgumentParser] = [build_parser()]
    for parser in parsers:
        for action in parser._actions:
            if action.nargs == argparse.PARSER:
                parsers += dict(action.choices or {}).values()
            else:
                assert action.help, (parser.prog, action.dest)


def test_a_line_that_is_too_long_goes_on_below_its_first_word(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run(capsys, "gap", "director-of-medical-records").splitlines()
    assert max(map(len, lines)) <= 40
    listed = [line for line in lines if line.startswith(" ")]
    assert {line[:6] for line in listed} == {"  [ ] ", " " * 6}
    assert all(line[6] != " " for line in listed)
