"""Any valid graph, hostile labels, and when two graphs are the same: for tests of formats."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tiny import Row, tiny

from graph.model.columns import EDGES, NODES, PAY_TABLES, Column, PayTable
from graph.model.graph import Graph, build_graph
from graph.model.names import plain
from graph.model.relations import RELATIONS

HOSTILE = (
    "</script><script>alert(1)</script>",
    "a & b &amp; c",
    "said \"no\", then 'yes'",
    "=cmd()",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "x" * 300,
    "\u05e8\u05e9\u05d5\u05de\u05d4 \u0633\u062c\u0644",
    "\U0001f3e5 \U0001f469",
    " padded ",
    "two\nlines",
    "two\r\nlines",
    "old\rmac",
    "comma, semicolon; tab-free",
    "]]>",
    "<!-- -->",
    "\\u0041 \\n",
    "e\u0301",
    "\ufffd",
    "NA",
    "001",
    "true",
)
"""Labels that may stand in a data folder."""

FORBIDDEN = ("bell\x07", "nul\x00", "tab\t", "\u202eevil", "\u200bhidden", "\ufffe", "\x7f", "\x85")
"""Labels that only a graph made by hand can carry (the noncharacter may be read, too)."""

ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]) | st.just("\n"),
    min_size=1,
    max_size=20,
).filter(str.strip)
_KNOWN = {column.name for column in (*NODES, *EDGES)}
odd_names = texts.filter(
    lambda name: "\r" not in name and name.strip().casefold() not in {*_KNOWN, "key"}
)
other_table = ("months", "level", "source")
"""Columns of the one table are own columns in the other."""

own_columns = odd_names | st.sampled_from(
    (
        *("own", "label", "start", "end", "viz", "parents", "pid", "spells", "weight", "a.b"),
        *other_table,
    )
)


def cells(column: Column) -> st.SearchStrategy[Any]:
    """Values that a cell of a column may hold."""
    match column.kind:
        case "integer":
            return st.integers(int(column.low), int(column.high))
        case "number":
            return st.integers(int(column.low), int(column.high)) | st.floats(
                column.low, column.high
            ).map(lambda number: int(number) if number.is_integer() else number)
        case "choice":
            return st.sampled_from([*column.allowed])
        case _ if column.pattern:
            codes = st.from_regex(column.pattern, fullmatch=True, alphabet="0123456789.-")
            return codes if column.kind == "text" else st.lists(codes, min_size=1).map(";".join)
        case "date":
            return st.sampled_from(["2026", "2026-11", "2026-11-23"])
        case _:
            return texts


def _filled(columns: tuple[Column, ...], without: set[str]) -> st.SearchStrategy[Row]:
    free = {each.name: cells(each) for each in columns if each.name not in without}
    taken = {each.name for each in columns}
    own = st.dictionaries(own_columns.filter(lambda name: name not in taken), texts, max_size=2)
    return st.builds(
        lambda known, more: {**more, **known}, st.fixed_dictionaries({}, optional=free), own
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any small valid graph with sources, citations, titles and pay."""
    names = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    types = {name: draw(cells(NODES[1])) for name in names}
    cells_of = _filled(NODES, {"id", "type", "name", "kind"})
    nodes = [
        {"id": name, "type": types[name], "name": draw(texts), **draw(cells_of)} for name in names
    ]
    sources = [
        {"id": name, "title": draw(texts), "url": draw(texts)}
        for name in draw(st.lists(ids, max_size=2, unique=True))
    ]
    reference = st.sampled_from([row["id"] for row in sources]) if sources else texts
    loose = {"required_number", "group", "pool", "months", "pathway", "reference"}
    shape = _filled(EDGES, {"source", "target", "relation", *loose})
    edges = []
    for source in names:
        for target in draw(st.lists(st.sampled_from(names), max_size=2)):
            fitting = [
                each.name
                for each in RELATIONS.values()
                if types[source] in each.sources and types[target] in each.targets
            ]
            relation = draw(st.sampled_from(fitting)) if fitting else ""
            if source == target or not relation:
                continue
            row = {"source": source, "target": target, "relation": relation, **draw(shape)}
            if types[source] != "credential" or relation != "required_for":
                row["months"] = draw(st.integers(1, 1200))
            row["pathway"] = draw(texts)
            if draw(st.booleans()):
                row["reference"] = draw(reference)
            edges.append(row)
    citations = [
        {"node": name, "field": "level", "reference": draw(reference), "note": draw(texts)}
        for name in draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    ]
    kept = {(e["source"], e["target"], e["relation"], e["pathway"], _whole(e)): e for e in edges}
    titles = [
        {"node": name, "title": each, **draw(st.sampled_from([{}, {"reference": draw(reference)}]))}
        for name in draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        for each in draw(st.lists(texts, max_size=2, unique_by=plain))
    ]
    pay = {f"pay_by_{by}": draw(_pay(table)) for by, table in PAY_TABLES.items()}
    return build_graph(nodes, kept.values(), sources, citations, titles, **pay)


def _pay(table: PayTable) -> st.SearchStrategy[list[Row]]:
    """Rows of a table of pay, in the order of its columns: they are kept as text."""
    must = {each.name: cells(each) for each in table.columns if each.key}
    free = {each.name: cells(each) for each in table.columns[:-1] if not each.key}
    rows = st.fixed_dictionaries(must, optional=free).map(
        lambda row: {each.name: row[each.name] for each in table.columns if each.name in row}
    )
    return st.lists(rows, max_size=2, unique_by=lambda row: tuple(row[name] for name in must))


def _whole(row: Row) -> tuple[Any, ...]:
    return (row.get("months"), row.get("min_level"))


def with_label(label: str) -> Graph:
    """Return a graph in which the label stands wherever a text may stand."""
    return tiny(
        {"id": "a", "type": "credential", "name": label, "aliases": label, "own": label},
        {"id": "b", "type": "role", "name": "B", "description": label},
        {"source": "a", "target": "b", "relation": "required_for", "note": label, "group": label},
    )


def nodes_of(G: Graph) -> dict[str, dict[str, Any]]:
    """Return the nodes with their attributes."""
    return {node: dict(data) for node, data in G.nodes(data=True)}


def edges_of(G: Graph) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the edges with their attributes."""
    return {(a, b, key): dict(data) for a, b, key, data in G.edges(keys=True, data=True)}


def kinds_of(G: Graph) -> list[tuple[Any, ...]]:
    """Return the type of every value: 7 and 7.0 are equal but not the same."""
    every = [G.nodes[node] for node in sorted(G)]
    return [tuple(type(data[name]).__name__ for name in sorted(data)) for data in every]


def assert_same(G: Graph, H: Graph) -> None:
    """Hold that two graphs carry the same facts."""
    assert nodes_of(G) == nodes_of(H)
    assert kinds_of(G) == kinds_of(H)
    assert edges_of(G) == edges_of(H)
    assert G.graph == H.graph
