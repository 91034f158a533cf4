"""Maps and routes as decks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph.drawing.decks.matrix.deck import NAME, field_deck
from graph.drawing.decks.network import draw_network
from graph.drawing.decks.nodes import origin, period
from graph.drawing.decks.sheet import Look, Sheet
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.diagram import Diagram
from graph.drawing.diagram.selection import (
    Selection,
    caption,
    map_diagram,
    relations,
)
from graph.drawing.scene import Deck, Scene
from graph.model.graph import Graph
from graph.model.names import display_name, title
from graph.queries.facts import facts_in
from graph.queries.provenance import Source, cell_source
from graph.queries.routing import Route
from graph.words import NOT_A_PLAN, counted, dollars, duration

_WHATS = {
    "ladder": "Promotions from and to {}",
    "everything": NAME,
}


def map_deck(G: Graph, choice: ExploreChoice, selection: Selection, look: Look) -> Deck:
    """Return a ladder, or everything: the matrix of the field."""
    if choice.show == "everything":
        return field_deck(G, selection, look)
    return network_deck(G, choice, selection, look)


def network_deck(G: Graph, choice: ExploreChoice, selection: Selection, look: Look) -> Deck:
    """Return nodes and the lines between them, as one scene."""
    name = look.title or _WHATS[choice.show].format(
        G.nodes[choice.focus]["name"] if choice.focus in G else ""
    )
    said = caption(G, selection)
    names = ", ".join(str(G.nodes[node]["name"]) for node in selection.nodes)
    about, footer = f"{name}: {said}.", sourced(G, selection.nodes)
    notes = (about, *origins(G, selection.nodes))
    sheet = Sheet("map", name, said, f"{about} {names}", look, footer=footer, notes=notes)
    draw_network(G, map_diagram(G, choice, selection), sheet)
    return Deck(name, said, look.date, (sheet.scene(),))


def route_deck(G: Graph, routes: Sequence[Route], look: Look) -> Deck:
    """Return one or more routes between the same two nodes, best first, each as a scene."""
    ends = [str(G.nodes[routes[0].nodes[at]]["name"]) for at in (0, -1)]
    name = look.title or f"From {ends[0]} to {ends[1]}"
    scenes = [_route(G, route, number, name, look) for number, route in enumerate(routes, start=1)]
    said = counted(len(routes), "route")
    return Deck(name, said, look.date, tuple(scenes))


def _route(G: Graph, route: Route, number: int, name: str, look: Look) -> Scene:
    pairs = list(pairwise(route.nodes))
    known = relations(G, route.nodes)
    said = (
        f"Route {number}: {counted(route.steps, 'step')}, {duration(route.months)}, "
        f"{dollars(route.cost_usd)}"
    )
    names = " > ".join(display_name(G, node) for node in route.nodes)
    diagram = Diagram(
        {node: place for place, node in enumerate(route.nodes)},
        {pair: known[pair] for pair in pairs},
        pairs,
        {},
        focus=route.nodes[-1],
        marks={node: str(place) for place, node in enumerate(route.nodes) if place},
        name=names,
    )
    about = f"{said}: {names}"
    notes = (f"{about}. {NOT_A_PLAN}", *origins(G, route.nodes))
    sheet = Sheet("route", name, said, f"{name}. {about}", look, footer=NOT_A_PLAN, notes=notes)
    draw_network(G, diagram, sheet)
    return sheet.scene()


def _sources(G: Graph, node: str) -> list[Source]:
    return [found for field in facts_in(G.nodes[node]) if (found := cell_source(G, node, field))]


def origins(G: Graph, nodes: Sequence[str]) -> list[str]:
    """Return for each node where its first sourced figure is from, for a speaker's notes."""
    found = {node: _sources(G, node) for node in nodes}
    return [f"{title(G, node)}: {origin(each[0])}" for node, each in found.items() if each]


def sourced(G: Graph, nodes: Sequence[str]) -> str:
    """Return how many sources the figures of some nodes have, and from when they are."""
    sources = [each for node in nodes for each in _sources(G, node)]
    dates = period(sources)
    return f"{counted(len({each.id for each in sources}), 'source')}, {dates}" if dates else ""
