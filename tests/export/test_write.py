"""Exporting from Python: all files or none, and what cannot be shown."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

import graph
from graph.export.publish.documents import Shown
from graph.model.graph import Graph


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


def test_every_answer_can_be_written(tmp_path: Path, shipped: Graph) -> None:
    shown: dict[str, Shown] = {
        "map": graph.ExploreChoice(focus="RHIA"),
        "everything": graph.ExploreChoice(show="everything", types=("career", "role")),
        "route": graph.route(shipped, "edu-cert-coding", "RHIT"),
        "plan": graph.plan(shipped, "RHIT", hold=["edu-cert-coding"]),
        "compare": graph.compare(shipped, ["RHIT", "RHIA"]),
        "reach": graph.reach(shipped, hold=["edu-hs"], max_months=6),
    }
    for name, each in shown.items():
        svg, png = tmp_path / f"{name}.svg", tmp_path / f"{name}.png"
        assert graph.export_files(shipped, each, [str(svg), png], scale=0.5, dark=True) == []
        assert svg.read_bytes().startswith(b"<?xml")
        assert png.stat().st_size > 1_000


def test_what_ctdl_cannot_say_is_returned(tmp_path: Path, shipped: Graph) -> None:
    answer = graph.plan(shipped, "RHIT", hold=["edu-cert-coding"])
    lost = graph.export_files(shipped, answer, [tmp_path / "plan.jsonld"])
    assert lost[0].startswith("CTDL cannot express")
    assert all(line.startswith("left out") for line in lost[1:])


def test_what_cannot_be_shown_is_said_and_nothing_is_written(
    tmp_path: Path, shipped: Graph
) -> None:
    svg = tmp_path / "view.svg"
    compared = graph.compare(shipped, ["RHIT", "RHIA"])
    choice = graph.ExploreChoice
    refused: tuple[tuple[Shown, dict[str, Any], str], ...] = (
        (compared, {"size": "a3"}, "size is 'a3'; allowed is wide, a4"),
        (compared, {"page": 99}, "there is no page 99"),
        (choice(), {}, "a map that shows 'around' needs a focus"),
        (choice(show="everything", levels=(0,), types=("employer",)), {}, "no nodes match"),
    )
    for shown, more, message in refused:
        with pytest.raises(graph.RequestError, match=message):
            graph.export_files(shipped, shown, [svg], **more)
    with pytest.raises(graph.RequestError, match="has no known file extension"):
        graph.export_files(shipped, compared, [svg, tmp_path / "view.doc"])
    with pytest.raises(graph.UnknownNodeError):
        graph.export_files(shipped, choice(focus="nobody at all"), [svg])
    nothing = graph.plan(shipped, "CPC-P")
    with pytest.raises(graph.NoRouteError, match="can no longer be achieved"):
        graph.export_files(shipped, nothing, [svg])
    nowhere = graph.reach(shipped, hold=["edu-hs"], max_months=0, max_cost=0, avoid=list(shipped))
    with pytest.raises(graph.NoRouteError, match="nothing can be reached from"):
        graph.export_files(shipped, nowhere, [svg])
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_loads_no_drawing_and_no_format() -> None:
    heavy = ("pptx", "reportlab", "resvg_py", "pygraphviz", "fontTools", "rich", "streamlit")
    words = f"import sys, graph; print([each for each in {heavy} if each in sys.modules])"
    done = run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
