"""Checks across rows and tables: every error and warning of a data folder at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from graph.errors import Finding
from graph.model.columns import CITED_FIELDS, NODES
from graph.model.condition import Hold, holds, leaves
from graph.model.contract import CREDENTIAL_KINDS
from graph.model.graph import IDENTITY, TARGET_TYPES, Graph, is_active
from graph.model.names import closest, plain
from graph.model.obstacles import requirement_cycles
from graph.model.relations import RELATIONS
from graph.model.requirements import condition
from graph.words import article

SENIOR = 3
"""From this level on a role should say what it requires."""

HINTS = 20
"""How many unknown ids are compared with all that are known, which takes long."""

ENOUGH = 1_000_000
"""Months that meet every requirement of experience."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it starts, and the text or value of each filled cell by column."""

    file: str
    line: int
    values: dict[str, Any]

    def finding(self, column: str, message: str) -> Finding:
        """Return a finding about a cell, or about the whole record."""
        return Finding(self.file, self.line, column, message)

    def get(self, column: str, default: Any = "") -> Any:
        """Return the value of a filled cell."""
        return self.values.get(column, default)


@dataclass(slots=True)
class Tables:
    """The rows of a data folder; those of a file that is not there are None.

    `pay` has the rows of each table of pay by what it is by: ``state``.
    `broken_nodes` are ids of nodes.csv records that could not be read; what names them is not
    reported as dangling. When nodes.csv was not read to the end (`nodes_complete` False), a
    missing id is no error. `hints` counts the unknown ids that still get a suggestion.
    """

    nodes: list[Row]
    edges: list[Row]
    sources: list[Row] | None = None
    citations: list[Row] | None = None
    titles: list[Row] | None = None
    pay: Mapping[str, list[Row]] = field(default_factory=dict)
    broken_nodes: frozenset[str] = frozenset()
    nodes_complete: bool = True
    hints: int = HINTS

    def is_missing(self, node: str, types: Mapping[str, str]) -> bool:
        """Tell whether an id is known to name no node."""
        known = node in types or node in self.broken_nodes
        return bool(node) and self.nodes_complete and not known

    def hint(self, text: str, known: Iterable[str]) -> str:
        """Return the end of a message that names the known word nearest to a text."""
        self.hints -= 1
        return closest(text, known) if self.hints >= 0 else ""


def errors(tables: Tables) -> Iterator[Finding]:
    """Yield every error that involves more than one row or table."""
    # If an id is repeated, edges refer to its first row.
    types = {row.get("id"): row.get("type") for row in reversed(tables.nodes) if row.get("id")}
    yield from _duplicate_ids(tables.nodes)
    for row in tables.nodes:
        kind = row.get("kind")
        if row.get("type") == "credential" and kind and kind not in CREDENTIAL_KINDS:
            allowed = f"allowed: {', '.join(CREDENTIAL_KINDS)}"
            yield row.finding("kind", f"{kind!r} is not a credential kind; {allowed}")
    for row in tables.edges:
        yield from _edge_errors(tables, row, types)
    yield from _duplicate_edges(tables.edges)
    yield from _group_errors(tables.edges)
    yield from _duplicate_ids(tables.sources or ())
    yield from _citation_errors(tables, types)
    yield from _title_errors(tables, types)
    for by, rows in tables.pay.items():
        known = (row for row in rows if row.get("occupation") and row.get(by))
        for row, line in _repeated(known, "occupation", by):
            yield row.finding(by, f"{row.get('occupation')} has this {by} already in line {line}")
    yield from _reference_errors(tables)


def _repeated(
    rows: Iterable[Row], *columns: str, same: Callable[[Any], Any] = str
) -> Iterator[tuple[Row, int]]:
    """Yield each row that has the same in some columns as an earlier one, and that one's line."""
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        get = row.values.get
        key = tuple([same(get(column, "")) for column in columns])
        if key in first:
            yield row, first[key]
        first.setdefault(key, row.line)


