"""The command ``careergraph export``: options -> a document -> files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace

from graph.cli.arguments import asked
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice, Show
from graph.errors import NoRouteError, RequestError
from graph.export.publish.documents import (
    shown_comparison,
    shown_map,
    shown_plan,
    shown_reach,
    shown_routes,
)
from graph.export.publish.files import save
from graph.export.publish.formats import FORMATS, Document, format_of, today, written
from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.model.names import resolve, start
from graph.planning.problem import Problem, Survey


def run_export(options: argparse.Namespace) -> None:
    """Write a view into every file asked for, or into none.

    Raises
    ------
    RequestError
        For an ending that is no format, before anything is computed, or a page there is not.
    NoRouteError
        When there is no plan or route to show.
    OSError
        When a file cannot be written.
    """
    endings = {path: format_of(path) for path in options.output}
    G = load_graph(options.data)
    look = Look(today(), options.size, dark=options.theme == "dark", title=options.title)
    shown = _VIEWS[options.view](G, options, look)
    document = replace(shown, page=options.page, scale=options.scale)
    contents = {path: written(document, ending) for path, ending in endings.items()}
    save(contents)
    for ending in dict.fromkeys(endings.values()):
        # Never silently: what does not fit the format is said.
        for line in FORMATS[ending].lost(document):
            print(line, file=sys.stderr)


def _map(G: Graph, options: argparse.Namespace, look: Look) -> Document:
    from graph.drawing.diagram.selection import select

    focus = resolve(G, options.focus) if options.focus else ""
    show: Show = options.show or ("around" if focus else "everything")
    if show != "everything" and not focus:
        msg = f"--show {show} needs --focus ID"
        raise RequestError(msg)
    choice = ExploreChoice(
        focus=focus,
        show=show,
        radius=options.radius,
        whole=options.whole,
        links=options.links,
        types=tuple(options.type),
        careers=tuple(resolve(G, each) for each in options.career),
        levels=tuple(options.level),
        employers=tuple(resolve(G, each) for each in options.employer),
    )
    selection = select(G, choice)
    if not selection.nodes:
        msg = "no nodes match these filters"
        raise RequestError(msg)
    return shown_map(G, choice, selection, look)


def _route(G: Graph, options: argparse.Namespace, look: Look) -> Document:
    from graph.queries.routing import k_shortest_paths

    ends = resolve(G, options.start), resolve(G, options.target)
    routes = k_shortest_paths(G, *ends, options.k, by=options.by)
    return shown_routes(G, routes, look)


def _plan(G: Graph, options: argparse.Namespace, look: Look) -> Document:
    from graph.drawing.diagram.plan import headline, missing_lines
    from graph.planning.plan import plan

    answer = plan(G, **asked(Problem, options))
    if answer.best is None:
        raise NoRouteError("\n".join((headline(G, answer), *missing_lines(G, answer))))
    return shown_plan(G, answer, look, shortcuts=options.shortcuts)


def _compare(G: Graph, options: argparse.Namespace, look: Look) -> Document:
    from graph.queries.comparison import compare

    nodes = [resolve(G, node) for node in options.nodes]
    return shown_comparison(G, compare(G, nodes), look)


def _reach(G: Graph, options: argparse.Namespace, look: Look) -> Document:
    from graph.planning.reach.survey import reach

    found = reach(G, **asked(Survey, options))
    if not found.reached:
        origin = start(G, found.question.hold, found.question.experience)
        msg = f"nothing can be reached {origin} within these limits"
        raise NoRouteError(msg)
    return shown_reach(G, found, look)


_VIEWS: dict[str, Callable[[Graph, argparse.Namespace, Look], Document]] = {
    "map": _map,
    "route": _route,
    "plan": _plan,
    "compare": _compare,
    "reach": _reach,
}
