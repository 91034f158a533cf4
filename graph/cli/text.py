"""Values as readable text on a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import display_name
from graph.person.sentences import proved_sentence
from graph.planning.answer import Answer, Missing, Plan
from graph.planning.problem import OBJECTIVES
from graph.queries.comparison import Comparison
from graph.queries.facts import Dossier
from graph.queries.find import Found
from graph.queries.gap import Gap
from graph.queries.pay import pay_facts
from graph.queries.provenance import Source
from graph.queries.renewal import kept
from graph.queries.routing import Route
from graph.words import (
    CUT_SHORT,
    NOT_A_PLAN,
    counted,
    dollars,
    livelihood,
    percent,
    some,
    unpriced,
    untimed,
    values,
    yearly,
)

_STATUS = {
    "optimal": "proved best",
    "feasible": "best found within the time limit",
    "infeasible": "no plan exists",
    "unknown": "no plan found within the time limit",
}
_MARK = re.compile(r"\s*(?:(?:-|\d+\.|\[[ x]\]) )?")
"""The indent of a line and its bullet, number or box."""


def new_console() -> Console:
    """Return a console that prints text as it is."""
    return Console(highlight=False, emoji=False, markup=False)


def put(console: Console, line: str, style: str | None = None) -> None:
    """Print a line; where it is too long it goes on below its first word."""
    mark = _MARK.match(line)
    indent = " " * (mark.end() if mark else 0)
    wrapped = textwrap.fill(line, console.width, subsequent_indent=indent, break_on_hyphens=False)
    console.print(wrapped, style=style, soft_wrap=True)


def new_table(*columns: str, right: Sequence[str] = ()) -> Table:
    """Return an empty table; the columns named in `right` are aligned to the right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def cell(headline: str, *lines: str) -> RenderableType:
    """Return a cell of a table: a line, and dim ones set in below it."""
    below = (Padding(Text(line, style="dim"), (0, 0, 0, 2)) for line in lines)
    return Group(Text(headline), *below)


def _names(G: Graph, nodes: Sequence[str]) -> str:
    return ", ".join(display_name(G, node) for node in nodes)


def _origin(source: Source | None) -> str:
    if source is None:
        return ""
    parts = (source.title or source.id, source.as_of, source.confidence)
    return ", ".join(part for part in parts if part)


def answer(G: Graph, found: Answer) -> None:
    """Print a plan, or what is missing."""
    console = new_console()
    target = G.nodes[found.problem.target]["name"]
    if found.best is None:
        console.print(f"{target}: {_STATUS[found.status]}", style="bold")
        for each in found.missing:
            put(console, f"  - {obstacle(G, each)}")
        if found.cut_short:
            put(console, CUT_SHORT)
        return
    plan = found.best
    console.print(f"{target}: {_proof(found)}", style="bold")
    line = values(plan.months, plan.cost, plan.steps)
    if found.unknown_durations:
        line = f"at least {line}"
    if plan.earnings is not None:
        line += f", {dollars(plan.earnings)} earned after costs"
    console.print(line)
    if plan.schedule:
        console.print(_steps(G, plan))
    if plan.job_free_months is not None and plan.schedule:
        put(console, livelihood(plan.earned or 0, plan.job_free_months, sure=plan.paid))
    if found.problem.several:
        _others(console, found)
    for note in _notes(G, found):
        put(console, note)


def _notes(G: Graph, found: Answer) -> list[str]:
    """Return what is to be known about a plan."""
    prices, durations = (
        [display_name(G, each) for each in nodes]
        for nodes in (found.unknown_prices, found.unknown_durations)
    )
    notes = [
        unpriced(prices) if prices else "",
        untimed(durations) if durations else "",
        CUT_SHORT if found.cut_short else "",
        kept(G, found.best.achieved) if found.best else "",
        proved_sentence(G, found.implied),
    ]
    return list(filter(None, notes))


def obstacle(G: Graph, found: Missing) -> str:
    """Return who asks for what, or why a thing cannot be achieved at all."""
    if found.ids and not found.pathway:
        return found.needs
    place = f" (pathway {found.pathway}" if found.pathway else ""
    place += "" if not place else f", {found.group})" if found.group else ")"
    return f"{display_name(G, found.node)}{place}: {found.needs}"


def _proof(found: Answer) -> str:
    """Return what the first plan is, and how far that is proved."""
    name = OBJECTIVES[found.problem.value].name
    if found.unknown_durations:
        return f"{name}, not proved: a duration is unknown"
    if found.status != "feasible":
        return f"{name}, {_STATUS[found.status]}"
    if found.problem.several and not found.gap_pct:
        return f"{name}, proved best; other plans may be missing"
    distance = f"at most {percent(found.gap_pct or 0)} from the best possible"
    return f"{name}, {_STATUS[found.status]} ({distance})"


