"""A view as files: what ``careergraph export`` does, as a function.

Drawing and formats are loaded when the first file is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from graph.drawing.diagram.choice import ExploreChoice
from graph.errors import NoRouteError, RequestError
from graph.model.graph import Graph
from graph.model.names import resolve, start
from graph.planning.answer import Answer
from graph.planning.reach.values import Reach
from graph.queries.comparison import Comparison
from graph.queries.routing import Routes

if TYPE_CHECKING:
    from graph.drawing.decks.sheet import Look
    from graph.export.publish.formats import Document

Shown: TypeAlias = Answer | Comparison | ExploreChoice | Reach | Routes


def export_files(
    G: Graph,
    shown: Shown,
    paths: Collection[str | Path],
    *,
    title: str = "",
    size: str = "wide",
    dark: bool = False,
    page: int = 1,
    scale: float = 2.0,
    shortcuts: bool = False,
) -> list[str]:
    """Write a view into every file, or into none.

    Parameters
    ----------
    G
        The graph the view is of.
    shown
        What `plan`, `route`, `compare` or `reach` returned, or the choice of a map.
    paths
        The file extension selects the format, for example ``.pptx`` or ``.svg``. Folders must
        exist; files are replaced.
    title
        In place of the usual one.
    size
        Paper: ``wide`` (a 16:9 slide), ``a4``, ``letter``, ``a4-upright`` or ``letter-upright``.
    dark
        Light letters on a dark page.
    page
        Which page a ``.svg`` or ``.png`` shows, from 1.
    scale
        Pixels per point of a ``.png``, more than 0.
    shortcuts
        Of a plan: also draw links that a chain of others already says.

    Returns
    -------
    list of str
        What a format could not say, in a few lines; of most formats nothing.

    Raises
    ------
    RequestError
        For a file extension that is no format, a paper, page or scale there is not, or a map
        that shows nothing.
    NoRouteError
        When there is no plan, or nothing within reach, to show.
    UnknownNodeError
        If a name in the choice of a map is unknown or ambiguous.
    OSError
        When a file cannot be written; then no file has changed, unless replacing itself failed.
    """
    from graph.drawing.decks.sheet import PAPERS, Look
    from graph.export.publish.files import save
    from graph.export.publish.formats import FORMATS, format_of, today, written

    endings = {path: format_of(path) for path in map(Path, paths)}
    if size not in PAPERS:
        msg = f"size is {size!r}; allowed is {', '.join(PAPERS)}"
        raise RequestError(msg)
    look = Look(today(), size, dark=dark, title=title)
    document = _document(G, shown, look, shortcuts=shortcuts)
    document = replace(document, page=page, scale=scale)
    save({path: written(document, ending) for path, ending in endings.items()})
    # Never silently: what does not fit the format is said.
    kinds = dict.fromkeys(endings.values())
    return [line for ending in kinds for line in FORMATS[ending].lost(document)]


def _document(G: Graph, shown: Shown, look: Look, *, shortcuts: bool) -> Document:
    from graph.drawing.diagram.plan import headline, missing_lines
    from graph.export.publish import documents

    match shown:
        case Answer():
            if shown.best is None:
                raise NoRouteError("\n".join((headline(G, shown), *missing_lines(G, shown))))
            return documents.shown_plan(G, shown, look, shortcuts=shortcuts)
        case Reach():
            if not shown.reached:
                origin = start(G, shown.question.hold, shown.question.experience)
                msg = f"nothing can be reached {origin} within these limits"
                raise NoRouteError(msg)
            return documents.shown_reach(G, shown, look)
        case Comparison():
            return documents.shown_comparison(G, shown, look)
        case Routes():
            return documents.shown_routes(G, shown.routes, look)
        case ExploreChoice():
            return _map(G, shown, look)


def _map(G: Graph, choice: ExploreChoice, look: Look) -> Document:
    from graph.drawing.diagram.selection import select
    from graph.export.publish.documents import shown_map

    if choice.show != "everything" and not choice.focus:
        msg = f"a map that shows {choice.show!r} needs a focus"
        raise RequestError(msg)
    choice = replace(
        choice,
        focus=resolve(G, choice.focus) if choice.focus else "",
        careers=tuple(resolve(G, each) for each in choice.careers),
        employers=tuple(resolve(G, each) for each in choice.employers),
    )
    selection = select(G, choice)
    if not selection.nodes:
        msg = "no nodes match these filters"
        raise RequestError(msg)
    return shown_map(G, choice, selection, look)
