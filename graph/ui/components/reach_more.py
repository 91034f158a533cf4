"""What a bit more time or money buys; and the smallest change when nothing is within reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from graph.model.graph import Graph
from graph.model.names import title
from graph.person.profile import Profile
from graph.planning.reach.values import Attainable, Reach
from graph.ui.components.reach_words import roles_of
from graph.ui.reach_state import DOLLARS, MONTHS, ReachChoice, scale_of, step_up, tried
from graph.ui.session import Page, person
from graph.ui.words import escape_markdown
from graph.words import counted, dollars

Ask = Callable[[Profile], Reach]


def bit_more(G: Graph, page: Page[ReachChoice], found: Reach, now: Profile, *, ask: Ask) -> None:
    """Say how much is beyond the limits, and what one step up of each would bring.

    Parameters
    ----------
    G, page, found
        The graph, the Reach page, and what is within the limits.
    now
        The person with these limits.
    ask
        Returns what somebody can reach.
    """
    beyond = sum(each.type == "role" for each in found.beyond)
    if not beyond:
        st.caption("More time or money opens no other role.", width="content")
        return
    words = f"{counted(beyond, 'more role')} with more time or money."
    st.caption(words, width="content")
    known = {each.id for each in roles_of(found)}
    with st.spinner("Trying a bit more …"):
        for name, more, limit in _ups(now):
            new = [each for each in roles_of(ask(more)) if each.id not in known]
            _offer(G, page, name, limit, new)


def _ups(now: Profile) -> list[tuple[str, Profile, float]]:
    """Return each limit one step up: its name, the person with it, and the new value."""
    own = person()
    months = step_up(scale_of(MONTHS, now.max_months, own.max_months), now.max_months)
    cost = step_up(scale_of(DOLLARS, now.max_cost, own.max_cost), now.max_cost)
    found = []
    if months is not None:
        found.append(("months", replace(now, max_months=int(months)), months))
    if cost is not None:
        found.append(("dollars", replace(now, max_cost=cost), cost))
    return found


def _offer(
    G: Graph, page: Page[ReachChoice], name: str, limit: float, new: list[Attainable]
) -> None:
    """Offer a higher limit by what it brings."""
    worded = counted(limit, "month") if name == "months" else dollars(limit)
    more = f"{counted(len(new), 'more role')}" if new else "no more roles"
    best = max(new, key=lambda each: G.nodes[each.id].get("pay_median_usd", 0), default=None)
    first = f", such as {title(G, best.id)}" if best is not None else ""
    st.button(
        escape_markdown(f"With {worded}: {more}{first}"),
        type="tertiary",
        disabled=not new,
        key=f"reach_more_{name}",
        on_click=_setter(page, name, limit),
    )


def _setter(page: Page[ReachChoice], name: str, limit: float) -> Any:
    own = person().max_months if name == "months" else person().max_cost
    return partial(page.change, **{name: tried(limit, own)})


def nothing_in_reach(G: Graph, page: Page[ReachChoice], now: Profile, *, ask: Ask) -> None:
    """Say which limit is in the way, with the smallest change of each that opens a role.

    Parameters
    ----------
    G, page, now, ask
        As for `bit_more`.
    """
    st.info("No role is within these limits.", icon=":material/block:")
    ways = 0
    with st.spinner("Looking for the smallest change …"):
        if now.max_months is not None:
            roles = roles_of(ask(replace(now, max_months=None)))
            soonest = min(roles, key=lambda each: (each.months or 0, each.id), default=None)
            if soonest is not None:
                ways += _change(G, page, "months", soonest.months or 0, soonest)
        if now.max_cost is not None:
            roles = roles_of(ask(replace(now, max_cost=None)))
            cheapest = min(roles, key=lambda each: (each.cost_usd or 0, each.id), default=None)
            if cheapest is not None:
                ways += _change(G, page, "dollars", -int(-(cheapest.cost_usd or 0) // 1), cheapest)
    if not ways:
        st.markdown("No single limit is in the way. Edit what your profile rules out.")


def _change(G: Graph, page: Page[ReachChoice], name: str, limit: float, role: Attainable) -> bool:
    worded = counted(limit, "month") if name == "months" else dollars(limit)
    st.button(
        escape_markdown(f"Allow {worded}: then {title(G, role.id)} is in reach"),
        key=f"reach_allow_{name}",
        on_click=_setter(page, name, limit),
    )
    return True
