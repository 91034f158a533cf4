"""The command ``careergraph export``: options -> a document -> files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from graph.cli.arguments import asked
from graph.drawing.diagram.choice import ExploreChoice, Show
from graph.errors import RequestError
from graph.export.publish.formats import format_of
from graph.export.publish.write import Shown, export_files
from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.planning.plan import plan
from graph.planning.problem import Problem, Survey
from graph.planning.reach.survey import reach
from graph.queries.comparison import compare
from graph.queries.routing import route


def run_export(options: argparse.Namespace) -> None:
    """Write a view into every file asked for, or into none; see `export_files` for errors."""
    for path in options.output:
        format_of(path)  # what is no format is said before anything is computed
    G = load_graph(options.data)
    lost = export_files(
        G,
        _VIEWS[options.view](G, options),
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


def _map(_: Graph, options: argparse.Namespace) -> ExploreChoice:
    show: Show = options.show or ("around" if options.focus else "everything")
    if show != "everything" and not options.focus:
        msg = f"--show {show} needs --focus ID"
        raise RequestError(msg)
    return ExploreChoice(
        focus=options.focus,
        show=show,
        radius=options.radius,
        whole=options.whole,
        links=options.links,
        types=tuple(options.type),
        careers=tuple(options.career),
        levels=tuple(options.level),
        employers=tuple(options.employer),
    )


_VIEWS: dict[str, Callable[[Graph, argparse.Namespace], Shown]] = {
    "map": _map,
    "route": lambda G, given: route(G, given.start, given.target, k=given.k, by=given.by),
    "plan": lambda G, given: plan(G, **asked(Problem, given)),
    "compare": lambda G, given: compare(G, given.nodes),
    "reach": lambda G, given: reach(G, **asked(Survey, given)),
}
