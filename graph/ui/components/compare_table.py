"""A comparison as a table in HTML; on a telephone each line has its columns below each other."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.advice.comparing.here import NOT_WITHIN
from graph.drawing.decks.compare.deck import column_names
from graph.drawing.decks.compare.marks import LETTERS
from graph.drawing.decks.compare.pay import pay_axis, pay_ends
from graph.model.graph import Graph
from graph.model.names import kind_name, title
from graph.queries.comparison import Comparison, Line, PayRange
from graph.ui.session import Page
from graph.ui.shortlist import CompareChoice
from graph.ui.words import escape_html
from graph.words import counted, dollars, listed, sentence_case

_HERE = Path(__file__).parent
_PAY = "Pay a year"
_NOTHING = "\N{EN DASH}"


@st.fragment
def compare_table(
    G: Graph, found: Comparison, page: Page[CompareChoice], shown: list[Comparison]
) -> None:
    """Show a comparison, and whether what is equal in all is folded; that sends nothing else.

    What is shown now is put into `shown`: whoever exports it later is outside of any run.
    """
    choice = page.again(G)
    shown[:] = [found.only_differences if choice.differences else found]
    with st.container(key="compare_table"):
        st.html(_HERE / "compare.css")
        st.toggle("Show only differences", **page.bind("differences", choice.differences))
        st.html(table(G, found, differences=choice.differences))


def table(G: Graph, found: Comparison, *, differences: bool) -> str:
    """Return a comparison as HTML."""
    names = _short_names(G, found)
    same = [line for line in found.lines if line.same]
    shown = [line for line in found.lines if not (differences and line.same)]
    heads = "".join(_head(G, found, n, name) for n, name in enumerate(names))
    rows = "".join(_row(found, line, names) for line in shown)
    folded = _folded(same) if differences and same else ""
    return (
        f'<table class="compare" role="table"><thead role="rowgroup"><tr role="row">'
        f'<td role="cell"></td>{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        f"{folded}"
    )


def _short_names(G: Graph, found: Comparison) -> tuple[str, ...]:
    """Return the names of the columns; of plans for one goal, without the goal."""
    names = column_names(G, found)
    if not found.tracks or len(set(found.nodes)) > 1:
        return names
    return tuple(sentence_case(each.rpartition(", ")[2]) for each in names)


def _head(G: Graph, found: Comparison, column: int, name: str) -> str:
    """Return the head of a column: what it is, its name, what it is in a sentence."""
    node = found.nodes[column]
    data = G.nodes[node]
    kind, badge, about = str(data["type"]), str(data["type"]), str(data.get("description", ""))
    if found.tracks:
        one = len(set(found.nodes)) == 1
        kind, badge, about = "letter", LETTERS[column], f"for {title(G, node)}" if one else ""
    elif name != data["name"]:
        badge, about = kind_name(data.get("kind", kind)), str(data["name"])
    small = f"<small>{escape_html(about)}</small>" if about else ""
    return (
        f'<th scope="col" role="columnheader"><i class="{kind}">{escape_html(badge)}</i>'
        f"<strong>{escape_html(name)}</strong>{small}</th>"
    )


def _row(found: Comparison, line: Line, names: tuple[str, ...]) -> str:
    mine = ' class="mine"' if found.mine and line.label == _PAY else ""
    about = f"<small{mine}>{escape_html(line.about)}</small>" if line.about else ""
    cells = "".join(_cell(found, line, n, name) for n, name in enumerate(names))
    same = ' class="same"' if line.same else ""
    label = f'<th scope="row" role="rowheader">{escape_html(line.label)}{about}</th>'
    return f'<tr role="row"{same}>{label}{cells}</tr>'


def _cell(found: Comparison, line: Line, column: int, name: str) -> str:
    """Return a cell: its value, the pay as a bar, its note, what it is the best in."""
    value = escape_html(line.values[column]) or _NOTHING
    note = line.notes[column] if line.notes else ""
    off = " off" if line.values[column] == NOT_WITHIN else ""
    large = f' class="large{off}"' if line.notes else ""
    parts = [f"<b{large}>{value.replace('✓', '<i>✓</i>')}</b>"]
    if line.label == _PAY and found.pay:
        parts.append(_bar(found, found.pay[column]))
    parts += [f"<small>{escape_html(note)}</small>"] if note else []
    best = column in line.best
    parts += [f"<em>{escape_html(line.word)}</em>"] if best else []
    mark = ' class="best"' if best else ""
    who = escape_html(name)
    return f'<td role="cell"{mark}><span>{who}</span><div>{"".join(parts)}</div></td>'


def _bar(found: Comparison, pay: PayRange) -> str:
    """Return pay from low to high on the axis of all columns, and what the person earns."""
    axis = pay_axis(found.pay, found.mine)
    if axis is None or pay.low is None or pay.high is None:
        return ""
    low, high = axis

    def at(number: float) -> float:
        return round(100 * (number - low) / (high - low), 2)

    left, width = at(pay.low), round(at(pay.high) - at(pay.low), 2)
    middle = f'<b style="left:{at(pay.median)}%"></b>' if pay.median is not None else ""
    mine = f'<u style="left:{at(found.mine)}%"></u>' if found.mine else ""
    said = escape_html(f"Pay from {dollars(pay.low)} to {dollars(pay.high)}")
    ends = "".join(
        f'<s style="left:{at(place)}%">{escape_html(words)}</s>'
        for place, words in pay_ends(pay.low, pay.high, axis)
    )
    bar = f'<i style="left:{left}%;width:{width}%"></i>'
    return f'<div class="pay" role="img" aria-label="{said}">{bar}{middle}{mine}{ends}</div>'


def _folded(same: list[Line]) -> str:
    """Return what is equal in all as one line to open."""
    labels = listed(escape_html(line.label.lower()) for line in same)
    rows = "".join(
        f"<div><dt>{escape_html(line.label)}</dt>"
        f"<dd>{escape_html(line.values[0]) or _NOTHING}</dd></div>"
        for line in same
    )
    is_are = "is" if len(same) == 1 else "are"
    words = f"<b>{counted(len(same), 'row')} {is_are} the same</b>: {labels}"
    return f'<details class="compare-same"><summary>{words}</summary><dl>{rows}</dl></details>'
