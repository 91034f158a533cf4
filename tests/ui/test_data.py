"""The Data page: tables, sources, checks, and own data that one visit sees."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pages
import pytest
from pages import address, html, session, text, walk
from streamlit.testing.v1 import AppTest
from workbooks import workbook

from graph.io.checking import check_reading
from graph.io.csv_zip import to_csv_zip
from graph.io.given import read_given
from graph.io.rows import TABLES as FILES
from graph.io.template import template
from graph.model.graph import Graph
from graph.planning.plan import plan
from graph.queries.sources import source_uses
from graph.ui.components.data_report import report_card
from graph.ui.components.data_sources import how_sure_shares
from graph.ui.components.data_table import columns_of, number_format, packed_rows
from graph.ui.components.own_plan import Line, plan_lines
from graph.ui.data_tables import ID, TABLES, Row, matching, written
from graph.ui.paths import PAGES

NODES = """id,type,name,kind,duration_months,cost_usd,pay_median_usd
edu-hs,credential,High School Diploma,diploma,48,0,
short,credential,Short <b>Course</b>,certificate,6,900,
clerk,role,Records Clerk,,,,40000
director-of-medical-records,role,Chief,,,,90000
"""
EDGES = """source,target,relation,pathway,group,months
short,clerk,required_for,1,course,
clerk,director-of-medical-records,required_for,1,work,12
"""


def zipped(tables: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, words in tables.items():
            archive.writestr(name, words)
    return target.getvalue()


OWN = ("own.zip", zipped({"nodes.csv": NODES, "edges.csv": EDGES}), "application/zip")


def given(app: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    app.file_uploader[0].set_value(list(files)).run()
    assert not app.exception
    return app


# What is shown.


def test_the_first_view_has_sources_shares_tables_and_checks(shipped: Graph) -> None:
    app = pages.run("data")
    headings = [each.value for each in app.subheader]
    assert headings[0] == f"{len(source_uses(shipped))} sources"
    assert {"How sure the data is", "Tables", "Checks", "My own data, for this visit only"} <= {
        *headings
    }
    assert app.dataframe[0].value["Used"].is_monotonic_decreasing
    assert "No problems in any line of any table." in html(app)
    app.button_group(key="data_age").set_value("old").run()
    assert address(app, "age") == ["old"]
    assert (app.dataframe[0].value["Age"] > 36).all()


def test_choosing_a_table_shows_it_and_words_narrow_it(shipped: Graph) -> None:
    app = pages.run("data")
    app.button_group(key="data_table").set_value("links").run()
    assert (address(app, "view"), address(app, "table")) == (["tables"], ["links"])
    assert len(app.dataframe[0].value) == shipped.number_of_edges()
    app.text_input(key="data_words").set_value("RHIA  director").run()
    assert address(app, "words") == ["RHIA director"]
    assert 0 < len(app.dataframe[0].value) < 200
    app.text_input(key="data_words").set_value("no such words").run()
    assert "No row has these words" in text(app)
    app.button_group(key="data_table").set_value("roles").run()
    assert "words" not in app.query_params


def test_an_odd_address_is_told() -> None:
    app = pages.run("data", view="all", table="nodes", words="<b>" * 200)
    assert "“all” (view) is not one of sources, tables, own." in text(app)
    assert "“nodes” (table) is not one of roles" in text(app)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_complete_and_its_links_are_addresses(shipped: Graph, name: str) -> None:
    rows = TABLES[name].rows(shipped)
    assert packed_rows(rows).to_pylist() == rows
    for row in rows:
        assert row.keys() == rows[0].keys()
        assert all(
            row[each] is None or row[each].startswith("http")
            for each in ("Link", "Page")
            if each in row
        )
        assert ID not in row or row[ID] in shipped
    assert columns_of(rows).keys() <= rows[0].keys()


def test_every_row_of_every_table_is_somewhere(shipped: Graph) -> None:
    kinds = ("roles", "credentials", "fields", "bodies", "employers")
    assert sum(len(TABLES[name].rows(shipped)) for name in kinds) == len(shipped)
    assert len(TABLES["columns"].rows(shipped)) == sum(len(columns) for _, columns, _ in FILES)
    assert all(written(column) for _, columns, _ in FILES for column in columns)


def test_numbers_read_as_what_they_are() -> None:
    assert number_format("Pay year", [2025]) == "%d"
    assert number_format("Openings per year", [13700, 900]) == "localized"
    assert number_format("Pay, median", [50_000]) == "$%,.0f"
    assert number_format("Growth in ten years", [-0.4, 7]) == "%.1f"
    assert number_format("Share", [0.25, 1]) == "%.2f"


def test_words_are_looked_for_in_every_column() -> None:
    rows: list[Row] = [{"a": "One two", "b": None}, {"a": "One", "b": 2}]
    assert matching(rows, "") == rows
    assert matching(rows, "TWO one") == rows[:1]
    assert matching(rows, "2") == rows[1:]


def test_shares_are_told_in_words_too(shipped: Graph) -> None:
    assert "3,459 links: 17% verified, 14% third party" in how_sure_shares(shipped)


# Own data.


def test_the_template_has_no_problem_and_three_lines() -> None:
    reading = read_given([("template.zip", template())])
    G, report = check_reading(reading)
    assert G is not None
    assert (report.errors, report.warnings) == ([], [])
    assert [len(sheet.records) for sheet in reading.sheets] == [3, 3]
    for sheet, (_, columns, _) in zip(reading.sheets, FILES, strict=False):
        assert sheet.columns == [column.name for column in columns]
    best = plan(G, "my-lead-coder", clock="calendar").best
    assert best is not None
    assert best.months == 30


def test_problems_are_told_and_the_shipped_data_stays() -> None:
    app = pages.run("data", view="own")
    bad = NODES.replace(",900,", ',"1,900",').replace("clerk,role", 'clerk,"<i>job</i>"')
    given(app, ("nodes.csv", bad.encode(), ""))
    assert "choose it together with the others" in html(app)
    given(
        app,
        ("nodes.csv", bad.encode(), ""),
        ("edges.csv", EDGES.encode(), ""),
    )
    told = html(app)
    assert "2 problems to fix before it can be used" in told
    assert "&#x27;1,900&#x27; is not a plain number; write 1900" in told
    assert "&lt;i&gt;job" in told
    assert "<i>job" not in told
    assert "The shipped data is still shown" in text(app)
    assert not [each for each in app.button if each.label == "Use it in this visit"]
    assert str(Path.cwd()) not in told


@pytest.mark.parametrize(
    "file",
    [
        ("own.zip", b"", ""),
        ("own.zip", b"PK\x03\x04" + b"\0" * 50, ""),
        ("own.xlsx", b"PK\x03\x04" + b"\0" * 50, ""),
        ("own.csv", b"\xff\xfe", ""),
        ("nodes.csv", b"\0" * 100, ""),
        (f"{'x' * 300}<script>.csv", b"a", ""),
    ],
)
def test_nothing_breaks_the_page(file: tuple[str, bytes, str]) -> None:
    app = given(pages.run("data", view="own"), file)
    assert "to fix before it can be used" in html(app)
    assert "Traceback" not in text(app) + html(app)


def test_a_long_report_is_cut_and_counted() -> None:
    lines = "".join(f"n{number},rolle,N\n" for number in range(2_000))
    _, report = check_reading(
        read_given(
            [("nodes.csv", f"id,type,name\n{lines}".encode()), ("edges.csv", EDGES.encode())]
        )
    )
    card = report_card(report, "")
    assert "at least 1,0" in card
    assert card.count("<tr>") < 70
    assert f"{len(report.errors) - 60 + report.more:,} more lines in the list." in card


def test_own_data_is_compared_used_everywhere_and_left_again(shipped: Graph) -> None:
    app = given(walk(session(), "data", view="own", hold="edu-cert-coding"), OWN)
    told = html(app)
    assert "Against the shipped data" in told
    assert f'<b class="is-bad">- {len(shipped) - 2}</b>' in told
    assert "What changes in my plan" in told
    assert "Planned without what one of them does not have" in text(app)
    app.button(key="own_use").click().run()
    assert "**Your own data**, in this visit only · own.zip" in text(app)
    assert "“edu-cert-coding” (hold) is not in this data." in text(app)
    for page in ("explore", "plan"):
        walk(app, page)
        assert "Chief" in text(app) + str([each.options for each in app.selectbox])
        assert "**Your own data**" in text(app)
        assert "$900" in text(app) or page == "explore"
    # Others never see it.
    for page in ("plan", "data"):
        other = pages.run(page)
        assert "**Your own data**" not in text(other)
        assert "Chief" not in text(other)
    app.button(key="own_back").click().run()
    assert "**Your own data**" not in text(app)
    assert address(app, "hold") == ["edu-cert-coding"]
    assert not app.warning
    walk(app, "data", view="own")
    app.button(key="own_remove").click().run()
    assert not [each for each in app.button if each.key == "own_use"]


def test_the_goal_comes_back_with_the_shipped_data() -> None:
    app = walk(walk(session(), "plan", target="ahima-rhia", hold="edu-hs"), "data")
    given(app, OWN)
    assert "Your goal, " in text(app)
    app.button(key="own_use").click().run()
    walk(app, "plan")
    assert "“ahima-rhia” (target) is not in this data." in text(app)
    app.button(key="own_back").click().run()
    assert address(app, "target") == ["ahima-rhia"]
    assert "Earliest" in text(app)


def test_a_workbook_and_loose_tables_are_taken_too() -> None:
    sheets = {
        name: [line.split(",") for line in words.splitlines()]
        for name, words in (("nodes", NODES), ("edges", EDGES))
    }
    for files in (
        [("own.xlsx", workbook(sheets), "")],
        [("nodes.csv", NODES.encode(), ""), ("edges.csv", EDGES.encode(), "")],
    ):
        app = given(pages.run("data", view="own"), *files)
        assert app.button(key="own_use").label == "Use it in this visit"


def test_an_empty_or_odd_graph_breaks_no_page() -> None:
    nodes = "id,type,name\n"
    for rows in ("", "a,employer,`A` <b>$x$</b> :red[y] [z](http://z)\n"):
        app = given(
            walk(session(), "data", view="own"),
            ("nodes.csv", (nodes + rows).encode(), ""),
            ("edges.csv", b"source,target,relation\n", ""),
        )
        app.button(key="own_use").click().run()
        for page in PAGES:
            walk(app, page)
            assert "**Your own data**" in text(app)
        for table in ("employers", "links", "columns"):
            walk(app, "data", view="tables", table=table)


def test_another_file_has_to_be_taken_into_use_again() -> None:
    app = given(pages.run("data", view="own"), OWN)
    app.button(key="own_use").click().run()
    given(app, ("other.zip", OWN[1], ""))
    assert "**Your own data**" not in text(app)
    assert app.button(key="own_use")
    app.file_uploader[0].set_value([]).run()
    assert not [each for each in app.button if each.key == "own_use"]


def test_the_shipped_data_does_not_differ_from_itself(shipped: Graph) -> None:
    app = walk(walk(session(), "plan", target="ahima-rhit", hold="edu-as-hit"), "data")
    given(app, ("all.zip", to_csv_zip(shipped), ""))
    assert "Nothing differs." in html(app)
    answer = plan(shipped, "ahima-rhit", clock="calendar")
    assert {line.change for line in plan_lines(shipped, answer, shipped, answer)} == {"same"}


def test_plans_are_compared_step_by_step(shipped: Graph) -> None:
    first = plan(shipped, "ahima-rhit", clock="calendar")
    second = plan(shipped, "ahima-rhit", clock="calendar", hold=["edu-as-hit"])
    lines = plan_lines(shipped, first, shipped, second)
    assert lines[0].name == "Time"
    assert lines[0].change.startswith("-")
    assert lines[1].tone == "good"
    assert any(line.change == "not needed" and not line.mine for line in lines)
    none = plan(shipped, "ahima-rhit", clock="calendar", max_cost=1)
    assert plan_lines(shipped, first, shipped, none) == [
        Line("Within your limits", "a plan", "no plan", "other", "bad")
    ]


def test_what_was_looked_up_in_other_data_is_not_told() -> None:
    app = walk(session(), "explore")
    pages.typed(app, "explore_search", "tumor registrars")
    assert "Best match" in text(app)
    given(walk(app, "data"), OWN)
    app.button(key="own_use").click().run()
    walk(app, "explore")
    assert "Best match" not in text(app)
