"""The sources of the data, their age and use, and how sure what is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from graph.model.contract import CONFIDENCES
from graph.model.graph import Graph
from graph.queries.sources import SourceUse, age_in_months, source_uses
from graph.queries.stats import stats
from graph.ui.data_choice import AGES, DataChoice
from graph.ui.session import Page
from graph.ui.words import CONFIDENCE, escape_html, safe_url
from graph.words import amount, counted, percent

OLD: Final = 36
"""Months from which on a source is called old."""

_FULL: Final = 60
"""Months at which the bar of the age is full."""

_ROOM: Final = 7
"""The least share, in per cent, that has room for its number."""

TIERS: Final = {
    "official": "official",
    "mirror": "copy of official",
    "third_party": "third party",
    "survey": "survey",
    "seed": "article",
    "estimate": "estimate",
}
"""How close a source is to the origin -> in words."""


def sources(G: Graph, page: Page[DataChoice], choice: DataChoice, day: str) -> None:
    """Show the sources, the most used one first."""
    every = source_uses(G)
    st.subheader(counted(len(every), "source"), anchor=False)
    if not every:
        st.caption("This data names no sources. They stand in sources.csv and citations.csv.")
        return
    ages = {each.id: age_in_months(each.dated, day) for each in every}
    kept = {
        "old": [each for each in every if (ages[each.id] or 0) > OLD],
        "undated": [each for each in every if ages[each.id] is None],
    }
    st.pills(
        "Show only sources",
        [age for age in AGES if kept[age]],
        format_func=lambda age: f"{AGES[age]} ({amount(len(kept[age]))})",
        label_visibility="collapsed",
        **page.bind("age", choice.age or None, lambda found: {"age": found or ""}),
    )
    st.dataframe(
        [source_row(each, ages[each.id]) for each in kept.get(choice.age, every)],
        hide_index=True,
        width="stretch",
        height=392,
        placeholder="",
        alt="Sources of the data",
        column_config={
            "Source": st.column_config.TextColumn(width=262),
            "Link": st.column_config.LinkColumn(display_text=":material/open_in_new:", width=46),
            "Age": st.column_config.ProgressColumn(
                help="Months since it was published; when that is not known, since the newest date "
                "of what is taken from it. Full at 5 years.",
                format="%d mo",
                min_value=0,
                max_value=_FULL,
                width=128,
            ),
            "Used": st.column_config.NumberColumn(
                help="How many facts and links rest on it", format="localized", width=66
            ),
            "Kind": st.column_config.TextColumn(width=122),
        },
    )


def source_row(source: SourceUse, age: int | None) -> dict[str, Any]:
    """Return a source as a row of the table."""
    return {
        "Source": source.title,
        "Link": safe_url(source.url) or None,
        "Used": source.used,
        "Age": age,
        "Kind": TIERS.get(source.tier),
        "Publisher": source.publisher or None,
        "Dated": source.dated or None,
        "Read on": source.accessed or None,
        "Licence": source.licence or None,
    }


def how_sure_shares(G: Graph) -> str:
    """Return as HTML on what numbers, rules and links rest."""
    found = stats(G)
    lines = [
        ("number", found.number_confidence),
        ("rule", found.rule_confidence),
        ("link", found.edge_confidence),
    ]
    bars = "".join(_bar(*line) for line in lines if sum(line[1].values()))
    if not bars:
        return ""
    words = {**CONFIDENCE, "none": "not said"}
    there = {each for _, shares in lines for each in shares}
    key = "".join(
        f'<span><i class="{each}"></i>{words[each]}</span>'
        for each in (*CONFIDENCES, "none")
        if each in there
    )
    return f'<div class="data"><div class="shares">{bars}</div><div class="key">{key}</div></div>'


def _bar(noun: str, shares: Mapping[str, int]) -> str:
    total = sum(shares.values())
    words = {**CONFIDENCE, "none": "not said"}
    parts, said = [], []
    for each in (*CONFIDENCES, "none"):
        number = shares.get(each, 0)
        if not number:
            continue
        share = percent(round(100 * number / total))
        said.append(f"{share} {words[each]}")
        text = f"<b>{share}</b>" if 100 * number / total >= _ROOM else ""
        parts.append(f'<i class="{each}" style="flex:{number} 1 0">{text}</i>')
    name = escape_html(counted(total, noun))
    label = escape_html(f"{counted(total, noun)}: {', '.join(said)}")
    return (
        f"<span>{name}</span>"
        f'<div class="bar" role="img" aria-label="{label}" title="{label}">{"".join(parts)}</div>'
    )