def _duplicate_ids(rows: Iterable[Row]) -> Iterator[Finding]:
    for row, line in _repeated((row for row in rows if row.get("id")), "id"):
        message = f"{row.get('id')!r} is already defined in line {line}; ids must be unique"
        yield row.finding("id", message)


def _dangling(
    tables: Tables, row: Row, types: Mapping[str, str], *columns: str
) -> Iterator[Finding]:
    for column in columns:
        node = row.get(column)
        if tables.is_missing(node, types):
            yield row.finding(column, f"no node {node!r} in nodes.csv{tables.hint(node, types)}")


def _edge_errors(tables: Tables, row: Row, types: Mapping[str, str]) -> Iterator[Finding]:
    source, target, relation = row.get("source"), row.get("target"), row.get("relation")
    yield from _dangling(tables, row, types, "source", "target")
    if source and source == target:
        yield row.finding("target", f"the edge leads from {source!r} to itself")
    rule = RELATIONS.get(relation)
    if rule is None:
        return
    for column, node, allowed in (
        ("source", source, rule.sources),
        ("target", target, rule.targets),
    ):
        if types.get(node) and types[node] not in allowed:
            names = " or ".join(sorted(allowed))
            yield row.finding(
                column,
                f"{node!r} is {article(types[node])}; the {column} of {relation} must be a {names}",
            )
    if relation != "required_for":
        return
    source_type, months = types.get(source), row.get("months", 0)
    if source_type == "career" and not months:
        yield row.finding("months", "experience in a career needs months of 1 or more")
    if source_type == "credential" and months:
        yield row.finding("months", "a credential cannot be worked in; leave months empty")


def _duplicate_edges(rows: Iterable[Row]) -> Iterator[Finding]:
    known = (row for row in rows if all(map(row.get, ("source", "target", "relation"))))
    for row, line in _repeated(known, "source", "target", *IDENTITY):
        yield row.finding("", f"the same edge is already defined in line {line}")


