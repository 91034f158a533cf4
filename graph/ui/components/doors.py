"""The three ways into the app: plan, reach, explore; and people to start as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from graph.model.contract import LEVELS
from graph.model.graph import Graph
from graph.ui.components.names import by_any_name, choice_name, node_of
from graph.ui.paths import page_file, plan_address
from graph.ui.session import Page, person, set_person
from graph.ui.starts import Start
from graph.ui.state import PlanChoice
from graph.words import counted, listed

_LANES: Final = (
    *((1, 1, 7, "study"), (1, 8, 13, "study"), (1, 21, 4, "study")),
    *((2, 8, 10, "work"), (2, 18, 7, "work")),
    *((3, 1, 7, "low"), (3, 8, 10, "mid"), (3, 18, 7, "high")),
)
"""Drawn on the first door: row, first column, columns and kind of each bar of a plan."""

_REACH: Final = ("077-5---", "0776----", "0770----", "0007-0--", "0066---0", "0-65----")
_FIELD: Final = ("01203340", "01233456", "12034456", "00234566", "02345660", "01234506")
"""Drawn on the others: a row a career field, a column a level; how dark, or hatched."""


def doors(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    """Show the three questions the app answers, each with the way to its page."""
    become, go, see = st.columns(3, gap="medium")
    with (
        _door(become, "How do I become …?", _BECOME, _bars(), "become"),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.selectbox(
            "I want to become",
            by_any_name(G, "role", "credential"),
            format_func=partial(choice_name, G),
            label_visibility="collapsed",
            placeholder="Choose a role or credential",
            **page.bind(
                "target", choice.target or None, lambda found: {"target": node_of(found or "")}
            ),
        )
        if st.button("Plan", type="primary", disabled=not choice.target):
            st.switch_page(page_file("plan"), query_params=plan_address(choice.target, person()))
    with _door(go, "Where can I go from here?", _GO, _cells(_REACH), "go"):
        _lead("Show what is in reach", "reach")
    with _door(see, "Show me the field", _about(G), _cells(_FIELD), "see"):
        _lead("Open the map of the field", "explore", show="everything")


_BECOME: Final = (
    "Name a role or a credential. The plan meets every requirement, and is proved to be the best."
)
_GO: Final = "Everything within your time and money, with what each step pays."


def _about(G: Graph) -> str:
    """Say in one sentence how much there is."""
    kinds = Counter(str(data["type"]) for _, data in G.nodes(data=True))
    fields = counted(kinds["career"], "career field")
    roles = listed([counted(kinds[each], each) for each in ("role", "credential")])
    return f"{fields} from {LEVELS[1]} to {LEVELS[-1]} level: {roles}."


def _door(place: Any, name: str, words: str, drawn: str, key: str) -> Any:
    """Return where the way through a door goes, below what it is for."""
    card = place.container(border=True, height="stretch", key=f"door_{key}")
    card.html(
        f'<h3>{name}</h3><p>{words}</p><div class="art {key}" aria-hidden="true">{drawn}</div>'
    )
    return card


def _bars() -> str:
    return "".join(
        f'<i class="{kind}" style="grid-area:{row}/{column}/auto/span {wide}"></i>'
        for row, column, wide, kind in _LANES
    )


def _cells(rows: Sequence[str]) -> str:
    return "".join(
        f'<i class="{"not" if cell == "-" else f"s{cell}"}"></i>' for row in rows for cell in row
    )


def _lead(words: str, page: str, **params: str) -> None:
    """Show a button that leads to a page as the person who asks."""
    if st.button(words, width="stretch", key=f"lead_{page}"):
        st.switch_page(page_file(page), query_params={**params})


_AS: Final = "start_as"


def people(known: Sequence[Start]) -> None:
    """Offer somebody to start as; who that is stands in the bar of every page from then on."""
    if not known:
        return
    now = next((each.name for each in known if each.profile == person()), None)
    st.session_state[_AS] = now

    def heard() -> None:
        found = next((each for each in known if each.name == st.session_state[_AS]), None)
        if found is not None:
            set_person(found.profile)

    names = {each.name: f"**{each.name}** · {each.note}" for each in known}
    st.pills("Start as", list(names), format_func=names.__getitem__, key=_AS, on_change=heard)
