"""A scene as SVG: text stays text, everything has a title, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable
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
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": width,
            "height": height,
            "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
            "preserveAspectRatio": "xMidYMid meet" if width.endswith("pt") else "none",
            "role": "img",
            "aria-labelledby": " ".join(ids if description else ids[:1]),
            "font-family": _FONTS,
            "stroke-linejoin": "round",
        },
    )
    _child(root, "title", {"id": ids[0]}).text = title
    if description:
        _child(root, "desc", {"id": ids[1]}).text = description
    for thing, parts in drawn(scene):
        _draw(root if thing is None else _group(root, thing), parts)
    picture: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return picture


def number(value: float) -> str:
    """Return a number with at most two decimals and nothing that says nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _title(box: Box) -> str:
    """Return all there is to say about a box, one thing a line."""
    name = xml_text(box.name) or " ".join(map(xml_text, box.label))
    return "\n".join([name, *(f"{xml_text(word)}: {xml_text(text)}" for word, text in box.detail)])


def _child(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    """Append an element on a line of its own."""
    child = SubElement(parent, tag, attributes)
    child.tail = "\n"
    parent.text = parent.text or "\n"
    return child


def _group(parent: Element, thing: Line | Box | Table) -> Element:
    """Append a group for what has a name of its own."""
    title, attributes = xml_text(thing.name), {}
    match thing:
        case Line():
            ends = {"data-source": thing.source, "data-target": thing.target}
            attributes = {key: xml_text(end) for key, end in ends.items()}
        case Box():
            title = _title(thing)
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
