"""What is written is what there is: commands, options, columns, relations, rules, figures."""

from __future__ import annotations

import argparse
import csv
import io
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import (
    COMMAND_LINE,
    PAGES,
    README,
    ROOT,
    anchors,
    choices,
    commands,
    commands_shown,
    fenced,
    links,
    options_of,
    read,
    section,
    spans,
)

import graph
from graph.advice import advise
from graph.cli import main as cli
from graph.cli.advice_text import lines
from graph.cli.arguments import asked
from graph.cli.interrupt import INTERRUPTED
from graph.cli.main import build_parser, main
from graph.drawing.decks.sheet import PAPERS
from graph.export.publish.formats import FORMATS
from graph.io.rows import TABLES
from graph.model import contract
from graph.model.graph import Graph
from graph.model.relations import RELATIONS
from graph.person.options import defaults, options
from graph.person.profile import Profile
from graph.planning.problem import HORIZON, Problem, Survey
from graph.words import values

DICTIONARY = read("data/README.md")
SEMANTICS = read("docs/semantics.md")
ARCHITECTURE = read("docs/architecture.md")
ASK = read("docs/guides/ask-for-a-plan.md")
OWN_DATA = read("docs/guides/use-your-own-data.md")
PROJECT = tomllib.loads(read("pyproject.toml"))
COMMON = {"--data", "--json"}
MOST_LINES = 150


# The command line: every command and option is described, and nothing else.


def test_every_command_is_in_the_readme_and_has_a_section() -> None:
    there = commands()
    shown = set(re.findall(r"^#+ careergraph (.+)$", COMMAND_LINE, re.MULTILINE))
    assert shown == set(there)
    for name in there:
        if " " not in name:
            assert f"| `careergraph {name}" in README, name
            assert f"| [`careergraph {name}`]" in COMMAND_LINE, name


@pytest.mark.parametrize("command", commands())
def test_a_section_describes_the_options_of_its_command(command: str) -> None:
    there = set(options_of(command))
    # The options of one export are those of its view and those of files, in sections of its own.
    described = set() if command == "export" else set(choices(command))
    assert described - COMMON == there - COMMON


@pytest.mark.parametrize("command", commands())
def test_what_an_option_may_be_and_its_default_are_described(command: str) -> None:
    rows = choices(command)
    for name, action in options_of(command).items():
        if name in COMMON or name not in rows:
            continue
        for each in action.choices or ():
            assert f"`{each}`" in rows[name], f"{command} {name} {each}"
        _says_default(rows[name], action.default)


@pytest.mark.parametrize(("command", "question"), [("plan", Problem), ("reach", Survey)])
def test_the_record_of_an_option_is_described(command: str, question: type[Profile]) -> None:
    rows, usual = choices(command), defaults(question)
    for name, known in options(question).items():
        if known.kind == "target":
            continue
        row = rows[known.flag or f"--{name.replace('_', '-')}"]
        if known.kind != "flag":
            _says_default(row, HORIZON if name == "horizon" else usual[name])
        if known.kind in {"nodes", "experience"}:
            assert "Can be repeated." in row
        if 1 < known.high <= 10:  # larger limits only guard against typing errors
            assert f"{known.low:g} to {known.high:g}" in row


def _says_default(row: str, default: object) -> None:
    if isinstance(default, str) and default and default != argparse.SUPPRESS:
        assert f"(default `{default}`" in row, row
    elif isinstance(default, int | float) and not isinstance(default, bool):
        assert re.search(rf"default [^)]*\b{default:g}\b", row), row


def test_common_options_are_common() -> None:
    for command, there in commands().items():
        if command != "export":
            assert "--data" in there
        assert ("--json" in there) == (command != "app" and "export" not in command)
    assert set(choices("", "Common options")) == {*COMMON, "--help"}


def test_the_exit_codes_are_the_programs() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMAND_LINE, re.MULTILINE)}
    assert codes == {cli.OK, cli.FAILED, cli.BAD_INPUT, cli.NO_ANSWER, INTERRUPTED}


