"""What a view shows, ready to be written: its scenes, its nodes, its plan."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drawing.decks.maps import compare_deck, map_deck, reach_deck, route_deck
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.plan import headline, held_at_start
from graph.drawing.diagram.views import View
from graph.export.publish.formats import Export
from graph.io.ctdl.pathway import PathwayFacts
from graph.model.graph import Graph
from graph.planning.problem import Answer
from graph.planning.reach.values import Reach
from graph.queries.comparison import Comparison
from graph.queries.routing import Route


def shown_map(G: Graph, choice: ExploreChoice, view: View, look: Look) -> Export:
    """Return a map; everything without a filter stands for the whole graph."""
    filters = choice.types, choice.careers, choice.levels, choice.employers
    whole = choice.show == "everything" and not any(filters)
    # As facts, everything is also what no link touches and the picture leaves out.
    nodes = frozenset(G) if whole else frozenset(view.nodes)
    return Export(G, map_deck(G, choice, view, look), nodes)


def shown_plan(G: Graph, answer: Answer, look: Look, *, shortcuts: bool = False) -> Export:
    """Return the best plan of an answer that has one; see `plan_deck`."""
    steps = answer.best.schedule if answer.best is not None else ()
    nodes = {answer.problem.target, *held_at_start(answer), *(step.id for step in steps)}
    pathway = PathwayFacts(answer.problem.target, steps, headline(G, answer))
    deck = plan_deck(G, answer, look, shortcuts=shortcuts)
    return Export(G, deck, frozenset(nodes), pathway)


def shown_routes(G: Graph, routes: Sequence[Route], look: Look) -> Export:
    """Return routes, best first."""
    nodes = frozenset(node for route in routes for node in route.nodes)
    return Export(G, route_deck(G, routes, look), nodes)


def shown_comparison(G: Graph, found: Comparison, look: Look) -> Export:
    """Return nodes side by side."""
    return Export(G, compare_deck(G, found, look), frozenset(found.nodes))


def shown_reach(G: Graph, found: Reach, look: Look) -> Export:
    """Return everything attainable, and what it starts from."""
    nodes = frozenset({*found.question.hold, *(each.id for each in found.reached)})
    return Export(G, reach_deck(G, found, look), nodes)
