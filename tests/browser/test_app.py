"""The app as people meet it: a real server, a real browser, and no other host."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from browsing import at_rest, click, place, serving, shown, stage
from playwright.sync_api import Page, expect

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import select
from graph.drawing.layout.values import COLUMNS, ROWS, Sizes
from graph.model.graph import Graph
from graph.ui.drawing import FONT
from graph.ui.state import FIRST_NODE, FIRST_TARGET

pytestmark = pytest.mark.browser


def neighbour(G: Graph) -> str:
    """Return a role the first node is promoted to; the first screen draws it."""
    return next(
        target
        for _, target, data in sorted(G.out_edges(FIRST_NODE, data=True), key=lambda e: e[1])
        if data["relation"] == "advances_to"
    )


def test_a_click_shows_details_and_keeps_the_view(page: Page, server: str, shipped: Graph) -> None:
    page.goto(server)
    shown(page, shipped.nodes[FIRST_NODE]["name"])
    node = neighbour(shipped)
    first = at_rest(page, node)
    page.get_by_label("Zoom in").click()
    enlarged = at_rest(page, node)
    assert enlarged["scale"] == pytest.approx(first["scale"] * 1.25, rel=0.01)
    page.get_by_label("Show the whole picture").click()
    before = at_rest(page, node)
    assert before["scale"] < enlarged["scale"]
    click(page, node)
    shown(page, shipped.nodes[node]["name"])
    assert place(page, node) == before
    assert f"node={node}" in page.url
    page.go_back()
    shown(page, shipped.nodes[FIRST_NODE]["name"])


def test_keys_walk_and_enter_shows_details(page: Page, server: str, shipped: Graph) -> None:
    page.goto(server)
    graph = stage(page)
    page.get_by_label("Show the whole picture").focus()
    page.keyboard.press("Tab")
    assert graph.evaluate("(stage) => stage.getRootNode().activeElement === stage")
    spoken = page.locator(".say")
    expect(spoken).to_contain_text(shipped.nodes[FIRST_NODE]["name"])
    page.keyboard.press("ArrowRight")
    expect(spoken).not_to_contain_text(shipped.nodes[FIRST_NODE]["name"])
    name = spoken.inner_text().rpartition(" (")[0]
    page.keyboard.press("Enter")
    shown(page, name)


def boxes(page: Page, nodes: Sequence[str], sizes: Sizes) -> dict[str, tuple[float, ...]]:
    """Return left, top, right and bottom of each node's box on the page."""
    found: dict[str, tuple[float, ...]] = {}
    for node in nodes:
        at = place(page, node)
        half = sizes.width / 2 * at["scale"], sizes.height / 2 * at["scale"]
        found[node] = (at["x"] - half[0], at["y"] - half[1], at["x"] + half[0], at["y"] + half[1])
    return found


SCREENS = [(1440, 900), (1024, 800), (390, 844)]
FOCUSES = [FIRST_NODE, FIRST_TARGET, "ahima-rhia", "emp-hospital"]


