"""A view as one picture in Python: a notebook shows it, nothing is written to disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.export.publish.write import made
from graph.model.graph import Graph

if TYPE_CHECKING:
    from graph.export.publish.documents import Shown


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """One picture of a view; a notebook shows it where a cell ends with it.

    Parameters
    ----------
    title
        What it shows.
    description
        The same in words, for people who cannot see the picture.
    svg
        The drawing as SVG, which can be a file of its own.
    """

    title: str
    description: str
    svg: str

    def __repr__(self) -> str:
        """Return what a terminal shows: what the picture is of."""
        return f"<Picture: {self.title}>"

    def _repr_svg_(self) -> str:
        """Return the drawing, by the rules of IPython."""
        return self.svg


def picture(
    G: Graph,
    shown: Shown,
    *,
    title: str = "",
    size: str = "wide",
    dark: bool = False,
    page: int = 1,
) -> Picture:
    """Return a view as a picture that notebooks show.

    Parameters
    ----------
    G
        The graph the view is of.
    shown
        What `plan`, `route`, `compare` or `reach` returned, or the choice of a map.
    title, dark
        A title in place of the usual one; light letters on a dark page.
    size
        ``wide`` (a 16:9 slide), ``a4``, ``letter``, ``a4-upright`` or ``letter-upright``.
    page
        Which page of the view, from 1. The first one of a plan is its calendar.

    Returns
    -------
    Picture
        The drawing, with its title and its description.

    Raises
    ------
    RequestError
        For an unknown size or page, or a map that shows nothing.
    NoRouteError
        When there is no plan, or nothing within reach, to show.
    UnknownNodeError
        If a name is unknown or ambiguous.
    """
    from graph.export.svg import svg

    scene = made(G, shown, title=title, size=size, dark=dark, page=page).scene
    # Without the declaration, the drawing can also stand inside a page.
    drawing = svg(scene).decode("utf-8").partition("?>")[2].lstrip()
    return Picture(scene.title, scene.description, drawing)
