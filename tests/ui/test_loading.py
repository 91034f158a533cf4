"""The data in the app: read again when it changes, and left out of garbage collections."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pages
import pytest
from pages import address, text
from streamlit.testing.v1 import AppTest

from graph.ui.loading import edition, loaded
from graph.ui.serve import DATA_VARIABLE, SERVER_FLAGS

NODES = """id,type,name,kind,duration_months,cost_usd
edu-hs,credential,High School Diploma,diploma,48,0
short,credential,Short Course,certificate,6,900
clerk,role,Records Clerk,,,
chief,role,Records Chief,,,
"""
EDGES = """source,target,relation,pathway,group,months
short,clerk,required_for,1,course,
clerk,chief,required_for,1,work,12
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "nodes.csv", NODES)
    write(tmp_path, "edges.csv", EDGES)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


def write(folder: Path, name: str, content: str) -> None:
    """Write a file later than it was written before, also where clocks are coarse."""
    path = folder / name
    later = path.stat().st_mtime_ns + 1_000_000 if path.exists() else 0
    path.write_text(content, encoding="utf-8")
    if later > path.stat().st_mtime_ns:
        os.utime(path, ns=(later, later))


def planned(**params: str) -> AppTest:
    return pages.run("plan", target="chief", hold="edu-hs", **params)


def test_unchanged_files_are_read_once(folder: Path) -> None:
    assert loaded(str(folder))[0] is loaded(str(folder))[0]


def test_changed_and_new_and_gone_files_are_read_again(folder: Path) -> None:
    first, _ = loaded(str(folder))
    write(folder, "nodes.csv", NODES.replace("Records Clerk", "Registry Clerk"))
    second, _ = loaded(str(folder))
    write(folder, "titles.csv", "node,title,reference\nclerk,File Clerk,\n")
    third, _ = loaded(str(folder))
    (folder / "titles.csv").unlink()
    fourth, _ = loaded(str(folder))
    assert first is not None
    assert second is not None
    assert third is not None
    assert fourth is not None
    assert first.nodes["clerk"]["name"] == "Records Clerk"
    assert second.nodes["clerk"]["name"] == "Registry Clerk"
    assert "File Clerk" in third.graph["titles"]
    assert fourth.graph["titles"] == "[]"
    assert len({edition(G) for G in (first, second, third, fourth)}) == 4


def test_a_file_that_holds_the_data_is_read_again(folder: Path) -> None:
    broken = folder / "all.json"
    broken.write_text("{", encoding="utf-8")
    before = loaded(str(broken))[1]
    write(folder, "all.json", "[ ]")
    assert loaded(str(broken))[1] is not before


def test_an_open_page_and_a_new_one_show_what_the_files_say_now(folder: Path) -> None:
    app = planned()
    assert "Records Clerk" in text(app)
    assert "$900" in text(app)
    write(
        folder, "nodes.csv", NODES.replace("Records Clerk", "Registry Clerk").replace("900", "750")
    )
    for page in (app.run(), planned()):
        assert not page.exception
        assert "Registry Clerk" in text(page)
        assert "Records Clerk" not in text(page)
        assert "$750" in text(page)
        assert "$900" not in text(page)


def test_what_the_data_does_not_have_any_more_is_said(folder: Path) -> None:
    app = planned(experience="clerk:6", node="clerk")
    write(folder, "nodes.csv", NODES.replace("clerk,", "aide,").replace("Clerk", "Aide"))
    write(folder, "edges.csv", EDGES.replace("clerk", "aide"))
    app.run()
    assert not app.exception
    assert "“clerk” (experience) is not in this data." in text(app)
    assert "“clerk” (node) is not in this data." in text(app)
    assert "Records Aide" in text(app)
    assert address(app, "target") == ["chief"]
    assert "experience" not in app.query_params


def test_a_mistake_is_reported_until_it_is_corrected(folder: Path) -> None:
    app = planned()
    write(folder, "nodes.csv", NODES.replace("clerk,role", "clerk,rolle"))
    app.run()
    assert "has 1 error" in app.error[0].value
    write(folder, "nodes.csv", NODES)
    app.run()
    assert not app.error
    assert "Records Clerk" in text(app)


def test_collections_pass_over_the_data(folder: Path) -> None:
    G, _ = loaded(str(folder))
    assert G is not None
    assert gc.get_freeze_count() > 10_000
    assert gc.isenabled()
    collected = {id(each) for each in gc.get_objects()}
    assert id(G) not in collected
    assert "--runner.postScriptGC=false" in SERVER_FLAGS
