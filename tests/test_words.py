from __future__ import annotations

import pytest

from graph.queries.facts import Source
from graph.ui.words import money, plain, safe_url, source_text
from graph.words import counted, duration, listed, times_as_long


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "no time"),
        (1, "1 month"),
        (12, "1 year"),
        (25, "2 years 1 month"),
        (111, "9 years 3 months"),
    ],
)
def test_durations(months: int, words: str) -> None:
    assert duration(months) == words


def test_amounts_and_lists() -> None:
    assert money(1250) == "\\$1,250"
    assert counted(1, "step") == "1 step"
    assert counted(2, "body", "bodies") == "2 bodies"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1.0, "no longer"),
        (2.0, "twice as long"),
        (2.5, "2.5 times as long"),
        (4.0, "4 times as long"),
    ],
)
def test_how_much_longer(factor: float, words: str) -> None:
    assert times_as_long(factor) == words


def test_text_of_the_data_stays_text() -> None:
    assert plain("a *b* [c](d) $e$") == r"a \*b\* \[c\]\(d\) \$e\$"


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
