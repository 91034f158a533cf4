from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import Row, career, credential, role, tiny

from graph.drawing.diagram.choice import SHOWS, ExploreChoice
from graph.drawing.focus.model import openings
from graph.model.contract import NODE_TYPES
from graph.model.graph import Graph
from graph.model.names import kinds_of
from graph.person.profile import Profile
from graph.planning.problem import Problem
from graph.ui.address import (
    NOTHING,
    for_person,
    names_a_person,
    read_person,
    write_person,
)
from graph.ui.state import (
    FIRST_HELD,
    FIRST_NODE,
    FIRST_TARGET,
    LOOKS,
    OFFERED,
    PlanChoice,
    asked_by,
    first_person,
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
    choice = PlanChoice(
        target=data.draw(st.sampled_from(of_type(shipped, "role", "credential"))),
        objective=data.draw(st.sampled_from(OFFERED)),
        node=data.draw(st.sampled_from([*shipped, ""])),
        within=data.draw(st.integers(0, 99)),
        look=data.draw(st.sampled_from([*LOOKS, ""])),
    )
    assert read_plan(write_plan(choice), shipped) == (choice, [])


@given(st.data())
def test_a_person_survives_every_address(shipped: Graph, data: st.DataObject) -> None:
    aims, roles = of_type(shipped, "role", "credential"), of_type(shipped, "role")
    profile = Profile(
        hold=frozenset(data.draw(some(aims))),
        experience={role: data.draw(st.integers(0, 400)) for role in data.draw(some(roles))},
        job=data.draw(st.none() | st.sampled_from(roles)),
        infer=data.draw(st.booleans()),
        avoid=frozenset(data.draw(some(sorted(shipped)))),
        avoid_kind=frozenset(data.draw(some(list(kinds_of(shipped))))),
        max_cost=data.draw(st.none() | st.integers(0, 10**9) | st.floats(0, 1e9)),
        max_months=data.draw(st.none() | st.integers(0, 1_200)),
        max_credential_level=data.draw(st.none() | st.integers(0, 7)),
        keep_working=data.draw(st.booleans()),
        part_time_factor=data.draw(st.floats(1, 10)),
    )
    page = data.draw(st.sampled_from([{}, {"target": [FIRST_TARGET]}, {"node": [FIRST_NODE]}]))
    address = for_person(page, profile)
    assert read_person(address, shipped) == (profile, [])
    assert address
    assert names_a_person(address) == (profile != Profile() or not page)


def test_somebody_who_holds_nothing_has_an_address(shipped: Graph) -> None:
    assert for_person({}, Profile()) == {"hold": [NOTHING]}
    assert read_person({"hold": [NOTHING]}, shipped) == (Profile(), [])
    assert read_person({"hold": [NOTHING]}, tiny(credential(NOTHING)))[0].hold == {NOTHING}
    assert write_person(Profile()) == {}


@given(st.data())
def test_an_explore_choice_survives_its_address(shipped: Graph, data: st.DataObject) -> None:
    nodes = st.sampled_from(sorted(shipped))
    focus = data.draw(nodes)
    show = data.draw(st.sampled_from(SHOWS))
    keys = openings(shipped, focus) if show == "around" else ()
    choice = ExploreChoice(
        node=data.draw(nodes),
        focus=focus,
        show=show,
        open=data.draw(some(list(keys))) if keys else (),
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
    assert problems == []
    assert first_person(shipped) == Profile(hold=frozenset({FIRST_HELD}))


def test_the_app_asks_on_the_calendar() -> None:
    asked = PlanChoice(target="a", node="b", profile=Profile(part_time_factor=3.5))
    for objective in OFFERED:
        problem = replace(asked, objective=objective).problem
        assert problem == Problem("a", objective=objective, clock="calendar", part_time_factor=3.5)


def test_a_question_is_asked_by_a_person_who_finished_school(shipped: Graph) -> None:
    asked = asked_by(PlanChoice(target="ahima-rhia"), Profile(max_cost=5), shipped)
    assert asked.profile == Profile(max_cost=5)
    assert asked.problem.hold == {"edu-hs"}
    assert asked.problem.max_cost == 5
    literal = asked_by(asked, Profile(infer=False), shipped)
    assert literal.problem.hold == frozenset()
    explore = ExploreChoice(node=FIRST_NODE)
    assert asked_by(explore, Profile(max_cost=5), shipped) is explore


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"target": ["no-such-role"]}, "“no-such-role” (target) is not in this data."),
        ({"hold": ["gone"]}, "“gone” (hold) is not in this data."),
        ({"avoid_kind": ["degree"]}, "“degree” (avoid_kind) is not one of diploma, certificate"),
        ({"max_cost": ["-1"]}, "“-1” (max_cost) is not a number from 0 to 1,000,000,000."),
        ({"max_months": ["1e9"]}, "is not a whole number"),
        ({"max_cost": ["\u0663"]}, "is not a number from"),
        ({"max_cost": ["9" * 5_000]}, "is not a number from 0 to 1,000,000,000."),
        ({"max_cost": ["1000000001"]}, "is not a number from 0 to 1,000,000,000."),
        ({"max_months": ["12001"]}, "is not a whole number from 0 to 12,000."),
        ({"experience": [f"medical-records-technician:{'9' * 5_000}"]}, "is not a whole number"),
        ({"objective": ["luck"]}, "is not one of time, cost, steps"),
        ({"part_time_factor": ["0.5"]}, "is not a number from 1 to 10."),
        ({"part_time_factor": ["nan"]}, "“nan” (part_time_factor)"),
        ({"experience": ["gone:12"]}, "“gone” (experience)"),
        ({"experience": ["12"]}, "(experience)"),
        ({"max_credential_level": ["9"]}, "is not one of school"),
    ],
)
def test_what_an_address_gets_wrong_is_said(
    shipped: Graph, params: dict[str, list[str]], words: str
) -> None:
    problems = read_plan(params, shipped)[1] + read_person(params, shipped)[1]
    assert words in " ".join(problems)


