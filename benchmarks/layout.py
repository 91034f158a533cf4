"""Layouts of shipped pictures against networkx and vis-network, in one run.

``python benchmarks/layout.py [--quick] [--write]``: needs Playwright and a Chromium or Chrome
(its path in CAREERGRAPH_CHROMIUM if it is not found).
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import networkx as nx
import pyvis
from measure import machine, milliseconds, table, write
from playwright.sync_api import Page, sync_playwright
from tangle import drawn, over_boxes, straight

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.plan import plan_diagram
from graph.drawing.diagram.selection import columns, select
from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.crossings import crossings, straight_crossings
from graph.drawing.layout.place import place
from graph.drawing.layout.values import COLUMNS, Item, Layout, Pair, Point, Sizes
from graph.io.tables import load_graph
from graph.model.graph import Graph
from graph.planning.plan import solve_problem
from graph.planning.problem import Problem

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
SCRIPT = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MOST = 60
AIRY = Sizes(gap_x=46, gap_y=28)
OURS, FALLBACK, NETWORKX, VIS = (
    "careergraph",
    "its fallback",
    "networkx multipartite",
    "vis-network",
)
VIS_CODE = """
({nodes, edges, along, across}) => {
  const box = document.createElement("div");
  box.style.width = "1400px"; box.style.height = "900px";
  document.body.append(box);
  const data = {nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges)};
  const start = performance.now();
  const network = new vis.Network(box, data, {
    physics: false,
    edges: {smooth: false},
    layout: {hierarchical: {
      enabled: true, direction: "LR", levelSeparation: along, nodeSpacing: across,
      treeSpacing: across,
    }},
  });
  const found = network.getPositions();
  const taken = performance.now() - start;
  network.destroy(); box.remove();
  return [found, taken / 1000];
}
"""


@dataclass(frozen=True)
class Drawing:
    """Something to place: what stands in columns, in the order of the data, and its links."""

    group: str
    items: tuple[Item, ...]
    links: tuple[Pair, ...]
    sizes: Sizes

    @property
    def ranks(self) -> dict[str, int]:
        """Number of each item's column."""
        places = sorted({item.column or 0 for item in self.items})
        return {item.id: places.index(item.column or 0) for item in self.items}


@dataclass
class Tally:
    """What one layout did with the pictures of a group."""

    straight: list[int] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)
    behind_drawn: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def drawings(G: Graph, *, quick: bool) -> Iterator[Drawing]:
    """Yield the pictures; only roles and credentials, as nobody else places bands."""
    kinds = {"role", "credential"}
    levels = columns(G, [node for node in G if G.nodes[node]["type"] in kinds])

    def made(group: str, ranks: dict[str, int | None], links: set[Pair], sizes: Sizes) -> Drawing:
        items = [
            Item(node, ranks[node], G.nodes[node]["type"])
            for node in G
            if ranks.get(node) is not None
        ]
        known = {item.id for item in items}
        inner = sorted(pair for pair in links if known >= {*pair} and pair[0] != pair[1])
        return Drawing(group, tuple(items), tuple(inner), sizes)

    relations = {(a, b): data["relation"] for a, b, data in G.edges(data=True)}
    yield made("whole map, every link", levels, {*relations}, COLUMNS)
    moves = {(a, b) for a, b, data in G.edges(data=True) if data["relation"] == "advances_to"}
    yield made("whole map, promotions", levels, moves, COLUMNS)
    roles = [node for node in G if G.nodes[node]["type"] == "role"]
    for focus in roles[:: 20 if quick else 6]:
        view = select(G, ExploreChoice(node=focus, focus=focus, show="ladder"))
        if len(view.nodes) <= MOST:
            yield made("promotion ladders", columns(G, view.nodes), {*view.links}, COLUMNS)
    directors = sorted(node for node in roles if "director" in node)
    for target in directors[:: 4 if quick else 1]:
        answer = solve_problem(G, Problem(target, objective="calendar", time_limit=2))
        if answer.best:
            picture = plan_diagram(G, answer, answer.best)
            ranks = dict(picture.columns)
            yield made("plans of directors, every link", ranks, {*picture.links}, AIRY)
            yield made("plans of directors, as shown", ranks, {*picture.main}, AIRY)


def multipartite(each: Drawing) -> dict[str, Point]:
    """Return the places of networkx, stretched until boxes have their gaps."""
    ranks = each.ranks
    D: nx.DiGraph[str] = nx.DiGraph()
    for item in each.items:
        D.add_node(item.id, subset=ranks[item.id])
    D.add_edges_from(each.links)
    found = nx.multipartite_layout(D)
    across: dict[int, list[str]] = {}
    for node in sorted(found, key=lambda node: found[node][1]):
        across.setdefault(ranks[node], []).append(node)
    along, step = each.sizes.width + each.sizes.gap_x, each.sizes.height + each.sizes.gap_y
    return {
        node: (rank * along, (at - (len(nodes) - 1) / 2) * step)
        for rank, nodes in across.items()
        for at, node in enumerate(nodes)
    }


