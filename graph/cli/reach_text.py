"""What is attainable, and what credentials open, as readable tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.status import Status
from rich.text import Text

from graph.cli.text import cell, dollars, new_console, new_table
from graph.model.graph import Graph
from graph.model.names import display_name, level_name
from graph.planning.problem import Question
from graph.planning.reach.opening import Opening
from graph.planning.reach.values import Attainable, Reach

_SHOWN = 5
"""How many roles a line names before it only counts the rest."""


def busy() -> Status:
    """Return what turns on the error output of a terminal, and nowhere else, during long work."""
    return Console(stderr=True).status("bringing bounds and plans together")


def limits(question: Question) -> str:
    """Write the limits of a question: ``within 24 months and $5,000``."""
    words = [] if question.max_months is None else [f"{question.max_months} months"]
    words += [] if question.max_cost is None else [dollars(question.max_cost)]
    return f"within {' and '.join(words)}" if words else "without limits"


def reached(G: Graph, found: Reach) -> None:
    """Print what is attainable by level and months, and count what is not."""
    out = new_console()
    roles = sum(each.type == "role" for each in found.reached)
    counts = f"{roles} roles and {len(found.reached) - roles} credentials"
    out.print(f"{_start(G, found.question)}, {limits(found.question)}: {counts}", style="bold")
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
    out.print("Months: study and work, one thing at a time. The cheapest way may take longer.")
    if not found.proved:
        out.print("~ is the best found in the time given, >= a proved least value.")
    if any(each.unknown_prices for each in found.reached):
        out.print("+ has a price that is unknown and counted as 0.")


def openings(G: Graph, question: Question, found: Sequence[Opening]) -> None:
    """Print the credentials that open something, the one that opens most first."""
    out = new_console()
    out.print(f"{_start(G, question)}, {limits(question)}: what credentials open", style="bold")
    limited = question.max_months is not None or question.max_cost is not None
    numbers = [*(["within"] if limited else []), "now", "needed by", "asked by"]
    lines = new_table("credential", "months", "cost", *numbers, right=("months", "cost", *numbers))
    for each in found:
        doors = [*([each.within] if limited else []), each.now, each.needed_by, each.asked_by]
        if any(doors):
            one = each.credential
            roles = next(door for door in doors if door)
            words = cell(display_name(G, one.id), _some(G, roles))
            lines.add_row(words, _months(one), _cost(one), *(str(len(door)) for door in doors))
    out.print(lines)
    if limited:
        out.print("within: roles that come within the limits, counted from then on")
    out.print("now: roles whose requirements are all met at once with it, and not without it")
    out.print("needed by: roles nobody gets into without it or something that counts as it")
    out.print("asked by: roles with a requirement that it meets or helps to meet")


def _start(G: Graph, question: Question) -> str:
    names = [display_name(G, each) for each in sorted(question.hold)]
    names += [f"{months} months as {G.nodes[role]['name']}" for role, months in _worked(question)]
    return f"from {', '.join(names)}" if names else "from nothing"


def _worked(question: Question) -> list[tuple[str, int]]:
    return sorted((role, months) for role, months in question.experience.items() if months)


def _months(each: Attainable) -> str:
    if each.months is None:
        return f">={each.months_bound}"
    return f"{'' if each.months_proved else '~'}{each.months}"


def _cost(each: Attainable) -> str:
    if each.cost_usd is None:
        return f">={dollars(each.cost_bound_usd)}"
    unknown = "+" if each.unknown_prices else ""
    return f"{'' if each.cost_proved else '~'}{dollars(each.cost_usd)}{unknown}"


def _some(G: Graph, roles: Sequence[str]) -> str:
    names = ", ".join(G.nodes[each]["name"] for each in roles[:_SHOWN])
    rest = len(roles) - _SHOWN
    return f"{names} and {rest} more" if rest > 0 else names
