from __future__ import annotations

from functools import partial

import pages
from pages import address, text

import graph as careergraph
from graph.model import Graph
from graph.planning.problem import Answer, Plan, Problem
from graph.ui.components.plan_view import step_text
from graph.ui.paths import plan_address
from graph.ui.plan_picture import headline, missing_lines, plan_picture, timeline, verdict
from graph.ui.state import FIRST_HELD, FIRST_TARGET
from graph.ui.words import duration

run = partial(pages.run, "plan")


def answered(G: Graph) -> tuple[Answer, Plan]:
    answer = careergraph.plan(G, FIRST_TARGET, hold=[FIRST_HELD])
    assert answer.best is not None
    return answer, answer.best


def test_the_page_opens_answered(shipped: Graph) -> None:
    answer, best = answered(shipped)
    words = text(run())
    name = shipped.nodes[FIRST_TARGET]["name"]
    assert f"## {name} in {duration(best.time)}" in words
    assert "Proved: no plan is faster" in words
    assert f"${best.cost:,.0f}" in words
    assert f"{best.steps} steps" in words
    assert f"**{len(best.schedule)}. Start as {name}**" in words
    assert "needed for" in words
    assert "A plan is not a route" in words
    assert answer.status == "optimal"


def test_another_objective_changes_answer_and_address(shipped: Graph) -> None:
    app = run()
    app.button_group(key="plan_objective").set_value("cost").run()
    best = careergraph.plan(shipped, FIRST_TARGET, hold=[FIRST_HELD], objective="cost").best
    assert best is not None
    assert address(app, "objective") == ["cost"]
    assert address(app, "hold") == [FIRST_HELD]
    assert f"${best.cost:,.0f}" in text(app)
    assert "no plan is cheaper" in text(app)


def test_limits_that_cannot_be_kept_are_explained() -> None:
    app = run(target=FIRST_TARGET, max_months="1")
    words = text(app)
    assert "No plan leads to" in words
    assert "What stands in the way" in words
    assert "raise or clear a limit" in words
    next(each for each in app.button if each.label == "Clear all limits").click().run()
    assert "Proved: no plan is faster" in text(app)


def test_what_is_avoided_is_named_as_missing(shipped: Graph) -> None:
    words = text(run(target=FIRST_TARGET, avoid=FIRST_TARGET))
    assert "What stands in the way" in words
    assert shipped.nodes[FIRST_TARGET]["name"] in words
    assert "avoid less" in words


def test_experience_gets_a_row_of_months(shipped: Graph) -> None:
    role = next(node for node in sorted(shipped) if shipped.nodes[node]["type"] == "role")
    app = run()
    app.multiselect(key="plan_roles").set_value([role]).run()
    app.number_input(key=f"plan_months_{role}").set_value(30).run()
    assert not app.exception
    assert address(app, "experience") == [f"{role}:30"]


def test_a_step_opens_its_details_and_goes_back(shipped: Graph) -> None:
    app = run()
    app.button(key=f"step_{FIRST_TARGET}").click().run()
    assert address(app, "node") == [FIRST_TARGET]
    assert f"### {shipped.nodes[FIRST_TARGET]['name']}" in text(app)
    next(each for each in app.button if each.label == "Back to the steps").click().run()
    assert "node" not in app.query_params


def test_what_is_held_needs_nothing_more() -> None:
    assert "You are there" in text(run(target=FIRST_TARGET, hold=FIRST_TARGET))


def test_unknown_ids_are_reported_not_replaced() -> None:
    words = text(run(target="no-such-role"))
    assert "“no-such-role” (target) is not in this data." in words
    assert "Choose where to go" in words


def test_the_picture_holds_what_is_held_and_every_step(shipped: Graph) -> None:
    answer, best = answered(shipped)
    picture = plan_picture(shipped, answer, best)
    assert picture.columns.keys() == {FIRST_HELD, *(step.id for step in best.schedule)}
    assert picture.marks[FIRST_HELD] == "✓"
    assert picture.marks[FIRST_TARGET] == str(len(best.schedule))
    columns = {node: column or 0 for node, column in picture.columns.items()}
    assert columns[FIRST_TARGET] == max(columns.values())
    assert all(columns[source] < columns[target] for source, target in picture.links)


def test_the_timeline_covers_the_plan(shipped: Graph) -> None:
    _, best = answered(shipped)
    rows = timeline(shipped, best)
    assert [row.id for row in rows] == [step.id for step in best.schedule]
    assert (rows[0].start, rows[-1].end) == (0, best.time)


def test_interchangeable_steps_are_named(shipped: Graph) -> None:
    _, best = answered(shipped)
    for step in best.schedule:
        assert ("could also be: " in step_text(shipped, step)) == bool(step.interchangeable)


def test_words_for_every_status(shipped: Graph) -> None:
    answer, best = answered(shipped)
    problem: Problem = answer.problem
    found = Answer(problem, "feasible", bound=best.time / 2, plans=(best,))
    assert verdict(found).text == "Best found; at most 50 % from the fastest possible"
    assert not verdict(found).proved
    assert "may be one" in verdict(Answer(problem, "unknown")).text
    nothing = careergraph.plan(shipped, FIRST_TARGET, max_cost=1)
    assert verdict(nothing).text == "Proved: no plan exists"
    assert headline(shipped, nothing).startswith("No plan leads to")
    assert "limit" in missing_lines(shipped, nothing)[0]


def test_the_way_from_explore_is_an_address(shipped: Graph) -> None:
    assert plan_address(shipped, FIRST_TARGET) == {"target": [FIRST_TARGET], "hold": [FIRST_HELD]}
    assert "hold" not in plan_address(shipped, FIRST_HELD)
