"""Workbooks for tests only."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from graph.io.rows import TABLES, rows_of
from graph.model.graph import Graph


def workbook(sheets: Mapping[str, Iterable[Sequence[Any]]]) -> bytes:
    """Return an .xlsx file with sheets of rows."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def workbook_of(G: Graph) -> bytes:
    """Return the tables of a graph as a workbook."""
    tables = rows_of(G)
    sheets: dict[str, list[list[Any]]] = {}
    for file, columns, _ in TABLES:
        names = [column.name for column in columns]
        rows = [[row.get(name) for name in names] for row in tables[file]]
        sheets[file.removesuffix(".csv")] = [names, *rows]
    return workbook(sheets)
