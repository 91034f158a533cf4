"""Plan: where you are, where to, and the best complete plan with its proof."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.plan import NOT_A_ROUTE, how_counted
from graph.errors import GraphError
from graph.export.publish.documents import shown_plan
from graph.export.publish.formats import Document, today
from graph.model.names import title
from graph.person.options import defaults, options
from graph.person.profile import Profile, held_at_start
from graph.planning.answer import Answer, Plan
from graph.planning.problem import Problem
from graph.ui.cache import answer, plan_drawn, sure, ways
from graph.ui.components.details import details
from graph.ui.components.export_menu import export_menu
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.line_facts import line_facts
from graph.ui.components.plan_head import how_sure, plan_head
from graph.ui.components.plan_more import shortest_routes, strategies
from graph.ui.components.plan_pickers import plan_pickers
from graph.ui.components.plan_steps import plan_steps
from graph.ui.components.plan_view import missing_view, pictures
from graph.ui.components.plan_ways import trade_offs, ways_cards
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.viewer import Pair, chosen
from graph.ui.components.ways_out import ways_out
from graph.ui.paths import PAGES
from graph.ui.session import Page
from graph.ui.state import read_plan, write_plan
from graph.ui.words import escape_markdown

PAGE = Page("plan", read_plan, write_plan)
# Where the session keeps the line whose facts are shown.
LINE = "plan line"


def pick(node: str) -> None:
    """Show the details of a node beside the plan."""
    st.session_state.pop(LINE, None)
    PAGE.change(node=node)


def pick_line(pair: Pair) -> None:
    """Show the facts of a line."""
    st.session_state[LINE] = pair


def close_line() -> None:
    """Show what was shown before the line."""
    st.session_state.pop(LINE, None)


def back() -> None:
    """Show the steps again."""
    PAGE.change(node="")


def changed_limits(profile: Profile) -> dict[str, object]:
    """Return the usual value of each limit that is set."""
    usual = defaults(Profile)
    limits = [name for name, each in options(Profile).items() if each.group == "limit"]
    return {name: usual[name] for name in limits if getattr(profile, name) != usual[name]}


def clear() -> None:
    """Ask again without limits and without anything to avoid."""
    PAGE.change(**changed_limits(choice.profile))


def exported(look: Look) -> Document:
    """Return the plan, to be written."""
    return shown_plan(G, found, look)


def ask(problem: Problem) -> Answer:
    """Return the answer to another question about the same goal."""
    with st.spinner("Looking for the best plan …"):
        return answer(problem, G)


def shown_line() -> Pair | None:
    """Return the line whose facts are shown, if it is one of this plan."""
    line: Pair | None = st.session_state.get(LINE)
    drawn = held_at_start(G, found.problem).union(*(plan.achieved for plan in found.plans))
    return line if line is not None and {*line} <= drawn else None


def look_further(best: Plan) -> None:
    """Show what is asked for besides the plan; nothing of it is computed before."""
    picked = st.pills(
        "Look further",
        list(FURTHER),
        selection_mode="multi",
        key="plan_further",
        label_visibility="collapsed",
    )
    question = replace(choice, within=0).problem
    for name, show in FURTHER.items():
        if name in picked:
            st.markdown(f"### {name}", anchors=False)
            show(best, question)


def other_ways(best: Plan, question: Problem) -> None:
    """Show four ways on one clock, and time against money."""
    cards, chart = st.columns([2, 1], gap="large")
    with cards:
        ways_cards(G, question, best, ask=ask, change=PAGE.change)
    with chart:
        trade_offs(ask(replace(question, objective="time", pareto=True)), best, change=PAGE.change)


def certainty(best: Plan, question: Problem) -> None:
    """Show how sure the answer is."""
    del best, question
    with st.spinner("Planning again with other numbers …"):
        how_sure(sure(choice.problem, G, found))


def other_strategies(best: Plan, question: Problem) -> None:
    """Show plans that differ in strategy."""
    del best
    strategies(G, question, ask=ask)


def routes(best: Plan, question: Problem) -> None:
    """Show the shortest routes along links."""
    del best
    shortest_routes(G, sorted(held_at_start(G, question)), question.target)


FURTHER = {
    "Other ways": other_ways,
    "How sure": certainty,
    "Different strategies": other_strategies,
    "Shortest route": routes,
}

G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name], title(G, choice.target) if choice.target else "")
plan_pickers(G, PAGE, choice)
show_problems(PAGE.problems())
if not choice.target:
    st.info("Choose a target: a role or a credential.", icon=":material/flag:")
    st.stop()
try:
    with st.spinner("Looking for the best plan …", show_time=True):
        found = answer(choice.problem, G)
except GraphError as error:
    st.error(escape_markdown(str(error)), icon=":material/error:")
    st.stop()

best, line = found.best, shown_line()
planned = best is not None and bool(best.schedule)
plan_head(G, found, today())
with st.container(horizontal=True, gap="small"):
    if best is not None:
        export_menu(choice.target, exported, key="plan_export")
    share(PAGE.link(choice))
if best is None:
    missing_view(G, found)
    if found.status == "infeasible":
        with st.spinner("Looking for ways out …"):
            ways_out(G, choice.problem, ways(choice.problem, G), change=PAGE.change)
    if changed_limits(choice.profile):
        st.button("Clear all limits", on_click=clear)
if planned and best is not None:
    look_further(best)
if planned:
    drawings = plan_drawn(f"{choice.problem!r} {best!r}", today(), G, found)
    pictures(drawings, on_node=pick, on_line=pick_line)
# Below the picture, which stays where it is when something in it is chosen.
if line is not None:
    line_facts(G, line, key="plan_facts", on_pick=pick, on_close=close_line)
if choice.node in G and planned:
    with st.container(border=True, key="plan_details_panel"):
        st.button("Back to steps", icon=":material/arrow_back:", on_click=back)
        details(G, choice.node, key="plan_details", on_pick=pick)
elif not planned:
    details(G, choice.node if choice.node in G else choice.target, key="plan_details", on_pick=pick)
if planned and best is not None:
    plan_steps(G, found, best, choice.profile, today(), change=PAGE.change, pick=pick)
    st.caption(f":material/info: {NOT_A_ROUTE} {how_counted(found)}")
chosen(choice.node, line)
