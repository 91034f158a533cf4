"""Describe a data folder as a Frictionless Data Package (https://specs.frictionlessdata.io).

Every field comes from the record of its column (`graph.model.columns`), so the description cannot
say anything else than what is read and checked.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graph.errors import DataError, RequestError
from graph.io.cells import DATE, SLUG
from graph.io.checking import check_reading
from graph.io.records import Sheet
from graph.io.rows import TABLES
from graph.io.tables import read_tables
from graph.model.columns import PAY_TABLES, Column
from graph.model.graph import Graph, sources_of

_SHIPPED: Final = {
    "name": "careergraph-data",
    "title": "Career paths in the US health-information field",
    "description": "Careers, roles, credentials, certifying bodies and employers, what each "
    "requires, and who says so; data/README.md explains every table.",
    "licenses": [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International; data/LICENSE.md has the "
            "attributions of what was taken over",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ],
}
_TITLES: Final = {
    "nodes": "Careers, credentials, certifying bodies, employers and roles",
    "edges": "How they are related, and what each requires",
    "sources": "Pages and tables that the facts are from",
    "citations": "The source of each cell of the nodes",
    "titles": "Other job titles that people search for",
    **{f"pay_by_{by}": f"Pay and employment of occupations by {by}" for by in PAY_TABLES},
}
_TYPES: Final = {"integer": "integer", "number": "number"}
_PATTERNS: Final = {"id": SLUG.pattern, "date": DATE.pattern}
NO_LICENCE: Final = frozenset({"cited facts", "own work"})
"""Licences of sources from which nothing was taken over as a whole."""


def datapackage(folder: str | Path | None = None) -> dict[str, Any]:
    """Describe a data folder as a Frictionless Data Package with a Table Schema per table.

    Parameters
    ----------
    folder
        As for `load_graph`, but no ``.json``. Default: the shipped data.

    Returns
    -------
    dict
        Plain values, ready for ``json.dumps``: a resource for each table that is there, its columns
        in the order of the file, with type, meaning, allowed values, range, keys; and the sources
        whose licence asks for or allows more than citing. The shipped data also have title and
        licence.

    Raises
    ------
    DataError
        With every error of all files.
    RequestError
        For a ``.json``, which has no tables.
    """
    reading = read_tables(folder)
    if reading.file:
        msg = f"{reading.file} has no tables; a data package describes a folder or a .zip of tables"
        raise RequestError(msg)
    G, report = check_reading(reading, warn=False)
    if G is None:
        raise DataError(report)
    about = {"name": _name(Path(folder).resolve().stem)} if folder is not None else _SHIPPED
    there = {sheet.file for sheet in reading.sheets}
    found: dict[str, Any] = {"profile": "tabular-data-package", **about}
    if origins := _origins(G):
        found["sources"] = origins
    found["resources"] = [_resource(sheet, there) for sheet in reading.sheets]
    return found


def to_datapackage(found: Mapping[str, Any]) -> str:
    """Return a description as the text of ``datapackage.json``."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _name(folder: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folder.casefold()).strip("-") or "data"


def _origins(G: Graph) -> list[dict[str, str]]:
    """Return one entry for each publisher and licence of what was taken over as a whole."""
    pages: dict[str, set[str]] = defaultdict(set)
    for row in sources_of(G).values():
        licence = row.get("licence", "")
        if licence and licence not in NO_LICENCE:
            pages[f"{row.get('publisher', row['title'])} ({licence})"].add(row.get("url", ""))
    # Of several pages none stands for all.
    return [
        {"title": title} | ({"path": min(urls)} if len(urls) == 1 and any(urls) else {})
        for title, urls in sorted(pages.items())
    ]


def _resource(sheet: Sheet, there: Collection[str]) -> dict[str, Any]:
    name = sheet.file.removesuffix(".csv")
    columns = next(columns for file, columns, _ in TABLES if file == sheet.file)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": _TITLES[name],
        "path": sheet.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(columns, sheet.columns, there),
    }


def _schema(
    columns: Sequence[Column], header: Sequence[str], there: Collection[str]
) -> dict[str, Any]:
    known = {column.name: column for column in columns}
    own = {"type": "string", "description": "own column"}
    found: dict[str, Any] = {
        "fields": [
            _field(known[name]) if name in known else {"name": name, **own} for name in header
        ],
        "missingValues": [""],
    }
    if key := [column.name for column in columns if column.key]:
        found["primaryKey"] = key
    foreign = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in columns
        if column.name in header and column.refers and f"{column.refers}.csv" in there
    ]
    return found | ({"foreignKeys": foreign} if foreign else {})


def _field(column: Column) -> dict[str, Any]:
    kind = _TYPES.get(column.kind, "string")
    words = f"{column.meaning}; ; between the items" if column.kind == "list" else column.meaning
    rules: dict[str, Any] = {"required": True} if column.required else {}
    pattern = column.pattern or _PATTERNS.get(column.kind, "")
    if kind != "string":
        rules |= {"minimum": _plain(column.low), "maximum": _plain(column.high)}
    if column.allowed:
        rules["enum"] = [*column.allowed]
    if pattern:
        rules["pattern"] = f"{pattern}(;{pattern})*" if column.kind == "list" else pattern
    found = {"name": column.name, "type": kind, "description": words}
    return found | ({"constraints": rules} if rules else {})


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number
