"""Maps, plans, routes, comparisons and reach as documents: scenes, nodes, the plan."""

from __future__ import annotations

from collections.abc import Sequence

from graph.drawing.decks.maps import compare_deck, map_deck, reach_deck, route_deck
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.plan import headline
from graph.drawing.diagram.selection import Selection
from graph.export.publish.formats import Document
from graph.io.ctdl.pathway import PathwayFacts
from graph.model.graph import Graph
from graph.person.profile import held_at_start
from graph.planning.answer import Answer
from graph.planning.reach.values import Reach
from graph.queries.comparison import Comparison
from graph.queries.routing import Route


def shown_map(G: Graph, choice: ExploreChoice, selection: Selection, look: Look) -> Document:
    """Return a map; everything without a filter stands for the whole graph."""
    filters = choice.types, choice.careers, choice.levels, choice.employers
    whole = choice.show == "everything" and not any(filters)
    # As facts, everything is also what no link touches and the picture leaves out.
    nodes = frozenset(G) if whole else frozenset(selection.nodes)
    return Document(G, map_deck(G, choice, selection, look), nodes)


def shown_plan(G: Graph, answer: Answer, look: Look, *, shortcuts: bool = False) -> Document:
    """Return the best plan of an answer that has one; see `plan_deck`."""
    steps = answer.best.schedule if answer.best is not None else ()
    nodes = {answer.problem.target, *held_at_start(G, answer.problem), *(step.id for step in steps)}
    pathway = PathwayFacts(answer.problem.target, steps, headline(G, answer))
    deck = plan_deck(G, answer, look, shortcuts=shortcuts)
    return Document(G, deck, frozenset(nodes), pathway)


def shown_routes(G: Graph, routes: Sequence[Route], look: Look) -> Document:
    """Return routes, best first."""
    nodes = frozenset(node for route in routes for node in route.nodes)
    return Document(G, route_deck(G, routes, look), nodes)


def shown_comparison(G: Graph, found: Comparison, look: Look) -> Document:
    """Return nodes side by side."""
    return Document(G, compare_deck(G, found, look), frozenset(found.nodes))


def shown_reach(G: Graph, found: Reach, look: Look) -> Document:
    """Return everything attainable, and what it starts from."""
    nodes = frozenset({*found.question.hold, *(each.id for each in found.reached)})
    return Document(G, reach_deck(G, found, look), nodes)
