"""The command ``careergraph export``: options -> a view -> files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from dataclasses import dataclass

from graph.arguments import chosen
from graph.errors import NoRouteError, RequestError
from graph.export.files import save
from graph.exporting import Export, format_of, today, written
from graph.io.ctdl_pathway import PathwayFacts
from graph.io.tables import load_graph
from graph.model import Graph, display_name, resolve
from graph.scene import Deck
from graph.scenes.sheet import Look
from graph.view.choice import ExploreChoice, Show


@dataclass(frozen=True, slots=True)
class _Shown:
    """The scenes of a view, the nodes in it, its plan if it has one."""

    deck: Deck
    nodes: Collection[str]
    pathway: PathwayFacts | None = None


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
    view = Export(G, shown.deck, frozenset(shown.nodes), shown.pathway, options.page, options.scale)
    contents = {path: written(view, ending) for path, ending in endings.items()}
    save(contents)


def _map(G: Graph, options: argparse.Namespace, look: Look) -> _Shown:
    from graph.scenes.maps import map_deck
    from graph.view.views import explore_view

    focus = resolve(G, options.focus) if options.focus else ""
    show: Show = options.show or ("around" if focus else "everything")
    if show != "everything" and not focus:
        msg = f"--show {show} needs --focus ID: in the middle of what?"
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
    view = explore_view(G, choice)
    if not view.nodes:
        msg = "no node passes these filters"
        raise RequestError(msg)
    # Everything as facts is the graph, also what no drawn link touches.
    filtered = view.hidden and (choice.types or choice.careers or choice.levels or choice.employers)
    whole = show == "everything" and not filtered
    return _Shown(map_deck(G, choice, view, look), set(G) if whole else view.nodes)


def _route(G: Graph, options: argparse.Namespace, look: Look) -> _Shown:
    from graph.routing import k_shortest_paths
    from graph.scenes.maps import route_deck

    ends = resolve(G, options.start), resolve(G, options.target)
    routes = k_shortest_paths(G, *ends, options.k, by=options.by)
    nodes = {node for route in routes for node in route.nodes}
    return _Shown(route_deck(G, routes, look), nodes)


def _plan(G: Graph, options: argparse.Namespace, look: Look) -> _Shown:
    from graph.planning.planner import plan
    from graph.scenes.plan import plan_deck
    from graph.view.plan import headline, held_at_start, missing_lines

    answer = plan(G, options.target, **chosen(G, plan, options))
    if answer.best is None:
        raise NoRouteError("\n".join((headline(G, answer), *missing_lines(G, answer))))
    steps = answer.best.schedule
    nodes = {answer.problem.target, *held_at_start(answer), *(step.id for step in steps)}
    name = f"{headline(G, answer)}"
    pathway = PathwayFacts(answer.problem.target, steps, name)
    return _Shown(plan_deck(G, answer, look), nodes, pathway)


def _compare(G: Graph, options: argparse.Namespace, look: Look) -> _Shown:
    from graph.comparison import compare
    from graph.scenes.maps import compare_deck

    nodes = [resolve(G, node) for node in options.nodes]
    return _Shown(compare_deck(G, compare(G, nodes), look), nodes)


def _reach(G: Graph, options: argparse.Namespace, look: Look) -> _Shown:
    from graph.reach import attained, pose
    from graph.scenes.maps import reach_deck

    found = attained(G, pose(G, **chosen(G, pose, options)))
    if not found.reached:
        held = ", ".join(display_name(G, each) for each in sorted(found.problem.hold))
        msg = f"nothing can be reached from {held or 'nothing'} within these limits"
        raise NoRouteError(msg)
    nodes = {*found.problem.hold, *(each.id for each in found.reached)}
    return _Shown(reach_deck(G, found, look), nodes)


_VIEWS: dict[str, Callable[[Graph, argparse.Namespace, Look], _Shown]] = {
    "map": _map,
    "route": _route,
    "plan": _plan,
    "compare": _compare,
    "reach": _reach,
}
