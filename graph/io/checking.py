"""Turn sheets into a graph, or into a report of every problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from graph.errors import DataError, Finding, Report
from graph.io.cells import CellError, parse_cell
from graph.io.records import KEPT, Sheet
from graph.io.rows import TABLES
from graph.model import validate
from graph.model.columns import PAY_TABLES
from graph.model.graph import Graph, build_graph
from graph.model.validate import Row, Tables


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a folder or file: a sheet per table that exists or is required.

    `outer` has the findings about the file that holds the tables. If they are not files themselves,
    findings in them name that `file`; if they are the sheets of a workbook (`workbook`), the sheet.
    """

    sheets: Sequence[Sheet]
    outer: Sheet
    file: str = ""
    workbook: bool = False


def graph_of(reading: Reading) -> Graph:
    """Return the graph of what was read, or raise a `DataError` with every error.

    Warnings, which take longer, are not looked for.
    """
    G, report = check_reading(reading, warn=False)
    if G is None:
        raise DataError(report)
    return G


def check_reading(reading: Reading, *, warn: bool = True) -> tuple[Graph | None, Report]:
    """Check what was read; the graph is None when there are errors."""
    found = Report([*reading.outer.errors], [*reading.outer.warnings], reading.outer.more)
    rows = {sheet.file: _parse(sheet) for sheet in reading.sheets}
    report = Report()
    for sheet in reading.sheets:
        report.errors += sheet.errors
        report.warnings += sheet.warnings
        found.more += sheet.more
    G = None
    if rows:
        tables = Tables(
            rows["nodes.csv"],
            rows["edges.csv"],
            rows.get("sources.csv"),
            rows.get("citations.csv"),
            rows.get("titles.csv"),
            {by: rows.get(f"pay_by_{by}.csv", []) for by in PAY_TABLES},
            broken_nodes=frozenset(each.get("id") for each in reading.sheets[0].broken),
            nodes_complete=reading.sheets[0].complete,
        )
        found.more += _first(validate.errors(tables), report.errors)
        if not report.errors and not found.errors:
            values = {
                name.removesuffix(".csv"): [row.values for row in rows.get(name, ())]
                for name, *_ in TABLES
            }
            G = build_graph(**values)
            if warn:
                found.more += _first(validate.warnings(G, tables), report.warnings)
    found.errors += _placed(report.errors, reading)
    found.warnings += _placed(report.warnings, reading)
    return G, found


def _first(findings: Iterable[Finding], kept: list[Finding]) -> int:
    """Keep the first findings, and count the others."""
    more = 0
    for number, each in enumerate(findings):
        if number < KEPT:
            kept.append(each)
        else:
            more += 1
    return more


def _placed(findings: Iterable[Finding], reading: Reading) -> Iterable[Finding]:
    """Yield findings that name the place a person knows: file, or sheet of a workbook."""
    for finding in findings:
        file, message = finding.file, finding.message
        if reading.file or reading.workbook:
            file = reading.file or f"sheet {file.removesuffix('.csv')}"
            for name, *_ in TABLES:
                message = message.replace(name, name.removesuffix(".csv"))
        yield replace(finding, file=file, message=message)


def _parse(sheet: Sheet) -> list[Row]:
    columns = next(columns for name, columns, _ in TABLES if name == sheet.file)
    # The same words stand in many rows; each is read once.
    known = {column.name: cache(partial(parse_cell, column)) for column in columns}
    required = [column.name for column in columns if column.required]
    rows: list[Row] = []
    for record in sheet.records:
        values: dict[str, object] = {}
        for name in required:
            if name not in record.values:
                sheet.error("empty; this column needs a value", record.line, name)
        for name, cell in record.values.items():
            parse = known.get(name)
            try:
                values[name] = parse(cell) if parse else cell
            except CellError as error:
                sheet.error(str(error), record.line, name)
        rows.append(Row(sheet.file, record.line, values))
    return rows