def _others(console: Console, found: Answer) -> None:
    """Print the plans after the first, by what they do differently from it."""
    if not found.differences:
        within = "" if found.status == "optimal" else " found within the time limit"
        console.print(f"no other plan{within}", style="bold")
        return
    title = "trade-offs: cheaper but longer" if found.problem.pareto else "other plans"
    right = ("#", "months", "cost", "steps")
    table = new_table(*right, "compared with the first", right=right)
    for number, other in enumerate(found.differences, start=2):
        plan = found.plans[number - 1]
        row = (str(number), str(plan.months), dollars(plan.cost), str(plan.steps))
        table.add_row(*row, Text(other.text))
    console.print(title, style="bold")
    console.print(table)


def _steps(G: Graph, plan: Plan) -> Table:
    table = new_table("#", "step", "months", "from", "cost", right=("#", "months", "from", "cost"))
    verbs = {"study": "study", "work": "work as", "enter": "become"}
    for number, step in enumerate(plan.schedule, start=1):
        part = " (part-time)" if step.mode == "part-time" else ""
        headline = f"{verbs[step.action]} {G.nodes[step.id]['name']}{part}"
        why = [f"needed for {_names(G, step.needed_for)}"] if step.needed_for else []
        why += [f"or {_names(G, step.interchangeable)}"] if step.interchangeable else []
        why += [yearly(step.pay_usd)] if step.pay_usd is not None else []
        row = (str(step.months), str(step.start_month), dollars(step.cost_usd))
        table.add_row(str(number), cell(headline, *why), *row)
    return table


def routes(G: Graph, found: Sequence[Route]) -> None:
    """Print routes, best first."""
    console = new_console()
    for number, route in enumerate(found, start=1):
        line = values(route.months, route.cost_usd, route.steps)
        console.print(f"{number}. {line}", style="bold")
        put(console, "   " + " > ".join(display_name(G, node) for node in route.nodes))
        for each in route.unmet:
            put(console, f"   - leaves out {each}")
    console.print(NOT_A_PLAN)


def gaps(G: Graph, found: Gap) -> None:
    """Print what is missing for each pathway, or that the target is already reached."""
    console = new_console()
    name = G.nodes[found.target]["name"]
    if found.reached_by:
        others = _names(G, [each for each in found.reached_by if each != found.target])
        held = found.target in found.reached_by
        why = "already held" if held else f"already satisfied by {others}"
        put(console, f"{name}: {why}", "bold")
        return
    if not found.pathways and not found.obstacles:
        console.print(f"{name}: open to everybody", style="bold")
    for pathway in found.pathways:
        done = "nothing is missing" if pathway.missing is None else "still missing"
        put(console, f"{name}, pathway {pathway.pathway}: {done}", "bold")
        for group in pathway.groups:
            mark = "[x]" if group.missing is None else "[ ]"
            put(console, f"  {mark} {group.missing or group.needs}")
    for each in found.obstacles:
        put(console, each)
    if proved := proved_sentence(G, found.implied):
        put(console, proved)


def matches(found: Found) -> None:
    """Print what was found, best first."""
    console = new_console()
    if not found.matches:
        console.print("nothing found")
    for each in found.matches:
        put(console, f"{each.name} ({each.type.replace('_', ' ')}, {each.id})")
        if each.text not in {each.name, each.id}:
            put(console, f"  {each.by}: {each.text}", "dim")


def show(G: Graph, found: Dossier) -> None:
    """Print everything known about a node."""
    console = new_console()
    console.print(f"{found.name} ({found.type.replace('_', ' ')}, {found.id})", style="bold")
    for line in (found.description, found.url):
        if line:
            console.print(line)
    if found.facts:
        table = new_table("fact", "value", "source")
        for fact in found.facts:
            table.add_row(fact.label, Text(fact.text), Text(_origin(fact.source)))
        console.print(table)
    for label, said in pay_facts(found.pay_by).items():
        put(console, f"{label}: {said}")
    if found.titles:
        number = counted(len(found.titles), "other title")
        put(console, f"{number}: {some(found.titles, 'more', 'and')}")
    if found.type in TARGET_TYPES:
        _requirements(console, found)
    for _, heading, links in (*found.linked("incoming"), *found.linked("outgoing")):
        put(console, f"{heading}: {', '.join(dict.fromkeys(link.name for link in links))}")
    if found.opens:
        put(console, f"opens: {_names(G, found.opens)}")


def comparison(G: Graph, found: Comparison) -> None:
    """Print nodes side by side; what they share is dim."""
    table = new_table("", *(display_name(G, node) for node in found.nodes))
    for line in found.lines:
        style = "dim" if line.same else ""
        cells = (Text(line.cell(n, "\n")) for n in range(len(found.nodes)))
        table.add_row(line.label, *cells, style=style)
    new_console().print(table)


def _requirements(console: Console, found: Dossier) -> None:
    pathways = found.pathways()
    status = next((fact.text for fact in found.facts if fact.field == "status"), "active")
    if status != "active":
        console.print(f"requires: cannot be newly achieved ({status})")
    elif not pathways:
        console.print("requires: nothing (open to everybody)")
    for pathway, groups in pathways.items():
        console.print(f"requires, pathway {pathway}: all of", style="bold")
        for requirement in groups:
            origins = "; ".join(_origin(source) for source in requirement.sources)
            put(console, f"  - {requirement.text}" + (f"  [{origins}]" if origins else ""))
