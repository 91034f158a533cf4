from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import Row, career, credential, role, tiny

from graph.drawing.diagram.choice import ExploreChoice
from graph.model.contract import NODE_TYPES
from graph.model.graph import Graph
from graph.model.names import kinds_of
from graph.person.options import options
from graph.person.profile import Profile
from graph.planning.problem import Problem
from graph.ui.state import (
    FIRST_HELD,
    FIRST_NODE,
    FIRST_TARGET,
    OFFERED,
    PlanChoice,
    changed,
    read_explore,
    read_plan,
    write_explore,
    write_plan,
)


def of_type(G: Graph, *types: str) -> list[str]:
    return sorted(node for node in G if G.nodes[node]["type"] in types)


def some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


@given(st.data())
def test_a_plan_question_survives_its_address(shipped: Graph, data: st.DataObject) -> None:
    aims = of_type(shipped, "role", "credential")
    number = st.one_of(st.none(), st.integers(0, 1_200))
    choice = PlanChoice(
        target=data.draw(st.sampled_from(aims)),
        profile=Profile(
            hold=frozenset(data.draw(some(aims))),
            experience={
                role: data.draw(st.integers(0, 400))
                for role in data.draw(some(of_type(shipped, "role")))
            },
            avoid=frozenset(data.draw(some(aims))),
            avoid_kind=frozenset(data.draw(some(list(kinds_of(shipped))))),
            max_cost=data.draw(number),
            max_months=data.draw(number),
            max_credential_level=data.draw(st.one_of(st.none(), st.integers(0, 7))),
            part_time_factor=data.draw(
                st.sampled_from(options(Profile)["part_time_factor"].offered)
            ),
        ),
        objective=data.draw(st.sampled_from(OFFERED)),
        node=data.draw(st.sampled_from([*shipped, ""])),
    )
    assert read_plan(write_plan(choice), shipped) == (choice, [])


@given(st.data())
def test_an_explore_choice_survives_its_address(shipped: Graph, data: st.DataObject) -> None:
    nodes = st.sampled_from(sorted(shipped))
    choice = ExploreChoice(
        node=data.draw(nodes),
        focus=data.draw(nodes),
        show=data.draw(st.sampled_from(["around", "ladder", "everything"])),
        radius=data.draw(st.integers(1, 3)),
        whole=data.draw(st.booleans()),
        links=data.draw(st.booleans()),
        types=data.draw(some(list(NODE_TYPES))),
        careers=data.draw(some(of_type(shipped, "career"))),
        levels=tuple(sorted(data.draw(st.sets(st.integers(0, 7))))),
        employers=data.draw(some(of_type(shipped, "employer"))),
    )
    assert read_explore(write_explore(choice), shipped) == (choice, [])


def test_an_empty_address_is_the_first_screen(shipped: Graph) -> None:
    explore, problems = read_explore({}, shipped)
    assert (explore.node, explore.focus, problems) == (FIRST_NODE, FIRST_NODE, [])
    plan, problems = read_plan({}, shipped)
    assert (plan.target, plan.objective) == (FIRST_TARGET, "time")
    assert plan.profile == Profile(hold=frozenset({FIRST_HELD}))
    assert plan.profile.part_time_factor == 2
    assert problems == []


def test_the_app_asks_on_the_calendar() -> None:
    asked = PlanChoice(target="a", node="b", profile=Profile(part_time_factor=3.5))
    for objective in OFFERED:
        problem = replace(asked, objective=objective).problem
        assert problem == Problem("a", objective=objective, clock="calendar", part_time_factor=3.5)


def test_options_of_the_profile_are_changed_in_the_profile() -> None:
    asked = changed(PlanChoice(target="a"), avoid=frozenset({"b"}), node="c")
    assert asked == PlanChoice(target="a", node="c", profile=Profile(avoid=frozenset({"b"})))
    assert changed(ExploreChoice(node="a"), node="b") == ExploreChoice(node="b")


