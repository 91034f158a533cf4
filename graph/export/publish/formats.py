"""A view in every format: pictures of its scenes, or the facts behind it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.drawing.scene import Deck, Scene
from graph.errors import RequestError
from graph.export.html import html
from graph.export.pdf import pdf
from graph.export.png import png
from graph.export.pptx.deck import pptx
from graph.export.svg import svg
from graph.io.csv_zip import to_csv_zip
from graph.io.ctdl.document import CtdlExport, to_ctdl
from graph.io.ctdl.losses import losses_table
from graph.io.ctdl.pathway import PathwayFacts
from graph.io.gexf import to_gexf
from graph.io.graphml import to_graphml
from graph.io.node_link import to_node_link
from graph.model.graph import Graph, part_of

_USUAL_SCALE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Export:
    """A view that can be written.

    Parameters
    ----------
    G
        The graph it is from.
    deck
        Its scenes.
    nodes
        What it shows.
    pathway
        Its plan, if it shows one.
    page
        Which scene a format of one picture shows, from 1.
    scale
        Pixels per point of a PNG.
    """

    G: Graph
    deck: Deck
    nodes: frozenset[str]
    pathway: PathwayFacts | None = None
    page: int = 1
    scale: float = _USUAL_SCALE

    @property
    def scene(self) -> Scene:
        """The scene that formats of one picture show."""
        if not 1 <= self.page <= len(self.deck.scenes):
            msg = f"page {self.page} of {len(self.deck.scenes)}; allowed is 1 to the last"
            raise RequestError(msg)
        return self.deck.scenes[self.page - 1]

    def ctdl(self) -> CtdlExport:
        """Return the graph, and the plan, in CTDL, with what CTDL cannot say."""
        return to_ctdl(self.G, plan=self.pathway)

    @property
    def part(self) -> Graph:
        """The graph of what is shown, with its citations; all of the graph when all is shown."""
        return part_of(self.G, self.nodes)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in words, its media type, and how a view is written in it."""

    words: str
    media: str
    write: Callable[[Export], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    ".pptx": Format(
        "slides",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        lambda view: pptx(view.deck, png),
    ),
    ".pdf": Format("PDF", "application/pdf", lambda view: pdf(view.deck)),
    ".svg": Format("picture, scalable", "image/svg+xml", lambda view: svg(view.scene)),
    ".png": Format("picture", "image/png", lambda view: png(view.scene, scale=view.scale)),
    ".html": Format("interactive page", "text/html", lambda view: html(view.deck, svg)),
    ".graphml": Format("graph for Gephi, yEd", "application/xml", lambda v: to_graphml(v.part)),
    ".gexf": Format("graph for Gephi", "application/xml", lambda view: to_gexf(view.part)),
    ".json": Format("node-link data", "application/json", lambda view: to_node_link(view.part)),
    ".csv.zip": Format("all tables", "application/zip", lambda view: to_csv_zip(view.G)),
    ".jsonld": Format("CTDL linked data", "application/ld+json", lambda view: view.ctdl().document),
    ".losses.csv": Format(
        "what CTDL cannot say", "text/csv", lambda view: losses_table(view.ctdl().losses)
    ),
}
"""Ending -> format. Tables and CTDL always hold the whole graph: a requirement that lost its
alternatives would be another one."""

_ALSO: Final = {".zip": ".csv.zip", ".htm": ".html"}


def format_of(path: Path) -> str:
    """Return the ending of a file that says its format.

    Raises
    ------
    RequestError
        For an ending that is none; it lists the allowed ones.
    """
    name = path.name.lower()
    for ending, format_ in (*((each, each) for each in FORMATS), *_ALSO.items()):
        if name.endswith(ending) and name != ending:
            return format_
    msg = f"{path.name!r} says no format; allowed endings are {', '.join(FORMATS)}"
    raise RequestError(msg)


def written(view: Export, ending: str) -> bytes:
    """Return a view in a format."""
    return FORMATS[ending].write(view)


def today() -> str:
    """Return the ISO date printed on exports; SOURCE_DATE_EPOCH (seconds) sets another one.

    Raises
    ------
    RequestError
        When it is set to something that is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        msg = f"SOURCE_DATE_EPOCH is {seconds!r}; allowed is whole seconds since 1970"
        raise RequestError(msg) from error