def hierarchical(page: Page, each: Drawing) -> tuple[dict[str, Point], float]:
    """Return the places of vis-network and the seconds it took inside the browser."""
    ranks, sizes = each.ranks, each.sizes
    found, seconds = page.evaluate(
        VIS_CODE,
        {
            "nodes": [
                {
                    "id": item.id,
                    "level": ranks[item.id],
                    "shape": "box",
                    "widthConstraint": sizes.width,
                    "heightConstraint": sizes.height,
                }
                for item in each.items
            ],
            "edges": [{"from": a, "to": b} for a, b in each.links],
            "along": sizes.width + sizes.gap_x,
            "across": sizes.height + sizes.gap_y,
        },
    )
    return {node: (at["x"], at["y"]) for node, at in found.items()}, seconds


def _timed(make: Callable[[], Layout]) -> tuple[Layout, float]:
    start = time.perf_counter()
    return make(), time.perf_counter() - start


def judge(each: Drawing, page: Page, tallies: dict[str, Tally]) -> list[str]:
    """Place one picture with everyone; return who has fewer crossings than ours."""
    items, links, sizes = each.items, each.links, each.sizes
    for name, engine in ((OURS, place), (FALLBACK, arrange)):
        layout, seconds = _timed(partial(engine, items, links, sizes=sizes))
        _note(tallies[name], each, dict(layout.positions), seconds, layout)
    start = time.perf_counter()
    places = multipartite(each)
    _note(tallies[NETWORKX], each, places, time.perf_counter() - start)
    _note(tallies[VIS], each, *hierarchical(page, each))
    ours = tallies[OURS]
    return [
        f"{measure}: {each.group}, {name} {theirs}, ours {own}"
        for name, tally in tallies.items()
        for measure, theirs, own in (
            ("straight", tally.straight[-1], ours.straight[-1]),
            ("as drawn", tally.drawn[-1], ours.drawn[-1]),
        )
        if theirs < own
    ]


def _note(
    tally: Tally,
    each: Drawing,
    positions: dict[str, Point],
    seconds: float,
    layout: Layout | None = None,
) -> None:
    lines = straight(positions, each.links)
    as_drawn = drawn(layout) if layout else lines
    tally.straight.append(straight_crossings(positions, each.links))
    tally.drawn.append(crossings(as_drawn) if layout else tally.straight[-1])
    tally.behind.append(over_boxes(lines, positions, each.sizes))
    tally.behind_drawn.append(
        over_boxes(as_drawn, positions, each.sizes) if layout else tally.behind[-1]
    )
    tally.seconds.append(seconds)


def chromium() -> str:
    """Return the path of a browser."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = os.environ.get("CAREERGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)))
    return str(found)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("quick", "write"):
        parser.add_argument(f"--{option}", action="store_true")
    options = parser.parse_args()
    groups: dict[str, dict[str, Tally]] = {}
    beaten: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page()
        page.set_content("<!doctype html><html><body></body></html>")
        page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
        for each in drawings(load_graph(), quick=options.quick):
            names = (OURS, FALLBACK, NETWORKX, VIS)
            tallies = groups.setdefault(each.group, {name: Tally() for name in names})
            beaten += judge(each, page, tallies)
        version = browser.version
        browser.close()
    rows = [
        [
            f"{group}, {len(tally.seconds)}",
            name,
            *(
                f"{sum(counts):,}"
                for counts in (tally.straight, tally.drawn, tally.behind, tally.behind_drawn)
            ),
            milliseconds(tally.seconds),
        ]
        for group, tallies in groups.items()
        for name, tally in tallies.items()
    ]
    header = ["pictures", "layout", "crossings", "as drawn", "over boxes", "as drawn", "ms"]
    pictures = sum(len(tallies[OURS].seconds) for tallies in groups.values())
    above = machine("networkx", "pygraphviz", "pyvis") + f"; vis-network 9.1.2, Chromium {version}"
    below = f"Where another layout has fewer crossings, among {pictures} pictures:"
    below = "\n".join([below, "", *(f"- {each}" for each in beaten or ["nowhere"])])
    text = "\n\n".join([above, table(header, rows), below])
    print(text)
    if options.write:
        write(DOCUMENT, "layout", text)


if __name__ == "__main__":
    main()
