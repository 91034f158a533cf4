"""Every command has a public function, and every public name says what it takes and returns."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import pytest
from documents import commands

import graph
from graph.cli.main import main
from graph.model.graph import Graph

CERT, DIRECTOR = "edu-cert-coding", "director-of-medical-records"

TWINS = {
    "validate": {"validate"},
    "find": {"find"},
    "show": {"show", "pay_by"},
    "route": {"route", "shortest_path", "k_shortest_paths"},
    "plan": {"plan", "advise", "confidence_of"},
    "gap": {"gap"},
    "reach": {"reach", "opening"},
    "compare": {"compare"},
    # `graph.export` is the package of the formats.
    "export": {"export_files"},
    "datapackage": {"datapackage"},
    "stats": {"stats"},
}
"""Command -> its public functions. The command `app` opens the browser and has none."""

TOOLS = {
    *("load_graph", "check_folder", "resolve", "requirements", "verify", "to_json"),
    *("read_profile", "write_profile", "picture"),
    *("all_of", "any_of", "at_least", "holds", "missing"),
}
"""Public functions for what a command does on the way."""

CANNOT_FAIL = {
    *("validate", "check_folder", "advise", "stats", "verify", "to_json"),
    *("all_of", "holds", "missing"),
}
"""What takes any arguments of the right type."""

UNITS = {
    "max_months": "months",
    "max_cost": "dollars",
    "time_limit": "seconds",
    "scale": "pixels",
    "months": "months",
    "experience": "months",
    "cost": "dollars",
    "cost_usd": "dollars",
    "earnings": "dollars",
}
"""Parameter or field -> the unit its words must name."""


def public(kind: Callable[[Any], bool]) -> dict[str, Any]:
    found = {name: getattr(graph, name) for name in graph.__all__}
    return {name: value for name, value in found.items() if kind(value)}


def section(value: Any, title: str) -> str:
    """Return what stands under a title of a docstring, up to the next one."""
    text = inspect.getdoc(value) or ""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=^\w+\n---|\Z)", text, flags=re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def described(value: Any) -> dict[str, str]:
    """Return each name under *Parameters* with the words below it."""
    found: dict[str, str] = {}
    names: list[str] = []
    for line in section(value, "Parameters").splitlines():
        if line[:1].strip():
            names = [name.strip(" *") for name in line.split(",")]
        found |= {name: f"{found.get(name, '')} {line}" for name in names}
    return found


def test_every_command_has_a_twin_and_every_public_function_a_place() -> None:
    there = {name for name in commands() if " " not in name}
    assert there - {"app"} == set(TWINS)
    assert set(public(inspect.isfunction)) == TOOLS.union(*TWINS.values())


@pytest.mark.parametrize(
    ("words", "twin"),
    [
        (("validate",), lambda _: graph.validate()),
        (("find", "medical", "records"), lambda G: graph.find(G, "medical records")),
        (("show", "RHIA"), lambda G: graph.show(G, "RHIA")),
        (
            ("route", CERT, DIRECTOR, "--by", "months", "-k", "2"),
            lambda G: graph.route(G, CERT, DIRECTOR, by="months", k=2),
        ),
        (("plan", "RHIT"), lambda G: graph.plan(G, "RHIT")),
        (("gap", DIRECTOR, "--hold", "RHIT"), lambda G: graph.gap(G, DIRECTOR, hold=["RHIT"])),
        (
            ("reach", "--hold", "edu-hs", "--max-months", "6"),
            lambda G: graph.reach(G, hold=["edu-hs"], max_months=6),
        ),
        (("compare", "RHIT", "RHIA"), lambda G: graph.compare(G, ["RHIT", "RHIA"])),
        (
            ("compare", "RHIT", "RHIA", "--hold", "edu-hs"),
            lambda G: graph.compare(G, ["RHIT", "RHIA"], hold=["edu-hs"]),
        ),
        (("datapackage",), lambda _: graph.datapackage()),
        (("stats",), graph.stats),
    ],
)
def test_a_command_prints_what_its_twin_returns(
    words: tuple[str, ...],
    twin: Callable[[Graph], Any],
    shipped: Graph,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*words, "--json"]) == 0
    printed = capsys.readouterr().out
    again = json.dumps(graph.to_json(twin(shipped)), ensure_ascii=False, indent=2)
    assert printed == again + "\n"


def test_plan_explain_prints_the_answer_and_the_advice(
    shipped: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "RHIT", "--explain", "--json"]) == 0
    answer = graph.plan(shipped, "RHIT")
    both = graph.to_json(answer) | graph.to_json(graph.advise(shipped, answer))
    assert json.loads(capsys.readouterr().out) == both


def test_plan_sure_prints_how_sure_the_answer_is(
    shipped: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "RHIT", "--sure", "--json"]) == 0
    answer = graph.plan(shipped, "RHIT")
    sure = {"confidence": graph.to_json(graph.confidence_of(shipped, answer))}
    assert json.loads(capsys.readouterr().out) == graph.to_json(answer) | sure


def test_the_front_door_has_no_code_of_its_own() -> None:
    lines = Path(inspect.getfile(graph)).read_text(encoding="utf-8")
    assert not re.search(r"^(def|class|if|for|with|try)\b", lines, re.MULTILINE)
    assert graph.__all__ == sorted(graph.__all__)


@pytest.mark.parametrize("name", sorted(public(inspect.isfunction)))
def test_a_public_function_is_described(name: str) -> None:
    function = getattr(graph, name)
    told = described(function)
    signature = inspect.signature(function)
    assert set(signature.parameters) == set(told)
    assert section(function, "Returns")
    assert bool(section(function, "Raises")) == (name not in CANNOT_FAIL)


@pytest.mark.parametrize("name", sorted(public(is_dataclass)))
def test_a_public_value_is_described(name: str) -> None:
    value = getattr(graph, name)
    own = {each for each in value.__annotations__ if each != "json_keys"}
    assert own == set(described(value)), name


def test_the_words_name_the_units() -> None:
    for name, value in public(lambda each: inspect.isfunction(each) or is_dataclass(each)).items():
        for each, words in described(value).items():
            if each in UNITS:
                assert UNITS[each] in words.lower(), f"{name}: {each}"
