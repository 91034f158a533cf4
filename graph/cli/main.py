"""The command line: parse, call, print. `careergraph COMMAND --help` explains each command."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from graph.cli import text
from graph.cli.arguments import (
    DATA,
    EXPLAIN,
    NODE,
    OPENS,
    Parser,
    asked,
    compare_options,
    examples,
    export_options,
    question_options,
    route_options,
    whole,
)
from graph.errors import DataError, GraphError, NoRouteError, RequestError, UnknownNodeError
from graph.io.encode import to_json
from graph.io.tables import load_graph, validate
from graph.io.version import __version__
from graph.person.options import options as options_of
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.problem import Problem, Survey

OK, FAILED, BAD_INPUT, NO_ANSWER = 0, 1, 2, 3

_EXAMPLES = {
    "app": ("app --port 8600",),
    "validate": ("validate --data my-folder --strict",),
    "find": ("find medical records", "find RHIA --json"),
    "show": ("show RHIA", 'show "Director of Medical Records" --json'),
    "route": ("route edu-cert-coding director-of-medical-records -k 3",),
    "plan": (
        "plan director-of-medical-records --hold edu-cert-coding --objective calendar",
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
    "compare": ("compare RHIT RHIA", "compare coding-manager director-of-medical-records --json"),
    "export": (
        "export plan director-of-medical-records --hold edu-cert-coding -o plan.pptx -o plan.svg",
    ),
    "stats": ("stats --json",),
}
"""What may be typed after the program's name, per command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments
        Words after the program's name; default: those of this process.

    Returns
    -------
    int
        0 fine, 2 bad input or usage, 3 no plan or route exists, 1 anything else.
    """
    try:
        options = build_parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except (DataError, UnknownNodeError, RequestError) as error:
        return _complain(str(error), BAD_INPUT)
    except NoRouteError as error:
        return _complain(str(error), NO_ANSWER)
    except (GraphError, OSError) as error:
        return _complain(str(error), FAILED)


def entry() -> NoReturn:
    """Run as a program."""
    sys.exit(main())


def _complain(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def build_parser() -> Parser:
    """Return the parser of the command line."""
    parser = Parser(
        prog="careergraph",
        description="Career paths in health information, with every requirement honoured.",
        epilog="Nodes are named by id, name, abbreviation or alias.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> Any:
        one = commands.add_parser(
            name,
            help=words,
            description=words,
            epilog=examples(_EXAMPLES[name]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if name != "export":  # its views have it
            one.add_argument("--data", type=Path, help=DATA)
        one.set_defaults(run=run)
        if name not in {"app", "export"}:
            one.add_argument("--json", action="store_true", help="print one JSON object")
        return one

    app = command("app", _app, "open the browser app")
    app.add_argument("--port", type=whole, default=8501, help="port to listen on (default 8501)")

    check = command("validate", _validate, "list every problem of a data folder")
    check.add_argument("--strict", action="store_true", help="warnings are errors")

    find = command("find", _find, "nodes whose names or description have all of some words")
    find.add_argument("words", metavar="WORDS", nargs="+", help="each begins a word of the node")

    show = command("show", _show, "one node: facts, sources, requirements, what it opens")
    show.add_argument("node", metavar="ID", help=NODE)

    route = command("route", _route, "shortest routes along edges (a route ignores AND)")
    route_options(route)

    plan = command("plan", _plan, "the best plan that meets every requirement, or several")
    question_options(plan, Problem)
    plan.add_argument("--explain", action="store_true", help=EXPLAIN)

    gap = command("gap", _gap, "what is still missing for each pathway of a target")
    gap.add_argument("target", metavar="TARGET", help=options_of(Problem)["target"].help)
    question_options(gap, Profile, ["start"])

    reach = command("reach", _reach, "everything attainable within a budget of months and dollars")
    question_options(reach, Survey)
    reach.add_argument("--opens", action="store_true", help=OPENS)

    compare = command("compare", _compare, "nodes side by side")
    compare_options(compare)

    export = command("export", _export, "a view as slides, picture, page or PDF, or its facts")
    export_options(export)

    command("stats", _stats, "how much there is, and how well it is sourced")
    return parser


def _print_json(*values: Any) -> None:
    """Print values, each an object, as one."""
    keys = {key: each for value in values for key, each in to_json(value).items()}
    print(json.dumps(keys, ensure_ascii=False, indent=2))


def _say(options: argparse.Namespace, found: Any, in_words: Callable[[Any], None]) -> int:
    """Print an answer as JSON or in words."""
    if options.json:
        _print_json(found)
    else:
        in_words(found)
    return OK


def _validate(options: argparse.Namespace) -> int:
    report = validate(options.data)
    if options.json:
        _print_json(report)
    else:
        print(report.text() or "no problems")
    bad = report.errors or (options.strict and report.warnings)
    return BAD_INPUT if bad else OK


def _show(options: argparse.Namespace) -> int:
    from graph.queries.facts import show

    G = load_graph(options.data)
    found = show(G, options.node)
    return _say(options, found, partial(text.show, G))


def _find(options: argparse.Namespace) -> int:
    from graph.queries.find import find

    found = find(load_graph(options.data), " ".join(options.words))
    return _say(options, found, text.matches)


def _route(options: argparse.Namespace) -> int:
    from graph.queries.routing import route

    G = load_graph(options.data)
    found = route(G, options.start, options.target, k=options.k, by=options.by)
    return _say(options, found, lambda found: text.routes(G, found.routes))


def _plan(options: argparse.Namespace) -> int:
    from graph.advice import advise
    from graph.cli import advice_text
    from graph.planning.plan import plan

    G = load_graph(options.data)
    answer = plan(G, **asked(Problem, options))
    advice = advise(G, answer, explain=options.explain)
    if options.json:
        _print_json(answer, advice)
    else:
        text.answer(G, answer)
        advice_text.advice(G, advice)
    return OK if answer.best is not None else NO_ANSWER


def _gap(options: argparse.Namespace) -> int:
    from graph.queries.gap import gap

    G = load_graph(options.data)
    found = gap(G, options.target, **asked(Profile, options))
    return _say(options, found, partial(text.gaps, G))


def _reach(options: argparse.Namespace) -> int:
    from graph.cli import reach_text
    from graph.planning.reach.opening import Openings, opened
    from graph.planning.reach.survey import attained

    G = load_graph(options.data)
    question = posed(G, Survey, asked(Survey, options))
    if options.opens:
        with reach_text.busy():
            doors = opened(G, question)
        if options.json:
            _print_json(Openings(question, doors))
        else:
            reach_text.openings(G, question, doors)
        return OK
    with reach_text.busy():
        found = attained(G, question)
    if options.json:
        _print_json(found)
    else:
        reach_text.reached(G, found)
    return OK


def _compare(options: argparse.Namespace) -> int:
    from graph.queries.comparison import compare

    G = load_graph(options.data)
    found = compare(G, options.nodes)
    return _say(options, found, partial(text.comparison, G))


def _export(options: argparse.Namespace) -> int:
    from graph.cli.export import run_export

    run_export(options)
    return OK


def _stats(options: argparse.Namespace) -> int:
    from graph.queries.stats import stats

    found = stats(load_graph(options.data))
    return _say(options, found, text.counts)


def _app(options: argparse.Namespace) -> int:
    from graph.ui.serve import serve

    if options.data is not None:
        load_graph(options.data)
    return serve(options.port, options.data)
