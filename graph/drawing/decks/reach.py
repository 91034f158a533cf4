"""What can be reached as a deck: the matrix coloured by the earliest month, and tables."""

from __future__ import annotations

from graph.drawing.decks.grid import Grid, grid_scenes
from graph.drawing.decks.matrix.deck import matrix_scene
from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.matrix.values import Matrix, matrix_of
from graph.drawing.decks.sheet import SCREENS, Look, Sheet
from graph.drawing.scene import Deck
from graph.model.graph import Graph
from graph.model.names import level_name, start
from graph.person.profile import held_at_start
from graph.person.today import at_work
from graph.planning.reach.values import Attainable, Reach
from graph.words import counted, dollars, duration, pace, sentence_case, within


def reach_view(G: Graph, found: Reach, *, shown: str = "") -> View:
    """Return how the matrix shows what is within the limits; what is held is there now.

    Parameters
    ----------
    G, found
        The graph, and what can be reached.
    shown
        The cell that is outlined: ``career-cdi:senior``.
    """
    question = found.question
    held = {each for each in held_at_start(G, question) if G.nodes[each]["type"] == "role"}
    months = dict.fromkeys(sorted(held), 0)
    roles = (each for each in found.reached if each.type == "role")
    months |= {each.id: each.months for each in roles if each.months is not None}
    return View("soonest", months, at_work(question), shown)


def role_matrix(G: Graph) -> Matrix:
    """Return the matrix of all roles."""
    return matrix_of(G, [node for node, data in G.nodes(data=True) if data["type"] == "role"])


def reach_deck(G: Graph, found: Reach, look: Look, *, shown: str = "") -> Deck:
    """Return everything attainable within the limits: the matrix of roles, and tables.

    Parameters
    ----------
    G, found
        The graph, and what can be reached.
    look
        Paper or screen, theme, date.
    shown
        The cell that is outlined.
    """
    question, reached = found.question, found.reached
    limits = within(question.max_months, question.max_cost)
    name = look.title or f"What can be reached {limits}".rstrip()
    roles = sum(each.type == "role" for each in reached)
    said = (
        f"{sentence_case(start(G, question.hold, question.experience))}: "
        f"{counted(roles, 'role')} and {counted(len(reached) - roles, 'credential')}"
    )
    about = f"{name}. {said}"
    unsure = () if found.proved else ("~ marks the best value found within the time limit.",)
    footer = pace(on_calendar=question.on_calendar)
    view = reach_view(G, found, shown=shown)
    notes = (f"{about}.", footer, *unsure)
    texts = {"name": name, "said": said, "footer": footer}
    scene = matrix_scene(G, role_matrix(G), view, look, notes=notes, **texts)
    if look.size in SCREENS:
        return Deck(name, said, look.date, (scene,))
    rows = tuple(
        (
            "" if each.level is None else level_name(each.level),
            each.name,
            each.type,
            _months(each),
            _price(each),
        )
        for each in sorted(reached, key=lambda one: (one.level or 0, one.months or 0, one.name))
    )
    grid = Grid(("Level", "What", "", "Takes at least", "Costs at least"), rows, 1, name)

    def page(more: str) -> Sheet:
        return Sheet("table", f"{name}: the list{more}", said, about, look, footer=footer)

    return Deck(name, said, look.date, (scene, *(grid_scenes(grid, page) if rows else [])))


def _months(each: Attainable) -> str:
    if each.months is None:
        return f"{counted(each.months_bound, 'month')} or more"
    mark = "" if each.months_proved else "~"
    return f"{mark}{duration(each.months)}" if each.months else "now"


def _price(each: Attainable) -> str:
    if each.cost_usd is None:
        return f"{dollars(each.cost_bound_usd)} or more"
    mark = "" if each.cost_proved else "~"
    return f"{mark}{dollars(each.cost_usd)}{'+' * bool(each.unknown_prices)}"
