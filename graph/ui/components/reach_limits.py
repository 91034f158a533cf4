"""The limits of the Reach page: months and dollars to try out, and whether to keep working."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from graph.person.profile import Profile
from graph.ui.reach_state import DOLLARS, MONTHS, ReachChoice, scale_of, tried, what_if
from graph.ui.session import Page
from graph.ui.words import escape_markdown
from graph.words import counted, dollars, duration, listed

_WORKING: Final = {"yes": "Keep working", "no": "May stop"}


def limits(page: Page[ReachChoice], choice: ReachChoice, profile: Profile) -> None:
    """Show what can be tried out.

    Parameters
    ----------
    page, choice
        The Reach page and what it asks.
    profile
        The person, who stays as they are.
    """
    now = what_if(choice, profile)
    with st.container(border=True, key="reach_limits"):
        time, money, work = st.columns([1, 1, 0.9], gap="medium", vertical_alignment="center")
        _slider(time, page, "months", now.max_months, profile.max_months)
        _slider(money, page, "dollars", now.max_cost, profile.max_cost)

        def working(found: str | None) -> dict[str, Any]:
            wish = found or ("yes" if now.keep_working else "no")
            return {"working": "" if (wish == "yes") == profile.keep_working else wish}

        work.segmented_control(
            "While I learn",
            list(_WORKING),
            format_func=_WORKING.__getitem__,
            width="stretch",
            **page.bind("working", "yes" if now.keep_working else "no", working),
        )


def _slider(
    where: Any, page: Page[ReachChoice], name: str, limit: float | None, own: float | None
) -> None:
    """Show a slider of months or dollars; its last value is no limit."""
    money = name == "dollars"
    scale = scale_of(DOLLARS if money else MONTHS, limit, own)
    words = {each: _worded(each, money=money) for each in scale}
    names = {word: each for each, word in words.items()}
    where.select_slider(
        "Cost" if money else "Time",
        list(names),
        **page.bind(name, words[limit], lambda word: {name: tried(names[word], own)}),
    )


def _worded(limit: float | None, *, money: bool) -> str:
    if limit is None:
        return "any price" if money else "any length"
    return dollars(limit) if money else counted(limit, "month")


def what_if_note(page: Page[ReachChoice], choice: ReachChoice, profile: Profile) -> None:
    """Say what differs from the profile, with the way back and the way to keep it."""
    now = what_if(choice, profile)
    # Always in the flow of the page, so that what follows keeps its place.
    place = st.container(horizontal=True, vertical_alignment="center", gap="small")
    if now == profile:
        return
    own = []
    if now.max_cost != profile.max_cost:
        own.append("any price" if profile.max_cost is None else dollars(profile.max_cost))
    if now.max_months != profile.max_months:
        own.append("any length" if profile.max_months is None else duration(profile.max_months))
    if now.keep_working != profile.keep_working:
        own.append("keep working" if profile.keep_working else "may stop working")
    same = {"months": "", "dollars": "", "working": ""}

    def keep() -> None:
        page.change(
            **same,
            max_months=now.max_months,
            max_cost=now.max_cost,
            keep_working=now.keep_working,
        )

    def back() -> None:
        page.change(**same)

    with place:
        words = f"What if: your profile says {listed(own)}, and stays as it is."
        st.caption(escape_markdown(words), width="content")
        st.button("Back to my profile", type="tertiary", on_click=back, key="reach_back")
        st.button("Put these into my profile", type="tertiary", on_click=keep, key="reach_keep")
