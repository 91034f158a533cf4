"""A format is one record: a made-up one is offered, explained and written once it is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pages
import pytest

from graph.cli.main import main
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.errors import RequestError
from graph.export.publish.formats import FORMATS, Format, format_of
from graph.model.graph import Graph

TITLE = "What Registered Health Information Administrator (RHIA) needs and opens"


@pytest.fixture
def _outline(monkeypatch: pytest.MonkeyPatch) -> None:
    """List a made-up format: the titles of the scenes."""
    made_up = Format(
        "Outline",
        "The titles of the pictures.",
        "text/plain",
        lambda document: "\n".join(each.title for each in document.deck.scenes).encode(),
        known=True,
        also=(".text",),
        lost=lambda document: [f"{len(document.nodes)} nodes are not told"],
    )
    monkeypatch.setitem(FORMATS, ".outline.txt", made_up)


@pytest.mark.usefixtures("_outline")
def test_a_listed_format_is_written_and_what_it_loses_is_said(
    tmp_path: Path, shipped: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    around = select(shipped, ExploreChoice(focus="ahima-rhia"))
    paths = [tmp_path / name for name in ("a.outline.txt", "b.TEXT")]
    words = ["export", "map", "--focus", "RHIA", *(f"-o{path}" for path in paths)]
    assert main(words) == 0
    assert capsys.readouterr().err == f"{len(around.nodes)} nodes are not told\n"
    for path in paths:
        assert path.read_text() == TITLE


@pytest.mark.usefixtures("_outline")
def test_help_and_refusals_list_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "map", "--help"])
    help_text = "".join(capsys.readouterr().out.split())
    assert f"({','.join(FORMATS)})" in help_text
    with pytest.raises(RequestError, match=r"\.outline\.txt$"):
        format_of(Path("a.doc"))


@pytest.mark.usefixtures("_outline")
def test_the_menu_offers_it_among_what_people_know() -> None:
    buttons: list[Any] = list(pages.run("explore").get("download_button"))
    labels = [each.label for each in buttons]
    known = [ending for ending, each in FORMATS.items() if each.known]
    others = [ending for ending, each in FORMATS.items() if not each.known]
    assert labels == [f"{FORMATS[end].words} ({end})" for end in (*known, *others)]
    assert labels[len(known) - 1] == "Outline (.outline.txt)"


def test_other_endings_mean_a_format() -> None:
    assert format_of(Path("page.HTM")) == ".html"
    assert format_of(Path("tables.zip")) == format_of(Path("tables.csv.zip")) == ".csv.zip"
    for name in (".html", "html", "a.html.gz", ".zip"):
        with pytest.raises(RequestError, match="has no known file extension"):
            format_of(Path(name))


def test_every_other_ending_is_one_of_a_kind() -> None:
    others = [also for each in FORMATS.values() for also in each.also]
    assert len({*others, *FORMATS}) == len(others) + len(FORMATS)
