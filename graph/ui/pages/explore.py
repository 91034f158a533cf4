"""Explore: a node with what it needs and opens, or a map, and the facts of what is picked."""

from __future__ import annotations

import streamlit as st

from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.selection import FILTERS, caption
from graph.drawing.explore import explore_deck
from graph.drawing.focus.folding import clicked
from graph.drawing.focus.model import box_node
from graph.export.publish.documents import shown_map
from graph.export.publish.formats import Document
from graph.model.graph import TARGET_TYPES
from graph.model.names import title
from graph.ui.cache import asker, map_drawn, seen
from graph.ui.components.compare_button import compare_button
from graph.ui.components.details import details
from graph.ui.components.export_menu import export_menu
from graph.ui.components.field_view import field_view
from graph.ui.components.frame import open_graph, page_head, share, show_problems
from graph.ui.components.free_network import free_network, network_wanted
from graph.ui.components.line_facts import line_facts
from graph.ui.components.node_table import node_table
from graph.ui.components.nothing_left import is_empty, nothing_left
from graph.ui.components.pickers import explore_pickers
from graph.ui.components.profile_bar import profile_bar
from graph.ui.components.viewer import KEYS, Pair, chosen, viewer
from graph.ui.paths import PAGES, page_file, plan_address
from graph.ui.session import Page, person
from graph.ui.state import read_explore, write_explore

PAGE = Page("explore", read_explore, write_explore)
# Where the session keeps the line whose facts are shown.
LINE = "explore line"

AROUND = "A click on a card or a line shows its facts; a second one on the card moves there."


def pick(node: str) -> None:
    """Show the details of a node; a row opens what it names.

    A card whose details are shown already becomes the focus.
    """
    told = st.session_state.pop(LINE, None) is None and node == choice.node
    if ":" in node:
        PAGE.change(open=clicked(choice.open, node))
    elif choice.show == "around" and told and node != choice.focus:
        centre(node)
    else:
        PAGE.change(node=node)


def show_node(node: str) -> None:
    """Show the details of a node; the picture stays as it is."""
    st.session_state.pop(LINE, None)
    PAGE.change(node=node)


def pick_line(pair: Pair) -> None:
    """Show the facts of a line."""
    source, target = (box_node(G, choice.focus, end) for end in pair)
    st.session_state[LINE] = (source, target)


def close_line() -> None:
    """Show the node again."""
    st.session_state.pop(LINE, None)


def centre(node: str) -> None:
    """Show what a node needs and opens."""
    st.session_state.pop(LINE, None)
    PAGE.change(node=node, focus=node, show="around", open=())


def reset() -> None:
    """Clear every filter."""
    PAGE.change(**dict.fromkeys(FILTERS, ()))


def exported(look: Look) -> Document:
    """Return what the page shows, to be written."""
    return shown_map(G, choice, selection, look, who)


G = open_graph()
choice = PAGE.open(G)
profile_bar(G)
page_head(PAGES[PAGE.name], title(G, choice.focus) if choice.focus in G else "")
selection = seen(choice, G)
around = choice.show == "around"
file_name = f"{choice.show}-{choice.focus}"
explore_pickers(G, PAGE, choice)
show_problems(PAGE.problems())
with st.empty(), st.spinner("Working out how soon you can be there …"):
    who = asker(person(), G, selection.nodes if around and choice.soon else ())

if choice.show == "everything":
    field_view(G, PAGE, choice, selection)
    st.stop()
left, right = st.container(key="explore_view_columns").columns([3, 1], gap="medium")
with left:
    if is_empty(selection):
        nothing_left(G, choice, selection, on_clear=reset)
    elif choice.show == "ladder" and len(selection.nodes) == 1:
        st.info("This data has no promotions from or to this role.", icon=":material/info:")
    if selection.nodes:
        network = False
        if around:
            st.caption(AROUND, help=KEYS)
        else:
            network = network_wanted("Map")
        if network:
            dark = st.context.theme.type == "dark"
            look = Look("", "screen", dark=dark)
            free_network(explore_deck(G, choice, selection, look).scenes[0])
            words = f"{caption(G, selection)}. Drag the boxes; springs hold them together."
        else:
            # Always in the flow of the page, so that what follows keeps its place.
            with st.spinner("Drawing the map …"):
                picture = map_drawn(choice, G, who)
            viewer(picture, key="explore_map", on_node=pick, on_line=pick_line)
            words = f"{caption(G, selection)}. Click a box or a line for its facts."
        if not around:
            st.caption(words, help=None if network else KEYS)
        with st.expander("Show as a table", icon=":material/table_rows:"):
            node_table(G, selection)
with right:
    line = st.session_state.get(LINE)
    if line is not None and not {*line} <= {*selection.nodes}:
        line = None
    if line is not None:
        line_facts(G, line, key="explore_facts", on_pick=show_node, on_close=close_line)
    if choice.node in G:
        with st.container(horizontal=True, gap="small"):
            if choice.node != choice.focus or not around:
                st.button("Move here", on_click=centre, args=(choice.node,))
            if G.nodes[choice.node]["type"] in TARGET_TYPES and st.button(
                "Show the plan", icon=":material/route:", type="primary"
            ):
                address = plan_address(choice.node, person())
                st.switch_page(page_file("plan"), query_params=address)
            kind = G.nodes[choice.node]["type"]
            if kind in TARGET_TYPES:
                compare_button(G, kind, choice.node, key="explore_compare")
            share(PAGE.link(choice))
            if selection.nodes:
                export_menu(file_name, exported, key="explore_export")
        details(G, choice.node, key="explore_details", on_pick=show_node)
    else:
        if selection.nodes:
            export_menu(file_name, exported, key="explore_export")
        st.info("Select a box in the map, or search by name above.")
chosen(choice.node, line)
