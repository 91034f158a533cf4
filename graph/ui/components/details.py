"""Everything known about one node, beside the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import streamlit as st

from graph.drawing.style import NODE_STYLES
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kind_name, level_words
from graph.queries.facts import Dossier, Fact, Side, show
from graph.queries.pay_by_state import state_facts
from graph.ui.words import escape_markdown, safe_url, source_text
from graph.words import counted, duration, sentence_case, some

Pick = Callable[[str], None]

_UNSAID: Final = frozenset({"kind", "status", "aliases", "abbreviation"})
"""Facts that stand in the head."""


def details(G: Graph, node: str, *, key: str, on_pick: Pick) -> None:
    """Show a node: head, pay, requirements, where it leads, facts, who is involved."""
    about = show(G, node)
    head(G, about)
    pay(about)
    first = "Requirements" if about.type in TARGET_TYPES else "Who"
    needs, leads, facts, who = st.tabs(
        ["Requirements", "Leads to", "Facts", "Who"], default=first, key=f"{key}_{about.type}_tabs"
    )
    with needs:
        requirements(about)
        _links(about, "incoming", key=f"{key}_before", on_pick=on_pick)
    with leads:
        _opens(G, about, key=key, on_pick=on_pick)
        ahead = _links(about, "outgoing", key=f"{key}_ahead", on_pick=on_pick)
        if not about.opens and not ahead:
            st.caption("Nothing in this data builds on it.")
    with facts:
        _facts(about.facts)
        _states(about, key=key)
    with who:
        into = _links(about, "incoming", key=f"{key}_in", on_pick=on_pick, involves=True)
        out = _links(about, "outgoing", key=f"{key}_out", on_pick=on_pick, involves=True)
        if not into + out:
            st.caption("No employer, certifying body or career field is linked to it.")


def head(G: Graph, about: Dossier) -> None:
    """Show type, level, name, other names, description, official page."""
    data = G.nodes[about.id]
    style = NODE_STYLES[about.type]
    with st.container(horizontal=True, gap="small"):
        st.badge(style.word, color=style.badge)
        if "level" in data:
            st.badge(level_words(data["level"]), color="gray")
        if about.type == "credential" and "kind" in data:
            st.badge(escape_markdown(kind_name(data["kind"])), color="gray")
        if data.get("status", "active") != "active":
            st.badge(data["status"], color="red", icon=":material/event_busy:")
    short = f" ({escape_markdown(data['abbreviation'])})" if "abbreviation" in data else ""
    st.markdown(f"### {escape_markdown(about.name)}{short}", anchors=False)
    if about.description:
        st.markdown(escape_markdown(about.description))
    notes = []
    if "aliases" in data:
        names = ", ".join(each.strip() for each in data["aliases"].split(";"))
        notes.append(f"Also called {escape_markdown(names)}.")
    if about.titles:
        notes.append(f"Job titles: {escape_markdown(some(about.titles, 'more', 'and'))}.")
    if url := safe_url(about.url):
        notes.append(f"[Official page]({url})")
    if notes:
        st.caption(" ".join(notes))


def pay(about: Dossier) -> None:
    """Show the pay in the middle in large, the range and its source below."""
    found = {fact.field: fact for fact in about.facts}
    low, middle, high = (found.get(f"pay_{each}_usd") for each in ("low", "median", "high"))
    anchor = middle or low or high
    if anchor is None:
        return
    word = "median" if middle else "low" if low else "high"
    st.metric(f"Pay a year, {word}", anchor.text)
    rest = [
        f"{words} {escape_markdown(each.text)}"
        for words, each in (("low", low), ("high", high))
        if each and each is not anchor
    ]
    st.caption(" · ".join((*rest, source_text(anchor.source, short=True))))


def requirements(about: Dossier) -> None:
    """Show each pathway as sentences with its sources."""
    pathways = about.pathways()
    if about.type not in TARGET_TYPES:
        st.caption("Only roles and credentials have requirements.")
        return
    if not pathways:
        st.markdown(":material/lock_open: Open to everybody: this data has no requirements for it.")
        return
    if len(pathways) > 1:
        st.markdown(f"Any **one** of these {counted(len(pathways), 'pathway')} is enough:")
    for number, groups in enumerate(pathways.values(), start=1):
        if len(pathways) > 1:
            st.markdown(f"**Pathway {number}**")
        lines = []
        for group in groups:
            sources = dict.fromkeys(source_text(each) for each in group.sources)
            small = (f":small[:gray[{each}]]" for each in sources)
            lines.append("  \n  ".join([f"- {_capital(group.text)}", *small]))
        st.markdown("\n".join(lines))


def _opens(G: Graph, about: Dossier, *, key: str, on_pick: Pick) -> None:
    asked = {each.id: each for each in about.outgoing if each.relation == "required_for"}
    ends = []
    for node in about.opens:
        months = asked[node].months if node in asked else 0
        note = f" · with {duration(months)} of experience" if months else ""
        ends.append((node, str(G.nodes[node]["name"]), note, None))
    if ends:
        _ends("Required for", ends, key=f"{key}_opens", on_pick=on_pick)


def _links(about: Dossier, side: Side, *, key: str, on_pick: Pick, involves: bool = False) -> int:
    """Show links by relation; return how many."""
    number = 0
    for relation, heading, links in about.linked(side):
        if relation.involves == involves:
            number += len(links)
            ends = [
                (
                    link.id,
                    link.name,
                    f" · after about {duration(link.months)}" if link.months else "",
                    source_text(link.source),
                )
                for link in links
            ]
            _ends(_capital(heading), ends, key=f"{key}_{relation.name}", on_pick=on_pick)
    return number


def _ends(
    heading: str, ends: Iterable[tuple[str, str, str, str | None]], *, key: str, on_pick: Pick
) -> None:
    """Show nodes as buttons that go to them: id, name, words beside it, note when hovering."""
    with st.container(key=f"links_{key}", gap=None):
        st.markdown(f"**{heading}**")
        for node, name, words, note in ends:
            st.button(
                f"{escape_markdown(name)}:gray[{words}]" if words else escape_markdown(name),
                key=f"{key}_{node}",
                type="tertiary",
                help=note,
                on_click=on_pick,
                args=(node,),
            )


def _capital(words: str) -> str:
    return escape_markdown(sentence_case(words))


def _facts(facts: Iterable[Fact]) -> None:
    shown = [fact for fact in facts if fact.field not in _UNSAID]
    if shown:
        # What has a source comes first.
        st.markdown("\n".join(map(_fact, sorted(shown, key=lambda fact: fact.source is None))))
    else:
        st.caption("No facts are recorded for it.")


def _states(about: Dossier, *, key: str) -> None:
    """Show pay and employment by state: the ends, and a table to open."""
    found = about.pay_by_state
    if not found:
        return
    facts = state_facts(found).items()
    words = "\n".join(f"- {_capital(name)}: {escape_markdown(said)}" for name, said in facts)
    st.markdown(f"{words}  \n  :small[:gray[{source_text(found[0].source)}]]")
    with st.expander("Pay by state", key=f"{key}_states"):
        columns = ("state", "employment", "pay_low_usd", "pay_median_usd", "pay_high_usd")
        rows = [{name: getattr(each, name) for name in columns} for each in found]
        st.dataframe(rows, hide_index=True)


def _fact(fact: Fact) -> str:
    label, text = _capital(fact.label), escape_markdown(fact.text)
    if fact.source is None:
        return f"- {label}: {text}"
    return f"- {label}: **{text}**  \n  :small[:gray[{source_text(fact.source)}]]"
