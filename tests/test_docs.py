"""What is written is what there is: commands, options, columns, relations, figures."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import graph
from graph.advice import advise
from graph.cli.advice_text import lines
from graph.cli.arguments import asked
from graph.cli.main import build_parser
from graph.drawing.decks.sheet import PAPERS
from graph.export.publish.formats import FORMATS
from graph.model import columns, contract
from graph.model.graph import Graph
from graph.model.relations import RELATIONS
from graph.planning.problem import Problem
from graph.words import values

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_every_command_and_option_is_in_the_readme() -> None:
    commands = build_parser().commands()
    for name, options in commands.items():
        assert f"careergraph {name}" in README
        for option in options:
            assert f"`{option}" in README or f"[{option}" in README, f"{name} {option}"


def test_every_format_and_paper_is_in_the_readme() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for ending in FORMATS:
        assert f"`{ending}`" in README, ending
        assert ending == ".losses.csv" or ending in formats, ending
    assert f"`--size {'|'.join(PAPERS)}`" in README


def test_every_column_type_kind_and_relation_is_in_the_dictionary() -> None:
    tables = (columns.NODES, columns.EDGES, columns.SOURCES, columns.CITATIONS)
    words = [column.name for table in tables for column in table]
    words += [*contract.NODE_TYPES, *contract.CREDENTIAL_KINDS, *contract.STATUSES]
    words += [*contract.CONFIDENCES, *contract.TIERS, *RELATIONS]
    for word in words:
        assert f"`{word}`" in DICTIONARY, word
    for level, name in enumerate(contract.LEVELS):
        assert f"{level} {name}" in DICTIONARY
    for word in contract.NODE_TYPES:
        assert f"`{word}`" in README


def test_the_dictionary_names_the_ends_of_every_relation() -> None:
    for relation in RELATIONS.values():
        row = next(line for line in DICTIONARY.splitlines() if f"| `{relation.name}` |" in line)
        _, _, sources, targets, _, _ = (cell.strip() for cell in row.split("|"))
        for written, allowed in ((sources, relation.sources), (targets, relation.targets)):
            names = set(contract.NODE_TYPES) if written == "any" else set(written.split(", "))
            assert names == allowed, relation.name


def test_the_worked_examples_are_the_shipped_rules(shipped: Graph) -> None:
    first, _, third = fenced(DICTIONARY, "csv")
    for line in first.splitlines()[1:]:
        source, target, relation, pathway = line.split(",")
        assert any(
            data["relation"] == relation and data["pathway"] == pathway
            for data in shipped[source][target].values()
        ), line
    for line in third.splitlines()[1:]:
        source, target, relation, months, level = line.split(",")
        assert any(
            data["relation"] == relation
            and data.get("months") == int(months)
            and str(data.get("min_level", "")) == level
            for data in shipped[source][target].values()
        ), line


def test_the_calendar_of_the_example_is_true(shipped: Graph) -> None:
    answer = graph.plan(
        shipped,
        "director-of-medical-records",
        hold=["edu-cert-coding"],
        objective="calendar",
        time_limit=120,
    )
    best = answer.best
    assert answer.status == "optimal"
    assert best is not None
    assert best.calendar is not None
    figures = values(best.calendar, best.cost, best.steps)
    assert f"`{figures}`" in README


def test_the_three_lines_of_python_run(capsys: pytest.CaptureFixture[str]) -> None:
    (lines,) = fenced(README, "python")
    assert len([line for line in lines.splitlines() if line]) == 3
    exec(compile(lines, "README.md", "exec"), {})  # noqa: S102 -- the README's own lines
    assert "director-of-medical-records" in capsys.readouterr().out


def test_the_figures_of_the_readme_are_those_of_the_plan(shipped: Graph) -> None:
    plan = graph.plan(shipped, "director-of-medical-records", hold=["edu-cert-coding"]).best
    assert plan is not None
    figures = values(plan.time, plan.cost, plan.steps)
    assert f"`{figures}`" in README
    assert len(plan.schedule) == 6


def test_the_advice_of_the_readme_is_the_advice(shipped: Graph) -> None:
    section = README.partition("### Why this plan")[2].partition("\n## ")[0]
    spans = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", section, flags=re.DOTALL))
    extras = [span.split() for span in spans if span.startswith("--")]
    words = ["plan", "director-of-medical-records", "--hold", "edu-cert-coding", "--explain"]
    answer = graph.plan(shipped, "director-of-medical-records", hold=["edu-cert-coding"])
    assert len(advise(shipped, answer).landmarks) == 2 + 3
    said: set[str] = set()
    for extra in ([], *extras):
        options = build_parser().parse_args([*words, *extra])
        answer = graph.plan(shipped, **asked(Problem, options))
        for line in lines(shipped, advise(shipped, answer)):
            said |= {line.strip(" -"), re.sub(r" \([^()]* instead\)$", "", line.strip(" -"))}
    for span in spans:
        assert span.startswith("--") or span in said, span
    assert len(extras) == 3


def test_the_route_of_the_readme_is_the_route(shipped: Graph) -> None:
    route = graph.shortest_path(shipped, "edu-cert-coding", "director-of-medical-records")
    assert route.nodes[1:] == ("medical-records-technician", "director-of-medical-records")
    assert "two steps along edges" in README


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    install, test, *_ = fenced(README, "sh")
    assert test.strip() in script
    assert install.split("&&")[0].strip() in script
    assert test.strip() in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_changelog_names_version_and_every_dependency() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['project']['version']}" in changelog
    extras = PROJECT["project"]["optional-dependencies"].values()
    named = [*PROJECT["project"]["dependencies"], *(each for extra in extras for each in extra)]
    for each in named:
        assert re.split(r"[<>=\[]", each)[0] in changelog, each


def test_public_names_have_docstrings() -> None:
    for name in graph.__all__:
        assert getattr(graph, name).__doc__ or name == "Condition", name
