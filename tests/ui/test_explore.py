from __future__ import annotations

import json
import re
import zlib
from functools import partial
from pathlib import Path
from typing import Any

import pages
import pytest
from pages import address, text, typed
from parts import parts
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

import graph as careergraph
from graph.drawing.decks.sheet import Look
from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import caption, columns, select
from graph.export.publish.documents import shown_map
from graph.export.svg import inline_svg
from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.ui.cache import asker
from graph.ui.pictures import map_picture
from graph.ui.serve import DATA_VARIABLE
from graph.ui.state import FIRST_NODE, FIRST_TARGET
from graph.words import brief

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
    app = run(show="everything", type=["certifying_body"], level=["school"])
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
    app = run(node=FIRST_TARGET, show="ladder")
    app.button_group(key="explore_view").set_value("Network (drag)").run()
    assert not app.exception
    (frame,) = app.get("iframe")
    page = frame.proto.srcdoc
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    found = {node["id"] for node in json.loads(data[1])["nodes"]}
    choice = ExploreChoice(focus=FIRST_TARGET, show="ladder")
    assert found == set(select(shipped, choice).nodes)


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


def test_a_node_is_shown_with_what_it_needs_and_opens(shipped: Graph) -> None:
    app = run(node=FIRST_TARGET)
    assert app.button_group(key="explore_show").value == "around"
    # No choice of a network, and no filters: there are none of one node.
    assert not any(each.key == "explore_view" for each in app.get("button_group"))
    choice = ExploreChoice(node=FIRST_TARGET, focus=FIRST_TARGET)
    assert set(app.dataframe[0].value["Id"]) == set(select(shipped, choice).nodes)


def test_what_is_opened_is_in_the_address_and_what_is_unknown_is_said() -> None:
    app = run(node=FIRST_NODE, open=["counts", "cellar"])
    assert "“cellar” (open) is not one of" in app.warning[0].value.replace("\\", "")
    app.selectbox(key="explore_search").set_value(FIRST_TARGET).run()
    assert "open" not in app.query_params


def test_moving_to_a_node_begins_with_nothing_open() -> None:
    app = run(focus=FIRST_NODE, node=FIRST_TARGET, open=["counts"])
    button(app, "Move here").click().run()
    assert address(app, "node") == [FIRST_TARGET]
    assert {"focus", "open"}.isdisjoint(app.query_params)


def test_the_person_is_asked_about_with_what_is_assumed(shipped: Graph) -> None:
    who = asker(Profile(max_cost=5), shipped)
    assert who.profile == Profile(hold=frozenset({"edu-hs"}), max_cost=5)
    assert asker(Profile(infer=False), shipped).profile.hold == frozenset()


def test_how_soon_is_what_the_planner_says_and_is_drawn(shipped: Graph) -> None:
    held = Profile(hold=frozenset({"ahima-rhit", "edu-as-hit"}))
    choice = ExploreChoice(node=FIRST_TARGET, focus=FIRST_TARGET, soon=True)
    view = select(shipped, choice)
    who = asker(held, shipped, view.nodes)
    asked: dict[str, Any] = {"clock": "calendar", "hold": sorted(held.hold)}
    best = careergraph.plan(shipped, "ahima-rhia", **asked).best
    assert best is not None
    assert who.times["ahima-rhia"].months == best.months
    picture = map_picture(shipped, choice, view, who)
    for drawing in json.loads(zlib.decompress(picture))["drawings"]:
        assert f">from {brief(best.months)}<" in drawing


def test_how_soon_is_asked_for_and_kept_in_the_address() -> None:
    app = run(focus="aapc-cpc", hold="ahima-cca")
    app.toggle(key="explore_soon").set_value(True).run()
    assert address(app, "times") == ["mine"]
    assert not app.exception


def test_what_is_exported_is_what_is_seen(shipped: Graph) -> None:
    who = asker(Profile(hold=frozenset({"ahima-rhit"})), shipped)
    choice = ExploreChoice(node="x", focus=FIRST_TARGET, open=("counts", "fold-way-1"))
    view = select(shipped, choice)
    document = shown_map(shipped, choice, view, Look("", "focus"), who)
    packed = json.loads(zlib.decompress(map_picture(shipped, choice, view, who)))
    wide, phone = (re.sub(r'"var\(--c\d+\)"', '""', each) for each in packed["drawings"])
    assert document.narrow is not None
    scenes = document.scene, document.narrow().scenes[0]
    plain = [re.sub(r'"#[0-9A-F]{6}"', '""', inline_svg(each)) for each in scenes]
    assert [wide, phone] == plain
    assert document.nodes == frozenset(view.nodes)
