"""Horizontal bars on one scale, and bars side by side: pay ranges and timelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from graph.drawing.diagram.tracks import Track
from graph.ui.components.files import component, picked


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Parameters
    ----------
    label
        Words before the bar; may be empty.
    start, end
        On the common scale.
    text
        Words at the bar.
    fill
        Colour.
    middle
        Place of a tick, for example the median.
    id
        Node to pick with a click; empty: the bar is no button.
    """

    label: str
    start: float
    end: float
    text: str
    fill: str
    middle: float | None = None
    id: str = ""


def bars(
    rows: Iterable[Bar],
    *,
    key: str,
    most: float,
    name: str,
    ticks: Iterable[tuple[float, str]] = (),
    on_click: Callable[[str], None] | None = None,
) -> None:
    """Show bars from 0 to `most`; a click on a bar with an id calls back with it."""
    shown = {"rows": [asdict(row) for row in rows], "most": most, "name": name}
    _show("bars", shown, key, ticks, on_click)


def tracks_view(
    tracks: Iterable[Track],
    *,
    key: str,
    most: float,
    name: str,
    ticks: Iterable[tuple[float, str]] = (),
    on_click: Callable[[str], None] | None = None,
) -> None:
    """Show tracks from 0 to `most`, one row each; a click on a bar calls back with its node."""
    shown = {"tracks": [asdict(track) for track in tracks], "most": most, "name": name}
    _show("tracks", shown, key, ticks, on_click)


def _show(
    name: str,
    shown: dict[str, Any],
    key: str,
    ticks: Iterable[tuple[float, str]],
    on_click: Callable[[str], None] | None,
) -> None:
    marks = [{"at": at, "label": label} for at, label in ticks]
    component(name, name)(
        key=key,
        data={**shown, "ticks": marks},
        on_clicked_change=lambda: picked(key, "clicked", on_click),
    )
