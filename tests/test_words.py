"""Numbers and lists are worded in one module, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph import words
from graph.model.names import level_words
from graph.queries.provenance import Source
from graph.ui.words import escape_markdown, safe_url, source_text
from graph.words import amount, change, counted, dollars, duration, listed, months_and_years, some

PACKAGE = Path(graph.__file__).parent


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0 steps"),
        (1, "1 step"),
        (-1, "-1 step"),
        (2, "2 steps"),
        (-2, "-2 steps"),
        (0.5, "0.5 steps"),
        (1_000, "1,000 steps"),
        (1_234_567, "1,234,567 steps"),
    ],
)
def test_one_is_singular_and_everything_else_plural(number: float, written: str) -> None:
    assert counted(number, "step") == written
    assert counted(number, "body", "bodies") == written.replace("steps", "bodies").replace(
        "step", "body"
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "$0"),
        (1, "$1"),
        (1250, "$1,250"),
        (0.5, "$0.50"),
        (1250.25, "$1,250.25"),
        (99.999, "$100"),
        (-1250, "-$1,250"),
        (-0.5, "-$0.50"),
        (12_345_678.0, "$12,345,678"),
    ],
)
def test_dollars_have_cents_only_where_there_are_some(number: float, written: str) -> None:
    assert dollars(number) == written
    assert counted(number, "dollar") == (
        written.replace("$", "") + (" dollar" if abs(number) == 1 else " dollars")
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (2.5, "2.5"), (100, "100"), (-0.001, "0"), (1200.25, "1,200.25"), (-7, "-7")],
)
def test_amounts(number: float, written: str) -> None:
    assert amount(number) == written
    assert words.percent(2.5) == "2.5%"


@pytest.mark.parametrize(
    ("months", "short", "long"),
    [
        (0, "no time", "0 months"),
        (1, "1 month", "1 month"),
        (12, "1 year", "12 months"),
        (23, "1 year 11 months", "23 months"),
        (24, "2 years", "24 months (2 years)"),
        (25, "2 years 1 month", "25 months (2 years 1 month)"),
        (111, "9 years 3 months", "111 months (9 years 3 months)"),
        (1200, "100 years", "1,200 months (100 years)"),
        (-1, "-1 month", "-1 month"),
        (-27, "-2 years 3 months", "-27 months (-2 years 3 months)"),
    ],
)
def test_durations(months: int, short: str, long: str) -> None:
    assert duration(months) == short
    assert months_and_years(months) == long


@given(st.integers(-2_000, 2_000), st.sampled_from(["month", "dollar", "step", "year"]))
def test_a_number_can_be_read_back(number: int, unit: str) -> None:
    written, noun = counted(number, unit).split(" ")
    assert int(written.replace(",", "")) == number
    assert noun == (unit if abs(number) == 1 else f"{unit}s")
    years, months = (
        int((re.search(rf"(\d+) {each}", duration(abs(number))) or [0, 0])[1])
        for each in ("year", "month")
    )
    assert 12 * years + months == abs(number)
    assert re.search(r"\b(?<!,)1 (months|years|steps|dollars)\b", duration(number)) is None


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcd", "a, b, c and d"),
        ("abcde", "a, b, c, d and e"),
    ],
)
def test_lists(names: str, written: str) -> None:
    assert listed(names) == written
    assert listed(names, "or") == written.replace("and", "or")
    assert some(names, "others", "and") == (
        written if len(names) <= words.NAMED else "a, b, c and 2 others"
    )


def test_a_long_list_names_everybody_once() -> None:
    assert some("aabbaab", "others") == "a or b"
    assert some("abcdefghijk", "others") == "a, b, c or 8 others"
    assert some("abcdef", "more", "and", named=6) == "a, b, c, d, e and f"
    assert some("abcdefg", "more", "and", named=6) == "a, b, c, d, e and 2 more"


def test_how_many_of_a_list() -> None:
    assert [words.how_many(n, 3) for n in (1, 2, 3)] == ["one", "2", "all"]
    assert words.how_many(1, 1) == "one"


def test_changes() -> None:
    assert change(9, -14_000, -1) == "+9 months, -14,000 dollars, -1 step"
    assert change(-1, 1, 2) == "-1 month, +1 dollar, +2 steps"
    assert change(0, -0.5, 0) == "-0.50 dollars"
    assert change(0, 0, 0, 1) == "+1 dollar earned"
    assert change(0, 0, 0, -1200) == "-1,200 dollars earned"
    assert change(0, 0, 0) == "no change"


def test_plans_limits_and_starts() -> None:
    assert words.values(111, 32_499, 6) == "111 months (9 years 3 months), $32,499, 6 steps"
    assert words.values(1, 1, 1) == "1 month, $1, 1 step"
    assert words.between(60, 96, "month") == "between 60 and 96 months"
    assert words.between(1200, 1300.5, "dollar") == "between $1,200 and $1,300.50"
    assert words.between(1, 1, "step") == "1 step"
    assert words.between(-5, -5, "dollar") == "-$5"
    assert words.within(24, 5000) == "within 24 months and $5,000"
    assert words.within(1, None) == "within 1 month"
    assert words.within(None, None) == ""
    assert [words.after(n) for n in (0, 1, 24)] == ["at once", "after 1 month", "after 2 years"]
    assert words.unpriced("ab") == "price unknown, counted as $0: a and b"
    assert words.sentence_case("pay, RHIA") == "Pay, RHIA"
    assert words.sentence_case("") == ""
    assert [level_words(level) for level in (None, 0, 7)] == [
        "",
        "school level",
        "executive level",
    ]


@pytest.mark.parametrize(
    ("factor", "written"),
    [
        (1.0, "no longer"),
        (2.0, "twice as long"),
        (2.5, "2.5 times as long"),
        (4.0, "4 times as long"),
    ],
)
def test_how_much_longer(factor: float, written: str) -> None:
    assert words.times_as_long(factor) == written


@pytest.mark.parametrize(
    ("factor", "written"),
    [
        (1, "full time: takes no longer"),
        (2.0, "half time: takes twice as long"),
        (3, "a third of full time: takes 3 times as long"),
        (2.5, "takes 2.5 times as long"),
    ],
)
def test_time_for_study_beside_work(factor: float, written: str) -> None:
    assert words.beside_work(factor) == written


def test_cards_say_it_in_fewest_letters() -> None:
    months = {-1: "now", 0: "now", 5: "5 mo", 12: "1 y", 18: "18 mo", 24: "2 y", 27: "2 y 3 mo"}
    assert {number: words.brief(number) for number in months} == months
    assert [words.rounded(n) for n in (0, 860, 999, 1000, 68_400)] == [
        *("$0", "$860", "$999", "$1k", "$68k")
    ]
    assert [words.brief_gain(n) for n in (17_000, -2_000)] == ["+$17k", "-$2k"]
    assert words.progress(12, 60) == "12 of 60 mo"


UNITS = re.compile(
    r"""\s(more\s|other\s|new\s|study\s)?
    (month|year|dollar|cent|step|thing|node|link|role|credential|pathway|way|plan|route|change
    |source|error|warning|row|cell|character|byte|time|box|fact|difference|other)(e?s)?\b""",
    re.VERBOSE,
)
"""What follows a number and is a unit."""


def spelled_out(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield where a module writes a number with its unit by itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for value, after in zip(node.values, [*node.values[1:], None], strict=True):
                if isinstance(value, ast.FormattedValue):
                    call = value.value
                    worded = isinstance(call, ast.Call) and _name(call) in {"amount", "counted"}
                    text = after.value if isinstance(after, ast.Constant) else ""
                    if not worded and UNITS.match(str(text)):
                        yield node.lineno, f"a number before {str(text)[:12]!r}"
                    spec = ast.unparse(value.format_spec) if value.format_spec else ""
                    if "," in spec:
                        yield node.lineno, f"a number written as {spec}"
                elif after and ast.unparse(value).rstrip("'\"").endswith("$"):
                    yield node.lineno, "an amount after $"
        if isinstance(node, ast.Constant) and node.value in {"1 month", "1 step", "1 year"}:
            yield node.lineno, f"{node.value!r}"
        if isinstance(node, (ast.BinOp, ast.IfExp)):
            ends = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.body,)
            if any(isinstance(end, ast.Constant) and end.value == "s" for end in ends):
                yield node.lineno, "a plural made by hand"


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_numbers_are_worded_in_one_module() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {what}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "words.py"
        for line, what in spelled_out(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "f'{n} months'",
        "f'{n} more steps to go'",
        "f'{n:,}'",
        "f'{n:,.0f} apples'",
        "f'costs ${n}'",
        "'1 month' if n == 1 else ''",
        "'step' + 's' * (n != 1)",
        "'s' if n > 1 else ''",
        "f'in {len(x)} nodes'",
    ],
)
def test_a_number_worded_elsewhere_is_noticed(source: str) -> None:
    assert list(spelled_out(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    ["counted(n, 'month')", "f'month {n}'", "f'{name} requires'", "f'{n} of {counted(n, \"x\")}'"],
)
def test_other_text_is_free(source: str) -> None:
    assert not list(spelled_out(ast.parse(source)))


def test_words_know_nothing_of_the_graph() -> None:
    tree = ast.parse(Path(words.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"__future__", "collections.abc", "typing"}


def test_text_of_the_data_stays_text() -> None:
    assert escape_markdown("a *b* [c](d) $e$") == r"a \*b\* \[c\]\(d\) \$e\$"
    assert escape_markdown(dollars(1250)) == "\\$1,250"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (":material/home:", "\\:~material/home\\:"),
        (":streamlit:", "\\:~streamlit\\:"),
        ("HTTPS://a.b", "HTTPS\\:~//a\\.b"),
        ("www.a.b", "www~\\.a\\.b"),
        ("me@a.b", "me@~a\\.b"),
        ("12:30 and wwwx", "12\\:30 and wwwx"),
    ],
)
def test_text_of_the_data_becomes_no_icon_and_no_link(given: str, written: str) -> None:
    assert escape_markdown(given) == written.replace("~", "\u2060")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "ftp://a/b", "", "http://[x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) == ""


def test_a_web_address_cannot_leave_its_link() -> None:
    assert safe_url("https://a.b/c(d)[e] f$") == "https://a.b/c%28d%29%5Be%5D%20f%24"


def test_sources_name_publisher_date_and_confidence() -> None:
    source = Source("s", "Title", "Agency", "https://a.b", "2025-05", "third_party", "why")
    assert source_text(source) == r"[Title](https://a.b) · 2025\-05 · third party · why"
    assert source_text(source, short=True) == r"[Agency](https://a.b) · 2025\-05 · third party"
    assert source_text(None) == "no source given"