@pytest.mark.parametrize(
    ("node", "screen"),
    [
        # Every node and every screen once.
        pytest.param(node, screen, marks=[pytest.mark.slow] * (place not in {0, 4, 8, 9}))
        for place, (node, screen) in enumerate(product(FOCUSES, SCREENS))
    ],
)
def test_the_first_view_is_seen_without_dragging(
    page: Page, server: str, shipped: Graph, node: str, screen: tuple[int, int]
) -> None:
    width, height = screen
    page.set_viewport_size({"width": width, "height": height})
    page.goto(server if node == FIRST_NODE else f"{server}/?node={node}")
    frame = stage(page).bounding_box()
    assert frame is not None
    view = select(shipped, ExploreChoice(focus=node))
    assert 10 <= len(view.nodes) <= 40
    found = boxes(page, view.nodes, COLUMNS if width == 1440 else ROWS)
    for left, top, right, bottom in found.values():
        assert frame["x"] <= left < right <= frame["x"] + frame["width"]
        assert frame["y"] <= top < bottom <= frame["y"] + frame["height"]
    for one, other in combinations(found.values(), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart
    assert FONT * place(page, node)["scale"] >= 11
    expect(page.get_by_text("Drag to see the rest")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1440:
        assert frame["y"] + frame["height"] <= height
    if width == 1440 and view.more:
        expect(page.get_by_role("button", name="show all")).to_be_in_viewport()


def test_all_the_nodes_are_one_click_away(page: Page, server: str, shipped: Graph) -> None:
    page.goto(server)
    choice = ExploreChoice(focus=FIRST_NODE)
    view = select(shipped, choice)
    every = select(shipped, replace(choice, whole=True)).nodes
    last = next(node for node in every if node not in view.nodes)
    assert place(page, last) is None
    page.get_by_role("button", name=f"Show all ({view.more} more)").click()
    fewer = page.get_by_role("button", name=f"Show nearest {len(view.nodes)}")
    fewer.wait_for()
    assert "nodes=all" in page.url
    assert all(place(page, node) for node in every)
    page.reload()
    assert place(page, last)
    fewer.click()
    page.get_by_role("button", name="show all").wait_for()
    assert "nodes=all" not in page.url
    assert place(page, last) is None


def test_pages_lead_to_each_other_and_remember(page: Page, server: str, shipped: Graph) -> None:
    page.goto(f"{server}/?node={FIRST_TARGET}")
    shown(page, shipped.nodes[FIRST_TARGET]["name"])
    page.get_by_role("button", name="Plan a path here").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        shipped.nodes[FIRST_TARGET]["name"]
    )
    assert f"target={FIRST_TARGET}" in page.url
    page.get_by_role("link", name="Explore").first.click()
    shown(page, shipped.nodes[FIRST_TARGET]["name"])


def test_text_of_the_data_is_never_markup(page: Page, tmp_path: Path) -> None:
    bad = '<img src=x onerror="window.hit=1">'
    rows = [
        ["a", "role", f"A {bad}", "1", f"{bad} [x](javascript:window.hit=1) $x$ :red[y]"],
        ["b", "role", "B </script><script>window.hit=1</script>", "2", "plain"],
        ["c", "role", f"C {bad} [x](javascript:window.hit=1)", "2", "plain"],
        ["d", "role", f"D {bad}", "2", "plain"],
    ]
    head = "id,type,name,level,description\n"
    quoted = "\n".join(
        ",".join(json.dumps(cell).replace('\\"', '""') for cell in row) for row in rows
    )
    (tmp_path / "nodes.csv").write_text(f"{head}{quoted}\n", encoding="utf-8")
    edges = (
        "source,target,relation,months,group\na,b,advances_to,12,\na,b,required_for,12,\n"
        "a,c,required_for,,one\nd,c,required_for,,one\n"
    )
    (tmp_path / "edges.csv").write_text(edges, encoding="utf-8")
    with serving(str(tmp_path)) as address:
        for path in ("/?node=a&hold=c", "/?node=b", "/plan?target=b&hold=a"):
            page.goto(address + path)
            stage(page)
            name = bad if "node=a" in path else "B </script>"
            expect(page.get_by_text(name).first).to_be_visible()
            if "hold=c" in path:
                page.get_by_role("button", name="Edit").click()
                question = page.get_by_role("dialog").get_by_text("You worked as C").first
                expect(question).to_be_visible()
            # Markup that was let through would load its picture before the test's own does.
            page.evaluate(
                "own = new Image(); own.onerror = () => { window.over = 1 }; own.src = 'x?own'"
            )
            page.wait_for_function("window.over === 1")
            assert page.evaluate("window.hit") is None
            assert page.locator("img[src=x]").count() == 0


def test_a_blocked_drawing_library_is_said(own_page: Page, server: str) -> None:
    own_page.add_init_script(
        "Object.defineProperty(globalThis, 'vis', {get: () => undefined, set: () => {}});"
    )
    own_page.goto(server)
    own_page.locator(".stage").wait_for()
    expect(own_page.locator(".alert")).to_be_hidden()
    # The page waits a quarter of a minute for the library; its clock may go faster.
    own_page.evaluate("Date.now = ((now) => () => now() + 20_000)(Date.now)")
    expect(own_page.locator(".alert")).to_contain_text("did not load")
