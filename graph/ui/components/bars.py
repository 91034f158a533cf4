"""Horizontal bars on one scale, and bars side by side: pay ranges and timelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from graph.drawing.diagram.plan import Track
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
    rows: Iterable[Bar | Track],
    *,
    key: str,
    most: float,
    name: str,
    ticks: Iterable[tuple[float, str]] = (),
    on_click: Callable[[str], None] | None = None,
    kind: Literal["bars", "tracks"] = "bars",
) -> None:
    """Show bars, or tracks of bars, from 0 to `most`; a click calls back with the id of a bar."""
    data = {
        "rows": [asdict(row) for row in rows],
        "ticks": [{"at": at, "label": label} for at, label in ticks],
        "most": most,
        "name": name,
    }
    shown = component(kind, kind)
    shown(key=key, data=data, on_clicked_change=lambda: picked(key, "clicked", on_click))
