"""A plan as a deck: what rests on what, when, and every step with its sources."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from graph.drawing.decks.calendar.cover import Figure, draw_cover
from graph.drawing.decks.calendar.facts import Course, course
from graph.drawing.decks.calendar.labels import DENSE, PAGE, PHONE, SLIDE
from graph.drawing.decks.calendar.scale import when
from graph.drawing.decks.calendar.upright import draw_upright
from graph.drawing.decks.calendar.wide import draw_wide
from graph.drawing.decks.grid import Grid, grid_scenes
from graph.drawing.decks.network import draw_network
from graph.drawing.decks.nodes import origin, period
from graph.drawing.decks.sheet import Look, Sheet
from graph.drawing.diagram.plan import (
    NOT_A_ROUTE,
    action,
    headline,
    how_counted,
    missing_lines,
    pace,
    plan_diagram,
    span,
    step_sources,
    unknowns,
    verdict,
)
from graph.drawing.scene import Deck, Scene
from graph.errors import RequestError
from graph.model.graph import Graph
from graph.model.names import display_name, start, title
from graph.planning.answer import Answer, Plan, Step
from graph.queries.renewal import kept
from graph.words import (
    ONE_THING,
    counted,
    dollars,
    duration,
    listed,
    sentence_case,
    some,
)

_MOST_SOURCES: Final = 2


def plan_deck(G: Graph, answer: Answer, look: Look, *, shortcuts: bool = False) -> Deck:
    """Return the best plan of an answer as scenes: graph, timeline, steps; then other plans.

    Without a plan the deck has one scene that says what is missing. `shortcuts` also draws links
    that a chain of others already says.
    """
    name = look.title or headline(G, answer)
    said = _said(G, answer)
    plan = answer.best
    if plan is None:
        rows = tuple((line,) for line in missing_lines(G, answer)) or (("No reason is known.",),)
        grid = Grid(("Why there is no plan",), rows, name=name)
        scenes = grid_scenes(grid, lambda _: Sheet("table", name, said, said, look))
        return Deck(name, said, look.date, tuple(scenes))
    if not plan.schedule:
        sheet = Sheet("graph", name, said, said, look)
        draw_network(G, plan_diagram(G, answer, plan), sheet)
        return Deck(name, said, look.date, (sheet.scene(),))
    scenes = _scenes(G, answer, plan, look, name, shortcuts=shortcuts)
    return Deck(name, said, look.date, tuple(scenes), _cover(G, answer, plan, look, name))


def _scenes(
    G: Graph, answer: Answer, plan: Plan, look: Look, name: str, *, shortcuts: bool
) -> list[Scene]:
    """Return graph, timeline and steps of a plan, then the other plans."""
    said, sources, notes = _said(G, answer), _source_line(G, answer, plan), _notes(G, answer, plan)
    numbered = list(enumerate(plan.schedule, start=1))
    words = _words(G, plan)
    scenes = []
    if plan.months:
        length = f"{counted(len(numbered), 'step')} over {span(answer, plan)}"
        about = f"{name}. {length}: {words}"
        sheet = Sheet("timeline", name, said, about, look, footer=sources, notes=notes)
        _draw_calendar(course(G, answer, plan), sheet)
        scenes.append(sheet.scene())
    heading = f"{name}: what rests on what" if scenes else name
    about = f"{name}. {said}. The steps: {words}"
    sheet = Sheet("graph", heading, said, about, look, footer=sources, notes=notes)
    diagram = plan_diagram(G, answer, plan)
    draw_network(G, diagram, sheet, every_link=shortcuts, below=_efforts(plan))
    scenes.append(sheet.scene())
    rows = tuple(_row(G, answer, plan, number, step) for number, step in numbered)
    grid = Grid(("", "Step", "Takes", "From month", "Price", "Needed for", "Source"), rows, 1, name)

    def steps(more: str) -> Sheet:
        heading, about = f"{name}: the steps{more}", f"{name}. The steps: {words}"
        return Sheet("steps", heading, "", about, look, footer=NOT_A_ROUTE, notes=notes)

    return [*scenes, *grid_scenes(grid, steps), *_others(answer, look, name)]


def plan_picture(G: Graph, answer: Answer, look: Look) -> Scene:
    """Return the best plan of an answer on its calendar, a plan that takes time.

    The same picture is in `plan_deck`; on a screen it has no title and is as high as it needs.
    """
    plan = answer.best
    if plan is None or not plan.months:
        message = "only a plan that takes time has a picture on the calendar"
        raise RequestError(message)
    name = headline(G, answer)
    about = f"{name}. {_said(G, answer)}. The steps: {_words(G, plan)}"
    sheet = Sheet("timeline", name, "", about, look)
    _draw_calendar(course(G, answer, plan), sheet)
    return sheet.scene()


def _words(G: Graph, plan: Plan) -> str:
    """Return the steps in one line."""
    steps = enumerate(plan.schedule, start=1)
    return "; ".join(
        ", ".join(filter(None, (f"{number}. {action(G, step)}", pace(plan, step))))
        for number, step in steps
    )


def _draw_calendar(drawn: Course, sheet: Sheet) -> None:
    draw = draw_upright if sheet.upright else draw_wide
    if sheet.bare:
        draw(drawn, sheet, PAGE if sheet.look.size == "page" else PHONE, fixed=False)
        return
    # Large letters where the paper has room for them; the subtitle is in the notes too.
    tries = [(sizes, said) for said in (sheet.subtitle, "") for sizes in (SLIDE, DENSE)]
    for sizes, said in tries:
        trial = replace(sheet.blank(), subtitle=said)
        before = trial.width, trial.height
        draw(drawn, trial, sizes, fixed=True)
        if (trial.width, trial.height) == before:
            break
    sheet.subtitle = said
    draw(drawn, sheet, sizes, fixed=True)


def _cover(G: Graph, answer: Answer, plan: Plan, look: Look, name: str) -> Scene:
    """Return the first page: the answer in large figures, how sure it is, its months in small."""
    drawn = course(G, answer, plan)
    together = "with study beside work" if plan.calendar is not None else ONE_THING
    figures = [
        Figure("Earliest", when(look.date, plan.months), f"{span(answer, plan)}, {together}"),
        Figure("Costs about", dollars(plan.cost), "tuition, exams and fees"),
    ]
    if drawn.goal_pay:
        note = "national median, before tax"
        figures.append(Figure("Then about", f"{dollars(drawn.goal_pay)} a year", note))
    if plan.earnings is not None:
        figures.append(Figure("Earned", dollars(plan.earnings), "pay less prices, by the end"))
    words = f"{verdict(answer).text}. {counted(plan.steps, 'step')}. {how_counted(answer)}"
    said = _start(G, answer)
    told = ", ".join(f"{each.what} {each.figure} ({each.note})" for each in figures)
    about = f"{name}. {said}. {told}. {words}"
    footer = _source_line(G, answer, plan)
    sheet = Sheet("title", name, said, about, look, footer=footer, notes=(about,))
    draw_cover(drawn if plan.months and not sheet.upright else None, figures, words, sheet)
    return sheet.scene()


def _start(G: Graph, answer: Answer) -> str:
    return sentence_case(start(G, answer.problem.hold, answer.problem.experience))


def _said(G: Graph, answer: Answer) -> str:
    """Return start, numbers and proof in one line."""
    plan = answer.best
    numbers = [] if plan is None else [dollars(plan.cost), counted(plan.steps, "step")]
    return " · ".join((_start(G, answer), *numbers, verdict(answer).text))


def _efforts(plan: Plan) -> dict[str, str]:
    """Return months and dollars of each step, as short as can be."""
    found = {}
    for step in plan.schedule:
        parts = [duration(step.months)] if step.months else []
        parts += [dollars(step.cost_usd)] if step.cost_usd else []
        found[step.id] = " · ".join(parts)
    return found


def _others(answer: Answer, look: Look, name: str) -> list[Scene]:
    """Return the other plans, by what they do differently from the first."""
    if not answer.differences:
        return []
    lines = ["the plan on the pages before", *(each.text for each in answer.differences)]
    rows = tuple(
        (str(number), span(answer, plan), dollars(plan.cost), str(plan.steps), text)
        for number, (plan, text) in enumerate(zip(answer.plans, lines, strict=True), start=1)
    )
    header = ("", "Takes", "Price", "Steps", "Compared with the first")
    heading = f"{name}: {'trade-offs' if answer.problem.pareto else 'other plans'}"
    grid = Grid(header, rows, 1, heading)
    about = "; ".join(lines)
    return grid_scenes(grid, lambda _: Sheet("table", heading, "", f"{heading}. {about}", look))


def _row(G: Graph, answer: Answer, plan: Plan, number: int, step: Step) -> tuple[str, ...]:
    needed = listed(display_name(G, each) for each in step.needed_for)
    origins = list(dict.fromkeys(map(origin, step_sources(G, answer, step))))
    more = len(origins) - _MOST_SOURCES
    rest = [f"{more} more in the notes"] if more > 0 else []
    return (
        str(number),
        action(G, step),
        pace(plan, step) or "-",
        str(step.start_month) if step.start_month else "now",
        dollars(step.cost_usd) if step.cost_usd else "-",
        needed or "your target",
        "; ".join([*origins[:_MOST_SOURCES], *rest]),
    )


def _source_line(G: Graph, answer: Answer, plan: Plan) -> str:
    """Return who the figures are from, in one line."""
    sources = [each for step in plan.schedule for each in step_sources(G, answer, step)]
    names = dict.fromkeys(each.publisher or each.title or each.id for each in sources)
    parts = (some(names, "more", "and", named=5), period(sources))
    return f"Sources: {', '.join(filter(None, parts))}" if names else ""


def _notes(G: Graph, answer: Answer, plan: Plan) -> tuple[str, ...]:
    """Return what a speaker wants at hand: each step with price, reason and sources."""
    lines = [f"{_said(G, answer)}. {how_counted(answer)}"]
    for number, step in enumerate(plan.schedule, start=1):
        price = dollars(step.cost_usd) if step.cost_usd else ""
        needed = listed(title(G, each) for each in step.needed_for)
        parts = (
            f"{number}. {action(G, step)} ({title(G, step.id)})",
            pace(plan, step),
            price,
            f"needed for {needed}" if needed else "",
            f"could be replaced by {listed((title(G, e) for e in step.interchangeable), 'or')}"
            if step.interchangeable
            else "",
        )
        lines.append(", ".join(filter(None, parts)))
        told = ((each.title, origin(each), each.url) for each in step_sources(G, answer, step))
        lines += [f"   Source: {', '.join(filter(None, parts))}" for parts in told]
    lines += [f"{each}." for each in unknowns(answer, partial(title, G))]
    if to_renew := kept(G, plan.achieved):
        lines.append(f"{sentence_case(to_renew)}.")
    lines.append(f"Total: {span(answer, plan)} and {dollars(plan.cost)}. {NOT_A_ROUTE}")
    return tuple(lines)
