"""What can be asked besides the plan: other ways, how sure, strategies, routes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pages
import pytest
from pages import address, html, text

import graph as careergraph
from graph.drawing.diagram.plan import action
from graph.drawing.style import LIGHT
from graph.model.graph import Graph
from graph.planning.difference import difference
from graph.ui.components import plan_strategies
from graph.ui.components.plan_chart import chart, chart_points
from graph.ui.components.plan_strategies import cards, rows, strategy_names
from graph.ui.components.plan_ways import WAYS
from graph.ui.components.year_bars import axis_years, year_bars
from graph.ui.state import FIRST_HELD, FIRST_TARGET
from graph.words import about, duration

run = partial(pages.run, "plan")


@pytest.mark.slow
def test_other_ways_are_computed_when_asked_and_chosen(shipped: Graph) -> None:
    app = run()
    assert not [each for each in app.button if (each.key or "").startswith("show_")]
    app.button_group(key="plan_look").set_value("ways").run()
    assert address(app, "look") == ["ways"]
    words = text(app)
    cheapest = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD, "edu-hs"], objective="cost", clock="calendar"
    ).best
    assert cheapest is not None
    shown_as = f"<h4>{duration(cheapest.months)}</h4><b>${cheapest.cost:,.0f}</b>"
    assert shown_as in html(app)
    assert "Time against cost" in words
    assert len(app.get("vega_lite_chart")) == 1
    shown = {each.key: each for each in app.button if (each.key or "").startswith("show_")}
    assert shown["show_Fastest"].disabled
    shown["show_Cheapest"].click().run()
    assert address(app, "objective") == ["cost"]
    assert app.metric[0].value == duration(cheapest.months)


@pytest.mark.slow
def test_a_point_of_the_trade_offs_is_the_cheapest_plan_within_its_months(shipped: Graph) -> None:
    points = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD, "edu-hs"], clock="calendar", pareto=True
    ).plans
    assert len(points) > 1
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, within=str(points[-1].months))
    assert app.metric[0].value == duration(points[-1].months)
    assert app.metric[1].value == about(points[-1].cost)


@pytest.mark.slow
def test_how_sure_and_strategies_are_there_when_asked(shipped: Graph) -> None:
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, look="sure")
    assert "if estimates are off by up to 25%" in text(app)
    app.button_group(key="plan_look").set_value("strategies").run()
    assert address(app, "look") == ["strategies"]
    assert "if estimates are off" not in text(app)
    cards = html(app)
    assert cards.count("<section>") == 2
    for row in ("Time", "Cost", "Steps", "Studied", "Jobs on the way", "Who says so"):
        assert cards.count(f"<dt>{row}</dt>") == 2
    other = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD, "edu-hs"], clock="calendar", different=True
    ).plans[1]
    assert app.button(key="strategy_0").disabled
    app.button(key="strategy_1").click().run()
    words = pages.in_dialog(app)
    assert all(action(shipped, step) in words for step in other.schedule)


@pytest.mark.slow
def test_one_thing_is_open_below_the_plan_and_the_address_says_which() -> None:
    app = run(target=FIRST_TARGET, hold=FIRST_HELD, look="route")
    assert app.button_group(key="plan_look").value == "route"
    assert "Leaves out:" in text(app)
    assert "A route follows links and may not meet every requirement" in text(app)
    app.button_group(key="plan_look").set_value(None).run()
    assert "look" not in app.query_params
    assert "Leaves out:" not in text(app)
    assert "“everything” (look) is not one of" in text(run(look="everything"))


def test_strategies_are_compared_side_by_side(shipped: Graph) -> None:
    answer = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD], clock="calendar", pareto=True
    )
    fast, cheap = answer.plans
    both = replace(answer, differences=(difference(shipped, fast, cheap),))
    names = strategy_names(shipped, [fast, cheap, cheap])
    assert names == ["Bachelor's and RHIA", "Associate degree and RHIT", f"{names[1]}, way 2"]
    found = {row.name: row for row in rows(shipped, both)}
    assert found["Time"].texts == [duration(fast.months), duration(cheap.months)]
    assert found["Cost"].values == [fast.cost, cheap.cost]
    assert all("sources" in each and "months: " in each for each in found["Who says so"].texts)
    page = cards(shipped, both)
    assert page.count("<em>best</em>") == 4
    assert 'class="same"><dt>Steps' in page


def test_bars_of_years_are_where_the_steps_are(shipped: Graph) -> None:
    best = careergraph.plan(shipped, FIRST_TARGET, hold=[FIRST_HELD], clock="calendar").best
    assert best is not None
    assert axis_years([best]) == 10
    drawn = year_bars(best, 10)
    assert drawn.count('<i class="work"') == 2
    assert drawn.count('<i class="beside"') == 3
    assert '<i class="beside" style="left:0.00%;width:20.00%"></i>' in drawn
    assert '<b style="left:52.50%"></b>' in drawn
    assert axis_years([replace(best, calendar=121)]) == 11


def test_points_of_the_chart_have_the_names_of_their_ways(shipped: Graph) -> None:
    answer = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD], clock="calendar", pareto=True
    )
    fast, cheap = answer.plans
    slow = replace(fast, calendar=99, cost=48_000.0)
    plans = dict(zip((way.name for way in WAYS), (fast, cheap, slow, fast), strict=True))
    found = [(way, replace(answer, plans=(plans[way.name],))) for way in WAYS]
    points = chart_points(answer, found, cheap)
    assert [(point.name, point.way, point.kind) for point in points] == [
        ("Fastest, Without leaving work", "", "way"),
        ("Cheapest", "", "shown"),
        ("Fewest steps", "Fewest steps", "way"),
    ]
    drawn = chart(answer.plans, points, LIGHT).to_dict()
    area = drawn["layer"][0]
    assert area["mark"]["type"] == "area"
    edge = [(each["years"], each["dollars"]) for each in drawn["datasets"][area["data"]["name"]]]
    assert edge[1:3] == [(fast.months / 12, fast.cost), (cheap.months / 12, cheap.cost)]
    assert edge[0][1] > slow.cost
    assert edge[-1] == (edge[-1][0], cheap.cost)


def test_names_are_never_markup_in_cards(shipped: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = careergraph.plan(
        shipped, FIRST_TARGET, hold=[FIRST_HELD], clock="calendar", pareto=True
    )
    fast, cheap = answer.plans
    both = replace(answer, differences=(difference(shipped, fast, cheap),))
    bad = '<img src=x onerror=alert(1)> & "more"'
    monkeypatch.setattr(plan_strategies, "display_name", lambda *_: bad)
    page = cards(shipped, both)
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;" in page
