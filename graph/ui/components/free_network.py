"""The free network: boxes that are dragged about while springs hold them together, by pyvis."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib import resources
from typing import Any, Final

import streamlit as st

from graph.drawing.scene import Box, Scene
from graph.export.html import script_json
from graph.export.text import xml_text

HEIGHT: Final = 640
_VIS: Final = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_FORMS: Final = {
    "hexagon": ("ellipse", 0),
    "rectangle": ("box", 2),
    "double": ("database", 0),
    "pill": ("box", 20),
    "rounded": ("box", 8),
}
"""Shape of a box -> shape of pyvis that has its words inside, and the radius of its corners."""


def network_wanted(picture: str) -> bool:
    """Offer a picture, by its name, or the free network; tell whether it is the network."""
    network = "Network (drag)"
    way = st.segmented_control(
        "View",
        (picture, network),
        default=picture,
        required=True,
        key="explore_view",
        label_visibility="collapsed",
    )
    return way == network


def free_network(scene: Scene) -> None:
    """Show the boxes and lines of a picture as a network to be dragged about."""
    st.iframe(network_page(scene), height=HEIGHT, alt=f"Network to drag: {xml_text(scene.title)}")


def network_page(scene: Scene) -> str:
    """Return the network as a page of its own, which asks no network for anything."""
    nodes, edges = _network(scene)
    parts = {
        "title": escape(xml_text(scene.title)),
        "background": scene.theme.background,
        "border": scene.theme.border,
        "text": scene.theme.text,
        "vis": _vis(),
        "data": script_json({"nodes": nodes, "edges": edges}),
    }
    page = resources.files("graph.ui.components") / "free_network.html"
    return _PLACE.sub(lambda place: parts[place[1]], page.read_text(encoding="utf-8"))


@cache
def _vis() -> str:
    """Return vis-network as it comes with pyvis."""
    return resources.files("pyvis").joinpath(*_VIS).read_text(encoding="utf-8")


def _network(scene: Scene) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return nodes and edges as pyvis writes them: in the colours and forms of the picture."""
    from pyvis.network import Network  # noqa: PLC0415 - 0.2 s, and only this view needs it

    net = Network(directed=True)
    for box in scene.boxes:
        if box.id:
            _add(net, box)
    for line in scene.lines:
        net.add_edge(
            xml_text(line.source),
            xml_text(line.target),
            title=xml_text(line.name),
            color=line.colour,
            width=line.width,
            dashes=list(line.dash) or False,
        )
    nodes, edges, *_ = net.get_network_data()
    return nodes, edges


def _add(net: Any, box: Box) -> None:
    shape, radius = _FORMS[box.shape]
    net.add_node(
        xml_text(box.id),
        label="\n".join(map(xml_text, box.label)),
        title=xml_text(box.name),
        shape=shape,
        color={"background": box.fill, "border": box.stroke or box.fill},
        shapeProperties={"borderRadius": radius},
        font={"color": box.colour, "size": 16},
        borderWidth=4 if box.emphasis else 1.5,
    )
