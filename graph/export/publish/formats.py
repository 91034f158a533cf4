"""A document in every format: pictures of its scenes, or the facts behind it.

A new format is its module and one record in `FORMATS`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.drawing.scene import Deck, Scene
from graph.errors import RequestError
from graph.export.html import html
from graph.export.png import png
from graph.export.svg import svg
from graph.io.csv_zip import to_csv_zip
from graph.io.ctdl.document import CtdlExport, losses_lines, losses_table, to_ctdl
from graph.io.ctdl.pathway import PathwayFacts
from graph.io.graph_xml import to_gexf, to_graphml
from graph.io.node_link import to_node_link
from graph.model.graph import Graph, part_of
from graph.words import listed

_PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True, slots=True)
class Document:
    """What is shown, ready to be written: scenes, the nodes in them, and the plan, if it is one.

    A format of one picture shows the scene `page`, from 1; a PNG has `scale` pixels per point.
    `narrow` makes the deck for the narrow screens of who opens a page.
    """

    G: Graph
    deck: Deck
    nodes: frozenset[str]
    pathway: PathwayFacts | None = None
    page: int = 1
    scale: float = 2.0
    narrow: Callable[[], Deck] | None = field(default=None, compare=False)

    @property
    def scene(self) -> Scene:
        """The scene that formats of one picture show."""
        if not 1 <= self.page <= len(self.deck.scenes):
            msg = f"there is no page {self.page}; choose 1 to {len(self.deck.scenes)}"
            raise RequestError(msg)
        return self.deck.scenes[self.page - 1]

    def ctdl(self) -> CtdlExport:
        """Return the graph, and the plan, in CTDL, with what CTDL cannot express."""
        return to_ctdl(self.G, plan=self.pathway)

    @property
    def part(self) -> Graph:
        """The graph of what is shown, with its citations; all of the graph when all is shown."""
        return part_of(self.G, self.nodes)


@dataclass(frozen=True, slots=True)
class Format:
    """A format, as the command line, the Export menu and their help know it.

    Parameters
    ----------
    words
        What it is, in the words of the Export menu.
    about
        One or two sentences: what one gets and what it is good for.
    media
        Its media type.
    write
        Document -> bytes.
    known
        Whether most people know what to do with it; the others are for other programs.
    single
        Whether it shows one scene only.
    also
        Other endings that mean it.
    lost
        Document -> lines about what the format cannot hold, told to whoever writes it.
    """

    words: str
    about: str
    media: str
    write: Callable[[Document], bytes]
    known: bool = False
    single: bool = False
    also: tuple[str, ...] = ()
    lost: Callable[[Document], Sequence[str]] = lambda _: ()


def _pptx(document: Document) -> bytes:
    from graph.export.pptx.deck import pptx

    return pptx(document.deck, png)


def _html(document: Document) -> bytes:
    return html(document.deck, document.narrow() if document.narrow is not None else None)


def _pdf(document: Document) -> bytes:
    from graph.export.pdf import pdf

    return pdf(document.deck)


FORMATS: Final[Mapping[str, Format]] = {
    ".html": Format(
        "Send: one page that works offline",
        "One file for any browser, with search, facts on a click and a full-screen show.",
        "text/html",
        _html,
        known=True,
        also=(".htm",),
    ),
    ".pptx": Format(
        "Slides, editable",
        "Shapes and tables for PowerPoint, Keynote or LibreOffice. The sources are in the notes.",
        _PPTX,
        _pptx,
        known=True,
    ),
    ".pdf": Format(
        "PDF, to print",
        "The same pages as the slides, ready for paper. Every word can be searched.",
        "application/pdf",
        _pdf,
        known=True,
    ),
    ".svg": Format(
        "Picture, sharp at any size",
        "The first picture, for a website, a document or a drawing program.",
        "image/svg+xml",
        lambda d: svg(d.scene),
        known=True,
        single=True,
    ),
    ".png": Format(
        "Picture, for messages",
        "The first picture as an image that every program can show.",
        "image/png",
        lambda d: png(d.scene, scale=d.scale),
        known=True,
        single=True,
    ),
    ".csv.zip": Format(
        "All facts as tables",
        "Every fact with its source, not only what is shown here, to open in a spreadsheet.",
        "application/zip",
        lambda d: to_csv_zip(d.G),
        known=True,
        also=(".zip",),
    ),
    ".graphml": Format(
        "Network for Gephi, yEd or Cytoscape",
        "What is shown here, with all its facts and types.",
        "application/xml",
        lambda d: to_graphml(d.part),
    ),
    ".gexf": Format(
        "Network for Gephi",
        "What is shown here, in Gephi's own format.",
        "application/xml",
        lambda d: to_gexf(d.part),
    ),
    ".json": Format(
        "Node-link data",
        "What is shown here, for networkx, d3 and programs of your own.",
        "application/json",
        lambda d: to_node_link(d.part),
    ),
    ".jsonld": Format(
        "Linked data in CTDL",
        "All credentials and requirements in the language of the Credential Registry.",
        "application/ld+json",
        lambda d: d.ctdl().document,
        lost=lambda d: losses_lines(d.ctdl().losses),
    ),
    ".losses.csv": Format(
        "What CTDL cannot say",
        "A table of the facts that the linked data has to leave out of CTDL.",
        "text/csv",
        lambda d: losses_table(d.ctdl().losses),
    ),
}
"""Ending -> format. Tables and CTDL always hold the whole graph: a requirement that lost its
alternatives would be another one."""


def format_of(path: Path) -> str:
    """Return the file extension that selects the format.

    Any other extension is a `RequestError`; its message lists the allowed ones.
    """
    name = path.name.lower()
    # All endings of their own come first: .csv.zip before the .zip that stands for it.
    known = {ending: ending for ending in FORMATS}
    known |= {also: ending for ending, each in FORMATS.items() for also in each.also}
    for ending, meant in known.items():
        if name.endswith(ending) and name != ending:
            return meant
    msg = f"{path.name!r} has no known file extension; use {listed(FORMATS, 'or')}"
    raise RequestError(msg)


def today() -> str:
    """Return the ISO date printed on exports; SOURCE_DATE_EPOCH (seconds) overrides it.

    If that is not a whole number of seconds, it is a `RequestError`.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        msg = f"SOURCE_DATE_EPOCH is {seconds!r}; it must be whole seconds since 1970"
        raise RequestError(msg) from error