def test_every_format_and_paper_is_described() -> None:
    formats = read("docs/formats.md")
    for ending in FORMATS:
        assert f"`{ending}`" in README, ending
        assert f"`{ending}`" in COMMAND_LINE, ending
        assert ending == ".losses.csv" or ending in formats, ending
    for paper in PAPERS:
        assert f"`{paper}`" in COMMAND_LINE, paper


# What is shown can be typed: commands, Python, links.


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shown_can_be_typed(page: str) -> None:
    there, parser = commands(), build_parser()
    for words in commands_shown(page):
        if " ".join(words) in there or {"COMMAND", "VIEW", "..."} & set(words):
            continue
        if not {"--help", "--version"} & set(words):
            parser.parse_args(words)


def _runnable() -> Iterator[str]:
    """Yield each command of a code block once; those about a folder of one's own are apart."""
    seen: set[str] = set()
    for page in PAGES:
        for words in commands_shown(page, inline=False):
            line = shlex.join(words)
            if words[0] != "app" and "my-folder" not in words and line not in seen:
                seen.add(line)
                yield line


@pytest.mark.parametrize("line", list(_runnable()))
def test_every_command_in_a_block_runs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line)
    assert main(words) == 0
    made = [words[n + 1] for n, word in enumerate(words) if word == "-o"]
    assert sorted(made) == sorted(each.name for each in tmp_path.iterdir())