def _group_errors(rows: Iterable[Row]) -> Iterator[Finding]:
    """Check what the rows of one group, and of one pool, must agree on."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    pools: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("relation") != "required_for":
            continue
        place = (row.get("target"), row.get("pathway") or "1", row.get("group"))
        pool = row.get("pool") if row.get("months", 0) else ""
        if pool:
            pools[*place, pool].append(row)
        # A blank group is a group of its own: of one row, or of one pool.
        own = () if row.get("group") else (pool or str(row.line),)
        groups[*place, *own].append(row)
    for pool_rows in pools.values():
        first = pool_rows[0].get("months")
        for row in pool_rows[1:]:
            if row.get("months") != first:
                yield row.finding(
                    "months", f"{row.get('months')} differs from {first} in the same pool"
                )
    for group_rows in groups.values():
        number = group_rows[0].get("required_number", 1)
        size = len({(r.get("pool") if r.get("months", 0) else "") or r.line for r in group_rows})
        for row in group_rows[1:]:
            if row.get("required_number", 1) != number:
                message = (
                    f"{row.get('required_number', 1)} differs from {number} in the same group; "
                    "write one number on every row (empty is 1)"
                )
                yield row.finding("required_number", message)
        if number > size:
            message = f"requires {number} of a group of {size}; allowed is 1 to {size}"
            yield group_rows[0].finding("required_number", message)


def _citation_errors(tables: Tables, types: Mapping[str, str]) -> Iterator[Finding]:
    columns = {column.name for column in NODES}
    rows = tables.citations or ()
    for row in rows:
        yield from _dangling(tables, row, types, "node")
        field = row.get("field")
        if field and field not in columns:
            message = f"{field!r} is not a column of nodes.csv{tables.hint(field, columns)}"
            yield row.finding("field", message)
    for row, line in _repeated(rows, "node", "field"):
        message = f"{row.get('node')} {row.get('field')} is already cited in line {line}"
        yield row.finding("field", message)


def _title_errors(tables: Tables, types: Mapping[str, str]) -> Iterator[Finding]:
    for row in tables.titles or ():
        yield from _dangling(tables, row, types, "node")
    for row, line in _repeated(tables.titles or (), "node", "title", same=plain):
        yield row.finding("title", f"{row.get('node')} has this title already in line {line}")


def _reference_errors(tables: Tables) -> Iterator[Finding]:
    if tables.sources is None:
        return
    known = {row.get("id") for row in tables.sources}
    tables_beside = (tables.citations, tables.titles, *tables.pay.values())
    for row in chain(tables.edges, *(table or () for table in tables_beside)):
        reference = row.get("reference")
        if reference and reference not in known:
            message = f"no source {reference!r} in sources.csv{tables.hint(reference, known)}"
            yield row.finding("reference", message)


def warnings(G: Graph, tables: Tables) -> Iterator[Finding]:
    """Yield what is allowed but probably a mistake, for a graph without errors."""
    rows = {row.get("id"): row for row in tables.nodes}
    for cycle in requirement_cycles(G):
        path = " -> ".join(cycle)
        message = f"requirement cycle (allowed, but no plan can follow it): {path}"
        yield rows[cycle[0]].finding("", message)
    attainable = attainable_from(G)
    for node in sorted(G):
        data = G.nodes[node]
        if not G.degree(node):
            yield rows[node].finding("", f"{node!r} has no edges")
        if data["type"] not in TARGET_TYPES or not is_active(G, node):
            continue
        required = any(d["relation"] == "required_for" for *_, d in G.in_edges(node, data=True))
        if data["type"] == "role" and data.get("level", 0) >= SENIOR and not required:
            yield rows[node].finding("", f"{node!r} has level {data['level']} and no requirements")
        if node not in attainable:
            yield rows[node].finding("", f"{node!r} cannot be attained by anyone")
    for row in tables.edges:
        if row.get("min_level") and G.nodes[row.get("source")]["type"] != "career":
            message = "has no effect: only experience in a career has a minimum level"
            yield row.finding("min_level", message)
    yield from _uncited(tables)


def attainable_from(G: Graph, start: Collection[str] = ()) -> frozenset[str]:
    """Return every node that a person who holds the start can achieve, without any limits."""
    conditions = {
        node: condition(G, node)
        for node in G
        if G.nodes[node]["type"] in TARGET_TYPES and is_active(G, node)
    }
    waiting: dict[str, set[str]] = defaultdict(set)
    for node, need in conditions.items():
        for leaf in leaves(need):
            for each in leaf.met_by if isinstance(leaf, Hold) else leaf.roles:
                waiting[each].add(node)
    held = set(start)
    # An achieved role can be worked in for as long as anybody asks.
    months = {node: ENOUGH for node in held if G.nodes[node]["type"] == "role"}
    todo = set(conditions)
    while todo:
        node = todo.pop()
        if node in held or not holds(conditions[node], held, months):
            continue
        held.add(node)
        if G.nodes[node]["type"] == "role":
            months[node] = ENOUGH
        todo |= {each for each in waiting[node] if each in conditions}
    return frozenset(held)


def _uncited(tables: Tables) -> Iterator[Finding]:
    """Yield missing citations and references, if the folder has provenance at all."""
    if tables.sources is None and tables.citations is None:
        return
    cited = {(row.get("node"), row.get("field")) for row in tables.citations or ()}
    for row in tables.nodes:
        for column in CITED_FIELDS:
            if column in row.values and (row.get("id"), column) not in cited:
                yield row.finding(column, "no row in citations.csv gives its source")
    pay = (("pay", rows) for rows in tables.pay.values())
    for what, rows in (("edge", tables.edges), ("title", tables.titles), *pay):
        for row in (each for each in rows or () if not each.get("reference")):
            yield row.finding("reference", f"no source for this {what}")
