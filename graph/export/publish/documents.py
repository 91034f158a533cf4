"""Maps, plans, routes, comparisons and reach as documents: scenes, nodes, the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeAlias

from graph.drawing.decks.compare.deck import compare_deck
from graph.drawing.decks.maps import route_deck
from graph.drawing.decks.matrix.deck import field_deck
from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.plan import plan_deck
from graph.drawing.decks.reach import reach_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.plan import headline, missing_lines
from graph.drawing.diagram.selection import Selection, select
from graph.drawing.explore import NOBODY, explore_deck
from graph.drawing.focus.values import Asker
from graph.errors import NoRouteError, RequestError
from graph.export.publish.formats import Document
from graph.io.ctdl.pathway import PathwayFacts
from graph.model.graph import Graph
from graph.model.names import resolve, start
from graph.person.profile import held_at_start
from graph.planning.answer import Answer
from graph.planning.reach.values import Reach
from graph.queries.comparison import Comparison
from graph.queries.routing import Routes

Shown: TypeAlias = Answer | Comparison | ExploreChoice | Reach | Routes


def shown_map(
    G: Graph, choice: ExploreChoice, selection: Selection, look: Look, asker: Asker = NOBODY
) -> Document:
    """Return what Explore shows; everything without a filter stands for the whole graph."""
    filters = choice.types, choice.careers, choice.levels, choice.employers
    whole = choice.show == "everything" and not any(filters)
    # As facts, everything is also what no link touches and the picture leaves out.
    nodes = frozenset(G) if whole else frozenset(selection.nodes)
    draw = partial(explore_deck, G, choice, selection, asker=asker)
    return Document(G, draw(look), nodes, narrow=lambda: draw(_narrow(look)))


def shown_field(
    G: Graph, choice: ExploreChoice, selection: Selection, look: Look, view: View
) -> Document:
    """Return the field with the colours of a view; as facts it is as `shown_map`."""
    draw = partial(field_deck, G, selection, view=view)
    same = shown_map(G, choice, selection, look)
    return replace(same, deck=draw(look), narrow=lambda: draw(_narrow(look)))


def shown_reach(G: Graph, found: Reach, look: Look, *, shown: str = "") -> Document:
    """Return what can be reached; `shown` is the cell of the matrix that is outlined."""
    nodes = frozenset({*found.question.hold, *(each.id for each in found.reached)})
    draw = partial(reach_deck, G, found, shown=shown)
    return Document(G, draw(look), nodes, narrow=lambda: draw(_narrow(look)))


def shown_plan(G: Graph, answer: Answer, look: Look, *, shortcuts: bool = False) -> Document:
    """Return the best plan of an answer that has one; see `plan_deck`."""
    steps = answer.best.schedule if answer.best is not None else ()
    nodes = {answer.problem.target, *held_at_start(G, answer.problem), *(step.id for step in steps)}
    pathway = PathwayFacts(answer.problem.target, steps, headline(G, answer))
    draw = partial(plan_deck, G, answer, shortcuts=shortcuts)
    deck, narrow = draw(look), lambda: draw(_narrow(look))
    return Document(G, deck, frozenset(nodes), pathway, narrow=narrow)


def shown_comparison(G: Graph, found: Comparison, look: Look) -> Document:
    """Return nodes or plans side by side."""
    return Document(G, compare_deck(G, found, look), frozenset(found.nodes))


def _narrow(look: Look) -> Look:
    """Return a look for the screen of a telephone."""
    return replace(look, size="phone")


def document(G: Graph, shown: Shown, look: Look, *, shortcuts: bool) -> Document:
    """Return any view as a document; see `graph.export.publish.write.export_files` for errors."""
    match shown:
        case Answer():
            if shown.best is None:
                raise NoRouteError("\n".join((headline(G, shown), *missing_lines(G, shown))))
            return shown_plan(G, shown, look, shortcuts=shortcuts)
        case Reach(question=question, reached=reached):
            if not reached:
                origin = start(G, question.hold, question.experience)
                msg = f"nothing can be reached {origin} within these limits"
                raise NoRouteError(msg)
            return shown_reach(G, shown, look)
        case Comparison():
            return shown_comparison(G, shown, look)
        case Routes(routes=routes):
            nodes = frozenset(node for each in routes for node in each.nodes)
            draw = partial(route_deck, G, routes)
            return Document(G, draw(look), nodes, narrow=lambda: draw(_narrow(look)))
        case ExploreChoice():
            return _map(G, shown, look)


def _map(G: Graph, choice: ExploreChoice, look: Look) -> Document:
    if choice.show != "everything" and not choice.focus:
        msg = f"a map that shows {choice.show!r} needs a focus"
        raise RequestError(msg)
    choice = replace(
        choice,
        focus=resolve(G, choice.focus) if choice.focus else "",
        careers=tuple(resolve(G, each) for each in choice.careers),
        employers=tuple(resolve(G, each) for each in choice.employers),
    )
    selection = select(G, choice)
    if not selection.nodes:
        msg = "no nodes match these filters"
        raise RequestError(msg)
    return shown_map(G, choice, selection, look)
