"""Everything known about one node, beside the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import streamlit as st

from graph.drawing.style import NODE_STYLES
from graph.model.graph import TARGET_TYPES, Graph
from graph.model.names import kind_name, level_words
from graph.queries.facts import Dossier, Fact, Requirement, Side, show
from graph.queries.pay import AMOUNTS, pay_facts
from graph.ui.words import CONFIDENCE, escape_markdown, safe_url, source_text
from graph.words import counted, duration, sentence_case, some

Pick = Callable[[str], None]

_UNSAID: Final = frozenset({"kind", "status", "aliases", "abbreviation"})
"""Facts that stand in the head."""

_PARTS: Final = ("Requirements", "In full, with sources", "Comes from", "Leads to", "Facts", "Who")


def details(G: Graph, node: str, *, key: str, on_pick: Pick) -> None:
    """Show a node: head, pay, and one of its parts, from requirements to who is involved.

    In few elements: each of them costs some two hundred bytes of every click.
    """
    about = show(G, node)
    shown = [*_PARTS] if about.requirements else [each for each in _PARTS if each != _PARTS[1]]
    part = st.segmented_control(
        "Show",
        shown,
        default=_PARTS[0] if about.type in TARGET_TYPES else _PARTS[-1],
        required=True,
        key=f"{key}_{about.type}_part",
        label_visibility="collapsed",
        wrap=True,
    )
    st.markdown("\n\n".join((*head(G, about), *requirements(about, part or ""))))
    if part == "Comes from" and not _links(about, "incoming", key=f"{key}_before", on_pick=on_pick):
        st.caption("Nothing in this data leads here, apart from what it requires.")
    if part == "Leads to":
        _opens(G, about, key=key, on_pick=on_pick)
        ahead = _links(about, "outgoing", key=f"{key}_ahead", on_pick=on_pick)
        if not about.opens and not ahead:
            st.caption("Nothing in this data builds on it.")
    if part == "Facts":
        _facts(about.facts)
        _pay_by(about, key=key)
    if part == "Who":
        into = _links(about, "incoming", key=f"{key}_in", on_pick=on_pick, involves=True)
        out = _links(about, "outgoing", key=f"{key}_out", on_pick=on_pick, involves=True)
        if not into + out:
            st.caption("No employer, certifying body or career field is linked to it.")


def head(G: Graph, about: Dossier) -> list[str]:
    """Write type, level, name, description, other names, official page and pay."""
    data = G.nodes[about.id]
    style = NODE_STYLES[about.type]
    badges = [f":{style.badge}-badge[{style.word}]"]
    if "level" in data:
        badges.append(f":gray-badge[{level_words(data['level'])}]")
    if about.type == "credential" and "kind" in data:
        badges.append(f":gray-badge[{escape_markdown(kind_name(data['kind']))}]")
    if data.get("status", "active") != "active":
        badges.append(f":red-badge[:material/event_busy: {data['status']}]")
    short = f" ({escape_markdown(data['abbreviation'])})" if "abbreviation" in data else ""
    lines = [" ".join(badges), f"### {escape_markdown(about.name)}{short}"]
    if about.description:
        lines.append(escape_markdown(about.description))
    notes = []
    if "aliases" in data:
        names = ", ".join(each.strip() for each in data["aliases"].split(";"))
        notes.append(f"Also called {escape_markdown(names)}.")
    if about.titles:
        notes.append(f"Job titles: {escape_markdown(some(about.titles, 'more', 'and'))}.")
    if url := safe_url(about.url):
        notes.append(f"[Official page]({url})")
    if notes:
        lines.append(_small(" ".join(notes)))
    return [*lines, *pay(about)]


def pay(about: Dossier) -> list[str]:
    """Write the pay in the middle in large, the range and its source below."""
    found = {fact.field: fact for fact in about.facts}
    low, middle, high = (found.get(f"pay_{each}_usd") for each in ("low", "median", "high"))
    anchor = middle or low or high
    if anchor is None:
        return []
    word = "median" if middle else "low" if low else "high"
    rest = [
        f"{words} {escape_markdown(each.text)}"
        for words, each in (("low", low), ("high", high))
        if each and each is not anchor
    ]
    source = source_text(anchor.source, short=True)
    return [
        f"#### {escape_markdown(anchor.text)} a year",
        _small(" · ".join((word, *rest, source))),
    ]


def _small(words: str) -> str:
    return f":small[:gray[{words}]]"


def requirements(about: Dossier, part: str = _PARTS[1]) -> list[str]:
    """Write pathways as sentences: the first of them, or all of them with their sources."""
    pathways = [*about.pathways().values()]
    if part not in _PARTS[:2]:
        return []
    if about.type not in TARGET_TYPES:
        return ["Only roles and credentials have requirements."]
    if not pathways:
        return [":material/lock_open: Open to everybody: this data has no requirements for it."]
    whole, parts = part == _PARTS[1], []
    if len(pathways) > 1:
        rest = "" if whole else " The first:"
        parts.append(f"Any **one** of {counted(len(pathways), 'pathway')} is enough.{rest}")
    for number, groups in enumerate(pathways if whole else pathways[:1], start=1):
        if whole and len(pathways) > 1:
            parts.append(f"**Pathway {number}**")
        parts.append("\n".join(_group(group, sources=whole) for group in groups))
    return parts


def _group(group: Requirement, *, sources: bool) -> str:
    """Write one requirement: how sure it is, or all of its sources."""
    if sources:
        small = map(_small, dict.fromkeys(source_text(each) for each in group.sources))
        return "  \n  ".join([f"- {_capital(group.text)}", *small])
    words = dict.fromkeys(CONFIDENCE.get(each.confidence, "") for each in group.sources)
    said = ", ".join(filter(None, words))
    return f"- {_capital(group.text)}" + (f" :gray[{said}]" if said else "")


def _opens(G: Graph, about: Dossier, *, key: str, on_pick: Pick) -> None:
    asked = {each.id: each for each in about.outgoing if each.relation == "required_for"}
    ends = {}
    for node in about.opens:
        months = asked[node].months if node in asked else 0
        note = f" · with {duration(months)} of experience" if months else ""
        ends[node] = f"{G.nodes[node]['name']}{note}"
    if ends:
        _ends("Required for", ends, "", key=f"{key}_opens_{about.id}", on_pick=on_pick)


def _links(about: Dossier, side: Side, *, key: str, on_pick: Pick, involves: bool = False) -> int:
    """Show links by relation; return how many."""
    number = 0
    for relation, heading, links in about.linked(side):
        if relation.involves == involves:
            number += len(links)
            ends = {
                link.id: f"{link.name} · after about {duration(link.months)}"
                if link.months
                else link.name
                for link in links
            }
            sources = dict.fromkeys(source_text(link.source, short=True) for link in links)
            said = "\n".join(f"- {each}" for each in sources)
            own = f"{key}_{relation.name}_{about.id}"
            _ends(_capital(heading), ends, said, key=own, on_pick=on_pick)
    return number


def _ends(heading: str, ends: Mapping[str, str], sources: str, *, key: str, on_pick: Pick) -> None:
    """Show nodes, id -> words, to be gone to; with their sources to be looked up."""

    def picked() -> None:
        node = st.session_state.get(key)
        if node is not None:
            st.session_state[key] = None
            on_pick(node)

    st.pills(
        heading,
        list(ends),
        format_func=lambda node: escape_markdown(ends[node]),
        key=key,
        help=sources or None,
        on_change=picked,
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


def _pay_by(about: Dossier, *, key: str) -> None:
    """Show pay and employment by state and by industry: the ends, and a table to open."""
    for by, found in about.pay_by.items():
        if not found:
            continue
        facts = pay_facts({by: found}).items()
        words = "\n".join(f"- {_capital(name)}: {escape_markdown(said)}" for name, said in facts)
        st.markdown(f"{words}  \n  :small[:gray[{source_text(found[0].source)}]]")
        with st.expander(f"Pay by {by}", key=f"{key}_pay_by_{by}"):
            known = [
                name for name in AMOUNTS if any(getattr(each, name) is not None for each in found)
            ]
            rows = [
                {by: each.name} | {name: getattr(each, name) for name in known} for each in found
            ]
            st.dataframe(rows, hide_index=True)


def _fact(fact: Fact) -> str:
    label, text = _capital(fact.label), escape_markdown(fact.text)
    if fact.source is None:
        return f"- {label}: {text}"
    return f"- {label}: **{text}**  \n  :small[:gray[{source_text(fact.source)}]]"
