"""Write and read JSON node-link data, the form that d3 and networkx share.

There is one record per line, so that a problem is reported with its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.io.checking import Reading, graph_of
from graph.io.records import Limits, Sheet, check_column, check_text, decode, read_bytes
from graph.io.rows import BESIDE, TABLES, Rows, cell_text, rows_of
from graph.model.graph import Graph, edge_key
from graph.model.validate import Row
from graph.words import counted

_PLACES = {
    **{file.removesuffix(".csv"): file for file, *_ in TABLES},
    "links": "edges.csv",  # what networkx before 3.4 and d3 call them
}
"""Name of a list in the file -> the table its records belong to."""

_COLUMNS = {file: frozenset(column.name for column in columns) for file, columns, _ in TABLES}
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder(
    object_pairs_hook=list,
    parse_int=str,
    parse_float=lambda number: cell_text(float(number)),
    parse_constant=str,
)


def to_node_link(G: Graph) -> bytes:
    """Write a graph as JSON node-link data.

    Everything is carried: `from_node_link` and `load_graph` give an equal graph, and
    ``networkx.node_link_graph(json.loads(data), edges="edges")`` the same nodes, edges and keys
    (there ``G.graph`` holds the other tables as lists of rows).

    Parameters
    ----------
    G
        The graph.

    Returns
    -------
    bytes
        UTF-8, one record per line, records sorted; ``<`` is escaped, so that the text can be put
        inside a script element.
    """
    tables = rows_of(G)
    edges = [{**row, "key": edge_key(row)} for row in tables["edges.csv"]]
    beside = ",\n".join(_list(name, tables[f"{name}.csv"]) for name in BESIDE)
    parts = [
        '"directed": true,\n"multigraph": true',
        f'"graph": {{\n{beside}\n}}',
        _list("nodes", tables["nodes.csv"]),
        _list("edges", edges),
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _list(name: str, rows: Rows) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    if not lines:
        return f'"{name}": []'
    # In JSON a < occurs only inside strings.
    return f'"{name}": [\n{lines}\n]'.replace("<", "\\u003c")


def from_node_link(data: bytes, *, limits: Limits | None = None) -> Graph:
    """Read a graph from JSON node-link data.

    Parameters
    ----------
    data
        An object with ``nodes``, ``edges`` (or ``links``) and, under ``graph``, ``sources``,
        ``citations``, ``titles`` and the tables of pay (``pay_by_state``); each a list of objects
        with the columns of the tables.
        ``null`` and ``""`` are empty cells; a number may be quoted.
    limits
        Most records of a list.

    Returns
    -------
    networkx.MultiDiGraph
        Frozen; see `graph.model.graph`.

    Raises
    ------
    DataError
        With every problem, each with its line.
    """
    return graph_of(read_node_link(data, "node-link.json", limits or Limits()))


def read_node_link(data: bytes | Path, file: str, limits: Limits) -> Reading:
    """Read the lists of JSON bytes, or of the file with them, as far as they can be read.

    Findings name the `file`.
    """
    outer = Sheet(file)
    needed = [name for name, _, must in TABLES if must]
    sheets = {name: Sheet(name) for name in needed}
    raw = read_bytes(data, outer, limits) if isinstance(data, Path) else data
    text = None if raw is None else decode(raw, outer, "JSON")
    if text is not None:
        cursor = _Cursor(text, outer, sheets, limits)
        try:
            cursor.document()
        except json.JSONDecodeError as error:
            outer.error(f"this is not JSON: {error.msg}", error.lineno)
        except RecursionError:
            outer.error("nested too deeply to be read", cursor.line)
        else:
            found = {_PLACES[name] for name in cursor.seen}
            for sheet in sheets.values():
                if sheet.file not in found:
                    name = sheet.file.removesuffix(".csv")
                    outer.error("the file lacks this list", 1, name)
    # An empty list of what is beside nodes and edges means the same as none.
    kept = [each for each in sheets.values() if each.file in needed or each.records or each.errors]
    return Reading(kept, outer, file)


@dataclass(slots=True)
class _Cursor:
    """A position in the text that moves over lists of records and knows its line."""

    text: str
    outer: Sheet
    sheets: dict[str, Sheet]
    limits: Limits
    position: int = 0
    line: int = 1
    seen: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)

    def move(self, position: int) -> None:
        """Move to a position."""
        self.line += self.text.count("\n", self.position, position)
        self.position = position

    def next(self) -> str:
        """Skip white space and return the character there, empty at the end."""
        self.move(_SPACE.match(self.text, self.position).end())  # type: ignore[union-attr]
        return self.text[self.position : self.position + 1]

    def value(self) -> Any:
        """Read any value."""
        self.next()
        found, end = _DECODER.raw_decode(self.text, self.position)
        self.move(end)
        return found

    def expect(self, characters: str) -> str:
        """Step over one of some characters and return it."""
        found = self.next()
        if not found or found not in characters:
            wanted = " or ".join(characters)
            msg = f"expected {wanted}"
            raise json.JSONDecodeError(msg, self.text, self.position)
        self.move(self.position + 1)
        return found

    def items(self, opening: str, each: Callable[[], None]) -> None:
        """Read a list or an object, item by item."""
        closing = {"[": "]", "{": "}"}[opening]
        self.expect(opening)
        if self.next() == closing:
            self.expect(closing)
            return
        each()
        while self.expect("," + closing) == ",":
            each()

    def document(self) -> None:
        """Read the whole text."""
        self.items("{", self.member)
        if self.next():
            msg = "unexpected data after the end"
            raise json.JSONDecodeError(msg, self.text, self.position)

    def member(self) -> None:
        """Read one ``"name": value`` of the outer object or of ``graph``."""
        if self.next() != '"':
            self.expect('"')
        name, line = self.value(), self.line
        self.expect(":")
        first = self.next()
        if name == "graph" and first == "{":
            self.items("{", self.member)
        elif name in _PLACES and first == "[":
            if name in self.seen:
                self.outer.error("the file has this list twice", line, name)
            self.seen.add(name)
            table = _PLACES[name]
            sheet = self.sheets.setdefault(table, Sheet(table))
            self.items("[", lambda: self.record(sheet))
            sheet.complete = sheet.file not in self.full
        elif name in _PLACES:
            self.outer.error("this is not a list", line, name)
            self.value()
        elif self.value() is False and name == "directed":
            self.outer.error("the graph is directed; write true", line, name)

    def record(self, sheet: Sheet) -> None:
        """Read one node, edge or row of a table beside them."""
        is_object, line = self.next() == "{", self.line
        pairs = self.value()
        if len(sheet.records) == self.limits.max_rows:
            if sheet.file not in self.full:
                rows = f"more than {counted(self.limits.max_rows, 'row')}"
                sheet.error(f"{rows}; the rest is not read", line)
            self.full.add(sheet.file)
            return
        if not is_object:
            sheet.error("a record must be an object: {...}", line)
            return
        cells: dict[str, str] = {}
        for name, value in pairs:
            if name == "key" and sheet.file == "edges.csv":
                continue  # follows from the columns
            if name in cells:
                sheet.error("the record names this column twice", line, name)
            if not name.strip():
                sheet.error("a column has no name", line)
            elif name not in sheet.columns:
                sheet.columns.append(name)
                check_column(sheet, line, name, _COLUMNS[sheet.file])
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                sheet.error("must be text or a number", line, name)
                continue
            check_text(sheet, line, name, value)
            cells[name] = value
        sheet.records.append(Row(sheet.file, line, cells))
