"""A picture in Python: notebooks show it, and it is the picture that is exported."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from first import first_plan

import graph as careergraph
from graph.drawing.diagram.choice import ExploreChoice
from graph.errors import NoRouteError, RequestError
from graph.model.graph import Graph
from graph.ui.state import FIRST_HELD, FIRST_TARGET


def test_a_notebook_shows_the_calendar_of_a_plan(shipped: Graph, tmp_path: Path) -> None:
    answer = first_plan(shipped)
    shown = careergraph.picture(shipped, answer)
    root = ET.fromstring(shown._repr_svg_())  # noqa: S314 - our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join("".join(root.itertext()).split())
    assert "Director of Medical Records" in words
    assert repr(shown) == f"<Picture: {shown.title}>"
    careergraph.export_files(shipped, answer, [tmp_path / "plan.svg"])
    assert (tmp_path / "plan.svg").read_text(encoding="utf-8").endswith(shown.svg)


def test_every_view_is_a_picture(shipped: Graph) -> None:
    views = (
        ExploreChoice(focus="RHIA"),
        careergraph.route(shipped, FIRST_HELD, FIRST_TARGET),
        careergraph.compare(shipped, ["RHIT", "RHIA"]),
        careergraph.reach(shipped, hold=["edu-hs"], max_months=6),
    )
    for view in views:
        shown = careergraph.picture(shipped, view)
        assert shown.svg.startswith("<svg ")
        assert shown.title
        assert shown.description


def test_what_cannot_be_shown_is_said(shipped: Graph) -> None:
    with pytest.raises(RequestError, match="no page 9"):
        careergraph.picture(shipped, ExploreChoice(focus="RHIA"), page=9)
    with pytest.raises(RequestError, match="allowed is wide"):
        careergraph.picture(shipped, ExploreChoice(focus="RHIA"), size="postcard")
    impossible = careergraph.plan(shipped, FIRST_TARGET, hold=[FIRST_HELD], max_months=3)
    with pytest.raises(NoRouteError):
        careergraph.picture(shipped, impossible)


def test_dark_and_titles_are_as_asked(shipped: Graph) -> None:
    light = careergraph.picture(shipped, ExploreChoice(focus="RHIA"))
    dark = careergraph.picture(shipped, ExploreChoice(focus="RHIA"), dark=True, title="A <title>")
    assert light.svg != dark.svg
    assert dark.title == "A <title>"
    assert "A &lt;title&gt;" in dark.svg
