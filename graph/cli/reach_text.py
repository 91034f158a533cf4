"""What is attainable, and what credentials open, as readable tables on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.status import Status
from rich.text import Text

from graph.cli.text import cell, new_console, new_table
from graph.model.graph import Graph
from graph.model.names import display_name, level_name, start
from graph.planning.problem import Question
from graph.planning.reach.opening import Openings
from graph.planning.reach.values import Attainable, Reach
from graph.words import counted, dollars, pace, some, within

_NAMED = 6
"""A longer list of roles is cut short."""


def busy() -> Status:
    """Return a spinner for long work, shown only where the error output is a terminal."""
    return Console(stderr=True).status("computing bounds and plans")


def limits(question: Question) -> str:
    """Write the limits of a question: ``within 24 months and $5,000``."""
    return within(question.max_months, question.max_cost) or "without limits"


def told(G: Graph, found: Reach | Openings) -> None:
    """Print an answer to either question."""
    if isinstance(found, Openings):
        openings(G, found)
    else:
        reached(G, found)


def reached(G: Graph, found: Reach) -> None:
    """Print what is attainable by level and months, and count what is not."""
    out = new_console()
    roles = sum(each.type == "role" for each in found.reached)
    credentials = counted(len(found.reached) - roles, "credential")
    head = f"{_head(G, found.question)}: {counted(roles, 'role')} and {credentials}"
    out.print(head, style="bold")
    lines = new_table("level", "months", "cost", "", "what", right=("months", "cost"))
    shown = [*found.reached, *found.undecided]
    for each in sorted(shown, key=lambda one: one.level or 0):
        level = "" if each.level is None else level_name(each.level)
        name = Text(each.name + (" (may be within the limits)" if each.within is None else ""))
        lines.add_row(level, _months(each), _cost(each), each.type, name)
    if shown:
        out.print(lines)
    if found.beyond:
        out.print(f"{len(found.beyond)} more can be attained, but not {limits(found.question)}.")
    out.print(pace(on_calendar=found.question.on_calendar))
    if not found.proved:
        out.print("~ marks the best value found within the time limit, >= a lower bound.")
    if any(each.unknown_prices for each in found.reached):
        out.print("+ marks a cost with an unknown price, counted as $0.")


def openings(G: Graph, found: Openings) -> None:
    """Print the credentials that open something, the one that opens most first."""
    question = found.question
    out = new_console()
    out.print(f"{_head(G, question)}: roles that each credential opens", style="bold")
    limited = question.max_months is not None or question.max_cost is not None
    numbers = [*(["within"] if limited else []), "now", "needed by", "asked by"]
    lines = new_table("credential", "months", "cost", *numbers, right=("months", "cost", *numbers))
    for each in found.openings:
        doors = [*([each.within] if limited else []), each.now, each.needed_by, each.asked_by]
        if any(doors):
            one = each.credential
            roles = next(door for door in doors if door)
            words = cell(
                display_name(G, one.id),
                some((G.nodes[each]["name"] for each in roles), "more", "and", named=_NAMED),
            )
            lines.add_row(words, _months(one), _cost(one), *(str(len(door)) for door in doors))
    out.print(lines)
    if limited:
        out.print("within: roles attainable within the limits once the credential is held")
    out.print("now: roles whose requirements are all met with it, and not without it")
    out.print("needed by: roles that cannot be attained without it or an equivalent credential")
    out.print("asked by: roles with a requirement that it meets or helps to meet")


def _head(G: Graph, question: Question) -> str:
    return f"{start(G, question.hold, question.experience)}, {limits(question)}"


def _months(each: Attainable) -> str:
    if each.months is None:
        return f">={each.months_bound}"
    if each.unknown_durations:
        return f">={each.months}"
    return f"{'' if each.months_proved else '~'}{each.months}"


def _cost(each: Attainable) -> str:
    if each.cost_usd is None:
        return f">={dollars(each.cost_bound_usd)}"
    unknown = "+" if each.unknown_prices else ""
    return f"{'' if each.cost_proved else '~'}{dollars(each.cost_usd)}{unknown}"
