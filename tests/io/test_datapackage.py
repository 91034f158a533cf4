"""The description of a data folder as a Frictionless Data Package."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.cli.main import BAD_INPUT, main
from graph.io.csv_zip import to_csv_zip
from graph.io.node_link import to_node_link
from graph.io.rows import TABLES
from graph.io.tables import shipped as shipped_path
from graph.model.graph import Graph

DATA = shipped_path("data")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def broken(field: dict[str, Any], cell: str) -> str:
    """Return which rule of a field a cell breaks, by the words of Table Schema alone."""
    rules = field.get("constraints", {})
    if not cell:
        return "required" if rules.get("required") else ""
    if field["type"] in {"integer", "number"}:
        number = int(cell) if field["type"] == "integer" else float(cell)
        return "" if rules["minimum"] <= number <= rules["maximum"] else "range"
    if "enum" in rules and cell not in rules["enum"]:
        return "enum"
    return "" if re.fullmatch(rules.get("pattern", "(?s:.*)"), cell) else "pattern"


def test_the_shipped_description_is_what_the_command_makes(tmp_path: Path) -> None:
    made = tmp_path / "datapackage.json"
    assert main(["datapackage", "-o", str(made)]) == 0
    told = "write it anew: careergraph datapackage -o data/datapackage.json"
    assert made.read_text(encoding="utf-8") == (DATA / "datapackage.json").read_text("utf-8"), told


def test_the_shipped_tables_keep_what_it_says() -> None:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    tables = {each["name"]: rows(DATA / each["path"]) for each in package["resources"]}
    assert set(tables) == {file.removesuffix(".csv") for file, _, _ in TABLES}
    for resource in package["resources"]:
        schema, table = resource["schema"], tables[resource["name"]]
        fields = {field["name"]: field for field in schema["fields"]}
        assert [*fields] == [*table[0]]
        for number, row in enumerate(table, start=2):
            for name, cell in row.items():
                assert not broken(fields[name], cell), (resource["path"], number, name, cell)
        if key := schema.get("primaryKey"):
            assert len({tuple(row[name] for name in key) for row in table}) == len(table)
        for foreign in schema.get("foreignKeys", ()):
            known = {row["id"] for row in tables[foreign["reference"]["resource"]]}
            used = {row[foreign["fields"]] for row in table} - {""}
            assert used <= known, (resource["path"], foreign)


def test_every_field_has_the_words_of_its_column() -> None:
    found = graph.datapackage()
    assert found["licenses"][0]["name"] == "CC-BY-4.0"
    for resource, (_, columns, _) in zip(found["resources"], TABLES, strict=True):
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert set(fields) == {column.name for column in columns}
        for column in columns:
            field = fields[column.name]
            assert field["description"].startswith(column.meaning)
            rules = field.get("constraints", {})
            assert rules.get("required", False) == column.required
            assert rules.get("enum", []) == [*column.allowed]
            if column.kind in {"integer", "number"}:
                assert (rules["minimum"], rules["maximum"]) == (column.low, column.high)


def test_the_licence_of_the_data_credits_what_was_taken_over() -> None:
    words = (DATA / "LICENSE.md").read_text(encoding="utf-8")
    for each in ("CC BY 4.0", "O*NET 29.3", "O*NET 27.0", "Bureau of Labor Statistics", "MIT"):
        assert each in words
    titles = [each["title"] for each in graph.datapackage()["sources"]]
    assert any("Bureau of Labor Statistics (public domain)" in each for each in titles)
    assert not any("cited facts" in each for each in titles)


def test_a_folder_of_ones_own_has_its_own_columns_and_no_licence(tmp_path: Path) -> None:
    folder = tmp_path / "My Data"
    folder.mkdir()
    (folder / "nodes.csv").write_text("name,colour,id,type\nA,red,a,role\nB,,b,role\n")
    (folder / "edges.csv").write_text("source,target,relation,reference\na,b,advances_to,x\n")
    found = graph.datapackage(folder)
    assert found["name"] == "my-data"
    assert not {"licenses", "title", "sources"} & set(found)
    nodes, edges = (each["schema"] for each in found["resources"])
    assert [each["name"] for each in nodes["fields"]] == ["name", "colour", "id", "type"]
    assert nodes["fields"][1] == {"name": "colour", "type": "string", "description": "own column"}
    # There is no sources.csv for a reference to be in.
    assert [each["fields"] for each in edges["foreignKeys"]] == ["source", "target"]


def test_a_zip_is_described_like_its_folder(shipped: Graph, tmp_path: Path) -> None:
    path = tmp_path / "tables.zip"
    path.write_bytes(to_csv_zip(shipped))
    found = graph.datapackage(path)
    assert [each["path"] for each in found["resources"]] == [file for file, _, _ in TABLES]


def test_what_cannot_be_described_is_refused(shipped: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(to_node_link(shipped))
    with pytest.raises(graph.RequestError, match="has no tables"):
        graph.datapackage(path)
    (tmp_path / "nodes.csv").write_text("id,type,name\na,thing,A\n")
    (tmp_path / "edges.csv").write_text("source,target,relation\n")
    with pytest.raises(graph.DataError, match="'thing' is unknown"):
        graph.datapackage(tmp_path)
    assert main(["datapackage", "--data", str(tmp_path)]) == BAD_INPUT


def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["datapackage"]) == 0
    assert json.loads(capsys.readouterr().out) == graph.datapackage()
    assert main(["datapackage", "-o", str(tmp_path / "p.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == graph.datapackage()
