"""One table of the data: chosen, searched, sorted, with its sources as links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyarrow as pa
import streamlit as st

from graph.drawing.diagram.choice import ExploreChoice
from graph.model.frozen import once
from graph.model.graph import Graph
from graph.model.names import title
from graph.ui.address import for_person
from graph.ui.data_choice import DataChoice
from graph.ui.data_tables import DOLLARS, FROM, FROM_ID, ID, LINKS, TABLES, Row, matching
from graph.ui.paths import page_file
from graph.ui.session import Page, person
from graph.ui.state import write_explore
from graph.ui.words import escape_markdown
from graph.words import amount, counted

_REPEATED: Final = 0.5
"""With fewer different texts than this share of its rows, a column sends each text once."""

_FEW: Final = 2**7
_MANY: Final = 2**15
_SMALL: Final = 2**31
"""What one, two and four bytes can count."""

_YEARS: Final = 1_000
"""Numbers of a year are larger; they have no comma."""

_WIDE: Final = 30
"""Letters of a text that make a column wide."""

_TABLE: Final = "data_table"


@once
def all_rows(G: Graph, name: str) -> tuple[Row, ...]:
    """Return the rows of a table of the data."""
    return tuple(TABLES[name].rows(G))


def table_pills(G: Graph, page: Page[DataChoice], choice: DataChoice, *, opens: bool) -> None:
    """Show the tables to choose from, with the number of their rows.

    `opens`: whether choosing one leads to the tables.
    """
    st.pills(
        "Table",
        [name for name in TABLES if all_rows(G, name)],
        format_func=lambda name: f"{TABLES[name].name} {amount(len(all_rows(G, name)))}",
        label_visibility="collapsed",
        wrap=True,
        **page.bind(
            "table",
            None if opens else choice.table,
            lambda name: {"view": "tables", "table": name or choice.table, "words": ""},
        ),
    )


def table(G: Graph, page: Page[DataChoice], choice: DataChoice) -> None:
    """Show a table with a field to search it; a row leads to its node."""
    rows, about = all_rows(G, choice.table), TABLES[choice.table]
    found = matching(rows, choice.words)
    # What is picked in the table is told above it, where it is seen on any screen.
    above = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    above.text_input(
        f"Search in {about.name.lower()}",
        placeholder="Words in any column, then Enter",
        max_chars=100,
        width=440,
        icon=":material/search:",
        **page.bind("words", choice.words, lambda words: {"words": " ".join(words.split())}),
    )
    if not found:
        st.info("No row has these words. Try fewer of them.", icon=":material/search_off:")
        return
    nodes = ID in found[0]
    event = st.dataframe(
        packed_rows(found),
        hide_index=True,
        width="stretch",
        height=min(600, 38 + 35 * len(found)),
        placeholder="",
        alt=f"{about.name}: {about.about}",
        column_config=columns_of(found),
        key=f"{_TABLE}_{choice.table}_{choice.words}",
        on_select="rerun" if nodes else "ignore",
        selection_mode="single-cell",
    )
    picked = event["selection"]["cells"] if nodes else []  # type: ignore[index]
    for place, column in picked:
        if place < len(found):
            _lead_to(above, G, found[place][FROM_ID if column == FROM else ID])
    number = counted(len(rows), "row")
    words = f"{amount(len(found))} of {number}" if choice.words else number
    st.caption(f"{words}. Click a heading to sort{', a cell to see it in Explore' * nodes}.")


def _lead_to(where: Any, G: Graph, node: str) -> None:
    """Offer to show a node in Explore."""
    name = escape_markdown(title(G, node))
    if where.button(f"Show {name} in Explore", type="primary", key=f"{_TABLE}_show"):
        address = for_person(write_explore(ExploreChoice(node=node, focus=node)), person())
        st.switch_page(page_file("explore"), query_params=address)


def packed_rows(rows: Sequence[Row]) -> pa.Table:
    """Return rows in few bytes: texts of a column that repeat are sent once."""
    return pa.table({name: _packed(pa.array([row[name] for row in rows])) for name in rows[0]})


def _packed(column: pa.Array) -> pa.Array:
    different = set(column.to_pylist())
    most = min(_REPEATED * len(column), _MANY)
    if pa.types.is_string(column.type) and len(different) < most:
        places = pa.int8() if len(different) < _FEW else pa.int16()
        found = column.dictionary_encode()
        return pa.DictionaryArray.from_arrays(found.indices.cast(places), found.dictionary)
    if pa.types.is_integer(column.type) and all(abs(each) < _SMALL for each in different - {None}):
        return column.cast(pa.int32())
    return column


def columns_of(rows: Sequence[Row]) -> Mapping[str, Any]:
    """Return how the columns of a table are shown; one without any value is not."""
    config: dict[str, Any] = {}
    for place, name in enumerate(rows[0]):
        values = [row[name] for row in rows if row[name] is not None]
        if not values:
            config[name] = None
        elif name in LINKS:
            config[name] = st.column_config.LinkColumn(
                display_text=":material/open_in_new:", width=56
            )
        elif all(isinstance(value, int | float) for value in values):
            config[name] = st.column_config.NumberColumn(format=number_format(name, values))
        elif place == 0 and max(map(len, values)) > _WIDE:
            # Narrow enough for the next column to be seen on a telephone.
            config[name] = st.column_config.TextColumn(width=264)
    return config


def number_format(name: str, values: Sequence[float]) -> str:
    """Return how the numbers of a column are written."""
    if "year" in name.casefold() and min(values) > _YEARS:
        return "%d"
    if name in DOLLARS:
        return "$%,.0f"
    whole = all(float(value).is_integer() for value in values)
    return "localized" if whole else "%.2f" if max(values) <= 1 else "%.1f"
