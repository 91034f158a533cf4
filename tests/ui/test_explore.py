from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pages
import pytest
from pages import address, text, typed
from parts import parts
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

import graph as careergraph
from graph.drawing.decks.maps import map_deck
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import caption, columns, loosen, select
from graph.model.graph import Graph
from graph.ui.serve import DATA_VARIABLE
from graph.ui.state import FIRST_NODE, FIRST_TARGET

run = partial(pages.run, "explore")


def button(app: AppTest, words: str) -> Button:
    return next(each for each in app.button if words in each.label)


def roles_told(app: AppTest) -> int:
    """Return how many roles the page says there are in the matrix."""
    found = re.search(r"(\d+) roles? in", text(app))
    assert found is not None
    return int(found[1])


def test_the_first_screen_shows_a_node_and_its_facts(shipped: Graph) -> None:
    words = text(run())
    data = shipped.nodes[FIRST_NODE]
    assert f"### {data['name']}" in words
    assert data["description"] in words
    assert f"${data['pay_median_usd']:,.0f}" in words
    assert "ways is enough" in words
    assert "verified" in words


def test_the_address_picks_the_node(shipped: Graph) -> None:
    words = text(run(node=FIRST_TARGET))
    assert f"### {shipped.nodes[FIRST_TARGET]['name']}" in words


def test_a_role_has_its_titles_and_the_pay_of_its_occupation_by_place(shipped: Graph) -> None:
    app = run(node="him-director")
    app.button_group(key="explore_details_role_part").set_value("Facts").run()
    words = text(app)
    assert "Median pay by state: $" in words
    assert "(2025, whole occupation 11-9111)" in words
    assert "(whole occupation)" in words
    assert "Mean pay by industry: $" in words
    assert "(2024, whole occupation 11-9111)" in words
    states, industries = (each.value for each in app.dataframe[-2:])
    assert (len(states), len(industries)) == (51, 9)
    assert [*industries] == ["industry", "employment", "pay_mean_usd"]
    title = careergraph.show(shipped, "medical-records-technician").titles[0]
    assert title in text(run(node="medical-records-technician")).replace("\\", "")


@parts(30, slow=2)
def test_every_node_has_a_page(shipped: Graph, part: slice) -> None:
    app = run()
    for node in sorted(shipped)[part]:
        app.query_params["node"] = node
        app.run()
        assert not app.exception, node
        assert f"### {shipped.nodes[node]['name']}" in text(app)


def test_finding_a_node_moves_the_map_and_the_address() -> None:
    app = run()
    app.selectbox(key="explore_search").set_value(FIRST_TARGET).run()
    assert address(app, "node") == [FIRST_TARGET]
    assert "focus" not in app.query_params


def test_a_linked_node_is_one_click_away(shipped: Graph) -> None:
    app = run()
    app.button_group(key="explore_details_role_part").set_value("Leads to").run()
    links = app.button_group(key=f"explore_details_opens_{FIRST_NODE}")
    node = careergraph.show(shipped, FIRST_NODE).opens[0]
    assert shipped.nodes[node]["name"] in links.options[0]
    links.set_value(node).run()
    assert address(app, "node") == [node]
    assert address(app, "focus") == [FIRST_NODE]
    assert f"### {shipped.nodes[node]['name']}" in text(app)


def test_unknown_ids_are_reported() -> None:
    app = run(node="no-such-node")
    assert "“no-such-node” (node) is not in this data." in app.warning[0].value.replace("\\", "")
    assert "Select a box in the map" in text(app)


def test_filters_that_leave_nothing_offer_a_way_back() -> None:
    app = run(type=["certifying_body"], level=["school"])
    words = text(app)
    assert "No nodes match the filters" in words
    assert "without the filter type" in words.replace("*", "")
    reset = next(each for each in app.button if each.label == "Clear all filters")
    reset.click().run()
    assert "No nodes match the filters" not in text(app)
    assert "type" not in app.query_params


@pytest.mark.parametrize(
    ("key", "param", "chosen", "relation"),
    [
        ("careers", "career", "career-coding-revenue-cycle", "includes"),
        ("employers", "employer", "emp-nursing-home", "employs"),
    ],
)
def test_a_filter_is_chosen_kept_in_the_address_and_taken_away(
    shipped: Graph, key: str, param: str, chosen: str, relation: str
) -> None:
    rows = {b for a, b, d in shipped.edges(data=True) if (a, d["relation"]) == (chosen, relation)}
    app = run(show="everything", type=["role"])
    every = roles_told(app)
    assert every == sum(data["type"] == "role" for _, data in shipped.nodes(data=True))
    app.multiselect(key=f"explore_{key}").set_value([chosen]).run()
    assert address(app, param) == [chosen]
    assert roles_told(app) == sum(shipped.nodes[each]["type"] == "role" for each in rows) < every
    assert roles_told(run(show="everything", type=["role"], **{param: chosen})) == roles_told(app)
    app.multiselect(key=f"explore_{key}").set_value([]).run()
    assert param not in app.query_params
    assert roles_told(app) == every