def test_the_guide_to_own_data_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my-folder"
    folder.mkdir()
    for name, text in zip(("nodes.csv", "edges.csv"), fenced(OWN_DATA, "csv"), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for words in commands_shown("docs/guides/use-your-own-data.md", inline=False):
        if words[0] != "app" and "my-folder" in words:
            assert main(words) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_the_python_of_a_page_runs(page: str) -> None:
    for text in fenced(read(page), "python"):
        exec(compile(text, page, "exec"), {})  # noqa: S102 -- the page's own lines


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    for target in links(page):
        if not target.startswith("http"):
            path, _, anchor = target.partition("#")
            file = (ROOT / page).parent / path if path else ROOT / page
            assert file.exists(), target
            assert not anchor or anchor in anchors(file.read_text(encoding="utf-8")), target


def test_the_three_lines_of_python_run(capsys: pytest.CaptureFixture[str]) -> None:
    (text,) = fenced(README, "python")
    assert len([line for line in text.splitlines() if line]) == 3
    exec(compile(text, "README.md", "exec"), {})  # noqa: S102 -- the README's own lines
    assert "director-of-medical-records" in capsys.readouterr().out


# Figures and quotes are the program's own.


def test_the_figures_of_the_readme_are_those_of_the_plan(shipped: Graph) -> None:
    plan = graph.plan(shipped, "director-of-medical-records", hold=["edu-cert-coding"]).best
    assert plan is not None
    figures = values(plan.time, plan.cost, plan.steps)
    assert f"`{figures}`" in README


@pytest.mark.slow
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
    # Each search gets a share of the time; all ends are proved, on a busy machine too.
    found = graph.confidence_of(shipped, answer, time_limit=600)
    assert found is not None
    range_words = found.sentences[0]
    assert f"`{range_words}`" in README


def test_the_advice_of_the_guide_is_the_advice(shipped: Graph) -> None:
    quoted = spans(ASK.partition("## Ask why")[2].partition("## In Python")[0])
    extras = [span.split() for span in quoted if span.startswith("--")]
    words = ["plan", "director-of-medical-records", "--hold", "edu-cert-coding", "--explain"]
    told = []
    said: set[str] = set()
    for extra in ([], *extras):
        given = build_parser().parse_args([*words, *extra])
        answer = graph.plan(shipped, **asked(Problem, given))
        told.append(advise(shipped, answer))
        for line in lines(shipped, told[-1]):
            said |= {line.strip(" -"), re.sub(r" \(.*\)$", "", line.strip(" -"))}
    assert len(told[0].landmarks) == 2 + 3
    for span in quoted:
        assert span.startswith("--") or span in said, span
    assert len(extras) == 3


def test_the_route_of_the_readme_is_the_route(shipped: Graph) -> None:
    route = graph.shortest_path(shipped, "edu-cert-coding", "director-of-medical-records")
    assert route.nodes[1:] == ("medical-records-technician", "director-of-medical-records")
    name = " ".join(shipped.nodes["medical-records-technician"]["name"].split())
    assert f"> {name} >" in " ".join(README.split())
    assert "two steps along edges" in README


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = read(".ci/run")
    install, test, *_ = fenced(README, "sh")
    assert test.strip() in script
    assert install.split("&&")[0].strip() in script
    assert test.strip() in read("CONTRIBUTING.md")


# The dictionary of the data.


def test_every_column_type_kind_and_relation_is_in_the_dictionary() -> None:
    words = [column.name for _, table, _ in TABLES for column in table]
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
    _in_the_data(shipped, first)
    _in_the_data(shipped, third)


# The rules.


def test_the_examples_of_the_rules_are_the_shipped_rules(shipped: Graph) -> None:
    for text in fenced(SEMANTICS, "csv"):
        _in_the_data(shipped, text)


def _in_the_data(G: Graph, text: str) -> None:
    """Hold every row against an edge with the same values in the columns that are shown."""
    for row in csv.DictReader(io.StringIO(text)):
        ends = row.pop("source"), row.pop("target")
        shown = [
            {name: str(data.get(name, "")) for name in row}
            for source, target, data in G.out_edges(ends[0], data=True)
            if (source, target) == ends
        ]
        assert row in shown, (*ends, row)


def test_every_citation_of_a_rule_names_a_rule() -> None:
    numbers = [int(number) for number in re.findall(r"^\*\*Rule (\d+)\.", SEMANTICS, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    cited: set[int] = set()
    for path in [*(ROOT / "graph").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        text = " ".join(path.read_text(encoding="utf-8").replace("#", " ").split())
        for group in re.findall(r"docs/semantics\.md, rules? ((?:\d+|, | and | to )+)", text):
            ends = [int(number) for number in re.findall(r"\d+", group)]
            found = set(range(ends[0], ends[-1] + 1)) if " to " in group else set(ends)
            assert found <= set(numbers), f"{path.name}: rules {group}"
            if path.is_relative_to(ROOT / "graph"):
                cited |= found
    assert cited == set(numbers)


# The house.


def test_every_room_is_on_the_page_and_every_file_named_is_there() -> None:
    top, planning = section(ARCHITECTURE, "Rooms").split("Inside `planning/`")
    for text, folder in ((top, ROOT / "graph"), (planning, ROOT / "graph" / "planning")):
        rooms = {
            f"{path.name}/" if path.is_dir() else path.name
            for path in folder.iterdir()
            if not path.name.startswith(("_", ".")) and path.name != "py.typed"
        }
        assert set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)) == rooms
    folders = [ROOT, ROOT / "graph", *(ROOT / "graph" / name for name in ("planning", "drawing"))]
    for page in ("docs/architecture.md", "docs/planning.md", "CONTRIBUTING.md"):
        for span in spans(read(page)):
            if re.fullmatch(r"[\w./-]+(\.py|\.md|/)", span):
                assert any((folder / span).exists() for folder in folders), f"{page}: {span}"


def test_the_hooks_are_local() -> None:
    hooks = read(".pre-commit-config.yaml")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert "://" not in hooks


def test_the_changelog_names_version_and_every_dependency() -> None:
    changelog = read("CHANGELOG.md")
    assert f"## {PROJECT['project']['version']}" in changelog
    extras = PROJECT["project"]["optional-dependencies"].values()
    named = [*PROJECT["project"]["dependencies"], *(each for extra in extras for each in extra)]
    for each in named:
        assert re.split(r"[<>=\[]", each)[0] in changelog, each


def test_public_names_have_docstrings() -> None:
    for name in graph.__all__:
        assert getattr(graph, name).__doc__ or name == "Condition", name
