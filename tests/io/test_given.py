"""Files that somebody hands over: read as they are called, refused in words."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from records import assert_same
from tiny import credential, role, tiny
from workbooks import workbook_of

from graph.io.checking import check_reading
from graph.io.csv_zip import to_csv_zip
from graph.io.given import VISIT, read_given, size
from graph.io.records import KEPT, Limits
from graph.model.graph import Graph

NODES = b"id,type,name\na,credential,A\nb,role,B\n"
EDGES = b"source,target,relation\na,b,required_for\n"


def told(*files: tuple[str, bytes], limits: Limits = VISIT) -> list[str]:
    G, report = check_reading(read_given(files, limits))
    assert (G is None) == bool(report.errors)
    return [str(each) for each in sorted(report.errors)]


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.csv", data)
    return target.getvalue()


def test_any_form_of_the_shipped_data_is_the_shipped_data(shipped: Graph) -> None:
    data = to_csv_zip(shipped)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tables = [(name, archive.read(name)) for name in archive.namelist()]
    for files in (tables, [("all.ZIP", data)]):
        reading = read_given(files)
        G, report = check_reading(reading)
        assert G is not None, report
        assert_same(shipped, G)
        assert size(reading)[0] == ("nodes.csv", len(G))


def test_a_workbook_is_taken_too() -> None:
    G = tiny(credential("a", cost=7.5), role("b"))
    found, _ = check_reading(read_given([("all.XLSX", workbook_of(G))]))
    assert found is not None
    assert_same(G, found)


def test_a_table_is_known_by_its_name_also_of_a_copy() -> None:
    for name in ("nodes.csv", "Nodes.CSV", "nodes (1).csv", "nodes - Copy.csv"):
        assert told((name, NODES), ("edges.csv", EDGES)) == []


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("nodes.csv", NODES)], "edges.csv:1: the file is missing; choose it together"),
        ([("roles.csv", NODES)], "'roles.csv' is no table; name the file nodes.csv, edges.csv"),
        ([("all.zip", NODES)], "all.zip:1: not a readable zip file"),
        ([("all.xlsx", NODES)], "all.xlsx:1: not a readable workbook"),
        ([("../../etc/passwd", NODES)], "'../../etc/passwd' is no table"),
        ([("nodes.csv", b"PK\x03\x04"), ("edges.csv", EDGES)], "nodes.csv:1: this is a zip"),
        ([("nodes.csv", b""), ("edges.csv", b"")], "edges.csv:1: the file is empty"),
    ],
)
def test_what_cannot_be_read_is_told(files: list[tuple[str, bytes]], words: str) -> None:
    found = told(*files)
    assert any(words in each for each in found), found


def test_the_file_chosen_last_counts() -> None:
    whole = ("all.zip", zipped(nodes=NODES, edges=EDGES))
    old = ("nodes.csv", NODES.replace(b"B", b"Old"))
    for files in ([old, whole], [old, whole, ("nodes (1).csv", NODES), ("edges.csv", EDGES)]):
        G, report = check_reading(read_given(files))
        assert G is not None
        assert G.nodes["b"]["name"] == "B"
        assert len(report.warnings) == len(files) // 2


def test_without_a_file_there_is_nothing() -> None:
    assert check_reading(read_given([]))[0] is None


def test_files_that_are_too_large_are_refused() -> None:
    few = Limits(max_bytes=1_000, max_rows=20, max_columns=5)
    big = NODES + b"c,role,C\n" * 200
    assert told(("nodes.csv", big), ("edges.csv", EDGES), limits=few) == [
        "nodes.csv and 1 more file:1: the files have more than 1,000 bytes"
    ]
    (found,) = told(("all.zip", zipped(nodes=big, edges=EDGES)), limits=few)[:1]
    assert "unpacked, the file has more than" in found
    rows = told(("nodes.csv", NODES + b"\n".join(b"c%d,role,C" % n for n in range(30))), limits=few)
    assert any("more than 20 rows; the rest is not read" in each for each in rows)
    columns = told(("nodes.csv", b"id,type,name,a,b,c\n"), ("edges.csv", EDGES), limits=few)
    assert "nodes.csv:1: 6 columns; at most 5 are allowed" in columns


@pytest.mark.slow
def test_endless_mistakes_take_little_memory_and_time() -> None:
    nodes = NODES.replace(b"name\n", b"name,level,cost_usd\n") + b"".join(
        b"c%d,rolle,,x,y\n" % number for number in range(5_000)
    )
    edges = EDGES + b"".join(b"n%d,m%d,required_for\n" % (n, n) for n in range(5_000))
    tracemalloc.start()
    _, report = check_reading(read_given([("nodes.csv", nodes), ("edges.csv", edges)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(report.errors) <= 3 * KEPT
    assert report.more > 20_000
    assert (
        sum("did you mean" in each.message for each in report.errors if "edges" in each.file) < 21
    )
    assert report.text().endswith(f"and {len(report.errors) - 100 + report.more} more")
    assert peak < 60_000_000