def test_the_largest_numbers_of_an_address_are_read(shipped: Graph) -> None:
    most = {"max_cost": ["1000000000"], "max_months": ["01200"], "experience": [f"{FIRST_NODE}:0"]}
    asked, problems = read_person(most, shipped)
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
    assert first_person(G) == Profile()


def test_the_first_screen_of_own_data_that_has_the_shipped_names() -> None:
    G = tiny(role("a", level=7), role(FIRST_NODE), role(FIRST_TARGET), credential(FIRST_HELD))
    assert read_explore({}, G)[0] == ExploreChoice(node=FIRST_NODE, focus=FIRST_NODE)
    assert read_plan({}, G)[0] == PlanChoice(target=FIRST_TARGET)
    assert first_person(G) == Profile(hold=frozenset({FIRST_HELD}))


def test_an_unknown_target_is_not_replaced(shipped: Graph) -> None:
    assert read_plan({"target": ["no-such-role"]}, shipped)[0].target == ""


def test_a_target_of_the_wrong_type_is_said(shipped: Graph) -> None:
    employer = of_type(shipped, "employer")[0]
    choice, problems = read_plan({"target": [employer]}, shipped)
    assert choice.target == ""
    assert problems == [f"“{employer}” (target) is not a role or credential."]


def test_an_unknown_node_is_said_and_the_map_still_shows(shipped: Graph) -> None:
    choice, problems = read_explore({"node": ["x<script>"], "open": ["doors"]}, shipped)
    assert choice == ExploreChoice(node="", focus=FIRST_NODE)
    assert len(problems) == 2


def test_defaults_are_left_out_of_the_address() -> None:
    choice = ExploreChoice(node="a", focus="a")
    assert write_explore(choice) == {"node": ["a"]}
    assert write_explore(replace(choice, focus="b"))["focus"] == ["b"]
    assert write_explore(replace(choice, open=("move", "way-2")))["open"] == ["move", "way-2"]
