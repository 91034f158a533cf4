"""A deck as one interactive page that works from disk and asks no network for anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from html import escape
from importlib.resources import files
from typing import Any, Final

from graph.drawing.fonts import FAMILY, web_font
from graph.drawing.scene import Box, Deck, Scene, Table
from graph.drawing.style import DARK, LIGHT, Theme
from graph.errors import RequestError
from graph.export.svg import inline_svg
from graph.export.text import cell_words, xml_text

_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_ESCAPES: Final = str.maketrans(
    {letter: f"\\u{ord(letter):04x}" for letter in ("<", ">", "&", "\u2028", "\u2029")}
)


def html(deck: Deck, narrow: Deck | None = None) -> bytes:
    """Return one page with all scenes: tabs, pan and zoom, search, details, keyboard, show, print.

    Everything is inside the file, the typeface too, and its content security policy forbids every
    request. Texts are data for the page, never markup. The frame follows the reader's light or dark
    scheme, the pictures their own. A deck without scenes is a `RequestError`, and so is a line to a
    box that is not in its scene. O(boxes + lines + size of the drawings).

    `narrow` is the same deck upright: where it has the same picture, narrow screens get that one.
    """
    if not deck.scenes:
        message = "a page needs at least one picture"
        raise RequestError(message)
    tabs = _tabs(deck)
    pairs = list(_paired(deck, narrow))
    data = {
        "scenes": [{"tab": tab, **_scene(*pair)} for tab, pair in zip(tabs, pairs, strict=True)]
    }
    parts = {
        "title": escape(xml_text(deck.title)),
        "subtitle": escape(xml_text(deck.subtitle)),
        "date": escape(xml_text(deck.date)),
        "colours": _colours(LIGHT)
        + f"\n@media screen and (prefers-color-scheme: dark) {{ {_colours(DARK)} }}",
        "css": asset("viewer.css") + asset("page.css"),
        "js": asset("viewer.js") + asset("present.js") + asset("page.js"),
        "data": script_json(data),
        "pictures": "\n".join(
            _picture(number, scene, upright) for number, (scene, upright) in enumerate(pairs)
        ),
    }
    letters = "".join(sorted({*"".join(parts.values()), *asset("page.html")}))
    parts["faces"] = "".join(_face(letters, bold=bold) for bold in (False, True))
    page = _PLACE.sub(lambda place: parts[place[1]], asset("page.html"))
    return page.encode("utf-8")


def script_json(value: Any) -> str:
    """Return a value as JSON that may stand inside a ``<script>`` element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def asset(name: str) -> str:
    """Return the text of a file that pages are made of; ``viewer.js`` is also the app's viewer."""
    return (files("graph.export") / "assets" / name).read_text(encoding="utf-8")


def _colours(theme: Theme) -> str:
    scheme = "dark" if theme == DARK else "light"
    colours = {each.name: getattr(theme, each.name) for each in fields(theme)}
    values = "".join(f" --{name}: {value};" for name, value in colours.items() if name != "tints")
    return f":root {{ color-scheme: {scheme};{values} }}"


def _face(letters: str, *, bold: bool) -> str:
    """Return the typeface as far as it is used: boxes are as wide as their words are in it."""
    file = b64encode(web_font(letters, bold=bold)).decode("ascii")
    weight = "600 700" if bold else "400"
    source = f'url("data:font/woff;base64,{file}") format("woff")'
    return f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: {source}; }}\n'


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


def _paired(deck: Deck, narrow: Deck | None) -> Iterator[tuple[Scene, Scene | None]]:
    """Yield each scene with the upright one of the same title, if there is one with boxes."""
    uprights = list(narrow.scenes) if narrow is not None else []
    for scene in deck.scenes:
        boxes = any(box.id for box in scene.boxes)
        same = (
            each
            for each in uprights
            if boxes and (each.view, each.title) == (scene.view, scene.title)
        )
        upright = next(same, None)
        if upright is not None:
            uprights.remove(upright)
        yield scene, upright


def _picture(number: int, scene: Scene, upright: Scene | None) -> str:
    """Return a scene as a figure: the drawings, what it shows, and its tables as tables."""
    said = escape(xml_text(scene.description or scene.title))
    words = f'<figcaption id="description-{number}">{said}</figcaption>'
    tables = "".join(map(_table, scene.tables))
    drawings = inline_svg(scene) + (inline_svg(upright) if upright is not None else "")
    return f'<figure>{drawings}<div class="unseen">{words}{tables}</div></figure>'


def _table(table: Table) -> str:
    """Return a table for readers that cannot see the drawing of it."""
    rows = []
    for number, row in enumerate(table.rows):
        tag = "td" if number else 'th scope="col"'
        end = tag.split(maxsplit=1)[0]
        cells = (f"<{tag}>{escape(xml_text(cell_words(cell)))}</{end}>" for cell in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><caption>{escape(xml_text(table.name))}</caption>{''.join(rows)}</table>"


def _scene(scene: Scene, upright: Scene | None) -> dict[str, Any]:
    """Return the texts of a scene; what only the upright one shows comes last."""
    both = [scene] if upright is None else [scene, upright]
    known = {box.id: box for each in reversed(both) for box in each.boxes if box.id}
    first = [box.id for each in both for box in each.boxes if box.id]
    boxes = [known[each] for each in dict.fromkeys(first)]
    places = {box.id: number for number, box in enumerate(boxes)}
    lines = {(each.source, each.target): each for one in reversed(both) for each in one.lines}
    shown = [(each.source, each.target) for one in both for each in one.lines]
    for line in lines.values():
        for end in (line.source, line.target):
            if end not in places:
                message = f"a line leads to {xml_text(end)!r}, which is no box of the picture"
                raise RequestError(message)
    return {
        "title": xml_text(scene.title),
        "colours": {
            "sheet": scene.theme.background,
            "primary": scene.theme.primary,
            "text": scene.theme.text,
        },
        "boxes": [_box(box) for box in boxes],
        "lines": [
            {
                "source": places[line.source],
                "target": places[line.target],
                "name": xml_text(line.name),
            }
            for line in (lines[pair] for pair in dict.fromkeys(shown))
        ],
    }


def _box(box: Box) -> dict[str, Any]:
    return {
        "id": xml_text(box.id),
        "name": xml_text(box.name or " ".join(box.label)),
        "detail": [[xml_text(word), xml_text(text)] for word, text in box.detail],
    }
