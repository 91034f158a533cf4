"""A workbook of the tables: the same graph comes back, and a bad workbook is told about."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from records import assert_same
from workbooks import workbook, workbook_of

import graph
from graph.io.records import Limits
from graph.model.graph import Graph

NODES: list[list[Any]] = [["id", "type", "name", "cost_usd"]]
NODES += [["a", "credential", "A", 7.5], ["b", "role", "B", None]]
EDGES: list[list[Any]] = [["source", "target", "relation", "as_of"]]
EDGES += [["a", "b", "required_for", None]]
SMALL = Limits(max_bytes=200_000, max_rows=50, max_columns=20)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "facts.xlsx"


def told(place: Path, data: bytes, limits: Limits | None = None) -> list[str]:
    place.write_bytes(data)
    G, report = graph.check_folder(place, limits=limits)
    assert (G is None) == bool(report.errors)
    return [str(each) for each in sorted(report.errors)]


def test_the_shipped_data_come_back(shipped: Graph, place: Path) -> None:
    place.write_bytes(workbook_of(shipped))
    assert_same(shipped, graph.load_graph(place))


def test_cells_of_a_spreadsheet_are_read_as_the_tables_have_them(place: Path) -> None:
    edges = [*EDGES, ["a", "b", "recommended_for", date(2026, 11, 5)]]
    edges += [["b", "a", "required_for", datetime(2025, 3, 1)]]  # noqa: DTZ001 - as in a cell
    nodes: list[list[Any]] = [["id", "type", "name", "cost_usd", "own"]]
    nodes += [["a", "credential", "A", 12.0, True]]
    assert told(place, workbook({"Nodes": [*nodes, [*NODES[2]]], "edges.csv": edges})) == []
    G = graph.load_graph(place)
    assert G.nodes["a"]["cost_usd"] == 12
    assert G.nodes["a"]["own"] == "TRUE"
    dates = {data.get("as_of") for *_, data in G.edges(data=True)}
    assert dates == {None, "2026-11-05", "2025-03-01"}


def test_a_mistake_is_told_with_sheet_row_and_column(place: Path) -> None:
    nodes = [*NODES, [], ["c", "rolle", "C", "51,140"]]
    edges = [*EDGES, ["a", "x", "required_for", None]]
    found = told(place, workbook({"nodes": nodes, "edges": edges, "notes": [["x"]]}))
    assert found[0].startswith("sheet edges:3: target: no node 'x' in nodes")
    assert "nodes.csv" not in found[0]
    assert found[1] == ("sheet nodes:5: cost_usd: '51,140' is not a plain number; write 51140")
    assert found[2].startswith("sheet nodes:5: type: 'rolle' is unknown; did you mean 'role'?")
    (other,) = graph.validate(place).warnings
    assert other.message.startswith("not read: 'notes'; only sheets named nodes, edges")


def test_a_workbook_without_a_table_is_told(place: Path) -> None:
    found = told(place, workbook({"nodes": NODES}))
    assert found == ["sheet edges:1: the workbook has no sheet of this name"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"id,type,name\n",
        b"\xd0\xcf\x11\xe0",
        *[workbook({"nodes": NODES, "edges": EDGES})[:size] for size in (100, 2_000)],
    ],
)
def test_what_is_no_workbook_is_told(place: Path, data: bytes) -> None:
    (found,) = told(place, data)
    assert found.startswith("facts.xlsx:1: not a readable workbook; save it again as .xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("text", [b"", b"<worksheet", b"\0\1\2", b"<a><b/></a>"])
def test_a_workbook_with_a_damaged_part_is_told(place: Path, part: str, text: bytes) -> None:
    place.write_bytes(workbook({"nodes": NODES, "edges": EDGES}))
    assert any(told(place, changed(place.read_bytes(), part, text)))


def test_an_entity_is_not_multiplied(place: Path) -> None:
    entities = "".join(f'<!ENTITY e{each} "{f"&e{each - 1};" * 10}">' for each in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]><sst><si><t>&e9;</t></si></sst>'
    data = workbook({"nodes": NODES, "edges": EDGES})
    for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        told(place, changed(data, part, bomb.encode()))


def test_a_workbook_that_grows_is_refused(place: Path) -> None:
    data = workbook({"nodes": NODES, "edges": EDGES})
    big = changed(data, "xl/media/picture.png", b"0" * 900_000)
    assert len(big) < SMALL.max_bytes
    assert told(place, big, SMALL) == [
        "facts.xlsx:1: unpacked, the workbook has more than 800,000 bytes"
    ]


def test_a_cell_far_away_costs_nothing(place: Path) -> None:
    data = workbook({"nodes": NODES, "edges": EDGES})
    for at, words in (("C1048576", "more than 50 rows"), ("XFD9", "to the right of column 20")):
        row = at.lstrip("XFDC")
        cell = f'<row r="{row}"><c r="{at}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        far = changed(
            data, "xl/worksheets/sheet1.xml", sheet.replace("</sheetData>", cell).encode()
        )
        (found,) = told(place, far, SMALL)
        assert found.startswith(f"sheet nodes:{min(int(row), 52)}:")
        assert words in found


def changed(data: bytes, part: str, text: bytes) -> bytes:
    """Return a workbook with another part."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return target.getvalue()
