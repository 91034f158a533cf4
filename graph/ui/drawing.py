"""A view -> what the graph component draws: a pyvis network with fixed positions, and lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from graph.drawing.diagram.diagram import Diagram, items
from graph.drawing.diagram.labels import box_label
from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.routes import facing
from graph.drawing.layout.values import AIRY, AIRY_ROWS, COLUMNS, ROWS, Layout
from graph.drawing.style import DARK, LIGHT, NODE_STYLES, legend, line_of, phrase
from graph.model.graph import Graph
from graph.model.names import level_words
from graph.words import counted

FONT: Final = 15
"""Size of the letters in a box; the component keeps it at 11 px or more at first paint."""

_PADDING: Final = 10
_SLANTED: Final[Mapping[str, int]] = {"hexagon": 18, "pill": 8, "double": 8}
"""What the sides of a shape take away from the width of a line of its label."""


def payload(G: Graph, diagram: Diagram) -> dict[str, Any]:
    """Return the data of the graph component.

    The network is a pyvis network: its nodes carry label, colour and place, its edges the line
    style. Both placements (columns, and rows for narrow screens) are sent; the browser takes
    the one that fits and needs no word from the server when a window is resized.
    """
    from pyvis.network import Network  # noqa: PLC0415 - 0.2 s, and only the pages need it

    wide, narrow = (_layout(G, diagram, rows=rows) for rows in (False, True))
    width = min(wide.sizes.width, narrow.sizes.width)
    net = Network(directed=True)
    into = Counter(target for _, target in diagram.links)
    out = Counter(source for source, _ in diagram.links)
    for node in sorted(diagram.columns):
        data = G.nodes[node]
        style = NODE_STYLES[data["type"]]
        x, y = wide.positions[node]
        room = width - _PADDING - _SLANTED.get(style.shape, 0)
        net.add_node(
            node,
            label="\n".join(box_label(G, node, room, size=FONT)),
            title=str(data["name"]),
            x=x,
            y=y,
            color=style.fill,
            shape="custom",
            physics=False,
            form=style.shape,
            mark=diagram.marks.get(node, ""),
            say=_spoken(G, node, into[node], out[node]),
        )
    for (source, target), names in diagram.links.items():
        line = line_of(names)
        net.add_edge(
            source,
            target,
            relation=phrase(names),
            width=line.width,
            dashes=list(line.dash),
            main=(source, target) in diagram.main,
            hidden=True,
        )
    nodes, edges, *_ = net.get_network_data()
    drawn: dict[str, Any] = {
        "nodes": nodes,
        "edges": edges,
        "wide": _placed(wide, diagram.headers),
        "narrow": _placed(narrow, diagram.headers),
        "focus": diagram.focus,
        "name": diagram.name,
        "font": FONT,
        "legend": _legend(G, diagram),
        "themes": {
            name: {"line": theme.line, "text": theme.text, "background": theme.background}
            for name, theme in (("light", LIGHT), ("dark", DARK))
        },
    }
    drawn["seq"] = hashlib.sha256(json.dumps(drawn, sort_keys=True).encode()).hexdigest()[:16]
    return drawn


def _layout(G: Graph, diagram: Diagram, *, rows: bool) -> Layout:
    sizes = (AIRY_ROWS if rows else AIRY) if diagram.airy else ROWS if rows else COLUMNS
    # Lines that are only drawn on demand must not push the boxes around.
    main = [pair for pair in diagram.links if pair in diagram.main]
    placed = arrange(items(G, diagram), main or diagram.links, rows=rows, sizes=sizes)
    straight = {
        pair: facing(
            placed.positions,
            pair,
            placed.sizes,
            rows=rows or any(diagram.columns[each] is None for each in pair),
        )
        for pair in diagram.links
        if pair not in placed.routes
    }
    return replace(placed, routes={**placed.routes, **straight})


def _placed(layout: Layout, headers: Mapping[int, str]) -> dict[str, Any]:
    return {
        "rows": layout.rows,
        "width": layout.width,
        "height": layout.height,
        "box": [layout.sizes.width, layout.sizes.height],
        "positions": {node: list(point) for node, point in layout.positions.items()},
        "routes": [
            [*pair, [list(point) for point in points]] for pair, points in layout.routes.items()
        ],
        "headers": [[headers.get(each.key, ""), each.start, each.end] for each in layout.headers],
    }


def _spoken(G: Graph, node: str, into: int, out: int) -> str:
    """Return what a screen reader says of a node."""
    data = G.nodes[node]
    level = level_words(data.get("level"))
    kind = NODE_STYLES[data["type"]].word
    links = f"{counted(into, 'link')} in, {out} out"
    return f"{data['name']} ({', '.join(filter(None, (kind, level)))}). {links}."


def _legend(G: Graph, diagram: Diagram) -> dict[str, Any]:
    kinds = {G.nodes[node]["type"] for node in diagram.columns}
    lines = legend({line_of(names) for names in diagram.links.values()})
    return {
        "nodes": [
            {"word": style.plural, "fill": style.fill, "form": style.shape}
            for kind, style in NODE_STYLES.items()
            if kind in kinds
        ],
        "lines": [
            {"word": style.word, "width": style.width, "dash": list(style.dash)} for style in lines
        ],
    }
