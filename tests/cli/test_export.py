"""``careergraph export``: every view in every format, opened by a reader of that format."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from graph.cli.main import main
from graph.export.publish.formats import FORMATS
from graph.export.publish.write import save
from graph.io.tables import load_graph
from graph.model.graph import Graph, citations_of, sources_of

TARGET = "director-of-medical-records"
PLAN = ("plan", TARGET, "--hold", "edu-cert-coding", "--objective", "calendar")
VIEWS = {
    "map": ("map", "--focus", "RHIA"),
    "route": ("route", "edu-cert-coding", TARGET),
    "plan": PLAN,
    "compare": ("compare", "RHIT", "RHIA"),
    "reach": ("reach", "--hold", "edu-hs", "--max-months", "6"),
}


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def export(folder: Path, *words: str, endings: tuple[str, ...] = tuple(FORMATS)) -> list[Path]:
    paths = [folder / f"view{ending}" for ending in endings]
    outputs = [word for path in paths for word in ("-o", str(path))]
    assert main(["export", *words, *outputs]) == 0
    return paths


def words_of(path: Path) -> str:
    """Return the words a reader of the format finds in a file."""
    match path.suffix:
        case ".pptx":
            show = Presentation(str(path))
            frames = [s.text_frame.text for p in show.slides for s in p.shapes if s.has_text_frame]
            return " ".join(frames)
        case ".pdf":
            return " ".join(page.extract_text() for page in PdfReader(path).pages)
        case ".svg" | ".graphml" | ".gexf":
            root = ET.parse(path).getroot()  # noqa: S314 - our own file
            texts = [text for each in root.iter() for text in each.itertext()]
            return " ".join([*texts, *(v for each in root.iter() for v in each.attrib.values())])
        case ".png":
            with Image.open(path) as picture:
                assert picture.size[0] >= 1900
                assert len(picture.convert("RGB").getcolors(maxcolors=1 << 24) or ()) > 5
            return ""
        case ".json" | ".jsonld":
            return json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        case _:
            return path.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_view_in_every_format(view: str, tmp_path: Path, shipped: Graph) -> None:
    del shipped  # its absence would fail every one of these anew
    expected = {"reach": "High school", "compare": "RHIT"}.get(view, "RHIA")
    expected = {"route": "Director"}.get(view, expected)
    for path in export(tmp_path, *VIEWS[view]):
        found = " ".join(words_of(path).split())
        listed = path.suffix != ".png" and not path.name.endswith(".losses.csv")
        assert expected in found or not listed, path.name
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(f"view{e}" for e in FORMATS)


@pytest.mark.slow
def test_the_same_command_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(tmp_path, *PLAN)]
    again = [path.read_bytes() for path in export(tmp_path, *PLAN)]
    for ending, one, other in zip(FORMATS, first, again, strict=True):
        assert one == other, ending


def test_the_page_of_the_whole_map_is_small_enough_to_send(tmp_path: Path) -> None:
    (page,) = export(tmp_path, "map", endings=(".html",))
    assert page.stat().st_size < 1_200_000


def test_your_own_data_is_exported(tmp_path: Path) -> None:
    (tables,) = export(tmp_path, "map", endings=(".csv.zip",))
    (again,) = export(tmp_path, "map", "--data", str(tables), endings=(".json",))
    assert len(load_graph(again)) == len(load_graph(tables))


@pytest.mark.slow
def test_the_whole_map_loads_again_equal(tmp_path: Path, shipped: Graph) -> None:
    tables, node_link, graphml, gexf = export(
        tmp_path, "map", endings=(".csv.zip", ".json", ".graphml", ".gexf")
    )
    for path in (tables, node_link):
        again = load_graph(path)
        assert nx.utils.graphs_equal(again, shipped)
        assert citations_of(again) == citations_of(shipped)
        assert sources_of(again) == sources_of(shipped)
        assert main(["validate", "--data", str(path), "--strict"]) == 0
    for found in (nx.read_graphml(graphml), nx.read_gexf(gexf)):
        assert set(found) == set(shipped)
        assert found.number_of_edges() == shipped.number_of_edges()


def test_what_ctdl_cannot_say_is_told_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, losses = export(tmp_path, *PLAN, endings=(".jsonld", ".losses.csv"))
    rows = losses.read_text(encoding="utf-8").splitlines()
    head, *lines = capsys.readouterr().err.splitlines()
    assert rows[0] == "node,what,why,kept"
    assert f"{len(rows) - 1:,} facts" in head
    left_out = sum(row.endswith(",") for row in rows[1:])
    assert sum(int(line.split()[2].replace(",", "")) for line in lines) == left_out > 0


def test_pages_themes_papers_and_titles(tmp_path: Path) -> None:
    words = (*PLAN, "--title", "My <way> & more", "--theme", "dark", "--size", "a4", "--scale", "1")
    svg, png, pdf = export(tmp_path, *words, "--page", "2", endings=(".svg", ".png", ".pdf"))
    assert "My <way> & more: what rests on what" in words_of(svg)
    with Image.open(png) as picture:
        assert picture.size == (842, 595)
        corner = picture.convert("RGB").getpixel((1, 1))
        assert isinstance(corner, tuple)
        assert max(corner) < 60
    box = PdfReader(pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (("map", "-o", "view.doc"), 2, "use .html, "),
        (("map", "-o", "view"), 2, "use .html, "),
        (("map", "-o", ".svg"), 2, "use .html, "),
        (("map", "--focus", "no such thing", "-o", "a.svg"), 2, "no such thing"),
        (("map", "--show", "ladder", "-o", "a.svg"), 2, "--focus"),
        (("map", "--type", "role", "--level", "9", "-o", "a.svg"), 2, "filters"),
        ((*PLAN, "--page", "40", "-o", "a.svg"), 2, "choose 1 to"),
        ((*PLAN, "--scale", "500", "-o", "a.png"), 2, "pixels"),
        ((*PLAN, "--max-months", "2", "-o", "a.svg"), 3, "limit on time is too low"),
        (("route", TARGET, "edu-hs", "-o", "a.svg"), 3, "edu-hs"),
        (("reach", "--hold", "edu-hs", "--max-months", "0", "--max-credential-level", "0",
          "--avoid", "medical-records-clerk", "-o", "a.svg"), 0, ""),
        (("plan", TARGET), 2, "-o"),
        (("nothing", "-o", "a.svg"), 2, "invalid choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_leaves_no_file(
    words: tuple[str, ...],
    code: int,
    expected: str,
    in_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        found = main(["export", *words])
    except SystemExit as stop:
        found = int(str(stop.code))
    assert found == code
    assert expected in capsys.readouterr().err
    assert bool(list(in_folder.iterdir())) == (code == 0)


@pytest.mark.parametrize("view", list(VIEWS))
def test_the_examples_of_the_help_work(
    view: str,
    in_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        main(["export", view, "--help"])
    _, _, example = capsys.readouterr().out.partition("  careergraph ")
    assert main(example.split()) == 0
    assert list(in_folder.iterdir())


@pytest.mark.parametrize("seconds", ["soon", "1e400", "9" * 30])
def test_a_day_that_is_none_is_bad_input(
    seconds: str,
    in_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert main(["export", "compare", "RHIT", "RHIA", "-o", "a.svg"]) == 2
    assert "must be whole seconds" in capsys.readouterr().err
    assert list(in_folder.iterdir()) == []


def test_files_are_replaced_all_or_none(tmp_path: Path) -> None:
    old, new = tmp_path / "old.svg", tmp_path / "new.svg"
    old.write_bytes(b"before")
    old.chmod(0o600)
    with pytest.raises(OSError, match="nowhere"):
        save({old: b"after", tmp_path / "nowhere" / "a.svg": b"after"})
    assert old.read_bytes() == b"before"
    save({old: b"after", new: io.BytesIO(b"fresh").getvalue()})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"fresh")
    assert old.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new.svg", "old.svg"]
