"""A deck as one interactive page that works from disk and asks no network for anything."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from html import escape
from importlib.resources import files
from typing import Any, Final

from graph.drawing.scene import Box, Deck, Scene, Table
from graph.drawing.style import DARK, LIGHT, Theme
from graph.errors import RequestError
from graph.export.text import xml_text

_PROLOGUE: Final = re.compile(r"^\s*(?:<\?xml.*?\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?", re.DOTALL)
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_ESCAPES: Final = str.maketrans(
    {letter: f"\\u{ord(letter):04x}" for letter in ("<", ">", "&", "\u2028", "\u2029")}
)


def html(deck: Deck, drawing: Callable[[Scene], bytes]) -> bytes:
    """Return one page with all scenes: tabs, pan and zoom, search, details, keyboard, print.

    Everything is inside the file, and its content security policy forbids every request. Texts
    are data for the page, never markup. The frame follows the reader's light or dark scheme, the
    pictures their own. A deck without scenes is a `RequestError`, and so is a line to a box that is
    not in its scene. O(boxes + lines + size of the drawings).

    `drawing` makes an SVG of a scene: its root has a `viewBox` in points, each box with an id is a
    group with `data-id`, each line a group with `data-source` and `data-target`, in the order of
    the scene.
    """
    if not deck.scenes:
        message = "a page needs at least one picture"
        raise RequestError(message)
    tabs = zip(_tabs(deck), deck.scenes, strict=True)
    data = {"scenes": [{"tab": tab, **_scene(scene)} for tab, scene in tabs]}
    parts = {
        "title": escape(xml_text(deck.title)),
        "subtitle": escape(xml_text(deck.subtitle)),
        "date": escape(xml_text(deck.date)),
        "colours": _colours(LIGHT)
        + f"\n@media screen and (prefers-color-scheme: dark) {{ {_colours(DARK)} }}",
        "css": _asset("page.css"),
        "js": _asset("view.js") + _asset("page.js"),
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES),
        "pictures": "\n".join(
            _picture(number, scene, drawing(scene)) for number, scene in enumerate(deck.scenes)
        ),
    }
    page = _PLACE.sub(lambda place: parts[place[1]], _asset("page.html"))
    return page.encode("utf-8")


def _asset(name: str) -> str:
    return (files("graph.export") / "assets" / name).read_text(encoding="utf-8")


def _colours(theme: Theme) -> str:
    scheme = "dark" if theme == DARK else "light"
    colours = {each.name: getattr(theme, each.name) for each in fields(theme)}
    values = "".join(f" --{name}: {value};" for name, value in colours.items() if name != "tints")
    return f":root {{ color-scheme: {scheme};{values} }}"


def _tabs(deck: Deck) -> list[str]:
    """Return short words for each scene that tell it from the others."""
    views = Counter(scene.view for scene in deck.scenes)
    words = [
        (views[scene.view] > 1 and xml_text(scene.title.removeprefix(f"{deck.title}: ")))
        or scene.view.capitalize()
        for scene in deck.scenes
    ]
    alike = Counter(words)
    return [
        f"{word} ({words[:number].count(word) + 1})" if alike[word] > 1 else word
        for number, word in enumerate(words)
    ]


def _picture(number: int, scene: Scene, drawing: bytes) -> str:
    """Return a scene as a figure: the drawing, what it shows, and its tables as tables."""
    svg = _PROLOGUE.sub("", drawing.decode("utf-8"), count=1)
    said = escape(xml_text(scene.description or scene.title))
    words = f'<figcaption id="description-{number}">{said}</figcaption>'
    tables = "".join(map(_table, scene.tables))
    return f'<figure>{svg}<div class="unseen">{words}{tables}</div></figure>'


def _table(table: Table) -> str:
    """Return a table for readers that cannot see the drawing of it."""
    rows = []
    for number, row in enumerate(table.rows):
        tag = "td" if number else 'th scope="col"'
        end = tag.split(maxsplit=1)[0]
        cells = (f"<{tag}>{escape(xml_text(' '.join(cell.lines)))}</{end}>" for cell in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><caption>{escape(xml_text(table.name))}</caption>{''.join(rows)}</table>"


def _scene(scene: Scene) -> dict[str, Any]:
    boxes = [box for box in scene.boxes if box.id]
    places = {box.id: number for number, box in enumerate(boxes)}
    for line in scene.lines:
        for end in (line.source, line.target):
            if end not in places:
                message = f"a line leads to {xml_text(end)!r}, which is no box of the picture"
                raise RequestError(message)
    focus = next((box.centre for box in boxes if box.emphasis), (0.0, 0.0))
    sizes = [each.size for each in boxes] + [table.size for table in scene.tables]
    return {
        "title": xml_text(scene.title),
        "width": scene.width,
        "height": scene.height,
        "background": scene.theme.background,
        "ring": scene.theme.primary,
        "letters": min(sizes, default=0),
        "focus": {"x": focus[0], "y": focus[1]},
        "boxes": [_box(box) for box in boxes],
        "lines": [
            {
                "source": places[line.source],
                "target": places[line.target],
                "name": xml_text(line.name),
            }
            for line in scene.lines
        ],
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "id": xml_text(box.id),
        "name": xml_text(box.name or " ".join(box.label)),
        "mark": xml_text(box.mark),
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "detail": [[xml_text(word), xml_text(text)] for word, text in box.detail],
    }
