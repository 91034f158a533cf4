"""The command ``careergraph export``: options -> a document -> files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.advice.comparing.compare import compare
from graph.cli.arguments import (
    DATA,
    add_command,
    amount,
    asked,
    compare_options,
    person,
    positive,
    question_options,
    route_options,
    whole,
)
from graph.drawing.decks.sheet import PAPERS
from graph.drawing.diagram.choice import SHOWS, ExploreChoice, Show
from graph.errors import RequestError
from graph.export.publish.formats import FORMATS, format_of
from graph.export.publish.write import export_files
from graph.io.tables import load_graph
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import Graph
from graph.planning.plan import plan
from graph.planning.problem import Problem, Survey
from graph.planning.reach.survey import reach
from graph.queries.comparison import Comparison
from graph.queries.routing import route

if TYPE_CHECKING:
    # All pictures come with it, and most commands draw none.
    from graph.export.publish.documents import Shown


def export_options(parser: argparse.ArgumentParser) -> None:
    """Add the views that can be exported, each with its own options and those of files."""
    views = parser.add_subparsers(title="views", metavar="VIEW", dest="view", required=True)
    for name, view in _VIEWS.items():
        one = add_command(views, name, view.words, (f"export {name} {view.example}",))
        view.options(one)
        _file_options(one)


def run_export(options: argparse.Namespace) -> None:
    """Write a view into every file asked for, or into none; see `export_files` for errors."""
    for path in options.output:
        format_of(path)  # what is no format is said before anything is computed
    G = load_graph(options.data)
    lost = export_files(
        G,
        _VIEWS[options.view].shown(G, options),
        options.output,
        title=options.title,
        size=options.size,
        dark=options.theme == "dark",
        page=options.page,
        scale=options.scale,
        shortcuts=getattr(options, "shortcuts", False),
    )
    for line in lost:
        print(line, file=sys.stderr)


def _file_options(parser: argparse.ArgumentParser) -> None:
    """Add where an export goes and how it looks."""
    add = parser.add_argument
    endings = ", ".join(FORMATS)
    files = f"output file; the extension selects the format ({endings}); may be given several times"
    add("-o", "--output", action="append", required=True, type=Path, metavar="FILE", help=files)
    add("--title", default="", help="title (default: chosen from the content)")
    add("--theme", choices=("light", "dark"), default="light", help="colour theme (default light)")
    add("--size", choices=PAPERS, default="wide", help="page size (default wide, a 16:9 slide)")
    scale = "pixels per point in a .png (default 2)"
    add("--scale", type=amount, default=2.0, metavar="N", help=scale)
    single = " or ".join(ending for ending, each in FORMATS.items() if each.single)
    pages = f"page to write to {single} (default 1)"
    add("--page", type=positive, default=1, metavar="N", help=pages)
    add("--data", type=Path, help=DATA)


def _map_options(parser: argparse.ArgumentParser) -> None:
    """Add what part of the graph a map shows."""
    add = parser.add_argument
    focus = "node to centre on (default: none, the whole graph)"
    add("--focus", metavar="ID", default="", help=focus)
    show = (
        "around: what the focus needs and opens; ladder: promotions from and to it; everything "
        "(default: around with --focus, otherwise everything)"
    )
    add("--show", choices=SHOWS, help=show)
    links = "draw every link, not only the main ones (ladder, everything)"
    add("--links", action="store_true", help=links)
    several = partial(add, action="append", default=[])
    several("--type", choices=NODE_TYPES, help="show only nodes of this type")
    several("--career", metavar="ID", help="show only nodes of this career field")
    level = f"show only nodes of this level, 0 to {len(LEVELS) - 1}"
    several("--level", type=whole, metavar="N", help=level)
    several("--employer", metavar="ID", help="show only roles hired by this employer")


def _map(_: Graph, options: argparse.Namespace) -> ExploreChoice:
    show: Show = options.show or ("around" if options.focus else "everything")
    if show != "everything" and not options.focus:
        msg = f"--show {show} needs --focus ID"
        raise RequestError(msg)
    return ExploreChoice(
        focus=options.focus,
        show=show,
        links=options.links,
        types=tuple(options.type),
        careers=tuple(options.career),
        levels=tuple(options.level),
        employers=tuple(options.employer),
    )


def compared(G: Graph, given: argparse.Namespace) -> Comparison:
    """Return the comparison that the options ask for."""
    who = person(G, given)
    return compare(G, given.nodes, who, brief=given.brief, **asked(Survey, given))


def _plan_options(parser: argparse.ArgumentParser) -> None:
    question_options(parser, Problem)
    words = "also draw links already implied by a chain of other links"
    parser.add_argument("--shortcuts", action="store_true", help=words)


class _View(NamedTuple):
    words: str
    options: Callable[[argparse.ArgumentParser], object]
    example: str
    shown: Callable[[Graph, argparse.Namespace], Shown]


_VIEWS: Final = {
    "map": _View("the graph or a part of it", _map_options, "--focus RHIA -o around.svg", _map),
    "route": _View(
        "shortest routes",
        route_options,
        "edu-cert-coding director-of-medical-records -o route.png",
        lambda G, given: route(
            G, given.start, given.target, k=given.k, by=given.by, profile=person(G, given)
        ),
    ),
    "plan": _View(
        "the best plan: graph, timeline, steps with sources; other plans",
        _plan_options,
        "director-of-medical-records --hold edu-cert-coding -o plan.pptx -o plan.pdf",
        lambda G, given: plan(G, profile=person(G, given), **asked(Problem, given)),
    ),
    "compare": _View(
        "nodes side by side",
        compare_options,
        "RHIT RHIA -o compare.pdf",
        compared,
    ),
    "reach": _View(
        "everything attainable within a budget",
        partial(question_options, question=Survey),
        "--hold edu-hs --max-months 24 -o reach.html",
        lambda G, given: reach(G, person(G, given), **asked(Survey, given)),
    ),
}
"""What can be exported: in words, its options, an example, how it is found."""