def test_a_broken_folder_is_reported_readably(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nodes.csv").write_text("id,type,name\na,rolle,A\n", encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    app = run()
    assert "has " in app.error[0].value
    assert "error" in app.error[0].value
    assert "nodes.csv" in set(app.dataframe[0].value["file"])


def test_surroundings_grow_with_the_radius(shipped: Graph) -> None:
    one, two = (
        select(shipped, ExploreChoice(focus=FIRST_NODE, radius=radius, whole=True))
        for radius in (1, 2)
    )
    assert {FIRST_NODE} < set(one.nodes) < set(two.nodes)
    assert all(FIRST_NODE in pair for pair in one.main)


def test_the_first_screen_shows_as_much_as_is_read_at_a_glance() -> None:
    app = run()
    assert 10 <= len(app.dataframe[0].value) <= 40
    more = button(app, "Show all (")
    left_out = int(more.label.removeprefix("Show all (").split()[0])
    few = len(app.dataframe[0].value)
    more.click().run()
    assert address(app, "nodes") == ["all"]
    assert len(app.dataframe[0].value) == few + left_out
    button(app, f"Show nearest {few}").click().run()
    assert "nodes" not in app.query_params
    assert len(app.dataframe[0].value) == few


def test_a_link_to_all_the_nodes_shows_them(shipped: Graph) -> None:
    app = run(node=FIRST_NODE, nodes="all")
    around = {FIRST_NODE, *shipped.predecessors(FIRST_NODE), *shipped.successors(FIRST_NODE)}
    assert set(app.dataframe[0].value["Id"]) == around


def test_finding_another_node_begins_with_the_nearest_again() -> None:
    app = run(nodes="all")
    app.selectbox(key="explore_search").set_value(FIRST_TARGET).run()
    assert "nodes" not in app.query_params


def test_a_small_neighbourhood_offers_nothing_more(shipped: Graph) -> None:
    small = min(sorted(shipped), key=shipped.degree)
    assert "show all" not in text(run(node=small))


@parts(30, slow=2)
def test_every_first_view_fits_a_screen_in_readable_letters(shipped: Graph, part: slice) -> None:
    for node in sorted(shipped)[part]:
        choice = ExploreChoice(focus=node)
        view = select(shipped, choice)
        wide, upright = (
            map_deck(shipped, choice, view, Look("", size)).scenes[0]
            for size in ("screen", "phone")
        )
        # What is left on 1440 x 900 and 390 x 844 after margins, details and names of levels.
        for scene, width, height in ((wide, 985, 990), (upright, 358, 3 * 844)):
            sizes = [box.size for box in scene.boxes if box.id]
            assert scene.width * 11 / min(sizes) <= width, node
            assert scene.height * 11 / min(sizes) <= height, node


def test_a_picked_line_shows_its_facts(shipped: Graph) -> None:
    app = run()
    shown = select(shipped, ExploreChoice(focus=FIRST_NODE)).nodes
    target = next(node for node in shipped.successors(FIRST_NODE) if node in shown)
    app.session_state["explore line"] = (FIRST_NODE, target)
    app.run()
    assert f"→ **{shipped.nodes[target]['name']}**" in text(app)
    button(app, "Close").click().run()
    assert "→" not in text(app)


def test_the_free_network_shows_the_same_nodes(shipped: Graph) -> None:
    app = run()
    app.button_group(key="explore_view").set_value("Network (drag)").run()
    assert not app.exception
    (frame,) = app.get("iframe")
    page = frame.proto.srcdoc
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    found = {node["id"] for node in json.loads(data[1])["nodes"]}
    assert found == set(select(shipped, ExploreChoice(focus=FIRST_NODE)).nodes)


def test_filters_keep_the_focus_and_what_passes(shipped: Graph) -> None:
    choice = ExploreChoice(focus=FIRST_NODE, types=("credential",))
    view = select(shipped, choice)
    kinds = {shipped.nodes[node]["type"] for node in view.nodes if node != FIRST_NODE}
    assert kinds == {"credential"}
    assert FIRST_NODE in view.nodes
    assert view.hidden > 0
    assert loosen(shipped, choice)[0][0] == "type"


def test_the_ladder_holds_roles_joined_by_promotions(shipped: Graph) -> None:
    view = select(shipped, ExploreChoice(focus=FIRST_TARGET, show="ladder"))
    assert FIRST_TARGET in view.nodes
    assert {shipped.nodes[node]["type"] for node in view.nodes} == {"role"}
    assert all("advances_to" in view.links[pair] for pair in view.main)


def test_levels_are_columns_and_the_rest_has_none(shipped: Graph) -> None:
    for node, column in columns(shipped, shipped).items():
        leveled = shipped.nodes[node]["type"] in {"role", "credential"}
        assert (column is not None) == leveled


def test_the_caption_counts(shipped: Graph) -> None:
    view = select(shipped, ExploreChoice(show="everything"))
    assert caption(shipped, view).startswith(f"{len(shipped)} nodes (")


def test_what_is_typed_is_looked_up(shipped: Graph) -> None:
    app = run()
    typed(app, "explore_search", "tumor registrars")
    found = careergraph.find(shipped, "tumor registrars", limit=2)
    first, second = (each.id for each in found.matches)
    assert address(app, "node") == [first]
    assert app.selectbox(key="explore_search").value == first
    assert "Best match for “tumor registrars”." in text(app)
    app.button(key=f"explore_search_found_{second}").click().run()
    assert address(app, "node") == [second]
    assert "Best match" not in text(app)


def test_what_is_not_found_is_said_and_changes_nothing() -> None:
    app = run(node=FIRST_TARGET)
    typed(app, "explore_search", "*qqxxzz*")
    assert "Nothing is called “*qqxxzz*”. Try other words, or pick from the list." in text(app)
    assert address(app, "node") == [FIRST_TARGET]
    app.selectbox(key="explore_search").set_value("ahima-rhia").run()
    assert "Nothing is called" not in text(app)
