"""A relation is one record: a made-up one is known everywhere once it is in the list."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.cli.main import main
from graph.drawing.decks.maps import network_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.drawing.style import legend
from graph.export.publish.documents import shown_map
from graph.export.publish.formats import FORMATS, Document
from graph.export.svg import svg
from graph.io.ctdl.terms import node_iri
from graph.io.tables import check_folder, load_graph
from graph.model.graph import Graph
from graph.model.relations import RELATIONS, Ctdl, LineStyle, Relation
from graph.ui.components.free_network import network_page

MENTORS = Relation(
    name="mentors",
    sources=frozenset({"role"}),
    targets=frozenset({"role"}),
    meaning="teaches on the job",
    outgoing="mentor of",
    incoming="mentored by",
    line=LineStyle("mentors", 1.2, (1, 3)),
    ctdl=Ctdl(lacks="CTDL has no mentors"),
    involves=True,
    compared="incoming",
)
NODES = """\
id,type,name,level
lead,role,Lead,4
coder,role,Coder,2
clerk,role,Clerk,1
him,career,HIM,
"""
EDGES = """\
source,target,relation
lead,coder,mentors
him,lead,includes
clerk,coder,advances_to
"""
EVERYTHING = ExploreChoice(show="everything", links=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(RELATIONS, "mentors", MENTORS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    return tmp_path


@pytest.fixture
def G(folder: Path) -> Graph:
    return load_graph(folder)


def document(G: Graph) -> Document:
    return shown_map(G, EVERYTHING, select(G, EVERYTHING), Look("2026-11-23"))


def written(shown: Document, ending: str) -> bytes:
    return FORMATS[ending].write(shown)


def ctdl(G: Graph, node: str) -> Any:
    resources = json.loads(written(document(G), ".jsonld"))["@graph"]
    return next(each for each in resources if each["@id"] == node_iri(node))


def test_every_relation_has_its_own_name_words_and_place() -> None:
    assert all(name == each.name for name, each in RELATIONS.items())
    headings = [each.incoming for each in RELATIONS.values()]
    headings += [each.outgoing for each in RELATIONS.values()]
    assert len(set(headings)) == len(headings)
    assert [each.name for each in RELATIONS.values() if each.promotion] == ["advances_to"]


def test_without_the_record_the_data_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    _, report = check_folder(tmp_path)
    (error,) = report.errors
    assert "'mentors' is unknown" in error.message


def test_it_is_read_and_its_ends_are_checked(folder: Path) -> None:
    assert check_folder(folder)[1].errors == []
    (folder / "edges.csv").write_text(EDGES + "him,coder,mentors\n")
    (error,) = check_folder(folder)[1].errors
    assert (error.line, error.column) == (5, "source")
    assert error.message == "'him' is a career; the source of mentors must be a role"


def test_show_and_compare_say_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ("--data", str(folder))
    assert main(["show", "coder", *where]) == 0
    assert "mentored by: Lead\n" in capsys.readouterr().out
    assert main(["show", "lead", *where]) == 0
    assert "mentor of: Coder\n" in capsys.readouterr().out
    assert main(["compare", "coder", "clerk", "--json", *where]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert {"label": "mentored by", "values": ["Lead", ""], "same": False} in lines


def test_no_route_follows_it(folder: Path) -> None:
    assert main(["route", "lead", "coder", "--data", str(folder)]) == 3
    assert main(["route", "clerk", "coder", "--data", str(folder)]) == 0


def test_the_map_draws_it_and_explains_its_line(G: Graph) -> None:
    (scene,) = network_deck(G, EVERYTHING, select(G, EVERYTHING), Look("2026-11-23")).scenes
    (line,) = [each for each in scene.lines if (each.source, each.target) == ("lead", "coder")]
    assert (line.width, line.dash, line.name) == (1.2, (1, 3), "Lead mentors Coder")
    assert any("mentors" in text.lines for text in scene.texts)
    assert [(stroke.width, stroke.dash) for stroke in scene.strokes if stroke.arrow] == [
        (each.width, each.dash)
        for each in legend({each.line for each in RELATIONS.values()})
        if each.word in {"promotion", "belongs to, issues, hires", "mentors"}
    ]
    assert b"mentors" in svg(scene)


def test_the_network_of_the_app_explains_its_line(G: Graph) -> None:
    (scene,) = network_deck(G, EVERYTHING, select(G, EVERYTHING), Look("", "screen")).scenes
    assert '"title":"Lead mentors Coder"' in network_page(scene).replace('": "', '":"')


def test_graph_formats_hold_it(G: Graph) -> None:
    found = nx.read_graphml(io.BytesIO(written(document(G), ".graphml")))
    assert ("lead", "coder", "mentors") in set(found.edges(data="relation"))
    rows = json.loads(written(document(G), ".json"))["edges"]
    assert any((row["source"], row["relation"]) == ("lead", "mentors") for row in rows)
    with zipfile.ZipFile(io.BytesIO(written(document(G), ".csv.zip"))) as tables:
        edges = csv.DictReader(tables.read("edges.csv").decode().splitlines())
    assert any((row["source"], row["relation"]) == ("lead", "mentors") for row in edges)


def test_ctdl_keeps_it_and_reports_it(G: Graph) -> None:
    assert ctdl(G, "lead")["cg:mentors"] == [node_iri("coder")]
    assert json.loads(written(document(G), ".jsonld"))["@context"]["cg:mentors"] == {"@type": "@id"}
    losses = csv.DictReader(written(document(G), ".losses.csv").decode().splitlines())
    lost = {"node": "lead", "what": "mentors", "why": "CTDL has no mentors", "kept": "cg:mentors"}
    assert lost in list(losses)


@pytest.mark.parametrize(
    ("on", "node", "other"), [("source", "lead", "coder"), ("target", "coder", "lead")]
)
def test_ctdl_says_it_where_there_is_a_term(
    folder: Path, monkeypatch: pytest.MonkeyPatch, on: Any, node: str, other: str
) -> None:
    known = replace(MENTORS, ctdl=Ctdl(("isMentored",), on))
    monkeypatch.setitem(RELATIONS, "mentors", known)
    G = load_graph(folder)
    assert ctdl(G, node)["ceterms:isMentored"] == [node_iri(other)]
    assert "cg:mentors" not in ctdl(G, "lead")
    context = json.loads(written(document(G), ".jsonld"))["@context"]
    assert context["ceterms:isMentored"] == {"@type": "@id"}
    assert b"mentors" not in written(document(G), ".losses.csv")
