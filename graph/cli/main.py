"""The command line: parse, call, print. `careergraph COMMAND --help` explains each command."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

from graph.advice import advise
from graph.cli import advice_text, reach_text, stats_text, text
from graph.cli.arguments import (
    DATA,
    EXPLAIN,
    NODE,
    OPENS,
    PACKAGE,
    SAVE,
    SURE,
    add_command,
    asked,
    compare_options,
    person,
    question_options,
    route_options,
    whole,
)
from graph.cli.export import compared, export_options, run_export
from graph.cli.interrupt import INTERRUPTED, ended_at_once
from graph.errors import DataError, GraphError, NoRouteError, RequestError, UnknownNodeError
from graph.io.datapackage import datapackage, to_datapackage
from graph.io.encode import to_json
from graph.io.tables import load_graph, validate
from graph.io.version import __version__
from graph.model.graph import Graph
from graph.person.file import write_profile
from graph.person.options import options as options_of
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.plan import plan
from graph.planning.problem import Problem, Survey
from graph.planning.reach.opening import Openings, opened
from graph.planning.reach.survey import attained
from graph.planning.reach.values import Reach
from graph.queries.comparison import Comparison
from graph.queries.facts import show
from graph.queries.find import find
from graph.queries.gap import gap
from graph.queries.routing import route
from graph.queries.stats import stats

OK, FAILED, BAD_INPUT, NO_ANSWER = 0, 1, 2, 3
_CODES: Final = {
    DataError: BAD_INPUT,
    UnknownNodeError: BAD_INPUT,
    RequestError: BAD_INPUT,
    NoRouteError: NO_ANSWER,
}

_EXAMPLES = {
    "app": ("app --port 8600",),
    "validate": ("validate --data my-folder --strict",),
    "find": ("find him dir", "find RHIA --json"),
    "show": ("show RHIA", 'show "Director of Medical Records" --json'),
    "route": ("route edu-cert-coding director-of-medical-records -k 3",),
    "plan": (
        "plan director-of-medical-records --hold edu-cert-coding --clock calendar",
        "plan coding-manager --hold RHIT --experience lead-coder=6 --objective cost --explain",
        "plan director-of-medical-records --avoid edu-ms-him --max-cost 20000 -k 3",
        "plan coding-manager --hold edu-cert-coding --pareto --json",
        "plan coding-manager --hold edu-cert-coding --objective earnings --time-limit 5",
    ),
    "gap": (
        "gap RHIA --hold edu-bs",
        "gap director-of-medical-records --hold RHIT --experience medical-records-technician=18",
    ),
    "reach": (
        "reach --hold edu-hs --max-months 24 --max-cost 5000",
        "reach --hold edu-cert-coding --max-months 12 --opens",
    ),
    "compare": (
        "compare RHIT RHIA",
        "compare coding-manager director-of-medical-records --hold RHIT --json",
    ),
    "export": (
        "export plan director-of-medical-records --hold edu-cert-coding -o plan.pptx -o plan.svg",
    ),
    "datapackage": ("datapackage -o datapackage.json",),
    "stats": ("stats --json",),
}
"""What may be typed after the program's name, per command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, by default that of this process, and return its exit code.

    0 fine, 2 bad input or usage, 3 no plan or route exists, 130 interrupted, 1 anything else.
    """
    try:
        options = build_parser().parse_args(arguments)
        run: Run = options.run
        return run(options) or OK
    except (GraphError, OSError) as error:
        print(error, file=sys.stderr)
        return next((code for kind, code in _CODES.items() if isinstance(error, kind)), FAILED)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED


def entry() -> NoReturn:
    """Run as a program."""
    with ended_at_once():
        sys.exit(main())


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="careergraph",
        description="Career paths in health information, with every requirement honoured.",
        epilog="Nodes are named by id, name, abbreviation, alias or title.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        one = add_command(commands, name, words, _EXAMPLES[name])
        if name != "export":  # its views have it
            one.add_argument("--data", type=Path, help=DATA)
        if name not in {"app", "export"}:
            one.add_argument("--json", action="store_true", help="print one JSON object")
        one.set_defaults(run=_RUNS.get(name) or partial(_ask, *_QUESTIONS[name]))
        return one

    app = command("app", "open the browser app")
    app.add_argument("--port", type=whole, default=8501, help="port to listen on (default 8501)")

    check = command("validate", "list every problem of a data folder")
    check.add_argument("--strict", action="store_true", help="warnings are errors")

    finds = command("find", "nodes by words as people type them, the best first")
    finds.add_argument("words", metavar="WORDS", nargs="+", help="in any order, with typing errors")

    shows = command("show", "one node: facts, sources, requirements, what it opens")
    shows.add_argument("node", metavar="ID", help=NODE)

    route_options(command("route", "shortest routes along edges (a route ignores AND)"))

    plans = command("plan", "the best plan that meets every requirement, or several")
    question_options(plans, Problem)
    plans.add_argument("--explain", action="store_true", help=EXPLAIN)
    plans.add_argument("--save-profile", metavar="FILE", type=Path, help=SAVE)
    plans.add_argument("--sure", action="store_true", help=SURE)

    gaps = command("gap", "what is still missing for each pathway of a target")
    gaps.add_argument("target", metavar="TARGET", help=options_of(Problem)["target"].help)
    question_options(gaps, Profile, ["start"])

    reaches = command("reach", "everything attainable within a budget of months and dollars")
    question_options(reaches, Survey)
    reaches.add_argument("--opens", action="store_true", help=OPENS)

    compare_options(command("compare", "nodes side by side"))
    export_options(command("export", "a view as slides, picture, page or PDF, or its facts"))
    package = command("datapackage", "a data folder described as a Frictionless Data Package")
    package.add_argument("-o", "--output", metavar="FILE", type=Path, help=PACKAGE)
    command("stats", "how much there is, and how well it is sourced")
    return parser


Options: TypeAlias = argparse.Namespace
Run: TypeAlias = Callable[[Options], int | None]
Ask: TypeAlias = Callable[[Graph, Options], Any]
Tell: TypeAlias = Callable[[Graph, Any], None]


def _print_json(*values: Any) -> None:
    """Print values, each an object, as one."""
    keys = {key: each for value in values for key, each in to_json(value).items()}
    print(json.dumps(keys, ensure_ascii=False, indent=2))


def _validate(options: Options) -> int:
    report = validate(options.data)
    if options.json:
        _print_json(report)
    else:
        print(report.text() or "no problems")
    bad = report.errors or (options.strict and report.warnings)
    return BAD_INPUT if bad else OK


def _plan(options: Options) -> int:
    G = load_graph(options.data)
    profile, given = person(G, options), asked(Problem, options)
    if options.save_profile:
        problem = posed(G, Problem, given, profile)
        write_profile(problem, options.save_profile)
    answer = plan(G, profile=profile, **given)
    advice = advise(G, answer, explain=options.explain, sure=options.sure)
    if options.json:
        _print_json(answer, advice)
    else:
        text.answer(G, answer)
        advice_text.advice(G, advice)
    return OK if answer.best is not None else NO_ANSWER


def _datapackage(options: Options) -> None:
    found = datapackage(options.data)
    if options.output:
        options.output.write_text(to_datapackage(found), encoding="utf-8")
    if options.json or not options.output:
        _print_json(found)


def _app(options: Options) -> int:
    from graph.ui.serve import serve

    if options.data is not None:
        load_graph(options.data)
    return serve(options.port, options.data)


_RUNS: Final[dict[str, Run]] = {
    "app": _app,
    "validate": _validate,
    "plan": _plan,
    "export": run_export,
    "datapackage": _datapackage,
}
"""Commands with a way of their own to run."""


def _reach(G: Graph, options: Options) -> Reach | Openings:
    question = posed(G, Survey, asked(Survey, options), person(G, options))
    with reach_text.busy():
        if options.opens:
            return Openings(question, opened(G, question))
        return attained(G, question)


def _compare(G: Graph, options: Options) -> Comparison:
    with reach_text.busy():
        return compared(G, options)


def _ask(question: Ask, tell: Tell, options: Options) -> None:
    """Answer a question about the graph, and tell the answer."""
    G = load_graph(options.data)
    found = question(G, options)
    if options.json:
        _print_json(found)
    else:
        tell(G, found)


_QUESTIONS: Final[dict[str, tuple[Ask, Tell]]] = {
    "find": (lambda G, given: find(G, " ".join(given.words)), lambda _, got: text.matches(got)),
    "show": (lambda G, given: show(G, given.node), text.show),
    "route": (
        lambda G, given: route(
            G, given.start, given.target, k=given.k, by=given.by, profile=person(G, given)
        ),
        lambda G, got: text.routes(G, got.routes),
    ),
    "gap": (
        lambda G, given: gap(G, given.target, person(G, given), **asked(Profile, given)),
        text.gaps,
    ),
    "reach": (_reach, reach_text.told),
    "compare": (_compare, text.comparison),
    "stats": (lambda G, _: stats(G), lambda _, got: stats_text.counts(got)),
}
"""The other commands: what is asked, and who tells the answer."""
