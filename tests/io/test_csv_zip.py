"""A zip of the five tables: the same graph comes back, and a bad zip is told about."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from records import FORBIDDEN, HOSTILE, assert_same, graphs, with_label
from tiny import credential, tiny

import graph
from graph.cli.main import main
from graph.io.csv_zip import to_csv_zip
from graph.io.records import Limits
from graph.io.rows import TABLES
from graph.model.graph import Graph

NODES = b"id,type,name\na,credential,A\nb,role,B\n"
EDGES = b"source,target,relation\na,b,required_for\n"


def packed(path: Path, members: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return path


def errors(path: Path, limits: Limits | None = None) -> list[str]:
    G, report = graph.check_folder(path, limits=limits)
    assert (G is None) == bool(report.errors)
    return [str(finding) for finding in sorted(report.errors)]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("zip") / "facts.zip"


def test_the_shipped_data_come_back(shipped: Graph, place: Path) -> None:
    data = to_csv_zip(shipped)
    place.write_bytes(data)
    back = graph.load_graph(place)
    assert_same(shipped, back)
    assert to_csv_zip(back) == data


def test_unpacked_it_is_a_data_folder(shipped: Graph, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(to_csv_zip(shipped))) as archive:
        assert archive.testzip() is None
        assert [(each.filename, each.date_time) for each in archive.infolist()] == [
            (name, (1980, 1, 1, 0, 0, 0)) for name, _, _ in TABLES
        ]
        archive.extractall(tmp_path)
    assert_same(shipped, graph.load_graph(tmp_path))


@given(G=graphs())
def test_any_graph_comes_back(G: Graph, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = to_csv_zip(G)
    place = tmp_path_factory.getbasetemp() / "any.zip"
    place.write_bytes(data)
    back = graph.load_graph(place)
    assert_same(G, back)
    assert to_csv_zip(back) == data == to_csv_zip(G)


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_comes_back(label: str, place: Path) -> None:
    G = with_label(label)
    place.write_bytes(to_csv_zip(G))
    assert_same(G, graph.load_graph(place))


@pytest.mark.parametrize("label", [each for each in FORBIDDEN if each != "\ufffe"])
def test_a_forbidden_character_is_told_with_its_line(label: str, place: Path) -> None:
    place.write_bytes(to_csv_zip(with_label(label)))
    assert errors(place)[0].startswith(("edges.csv:2:", "nodes.csv:"))


def test_without_provenance_there_are_two_tables(place: Path) -> None:
    place.write_bytes(to_csv_zip(tiny(credential("a", cost=7.5))))
    with zipfile.ZipFile(place) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
    assert graph.check_folder(place)[1].errors == []


def test_a_mistake_is_told_with_table_line_and_column(place: Path) -> None:
    bad = NODES + b"c,rolle,C\n"
    packed(place, [("nodes.csv", bad), ("edges.csv", EDGES + b"a,x,required_for\n")])
    assert [line.split(" ", 2)[:2] for line in errors(place)] == [
        ["edges.csv:3:", "target:"],
        ["nodes.csv:4:", "type:"],
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_other_files_are_left_alone_and_told(place: Path, method: int) -> None:
    others = ["../nodes.csv", "/etc/passwd", "README.md", "data/edges.csv", "__MACOSX/._a"]
    members = [("nodes.csv", NODES), ("edges.csv", EDGES), *((name, b"x") for name in others)]
    G, report = graph.check_folder(packed(place, members, method))
    assert G is not None
    (told,) = (each for each in report.warnings if each.file == place.name)
    assert str(told).startswith("facts.zip:1: not read: '../nodes.csv', '/etc/passwd', 'README.md'")
    assert "and 2 more" in told.message
    assert sorted(each.name for each in place.parent.iterdir()) == [place.name]


def test_tables_in_the_only_folder_of_the_zip_are_read(place: Path) -> None:
    packed(
        place,
        [("data/", b""), ("data/nodes.csv", NODES), ("data/edges.csv", EDGES), ("__MACOSX/a", b"")],
    )
    G, report = graph.check_folder(place)
    assert G is not None
    assert [each.message for each in report.warnings] == [
        "the tables are in a folder of the zip, 'data/'; they are read there"
    ]


@pytest.mark.parametrize("folder", ["../", "/etc/", "a/", "__MACOSX/"])
def test_tables_in_odd_folders_of_the_zip_are_missing(place: Path, folder: str) -> None:
    members = [(f"{folder}nodes.csv", NODES), (f"{folder}edges.csv", EDGES)]
    packed(place, [*members, ("b/nodes.csv", NODES)] if folder == "a/" else members)
    assert errors(place) == [
        "edges.csv:1: the file is missing from the top of the zip",
        "nodes.csv:1: the file is missing from the top of the zip",
    ]


def test_the_tables_of_a_zip_share_one_limit(place: Path) -> None:
    packed(place, [("nodes.csv", NODES), ("edges.csv", EDGES)], zipfile.ZIP_DEFLATED)
    limit = 2_000
    assert errors(place, Limits(max_bytes=limit)) == []
    big = NODES + b"c,role,C\n" * limit
    packed(place, [("nodes.csv", big), ("edges.csv", EDGES)], zipfile.ZIP_DEFLATED)
    assert any("unpacked, the file has more than" in each for each in errors(place, Limits(limit)))


def test_a_zip_of_very_many_files_is_refused(place: Path) -> None:
    packed(place, [(f"{number}.csv", b"") for number in range(1_001)])
    assert errors(place) == ["facts.zip:1: the zip holds 1,001 files; at most 1,000"]


def test_a_zip_of_a_later_version_is_told(place: Path) -> None:
    data = bytearray(to_csv_zip(tiny(credential("a"))))
    at = data.index(b"PK\x01\x02")
    data[at + 6] = 75  # the version of the format that is needed to read it, in tenths
    place.write_bytes(data)
    assert errors(place) == ["facts.zip:1: not a readable zip file: zip file version 7.5"]


def test_what_is_no_zip_is_told(place: Path, tmp_path: Path) -> None:
    assert errors(place) == ["facts.zip:1: the file is missing"]
    place.write_bytes(b"id,type,name\n")
    assert errors(place)[0].startswith("facts.zip:1: not a readable zip file")
    whole = to_csv_zip(tiny(credential("a")))
    for cut in (10, len(whole) // 2, len(whole) - 5):
        place.write_bytes(whole[:cut])
        assert len(errors(place)) == 1
    other = tmp_path / "facts.ods"
    other.write_bytes(whole)
    assert errors(other) == [
        "facts.ods:1: neither a folder of tables nor a .zip, .xlsx or .json file"
    ]


@pytest.mark.parametrize("position", range(30, 230, 7))
def test_a_damaged_zip_never_crashes(place: Path, position: int) -> None:
    data = bytearray(to_csv_zip(with_label("A")))
    data[position] ^= 0xFF
    place.write_bytes(data)
    assert errors(place)


def test_a_bomb_is_not_unpacked(place: Path) -> None:
    zeros = b"id,type,name\n" + b"0" * 5_000_000
    packed(place, [("nodes.csv", zeros), ("edges.csv", EDGES)], zipfile.ZIP_DEFLATED)
    assert place.stat().st_size < 20_000
    found = errors(place, Limits(max_bytes=20_000))
    assert found == ["nodes.csv:1: unpacked, the file has more than 20,000 bytes"]
    assert "at most 10 are read" in errors(place, Limits(max_bytes=10))[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_table_twice_encrypted_or_oddly_packed_is_an_error(place: Path) -> None:
    packed(place, [("nodes.csv", NODES), ("nodes.csv", NODES), ("edges.csv", EDGES)])
    assert errors(place) == ["nodes.csv:1: the zip contains this file 2 times"]
    data = bytearray(to_csv_zip(tiny(credential("a"))))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    place.write_bytes(data)
    assert "nodes.csv:1: encrypted" in errors(place)[0]
    packed(place, [("nodes.csv", NODES), ("edges.csv", EDGES)], zipfile.ZIP_BZIP2)
    assert all("compressed in an unsupported way" in line for line in errors(place))


def test_the_command_line_takes_one_file(
    place: Path, shipped: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    place.write_bytes(to_csv_zip(shipped))
    assert main(["show", "ahima-rhia", "--data", str(place)]) == 0
    assert "RHIA" in capsys.readouterr().out
    packed(place, [("nodes.csv", NODES + b"c,rolle,C\n"), ("edges.csv", EDGES)])
    assert main(["validate", "--data", str(place)]) == 2
    assert "nodes.csv:4: type: 'rolle' is unknown" in capsys.readouterr().out


def test_a_folder_may_be_called_like_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "my.zip"
    folder.mkdir()
    (folder / "nodes.csv").write_bytes(NODES)
    (folder / "edges.csv").write_bytes(EDGES)
    assert sorted(graph.load_graph(folder)) == ["a", "b"]
