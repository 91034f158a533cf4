"""A scene as SVG: text stays text, everything has a title, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.drawing.fonts import FALLBACKS, FAMILY
from graph.drawing.scene import Box, Line, Scene, Table, Text
from graph.export.ink import Ink, Part, baselines, drawn
from graph.export.text import xml_text

_FONTS: Final = ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACKS))


def svg(scene: Scene) -> bytes:
    """Write a scene as an SVG picture of its own: UTF-8 with an XML declaration, lengths in points.

    The typeface is named, not embedded. The title and the description are what a screen reader
    says; boxes, lines and tables have titles of their own, which a browser shows on hovering.
    """
    return svg_sized(scene, f"{number(scene.width)}pt", f"{number(scene.height)}pt")


def svg_sized(scene: Scene, width: str, height: str) -> bytes:
    """Write a scene as an SVG picture stretched to a size with CSS units."""
    title, description = xml_text(scene.title), xml_text(scene.description)
    ids = (f"{scene.view}-title", f"{scene.view}-description")
    root = _root(
        scene,
        {
            "width": width,
            "height": height,
            "preserveAspectRatio": "xMidYMid meet" if width.endswith("pt") else "none",
            "role": "img",
            "aria-labelledby": " ".join(ids if description else ids[:1]),
        },
    )
    _child(root, "title", {"id": ids[0]}).text = title
    if description:
        _child(root, "desc", {"id": ids[1]}).text = description
    for thing, parts in drawn(scene):
        _draw(root if thing is None else _group(root, thing, _title), parts)
    picture: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return picture


def inline_svg(scene: Scene) -> str:
    """Write a scene as an SVG element for the viewer of a page (``assets/viewer.js``).

    It has no size of its own. Boxes and lines have short titles, which are their names aloud: the
    mark and the name of a box, the sentence of a line. `data-focus` is the emphasised box and
    `data-view` what is shown.
    """
    focus = next((xml_text(box.id) for box in scene.boxes if box.emphasis and box.id), "")
    said = {"role": "group", "aria-label": xml_text(scene.title)}
    root = _root(scene, {**said, "data-focus": focus, "data-view": scene.view})
    for thing, parts in drawn(scene):
        _draw(root if thing is None else _group(root, thing, _spoken), parts)
    picture: str = tostring(root, encoding="unicode")
    return picture


def _root(scene: Scene, more: dict[str, str]) -> Element:
    return Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            **{name: more[name] for name in ("width", "height") if name in more},
            "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
            **{name: value for name, value in more.items() if name not in {"width", "height"}},
            "font-family": _FONTS,
            "stroke-linejoin": "round",
        },
    )


def number(value: float) -> str:
    """Return a number with at most two decimals and nothing that says nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _title(box: Box) -> str:
    """Return all there is to say about a box, one thing a line."""
    name = xml_text(box.name) or " ".join(map(xml_text, box.label))
    return "\n".join([name, *(f"{xml_text(word)}: {xml_text(text)}" for word, text in box.detail)])


def _spoken(box: Box) -> str:
    """Return what a box is called aloud."""
    name = xml_text(box.name) or " ".join(map(xml_text, box.label))
    return ": ".join(filter(None, (xml_text(box.mark).strip(), name)))


def _child(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    """Append an element on a line of its own."""
    child = SubElement(parent, tag, attributes)
    child.tail = "\n"
    parent.text = parent.text or "\n"
    return child


def _group(parent: Element, thing: Line | Box | Table, title_of: Callable[[Box], str]) -> Element:
    """Append a group for what has a name of its own."""
    title, attributes = xml_text(thing.name), {}
    match thing:
        case Line():
            ends = {"data-source": thing.source, "data-target": thing.target}
            attributes = {key: xml_text(end) for key, end in ends.items()}
        case Box():
            title = title_of(thing)
            attributes = {"data-id": xml_text(thing.id)} if thing.id else {}
    group = _child(parent, "g", attributes)
    if title:
        _child(group, "title", {}).text = title
    return group


def _draw(parent: Element, parts: Iterable[Part]) -> None:
    for part in parts:
        if isinstance(part, Ink):
            _child(parent, "path", _look(part))
        else:
            _words(parent, part)


def _look(ink: Ink) -> dict[str, str]:
    """Return the attributes of a path."""
    path = " ".join(letter + " ".join(map(number, numbers)) for letter, numbers in ink.path)
    look = {"d": path, "fill": ink.fill or "none"}
    if ink.stroke:
        look |= {"stroke": ink.stroke, "stroke-width": number(ink.width)}
    if ink.dash:
        look["stroke-dasharray"] = " ".join(map(str, ink.dash))
    return look


def _words(parent: Element, text: Text) -> None:
    """Append lines of words; without any nothing."""
    lines = list(baselines(text))
    if not lines:
        return
    look = {"font-size": number(text.size), "fill": text.colour}
    if text.bold:
        look["font-weight"] = "600"
    if text.anchor != "start":
        look["text-anchor"] = text.anchor
    element = SubElement(parent, "text", look)
    element.tail = "\n"
    for height, words in lines:
        place = {"x": number(text.x), "y": number(height)}
        SubElement(element, "tspan", place).text = words