def test_a_target_without_holdings_means_nothing_is_held(shipped: Graph) -> None:
    assert read_plan({"target": [FIRST_TARGET]}, shipped)[0].profile.hold == frozenset()


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"target": ["no-such-role"]}, "“no-such-role” (target) is not in this data."),
        ({"hold": ["gone"]}, "“gone” (hold) is not in this data."),
        ({"avoid_kind": ["degree"]}, "“degree” (avoid_kind) is not one of diploma, certificate"),
        ({"max_cost": ["-1"]}, "is not a whole number"),
        ({"max_months": ["1e9"]}, "is not a whole number"),
        ({"max_cost": ["\u0663"]}, "is not a whole number"),
        ({"max_cost": ["9" * 5_000]}, "is not a whole number from 0 to 1,000,000,000."),
        ({"max_cost": ["1000000001"]}, "is not a whole number from 0 to 1,000,000,000."),
        ({"max_months": ["12001"]}, "is not a whole number from 0 to 12,000."),
        ({"experience": [f"medical-records-technician:{'9' * 5_000}"]}, "is not a whole number"),
        ({"objective": ["luck"]}, "is not one of time, cost, steps"),
        ({"part_time_factor": ["0.5"]}, "is not one of 1, 1.5, 2, 2.5, 3, 3.5, 4"),
        ({"part_time_factor": ["nan"]}, "“nan” (part_time_factor)"),
        ({"experience": ["gone:12"]}, "“gone” (experience)"),
        ({"experience": ["12"]}, "(experience)"),
        ({"max_credential_level": ["9"]}, "is not one of school"),
    ],
)
def test_what_a_plan_address_gets_wrong_is_said(
    shipped: Graph, params: dict[str, list[str]], words: str
) -> None:
    assert words in " ".join(read_plan(params, shipped)[1])


def test_the_largest_numbers_of_an_address_are_read(shipped: Graph) -> None:
    most = {"max_cost": ["1000000000"], "max_months": ["01200"], "experience": [f"{FIRST_NODE}:0"]}
    choice, problems = read_plan(most, shipped)
    asked = choice.profile
    assert (asked.max_cost, asked.max_months) == (1_000_000_000, 1_200)
    assert (asked.experience, problems) == ({FIRST_NODE: 0}, [])


@pytest.mark.parametrize(
    ("rows", "node", "target"),
    [
        ([role("b", level=2), role("a", level=2), role("c", level=1)], "a", "b"),
        ([role("a"), role("b", level=1), credential("c", level=7)], "a", "b"),
        ([career("a"), credential("b", level=1), credential("c", level=1)], "a", "c"),
        ([career("a"), career("b")], "a", ""),
        ([], "", ""),
    ],
    ids=["roles", "role before credential", "credentials", "careers", "nothing"],
)
def test_the_first_screen_of_own_data(rows: list[Row], node: str, target: str) -> None:
    """Nothing of the shipped data is asked for: first a node, and the highest role to plan for."""
    G = tiny(*rows)
    explore, problems = read_explore({}, G)
    assert (explore, problems) == (ExploreChoice(node=node, focus=node), [])
    plan, problems = read_plan({}, G)
    assert (plan, problems) == (PlanChoice(target=target), [])


def test_the_first_screen_of_own_data_that_has_the_shipped_names() -> None:
    G = tiny(role("a", level=7), role(FIRST_NODE), role(FIRST_TARGET), credential(FIRST_HELD))
    assert read_explore({}, G)[0] == ExploreChoice(node=FIRST_NODE, focus=FIRST_NODE)
    assert read_plan({}, G)[0] == PlanChoice(
        target=FIRST_TARGET, profile=Profile(hold=frozenset({FIRST_HELD}))
    )


def test_an_unknown_target_is_not_replaced(shipped: Graph) -> None:
    assert read_plan({"target": ["no-such-role"]}, shipped)[0].target == ""


def test_a_target_of_the_wrong_type_is_said(shipped: Graph) -> None:
    employer = of_type(shipped, "employer")[0]
    choice, problems = read_plan({"target": [employer]}, shipped)
    assert choice.target == ""
    assert problems == [f"“{employer}” (target) is not a role or credential."]


def test_an_unknown_node_is_said_and_the_map_still_shows(shipped: Graph) -> None:
    choice, problems = read_explore({"node": ["x<script>"], "radius": ["9"]}, shipped)
    assert choice == ExploreChoice(node="", focus=FIRST_NODE)
    assert len(problems) == 2


def test_defaults_are_left_out_of_the_address() -> None:
    choice = ExploreChoice(node="a", focus="a")
    assert write_explore(choice) == {"node": ["a"]}
    assert write_explore(replace(choice, focus="b"))["focus"] == ["b"]
    assert write_explore(replace(choice, whole=True))["nodes"] == ["all"]


def test_an_unknown_word_for_the_nodes_is_said(shipped: Graph) -> None:
    choice, problems = read_explore({"nodes": ["most"]}, shipped)
    assert not choice.whole
    assert problems == ["“most” (nodes) is not one of all."]
