"""A page is its file and one record: navigation, links and tests read the list."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from graph.io.tables import shipped
from graph.ui.paths import PAGES


def test_every_file_is_listed_and_one_page_is_the_first() -> None:
    files = next(iter(PAGES.values())).path.parent.glob("*.py")
    assert {path.stem for path in files} - {"__init__"} == PAGES.keys()
    assert [each.name for each in PAGES.values() if each.default] == ["explore"]
    assert len({each.title for each in PAGES.values()}) == len(PAGES)


def test_the_app_reads_the_list() -> None:
    source = shipped("app.py").read_text(encoding="utf-8")
    assert "PAGES" in source
    assert not any(
        f'"{name}"' in source for each in PAGES.values() for name in (each.name, each.title)
    )
    assert not AppTest.from_file(str(shipped("app.py")), default_timeout=60).run().exception
