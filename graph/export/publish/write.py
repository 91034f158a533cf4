"""A view as files: what ``careergraph export`` does, as a function.

Drawing and formats are loaded when the first file is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from shutil import copymode
from typing import TYPE_CHECKING

from graph.errors import RequestError
from graph.model.graph import Graph

if TYPE_CHECKING:
    from graph.export.publish.documents import Shown
    from graph.export.publish.formats import Document


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
        The file extension selects the format. Folders must exist; files are replaced.
    title, dark
        A title in place of the usual one; light letters on a dark page.
    size
        ``wide`` (a 16:9 slide), ``a4``, ``letter``, ``a4-upright`` or ``letter-upright``.
    page, scale
        Which page a ``.svg`` or ``.png`` shows, from 1; pixels per point of a ``.png``.
    shortcuts
        Of a plan: also draw links that a chain of others already says.

    Returns
    -------
    list of str
        What a format could not say, in a few lines; of most formats nothing.

    Raises
    ------
    RequestError
        For an unknown extension, size, page or scale, or a map that shows nothing.
    NoRouteError
        When there is no plan, or nothing within reach, to show.
    UnknownNodeError
        If a name is unknown or ambiguous.
    OSError
        When a file cannot be written; no file has changed unless replacing itself failed.
    """
    from graph.export.publish.formats import FORMATS, format_of

    endings = {path: format_of(path) for path in map(Path, paths)}
    found = made(G, shown, title=title, size=size, dark=dark, page=page, shortcuts=shortcuts)
    found = replace(found, scale=scale)
    save({path: FORMATS[ending].write(found) for path, ending in endings.items()})
    kinds = dict.fromkeys(endings.values())
    return [line for ending in kinds for line in FORMATS[ending].lost(found)]


def made(
    G: Graph,
    shown: Shown,
    *,
    title: str,
    size: str,
    dark: bool,
    page: int,
    shortcuts: bool = False,
) -> Document:
    """Return a view as a document of the day; see `export_files` for arguments and errors."""
    from graph.drawing.decks.sheet import PAPERS, Look
    from graph.export.publish.documents import document
    from graph.export.publish.formats import today

    if size not in PAPERS:
        msg = f"size is {size!r}; allowed is {', '.join(PAPERS)}"
        raise RequestError(msg)
    look = Look(today(), size, dark=dark, title=title)
    return replace(document(G, shown, look, shortcuts=shortcuts), page=page)


def save(contents: Mapping[Path, bytes]) -> None:
    """Write files into folders that exist: all aside first, then each in the place of the old one.

    When one cannot be written (an `OSError`), none has changed, unless replacing itself failed.
    """
    aside: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            # In the same folder, so that replacing is one step of the file system.
            aside[path] = path.with_name(f".{path.name}.{token_hex(4)}")
            aside[path].write_bytes(data)
            if path.exists():
                copymode(path, aside[path])
        for path, written in aside.items():
            written.replace(path)
    finally:
        for left in aside.values():
            left.unlink(missing_ok=True)
